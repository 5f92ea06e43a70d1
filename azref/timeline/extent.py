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

    None when no day of it is known (``../..``) or when it reaches beyond the years 1 to 9999.
    Raises `DateError`.
    """
    date = parse(edtf)
    first, last = _ends(date)
    days = _known(first, last)
    if days is None or not FIRST_DAY <= days[0] <= days[1] <= LAST_DAY:
        return None
    left, right = _edge(date.start_kind, first), _edge(date.end_kind, last)
    return Extent(days[0], days[1] + 1, left, right)


def beyond(edtf: str) -> int:
    """Where a date reaches beyond the axis: -1 before year 1, 1 after year 9999, 0 for others.

    Raises `DateError`.
    """
    days = _known(*_ends(parse(edtf)))
    return 0 if days is None else -(days[0] < FIRST_DAY) or int(days[1] > LAST_DAY)


def _ends(date: Edtf) -> tuple[Edtf, Edtf]:
    return date.start or date.end or date, date.end or date.start or date


def _known(first: Edtf, last: Edtf) -> tuple[int, int] | None:
    """The first and the last day that are known, if any is."""
    begin = first.latest if first.earliest is None else first.earliest
    end = last.earliest if last.latest is None else last.latest
    return None if begin is None or end is None else (begin, end)


def _edge(bound: BoundKind, date: Edtf) -> Edge:
    is_soft = date.is_approximate or date.is_uncertain
    return _BOUNDS.get(bound, Edge.SOFT if is_soft else Edge.SHARP)
