"""The hits of a lookup: a list laid over the panes, under the search line."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from azref.entries import Hit
from azref.ui.theme import Theme, scaled, scroll_bar_style, unit

HIT_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
MOST_SHOWN = 9


class HitModel(QAbstractListModel):
    """Adapts hits; ``HIT_ROLE`` returns the hit."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def set_hits(self, hits: tuple[Hit, ...]) -> None:
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (hit.acronym, hit.title, hit.kind, hit.note)
            return ", ".join(part for part in parts if part)
        return None


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: acronym, title, and under it what was matched and what to know of it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(HIT_ROLE)
        if not isinstance(hit, Hit):
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(self.theme.mark))
        u, rect = unit(option.font), option.rect
        column = QRect(rect.left() + 3 * u, rect.top() + u, 15 * u, rect.height() // 2)
        name = hit.id if hit.type == "sentence" else hit.acronym
        bold = scaled(option.font, 1.0, QFont.Weight.DemiBold)
        self._text(painter, bold, self.theme.text, column, name, Qt.AlignmentFlag.AlignRight)
        left = column.right() + 3 * u
        kind = QRect(rect.right() - 25 * u, rect.top() + u, 22 * u, rect.height() // 2)
        right = Qt.AlignmentFlag.AlignRight
        self._text(painter, scaled(option.font, 0.88), self.theme.muted, kind, hit.kind, right)
        title = QRect(left, rect.top() + u, kind.left() - left, rect.height() // 2)
        self._text(painter, option.font, self.theme.text, title, hit.title)
        below = QRect(left, title.bottom() - u, rect.right() - left - 3 * u, rect.height() // 2)
        self._paint_reason(painter, option, below, hit)
        painter.restore()

    def _paint_reason(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, hit: Hit
    ) -> None:
        """The matched form, its matched letters bold, then the note."""
        font = scaled(option.font, 0.88)
        bold = scaled(option.font, 0.88, QFont.Weight.Bold)
        is_wrong = hit.note.startswith("wrong form")
        colour = self.theme.operations if is_wrong else self.theme.muted
        start, end = hit.match_start, hit.match_end
        own = hit.matched if hit.type != "sentence" else ""
        parts = ((own[:start], font), (own[start:end], bold), (own[end:], font))
        left = area.left()
        for text, part in parts:
            place = area.adjusted(left - area.left(), 0, 0, 0)
            self._text(painter, part, self.theme.muted, place, text)
            left += QFontMetrics(part).horizontalAdvance(text)
        if hit.note:
            note = f"  {hit.note}" if own else hit.note
            self._text(painter, font, colour, area.adjusted(left - area.left(), 0, 0, 0), note)

    def _text(
        self,
        painter: QPainter,
        font: QFont,
        colour: str,
        area: QRect,
        text: str,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, alignment | Qt.AlignmentFlag.AlignVCenter, elided)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 11 * unit(option.font))


class HitList(QFrame):
    """The hits under the search line, laid over the panes; or one line where there are none."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.model = HitModel(self)
        self.view = QListView(self)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(self.tr("Hits"))
        self._delegate = HitDelegate(theme, self)
        self.view.setItemDelegate(self._delegate)
        self.view.setModel(self.model)
        self.view.clicked.connect(self._choose)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        u = unit(self.font())
        self.message.setContentsMargins(3 * u, 3 * u, 3 * u, 3 * u)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.view)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.setStyleSheet(f"HitList {{ border: 1px solid {theme.muted}; }}")
        self.view.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))

    def show_hits(self, hits: tuple[Hit, ...], message: str) -> None:
        """Shows hits, the first one chosen, or `message` where there are none."""
        self.model.set_hits(hits)
        self.message.setText(message)
        self.message.setVisible(not hits)
        self.view.setVisible(bool(hits))
        if hits:
            self.view.setCurrentIndex(self.model.index(0))

    def height_for(self, width: int) -> int:
        rows = self.model.rowCount()
        if not rows:
            return self.message.heightForWidth(width) + 2
        return min(rows, MOST_SHOWN) * self.view.sizeHintForRow(0) + 4

    def step(self, by: int) -> None:
        """Moves the choice by so many rows, stopping at the ends."""
        last = self.model.rowCount() - 1
        row = max(0, min(last, self.view.currentIndex().row() + by))
        self.view.setCurrentIndex(self.model.index(row))

    def choose(self) -> None:
        self._choose(self.view.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(HIT_ROLE)
        if isinstance(hit, Hit):
            self.chosen.emit(hit.id)
