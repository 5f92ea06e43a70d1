"""A rich-text page that opens nothing by itself."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QTextBrowser, QWidget

from azref.ui.theme import Theme, scaled, unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QTextFragment

_COLUMN = 75


class PageView(QTextBrowser):
    """A page in a column of at most 75 characters; Tab goes from link to link, Enter follows.

    `size_asked` carries 1 or -1 for a turn of the wheel with Ctrl held; `link_reached` tells that
    Tab has reached a link, of which Qt itself says nothing.
    """

    size_asked = Signal(int)
    link_reached = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reached: tuple[int, int] | None = None
        self.offered: Sequence[QAction] = ()
        """What the menu of the page offers beside copying."""
        self.selectionChanged.connect(self._forget_link)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTabChangesFocus(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes changes the width: every page would be laid out twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _, most: bar.setEnabled(most > 0))
        self.document().setDocumentMargin(0)
        self.set_text_size(1.0)

    def set_text_size(self, factor: float) -> None:
        """Sets the size of the text, 1.0 being the interface's."""
        self.document().setDefaultFont(scaled(self.font(), factor))
        self._fit_column()

    def set_paper(self, theme: Theme) -> None:
        """Margins in the colour of the page."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.page))
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.page))
        self.setPalette(palette)
        self.setAutoFillBackground(True)

    def show_html(self, html: str) -> None:
        self.setHtml(html)
        self.document().setDocumentMargin(0)

    def scroll_to(self, pixels: int) -> None:
        """Scrolls to a place that may lie beyond what has been laid out so far."""
        self.document().size()  # finishes the layout
        self.verticalScrollBar().setValue(pixels)

    def begin_with_a_line(self) -> None:
        """Scrolls back a little where the first line in view is cut."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + min(0, self.cursorRect(self.cursorForPosition(QPoint())).top()))

    def top(self) -> int:
        """The position in the document of the first letter in view."""
        return self.cursorForPosition(QPoint(0, 0)).position()

    def bring_to_top(self, position: int) -> None:
        """Scrolls so that the line of `position` is the first in view."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        bar = self.verticalScrollBar()
        self.scroll_to(bar.value() + self.cursorRect(cursor).top())

    @property
    def focused_link(self) -> str:
        """Where the link leads that Tab has reached, empty where none is.

        A reader who selects the words of a link by mouse or with Shift has reached none.
        """
        is_reached = self._reached is not None and self._reached == self._selected()
        return self.selected_link if is_reached else ""

    @property
    def selected_link(self) -> str:
        """Where the one link leads that has all that is selected; empty for other words."""
        first, last = self._selected()
        links = {f.charFormat().anchorHref() for f in self.fragments() if _is_in(f, first, last)}
        return links.pop() if len(links) == 1 else ""

    def _selected(self) -> tuple[int, int]:
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _forget_link(self) -> None:
        self._reached = None

    def fragments(self) -> "Iterator[QTextFragment]":
        """The stretches of one format each, in the order of the text."""
        block = self.document().begin()
        while block.isValid():
            part = block.begin()
            while not part.atEnd():
                yield part.fragment()
                part += 1
            block = block.next()

    def _fit_column(self) -> None:
        """Keeps the text to `_COLUMN` characters a line; the rest of the width stays empty."""
        u = unit(self.font())
        metrics = QFontMetricsF(self.document().defaultFont())
        widest = metrics.horizontalAdvance("x" * _COLUMN)
        spare = self.width() - 6 * u - widest - 4 * u
        self.setViewportMargins(6 * u, 4 * u, round(max(4 * u, spare)), 0)

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002
        """Nothing is ever loaded: what a page shows is in the page."""
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_column()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            self.size_asked.emit((turned > 0) - (turned < 0))
            event.accept()
        else:
            super().wheelEvent(event)

    def menu_at(self, at: QPoint) -> QMenu:
        """What can be done at a point of the viewport."""
        menu = self.createStandardContextMenu(at)
        is_web = QUrl(self.anchorAt(at)).scheme() in ("http", "https")
        for action in menu.actions():
            if action.objectName() == "link-copy" and not is_web:
                menu.removeAction(action)  # where links lead within a reference says nothing
        menu.addSeparator()
        menu.addActions(list(self.offered))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu_at(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        has_moved = super().focusNextPrevChild(next)
        if has_moved:
            self._reached = self._selected() if self.textCursor().hasSelection() else None
            self.link_reached.emit()
        return has_moved


def _is_in(fragment: "QTextFragment", first: int, last: int) -> bool:
    """Whether some of a fragment lies between two places of the document."""
    start = max(first, fragment.position())
    return start < min(last, fragment.position() + fragment.length())
