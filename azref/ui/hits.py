"""The hits of a lookup: a list laid over the panes, under the search line."""

from typing import NamedTuple

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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
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
from azref.render.hits import groups
from azref.ui.theme import Theme, scaled, scroll_bar_style, unit

HIT_ROLE = Qt.ItemDataRole.UserRole
HEADING_ROLE = HIT_ROLE + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
MOST_SHOWN = 9
_SMALL = 0.88
_ROW, _HEADING = 11, 5


class HitModel(QAbstractListModel):
    """Adapts hits, grouped by type, the group of the best hit first.

    ``HIT_ROLE`` returns the hit, ``HEADING_ROLE`` the heading of a group on its first hit; where
    there is one group alone it needs none.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()
        self._headings: dict[int, str] = {}

    def set_hits(self, hits: tuple[Hit, ...]) -> None:
        self.beginResetModel()
        found = groups(hits)
        self._hits = tuple(hit for _, own in found for hit in own)
        self._headings = {}
        if len(found) > 1:
            at = 0
            for heading, own in found:
                self._headings[at] = f"{self.tr(heading)} {len(own)}"
                at += len(own)
        self.endResetModel()

    def headings(self, rows: int) -> int:
        """How many headings stand among the first `rows` hits."""
        return sum(row < rows for row in self._headings)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == HEADING_ROLE:
            return self._headings.get(index.row(), "")
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self._headings.get(index.row(), "")
            parts = (heading, hit.acronym, hit.title, hit.kind, hit.note)
            return ", ".join(part for part in parts if part)
        return None


class Script(NamedTuple):
    """A font with its measures; `widest` is the width of a wide letter."""

    font: QFont
    metrics: QFontMetrics
    widest: int

    @classmethod
    def of(cls, font: QFont) -> "Script":
        metrics = QFontMetrics(font)
        return cls(font, metrics, metrics.horizontalAdvance("W"))


class Scripts(NamedTuple):
    """The fonts of a hit, made once for a font of the list: making them costs more than a row."""

    unit: int
    plain: Script
    bold: Script
    small: Script
    small_bold: Script

    @classmethod
    def of(cls, font: QFont) -> "Scripts":
        fonts = (
            QFont(font),  # a style option's own font goes with the option
            scaled(font, 1.0, QFont.Weight.DemiBold),
            scaled(font, _SMALL),
            scaled(font, _SMALL, QFont.Weight.Bold),
        )
        return cls(unit(font), *map(Script.of, fonts))


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: acronym, title, and under it what was matched and what to know of it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme
        self._made: dict[str, Scripts] = {}

    def _scripts(self, font: QFont) -> Scripts:
        key = font.key()
        if key not in self._made:
            self._made[key] = Scripts.of(font)
        return self._made[key]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        hit = index.data(HIT_ROLE)
        if not isinstance(hit, Hit):
            return
        scripts, rect = self._scripts(option.font), option.rect
        painter.save()
        if heading := index.data(HEADING_ROLE):
            self._paint_heading(painter, scripts, rect, heading)
            rect = rect.adjusted(0, _HEADING * scripts.unit, 0, 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.theme.mark))
        self._paint_hit(painter, scripts, rect, hit)
        painter.restore()

    def _paint_heading(self, painter: QPainter, scripts: Scripts, rect: QRect, text: str) -> None:
        u = scripts.unit
        area = QRect(rect.left() + 3 * u, rect.top(), rect.width() - 6 * u, _HEADING * u)
        painter.setPen(QColor(self.theme.hairline))
        painter.drawLine(rect.topLeft(), rect.topRight())
        self._text(painter, scripts.small, self.theme.muted, area, text)

    def _paint_hit(self, painter: QPainter, scripts: Scripts, rect: QRect, hit: Hit) -> None:
        u, half = scripts.unit, rect.height() // 2
        column = QRect(rect.left() + 3 * u, rect.top() + u, 15 * u, half)
        name = hit.id if hit.type == "sentence" else hit.acronym
        right = Qt.AlignmentFlag.AlignRight
        self._text(painter, scripts.bold, self.theme.text, column, name, right)
        left = column.right() + 3 * u
        kind = QRect(rect.right() - 25 * u, rect.top() + u, 22 * u, half)
        self._text(painter, scripts.small, self.theme.muted, kind, hit.kind, right)
        title = QRect(left, rect.top() + u, kind.left() - left, half)
        self._text(painter, scripts.plain, self.theme.text, title, hit.title)
        below = QRect(left, title.bottom() - u, rect.right() - left - 3 * u, half)
        self._paint_reason(painter, scripts, below, hit)

    def _paint_reason(self, painter: QPainter, scripts: Scripts, area: QRect, hit: Hit) -> None:
        """The matched form, its matched letters bold, then the note."""
        is_wrong = hit.note.startswith("wrong form")
        colour = self.theme.operations if is_wrong else self.theme.muted
        start, end = hit.match_start, hit.match_end
        own = hit.matched if hit.type != "sentence" else ""
        small, bold = scripts.small, scripts.small_bold
        left = area.left()
        for text, script in ((own[:start], small), (own[start:end], bold), (own[end:], small)):
            place = area.adjusted(left - area.left(), 0, 0, 0)
            self._text(painter, script, self.theme.muted, place, text)
            left += script.metrics.horizontalAdvance(text)
        if hit.note:
            note = f"  {hit.note}" if own else hit.note
            self._text(painter, small, colour, area.adjusted(left - area.left(), 0, 0, 0), note)

    def _text(
        self,
        painter: QPainter,
        script: Script,
        colour: str,
        area: QRect,
        text: str,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        if not text:
            return
        painter.setFont(script.font)
        painter.setPen(QColor(colour))
        if len(text) * script.widest > area.width():
            text = script.metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, alignment | Qt.AlignmentFlag.AlignVCenter, text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        rows = _ROW + (_HEADING if index.data(HEADING_ROLE) else 0)
        return QSize(0, rows * self._scripts(option.font).unit)


class HitList(QFrame):
    """The hits under the search line, laid over the panes; or one line where there are none.

    `head` says in small letters how the query was understood.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        # Border, head and list cover it whole: the panes beneath need no painting at every key.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.model = HitModel(self)
        self.view = QListView(self)
        self.view.setFrameShape(QListView.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(self.tr("Hits"))
        self._delegate = HitDelegate(theme, self)
        self.view.setItemDelegate(self._delegate)
        self.view.setModel(self.model)
        self.view.clicked.connect(self._choose)
        u = unit(self.font())
        self.head = self._label(2 * u)
        self.head.setFont(scaled(self.font(), _SMALL))
        self.head.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.message = self._label(3 * u)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        layout.addWidget(self.message)
        layout.addWidget(self.view)
        self.hide()

    def _label(self, margin: int) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAutoFillBackground(True)
        label.setBackgroundRole(QPalette.ColorRole.Base)
        label.setContentsMargins(3 * unit(self.font()), margin, 3 * unit(self.font()), margin)
        return label

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.setStyleSheet(f"HitList {{ border: 1px solid {theme.muted}; }}")
        self.view.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))

    def show_hits(self, hits: tuple[Hit, ...], head: str, message: str) -> None:
        """Shows hits under `head`, the best one chosen, or `message` where there are none."""
        self.model.set_hits(hits)
        self.head.setText(head)
        self.head.setVisible(bool(head))
        self.message.setText(message)
        self.message.setVisible(not hits)
        self.view.setVisible(bool(hits))
        if hits:
            self.view.setCurrentIndex(self.model.index(0))

    def height_for(self, width: int) -> int:
        head = self.head.heightForWidth(width) if self.head.text() else 0
        rows = self.model.rowCount()
        if not rows:
            return head + self.message.heightForWidth(width) + 2
        shown = min(rows, MOST_SHOWN)
        units = shown * _ROW + self.model.headings(shown) * _HEADING
        return head + units * unit(self.view.font()) + 4

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
