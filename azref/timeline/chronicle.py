"""All events of the pane as columns of numbers, and as values only where they are looked at."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date

from azref.entries import Lane, Scope, TimelineEvent
from azref.timeline.extent import Edge, Extent, extent_of
from azref.timeline.index import DayIndex
from azref.timeline.marks import Dated, dated
from azref.timeline.scale import new_year, year_of

LANES = (Lane.FRAMEWORK, Lane.OPERATIONS, Lane.EXERCISES, Lane.DIALOGUE, Lane.CONTEXT)
"""Top to bottom."""

_MOST_KEPT = 4096
"""Values kept of events that were looked at."""


class Chronicle:
    """Events in the time order they are given in. A place is a number in that order."""

    def __init__(self, events: Sequence[TimelineEvent], *, with_context: bool = True) -> None:
        self.events = events
        self._kept: dict[int, Dated] = {}
        self._places: dict[str, int] = {}
        self._columns(with_context=with_context)

    def _columns(self, *, with_context: bool) -> None:
        spans: dict[str, Extent | None] = {}
        years: Counter[str] = Counter()
        columns = {lane: (array("i"), array("i"), array("i")) for lane in LANES}
        self.undated: dict[Lane, list[int]] = {lane: [] for lane in LANES}
        self.shown = array("i")
        self.opens = [False, False]
        source_texts: list[str] = []
        for place, event in enumerate(self.events):
            _, _, scope, lane, (_, edtf, *_), attested, _ = event
            is_context = scope is Scope.CONTEXT
            if is_context and not with_context:
                continue
            self.shown.append(place)
            if edtf and not is_context:
                source_texts.append(edtf)
            known = self._span(edtf, spans) if edtf else None
            other = self._span(attested, spans) if attested else None
            if is_context:
                known, other = known or other, None
            if known is None:
                self.undated[lane].append(place)
                continue
            begin, end = known[0], known[1]
            if other is not None:
                begin = other[0] if other[0] < begin else begin
                end = other[1] if other[1] > end else end
            places, begins, ends = columns[lane]
            places.append(place)
            begins.append(begin)
            ends.append(end)
        years.update(source_texts)
        self._take_years(years, spans)
        self._take_open_ends(spans)
        self.lanes = {lane: DayIndex(*columns[lane]) for lane in LANES}

    @staticmethod
    def _span(edtf: str, spans: dict[str, Extent | None]) -> Extent | None:
        """The extent of a date that may have been read before."""
        try:
            return spans[edtf]
        except KeyError:
            span = spans[edtf] = _plain_day(edtf) or extent_of(edtf)
            return span

    def _take_years(self, texts: Counter[str], spans: dict[str, Extent | None]) -> None:
        """How many events the source dates to each year; what it leaves open does not count."""
        self.years: Counter[int] = Counter()
        for text, count in texts.items():
            span = spans[text]
            if span is not None:
                for year in range(year_of(span.begin), year_of(span.end - 1) + 1):
                    self.years[year] += count

    def _take_open_ends(self, spans: dict[str, Extent | None]) -> None:
        known = [span for span in spans.values() if span is not None]
        self.opens = [
            any(span.left is Edge.OPEN for span in known),
            any(span.right is Edge.OPEN for span in known),
        ]

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


def _plain_day(edtf: str) -> Extent | None:
    """The extent of a plain ``1994-05-04``, many times faster than the parser."""
    if len(edtf) != 10 or edtf[4] != "-" or edtf[7] != "-" or not edtf[8:].isdigit():
        return None
    try:
        day = date.fromisoformat(edtf).toordinal()
    except ValueError:
        return None
    return Extent(day, day + 1)
