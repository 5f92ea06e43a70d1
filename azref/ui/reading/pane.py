"""The reading side of the window: the entry as a page, and the source text beside it in a tab."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QTabWidget, QWidget

from azref.entries import Entry, Source
from azref.render.html import HtmlWriter
from azref.render.page import Page
from azref.render.source_text import Cited, Spans
from azref.render.wording import Wording
from azref.ui.history import View
from azref.ui.language import wording
from azref.ui.reading.page_view import PageView
from azref.ui.reading.source_view import SourceView
from azref.ui.theme import Theme, point_size, unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.render.chosen_words import Chosen

_SIZES = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0, 2.5, 3.0)
_WEB = ("http", "https")


class ReadingPane(QTabWidget):
    """Entry and source text as tabs.

    `place_chosen` carries an entry id or a sentence label a reader followed; `address_chosen` an
    address of the web, `note_chosen` the id of a note. `adorn` gives the page of an entry with
    what the reader has written; `noted` the spans of the reader's notes in the source, and what
    each note is about. `more_spans` tells what the source text is cut by; it is asked when the
    text is first seen. `say` gives the words pages are written in.
    """

    place_chosen = Signal(str)
    address_chosen = Signal(str)
    note_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.entry_view = PageView(self)
        self.entry_view.setAccessibleName(self.tr("Entry"))
        self.source_view = SourceView(theme, self)
        self.source_view.setAccessibleName(self.tr("Source text"))
        self.addTab(self.entry_view, self.tr("Entry"))
        self.addTab(self.source_view, self.tr("Source text"))
        self.currentChanged.connect(self._write_source)
        self.entry_view.anchorClicked.connect(self._follow)
        self.source_view.place_chosen.connect(self._leave_source)
        self.source_view.note_chosen.connect(self.note_chosen)
        self.say: Callable[[], Wording] = lambda: wording(self)
        self.adorn: Callable[[Page, Entry], Page] | None = None
        self.more_spans: Callable[[Spans], Spans] | None = None
        self.noted: Callable[[], tuple[Sequence[Cited], dict[str, str]]] | None = None
        self._theme = theme
        self._entry: Entry | None = None
        self._source: Source | None = None
        self._sentence = ""
        self._page: Page | None = None
        self._spans = Spans()
        self._size = _SIZES.index(1.0)
        self.entry_view.set_paper(theme)
        for view in self.views:
            view.size_asked.connect(self.resize_text)

    @property
    def views(self) -> tuple[PageView, PageView]:
        return self.entry_view, self.source_view

    @property
    def shown_view(self) -> PageView:
        return self.source_view if self.is_source_shown else self.entry_view

    @property
    def is_source_shown(self) -> bool:
        return self.currentWidget() is self.source_view

    @property
    def source(self) -> Source | None:
        return self._source

    def label_at(self, offset: int) -> str:
        """The label of the sentence at an offset of the source, empty for none."""
        sentences = self._source.sentences if self._source is not None else ()
        labels = (each.label for each in sentences if each.span.start <= offset < each.span.end)
        return next(labels, "")

    @property
    def entry(self) -> Entry | None:
        """The entry whose page this is, None on another page."""
        return self._entry

    @property
    def is_empty(self) -> bool:
        """Whether no page is shown yet."""
        return self._page is None

    def set_source(
        self, source: Source, title_of: Callable[[str], str], start: Page | None
    ) -> None:
        """Takes the source text; `title_of` names the entries that cite it.

        `start` is shown until another page is; None where one follows at once.
        """
        self._source, self._page = source, start
        self._spans = Spans()
        self.source_view.set_source(source, self._spans, title_of)
        self._write_page()
        self._write_source()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.entry_view.set_paper(theme)
        self.source_view.set_theme(theme)
        self._write_again()

    # --- The size of the text ---------------------------------------------------------------------

    @property
    def text_size(self) -> float:
        """How large the text is, 1.0 being the interface's."""
        return _SIZES[self._size]

    def resize_text(self, step: int) -> None:
        """Makes the text larger (1) or smaller (-1), or as large as the interface (0)."""
        most = len(_SIZES) - 1
        size = max(0, min(most, self._size + step)) if step else _SIZES.index(1.0)
        self.set_text_size(_SIZES[size])

    def set_text_size(self, factor: float) -> None:
        """Sets the size nearest to `factor`."""
        self._size = min(range(len(_SIZES)), key=lambda n: abs(_SIZES[n] - factor))
        tops = [view.top() for view in self.views]
        for view in self.views:
            view.set_text_size(self.text_size)
        self._write_page()
        self._write_source()
        for view, top in zip(self.views, tops, strict=True):
            view.bring_to_top(top)

    def _write_again(self) -> None:
        """Writes the same page in another look, at the same place."""
        at = self.entry_view.verticalScrollBar().value()
        self._write_page()
        self.entry_view.scroll_to(at)
        self._write_source()

    # --- Places -----------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """Which tab is read, and how far it is scrolled."""
        scroll = self.shown_view.verticalScrollBar().value()
        return View(self.is_source_shown, scroll, self.source_view.part)

    def where_words(self) -> str:
        """What part of the source text is read, in words; nothing where all of it is shown."""
        return self.source_view.part_words() if self.is_source_shown else ""

    def set_view(self, view: View) -> None:
        self.setCurrentWidget(self.source_view if view.is_source else self.entry_view)
        if view.is_source:
            self.source_view.turn_to(view.part)
        self.shown_view.scroll_to(view.scroll)

    def show_entry(self, entry: Entry) -> None:
        """Shows an entry; its words in the source are marked and the first scrolled to."""
        if self._source is not None:
            self._turn_to(self._page_of(entry, self._source), entry)

    def _page_of(self, entry: Entry, source: Source) -> Page:
        from azref.render.entry_page import entry_page

        page = entry_page(entry, source, self.say())
        return self.adorn(page, entry) if self.adorn is not None else page

    def adorn_again(self) -> None:
        """Shows the same page at the same place, with what the reader has written now."""
        self._write_source()
        if self._entry is None or self._source is None:
            return
        page = self._page_of(self._entry, self._source)
        if page != self._page:
            self._page = page
            self._write_again()

    def show_start(self, page: Page) -> None:
        """Puts a page where there is none, without turning to its tab."""
        self._page = page
        self._write_page()

    def show_page(self, page: Page) -> None:
        """Shows a page that is no entry's."""
        self._turn_to(page, None)
        self.setCurrentWidget(self.entry_view)

    def show_sentence(self, label: str) -> None:
        """Shows the source text at a sentence."""
        self._sentence = label
        self.setCurrentWidget(self.source_view)
        self._write_source()
        self.source_view.show_in_context(label)

    def _turn_to(self, page: Page, entry: Entry | None) -> None:
        self._page, self._entry, self._sentence = page, entry, ""
        self._write_page()
        self.entry_view.verticalScrollBar().setValue(0)
        self._write_source()

    def _write_page(self) -> None:
        if self._page is not None:
            self.entry_view.show_html(self._writer().page(self._page))

    def _writer(self) -> HtmlWriter:
        font = self.entry_view.document().defaultFont()
        return HtmlWriter(self._theme, unit(font), point_size(font))

    def _write_source(self) -> None:
        """Writes the source text, but only while it can be seen."""
        if not self.is_source_shown or self._source is None:
            return
        if self.more_spans is not None:
            self.source_view.set_spans(self.more_spans(self._spans))
            self.more_spans = None
        if self.noted is not None:
            self.source_view.set_notes(*self.noted())
        entry = self._entry
        label = f"S{entry.citations[0].sentence}" if entry and entry.citations else ""
        chosen = {entry.id if entry else "", self._sentence}
        self.source_view.write(chosen, self._sentence or label)

    def shade(self, shaded: Sequence[Cited]) -> None:
        """Shades the source text by what became of its words and shows it; with none, no more."""
        self._spans = self._spans._replace(shaded=tuple(shaded))
        self.source_view.set_spans(self.source_view.spans._replace(shaded=self._spans.shaded))
        if shaded:
            self.setCurrentWidget(self.source_view)
        self._write_source()

    def chosen_words(self) -> "Chosen | None":
        """The words of the source a reader stands on: selected, reached by Tab, or looked up."""
        from azref.render.chosen_words import words_of

        if self._source is None:
            return None
        if not self.is_source_shown:
            number = self.entry_view.selected_link.removeprefix("sentence:")
            words = self.entry_view.textCursor().selectedText()
            return words_of(self._source, f"S{number}", words)
        return self.source_view.chosen_words() or words_of(self._source, self._sentence)

    # --- Links ------------------------------------------------------------------------------------

    def _leave_source(self, place: str) -> None:
        """Follows a cited word to the page of an entry that cites it."""
        self.place_chosen.emit(place)
        had_focus = self.source_view.hasFocus()
        self.setCurrentWidget(self.entry_view)
        if had_focus:
            self.entry_view.setFocus()

    def _follow(self, url: QUrl) -> None:
        """Follows a link: inside the data at once, to the web never without being asked."""
        scheme, rest = url.scheme(), url.path()
        if scheme == "entry":
            self.place_chosen.emit(rest)
        elif scheme == "sentence" and rest.isdecimal():
            self.place_chosen.emit(f"S{rest}")
        elif scheme == "note":
            self.note_chosen.emit(rest)
        elif url.hasFragment() and not scheme:
            self.entry_view.scrollToAnchor(url.fragment())
        elif scheme in _WEB:
            self.address_chosen.emit(url.toString())


def open_address(address: str) -> None:
    """Opens an http or https address in the reader's browser, and no other address."""
    url = QUrl(address)
    if url.scheme() in _WEB:
        QDesktopServices.openUrl(url)
