"""The command palette: every action by name, over the window, from one line."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QColor, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from azref.ui.actions import ACTIONS, spoken
from azref.ui.palette_rows import CommandRow, matching
from azref.ui.theme import Theme, scroll_bar_style, unit
from azref.ui.typed_line import TypedLine

_MOST_SHOWN = 12
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _MOST_SHOWN,
    Qt.Key.Key_PageUp: -_MOST_SHOWN,
}


class _List(QTreeWidget):
    """Three columns: what an action does, its menu, its shortcut. Never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Actions"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)


class CommandPalette(QFrame):
    """Lists `actions`; what is typed narrows the list, Enter does the one chosen, Esc closes."""

    def __init__(self, actions: Mapping[str, QAction], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._theme = theme
        self._before: QWidget | None = None
        self.setAutoFillBackground(True)
        self.line = TypedLine(self)
        self.line.setPlaceholderText(self.tr("What to do …"))
        self.line.setAccessibleName(self.tr("Command palette"))
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.list = _List(self)
        self.list.itemClicked.connect(self._do)
        self.message = QLabel(self.tr("No action is called that."), self)
        u = unit(self.font())
        self.message.setContentsMargins(3 * u, 2 * u, 3 * u, 2 * u)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * u, 2 * u, 2 * u, 2 * u)
        layout.setSpacing(u)
        for widget in (self.line, self.message, self.list):
            layout.addWidget(widget)
        self.line.setMinimumHeight(7 * u)
        self.set_theme(theme)
        parent.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setStyleSheet(
            f"CommandPalette {{ background: {theme.page}; border: 1px solid {theme.muted}; }}"
        )
        u = unit(self.font())
        self.list.setStyleSheet(f"QTreeWidget::item {{ padding: {u // 2}px {u}px; }}")
        self.list.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))

    def open(self, before: QWidget | None) -> None:
        """Shows every action; `before` gets the focus back when the palette closes."""
        self._before = before
        self.line.clear()
        self._narrow("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def rows(self) -> Sequence[CommandRow]:
        """The actions as they are now, in the order of the menus."""
        known = ((spec, self._actions[spec.name]) for spec in ACTIONS if spec.name != "palette")
        return [
            CommandRow(
                spec.name,
                action.text().replace("&", ""),
                spoken(spec.menu),
                action.shortcut().toString(action.shortcut().SequenceFormat.NativeText),
                action.isEnabled(),
                action.isChecked(),
            )
            for spec, action in known
        ]

    def _narrow(self, query: str) -> None:
        found = matching(query, self.rows())
        self.list.clear()
        self.list.addTopLevelItems([self._item(row) for row in found])
        self.list.setVisible(bool(found))
        self.message.setVisible(not found)
        self._step(0)
        self._place()

    def _item(self, row: CommandRow) -> QTreeWidgetItem:
        menu = row.menu if row.is_enabled else self.tr("not now")
        state = self.tr("on") if row.is_checked else ""
        words = [row.text, ", ".join(filter(None, (menu, state))), row.shortcut]
        item = QTreeWidgetItem(words)
        item.setData(0, Qt.ItemDataRole.UserRole, row.name)
        item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column in (1, 2) if row.is_enabled else (0, 1, 2):
            item.setForeground(column, QColor(self._theme.muted))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, words)))
        return item

    def _place(self) -> None:
        """Under the search line, in the middle, as high as its rows need."""
        host = self.parentWidget()
        assert host is not None
        u = unit(self.font())
        width = min(host.width() - 8 * u, self.fontMetrics().horizontalAdvance("x" * 80))
        rows = min(_MOST_SHOWN, self.list.topLevelItemCount())
        row = self.list.sizeHintForRow(0) if rows else self.message.sizeHint().height()
        height = self.line.minimumHeight() + 6 * u + max(1, rows) * row + 2
        self.setGeometry(
            (host.width() - width) // 2, 12 * u, width, min(height, host.height() - 16 * u)
        )

    def _step(self, by: int) -> None:
        """Moves the choice by so many rows, stopping at the ends."""
        last = self.list.topLevelItemCount() - 1
        row = self.list.currentIndex().row() + by
        if item := self.list.topLevelItem(max(0, min(last, row))):
            self.list.setCurrentItem(item)

    def _do(self, item: QTreeWidgetItem | None) -> None:
        """Does what an item says; one that cannot be done now leaves the palette open."""
        action = self._actions[item.data(0, Qt.ItemDataRole.UserRole)] if item else None
        if action is not None and action.isEnabled():
            self.leave()
            action.trigger()

    def leave(self) -> None:
        """Closes the palette and gives the focus back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)

    def _press(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._press(Qt.Key(event.key()))
        if watched is self.line and isinstance(event, QFocusEvent) and event.lostFocus():
            if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self.hide()
        elif isinstance(event, QResizeEvent) and self.isVisible():
            self._place()
        return False
