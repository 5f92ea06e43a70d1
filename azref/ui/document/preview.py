"""The pages of the document that the selection becomes, set anew in the background."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QRunnable, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from azref.errors import AzrefError
from azref.export.options import Options
from azref.ui.theme import Theme, scroll_bar_style, unit

MOST_ENTRIES = 100
"""A preview is set of so many entries at most: it is to follow the reader's hand."""
_DOTS_PER_INCH = 72
_WIDEST = 620
_DECODED = 12
_PATIENCE = 250
"""Milliseconds without a further change before pages are set."""


class Wish(NamedTuple):
    """The pages wanted; `density` is in dots per inch."""

    database: Path
    ids: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...]
    title: str
    options: Options
    density: float


class _Signals(QObject):
    done = Signal(int, object, str)


class _Job(QRunnable):
    """Sets one document over a connection of its own; a number tells a late result."""

    def __init__(self, number: int, wish: Wish, signals: _Signals) -> None:
        super().__init__()
        self._number = number
        self._wish = wish
        self._signals = signals

    def run(self) -> None:
        from azref.export.document import gather
        from azref.export.pdf import page_pictures
        from azref.store.database import Database

        wish, reason = self._wish, ""
        pages: tuple[bytes, ...] = ()
        try:
            database = Database(wish.database)
            document = gather(database, wish.ids, wish.title, dict(wish.remarks), wish.options)
            pages = page_pictures(document, wish.density)
        except AzrefError as error:
            reason = str(error)
        except Exception as error:  # a bug must end as a line, not as a pane that waits for ever
            reason = f"{type(error).__name__}: {error}"
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._signals.done.emit(self._number, pages, reason)


class Previewer(QObject):
    """Sets the newest wish once the reader pauses. `done` carries the pages and why there are none.

    While pages are being set, only the last of the wishes made meanwhile is kept.
    """

    done = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._signals = _Signals(self)
        self._signals.done.connect(self._take)
        self._is_busy = False
        self._number = 0
        self._wish: Wish | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE)
        self._pause.timeout.connect(self._start)

    def ask(self, wish: Wish | None) -> None:
        """Wants other pages; with None none at all."""
        self._number += 1
        self._wish = wish
        self._pause.stop() if wish is None else self._pause.start()

    def _start(self) -> None:
        if self._wish is not None and not self._is_busy:
            self._is_busy = True
            QThreadPool.globalInstance().start(_Job(self._number, self._wish, self._signals))

    def _take(self, number: int, pages: tuple[bytes, ...], reason: str) -> None:
        self._is_busy = False
        if number == self._number:
            self.done.emit(pages, reason)
        elif not self._pause.isActive():
            self._start()


class PagesView(QAbstractScrollArea):
    """Pages one under another, as wide as there is room; only what is seen is decoded."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: tuple[bytes, ...] = ()
        self._size = QSize(1, 1)
        self._decoded: dict[int, QPixmap] = {}
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_theme(theme)
        self.set_pages(())

    def set_pages(self, pages: Sequence[bytes]) -> None:
        """Shows other pages, PNG, at the place where the old ones were scrolled to."""
        self._pages = tuple(pages)
        self._decoded.clear()
        if self._pages:
            self._size = self._picture(0).size()
        named = self.tr("Preview, {count} pages") if pages else self.tr("Preview")
        self.setAccessibleName(named.format(count=len(self._pages)))
        self._fit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))
        self.viewport().update()

    @property
    def density(self) -> float:
        """Dots per inch that suit the screen."""
        return _DOTS_PER_INCH * self.devicePixelRatioF()

    def _picture(self, number: int) -> QPixmap:
        if number not in self._decoded:
            if len(self._decoded) >= _DECODED:
                self._decoded.pop(next(iter(self._decoded)))
            picture = QPixmap()
            picture.loadFromData(self._pages[number])
            self._decoded[number] = picture
        return self._decoded[number]

    def _place(self, number: int) -> QRect:
        """Where a page stands on the whole column."""
        gap = 3 * unit(self.font())
        width = max(1, min(_WIDEST, self.viewport().width() - 2 * gap))
        height = round(width * self._size.height() / max(1, self._size.width()))
        left = (self.viewport().width() - width) // 2
        return QRect(left, gap + number * (height + gap), width, height)

    def _fit(self) -> None:
        column = self._place(len(self._pages)).top() if self._pages else 0
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, column - seen))
        bar.setPageStep(seen)
        bar.setSingleStep(12 * unit(self.font()))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(self.viewport().rect(), QColor(self._theme.panel))
            painter.setPen(QColor(self._theme.hairline))
            for number in range(len(self._pages)):
                area = self._place(number).translated(0, -self.verticalScrollBar().value())
                if area.bottom() >= 0 and area.top() <= self.viewport().height():
                    painter.drawPixmap(area, self._picture(number))
                    painter.drawRect(area.adjusted(-1, -1, 0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
