"""The mouse and the touchpad on the timeline."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from azref.timeline.board import Board

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.timeline.glide import Glide
    from azref.ui.timeline.surface import Surface

ZOOM_STEP = 1.25
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class _Grip(NamedTuple):
    """What a pressed button holds: the days, the overview's frame, or the end of a period."""

    kind: str
    place: QPoint


class Hand:
    """Turns presses, drags and wheels into what the pane does."""

    def __init__(self, pane: "Surface") -> None:
        self._pane = pane
        self._grip: _Grip | None = None
        self._is_dragging = False
        self._moves: list[tuple[float, float]] = []
        self._glide: Glide | None = None

    def stop(self) -> None:
        """Ends a movement that goes on by itself."""
        if self._glide is not None:
            self._glide.stop()
            self._glide = None

    def press(self, event: QMouseEvent) -> None:
        self.stop()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place, board = event.position(), self._pane.board
        on_strip = board.regions.strip.holds(place.x(), place.y())
        is_period = bool(event.modifiers() & _SHIFT) and not on_strip
        kind = "strip" if on_strip else "period" if is_period else "days"
        self._grip, self._is_dragging = _Grip(kind, place.toPoint()), False
        self._moves = []
        if on_strip:
            self._show_at(place.x())

    def move(self, event: QMouseEvent) -> None:
        if self._grip is None:
            hover(self._pane, event.position())
            return
        if self._grip.kind == "strip":
            self._show_at(event.position().x())
            return
        here = event.position().toPoint()
        moved = here - self._grip.place
        is_far = moved.manhattanLength() >= QApplication.startDragDistance()
        if not self._is_dragging and not is_far:
            return
        self._is_dragging = True
        if self._grip.kind == "period":
            self._pane.draw_period(*self._drawn(event.position()))
        else:
            self._grip = self._grip._replace(place=here)
            self._moves = [*self._moves[-9:], (event.timestamp() / 1000, event.position().x())]
            self._pane.scroll_by(-moved.y())
            self._pane.pan(-moved.x())

    def release(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        grip, was_dragging = self._grip, self._is_dragging
        self._grip, self._is_dragging = None, False
        if was_dragging and grip is not None and grip.kind == "days":
            self._throw(event.timestamp() / 1000)
            return
        if grip is None or grip.kind == "strip":
            return
        if grip.kind == "period":
            days = self._drawn(event.position(), grip) if was_dragging else None
            from azref.timeline.period import drawn_period

            density = self._pane.board.scale.density
            self._pane.choose_period(drawn_period(*days, density) if days else "")
        else:
            open_at(self._pane, event.position())

    def _throw(self, released: float) -> None:
        """Lets the days go on as the hand moved, where the system animates."""
        from azref.timeline.glide import throw_of

        throw = throw_of(self._moves, released)
        if throw is None:
            return
        from azref.ui.timeline.glide import Glide, is_animated

        if is_animated(self._pane):
            self._glide = Glide(self._pane, throw._replace(speed=-throw.speed))

    def double_click(self, event: QMouseEvent) -> None:
        self._grip = None
        strip = self._pane.board.regions.strip
        if not strip.holds(event.position().x(), event.position().y()):
            fit_at(self._pane, event.position())

    def turn(self, event: QWheelEvent) -> None:
        self.stop()
        turned, sideways = event.angleDelta().y(), event.angleDelta().x()
        if event.modifiers() & _SHIFT and self._pane.board.spare_height:
            self._pane.scroll_by(-(turned or sideways) / 120 * self._pane.board.metrics.row)
        elif abs(turned) > abs(sideways):
            self._pane.zoom(ZOOM_STEP ** (turned / 120), event.position().x())
        elif sideways:
            self._pane.pan(-sideways / 2)
        event.accept()

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Zooms at the fingers; False for other gestures."""
        if event.gestureType() is not Qt.NativeGestureType.ZoomNativeGesture:
            return False
        self._pane.zoom(max(0.2, 1.0 + event.value()), event.position().x())
        return True

    def pinch_fingers(self, event: QEvent) -> bool:
        """Zooms at the middle between two fingers on a screen, and moves with it."""
        from PySide6.QtWidgets import QGestureEvent, QPinchGesture

        if not isinstance(event, QGestureEvent):
            return False
        gesture = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(gesture, QPinchGesture):
            return False
        self.stop()
        self._grip = None
        here, before = gesture.centerPoint(), gesture.lastCenterPoint()
        if before and before != here:
            self._pane.pan(before.x() - here.x())
        factor = min(max(gesture.scaleFactor(), 0.2), 5.0)
        self._pane.zoom(factor, self._pane.mapFromGlobal(here).x())
        event.accept()
        return True

    def _drawn(self, here: QPointF, grip: _Grip | None = None) -> tuple[float, float]:
        """The days between the press and here."""
        board, held = self._pane.board, grip or self._grip
        assert held is not None
        left = board.regions.days.left
        first, last = sorted((held.place.x() - left, here.x() - left))
        return board.scale.day(max(first, 0.0)), board.scale.day(min(last, board.scale.width))

    def _show_at(self, x: float) -> None:
        """Centres the view on a place of the overview strip."""
        board = self._pane.board
        self._pane.centre(board.whole.day(x - board.regions.strip.left))


def hover(pane: "Surface", place: QPointF) -> None:
    """Shows what the pointer is over."""
    found = pane.board.item_at(place.x(), place.y(), pane.current)
    is_button = found is not None or pane.board.name_at(place.x(), place.y()) is not None
    shape = Qt.CursorShape.PointingHandCursor if is_button else Qt.CursorShape.ArrowCursor
    if shape is not pane.cursor().shape():
        pane.setCursor(shape)
    pane.set_hovered(found.item.ids[0] if found else None)


def open_at(pane: "Surface", place: QPointF) -> None:
    """What a click does: choose an event, toggle a lane, or open the list of several events."""
    board, x, y = pane.board, place.x(), place.y()
    found = board.item_at(x, y, pane.current)
    if lane := board.name_at(x, y):
        pane.toggle_lane(lane)
    elif found is not None and not found.item.is_cluster:
        pane.choose(found.item.ids[0])
    elif ids := found.item.ids if found else _counted(board, x, y):
        from azref.ui.timeline.event_list import open_list

        open_list(pane, ids, place)


def fit_at(pane: "Surface", place: QPointF) -> None:
    """What a double click does: fit what lies there, or everything."""
    board, x, y = pane.board, place.x(), place.y()
    found = board.item_at(x, y, pane.current)
    events = found.item.events if found else map(board.events.at, board.crowd_at(x, y))
    if known := [event for event in events if event.source]:
        pane.show_days(min(e.begin for e in known), max(e.end for e in known))
    else:
        pane.fit()


def _counted(board: Board, x: float, y: float) -> list[str]:
    """The events counted in the column of a crowded lane."""
    return [board.events.events[at].id for at in board.crowd_at(x, y)]
