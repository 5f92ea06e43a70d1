"""The line in which a reader says where the timeline shall go."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip

from azref.timeline.jump import days_asked
from azref.ui.typed_line import TypedLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.timeline.surface import Surface


def ask_where(pane: "Surface") -> None:
    """Opens the line in which the reader says where to jump to."""
    JumpLine(pane).open()


class JumpLine(TypedLine):
    """Stands over the axis until Return, Escape or a click elsewhere closes it."""

    def __init__(self, pane: "Surface") -> None:
        super().__init__(pane)
        self._pane = pane
        self.setPlaceholderText(self.tr("May 1994, 2001..2004"))
        self.setAccessibleName(self.tr("Jump to a time"))
        self.returnPressed.connect(self._jump)
        self.textEdited.connect(lambda: self._show_wrong(is_wrong=False))

    def open(self) -> None:
        """Shows the line at the left end of the axis, ready to be typed into."""
        days = self._pane.board.regions.days
        hint = self.sizeHint()
        wide = self.fontMetrics().horizontalAdvance(self.placeholderText()) + 2 * hint.height()
        self.setGeometry(int(days.left), 1, min(wide, int(days.width)), hint.height())
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _jump(self) -> None:
        asked = days_asked(self.text())
        if asked is None:
            self._show_wrong(is_wrong=True)
            return
        self._pane.show_days(*asked, margin=0.0)
        self._close()

    def _show_wrong(self, *, is_wrong: bool) -> None:
        """Says in place what can be asked."""
        words = self.tr("This is no time azref knows. Try “May 1994” or “2001..2004”.")
        self.setAccessibleDescription(words if is_wrong else "")
        if is_wrong:
            self.selectAll()
            QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), words, self)
        else:
            QToolTip.hideText()

    def _close(self) -> None:
        self._pane.setFocus()
        self._pane.update()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, QEvent.Type.None_):
            self.deleteLater()
