"""Where the pages of a document stand in a pane: whole ones side by side, or one as wide as it.

Whole pages stand in rows as in an open book, the cover by itself, and a row is as high as the
pane: what is seen is never half a page. Pages are numbered from 0.
"""

from typing import NamedTuple

_WIDEST = 820
"""Pixels of a page that is read; wider lines would only be larger letters."""


class Place(NamedTuple):
    """A page's place on the whole of rows, in pixels."""

    left: int
    top: int
    width: int
    height: int


class Spreads:
    """The rows of `count` pages of `shape` (width, height) in a pane of `room` (width, height)."""

    def __init__(
        self, count: int, shape: tuple[int, int], room: tuple[int, int], gap: int, *, is_wide: bool
    ) -> None:
        self._count, self._gap, self._is_wide = count, gap, is_wide
        self._room = room
        ratio = shape[1] / max(1, shape[0])
        widest = max(1, min(room[0] - 2 * gap, _WIDEST))
        fitting = max(1, round((room[1] - 2 * gap) / max(ratio, 1e-6)))
        self.width = widest if is_wide else min(widest, fitting)
        self.height = max(1, round(self.width * ratio))
        beside = 1 if is_wide else max(1, (room[0] - gap) // (self.width + gap))
        self.beside = beside
        self._pitch = self.height + gap if is_wide else max(room[1], self.height + gap)

    @property
    def rows(self) -> int:
        if self._count < 2 or self.beside == 1:
            return self._count
        return 1 + -(-(self._count - 1) // self.beside)

    @property
    def extent(self) -> int:
        """The height of all rows."""
        return self.rows * self._pitch + (self._gap if self._is_wide and self._count else 0)

    def row_of(self, page: int) -> int:
        if self.beside == 1 or page == 0:
            return page
        return 1 + (page - 1) // self.beside

    def pages_of(self, row: int) -> range:
        if self.beside == 1 or row == 0:
            return range(row, min(self._count, row + 1))
        first = 1 + (row - 1) * self.beside
        return range(first, min(self._count, first + self.beside))

    def top(self, row: int) -> int:
        """How far to scroll for a row to be the first that is seen, whole."""
        return max(0, min(self.rows - 1, row)) * self._pitch

    def row_at(self, y: int) -> int:
        """The row that takes most of the pane where it is scrolled to `y`."""
        at = (y + min(self._pitch, self._room[1]) // 2) // max(1, self._pitch)
        return max(0, min(self.rows - 1, at))

    def place(self, page: int) -> Place:
        row = self.row_of(page)
        pages = self.pages_of(row)
        taken = len(pages) * (self.width + self._gap) - self._gap
        left = (self._room[0] - taken) // 2 + (page - pages.start) * (self.width + self._gap)
        if self._is_wide:
            return Place(left, row * self._pitch + self._gap, self.width, self.height)
        top = row * self._pitch + (self._pitch - self.height) // 2
        return Place(left, top, self.width, self.height)
