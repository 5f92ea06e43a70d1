"""The timeline for screen readers: the pane, its lanes, and in them what is drawn, in sentences.

A lane holds events, clusters that hold events, and, where it only counts, stretches of time. None
of them is a widget, so each is an interface of its own. Qt asks for them only while assistive
technology listens, and holds them by bare pointers: a part lives until Qt has deleted it, with the
pane or when it is no longer drawn, and its tree in `_TREES` until Qt has deleted that.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

from PySide6.QtCore import QObject, QPointF, QRect, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from azref.entries import Lane
from azref.timeline.sheet import LaneBand, Sheet
from azref.timeline.told import MOST, Told, number_of, told
from azref.ui.timeline.surface import Surface

__all__ = ["MOST", "TimelineAccessible"]

MOST_PARTS = 2000
"""Parts after which those that are no longer drawn are deleted."""

_TREES: list["TimelineAccessible"] = []
_P = TypeVar("_P", "LaneAccessible", "ItemAccessible")


class _Part:
    """A part of the pane that is no widget; a class beside Qt's own."""

    tree: "TimelineAccessible"

    @property
    def pane(self) -> Surface:
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

    def window(self) -> QWindow | None:
        return self.tree.window()

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:
        return None

    def child(self, _number: int) -> QAccessibleInterface | None:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def focusChild(self) -> QAccessibleInterface | None:
        return None

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        return None

    def foregroundColor(self) -> QColor:
        return self.pane.palette().windowText().color()

    def backgroundColor(self) -> QColor:
        return self.pane.palette().base().color()


class LaneAccessible(_Part, QAccessibleWidget):  # type: ignore[misc]
    """A lane as a list of what is drawn in it, which can be collapsed and expanded.

    Derived from the accessible of widgets, and so of a hidden one of its own: an interface made in
    Python cannot offer actions, since Qt for Python crashes where its `interface_cast` returns
    nothing, and Qt crashes where that of a widget has no object.
    """

    def __init__(self, pane: "TimelineAccessible", lane: Lane) -> None:
        stand_in = QWidget(pane.pane)
        stand_in.hide()
        QAccessibleWidget.__init__(self, stand_in)
        self.tree = pane
        self.lane = lane
        self._told: tuple[Told, ...] = ()
        self._told_of: tuple[Sheet | None, object, str | None] = (None, None, None)

    def told(self) -> tuple[Told, ...]:
        board, current = self.pane.board, self.pane.current
        key = board.sheet, board.scale, current
        if self._told_of[0] is not key[0] or self._told_of[1:] != key[1:]:
            self._told, self._told_of = told(board, self.lane, current), key
        return self._told

    def isValid(self) -> bool:
        return self.lane in self.pane.board.events.filled_lanes

    def parent(self) -> QAccessibleInterface:
        return self.tree

    def childCount(self) -> int:
        return len(self.told())

    def child(self, number: int) -> QAccessibleInterface | None:  # type: ignore[override]
        parts = self.told()
        return self.tree.part(self.lane, parts[number]) if 0 <= number < len(parts) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return _index(child, self.told())

    def text(self, kind: QAccessible.Text) -> str:
        if kind is not QAccessible.Text.Name:
            return ""
        words = self.pane.words
        return f"{words.lanes[self.lane]}, {words.counted(number_of(self.pane.board, self.lane))}"

    def rect(self) -> QRect:
        band = self.band()
        return self.place(0, band.top, self.pane.width(), band.height) if band else QRect()

    def band(self) -> LaneBand | None:
        lanes = self.pane.board.sheet.lanes
        return next((band for band in lanes if band.lane is self.lane), None)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        is_collapsed = self.lane in self.pane.board.collapsed
        return _state(expandable=True, expanded=not is_collapsed, collapsed=is_collapsed)

    def actionNames(self) -> list[str]:
        return [self.pressAction()]

    def localizedActionName(self, _name: str) -> str:
        is_collapsed = self.lane in self.pane.board.collapsed
        return self.pane.words.toggling(self.lane, is_collapsed=is_collapsed)

    def localizedActionDescription(self, name: str) -> str:
        return self.localizedActionName(name)

    def keyBindingsForAction(self, name: str) -> list[str]:
        return ["C"] if name == self.pressAction() else []

    def doAction(self, name: str) -> None:
        if name == self.pressAction() and self.isValid():
            self.pane.toggle_lane(self.lane)


class ItemAccessible(_Part, QAccessibleInterface):  # type: ignore[misc]
    """One event, a cluster of several, or a stretch of time that is counted; said in a sentence."""

    def __init__(self, pane: "TimelineAccessible", lane: Lane, what: Told) -> None:
        QAccessibleInterface.__init__(self)
        self.tree = pane
        self.lane = lane
        self.told = what

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    @property
    def is_event(self) -> bool:
        return len(self.told.ids) == 1

    def isValid(self) -> bool:
        if self.is_event:
            return self.pane.board.events.place(self.told.ids[0]) is not None
        return self.told in self.tree.lane_part(self.lane).told()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        lane = self.tree.lane_part(self.lane)
        if not self.is_event:
            return lane
        entry = self.told.ids[0]
        around = (other for other in lane.told() if len(other.ids) > 1 and entry in other.ids)
        cluster = next(around, None)
        return self.tree.part(self.lane, cluster) if cluster else lane

    def childCount(self) -> int:
        return 0 if self.is_event else len(self.told.ids)

    def child(self, number: int) -> QAccessibleInterface | None:  # type: ignore[override]
        is_there = 0 <= number < self.childCount()
        return self.tree.part(self.lane, self._inner()[number]) if is_there else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return _index(child, self._inner())

    def _inner(self) -> tuple[Told, ...]:
        return () if self.is_event else tuple(Told((entry,), 1) for entry in self.told.ids)

    def text(self, kind: QAccessible.Text) -> str:
        if kind is not QAccessible.Text.Name:
            return ""
        if self.is_event:
            return self.pane.sentence(self.told.ids[0])
        return self.pane.words.told(self.told, self.pane.board.events)

    def rect(self) -> QRect:
        if not self.told.ids:
            return self._stretch()
        board = self.pane.board
        found = board.sheet.find(self.told.ids[0])
        if found is None:
            return QRect()
        band, item = found
        if item.mark is None:
            box = board.regions.undated
            return self.place(box.left, band.row_top(item.row), box.width, band.row)
        left = board.regions.days.left + board.scale.x(board.sheet.first) + item.mark.left
        wide = item.mark.right - item.mark.left + item.label
        return self.place(left, band.row_top(item.row), wide, band.row)

    def _stretch(self) -> QRect:
        board, band = self.pane.board, self.tree.lane_part(self.lane).band()
        if band is None:
            return QRect()
        left, right = board.scale.x(self.told.first), board.scale.x(self.told.last)
        left, right = max(left, 0.0), min(right, board.scale.width)
        return self.place(board.regions.days.left + left, band.top, right - left, band.height)

    def role(self) -> QAccessible.Role:
        is_group = len(self.told.ids) > 1
        return QAccessible.Role.Grouping if is_group else QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        is_current = self.is_event and self.told.ids[0] == self.pane.current
        has_focus = is_current and self.pane.hasFocus()
        is_ticked = self.is_event and self.told.ids[0] in self.pane.board.marked
        return _state(selectable=True, focusable=True, selected=is_current, focused=has_focus,
                      checkable=self.is_event, checked=is_ticked)  # fmt: skip


def _index(child: QAccessibleInterface, parts: tuple[Told, ...]) -> int:
    is_known = isinstance(child, ItemAccessible) and child.told in parts
    return parts.index(child.told) if is_known else -1  # type: ignore[attr-defined]


def _state(**flags: bool) -> QAccessible.State:
    state = QAccessible.State()
    for name, is_so in flags.items():
        setattr(state, name, is_so)
    return state


class TimelineAccessible(QAccessibleWidget):
    """The pane as a tree: lanes, and in them what is drawn."""

    def __init__(self, pane: Surface) -> None:
        super().__init__(pane, QAccessible.Role.Grouping, pane.words.pane)
        self.pane = pane
        _TREES[:] = [tree for tree in _TREES if isValid(tree)]
        _TREES.append(self)
        pane.destroyed.connect(self._let_go)
        self._parts: dict[Hashable, LaneAccessible | ItemAccessible] = {}

    def lane_part(self, lane: Lane) -> LaneAccessible:
        return self._known(lane, lambda: LaneAccessible(self, lane))

    def part(self, lane: Lane, what: Told) -> ItemAccessible:
        if len(self._parts) > MOST_PARTS:
            QTimer.singleShot(0, self.pane, self._forget_gone)
        return self._known((lane, what), lambda: ItemAccessible(self, lane, what))

    def event_part(self, entry: str) -> ItemAccessible | None:
        """The part of an event that is shown."""
        event = self.pane.board.events.find(entry)
        return self.part(event.event.lane, Told((entry,), 1)) if event else None

    def _known(self, key: Hashable, make: Callable[[], _P]) -> _P:
        part = self._parts.get(key)
        if part is None:
            part = self._parts[key] = make()
            QAccessible.registerAccessibleInterface(part)
        return part  # type: ignore[return-value]

    def _forget_gone(self) -> None:
        """Lets Qt delete the parts that are no longer drawn; never while it asks for one."""
        gone = [key for key, part in self._parts.items() if not part.isValid()]
        self._delete([self._parts.pop(key) for key in gone])

    def _let_go(self) -> None:
        """Lets Qt delete the parts of a pane that is gone."""
        self._delete(list(self._parts.values()))
        self._parts.clear()

    @staticmethod
    def _delete(parts: "list[LaneAccessible | ItemAccessible]") -> None:
        for part in parts:
            if isValid(part):  # Qt has deleted them itself when the application ends
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))

    # --- What Qt calls --------------------------------------------------------------------------

    def childCount(self) -> int:
        return len(self.pane.board.events.filled_lanes)

    def child(self, number: int) -> QAccessibleInterface | None:  # type: ignore[override]
        lanes = self.pane.board.events.filled_lanes
        return self.lane_part(lanes[number]) if 0 <= number < len(lanes) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        lanes = self.pane.board.events.filled_lanes
        is_lane = isinstance(child, LaneAccessible) and child.lane in lanes
        return lanes.index(child.lane) if is_lane else -1  # type: ignore[attr-defined]

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        current = self.pane.current
        return self.event_part(current) if current and self.pane.hasFocus() else None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        place = QPointF(self.pane.mapFromGlobal(QPointF(x, y)))
        band = self.pane.board.band_at(place.y())
        if band is None:
            return None
        lane = self.lane_part(band.lane)
        found = self.pane.board.item_at(place.x(), place.y(), self.pane.current)
        if found is not None:
            ids = found.item.ids
            return self.part(band.lane, Told(ids, len(ids)))
        day = self.pane.board.scale.day(place.x() - self.pane.board.regions.days.left)
        held = (part for part in lane.told() if part.first <= day < part.last)
        stretch = next(held, None)
        return self.part(band.lane, stretch) if stretch else lane
