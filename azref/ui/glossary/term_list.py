"""The list of terms: Qt's own, but for where rows stand, which it need not ask each of them."""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from azref.entries import Summary
from azref.ui.glossary.model import GlossaryModel
from azref.ui.glossary.painting import GlossaryDelegate, heights
from azref.ui.glossary.shelf import Shelf
from azref.ui.row_list import VALUE_ROLE, Index, RowList
from azref.ui.theme import unit

_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_STEPS = {_Move.MoveUp: -1, _Move.MovePrevious: -1, _Move.MoveDown: 1, _Move.MoveNext: 1}
_PAGES = {_Move.MovePageUp: -1, _Move.MovePageDown: 1}


class GlossaryList(RowList):
    """The list; Enter or a click activates a term, Space ticks it.

    Qt's list view asks every row for its height before it shows one. What it does with heights is
    done here with a `Shelf`, and its own layout is left out.
    """

    entry_activated = Signal(str)

    def __init__(self, model: GlossaryModel, delegate: GlossaryDelegate, parent: QWidget) -> None:
        self._rows, self._delegate = model, delegate
        self._shelf = Shelf((), (), heights(parent.font()))
        super().__init__(parent)
        self._lay_under()
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.clicked.connect(self._activate)
        self.activated.connect(self._activate)
        self.selectionModel().currentChanged.connect(self._announce)

    def _lay_under(self) -> None:
        """Gives rows a ground that Python has made: it need not find out what it is."""
        ground = QWidget(self)
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setViewport(ground)

    def _activate(self, index: QModelIndex) -> None:
        row = index.data(VALUE_ROLE)
        if isinstance(row, Summary):
            self.entry_activated.emit(row.id)

    def enter(self) -> None:
        """Takes the focus; the first term becomes the current one where there is none."""
        self.setFocus()
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(1, 0))
            self._activate(self.currentIndex())

    def _measure(self) -> None:
        """Works out anew where rows stand."""
        self._shelf = Shelf(self._rows.rows.sections, self._rows.doubles, heights(self.font()))

    def _area(self, row: int) -> QRect:
        top = self._shelf.top(row) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._shelf.height_of(row))

    def _term_near(self, row: int, step: int) -> QModelIndex:
        """The term in a row, or the next one above or below: headings are passed over."""
        rows = self._rows.rows
        while 0 <= row < len(rows) and rows.is_heading(row):
            row += step
        return self._rows.index(row) if 0 <= row < len(rows) else self.currentIndex()

    def _announce(self, index: QModelIndex) -> None:
        """Tells a screen reader where the focus is; Qt's list view looks for it in its layout."""
        if QAccessible.isActive() and index.isValid() and self.hasFocus():
            event = QAccessibleEvent(self, QAccessible.Event.Focus)
            event.setChild(index.row())
            QAccessible.updateAccessibility(event)

    # --- What Qt asks for -------------------------------------------------------------------------

    def reset(self) -> None:
        self._measure()
        super().reset()

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        if not len(self._shelf):  # also before there is a ground
            bar.setRange(0, 0)
            return
        seen = self.viewport().height()
        bar.setPageStep(seen)
        bar.setSingleStep(heights(self.font()).single)
        bar.setRange(0, max(0, self._shelf.height - seen))

    def doItemsLayout(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()
            self.updateGeometries()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def visualRect(self, index: Index) -> QRect:
        return self._area(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._shelf.row_at(point.y() + self.verticalOffset())
        return self._rows.index(row) if 0 <= row < len(self._shelf) else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = _Hint.EnsureVisible
    ) -> None:
        """Brings a row into view, and the heading of the first term of a kind with it."""
        if not index.isValid():
            return
        row, bar, seen = index.row(), self.verticalScrollBar(), self.viewport().height()
        above = row - 1 if row and self._rows.rows.is_heading(row - 1) else row
        top, bottom = self._shelf.top(above), self._shelf.top(row + 1)
        if hint == _Hint.PositionAtCenter:
            bar.setValue((top + bottom - seen) // 2)
        elif hint == _Hint.PositionAtTop or top < bar.value():
            bar.setValue(top)
        elif hint == _Hint.PositionAtBottom or bottom > bar.value() + seen:
            bar.setValue(bottom - seen)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        row, last = self.currentIndex().row(), len(self._shelf) - 1
        if action in _STEPS:
            return self._term_near(row + _STEPS[action], _STEPS[action])
        if action in _PAGES:
            far = self._shelf.top(max(0, row)) + _PAGES[action] * self.viewport().height()
            reached = max(0, min(last, self._shelf.row_at(far)))
            return self._term_near(reached, -1 if reached else 1)
        if action == _Move.MoveHome:
            return self._term_near(0, 1)
        return self._term_near(last, -1) if action == _Move.MoveEnd else self.currentIndex()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.scrollDirtyRegion(dx, dy)
        self.viewport().scroll(dx, dy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self._rows.setData(index, None, Qt.ItemDataRole.CheckStateRole.value)
            return
        super().keyPressEvent(event)
        moved = self.currentIndex()
        if moved != index and moved.isValid():
            self._activate(moved)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        with QPainter(self.viewport()) as painter:
            if not len(self._shelf):
                self._paint_empty(painter)
            offset = self.verticalOffset()
            row = max(0, self._shelf.row_at(event.rect().top() + offset))
            while row < len(self._shelf) and self._area(row).top() <= event.rect().bottom():
                self._paint_row(painter, option, row)
                row += 1

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: int) -> None:
        index, flag = self._rows.index(row), QStyle.StateFlag
        option.rect = self._area(row)
        state = flag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= flag.State_Selected
        if index == self.currentIndex() and self.hasFocus():
            state |= flag.State_HasFocus
        option.state = state
        self._delegate.paint(painter, option, index)

    def _paint_empty(self, painter: QPainter) -> None:
        """Says why the list is empty."""
        u = unit(self.font())
        area = self.viewport().rect().adjusted(3 * u, 4 * u, -3 * u, -4 * u)
        painter.setPen(QColor(self._delegate.theme.muted))
        words = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(area, words, self._rows.empty_line())
