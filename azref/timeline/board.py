"""What the pane shows: which days, which rows, and where everything stands at a size.

A board knows sizes and texts only through a `Gauge`; it paints nothing and has no widget.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from azref.entries import Lane, TimelineEvent
from azref.timeline.chronicle import Chronicle
from azref.timeline.crowd import NOBODY, Crowd, column_days, crowd
from azref.timeline.labels import Measure
from azref.timeline.marks import Dated
from azref.timeline.overview import Overview, overview
from azref.timeline.regions import Regions, regions
from azref.timeline.scale import FIRST_DAY, LAST_DAY, Scale, new_year, year_of
from azref.timeline.sheet import LaneBand, Metrics, Room, Sheet, Words, sheet_of
from azref.timeline.ticks import ticks
from azref.timeline.view import Placed, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.timeline.traits import Trait

MOST_SEATED = 40
"""Events laid out one by one; in fuller views the fullest lanes count them in columns."""

_ENTRY = re.compile(r"ev-[a-z0-9-]*[a-z0-9]")
_MARGIN = 0.1
"""What is laid out beyond both edges of the view, as a part of its width."""


class Gauge(NamedTuple):
    """The measures of a font: a unit of space, a line's height, the widths of texts."""

    unit: float
    line: float
    words: Words
    name_width: float = 0.0

    @property
    def measure(self) -> Measure:
        return self.words.measure

    @property
    def metrics(self) -> Metrics:
        u = self.unit
        return Metrics(row=self.line + 2, tallest_row=self.line + 2.5 * u, padding=u,
                       gap=1.5 * u, sign=4.0 * u, least_label=6.0 * self.line)  # fmt: skip


class Board:
    """The events of a pane, the days in view and the layout, kept for as long as it holds."""

    def __init__(self, gauge: Gauge) -> None:
        self._gauge = gauge
        self.metrics = gauge.metrics
        self._size = (0.0, 0.0)
        self._has_context = False
        self.everything = self.events = Chronicle(())
        self.hidden: frozenset[Trait] = frozenset()
        self.collapsed: frozenset[Lane] = frozenset()
        self.marked: frozenset[str] = frozenset()
        self.scale = Scale(730000.0, 0.1, 1.0)
        self.is_fitted = True
        self.top = 0.0
        self._regions: Regions | None = None
        self._sheet: Sheet | None = None
        self._laid_out = (0.0, 0.0)
        self._strip: Overview | None = None
        self._crowds: dict[Lane, Crowd] = {}
        self.days = self.events.span

    # --- What it shows --------------------------------------------------------------------------

    def take_events(self, events: Sequence[TimelineEvent]) -> None:
        """Events in time order, all of them in view."""
        self._take(events)
        self.fit()

    def show_context(self, *, visible: bool) -> None:
        self._has_context = visible
        self._take(self.everything.events)
        if self.is_fitted:
            self.fit()

    def take_marked(self, ids: frozenset[str]) -> None:
        """The events that carry the sign of the selection."""
        self.marked = ids
        self._sheet = None

    def take_hidden(self, hidden: "Iterable[Trait]") -> None:
        """Hides the events that have any of these traits; the days in view stay."""
        self.hidden = frozenset(hidden)
        self._filter()
        self._forget()

    def take_collapsed(self, lanes: Iterable[Lane]) -> None:
        """Shows of these lanes only how many events there are."""
        self.collapsed = frozenset(lanes)
        self._sheet = None

    def take_gauge(self, gauge: Gauge) -> None:
        self._gauge, self.metrics = gauge, gauge.metrics
        self._forget()
        self.resize(*self._size)

    def resize(self, width: float, height: float) -> None:
        self._size = (width, height)
        self._forget()
        if self.is_fitted:
            self.fit()
        else:
            self._show(self.scale.resized(self.regions.days.width).within(*self.days))

    def _take(self, events: Sequence[TimelineEvent]) -> None:
        self.everything = Chronicle(events, with_context=self._has_context)
        self.days = self.everything.span
        self._filter()
        self._forget()

    def _filter(self) -> None:
        self.events, self._crowds = self.everything, {}
        if self.hidden:
            from azref.timeline.traits import shown

            kept = shown(self.everything.events, self.hidden)
            self.events = Chronicle(kept, with_context=self._has_context)

    def _forget(self) -> None:
        self._regions = self._sheet = self._strip = None

    # --- Which days -----------------------------------------------------------------------------

    def fit(self) -> None:
        """The whole content in the whole width."""
        width = self.regions.days.width
        self._show(Scale.fitting(*self.days, width, 2.0 * self._gauge.unit))
        self.is_fitted = True

    def zoom(self, factor: float, x: float | None = None) -> None:
        """Closer by `factor` at the pixel `x` of the pane; in the middle when not told."""
        days = self.regions.days
        at = days.width / 2 if x is None else min(max(x - days.left, 0.0), days.width)
        self._show(self.scale.zoomed(factor, at).within(*self.days))

    def pan(self, pixels: float) -> None:
        """Towards later days."""
        self._show(self.scale.moved(pixels).within(*self.days))

    def show_days(self, first: float, last: float, margin: float = 0.0) -> None:
        """The days from `first` to `last` and `margin` days more at both sides."""
        scale = Scale.fitting(first - margin, last + margin, self.scale.width)
        self._show(scale.within(*self.days))

    def centre(self, day: float) -> None:
        self._show(self.scale.centred(day).within(*self.days))

    def reveal(self, event: Dated) -> tuple[float, float] | None:
        """Brings an event into view, moving no more than is needed; its row's top and height."""
        if event.source is not None:
            left, right = self.scale.x(event.begin), self.scale.x(event.end)
            if (right < 0 or left > 0.92 * self.scale.width) and not self.is_fitted:
                self._show(self.scale.centred((event.begin + event.end) / 2))
        found = self.sheet.find(event.id)
        return (found[0].row_top(found[1].row), found[0].row) if found else None

    def _show(self, scale: Scale) -> None:
        is_same = scale.density == self.scale.density and scale.width == self.scale.width
        first, last = self._laid_out
        if not is_same or scale.start < first or scale.end > last:
            self._sheet = None
        self.scale = scale
        self.is_fitted = False

    def years_in_view(self) -> tuple[int, int, int]:
        """The first and last year in view, and how many events lie in them."""
        ends = self.scale.start, self.scale.end - 1
        first, last = (year_of(int(min(max(day, FIRST_DAY), LAST_DAY))) for day in ends)
        days = new_year(first), new_year(last + 1)
        return first, last, sum(lane.count(*days) for lane in self.events.lanes.values())

    # --- Where everything stands ----------------------------------------------------------------

    @property
    def unit(self) -> float:
        """The unit of space of the font, in pixels."""
        return self._gauge.unit

    @property
    def measure(self) -> Measure:
        """The width of a text."""
        return self._gauge.measure

    @property
    def regions(self) -> Regions:
        if self._regions is None:
            measure = self._gauge.measure
            titles = (
                self.everything.events[place].title
                for places in self.everything.undated.values()
                for place in places[:20]
            )
            undated = max(map(measure, titles), default=0.0)
            width, height = self._size
            names = self._gauge.name_width
            self._regions = regions(width, height, self._gauge.unit, names, undated)
        return self._regions

    @property
    def sheet(self) -> Sheet:
        """The rows at this density; they stay while the view is panned."""
        if self._sheet is None:
            self._sheet = self._lay_out()
        return self._sheet

    def _lay_out(self) -> Sheet:
        events, view = self.events, self.scale
        first, last = float("-inf"), float("inf")
        if len(events) > MOST_SEATED:
            margin = _MARGIN * view.days
            first, last = view.start - margin, view.end + margin
        self._laid_out = first, last
        seated, crowded = self._seated(first, last)
        height, words = self.regions.days.height, self._gauge.words
        room = Room(self.days, view.density, height, self.metrics, words, self.signs)
        known = [events.at(place) for place in seated]
        return sheet_of(known, room, events.filled_lanes, crowded, self.collapsed)

    def _seated(self, first: float, last: float) -> tuple[list[int], list[Lane]]:
        """The places of the events to lay out, and the lanes that are too full for it."""
        lanes = self.events.filled_lanes
        counts = {lane: self.events.lanes[lane].count(first, last) for lane in lanes}
        places: list[int] = []
        crowded, left = [], MOST_SEATED
        for lane in sorted(lanes, key=lambda lane: counts[lane]):
            if counts[lane] > left or lane in self.collapsed:
                crowded.append(lane)
            else:
                left -= counts[lane]
                places += self.events.lanes[lane].between(first, last)
            places += self.events.undated[lane]
        return places, crowded

    @property
    def view(self) -> View:
        rows = self.top, self.top + self.regions.days.height
        return View(self.sheet, self.scale, self.metrics, self._gauge.words, self.signs, rows)

    def signs(self, event: Dated) -> int:
        """How many signs stand before a label: of a derived date, and of the selection."""
        return event.is_derived + (event.id in self.marked)

    def dated(self, band: LaneBand, current: str | None) -> Iterator[Placed]:
        """The dated items of a lane in view; of a crowded one only the current event."""
        if not band.is_crowded:
            return self.view.dated(band)
        event = self.events.find(current)
        if event is None or event.source is None or event.event.lane is not band.lane:
            return iter(())
        return self.view.alone(band, event)

    def leaning(self, entry: str | None) -> tuple[float, float, float, float] | None:
        """From the event whose date an event's is counted from, to the event: x, y, x, y.

        In pixels of the days' column and heights of the sheet; None where there is none to show.
        """
        event = self.events.find(entry)
        named = _ENTRY.search(event.event.source.anchor or "") if event else None
        if event is None or named is None or self.regions.is_folded:
            return None
        ends = [self._middle(named[0]), self._middle(event.id)]
        return (*ends[0], *ends[1]) if ends[0] and ends[1] else None

    def _middle(self, entry: str) -> tuple[float, float] | None:
        """Where the mark of an event has its left end and its middle height."""
        found = self.sheet.find(entry)
        if found is None or found[1].mark is None:
            return None
        band, item = found
        left = item.mark.source.known_left if item.mark else 0.0
        return self.scale.x(self.sheet.first) + left, band.row_top(item.row) + band.row / 2

    def place_of(self, entry: str | None) -> tuple[float, float]:
        """Where in the pane an event stands; the middle of the days where it is not laid out.

        No less than the left edge of the days, but maybe beyond the right one.
        """
        days, found = self.regions.days, self.sheet.find(entry) if entry else None
        if found is None:
            return days.left + days.width / 2, days.top + days.height / 2
        band, item = found
        x = self.regions.undated.left + 2
        if item.mark is not None:
            x = days.left + self.scale.x(self.sheet.first) + item.mark.left + 2
        return max(x, days.left), days.top + band.row_top(item.row) + band.row / 2 - self.top

    def crowd(self, band: LaneBand) -> Crowd:
        """The columns of a crowded lane in view."""
        before = self._crowds.get(band.lane, NOBODY)
        index = self.events.lanes[band.lane]
        found = self._crowds[band.lane] = crowd(index, self.scale, self.days[0], before)
        return found

    @property
    def spare_height(self) -> int:
        """The pixels by which the sheet is higher than its place."""
        room = self.regions.days.height
        return max(0, round(self.sheet.height - room)) if room > 0 else 0

    @property
    def whole(self) -> Scale:
        """The scale of the overview strip."""
        return Scale.fitting(*self.days, self.regions.strip.width, 2.0 * self._gauge.unit)

    @property
    def strip(self) -> Overview:
        """The overview, in the pixels of its strip; only what is framed changes with the view."""
        if self._strip is None:
            strip = overview(self.events.years, self.whole, self.scale, self.everything.years)
            names = ("",) * 12
            found = ticks(self.whole, self.measure, names, 24.0 * self._gauge.unit)
            years = tuple(tick for tick in found if tick.text and tick.is_year)
            self._strip = strip._replace(years=years)
        return self._strip.framing(self.whole, self.scale)

    # --- What is at a place ---------------------------------------------------------------------

    def band_at(self, y: float) -> LaneBand | None:
        """The lane at a height of the pane."""
        days = self.regions.days
        if not days.top <= y < days.bottom:
            return None
        at = y - days.top + self.top
        return next((b for b in self.sheet.lanes if b.top <= at < b.top + b.height), None)

    def name_at(self, x: float, y: float) -> Lane | None:
        """The lane whose name is at a place of the pane."""
        names, band = self.regions.names, self.band_at(y)
        is_shown = names.width > 4 * self._gauge.unit and names.holds(x, y)
        return band.lane if band is not None and is_shown else None

    def item_at(self, x: float, y: float, current: str | None = None) -> Placed | None:
        """The item at a place of the pane, in the pixels of its column.

        `current` is the event that is shown by itself in a lane that only counts.
        """
        where, band = self.regions, self.band_at(y)
        if band is None:
            return None
        high = y - where.days.top + self.top
        if where.days.holds(x, y):
            items, left = self.dated(band, current), where.days.left
        elif where.undated.holds(x, y):
            items, left = self.view.undated(band, where.undated.width), where.undated.left
        else:
            return None
        return next((placed for placed in items if placed.holds(x - left, high)), None)

    def crowd_at(self, x: float, y: float) -> list[int]:
        """The places of the events counted in the column at a place of a crowded lane."""
        band, days = self.band_at(y), self.regions.days
        if band is None or not band.is_crowded or not days.holds(x, y):
            return []
        return self.events.lanes[band.lane].between(
            *column_days(x - days.left, self.scale, self.days[0])
        )
