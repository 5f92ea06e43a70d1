"""The timeline for screen readers: the pane, its lanes, and every event with its sentence.

Qt asks for these values only while assistive technology listens. Lanes and events are no widgets,
so each is an interface of its own. Qt holds them by bare pointers: `_KEPT` keeps the Python side
alive until Qt has deleted them, when the pane goes or the application ends. At most `MOST` events
of a lane are told one by one; the table tells them all.
"""

from PySide6.QtCore import QObject, QPointF, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from azref.entries import Lane
from azref.timeline.sheet import LaneBand
from azref.ui.timeline_pane import TimelinePane

MOST = 500

_KEPT: list[QAccessibleInterface] = []


class _Part(QAccessibleInterface):
    """A part of the pane that is no widget."""

    def __init__(self, pane: "TimelineAccessible") -> None:
        super().__init__()
        self.tree = pane

    @property
    def pane(self) -> TimelinePane:
        return self.tree.pane

    def place(self, left: float, top: float, width: float, height: float) -> QRect:
        """A place of the pane's lanes, on the screen."""
        board = self.pane.board
        days = board.regions.days
        corner = QPointF(left, days.top + top - board.top).toPoint()
        inside = QRect(corner.x(), corner.y(), max(1, int(width)), max(1, int(height)))
        inside = inside.intersected(self.pane.rect())
        return inside.translated(self.pane.mapToGlobal(inside.topLeft()) - inside.topLeft())

    # --- What Qt calls --------------------------------------------------------------------------

    def isValid(self) -> bool:
        return True

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self.tree.window()

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def child(self, _number: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        return None

    def foregroundColor(self) -> QColor:
        return self.pane.palette().windowText().color()

    def backgroundColor(self) -> QColor:
        return self.pane.palette().base().color()


class LaneAccessible(_Part):
    """A lane as a list of its events."""

    def __init__(self, pane: "TimelineAccessible", lane: Lane) -> None:
        super().__init__(pane)
        self.lane = lane

    def ids(self) -> list[str]:
        """The events of the lane, first the dated ones by their first day."""
        events = self.pane.board.events
        places = [*events.lanes[self.lane].places[:MOST], *events.undated[self.lane][:MOST]]
        return [events.events[place].id for place in places[:MOST]]

    def parent(self) -> QAccessibleInterface:
        return self.tree

    def childCount(self) -> int:
        return len(self.ids())

    def child(self, number: int) -> QAccessibleInterface | None:  # type: ignore[override]
        ids = self.ids()
        return self.tree.event_part(ids[number]) if 0 <= number < len(ids) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        ids = self.ids()
        return ids.index(child.entry) if isinstance(child, EventAccessible) else -1

    def text(self, kind: QAccessible.Text) -> str:
        if kind is not QAccessible.Text.Name:
            return ""
        words = self.pane.words
        return f"{words.lanes[self.lane]}, {words.counted(self.childCount())}"

    def rect(self) -> QRect:
        band = self._band()
        return self.place(0, band.top, self.pane.width(), band.height) if band else QRect()

    def _band(self) -> LaneBand | None:
        lanes = self.pane.board.sheet.lanes
        return next((band for band in lanes if band.lane is self.lane), None)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        return QAccessible.State()


class EventAccessible(_Part):
    """An event as an item of its lane; its name is its sentence."""

    def __init__(self, pane: "TimelineAccessible", entry: str) -> None:
        super().__init__(pane)
        self.entry = entry

    def isValid(self) -> bool:
        return self.pane.board.events.place(self.entry) is not None

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        event = self.pane.board.events.find(self.entry)
        return self.tree.lane_part(event.event.lane) if event else None

    def text(self, kind: QAccessible.Text) -> str:
        return self.pane.sentence(self.entry) if kind is QAccessible.Text.Name else ""

    def rect(self) -> QRect:
        board = self.pane.board
        found = board.sheet.find(self.entry)
        if found is None:
            return QRect()
        band, item = found
        if item.mark is None:
            box = board.regions.undated
            return self.place(box.left, band.row_top(item.row), box.width, band.row)
        left = board.regions.days.left + board.scale.x(board.sheet.first) + item.mark.left
        wide = item.mark.right - item.mark.left + item.label
        return self.place(left, band.row_top(item.row), wide, band.row)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        is_current = self.entry == self.pane.current
        for name, is_so in (("selectable", True), ("focusable", True), ("selected", is_current),
                            ("focused", is_current and self.pane.hasFocus())):  # fmt: skip
            if hasattr(state, name):
                setattr(state, name, is_so)
        return state


class TimelineAccessible(QAccessibleWidget):
    """The pane as a tree: lanes, and in them events."""

    def __init__(self, pane: TimelinePane) -> None:
        super().__init__(pane, QAccessible.Role.Grouping, pane.words.pane)
        self.pane = pane
        _KEPT.append(self)
        pane.destroyed.connect(self._let_go)
        self._lanes: dict[Lane, LaneAccessible] = {}
        self._events: dict[str, EventAccessible] = {}

    def lane_part(self, lane: Lane) -> LaneAccessible:
        if lane not in self._lanes:
            self._lanes[lane] = LaneAccessible(self, lane)
            self._keep(self._lanes[lane])
        return self._lanes[lane]

    def event_part(self, entry: str) -> EventAccessible:
        if entry not in self._events:
            self._events[entry] = EventAccessible(self, entry)
            self._keep(self._events[entry])
        return self._events[entry]

    @staticmethod
    def _keep(part: _Part) -> None:
        _KEPT.append(part)
        QAccessible.registerAccessibleInterface(part)

    def _let_go(self) -> None:
        """Lets Qt delete the parts of a pane that is gone."""
        parts = (*self._lanes.values(), *self._events.values())
        for number in [QAccessible.uniqueId(part) for part in parts]:
            QAccessible.deleteAccessibleInterface(number)
        self._lanes.clear()
        self._events.clear()

    # --- What Qt calls --------------------------------------------------------------------------

    def childCount(self) -> int:
        return len(self.pane.board.events.filled_lanes)

    def child(self, number: int) -> QAccessibleInterface | None:  # type: ignore[override]
        lanes = self.pane.board.events.filled_lanes
        return self.lane_part(lanes[number]) if 0 <= number < len(lanes) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        lanes = self.pane.board.events.filled_lanes
        return lanes.index(child.lane) if isinstance(child, LaneAccessible) else -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        current = self.pane.current
        return self.event_part(current) if current and self.pane.hasFocus() else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        place = QPointF(self.pane.mapFromGlobal(QPointF(x, y)))
        found = self.pane.board.item_at(place.x(), place.y())
        if found is not None:
            return self.event_part(found.item.ids[0])
        band = self.pane.board.band_at(place.y())
        return self.lane_part(band.lane) if band else None
