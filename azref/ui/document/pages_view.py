"""The pages that were set, looked at: whole ones side by side, or one as wide as the pane."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from azref.ui.document.spreads import Spreads
from azref.ui.theme import Theme, scroll_bar_style, unit

_DOTS_PER_INCH = 72
_READ_DOTS_PER_INCH = 100
_DECODED = 12
_FIRST_TOLD = 1
"""The page shown first: the one after the cover, which tells nothing but the title."""
_NOTCH = 120
"""What a wheel tells of one notch."""
_KEYS = {
    Qt.Key.Key_PageDown: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Left: -1,
}  # fmt: skip
_ALONG = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_TURNS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PagesView(QAbstractScrollArea):
    """Pages in rows; only what is seen is decoded.

    Page keys and the wheel turn rows, Enter and a double click read a page over the whole width and
    lay it down again. `turned` tells that other pages are seen, `zoomed` that they are seen in
    another size, for which `density` may be another.
    """

    turned = Signal()
    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: tuple[bytes, ...] = ()
        self._size = QSize(210, 297)
        self._decoded: dict[int, QPixmap] = {}
        self._page = _FIRST_TOLD
        self._wheeled = 0
        self._words = ""
        self.is_wide = False
        """Whether one page takes the width, to be read."""
        self._spreads = self._laid_out()
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.set_theme(theme)
        self.set_pages(())

    # --- What is shown ----------------------------------------------------------------------------

    def set_pages(self, pages: Sequence[bytes]) -> None:
        """Shows other pages, PNG, at the page where the reader was."""
        had_none = not self._pages
        self._pages = tuple(pages)
        self._decoded.clear()
        if self._pages:
            self._size = self._picture(0).size()
            self._page = min(_FIRST_TOLD if had_none else self._page, len(self._pages) - 1)
        named = self.tr("Preview, {count} pages") if pages else self.tr("Preview")
        self.setAccessibleName(named.format(count=len(self._pages)))
        self._fit()

    def instead(self, words: str) -> None:
        """What is written where no page is."""
        self._words = words
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))
        self.viewport().update()

    @property
    def density(self) -> float:
        """Dots per inch that suit the screen and how large pages are seen."""
        dots = _READ_DOTS_PER_INCH if self.is_wide else _DOTS_PER_INCH
        return dots * self.devicePixelRatioF()

    @property
    def seen(self) -> range:
        """The numbers of the pages that are looked at, from 0."""
        return self._spreads.pages_of(self._spreads.row_of(self._page)) if self._pages else range(0)

    @property
    def count(self) -> int:
        return len(self._pages)

    # --- Turning ----------------------------------------------------------------------------------

    def turn(self, step: int) -> None:
        """Goes so many rows on, each seen from its top."""
        self._go_to_row(self._spreads.row_of(self._page) + step)

    def zoom(self, *, is_wide: bool, page: int | None = None) -> None:
        """Reads a page over the whole width, or lays it among the others."""
        if page is not None:
            self._page = page
        if is_wide != self.is_wide:
            self.is_wide = is_wide
            self._fit()
            self.zoomed.emit()

    def _go_to_row(self, row: int) -> None:
        if self._pages:
            row = max(0, min(self._spreads.rows - 1, row))
            self._page = self._spreads.pages_of(row).start
            self._keep_to_page()

    def _keep_to_page(self) -> None:
        """Scrolls to the row of the page that is looked at."""
        bar, page = self.verticalScrollBar(), self._page
        bar.setValue(self._spreads.top(self._spreads.row_of(page)))
        self._page = page
        self.turned.emit()
        self.viewport().update()

    def _scrolled(self, value: int) -> None:
        """Follows the bar; whole pages are never seen by halves, wherever it is dropped."""
        row = self._spreads.row_at(value)
        if self._pages and self._spreads.row_of(self._page) != row:
            self._page = self._spreads.pages_of(row).start
            self.turned.emit()
        if not self.is_wide and not self.verticalScrollBar().isSliderDown():
            self.verticalScrollBar().setValue(self._spreads.top(row))

    def _laid_out(self) -> Spreads:
        shape, area = self._size, self.viewport().size()
        room, gap = (area.width(), area.height()), 3 * unit(self.font())
        return Spreads(
            len(self._pages), (shape.width(), shape.height()), room, gap, is_wide=self.is_wide
        )

    def _fit(self) -> None:
        self._spreads = self._laid_out()
        bar, seen, page = self.verticalScrollBar(), self.viewport().height(), self._page
        bar.setRange(0, max(0, self._spreads.extent - seen))
        bar.setPageStep(seen)
        bar.setSingleStep(12 * unit(self.font()) if self.is_wide else seen)
        self._page = page
        self._keep_to_page()

    # --- What Qt asks for -------------------------------------------------------------------------

    def _picture(self, number: int) -> QPixmap:
        if number not in self._decoded:
            if len(self._decoded) >= _DECODED:
                self._decoded.pop(next(iter(self._decoded)))
            picture = QPixmap()
            picture.loadFromData(self._pages[number])
            self._decoded[number] = picture
        return self._decoded[number]

    def _area(self, number: int) -> QRect:
        place = self._spreads.place(number)
        return QRect(*place).translated(0, -self.verticalScrollBar().value())

    def page_at(self, point: QPoint) -> int | None:
        """The page under a point of the viewport."""
        return next((n for n in range(self.count) if self._area(n).contains(point)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(self.viewport().rect(), QColor(self._theme.panel))
            if not self._pages:
                self._paint_words(painter)
            for number in range(self.count):
                area = self._area(number)
                if area.bottom() >= 0 and area.top() <= self.viewport().height():
                    painter.drawPixmap(area, self._picture(number))
                    painter.setPen(QColor(self._theme.hairline))
                    painter.drawRect(area.adjusted(-1, -1, 0, 0))
            if self.hasFocus():
                painter.setPen(QPen(QColor(self._theme.accent), 2))
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def _paint_words(self, painter: QPainter) -> None:
        u = unit(self.font())
        area = self.viewport().rect().adjusted(4 * u, 4 * u, -4 * u, -4 * u)
        painter.setPen(QColor(self._theme.muted))
        painter.drawText(area, Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self._words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        bar = self.verticalScrollBar()
        if key in _KEYS:
            self.turn(_KEYS[Qt.Key(key)])
        elif key in _ALONG and self.is_wide:
            bar.setValue(bar.value() + _ALONG[Qt.Key(key)] * bar.singleStep())
        elif key in _ALONG:
            self.turn(_ALONG[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to_row(0 if key == Qt.Key.Key_Home else self._spreads.rows - 1)
        elif key in _TURNS and self._pages:
            self.zoom(is_wide=not self.is_wide)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        page = self.page_at(event.position().toPoint())
        if page is not None:
            self.zoom(is_wide=not self.is_wide, page=page)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.zoom(is_wide=turned > 0, page=self.page_at(event.position().toPoint()))
        elif self.is_wide:
            super().wheelEvent(event)
        else:
            self._wheeled += turned
            notches = int(self._wheeled / _NOTCH)
            self._wheeled -= notches * _NOTCH
            self.turn(-notches) if notches else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
