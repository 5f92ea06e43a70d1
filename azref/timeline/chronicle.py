"""All events of the pane as columns of numbers, and as values only where they are looked at."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date

from azref.entries import Lane, Scope, TimelineEvent
from azref.timeline.extent import Edge, beyond, extent_of
from azref.timeline.index import DayIndex
from azref.timeline.marks import Dated, dated
from azref.timeline.scale import new_year, year_of

LANES = (Lane.FRAMEWORK, Lane.OPERATIONS, Lane.EXERCISES, Lane.DIALOGUE, Lane.CONTEXT)
"""Top to bottom."""

_MOST_KEPT = 4096
"""Values kept of events that were looked at."""


class Chronicle:
    """Events in the time order they are given in. A place is a number in that order.

    `undated` are the places of those that have none on the axis; `beyond` counts those of them that
    have a date, before year 1 or after 9999.
    """

    def __init__(self, events: Sequence[TimelineEvent], *, with_context: bool = True) -> None:
        self.events = events
        self._kept: dict[int, Dated] = {}
        self._places: dict[str, int] = {}
        self.beyond = 0
        self._columns(with_context=with_context)

    def _columns(self, *, with_context: bool) -> None:
        """Reads every event once; a million take about a second, so nothing here is a call."""
        read: dict[str, _Span] = {}
        columns: dict[Lane, tuple[list[int], ...]] = {lane: ([], [], []) for lane in LANES}
        # Hashing an enum is a slow call, and so is looking up a method.
        adders = {id(lane): [column.append for column in columns[lane]] for lane in LANES}
        self.undated: dict[Lane, list[int]] = {lane: [] for lane in LANES}
        hidden: set[int] = set()
        context_scope = Scope.CONTEXT
        for place, (_, _, scope, lane, source, attested, _) in enumerate(self.events):
            edtf = source.edtf
            if scope is context_scope:
                if not with_context:
                    hidden.add(place)
                    continue
                edtf, attested = edtf or attested, None
            if not edtf:
                self.undated[lane].append(place)
                continue
            span = read[edtf] if edtf in read else _read(edtf, read)
            begin, end, count, _ = span
            if scope is not context_scope:
                span[2] = count + 1
            if not end:
                self.undated[lane].append(place)
                self.beyond += span[3] == _BEYOND
                continue
            if attested and attested != edtf:
                first, last, _, _ = read[attested] if attested in read else _read(attested, read)
                if last:
                    begin = first if first < begin else begin
                    end = last if last > end else end
            add_place, add_begin, add_end = adders[id(lane)]
            add_place(place)
            add_begin(begin)
            add_end(end)
        self._take_shown(hidden)
        self._take_years(read)
        self.opens = [any(span[3] & side for span in read.values()) for side in (1, 2)]
        self.lanes = {lane: DayIndex(*columns[lane]) for lane in LANES}

    def _take_shown(self, hidden: set[int]) -> None:
        every = range(len(self.events))
        shown = [place for place in every if place not in hidden] if hidden else every
        self.shown = array("i", shown)

    def _take_years(self, read: dict[str, "_Span"]) -> None:
        """How many events the source dates to each year; what it leaves open does not count."""
        self.years: Counter[int] = Counter()
        for begin, end, count, _ in read.values():
            if end and count:
                first, last = year_of(begin), year_of(end - 1)
                for year in range(first, last + 1):
                    self.years[year] += count

    def __len__(self) -> int:
        """How many events are shown."""
        return len(self.shown)

    @property
    def span(self) -> tuple[int, int]:
        """The days of the whole years in which something is dated, the last exclusive.

        What is open at its end gets a year more to be open in. Without anything dated it is
        some year.
        """
        reaches = [lane.reach for lane in self.lanes.values() if len(lane)]
        if not reaches:
            return new_year(2000), new_year(2001)
        first, last = year_of(min(r[0] for r in reaches)), year_of(max(r[1] for r in reaches) - 1)
        return new_year(first - self.opens[0]), new_year(last + 1 + self.opens[1])

    @property
    def filled_lanes(self) -> list[Lane]:
        """The lanes that have any event, top to bottom."""
        return [lane for lane in LANES if len(self.lanes[lane]) or self.undated[lane]]

    def at(self, place: int) -> Dated:
        """The event at a place, with its extents."""
        known = self._kept.get(place)
        if known is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            known = self._kept[place] = dated(self.events[place])
        return known

    def place(self, entry: str | None) -> int | None:
        """The place of an event that is shown; None for anything else."""
        if entry is None:
            return None
        if not self._places:
            self._places = {self.events[place].id: place for place in self.shown}
        return self._places.get(entry)

    def find(self, entry: str | None) -> Dated | None:
        """The event of an id if it is shown."""
        place = self.place(entry)
        return None if place is None else self.at(place)

    def step(self, place: int, way: int) -> int:
        """The shown place before (-1) or after (1) one; the same at the ends."""
        at = bisect_left(self.shown, place) + way
        return self.shown[min(max(at, 0), len(self.shown) - 1)]


_Span = list[int]
"""Of one date: first day, day after the last, events of the source, which ends are open.

The day after the last is 0 where the date has no place on the axis. One bit each tells that the
left (1) or the right end (2) is open; `_BEYOND` stands there for a date beyond the axis.
"""
_BEYOND = 4


def _read(edtf: str, read: dict[str, _Span]) -> _Span:
    """Reads a date for the first time. Raises `DateError`."""
    day = _plain_day(edtf)
    if day:
        span = [day, day + 1, 0, 0]
    else:
        extent = extent_of(edtf)
        if extent is None:
            span = [0, 0, 0, _BEYOND if beyond(edtf) else 0]
        else:
            opens = (extent.left is Edge.OPEN) + 2 * (extent.right is Edge.OPEN)
            span = [extent.begin, extent.end, 0, opens]
    read[edtf] = span
    return span


def _plain_day(edtf: str) -> int:
    """The day number of a plain ``1994-05-04``, many times faster than the parser; 0 for others."""
    if len(edtf) != 10 or edtf[4] != "-" or edtf[7] != "-" or not edtf[8:].isdigit():
        return 0
    try:
        return date.fromisoformat(edtf).toordinal()
    except ValueError:
        return 0
