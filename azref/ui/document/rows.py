"""The list of ticked entries: its rows, how they are painted and moved."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from azref.entries import Summary
from azref.render.names import shown
from azref.ui.basket import Basket
from azref.ui.movable_rows import MovableRows
from azref.ui.row_list import VALUE_ROLE, Index, RowDelegate, RowList, acronym_width
from azref.ui.theme import Theme, scaled, unit


class SelectedRow(NamedTuple):
    """An entry of the basket; the title is its id where this edition does not have it."""

    id: str
    title: str
    acronym: str = ""
    remark: str = ""
    is_missing: bool = False


def selected_rows(basket: Basket, known: Mapping[str, Summary]) -> tuple[SelectedRow, ...]:
    """The rows of a basket in its order."""
    return tuple(
        SelectedRow(item.id, shown(known[item.id].name), known[item.id].acronym, item.remark)
        if item.id in known
        else SelectedRow(item.id, item.id, "", item.remark, is_missing=True)
        for item in basket.items
    )


class SelectedModel(MovableRows[SelectedRow]):
    """Adapts the rows."""

    def _spoken(self, number: int, row: SelectedRow) -> str:
        missing = self.tr("not in this edition") if row.is_missing else ""
        remark = self.tr("remark: {text}").format(text=row.remark) if row.remark else ""
        place = self.tr("{n} of {count}").format(n=number + 1, count=len(self.rows))
        return ", ".join(filter(None, (row.acronym, row.title, missing, remark, place)))

    def told(self, number: int, row: SelectedRow, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return self._spoken(number, row)
        return None


class SelectedDelegate(RowDelegate):
    """Paints an entry on a line, with the reader's remark under it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self._column = 0

    def measure(self, font: QFont, rows: Sequence[SelectedRow]) -> None:
        """Fits the acronym column to the acronyms."""
        self._column = acronym_width(font, (row.acronym for row in rows))

    def _lines(self, row: SelectedRow) -> list[str]:
        missing = [self.tr("not in this edition")] if row.is_missing else []
        return [*missing, *([row.remark] if row.remark else [])]

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(VALUE_ROLE)
        if isinstance(row, SelectedRow):
            self._paint_entry(painter, option, row)

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, row: SelectedRow
    ) -> None:
        u, rect, under = unit(option.font), option.rect, self._lines(row)
        line = QRect(rect.left() + 3 * u, rect.top(), self._column, rect.height())
        line.setHeight(rect.height() // (1 + len(under)))
        painter.setPen(QColor(self.theme.muted if row.is_missing else self.theme.text))
        painter.setFont(scaled(option.font, 1.0, QFont.Weight.DemiBold))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, right, row.acronym)
        line.setLeft(line.right() + (3 * u if self._column else 0))
        line.setRight(rect.right() - 3 * u)
        painter.setFont(option.font)
        self.write(painter, line, row.title, Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(scaled(option.font, 0.88))
        painter.setPen(QColor(self.theme.muted))
        for text in under:
            line.translate(0, line.height() - u // 2)
            self.write(painter, line, text, Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(VALUE_ROLE)
        lines = len(self._lines(row)) if isinstance(row, SelectedRow) else 0
        return QSize(0, (6 + 5 * lines) * unit(option.font))


class SelectedList(RowList):
    """The list; drag or Alt with the arrows moves rows, Delete takes them out, Enter opens one."""

    entry_activated = Signal(str)
    removed = Signal(list)
    shifted = Signal(list, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.activated.connect(self._activate)

    def enter(self) -> None:
        """Takes the focus; the first entry becomes the current one where there is none."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self.setFocus()

    @property
    def chosen(self) -> list[str]:
        """The ids of the chosen rows, from above to below."""
        indexes = sorted(self.selectedIndexes(), key=QModelIndex.row)
        return [index.data(VALUE_ROLE).id for index in indexes]

    def choose(self, ids: Iterable[str]) -> None:
        """Chooses the rows of `ids`; the first becomes the current one."""
        model, selection = self.model(), self.selectionModel()
        wanted = set(ids)
        rows = [
            n for n in range(model.rowCount()) if model.index(n, 0).data(VALUE_ROLE).id in wanted
        ]
        flag = selection.SelectionFlag
        selection.clearSelection()
        for n in reversed(rows):
            selection.setCurrentIndex(model.index(n, 0), flag.Select)

    def shift(self, step: int) -> None:
        """Asks that the chosen rows move up (-1) or down (1)."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        if rows:
            self.shifted.emit(self.chosen, max(0, rows[0] - 1) if step < 0 else rows[-1] + 2)

    def _activate(self, index: QModelIndex) -> None:
        self.entry_activated.emit(index.data(VALUE_ROLE).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.shift(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.chosen)
        else:
            super().keyPressEvent(event)
