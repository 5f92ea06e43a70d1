"""From the board to a scene: what is painted, with how each event is shown at the moment."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QRectF

from azref.entries import Lane
from azref.timeline.board import Board
from azref.timeline.regions import Regions
from azref.timeline.sheet import LaneBand
from azref.timeline.ticks import ticks
from azref.timeline.view import Placed, View
from azref.ui.timeline.glyphs import Looks
from azref.ui.timeline.painting import Scene, SceneLane
from azref.ui.timeline.words import TimelineWords


class Highlights(NamedTuple):
    """What stands out: events by id, and the days of a period."""

    current: str | None = None
    hovered: str | None = None
    related: frozenset[str] = frozenset()
    band: tuple[float, float] | None = None


def scene_of(board: Board, words: TimelineWords, unit: float, looks: Highlights) -> Scene:
    """The scene of a board; its size and focus are left to the pane."""
    where, scale, event = board.regions, board.scale, board.events.find(looks.current)
    known, band = event.source if event else None, looks.band
    return Scene(
        size=QRectF(),
        where=where,
        ticks=ticks(scale, board.measure, words.months, board.metrics.gap),
        lanes=() if where.is_folded else _lanes(board, words, unit, looks),
        overview=board.strip,
        scrolled=where.days.top - board.top,
        pointer=board.whole.x((known.begin + known.end) / 2) if known else None,
        undated_name=words.off_axis(board.events),
        overview_name=words.overview,
        leaning=board.leaning(looks.current),
        band=(scale.x(band[0]), scale.x(band[1])) if band else None,
    )


def _lanes(
    board: Board, words: TimelineWords, unit: float, looks: Highlights
) -> tuple[SceneLane, ...]:
    view, where = board.view, board.regions
    top, bottom = view.rows
    bands = [b for b in view.sheet.lanes if b.top < bottom and b.top + b.height > top]
    return tuple(_lane(board, band, view, where, words, unit, looks) for band in bands)


def _lane(
    board: Board,
    band: LaneBand,
    view: View,
    where: Regions,
    words: TimelineWords,
    unit: float,
    looks: Highlights,
) -> SceneLane:
    marked = board.marked
    undated = view.undated(band, where.undated.width)
    return SceneLane(
        lane=band.lane,
        name=words.lanes[band.lane],
        top=band.top,
        height=band.height,
        row=QRectF(2 * unit, band.row_top(0), where.names.width - 3 * unit, band.row),
        dated=_dressed(board.dated(band, looks.current), band.lane, looks, marked),
        undated=_dressed(undated, band.lane, looks, marked),
        crowd=board.crowd(band) if band.is_crowded else None,
        is_collapsed=band.is_collapsed,
    )


def _dressed(
    items: Iterable[Placed], lane: Lane, looks: Highlights, marked: frozenset[str]
) -> tuple[tuple[Placed, Looks], ...]:
    return tuple((placed, _looks(placed, lane, looks, marked)) for placed in items)


def _looks(found: Placed, lane: Lane, looks: Highlights, marked: frozenset[str]) -> Looks:
    ids = found.item.ids
    return Looks(
        lane,
        is_current=looks.current in ids,
        is_related=bool(looks.related) and not looks.related.isdisjoint(ids),
        is_hovered=looks.hovered in ids,
        is_marked=bool(marked) and not marked.isdisjoint(ids),
    )
