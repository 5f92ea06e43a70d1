"""Known forms of a page, underlined once it is painted: hover explains, Enter follows.

What a form means is looked up after the first frame and a stretch at a time, so that neither a
page nor a keystroke waits for it.
"""

from collections.abc import Callable, Iterator
from html import escape

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QToolTip

from azref.errors import AzrefError
from azref.render.expansion import Expansion, Index, expansions, explanation
from azref.render.finding import in_code_units
from azref.render.source_text import Stroke
from azref.render.wording import Wording
from azref.ui.reading.page_view import PageView
from azref.ui.reading.pane import ReadingPane
from azref.ui.reading.strokes import underline
from azref.ui.theme import Theme

_AFTER = 60
"""Milliseconds after a page was written until its forms are looked up."""
_AT_ONCE, _TURNS = 3_000, 4
"""So many characters are looked up in one turn of the loop: some milliseconds. A page that would
take more turns is looked up in so many: after each Qt lays out a long table anew."""
_MOST = 200_000
"""What lies behind so many characters of a page is not underlined."""
_SCHEME = "form"


Say = Callable[[], Wording]


class _Blanks(dict[int, str]):
    """A letter that is in no word for each code point, as wide in UTF-16."""

    def __missing__(self, code: int) -> str:
        return "\n" if code <= 0xFFFF else "\U0001f5ff"


_BLANKS = _Blanks()


class Expander(QObject):
    """Underlines the forms on `view` that `index` knows, but those of the entry `own` names.
    `say` gives the words they are explained in.

    `followed` carries the entry a form stands for; `asked` a form that may stand for several.
    """

    followed = Signal(str)
    asked = Signal(str)

    def __init__(self, view: PageView, index: Index, own: Callable[[], str], say: Say) -> None:
        super().__init__(view)
        self._view = view
        self._index = index
        self._own = own
        self._say = say
        self._style, self._line = QTextCharFormat.UnderlineStyle.DashDotLine, QColor()
        self._found: list[tuple[Expansion, str]] = []
        self._at = 0
        self._is_marking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        view.document().contentsChanged.connect(self._start)
        view.anchorClicked.connect(self._follow)
        view.link_reached.connect(self._explain)
        self._start()

    @property
    def is_at_work(self) -> bool:
        """Whether forms of the page are still to be looked up."""
        return self._timer.isActive()

    def set_theme(self, theme: Theme) -> None:
        """Takes the colour for the pages written from now on."""
        self._style, colour = underline(Stroke.KNOWN, theme)
        self._line = QColor(colour)

    def _start(self) -> None:
        if not self._is_marking:
            self._found, self._at = [], 0
            self._timer.start(_AFTER)

    def _go_on(self) -> None:
        """Underlines the next stretch of the page; the rest in later turns of the loop."""
        try:
            self._expand()
        except AzrefError:
            return  # the panes say of a damaged database what is to be said
        if self._at < min(_MOST, self._view.document().characterCount() - 1):
            self._timer.start(0)

    def _expand(self) -> None:
        text, linked, start = self._stretch()
        bar = self._view.verticalScrollBar()
        at = bar.value()
        self._is_marking = True
        cursor = QTextCursor(self._view.document())
        cursor.beginEditBlock()
        self._mark(cursor, text, start, self._look)
        self._mark(cursor, linked, start, self._tip)
        cursor.endEditBlock()
        self._is_marking = False
        bar.setValue(at)

    def _mark(
        self,
        cursor: QTextCursor,
        text: str,
        start: int,
        look: Callable[[Expansion, str], QTextCharFormat],
    ) -> None:
        """Gives the forms in `text`, which begins at `start`, their look."""
        found = expansions(text, self._index, self._own())
        spans = in_code_units(text, [(one.start, one.end) for one in found])
        for expansion, (first, last) in zip(found, spans, strict=True):
            cursor.setPosition(start + first)
            cursor.setPosition(start + last, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look(expansion, text[expansion.start : expansion.end]))

    def _stretch(self) -> tuple[str, str, int]:
        """The next paragraphs, what is no link and what is; and the position they begin at."""
        document = self._view.document()
        most = max(_AT_ONCE, document.characterCount() // _TURNS)
        block = document.findBlock(self._at)
        start, plain, linked, length = block.position(), [], [], 0
        while block.isValid() and length < most:
            for text, is_link in _parts(block):
                plain.append(text.translate(_BLANKS) if is_link else text)
                linked.append(text if is_link else text.translate(_BLANKS))
            plain.append("\n")
            linked.append("\n")
            length += block.length()
            self._at = block.position() + block.length()
            block = block.next()
        return "".join(plain), "".join(linked), start

    def _look(self, expansion: Expansion, written: str) -> QTextCharFormat:
        look = self._tip(expansion, written)
        look.setAnchor(True)
        look.setAnchorHref(f"{_SCHEME}:{len(self._found)}")
        look.setUnderlineStyle(self._style)
        look.setUnderlineColor(self._line)
        self._found.append((expansion, written))
        return look

    def _tip(self, expansion: Expansion, _: str) -> QTextCharFormat:
        """What a link keeps as its own: it leads where it led, and says what its words mean."""
        look = QTextCharFormat()
        look.setToolTip(self._words(expansion))
        return look

    def _words(self, expansion: Expansion) -> str:
        """What a form means, as a tip: text of the data is never markup."""
        return _as_html(explanation(expansion, self._say()))

    def _meant(self, url: QUrl) -> tuple[Expansion, str] | None:
        number = url.path()
        if url.scheme() != _SCHEME or not number.isdecimal() or int(number) >= len(self._found):
            return None
        return self._found[int(number)]

    def _follow(self, url: QUrl) -> None:
        meant = self._meant(url)
        if meant is None:
            return
        expansion, written = meant
        if len(expansion.entries) == 1:
            self.followed.emit(expansion.entries[0])
        else:
            self.asked.emit(written)

    def _explain(self) -> None:
        """Shows beside a form that Tab has reached what a hover would; elsewhere nothing."""
        view, cursor = self._view, self._view.textCursor()
        tip = cursor.charFormat().toolTip() if cursor.hasSelection() else ""
        if tip:
            place = view.viewport().mapToGlobal(view.cursorRect().bottomLeft())
            QToolTip.showText(place, tip, view)
        else:
            QToolTip.hideText()


def expanders(reading: ReadingPane, index: Index) -> tuple[Expander, Expander]:
    """Those of the entry page and of the source text, which follow as links there do."""

    def own() -> str:
        return reading.entry.id if reading.entry is not None else ""

    page = Expander(reading.entry_view, index, own, reading.say)
    source = Expander(reading.source_view, index, own, reading.say)
    page.followed.connect(reading.place_chosen)
    source.followed.connect(reading.source_view.place_chosen)
    return page, source


def _parts(block: QTextBlock) -> Iterator[tuple[str, bool]]:
    """The stretches of a block, and whether each is a link."""
    part = block.begin()
    while not part.atEnd():
        fragment = part.fragment()
        yield fragment.text(), fragment.charFormat().isAnchor()
        part += 1


def _as_html(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())
