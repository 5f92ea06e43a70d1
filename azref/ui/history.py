"""Where a reader has been: back and forward over places, without Qt.

A place is an entry id or the label of a sentence ("S4").
"""

from typing import NamedTuple

_LONGEST = 200


class History(NamedTuple):
    """Places in the order they were visited; `at` is the index of the present one, -1 for none."""

    places: tuple[str, ...] = ()
    at: int = -1

    @property
    def here(self) -> str:
        """The present place, empty before the first visit."""
        return self.places[self.at] if self.at >= 0 else ""

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
        return History(places, len(places) - 1)

    def back(self) -> "History":
        return self._replace(at=self.at - 1) if self.can_go_back else self

    def forward(self) -> "History":
        return self._replace(at=self.at + 1) if self.can_go_forward else self
