"""The hits of a lookup: a list laid over the panes, under the search line.

Between two keystrokes most rows stay what they are, so each is painted once as a picture and the
letters that were looked up are underlined over it. The list grows at once and shrinks when the
reader pauses: what it uncovers must be painted anew, and nobody waits for that.
"""

from bisect import bisect_right
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QRegion,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from azref.entries import Hit
from azref.render.hit_lines import HitLines, Stretch, hit_lines
from azref.render.hits import groups
from azref.render.page import Tone
from azref.ui.theme import Theme, scaled, unit

HIT_ROLE = Qt.ItemDataRole.UserRole
HEADING_ROLE = HIT_ROLE + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
MOST_SHOWN = 9
_SMALL = 0.88
_ROW, _HEADING, _HEAD = 11, 6, 7
_MOST_PICTURES = 128
_SETTLING = 250
"""Milliseconds without a keystroke after which the list shrinks to its hits."""
_GAP = 3


class HitModel(QAbstractListModel):
    """Adapts hits, grouped by type, the group of the best hit first.

    ``HIT_ROLE`` returns the hit, ``HEADING_ROLE`` the heading of a group on its first hit; where
    there is one group alone it needs none.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit, ...] = ()
        self.headings: dict[int, str] = {}

    def set_hits(self, hits: tuple[Hit, ...]) -> None:
        self.beginResetModel()
        found = groups(hits)
        self.hits = tuple(hit for _, own in found for hit in own)
        self.headings = {}
        if len(found) > 1:
            at = 0
            for heading, own in found:
                self.headings[at] = f"{self.tr(heading)} {len(own)}"
                at += len(own)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == HIT_ROLE:
            return hit
        if role == HEADING_ROLE:
            return self.headings.get(index.row(), "")
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            lines = hit_lines(hit, self.tr)
            heading = self.headings.get(index.row(), "")
            parts = (heading, lines.lead.text, hit.title, *(part.text for part in lines.below))
            return ", ".join(part for part in parts if part)
        return None


class Script(NamedTuple):
    """A font with its measures."""

    font: QFont
    metrics: QFontMetrics

    def placed(self, text: str, x: int, baseline: int, room: int) -> "Written":
        """`text` at a place, its end left out where it needs more than `room` pixels."""
        width = self.metrics.horizontalAdvance(text)
        if width > room:
            text = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            width = self.metrics.horizontalAdvance(text)
        return Written(text, self, x, baseline, x + width)


class Scripts(NamedTuple):
    """The fonts of a hit, made once for a font of the list: making them costs more than a row."""

    unit: int
    plain: Script
    bold: Script
    small: Script

    @classmethod
    def of(cls, font: QFont) -> "Scripts":
        fonts = (
            QFont(font),  # a style option's own font goes with the option
            scaled(font, 1.0, QFont.Weight.DemiBold),
            scaled(font, _SMALL),
        )
        return cls(unit(font), *(Script(font, QFontMetrics(font)) for font in fonts))


class Written(NamedTuple):
    """A text as it stands in a picture, from `x` to `right`, `text` being what fitted."""

    text: str
    script: Script
    x: int
    baseline: int
    right: int

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """The pixels from the left edge that the letters from `start` to `end` take."""
        text, end = self.text, min(end, len(self.text))
        if text.isascii():
            advance = self.script.metrics.horizontalAdvance
            return self.x + advance(text[:start]), self.x + advance(text[:end])
        layout = QTextLayout(text, self.script.font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        places = sorted((_x(line.cursorToX(start)), _x(line.cursorToX(end))))
        return self.x + round(places[0]), self.x + round(places[1])


def _x(found: object) -> float:
    """Qt for Python returns the place alone or with the cursor, as its version has it."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


class Picture(NamedTuple):
    """A row as it was painted, without the marks of what was looked up."""

    pixmap: QPixmap
    width: int
    places: tuple[Written, ...]
    marks: dict[tuple[int, int, int], tuple[int, int, int]]

    def mark(self, number: int, start: int, end: int) -> tuple[int, int, int]:
        """Left, top and width of the line under letters of a text, kept once it is measured."""
        key = (number, start, end)
        if key not in self.marks:
            place = self.places[number]
            left, right = place.extent(start, end)
            self.marks[key] = (left, place.baseline + 2, right - left)
        return self.marks[key]


class RowPainter:
    """Paints the two lines of a hit into a picture of one theme and font."""

    def __init__(self, theme: Theme, scripts: Scripts) -> None:
        self.theme = theme
        self._scripts = scripts
        self._ink = QColor(theme.text)
        self._inks = {Tone.MUTED: QColor(theme.muted), Tone.WRONG: QColor(theme.operations)}

    def picture(self, lines: HitLines, size: QSize, ratio: float, *, is_chosen: bool) -> Picture:
        """The picture of `lines` in a row of `size`, at `ratio` device pixels to the pixel.

        It ends with its longer line: copying what is blank would take longer than the letters.
        """
        places = self._places(lines, size)
        tones = [stretch.tone for stretch in lines.stretches]
        width = min(size.width(), max(place.right for place in places) + self._scripts.unit)
        pixmap = QPixmap(QSize(width, size.height()) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self.theme.mark if is_chosen else self.theme.page))
        painter = QPainter(pixmap)
        for place, tone in zip(places, tones, strict=True):
            self._put(painter, place, tone)
        painter.end()
        return Picture(pixmap, width, places, {})

    def _places(self, lines: HitLines, size: QSize) -> tuple[Written, ...]:
        u, scripts = self._scripts.unit, self._scripts
        half = size.height() // 2
        left, right, room = 21 * u, 18 * u, size.width() - 24 * u
        above, below = half - u - u // 2, 2 * half - 2 * u - u // 2
        lead = scripts.bold.placed(lines.lead.text, 0, above, 15 * u)
        lead = lead._replace(x=right - lead.right, right=right)
        title = scripts.plain.placed(lines.title.text, left, above, room)
        return (lead, title, *self._places_below(lines.below, left, below, left + room))

    def _places_below(
        self, stretches: tuple[Stretch, ...], left: int, baseline: int, last: int
    ) -> list[Written]:
        script, places = self._scripts.small, []
        for stretch in stretches:
            places.append(script.placed(stretch.text, left, baseline, max(0, last - left)))
            left = places[-1].right + _GAP * self._scripts.unit
        return places

    def _put(self, painter: QPainter, written: Written, tone: Tone) -> None:
        """Writes a text; a wrong form is struck as well as coloured."""
        if not written.text:
            return
        painter.setFont(written.script.font)
        painter.setPen(self._inks.get(tone, self._ink))
        painter.drawText(written.x, written.baseline, written.text)
        if tone is Tone.WRONG:
            y = written.baseline - written.script.metrics.strikeOutPos()
            painter.drawLine(written.x, y, written.right, y)


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
        last = min(bisect_right(self._tops, area.bottom() + shift), len(self._hits.hits))
        row, width = _ROW * self._scripts.unit, self.viewport().width()
        painter = QPainter(self.viewport())
        for number in range(first, last):
            bottom = self._tops[number + 1] - shift
            self._paint_row(painter, number, QRect(0, bottom - row, width, row))
        below = self._tops[-1] - shift
        if below <= area.bottom():
            painter.fillRect(0, below, width, area.bottom() - below + 1, self._page)
        self._paint_place(painter)
        painter.end()

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
            self._lines[row] = hit_lines(self._hits.hits[row], self._hits.tr)
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
        is_inside = 0 <= row < len(self._hits.hits) and self._row_rect(row).contains(point)
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


class HitList(QWidget):
    """The hits under the search line, laid over the panes; or one line where there are none.

    `head` says in small letters how the query was understood.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        # Border, head and list cover it whole: the panes beneath need no painting at every key.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.model = HitModel(self)
        self.view = HitView(theme, self.model, self)
        self.view.setAccessibleName(self.tr("Hits"))
        self.view.clicked.connect(self._choose)
        self.head = self._label()
        self.head.setFont(scaled(self.font(), _SMALL))
        self.head.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.message = self._label()
        self.message.setWordWrap(True)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._settle)
        self._fitting = QRect()
        self._border = QColor(theme.muted)
        self.hide()

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAutoFillBackground(True)
        label.setBackgroundRole(QPalette.ColorRole.Base)
        label.setIndent(3 * unit(self.font()))
        return label

    def set_theme(self, theme: Theme) -> None:
        self.view.set_theme(theme)
        self._border = QColor(theme.muted)
        self.update()

    def show_hits(self, hits: tuple[Hit, ...], head: str, message: str) -> None:
        """Shows hits under `head`, the best one chosen, or `message` where there are none."""
        self.view.set_hits(hits)
        self.head.setText(head)
        self.message.setText("" if hits else message)

    def place(self, corner: QPoint, width: int, room: int) -> None:
        """Lays the list at `corner`, as high as its hits and `room` let it; shrinks later."""
        wanted = QRect(corner.x(), corner.y(), width, min(room, self.height_for(width)))
        self._fitting, now = wanted, self.geometry()
        stays = self.isVisible() and now.topLeft() == corner and now.width() == width
        if stays and now.height() > wanted.height() and now.height() <= room:
            self._settling.start(_SETTLING)
            wanted = now
        else:
            self._settling.stop()
        self.setGeometry(wanted)
        self._arrange()
        if not self.isVisible():
            self.show()
            self.raise_()

    def _settle(self) -> None:
        self.setGeometry(self._fitting)

    def _arrange(self) -> None:
        """Head, and under it the hits or the message: placed by hand, a layout costs a frame."""
        u, width, height = unit(self.font()), self.width() - 2, self.height() - 2
        head = _HEAD * u if self.head.text() else 0
        self.head.setGeometry(1, 1, width, head)
        below = QRect(1, 1 + head, width, height - head)
        self.view.setVisible(bool(self.model.hits))
        self.message.setVisible(not self.model.hits)
        (self.view if self.model.hits else self.message).setGeometry(below)

    def height_for(self, width: int) -> int:
        u = unit(self.font())
        head = _HEAD * u if self.head.text() else 0
        rows = self.model.rowCount()
        if not rows:
            return head + self.message.heightForWidth(width - 2) + 4 * u + 2
        return head + self.view.height_of(MOST_SHOWN) + 2

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

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._border)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)
