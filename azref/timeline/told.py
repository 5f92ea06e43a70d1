"""What is told of a lane to those who cannot see it: events, clusters, and how many there are."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from azref.dates import interval
from azref.entries import Lane
from azref.timeline.board import Board
from azref.timeline.sheet import LaneBand
from azref.timeline.ticks import Step, Unit, days_of, step_for

MOST = 500
"""Events of a lane that are told one by one; the table tells them all."""


class Told(NamedTuple):
    """One event, several in one place, or how many there are in a stretch named by `edtf`.

    A stretch goes from the day `first` to the day `last`, exclusive, and names no events.
    """

    ids: tuple[str, ...]
    number: int
    edtf: str = ""
    first: int = 0
    last: int = 0


def told(board: Board, lane: Lane, current: str | None = None) -> tuple[Told, ...]:
    """A lane in reading order, as it is drawn: what stands in one cluster is told together.

    A lane that only counts tells the stretches in view that hold anything, after the `current`
    event if it is of that lane.
    """
    band = next((band for band in board.sheet.lanes if band.lane is lane), None)
    if band is not None and band.is_crowded:
        return (*_current(board, lane, current), *_stretches(board, lane), *_undated(board, lane))
    return tuple(_seated(board, lane, band))


def number_of(board: Board, lane: Lane) -> int:
    """How many events a lane has."""
    return len(board.events.lanes[lane]) + len(board.events.undated[lane])


def _ids(board: Board, lane: Lane) -> list[str]:
    """The first events of a lane: the dated ones by their first day, then the others."""
    events = board.events
    places = [*events.lanes[lane].places[:MOST], *events.undated[lane][:MOST]]
    return [events.events[place].id for place in places[:MOST]]


def _seated(board: Board, lane: Lane, band: LaneBand | None) -> Iterator[Told]:
    items = (*band.dated, *band.undated) if band is not None else ()
    clusters = {entry: item.ids for item in items if item.is_cluster for entry in item.ids}
    done: set[str] = set()
    for entry in _ids(board, lane):
        if entry not in done:
            together = clusters.get(entry, (entry,))
            done.update(together)
            yield Told(together, len(together))


def _current(board: Board, lane: Lane, current: str | None) -> Iterator[Told]:
    event = board.events.find(current)
    if event is not None and event.event.lane is lane and event.source is not None:
        yield Told((event.id,), 1)


def _undated(board: Board, lane: Lane) -> Iterator[Told]:
    events = board.events
    ids = tuple(events.events[place].id for place in events.undated[lane][:MOST])
    if ids:
        yield Told(ids, len(events.undated[lane]))


def _stretches(board: Board, lane: Lane) -> Iterator[Told]:
    """The stretches between two labels of the axis that hold any event."""
    scale, names = board.scale, ("MMM",) * 12
    step = step_for(scale.density, board.measure, names, board.metrics.gap)
    edges = [day.toordinal() for day in days_of(step, scale)]
    if len(edges) < 2:
        return
    counts = board.events.lanes[lane].counts(edges)
    for (first, last), count in zip(pairwise(edges), counts, strict=True):
        if count:
            yield Told((), count, _named(step, first, last), first, last)


def _named(step: Step, first: int, last: int) -> str:
    """A stretch as EDTF, in the units of the axis."""
    length = {Unit.YEAR: 4, Unit.MONTH: 7, Unit.DAY: 10}[step.unit]
    ends = (date.fromordinal(day).isoformat()[:length] for day in (first, last - 1))
    return interval(*ends)
