"""What a pane says at a place, as a pointer that rests there is told."""

from PySide6.QtCore import QPointF

from azref.ui.timeline.pane import TimelinePane
from azref.ui.timeline.tips import tip_at


def tip(pane: TimelinePane, place: QPointF) -> list[str]:
    return tip_at(pane.board, pane.words, place.x(), place.y(), pane.current)
