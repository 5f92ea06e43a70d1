"""Lists of the reader's own data: rows painted alike, moved by keys and mouse, never empty."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QWidget

from azref.ui.movable_rows import MovableRows
from azref.ui.row_list import VALUE_ROLE, Index, RowDelegate, RowList, acronym_width
from azref.ui.theme import Theme, scaled, scroll_bar_style, unit

_WIDEST = 75


class DeskLine(NamedTuple):
    """How a row looks and sounds: a heading, or a name with what is said of it in small letters.

    `beside` stands before the text: an acronym where the row `is_named` by it, else a moment.
    `name` is what the row is renamed by, empty where it cannot be; `size` stands at the right of a
    heading.
    """

    text: str
    beside: str = ""
    below: str = ""
    is_heading: bool = False
    is_muted: bool = False
    name: str = ""
    can_move: bool = False
    size: int = -1
    is_named: bool = False

    @property
    def spoken(self) -> str:
        count = str(self.size) if self.size >= 0 else ""
        return ", ".join(filter(None, (self.beside, self.text, self.below, count)))


class DeskModel(MovableRows[DeskLine]):
    """Adapts lines. `renamed` carries the number of a row and its new name."""

    renamed = Signal(int, str)

    def told(self, number: int, row: DeskLine, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.EditRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return row.spoken
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = str(value).strip()
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or not name:
            return False
        self.renamed.emit(index.row(), name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag, found = Qt.ItemFlag, super().flags(index)
        line = self.at(index)
        if line is None:
            return found
        found |= flag.ItemIsEditable if line.name else flag.NoItemFlags
        return found if line.can_move else found & ~flag.ItemIsDragEnabled


class DeskDelegate(RowDelegate):
    """Paints headings and rows as the glossary does."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self.beside_width = 0

    def measure(self, font: QFont, lines: Iterable[DeskLine]) -> None:
        """Fits the column before the names to what stands there."""
        self.beside_width = acronym_width(font, (line.beside for line in lines))

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(VALUE_ROLE)
        if isinstance(line, DeskLine) and line.is_heading:
            self._paint_heading(painter, option, line)
        elif isinstance(line, DeskLine):
            self._paint_line(painter, option, line)

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, line: DeskLine
    ) -> None:
        u = unit(option.font)
        area = _column(option).adjusted(0, 2 * u, 0, -u // 2)
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.setFont(scaled(option.font, 0.88))
        painter.setPen(QColor(self.theme.muted))
        count = str(line.size) if line.size >= 0 else ""
        width = painter.fontMetrics().horizontalAdvance(count) + 2 * u
        painter.drawText(area, bottom | Qt.AlignmentFlag.AlignRight, count)
        self.write(painter, area.adjusted(0, 0, -width, 0), _on_one_line(line.text), bottom)
        painter.setPen(QColor(self.theme.hairline))
        painter.drawLine(area.left(), option.rect.bottom(), area.right(), option.rect.bottom())

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, line: DeskLine) -> None:
        u, theme = unit(option.font), self.theme
        inset = u // 2 if line.below else 0
        area = _column(option).adjusted(0, inset, 0, -inset)
        half = area.height() // 2 if line.below else area.height()
        first = QRect(area.left(), area.top(), area.width(), half)
        if self.beside_width:
            column = QRect(first.left(), first.top(), self.beside_width, first.height())
            self._paint_beside(painter, column, line, option.font)
            first.setLeft(column.right() + 3 * u)
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(_small(option.font))
        painter.setPen(QColor(theme.muted))
        if line.below:
            below = first.translated(0, half - u // 2)
            self.write(painter, below, _on_one_line(line.below), centre)
        painter.setFont(option.font)
        painter.setPen(QColor(theme.muted if line.is_muted else theme.text))
        self.write(painter, first, _on_one_line(line.text), centre)

    def _paint_beside(self, painter: QPainter, column: QRect, line: DeskLine, font: QFont) -> None:
        """Paints what stands before a name: an acronym as the glossary does, or a moment."""
        painter.setFont(scaled(font, 1.0, QFont.Weight.DemiBold) if line.is_named else _small(font))
        is_plain = line.is_named and not line.is_muted
        painter.setPen(QColor(self.theme.text if is_plain else self.theme.muted))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(column, right, line.beside)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        u, line = unit(option.font), index.data(VALUE_ROLE)
        if isinstance(line, DeskLine) and line.is_heading:
            return QSize(0, 8 * u)
        return QSize(0, (11 if isinstance(line, DeskLine) and line.below else 6) * u)


def _column(option: QStyleOptionViewItem) -> QRect:
    """Where the text of a row stands: as wide as a page at most, so that the eye keeps the row."""
    u = unit(option.font)
    width = min(option.rect.width() - 6 * u, _WIDEST * option.fontMetrics.horizontalAdvance("x"))
    return QRect(option.rect.left() + 3 * u, option.rect.top(), width, option.rect.height())


def _small(font: QFont) -> QFont:
    return scaled(font, 0.88)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


class DeskList(RowList):
    """A list whose rows are opened, taken away, renamed and moved; `hint` stands where it is empty.

    Signals carry the number of a row: Enter or a click opens, Delete removes, F2 renames,
    Alt with Up or Down moves it by a `step`.
    """

    opened = Signal(int)
    removed = Signal(int)
    stepped = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.hint = ""
        self.lines = DeskModel(self)
        self._delegate = DeskDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(self.lines)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))
        self.set_theme(theme)

    def allow_moving(self) -> None:
        """Lets rows be dragged among the others."""
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(False)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))
        self.viewport().update()

    def show_lines(self, lines: Sequence[DeskLine], row: int = -1) -> None:
        """Shows lines; `row` becomes the current one, or the one that was stays in its place."""
        row = row if row >= 0 else self.currentIndex().row()
        self._delegate.measure(self.font(), lines)
        self.lines.set_rows(lines)
        if lines and row >= 0:
            self.setCurrentIndex(self.lines.index(min(row, len(lines) - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), event.key()
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if row >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row)
        elif row >= 0 and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(row)
        elif row >= 0 and is_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(row, 1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.lines.rowCount():
            return
        with QPainter(self.viewport()) as painter:
            u = unit(self.font())
            painter.setPen(QColor(self._delegate.theme.muted))
            area = self.viewport().rect().adjusted(3 * u, 3 * u, -3 * u, -3 * u)
            painter.drawText(area, Qt.TextFlag.TextWordWrap.value, self.hint)
