"""The hits of a lookup: a list laid over the panes, under the search line.

It grows at once and shrinks when the reader pauses: what it uncovers must be painted anew, and
nobody waits for that.
"""

from collections.abc import Callable

from PySide6.QtCore import (
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QWidget

from azref.entries import Hit
from azref.render.wording import Wording
from azref.ui.lookup.hit_view import HitModel, HitView
from azref.ui.row_list import VALUE_ROLE
from azref.ui.theme import Theme, scaled, unit

MOST_SHOWN = 9
_SMALL = 0.88
_HEAD = 7
_SETTLING = 250
"""Milliseconds without a keystroke after which the list shrinks to its hits."""


class HitList(QWidget):
    """The hits under the search line, laid over the panes; or one line where there are none.

    `head` says in small letters how the query was understood; `ask` gives
    the words hits are told in.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, parent: QWidget, ask: Callable[[], Wording] | None = None
    ) -> None:
        super().__init__(parent)
        # Border, head and list cover it whole: the panes beneath need no painting at every key.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.model = HitModel(self, ask)
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
        self.view.setVisible(bool(self.model.rows))
        self.message.setVisible(not self.model.rows)
        (self.view if self.model.rows else self.message).setGeometry(below)

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

    def turn(self, by: int) -> None:
        """Moves the choice by so many pages."""
        self.step(by * MOST_SHOWN)

    def choose(self) -> None:
        self._choose(self.view.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(VALUE_ROLE)
        if isinstance(hit, Hit):
            self.chosen.emit(hit.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setPen(self._border)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)
