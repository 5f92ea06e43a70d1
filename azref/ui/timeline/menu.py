"""The timeline's context menu: nothing that is not also on a key or under the mouse."""

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QMenu

from azref.ui.timeline.event_list import open_list
from azref.ui.timeline.hand import fit_at
from azref.ui.timeline.jump import ask_where

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.timeline.surface import Surface


class PlaceMenu(QMenu):
    """What can be done at a place of the pane; it deletes itself when it closes."""

    def __init__(self, pane: "Surface", place: QPointF) -> None:
        super().__init__(pane)
        self._pane = pane
        self.aboutToHide.connect(self.deleteLater)
        found = pane.board.item_at(place.x(), place.y(), pane.current)
        if found is not None and not found.item.is_cluster:
            self._add_event(found.item.ids[0], place)
        elif found is not None:
            ids = found.item.ids
            self._add(self.tr("List the events"), "Return", lambda: open_list(pane, ids, place))
        self._add_lane(place)
        self._add(self.tr("Jump to a time…"), "G", lambda: ask_where(pane))
        self._add(self.tr("Fit the timeline"), "0", pane.fit)
        if pane.period:
            self._add(self.tr("Clear the period"), "Esc", pane.clear_period)

    def _add(self, words: str, key: str, deed: object) -> None:
        action = self.addAction(f"{words}\t{key}".replace("&", "&&"))
        action.triggered.connect(deed)

    def _add_event(self, entry: str, place: QPointF) -> None:
        pane = self._pane
        is_marked = entry in pane.board.marked
        ticking = self.tr("Take out of the selection") if is_marked else self.tr("Select")
        self._add(self.tr("Open"), "Return", lambda: pane.choose(entry))
        self._add(ticking, "Space", lambda: pane.tick_toggled.emit(entry))
        self._add(self.tr("Come closer"), "+", lambda: fit_at(pane, place))
        self.addSeparator()

    def _add_lane(self, place: QPointF) -> None:
        pane, band = self._pane, self._pane.board.band_at(place.y())
        if band is not None:
            is_collapsed = band.lane in pane.board.collapsed
            words = pane.words.toggling(band.lane, is_collapsed=is_collapsed)
            self._add(words, "C", lambda: pane.toggle_lane(band.lane))
