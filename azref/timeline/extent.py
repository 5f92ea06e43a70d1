"""What is known of a date, as a stretch of days with four kinds of ends.

Nothing is ever padded to the first of January: a year is 365 or 366 days wide.
"""

from enum import StrEnum
from typing import NamedTuple

from azref.dates import BoundKind, Edtf, parse
from azref.timeline.scale import FIRST_DAY, LAST_DAY


class Edge(StrEnum):
    """How a stretch ends: known, about known, going on, or nobody says where."""

    SHARP = "sharp"
    SOFT = "soft"
    OPEN = "open"
    TORN = "torn"


_FAR = (Edge.OPEN, Edge.TORN)
_BOUNDS = {BoundKind.OPEN: Edge.OPEN, BoundKind.UNKNOWN: Edge.TORN}


class Extent(NamedTuple):
    """The days that are known, `begin` to `end` (exclusive), and how it goes on at both sides."""

    begin: int
    end: int
    left: Edge = Edge.SHARP
    right: Edge = Edge.SHARP

    def overlaps(self, other: "Extent") -> bool:
        """Whether the two can have a day in common; an open or unknown end can be any day."""
        return self._before(other) and other._before(self)

    def _before(self, other: "Extent") -> bool:
        """Whether it can begin before `other` ends."""
        is_sure = self.left not in _FAR and other.right not in _FAR
        return self.begin < other.end or not is_sure


def extent_of(edtf: str) -> Extent | None:
    """The extent of an EDTF date.

    None when no day of it is known (``../..``) or when it lies outside the years 1 to 9999.
    Raises `DateError`.
    """
    date = parse(edtf)
    first, last = date.start or date.end or date, date.end or date.start or date
    begin = first.latest if first.earliest is None else first.earliest
    end = last.earliest if last.latest is None else last.latest
    if begin is None or end is None or not FIRST_DAY <= begin <= end <= LAST_DAY:
        return None
    left, right = _edge(date.start_kind, first), _edge(date.end_kind, last)
    return Extent(begin, end + 1, left, right)


def _edge(bound: BoundKind, date: Edtf) -> Edge:
    is_soft = date.is_approximate or date.is_uncertain
    return _BOUNDS.get(bound, Edge.SOFT if is_soft else Edge.SHARP)
