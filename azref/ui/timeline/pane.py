"""The timeline pane: its surface under the reader's hands, keys and assistive technology."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from azref.ui.theme import Theme
from azref.ui.timeline.hand import Hand
from azref.ui.timeline.surface import Surface


class TimelinePane(Surface):
    """The surface, with everything that can be done to it by mouse, fingers and keys.

    Keys are in `keys`, the mouse in `hand`; what lies at a place is in `tips` and `menu`.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        _tell_accessibility()  # first of all: Qt asks once, at the first word about the pane
        super().__init__(theme, parent)
        self._hand = Hand(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def _show_tip(self, event: QHelpEvent) -> None:
        from html import escape

        from azref.ui.timeline.tips import tip_at

        lines = tip_at(self.board, self.words, event.x(), event.y(), self.current)
        words = "".join(f"<p>{escape(line)}</p>" for line in lines)
        QToolTip.showText(event.globalPos(), words, self)

    # --- What Qt calls --------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        if isinstance(event, QNativeGestureEvent) and self._hand.pinch(event):
            return True
        if event.type() == QEvent.Type.Gesture and self._hand.pinch_fingers(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from azref.ui.timeline.keys import press_key

        self._hand.stop()
        before, current = self.board.scale, self.current
        if not press_key(self, event):
            super().keyPressEvent(event)
        elif self.board.scale != before and self.current == current:
            self.announce(self.words.in_view(*self.board.years_in_view()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        from azref.ui.timeline.menu import PlaceMenu

        by_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.current_place() if by_keys else QPointF(event.pos())
        PlaceMenu(self, place).popup(self.mapToGlobal(place.toPoint()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._hand.turn(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hand.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.set_hovered(None)


_FACTORIES: list[object] = []


def _tell_accessibility() -> None:
    """Lets assistive technology, when it asks, have the tree of `accessible`."""
    if not _FACTORIES:
        _FACTORIES.append(_accessible)
        QAccessible.installFactory(_accessible)


def _accessible(_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, TimelinePane):
        return None
    from azref.ui.timeline.accessible import TimelineAccessible

    return TimelineAccessible(thing)
