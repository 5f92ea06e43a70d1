"""Lists of values: what model, painting and list have in common, whatever stands in a row."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from azref.ui.theme import Theme, scaled

VALUE_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
Value = TypeVar("Value")
_NOWHERE = QModelIndex()
_NUMBERS = "application/x-azref-row-numbers"


class RowModel(QAbstractListModel, Generic[Value]):
    """Adapts values, one a row; ``VALUE_ROLE`` returns the value, `told` what else Qt asks for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Value] = ()

    def set_rows(self, rows: Iterable[Value]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def at(self, index: Index) -> Value | None:
        return self.rows[index.row()] if index.isValid() else None

    def told(self, number: int, row: Value, role: int) -> object:
        """What a row gives for a role; None for roles it has nothing for."""
        raise NotImplementedError

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number = index.row()
        row = self.rows[number]
        return row if role == VALUE_ROLE else self.told(number, row, role)


class MovableRows(RowModel[Value]):
    """Rows that can be dragged. `moved` carries their numbers and that of the row to go before.

    The model does not move them: whoever owns the values does, and brings the new rows.
    """

    moved = Signal(list, int)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return (
            flag.ItemIsEnabled | flag.ItemIsSelectable
            | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren
        )  # fmt: skip

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_NUMBERS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        numbers = sorted(index.row() for index in indexes)
        data.setData(_NUMBERS, b",".join(b"%d" % number for number in numbers))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Asks for the move and returns False, since True would have Qt remove the old rows."""
        given = bytes(data.data(_NUMBERS).data()).split(b",")
        numbers = [int(each) for each in given if each.isdigit() and int(each) < len(self.rows)]
        if numbers:
            at = row if row >= 0 else parent.row() if parent.isValid() else len(self.rows)
            self.moved.emit(numbers, at)
        return False


class RowDelegate(QStyledItemDelegate):
    """Paints rows: the ground of a selected one and the frame of the focus are alike in all."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints what stands in a row, on its ground."""
        raise NotImplementedError

    def write(self, painter: QPainter, area: QRect, text: str, alignment: Qt.AlignmentFlag) -> None:
        """Writes `text` from the left, in the painter's font and pen, elided to the area."""
        elide = Qt.TextElideMode.ElideRight
        shown = painter.fontMetrics().elidedText(text, elide, area.width())
        painter.drawText(area, alignment | Qt.AlignmentFlag.AlignLeft, shown)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self.theme.mark))
        self.paint_row(painter, option, index)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))
        painter.restore()


class RowList(QListView):
    """A list without a frame, scrolled by pixels, as wide as its rows may be."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def acronym_width(font: QFont, acronyms: Iterable[str]) -> int:
    """How wide a column of acronyms is, in pixels: as the widest, within reason."""
    metrics = QFontMetrics(scaled(font, 1.0, QFont.Weight.DemiBold))
    widest = max(map(metrics.horizontalAdvance, acronyms), default=0)
    return min(widest, metrics.horizontalAdvance("M" * 8))
