"""Where a reader has been: back and forward over places, without Qt.

A place is an entry id or the label of a sentence ("S4").
"""

from typing import NamedTuple

_LONGEST = 200


class View(NamedTuple):
    """How a place was being read: as entry or in the source text, scrolled how many pixels.

    `part` is that of the source text, if it is too long to be shown whole.
    """

    is_source: bool = False
    scroll: int = 0
    part: int = 0


class History(NamedTuple):
    """Places in the order they were visited; `at` is the index of the present one, -1 for none.

    `views` tells how each place was left, None or nothing at all for one that never was.
    """

    places: tuple[str, ...] = ()
    at: int = -1
    views: tuple[View | None, ...] = ()

    @property
    def here(self) -> str:
        """The present place, empty before the first visit."""
        return self.places[self.at] if self.at >= 0 else ""

    @property
    def view(self) -> View | None:
        """How the present place was left the last time."""
        return self.views[self.at] if 0 <= self.at < len(self.views) else None

    @property
    def can_go_back(self) -> bool:
        return self.at > 0

    @property
    def can_go_forward(self) -> bool:
        return self.at < len(self.places) - 1

    def visit(self, place: str) -> "History":
        """The history after going to `place`; what lay ahead is forgotten."""
        if place == self.here:
            return self
        places = (*self.places[: self.at + 1], place)[-_LONGEST:]
        views = (*self._all_views()[: self.at + 1], None)[-_LONGEST:]
        return History(places, len(places) - 1, views)

    def left(self, view: View) -> "History":
        """The history that knows how its present place is being left."""
        if self.at < 0:
            return self
        views = self._all_views()
        return self._replace(views=(*views[: self.at], view, *views[self.at + 1 :]))

    def back(self) -> "History":
        return self.turned(self.at - 1) if self.can_go_back else self

    def forward(self) -> "History":
        return self.turned(self.at + 1) if self.can_go_forward else self

    def turned(self, at: int) -> "History":
        """The history with the place at index `at` as the present one."""
        return self._replace(at=at) if 0 <= at < len(self.places) else self

    def around(self, most: int) -> tuple[tuple[int, str], ...]:
        """Up to `most` places either side of the present one, latest first, with their indices."""
        first = max(0, self.at - most)
        near = list(enumerate(self.places))[first : self.at + most + 1]
        return tuple(reversed(near))

    def _all_views(self) -> tuple[View | None, ...]:
        return (*self.views, *(None,) * len(self.places))[: len(self.places)]
