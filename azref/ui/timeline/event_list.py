"""The events that stand in one place of the timeline, as a list to choose from."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMenu

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.timeline.surface import Surface

MOST = 20
"""Events that are listed; the rest is found by coming closer."""


def open_list(pane: "Surface", ids: Sequence[str], place: QPointF) -> None:
    """Opens the list of the events that stand in one place of the pane."""
    EventList(pane, ids).popup(pane.mapToGlobal(place.toPoint()))


class EventList(QMenu):
    """A menu of events by `ids`, by mouse and keys; it deletes itself when it closes."""

    def __init__(self, pane: "Surface", ids: Sequence[str]) -> None:
        super().__init__(pane)
        self._pane = pane
        self._ids = ids
        self.aboutToHide.connect(self.deleteLater)
        for entry in ids[:MOST]:
            self._add(entry)
        if len(ids) > MOST:
            self.addSeparator()
            action = self.addAction(pane.words.more(len(ids) - MOST))
            action.triggered.connect(self._come_closer)

    def _add(self, entry: str) -> None:
        event = self._pane.board.events.find(entry)
        if event is None:
            return
        when = self._pane.words.said(event.event.source.edtf)
        words = f"{event.event.title}\t{when}".replace("&", "&&")
        action = self.addAction(words)
        action.triggered.connect(lambda: self._pane.choose(entry))
        if entry == self._pane.current:
            self.setActiveAction(action)

    def _come_closer(self) -> None:
        found = (self._pane.board.events.find(entry) for entry in self._ids)
        known = [event for event in found if event is not None and event.source is not None]
        if known:
            first, last = min(e.begin for e in known), max(e.end for e in known)
            self._pane.show_days(first, last)
