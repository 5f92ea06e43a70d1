"""The timeline as a figure: where every band lies between the first year and the last.

Places are fractions of the axis, 0 to 1, so that each format sets its own width.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from azref.entries import Layer, TimelineEvent
from azref.timeline.extent import Edge, Extent
from azref.timeline.marks import Dated, dated
from azref.timeline.scale import new_year, year_of
from azref.timeline.sentences import Phrases, sentence

_MOST_LABELS = 8
_MOST_TICKS = 50
_LAST_LABEL = 0.92
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the axis that `layer` vouches for."""

    layer: Layer
    begin: float
    end: float
    left: Edge
    right: Edge


@dataclass(frozen=True, slots=True)
class Row:
    """An event; `said` are the words of the source for its date, `description` all of it."""

    id: str
    title: str
    said: str
    bands: tuple[Band, ...]
    description: str


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year; the label is empty where there is no room for one."""

    place: float
    label: str


@dataclass(frozen=True, slots=True)
class Figure:
    first_year: int
    last_year: int
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Axis:
    first_year: int
    last_year: int

    def place(self, day: int) -> float:
        begin, end = new_year(self.first_year), new_year(self.last_year + 1)
        return round(min(max((day - begin) / (end - begin), 0.0), 1.0), 5)


def figure_of(events: Sequence[TimelineEvent]) -> Figure | None:
    """The figure of `events` in the order given; None when no day of any is known."""
    marks = [dated(event) for event in events]
    axis = _axis([extent for mark in marks for _, extent in _extents(mark)])
    if axis is None:
        return None
    rows = tuple(_row(mark, axis) for mark in marks)
    return Figure(axis.first_year, axis.last_year, tuple(_ticks(axis)), rows)


def _extents(mark: Dated) -> list[tuple[Layer, Extent]]:
    pairs = ((_layer(mark), mark.source), (Layer.REFERENCES, mark.attested))
    return [(layer, extent) for layer, extent in pairs if extent is not None]


def _layer(mark: Dated) -> Layer:
    """Who vouches for the date: one that was derived is the editors', whatever it is read from."""
    return Layer.EDITORS if mark.is_derived else mark.event.source.layer


def _axis(extents: Sequence[Extent]) -> _Axis | None:
    """Whole years around every known day, with a year to spare for an open end."""
    if not extents:
        return None
    last = max(year_of(extent.end - 1) for extent in extents)
    is_open = any(e.right is not Edge.SHARP and year_of(e.end - 1) == last for e in extents)
    first = min(year_of(extent.begin) for extent in extents)
    return _Axis(first, min(last + is_open, 9999))


def _row(mark: Dated, axis: _Axis) -> Row:
    event = mark.event
    bands = tuple(
        Band(layer, axis.place(e.begin), axis.place(e.end), e.left, e.right)
        for layer, e in _extents(mark)
    )
    return Row(event.id, event.title, event.source.said, bands, sentence(mark, Phrases()))


def _ticks(axis: _Axis) -> Iterator[Tick]:
    """A tick for every labelled year, and for each between where they stand far enough apart."""
    years = axis.last_year - axis.first_year + 1
    step = next((s for s in _STEPS if years <= s * _MOST_LABELS), _STEPS[-1])
    for year in range(axis.first_year, axis.last_year + 1):
        is_labelled = year % step == 0
        if is_labelled or years <= _MOST_TICKS:
            place = axis.place(new_year(year))
            yield Tick(place, str(year) if is_labelled and place <= _LAST_LABEL else "")
