"""The reading side of the window: the entry as a page, and the source text beside it in a tab."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QCursor,
    QDesktopServices,
    QFontMetricsF,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QMenu, QTabWidget, QTextBrowser, QWidget

from azref.entries import Entry, Source, Summary
from azref.render.entry_page import entry_page
from azref.render.html import HtmlWriter
from azref.render.page import Page
from azref.render.source_text import Cited, SourceParagraph, citing, source_paragraphs
from azref.ui.theme import Theme, point_size, scaled, unit

_COLUMN = 75
_MOST_CHOICES = 12


class PageView(QTextBrowser):
    """A rich-text page in a column of at most 75 characters; it opens nothing by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

    def soften_links(self, theme: Theme) -> None:
        """Underlines links in the accent, under text of the ink's colour, which HTML cannot say."""
        soft = QTextCharFormat()
        soft.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        soft.setUnderlineColor(QColor(theme.context if theme.is_dark else theme.hairline))
        cursor = QTextCursor(self.document())
        for start, end in _links(self.document()):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(soft)

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


class ReadingPane(QTabWidget):
    """Entry and source text as tabs.

    `place_chosen` carries an entry id or a sentence label a reader followed; `address_copied` an
    address of the web that was put on the clipboard.
    """

    place_chosen = Signal(str)
    address_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.entry_view = PageView(self)
        self.entry_view.setAccessibleName(self.tr("Entry"))
        self.source_view = PageView(self)
        self.source_view.setAccessibleName(self.tr("Source text"))
        self.addTab(self.entry_view, self.tr("Entry"))
        self.addTab(self.source_view, self.tr("Source text"))
        self.currentChanged.connect(self._write_source)
        self.entry_view.anchorClicked.connect(self._follow)
        self.source_view.anchorClicked.connect(self._follow)
        self._theme = theme
        self._entry: Entry | None = None
        self._source: Source | None = None
        self._paragraphs: tuple[SourceParagraph, ...] = ()
        self.choices = QMenu(self)
        self.choices.triggered.connect(lambda action: self.place_chosen.emit(action.data()))
        self._written = ""
        self._sentence = ""
        self._page: Page | None = None
        self._cited: tuple[Cited, ...] = ()
        self._titles: dict[str, str] = {}
        for view in (self.entry_view, self.source_view):
            view.set_paper(theme)

    def set_source(
        self, source: Source, cited: Sequence[Cited], summaries: Sequence[Summary], start: Page
    ) -> None:
        """Takes the source text with what cites it; `summaries` name the citing entries.

        `start` is shown until another page is.
        """
        self._source = source
        self._page = start
        self._cited = tuple(cited)
        self._titles = {summary.id: summary.title for summary in summaries}
        self._write_page()
        self._write_source()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for view in (self.entry_view, self.source_view):
            view.set_paper(theme)
        self._write_page()
        self._write_source()

    def set_text_size(self, factor: float) -> None:
        for view in (self.entry_view, self.source_view):
            view.set_text_size(factor)
        self._write_page()
        self._write_source()

    def show_entry(self, entry: Entry) -> None:
        """Shows an entry; its words in the source are marked and the first scrolled to."""
        if self._source is not None:
            self._turn_to(entry_page(entry, self._source, self.tr), entry)

    def show_page(self, page: Page) -> None:
        """Shows a page that is no entry's."""
        self._turn_to(page, None)
        self.setCurrentWidget(self.entry_view)

    def _turn_to(self, page: Page, entry: Entry | None) -> None:
        self._page, self._entry, self._sentence = page, entry, ""
        self._write_page()
        self.entry_view.verticalScrollBar().setValue(0)
        self._write_source()

    def show_sentence(self, label: str) -> None:
        """Shows the source text at a sentence."""
        self._sentence = label
        self.setCurrentWidget(self.source_view)
        self._write_source()
        self.source_view.scrollToAnchor(label)

    def _writer(self) -> HtmlWriter:
        font = self.entry_view.document().defaultFont()
        return HtmlWriter(self._theme, unit(font), point_size(font))

    def _write_page(self) -> None:
        if self._page is not None:
            self.entry_view.show_html(self._writer().page(self._page))

    def _write_source(self) -> None:
        """Writes the source text, but only while it can be seen and when something changed."""
        chosen = frozenset({self._entry.id if self._entry else "", self._sentence})
        font = self.source_view.document().defaultFont().key()
        wanted = f"{sorted(chosen)} {self._theme.is_dark} {font}"
        is_seen = self.currentWidget() is self.source_view
        if self._source is None or not is_seen or wanted == self._written:
            return
        self._written = wanted
        self._paragraphs = self._paragraphs or source_paragraphs(self._source, self._cited)
        bar = self.source_view.verticalScrollBar()
        at = bar.value()
        html = self._writer().source(self._source.title, self._paragraphs, chosen)
        self.source_view.show_html(html)
        self.source_view.soften_links(self._theme)
        bar.setValue(at)
        self._scroll_to_citation()

    def _scroll_to_citation(self) -> None:
        if self._entry is not None and self._entry.citations:
            self.source_view.scrollToAnchor(f"S{self._entry.citations[0].sentence}")

    def _follow(self, url: QUrl) -> None:
        """Follows a link: inside the data at once, to the web never without being asked."""
        scheme, rest = url.scheme(), url.path()
        if scheme == "entry":
            self.place_chosen.emit(rest)
        elif scheme == "sentence" and rest.isdecimal():
            self.place_chosen.emit(f"S{rest}")
        elif scheme == "cited" and rest.isdecimal():
            self._follow_citation(int(rest))
        elif url.hasFragment() and not scheme:
            self.entry_view.scrollToAnchor(url.fragment())
        elif scheme in ("http", "https"):
            self.address_chosen.emit(url.toString())

    def _follow_citation(self, offset: int) -> None:
        """Goes to the one entry that cites a place of the source, or offers the choice."""
        entries = citing(offset, self._cited)[:_MOST_CHOICES]
        if len(entries) == 1:
            self.place_chosen.emit(entries[0])
            return
        menu = self.choices
        menu.clear()
        for entry_id in entries:
            action = menu.addAction(self._titles.get(entry_id, entry_id).replace("&", "&&"))
            action.setData(entry_id)
        menu.popup(self._menu_place())

    def _menu_place(self) -> QPoint:
        view = self.source_view
        inside = view.viewport().rect().contains(view.viewport().mapFromGlobal(QCursor.pos()))
        return (
            QCursor.pos() if inside else view.viewport().mapToGlobal(view.cursorRect().bottomLeft())
        )


def _links(document: QTextDocument) -> Iterator[tuple[int, int]]:
    """The stretches of a document that are links, as positions."""
    block = document.begin()
    while block.isValid():
        part = block.begin()
        while not part.atEnd():
            fragment = part.fragment()
            if fragment.charFormat().anchorHref():
                yield fragment.position(), fragment.position() + fragment.length()
            part += 1
        block = block.next()


def open_address(address: str) -> None:
    """Opens an http or https address in the reader's browser."""
    QDesktopServices.openUrl(QUrl(address))
