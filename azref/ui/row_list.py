"""Lists of values: what model, painting and list have in common, whatever stands in a row."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from azref.ui.theme import Theme, scaled

VALUE_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
Value = TypeVar("Value")
_NOWHERE = QModelIndex()


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
