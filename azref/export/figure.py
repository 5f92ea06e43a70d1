"""The timeline as a figure: one row an event, the marks those of the window.

Places are fractions of the axis, 0 to 1, so that each format sets its own width. They come from the
same geometry as the window's: a year is as wide as the year, and what would be too narrow to be
seen is widened around its middle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from azref.date_words import say
from azref.dates import parse
from azref.entries import Lane, Layer, TimelineEvent
from azref.timeline.extent import Edge, Extent
from azref.timeline.marks import Bar, Dated, Mark, dated, mark_of
from azref.timeline.samples import sample, sample_mark
from azref.timeline.scale import Scale, new_year, year_of
from azref.timeline.sentences import Phrases, sentence
from azref.timeline.ticks import ticks
from azref.timeline.traits import Trait, traits

ENGLISH = Phrases()
WIDTH = 480.0
"""The width of the axis in the pixels that the window's geometry counts in."""

_FIGURE_WIDTH = 9.6
"""Of a digit of the axis."""
_GAP = 10.0
_SAMPLE_YEAR, _SAMPLE_WIDTH = 24.0, 60.0
_MONTHS = tuple(f"{month:02d}" for month in range(1, 13))


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the axis that `layer` vouches for: known from `begin` to `end`.

    An open end goes on to `far_left` or `far_right`.
    """

    layer: Layer
    begin: float
    end: float
    left: Edge
    right: Edge
    far_left: float
    far_right: float


@dataclass(frozen=True, slots=True)
class Row:
    """An event; `said` are the words of the source for its date, `description` all of it.

    Without `bands` it has no place on the axis: its date lies before the axis (`way` -1) or after
    it (1) and is said in `when`, or it has none. What references attest is drawn as a line where it
    `is_line`, and tied to the other band where the two contradict each other.
    """

    id: str
    title: str
    said: str
    lane: Lane
    bands: tuple[Band, ...]
    description: str
    is_derived: bool = False
    is_contested: bool = False
    is_line: bool = False
    way: int = 0
    when: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year, month or day; its label, if it has one, begins at `left`."""

    place: float
    label: str
    left: float


@dataclass(frozen=True, slots=True)
class Figure:
    """`signs` explain what stands in the rows, each as a row of its own in a narrow box."""

    first_year: int
    last_year: int
    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    signs: tuple[tuple[Trait, Row], ...]


def figure_of(events: Sequence[TimelineEvent], phrases: Phrases = ENGLISH) -> Figure | None:
    """The figure of `events` in the order given, described in `phrases`; None without any.

    Where no day of any is known, it has no ticks.
    """
    if not events:
        return None
    marks = [dated(event) for event in events]
    extents = [extent for mark in marks for extent in _extents(mark)]
    first, last = _years(extents)
    scale = Scale.fitting(new_year(first), new_year(last + 1), WIDTH)
    rows = tuple(_row(known, _mark(known, scale), WIDTH, phrases) for known in marks)
    axis = tuple(_ticks(scale)) if extents else ()
    return Figure(first, last, axis, rows, tuple(_signs(events)))


def _extents(mark: Dated) -> list[Extent]:
    return [extent for extent in (mark.source, mark.attested) if extent is not None]


def _years(extents: Sequence[Extent]) -> tuple[int, int]:
    """Whole years around every known day, with a year to spare at a side that is not closed."""
    if not extents:
        return 2000, 2000
    first = min(year_of(extent.begin) for extent in extents)
    last = max(year_of(extent.end - 1) for extent in extents)
    goes_back = any(extent.left is Edge.OPEN for extent in extents)
    goes_on = any(extent.right in (Edge.OPEN, Edge.TORN) for extent in extents)
    return max(first - goes_back, 1), min(last + goes_on, 9999)


def _mark(known: Dated, scale: Scale) -> Mark | None:
    if known.source is None:
        return None
    days = round(scale.start), round(scale.end)
    return mark_of(known, scale, *days)


def _row(known: Dated, mark: Mark | None, width: float, phrases: Phrases = ENGLISH) -> Row:
    event = known.event
    bands = tuple(_bands(known, mark, width)) if mark else ()
    is_line = bool(event.attested and "/" in event.attested)
    when = say(parse(known.edtf), phrases.language) if known.beyond and known.edtf else ""
    return Row(event.id, event.title, event.source.said, event.lane, bands,
               sentence(known, phrases), known.is_derived, known.is_contested,
               is_line, known.beyond, when)  # fmt: skip


def _bands(known: Dated, mark: Mark, width: float) -> Iterator[Band]:
    yield _band(_layer(known), mark.source, width)
    if mark.attested is not None:
        yield _band(Layer.REFERENCES, mark.attested, width)


def _layer(known: Dated) -> Layer:
    """Who vouches for the date: one that was derived is the editors', whatever it is read from."""
    return Layer.EDITORS if known.is_derived else known.event.source.layer


def _band(layer: Layer, bar: Bar, width: float) -> Band:
    begin, end, left, right = (
        round(min(max(place / width, 0.0), 1.0), 5)
        for place in (bar.known_left, bar.known_right, bar.left, bar.right)
    )
    return Band(layer, begin, end, bar.left_edge, bar.right_edge, left, right)


def _ticks(scale: Scale) -> Iterator[Tick]:
    """Years, or months and days in figures, which every language can read."""
    for tick in ticks(scale, lambda text: _FIGURE_WIDTH * len(text), _MONTHS, _GAP):
        place, left = round(tick.x / WIDTH, 5), round(tick.left / WIDTH, 5)
        if 0.0 <= place <= 1.0:
            yield Tick(place, tick.text.replace(" ", "."), left)


def _signs(events: Sequence[TimelineEvent]) -> Iterator[tuple[Trait, Row]]:
    """The traits that occur, but for those that say nothing: a plain stated date."""
    found = {trait for event in events for trait in traits(event)} - {Trait.STATED, Trait.PLAIN}
    for trait in Trait:
        if trait in found:
            mark = sample_mark(trait, _SAMPLE_YEAR, _SAMPLE_WIDTH)
            yield trait, _row(dated(sample(trait)), mark, _SAMPLE_WIDTH)
