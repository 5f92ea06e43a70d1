"""The rows of hits, grouped under headings, painted from pictures.

Between two keystrokes most rows stay what they are, so each is painted once as a picture and the
letters that were looked up are underlined over it.
"""

from bisect import bisect_right
from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from azref.entries import Hit
from azref.render.hit_lines import HitLines, hit_lines
from azref.render.hits import groups
from azref.render.names import UNCONFIRMED
from azref.render.wording import Wording
from azref.ui.language import wording
from azref.ui.lookup.hit_pictures import Picture, RowPainter, Scripts
from azref.ui.row_list import VALUE_ROLE, Index, RowModel
from azref.ui.theme import Theme

HEADING_ROLE = VALUE_ROLE + 1
_ROW, _HEADING = 11, 6
_MOST_PICTURES = 128


class HitModel(RowModel[Hit]):
    """Adapts hits, grouped by type, the group of the best hit first.

    ``HEADING_ROLE`` returns the heading of a group on its first hit; where
    there is one group alone it needs none. `ask` gives the words they are told in.
    """

    def __init__(
        self, parent: QObject | None = None, ask: Callable[[], Wording] | None = None
    ) -> None:
        super().__init__(parent)
        self.headings: dict[int, str] = {}
        self._ask = ask or (lambda: wording(self))
        self.say = self._ask()

    def set_hits(self, hits: tuple[Hit, ...]) -> None:
        self.say = self._ask()
        found = groups(hits)
        self.headings = {}
        if len(found) > 1:
            at = 0
            for heading, own in found:
                self.headings[at] = f"{self.say(heading)} {len(own)}"
                at += len(own)
        self.set_rows(hit for _, own in found for hit in own)

    def told(self, number: int, row: Hit, role: int) -> object:
        if role == HEADING_ROLE:
            return self.headings.get(number, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return hit_lines(row, self.say).title.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            lines = hit_lines(row, self.say)
            heading = self.headings.get(number, "")
            texts = (each.text.removeprefix(f"{UNCONFIRMED} ") for each in lines.stretches)
            parts = (heading, *texts)
            return ", ".join(part for part in parts if part)
        return None


class HitView(QAbstractItemView):
    """The rows of a `HitModel`, headings over their groups, painted from pictures.

    A view of its own, since a list view asks its delegate thirty times a keystroke how high a row
    is, and as often what is in it.
    """

    def __init__(self, theme: Theme, model: HitModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._hits = model
        self._tops: tuple[int, ...] = (0,)
        self._lines: dict[int, HitLines] = {}
        self._pictures: dict[tuple[object, ...], Picture] = {}
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAutoFillBackground(False)
        self._dress(theme)
        self.setModel(model)

    def _dress(self, theme: Theme) -> None:
        """Takes colours and fonts: made once, since making them costs more than a row."""
        self._scripts = Scripts.of(self.font())
        self._painter = RowPainter(theme, self._scripts)
        self._accent, self._page = QColor(theme.accent), QColor(theme.page)
        self._chosen = QColor(theme.mark)
        self._muted, self._line = QColor(theme.muted), QColor(theme.hairline)
        self._pictures.clear()

    def set_theme(self, theme: Theme) -> None:
        self._dress(theme)
        self.viewport().update()

    def set_hits(self, hits: tuple[Hit, ...]) -> None:
        """Shows hits from the first on, which becomes the current one."""
        self._lines.clear()
        self._hits.set_hits(hits)
        tops, u = [0], self._scripts.unit
        for row in range(len(hits)):
            tops.append(tops[-1] + (_ROW + _HEADING * (row in self._hits.headings)) * u)
        self._tops = tuple(tops)
        self._bound()
        self.verticalScrollBar().setValue(0)
        if hits:
            self.setCurrentIndex(self._hits.index(0))

    def height_of(self, rows: int) -> int:
        """The pixels that the first `rows` hits take with their headings."""
        return self._tops[min(rows, len(self._tops) - 1)]

    def _bound(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, self._tops[-1] - page))
        bar.setPageStep(page)
        bar.setSingleStep(_ROW * self._scripts.unit)

    def _row_rect(self, row: int) -> QRect:
        """Where a hit stands in the viewport, without its heading."""
        low, high = _ROW * self._scripts.unit, self._tops[row + 1] - self.verticalOffset()
        return QRect(0, high - low, self.viewport().width(), low)

    # --- Painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        area, shift = event.rect(), self.verticalOffset()
        first = max(0, bisect_right(self._tops, area.top() + shift) - 1)
        last = min(bisect_right(self._tops, area.bottom() + shift), len(self._hits.rows))
        row, width = _ROW * self._scripts.unit, self.viewport().width()
        with QPainter(self.viewport()) as painter:
            for number in range(first, last):
                bottom = self._tops[number + 1] - shift
                self._paint_row(painter, number, QRect(0, bottom - row, width, row))
            below = self._tops[-1] - shift
            if below <= area.bottom():
                painter.fillRect(0, below, width, area.bottom() - below + 1, self._page)
            self._paint_place(painter)

    def _paint_place(self, painter: QPainter) -> None:
        """A thin bar at the right that says which part of the hits is seen, where it is a part."""
        height, whole = self.viewport().height(), self._tops[-1]
        if whole > height:
            width = self._scripts.unit // 2
            top = self.verticalOffset() * height // whole
            x = self.viewport().width() - width
            painter.fillRect(x, top, width, height * height // whole, self._line)

    def _paint_row(self, painter: QPainter, row: int, area: QRect) -> None:
        if heading := self._hits.headings.get(row):
            self._paint_heading(painter, area, heading)
        if row not in self._lines:
            self._lines[row] = hit_lines(self._hits.rows[row], self._hits.say)
        lines, is_chosen = self._lines[row], row == self.currentIndex().row()
        picture = self._picture(lines, area.size(), is_chosen=is_chosen)
        painter.drawPixmap(0, area.top(), picture.pixmap)
        ground = self._chosen if is_chosen else self._page
        rest = area.width() - picture.width
        painter.fillRect(picture.width, area.top(), rest, area.height(), ground)
        for number, stretch in enumerate(lines.stretches):
            if stretch.end:
                left, top, width = picture.mark(number, stretch.start, stretch.end)
                painter.fillRect(left, area.top() + top, width, 2, self._accent)

    def _picture(self, lines: HitLines, size: QSize, *, is_chosen: bool) -> Picture:
        ratio = self.devicePixelRatio()
        key = (lines.texts, size.width(), size.height(), ratio, is_chosen)
        if (picture := self._pictures.get(key)) is None:
            if len(self._pictures) >= _MOST_PICTURES:
                self._pictures.clear()
            picture = self._painter.picture(lines, size, ratio, is_chosen=is_chosen)
            self._pictures[key] = picture
        return picture

    def _paint_heading(self, painter: QPainter, below: QRect, text: str) -> None:
        u = self._scripts.unit
        top, width = below.top() - _HEADING * u, below.width()
        painter.fillRect(0, top, width, _HEADING * u, self._page)
        painter.fillRect(0, top, width, 1, self._line)
        painter.setFont(self._scripts.small.font)
        painter.setPen(self._muted)
        painter.drawText(3 * u, below.top() - u - u // 2, text)

    # --- What Qt asks of a view of its own --------------------------------------------------------

    def reset(self) -> None:
        """Lays nothing out anew, as Qt would: `set_hits` has done it."""
        if QAccessible.isActive():
            super().reset()
        self.viewport().update()

    def visualRect(self, index: Index) -> QRect:
        return self._row_rect(index.row()) if index.isValid() else QRect()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Brings a hit into view with the heading over it."""
        bar, page = self.verticalScrollBar(), self.viewport().height()
        top, bottom = self._tops[index.row()], self._tops[index.row() + 1]
        bar.setValue(min(top, max(bar.value(), bottom - page)))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = bisect_right(self._tops, point.y() + self.verticalOffset()) - 1
        is_inside = 0 <= row < len(self._hits.rows) and self._row_rect(row).contains(point)
        return self._hits.index(row) if is_inside else QModelIndex()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """The focus stays in the search line, which moves the choice: there is no other cursor."""
        return self.currentIndex()

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.indexAt(rect.topLeft()), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.visualRect(self.currentIndex()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bound()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._dress(self._painter.theme)
