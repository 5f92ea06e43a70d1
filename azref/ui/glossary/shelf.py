"""Where the rows of the glossary stand: their heights and tops in pixels, however many there are.

Rows have one of three heights. Nothing is kept for a row, so that a hundred thousand of them take
no longer than a hundred.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, compress, count
from typing import NamedTuple

from azref.ui.glossary.rows import Section


class Heights(NamedTuple):
    """What a heading takes, a term of one line, and one of two."""

    heading: int
    single: int
    double: int


class Shelf:
    """Sections under one another; `doubles` are the ranks of terms of two lines, ascending."""

    def __init__(
        self, sections: Sequence[Section], doubles: Sequence[int], heights: Heights
    ) -> None:
        self._sections = sections
        self._heights = heights
        self._doubles = [_places(section.ranks, doubles) for section in sections]
        lengths = (1 + len(section.ranks) for section in sections)
        self._starts = list(accumulate(lengths, initial=0))
        self._tops = list(accumulate(map(self._depth, range(len(sections))), initial=0))

    def _depth(self, part: int) -> int:
        return self._within(part, len(self._sections[part].ranks))

    def _within(self, part: int, place: int) -> int:
        """How far under the top of a section the term at a place begins."""
        heading, single, double = self._heights
        second_lines = bisect_left(self._doubles[part], place)
        return heading + place * single + second_lines * (double - single)

    @property
    def height(self) -> int:
        return self._tops[-1]

    def __len__(self) -> int:
        return self._starts[-1]

    def top(self, row: int) -> int:
        """Where a row begins; the row after the last begins where the last ends."""
        if row >= len(self):
            return self.height
        part = bisect_right(self._starts, row) - 1
        place = row - self._starts[part] - 1
        return self._tops[part] + (self._within(part, place) if place >= 0 else 0)

    def height_of(self, row: int) -> int:
        return self.top(row + 1) - self.top(row)

    def row_at(self, y: int) -> int:
        """The row that takes the pixel `y`; below 0 above the first, past the last under it."""
        if not 0 <= y < self.height:
            return -1 if y < 0 else len(self)
        part = bisect_right(self._tops, y) - 1
        below = y - self._tops[part]
        places = range(len(self._sections[part].ranks))
        place = bisect_right(places, below, key=lambda each: self._within(part, each)) - 1
        return self._starts[part] + 1 + place


def _places(ranks: Sequence[int], doubles: Sequence[int]) -> list[int]:
    """Which places in a section hold doubles."""
    if isinstance(ranks, range):
        near = doubles[bisect_left(doubles, ranks.start) : bisect_left(doubles, ranks.stop)]
        return [rank - ranks.start for rank in near]
    return list(compress(count(), map(frozenset(doubles).__contains__, ranks)))
