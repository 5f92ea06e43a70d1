"""The sheet of lanes: which row every event stands in and what of it is in view.

A sheet is laid out once for a density, and does not change while it is panned. Its pixels count
from its first day; `placed` brings them into view.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from azref.entries import Lane
from azref.timeline.chronicle import LANES
from azref.timeline.labels import Elide, Measure, elided
from azref.timeline.marks import Bar, Dated, Mark, mark_of
from azref.timeline.rows import Seat, Seating, Wish, seated
from azref.timeline.scale import Scale

MOST_ROWS = 8
"""Rows of a lane before events are gathered into clusters."""
CROWDED_ROWS = 3
"""Rows of a lane that shows only how many events there are, column by column."""


class Metrics(NamedTuple):
    """The measures of the pane in pixels; rows may grow up to `tallest_row` when there is room."""

    row: float = 16.0
    tallest_row: float = 24.0
    padding: float = 4.0
    gap: float = 4.0
    sign: float = 12.0
    least_label: float = 56.0


class Words(NamedTuple):
    """What the geometry needs to know of texts: their width, and how a cluster is counted."""

    measure: Measure
    counted: Callable[[int], str] = str
    elide: Elide | None = None

    def elided(self, text: str, width: float) -> str:
        """The longest beginning of `text` that fits; empty when nothing does."""
        return self.elide(text, width) if self.elide else elided(text, width, self.measure)


class Room(NamedTuple):
    """What lanes are laid out in: `density` in pixels a day, `height` in pixels.

    `days` are the first day and the day after the last; a sheet that needs more than `height` is
    higher than that. `signs` counts the signs before an event's label.
    """

    days: tuple[int, int]
    density: float
    height: float
    metrics: Metrics
    words: Words
    signs: Callable[[Dated], int] = lambda _event: 0

    @property
    def scale(self) -> Scale:
        """All the days, at this density."""
        return Scale(self.days[0], self.density, (self.days[1] - self.days[0]) * self.density)


class Item(NamedTuple):
    """One drawn thing: an event, or a cluster of several; off the axis where it has no `mark`."""

    events: tuple[Dated, ...]
    row: int
    mark: Mark | None
    label: float
    is_before: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(event.id for event in self.events)

    @property
    def way(self) -> int:
        """-1 for an event before the years of the axis, 1 for one after, 0 for all others."""
        return 0 if self.is_cluster else self.events[0].beyond

    @property
    def is_cluster(self) -> bool:
        return len(self.events) > 1


class LaneBand(NamedTuple):
    """A lane from `top`, with its rows of `row` pixels after `padding`.

    A lane that is too full or collapsed `is_crowded`: it shows only how many events there are.
    """

    lane: Lane
    top: float
    height: float
    row: float
    padding: float
    dated: tuple[Item, ...]
    undated: tuple[Item, ...]
    is_crowded: bool = False
    is_collapsed: bool = False

    def row_top(self, row: int) -> float:
        return self.top + self.padding + row * self.row


class Sheet(NamedTuple):
    """All lanes; `first` and `last` are the days between which they were laid out."""

    first: int
    last: int
    lanes: tuple[LaneBand, ...]
    height: float

    def find(self, entry: str) -> tuple[LaneBand, Item] | None:
        """The lane and the item that show an entry."""
        for band in self.lanes:
            for item in (*band.dated, *band.undated):
                if any(event.id == entry for event in item.events):
                    return band, item
        return None


class _LanePlan:
    """A lane while rows are handed out."""

    def __init__(
        self,
        lane: Lane,
        marks: list[tuple[Dated, Mark]],
        undated: list[Dated],
        wishes: list[Wish],
        gap: float,
        *,
        is_crowded: bool = False,
        is_collapsed: bool = False,
    ) -> None:
        self.lane = lane
        self.is_crowded = is_crowded
        self.is_collapsed = is_collapsed
        self._tightened: tuple[Seating | None] | None = None
        self.marks = marks
        self.undated = undated
        self.wishes = wishes
        self.gap = gap
        self.seating: Seating = seated(wishes, MOST_ROWS, gap)

    @property
    def has_cluster(self) -> bool:
        return None in self.seating.seats

    @property
    def rows(self) -> int:
        if self.is_collapsed:
            return 1
        if self.is_crowded:
            return CROWDED_ROWS
        return max(1, self.seating.rows + self.has_cluster, min(len(self.undated), MOST_ROWS))

    def tightened(self) -> Seating | None:
        """One row less with every label still legible, or None. Found out once."""
        if self._tightened is None:
            self._tightened = (self._one_row_less(),)
        return self._tightened[0]

    def tighten(self, seating: Seating) -> None:
        self.seating = seating
        self._tightened = None

    def _one_row_less(self) -> Seating | None:
        if self.is_crowded or self.has_cluster:
            return None
        if self.rows <= max(1, min(len(self.undated), MOST_ROWS)):
            return None
        seating = seated(self.wishes, self.seating.rows - 1, self.gap)
        return seating if seating.is_whole and None not in seating.seats else None


def sheet_of(
    events: Sequence[Dated],
    room: Room,
    lanes: Sequence[Lane] | None = None,
    crowded: Sequence[Lane] = (),
    collapsed: Container[Lane] = (),
) -> Sheet:
    """The sheet of `events` in a room.

    `lanes` are those to show, all that have events when not told; of those in `crowded` and
    `collapsed` no event is laid out, and the latter have a single row.
    """
    groups: dict[Lane, list[Dated]] = {lane: [] for lane in LANES}
    for event in events:
        groups[event.event.lane].append(event)
    chosen = lanes if lanes is not None else [lane for lane in LANES if groups[lane]]
    plans = [
        _plan(lane, groups[lane], room, is_crowded=lane in crowded, is_collapsed=lane in collapsed)
        for lane in chosen
    ]
    metrics = room.metrics
    _tighten(plans, int((room.height - 2 * metrics.padding * len(plans)) / metrics.row))
    return _stacked(plans, room)


def _plan(
    lane: Lane, events: Sequence[Dated], room: Room, *, is_crowded: bool, is_collapsed: bool
) -> _LanePlan:
    is_crowded = is_crowded or is_collapsed
    seen = [] if is_crowded else [event for event in events if event.source]
    scale = room.scale
    placed = [(event, mark_of(event, scale, *room.days)) for event in seen]
    placed.sort(key=lambda pair: pair[1].left)
    wishes = [_wish(event, mark, room, scale.width) for event, mark in placed]
    undated = [event for event in events if not event.source]
    return _LanePlan(lane, placed, undated, wishes, room.metrics.gap, is_crowded=is_crowded,
                     is_collapsed=is_collapsed)  # fmt: skip


def _wish(event: Dated, mark: Mark, room: Room, width: float) -> Wish:
    """A label stands after its mark, but before it where the content ends sooner than the label."""
    metrics = room.metrics
    label = room.words.measure(event.event.title) + room.signs(event) * metrics.sign
    after = width - mark.right - metrics.gap
    before = mark.left - metrics.gap
    is_before = after < label and before > after
    return Wish(mark.left, mark.right, label, min(label, metrics.least_label), is_before)


def _tighten(plans: list[_LanePlan], rows: int) -> None:
    """Take rows away, from the fullest lanes first, until they fit or nothing more can be cut."""
    while sum(plan.rows for plan in plans) > rows:
        options = [(plan, plan.tightened()) for plan in plans]
        possible = [(plan, seating) for plan, seating in options if seating]
        if not possible:
            return
        plan, seating = min(possible, key=lambda option: (option[1].lost, -option[1].rows))
        plan.tighten(seating)


def _stacked(plans: list[_LanePlan], room: Room) -> Sheet:
    """The lanes one under the other; what height is left makes open lanes taller and airier."""
    metrics, open_lanes = room.metrics, [plan for plan in plans if not plan.is_collapsed]
    rows = sum(plan.rows for plan in open_lanes) or 1
    left = room.height - 2 * metrics.padding * len(plans)
    left -= metrics.row * (len(plans) - len(open_lanes))
    row = min(max(left / rows, metrics.row), metrics.tallest_row)
    spare = max(0.0, left - row * rows) / (2 * max(1, len(open_lanes)))
    bands, top = [], 0.0
    for plan in plans:
        high, padding = (metrics.row, 0.0) if plan.is_collapsed else (row, spare)
        band = _band(plan, top, high, metrics.padding + padding, room)
        bands.append(band)
        top += band.height
    return Sheet(*room.days, tuple(bands), top)


def _band(plan: _LanePlan, top: float, row: float, padding: float, room: Room) -> LaneBand:
    high = plan.rows * row + 2 * padding
    items = (*_seated_items(plan), *_clusters(plan, room.metrics, room.words))
    return LaneBand(plan.lane, top, high, row, padding, items, tuple(_undated(plan)),
                    plan.is_crowded, plan.is_collapsed)  # fmt: skip


def _seated_items(plan: _LanePlan) -> Iterator[Item]:
    for (event, mark), wish, seat in zip(plan.marks, plan.wishes, plan.seating.seats, strict=True):
        if isinstance(seat, Seat):
            yield Item((event,), seat.row, mark, seat.label, wish.is_before)


def _clusters(plan: _LanePlan, metrics: Metrics, words: Words) -> Iterator[Item]:
    """What has no seat, gathered in a last row into clusters a label wide."""
    lost = [pair for pair, seat in zip(plan.marks, plan.seating.seats, strict=True) if seat is None]
    label = words.measure(words.counted(len(lost)))
    group: list[tuple[Dated, Mark]] = []
    for pair in lost:
        if group and pair[1].left > group[0][1].left + metrics.sign + label + 2 * metrics.gap:
            yield _cluster(group, plan.seating.rows, label, metrics)
            group = []
        group.append(pair)
    if group:
        yield _cluster(group, plan.seating.rows, label, metrics)


def _cluster(group: list[tuple[Dated, Mark]], row: int, label: float, metrics: Metrics) -> Item:
    left = group[0][1].left
    right = left + metrics.sign
    bar = Bar(left, right, known_left=left, known_right=right)
    return Item(tuple(event for event, _ in group), row, Mark(bar, None, left, right), label)


def _undated(plan: _LanePlan) -> Iterator[Item]:
    """One row each; what is beyond the last row is gathered there."""
    most = 1 if plan.is_collapsed else MOST_ROWS
    whole = plan.undated[: most - 1] if len(plan.undated) > most else plan.undated
    for row, event in enumerate(whole):
        yield Item((event,), row, None, 0.0)
    rest = plan.undated[len(whole) :]
    if rest:
        yield Item(tuple(rest), len(whole), None, 0.0)
