"""The source text with every cited word marked; its links lead to the entries that cite them."""

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from PySide6.QtCore import QPoint, QUrl, Signal
from PySide6.QtGui import QColor, QCursor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from azref.entries import Layer, Sentence, Source
from azref.render.html import HtmlWriter
from azref.render.source_text import Sign, SourceParagraph, Spans, citing, source_paragraphs
from azref.ui.page_view import PageView
from azref.ui.theme import Theme, point_size, unit

_MOST_CHOICES = 12
_BEFORE = 5
"""A sentence that is shown stands a fifth of the view below its upper edge."""


class Chosen(NamedTuple):
    """Words a reader stands on in the source: their sentence and the text, empty for all of it."""

    sentence: Sentence
    quote: str


class SourceView(PageView):
    """Shows the source; `place_chosen` carries the entry a cited word led to.

    Where more than one entry cites a word, `choices` offers them, the closest span first.
    """

    place_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._source: Source | None = None
        self._spans = Spans()
        self._titles: dict[str, str] = {}
        self._paragraphs: tuple[SourceParagraph, ...] = ()
        self._written: tuple[frozenset[str], Theme, str] | None = None
        self.choices = QMenu(self)
        self.choices.triggered.connect(lambda action: self.place_chosen.emit(action.data()))
        self.anchorClicked.connect(self._follow)
        self.set_paper(theme)

    def set_source(self, source: Source, spans: Spans, titles: dict[str, str]) -> None:
        """Takes the text with the spans that cut it; `titles` name entries by id."""
        self._source, self._spans, self._titles = source, spans, titles
        self._paragraphs, self._written = (), None

    @property
    def spans(self) -> Spans:
        return self._spans

    def set_spans(self, spans: Spans) -> None:
        """Cuts the text anew; what is marked and in view stays."""
        self._spans, self._paragraphs = spans, ()
        if self._written is not None:
            self._written = (self._written[0], self._theme, "")

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.set_paper(theme)

    def write(self, chosen: Collection[str], label: str) -> None:
        """Writes the text with the words of `chosen` marked, unless it stands there already.

        Scrolls to the sentence `label` if something else was marked before.
        """
        font = self.document().defaultFont()
        wanted = (frozenset(chosen), self._theme, font.key())
        if self._source is None or wanted == self._written:
            return
        is_same = self._written is not None and self._written[0] == wanted[0]
        self._written, at = wanted, self.verticalScrollBar().value()
        self._cut(self._source)
        writer = HtmlWriter(self._theme, unit(font), point_size(font))
        self.show_html(writer.source(self._source.title, self._paragraphs, chosen, self._legend()))
        self._underline()
        if is_same or not label:
            self.scroll_to(at)
        else:
            self.show_in_context(label)

    def show_in_context(self, label: str) -> None:
        """Scrolls to a sentence and leaves a few lines before it in view; Tab goes on from it."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(next(self._places_of(label), 0))
        self.setTextCursor(cursor)
        self.document().size()  # finishes the layout
        below = self.cursorRect(cursor).top() - self.viewport().height() // _BEFORE
        self.scroll_to(self.verticalScrollBar().value() + below)

    def _places_of(self, label: str) -> Iterator[int]:
        """Where the number of a sentence stands in the document."""
        for fragment in self.fragments():
            if label in fragment.charFormat().anchorNames():
                yield fragment.position()

    def _cut(self, source: Source) -> None:
        if not self._paragraphs:
            self._paragraphs = source_paragraphs(source, self._spans)

    def _legend(self) -> Sequence[Sign]:
        layers = (
            Sign(self.tr("the source says"), Layer.SOURCE),
            Sign(self.tr("references read it otherwise"), Layer.REFERENCES),
            Sign(self.tr("the editors infer"), Layer.EDITORS),
        )
        shades = (
            Sign(self.tr("used by an entry"), shade="used"),
            Sign(self.tr("set aside with a reason"), shade="dismissed"),
            Sign(self.tr("background, no entry rests on it"), shade="background"),
        )
        return (*layers, *shades) if self._spans.shaded else layers

    def _underline(self) -> None:
        """Underlines each layer in its own way: solid, dashed or dotted."""
        cursor = QTextCursor(self.document())
        strokes = {layer: self._stroke(layer) for layer in Layer}
        for fragment in list(self.fragments()):
            layer = _layer_of(fragment.charFormat())
            if layer is not None:
                cursor.setPosition(fragment.position())
                end = fragment.position() + fragment.length()
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(strokes[layer])

    def _stroke(self, layer: Layer) -> QTextCharFormat:
        underline = QTextCharFormat.UnderlineStyle
        theme = self._theme
        soft = theme.context if theme.is_dark else theme.muted
        styles = {
            Layer.SOURCE: (underline.SingleUnderline, soft),
            Layer.REFERENCES: (underline.DashUnderline, theme.references),
            Layer.EDITORS: (underline.DotLine, theme.editors),
        }
        style, colour = styles[layer]
        stroke = QTextCharFormat()
        stroke.setFontOverline(False)
        stroke.setFontStrikeOut(False)
        stroke.setUnderlineStyle(style)
        stroke.setUnderlineColor(QColor(colour))
        return stroke

    # --- Where the reader stands ------------------------------------------------------------------

    def chosen_words(self) -> Chosen | None:
        """The words that are selected or that Tab has reached, with their sentence."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        link = self.focused_link.removeprefix("cited:")
        words = self._linked(int(link)) if link.isdecimal() else cursor.selectedText()
        labels = reversed(self._labels_until(cursor.selectionStart()))
        found = (self.words_of(label, words) for label in labels)
        return next(filter(None, found), None)

    def _linked(self, offset: int) -> str:
        """The words of the link that begins at `offset`: Tab selects only their first look."""
        pieces = (piece for paragraph in self._paragraphs for piece in paragraph.pieces)
        return "".join(piece.text for piece in pieces if piece.link == offset and piece.entries)

    def words_of(self, label: str, words: str = "") -> Chosen | None:
        """The sentence of `label` with those `words` of it; all of it where it has none such."""
        sentences = self._source.sentences if self._source is not None else ()
        own = next((sentence for sentence in sentences if sentence.label == label), None)
        quote = " ".join(words.split())
        if own is None:
            return None
        return Chosen(own, quote if quote in " ".join(own.text.split()) else "")

    def _labels_until(self, position: int) -> list[str]:
        before = takewhile(lambda f: f.position() <= position, self.fragments())
        return [name for fragment in before for name in fragment.charFormat().anchorNames()]

    def _follow(self, url: QUrl) -> None:
        """Goes to the one entry that cites a place of the source, or offers the choice."""
        if url.scheme() != "cited" or not url.path().isdecimal():
            return
        entries = citing(int(url.path()), self._spans.cited)[:_MOST_CHOICES]
        if len(entries) == 1:
            self.place_chosen.emit(entries[0])
        elif entries:
            self._offer(entries)

    def _offer(self, entries: Sequence[str]) -> None:
        menu = self.choices
        menu.clear()
        for entry_id in entries:
            action = menu.addAction(self._titles.get(entry_id, entry_id).replace("&", "&&"))
            action.setData(entry_id)
        menu.popup(self._menu_place())
        menu.setActiveAction(menu.actions()[0])

    def _menu_place(self) -> QPoint:
        """Under the link Tab has reached, otherwise where the mouse is."""
        if self.textCursor().hasSelection():
            return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        return QCursor.pos()


def _layer_of(style: QTextCharFormat) -> Layer | None:
    """The layer that the line of some words stands for, as `render.html.LINES` has it."""
    if style.fontOverline():
        return Layer.REFERENCES
    if style.fontStrikeOut():
        return Layer.EDITORS
    return Layer.SOURCE if style.fontUnderline() else None
