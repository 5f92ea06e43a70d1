"""The source text with every cited word marked; its links lead to the entries that cite them."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import takewhile

from PySide6.QtCore import QPoint, QUrl, Signal
from PySide6.QtGui import (
    QCursor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu, QWidget

from azref.entries import Layer, Sentence, Source, Span
from azref.render.html import HtmlWriter
from azref.render.source_text import (
    Cited,
    Sign,
    SourceParagraph,
    Spans,
    Stroke,
    Turn,
    citing,
    source_paragraphs,
    source_parts,
    spans_of,
)
from azref.ui.reading.page_view import PageView
from azref.ui.theme import Theme, point_size, unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtGui import QTextFragment

    from azref.render.chosen_words import Chosen

_MOST_CHOICES = 12
_BEFORE = 5
"""A sentence that is shown stands a fifth of the view below its upper edge."""


class SourceView(PageView):
    """Shows the source; `place_chosen` carries the entry a cited word led to, `note_chosen` the id
    of the reader's note.

    Where a word leads to more than one, `choices` offers them: entries, the closest span first,
    then notes.
    """

    place_chosen = Signal(str)
    note_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._source: Source | None = None
        self._spans = Spans()
        self._title_of: Callable[[str], str] = str
        self._subjects: dict[str, str] = {}
        self._paragraphs: tuple[SourceParagraph, ...] = ()
        self._parts: tuple[tuple[Sentence, ...], ...] = ()
        self._places: dict[str, int] = {}
        self.part = 0
        self._chosen: frozenset[str] = frozenset()
        self._written: tuple[object, ...] = ()
        self.choices = QMenu(self)
        self.choices.setAccessibleName(self.tr("Where these words lead"))
        self.choices.triggered.connect(lambda action: self._go(action.data()))
        self.anchorClicked.connect(self._follow)
        self.set_paper(theme)

    def set_source(self, source: Source, spans: Spans, title_of: Callable[[str], str]) -> None:
        """Takes the text with the spans that cut it; `title_of` names entries by id."""
        self._source, self._spans, self._title_of = source, spans, title_of
        self._paragraphs, self._parts, self._places, self.part = (), (), {}, 0
        self._chosen, self._written = frozenset(), ()

    @property
    def spans(self) -> Spans:
        return self._spans

    def set_spans(self, spans: Spans) -> None:
        """Cuts the text anew; what is marked and in view stays."""
        self._spans, self._paragraphs, self._written = spans, (), ()

    def set_notes(self, noted: Sequence[Cited], subjects: dict[str, str]) -> None:
        """Marks the spans of the reader's notes, which are named by id; `subjects` tell of them."""
        self._subjects = subjects
        if tuple(noted) != tuple(self._spans.noted):
            self.set_spans(self._spans._replace(noted=tuple(noted)))

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.set_paper(theme)

    def write(self, chosen: Collection[str], label: str) -> None:
        """Writes the text with the words of `chosen` marked, unless it stands there already.

        Shows the sentence `label` if something else was marked before.
        """
        before, self._chosen = self._chosen, frozenset(chosen)
        if before == self._chosen or not label:
            self._write()
        else:
            self.show_in_context(label)

    def _write(self) -> None:
        """Writes the part that is shown, unless it stands there as it should; scrolls nowhere."""
        font = self.document().defaultFont()
        wanted = (self._chosen, self._theme, font.key(), self.part)
        if self._source is None or wanted == self._written:
            return
        from azref.ui.reading.strokes import draw_lines

        self._written, at = wanted, self.verticalScrollBar().value()
        self._cut(self._source)
        writer = HtmlWriter(self._theme, unit(font), point_size(font))
        title, signs = self._source.title, self._legend()
        text = (title, self._paragraphs, self._chosen, signs, self.tr("note"), self._turns())
        self.show_html(writer.source(*text))
        draw_lines(self.document(), self.fragments(), self._theme)
        self.scroll_to(at)

    def show_in_context(self, label: str) -> None:
        """Scrolls to a sentence and leaves a few lines before it in view; Tab goes on from it."""
        self.turn_to(self._part_of(label))
        cursor = QTextCursor(self.document())
        cursor.setPosition(next(self._places_of(label), 0))
        self.setTextCursor(cursor)
        self.document().size()  # finishes the layout
        below = self.cursorRect(cursor).top() - self.viewport().height() // _BEFORE
        self.scroll_to(self.verticalScrollBar().value() + below)
        self.begin_with_a_line()

    # --- Parts of a long source -------------------------------------------------------------------

    @property
    def parts(self) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences of the source in parts, of which one is shown; most sources have one."""
        if not self._parts and self._source is not None:
            self._parts = source_parts(self._source.sentences)
        return self._parts

    def turn_to(self, part: int) -> None:
        """Shows another part of a long source."""
        part = max(0, min(part, len(self.parts) - 1))
        if part != self.part:
            self.part, self._paragraphs = part, ()
        self._write()

    def part_words(self) -> str:
        """Which sentences are shown, in words; nothing where all of them are."""
        is_all = len(self.parts) <= 1
        return "" if is_all else self._named(self.tr("in {first} to {last}"), self.parts[self.part])

    def _part_of(self, label: str) -> int:
        """The part with a sentence; the one that is shown where none has it."""
        if not self._places:
            self._places = {each.label: n for n, part in enumerate(self.parts) for each in part}
        return self._places.get(label, self.part)

    def _turns(self) -> Sequence[Turn]:
        """Links to the parts before and after."""
        words = {-1: self.tr("← {first} to {last}"), 1: self.tr("{first} to {last} →")}
        near = {by: self.part + by for by in words if 0 <= self.part + by < len(self.parts)}
        return [Turn(self._named(words[by], self.parts[n]), n) for by, n in near.items()]

    def _named(self, words: str, part: Sequence[Sentence]) -> str:
        return words.format(first=part[0].label, last=part[-1].label)

    def _places_of(self, label: str) -> Iterator[int]:
        """Where the number of a sentence stands in the document."""
        for fragment in self.fragments():
            if label in _names(fragment):
                yield fragment.position()

    def _cut(self, source: Source) -> None:
        if not self._paragraphs and self.parts:
            own = self.parts[self.part]
            part = source._replace(sentences=own)
            self._paragraphs = source_paragraphs(part, spans_of(own, self._spans))

    def _legend(self) -> Sequence[Sign]:
        lines = [
            Sign(self.tr("the source says"), Layer.SOURCE),
            Sign(self.tr("references read it otherwise"), Layer.REFERENCES),
            Sign(self.tr("the editors infer"), Layer.EDITORS),
            Sign(self.tr("a known form"), Stroke.KNOWN),
        ]
        if self._spans.noted:
            lines.append(Sign(self.tr("your note"), is_note=True))
        shades = (
            Sign(self.tr("used by an entry"), shade="used"),
            Sign(self.tr("set aside with a reason"), shade="dismissed"),
            Sign(self.tr("background, no entry rests on it"), shade="background"),
        )
        return (*lines, *shades) if self._spans.shaded else lines

    # --- Where the reader stands ------------------------------------------------------------------

    def chosen_words(self) -> "Chosen | None":
        """The words that are selected or that Tab has reached, with their sentence."""
        from azref.render.chosen_words import words_in, words_of

        cursor = self.textCursor()
        if not cursor.hasSelection() or self._source is None:
            return None
        if span := self._chosen_span():
            return words_in(self._source, span)
        labels = self._labels_until(cursor.selectionEnd() - 1)
        return words_of(self._source, labels[-1]) if labels else None

    def _chosen_span(self) -> Span | None:
        """Where in the source the words are, from letter to letter; None where none are."""
        from azref.render.chosen_words import offsets_of

        pieces = [piece for paragraph in self._paragraphs for piece in paragraph.pieces]
        link = self.focused_link.removeprefix("cited:")
        if link.isdecimal():  # Tab selects only the first look of it
            chosen = list(offsets_of(piece for piece in pieces if piece.link == int(link)))
        else:
            cursor = self.textCursor()
            ends = (cursor.selectionStart(), cursor.selectionEnd())
            chosen = list(offsets_of(pieces))[slice(*map(self._letters_until, ends))]
        return Span(chosen[0], chosen[-1] + 1) if chosen else None

    def _letters_until(self, position: int) -> int:
        """How many letters of the source stand before a place of the document."""
        from azref.render.chosen_words import is_letter

        begin = next((f.position() for f in self.fragments() if _names(f)), position)
        return sum(is_letter(each) for _, text in self._texts(begin, position) for each in text)

    def _selected_words(self) -> str:
        """What is selected of the source, without numbers and signs of notes, line by line."""
        cursor = self.textCursor()
        lines: dict[int, str] = {}
        for block, text in self._texts(cursor.selectionStart(), cursor.selectionEnd()):
            lines[block] = lines.get(block, "") + text
        return "\n".join(" ".join(line.split()) for line in lines.values())

    def _texts(self, first: int, last: int) -> Iterator[tuple[int, str]]:
        """What stands on the line between two places, each text with the number of its block."""
        part = QTextCursor(self.document())
        for fragment in self.fragments():
            start = max(first, fragment.position())
            end = min(last, fragment.position() + fragment.length())
            if start < end and not _is_above(fragment.charFormat()):
                part.setPosition(start)
                part.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                yield part.blockNumber(), part.selectedText()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._selected_words())

    def _labels_until(self, position: int) -> list[str]:
        before = takewhile(lambda f: f.position() <= position, self.fragments())
        return [name for fragment in before for name in _names(fragment)]

    def _follow(self, url: QUrl) -> None:
        """Goes to the one entry or note that a place leads to, or offers the choice."""
        if url.scheme() == "note":
            self.note_chosen.emit(url.path())
        if url.scheme() == "part" and url.path().isdecimal():
            self._turn_over(int(url.path()))
        if url.scheme() != "cited" or not url.path().isdecimal():
            return
        offset = int(url.path())
        entries = citing(offset, self._spans.cited)[:_MOST_CHOICES]
        notes = citing(offset, self._spans.noted)[:_MOST_CHOICES]
        places = [*entries, *(f"note:{note}" for note in notes)]
        if len(places) == 1:
            self._go(places[0])
        elif places:
            self._offer(places)

    def _turn_over(self, part: int) -> None:
        """Follows a link to another part: to its end where that is the part before."""
        is_before = part < self.part
        self.turn_to(part)
        self.scroll_to(self.verticalScrollBar().maximum() if is_before else 0)

    def _go(self, place: str) -> None:
        if place.startswith("note:"):
            self.note_chosen.emit(place.removeprefix("note:"))
        else:
            self.place_chosen.emit(place)

    def _offer(self, places: Sequence[str]) -> None:
        menu = self.choices
        menu.clear()
        for place in places:
            action = menu.addAction(self._name_of(place).replace("&", "&&"))
            action.setData(place)
        menu.popup(self._menu_place())
        menu.setActiveAction(menu.actions()[0])

    def _name_of(self, place: str) -> str:
        note = place.removeprefix("note:")
        if note == place:
            return self._title_of(place)
        return self.tr("Your note: {text}").format(text=self._subjects.get(note, ""))

    def _menu_place(self) -> QPoint:
        """Under the link Tab has reached, otherwise where the mouse is."""
        if self.textCursor().hasSelection():
            return self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        return QCursor.pos()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()  # words of the source as they stand there
        else:
            super().keyPressEvent(event)

    def menu_at(self, at: QPoint) -> QMenu:
        """What can be done with the words that are selected, else with the sentence at a point."""
        if not self.textCursor().hasSelection():
            self._select_sentence(self.cursorForPosition(at))
        menu = super().menu_at(at)
        for action in menu.actions():
            if action.objectName() == "edit-copy":
                action.triggered.disconnect()
                action.triggered.connect(self._copy)
        return menu

    def _select_sentence(self, cursor: QTextCursor) -> None:
        """Selects the sentence a cursor stands in; nothing where it stands in none."""
        starts = [f.position() for f in self.fragments() if _names(f)]
        number = bisect_right(starts, cursor.position()) - 1
        block = self.document().findBlock(starts[number]) if number >= 0 else cursor.block()
        if number < 0 or not block.contains(cursor.position()):
            return
        end = block.position() + block.length() - 1
        cursor.setPosition(starts[number])
        following = starts[number + 1] if number + 1 < len(starts) else end
        cursor.setPosition(min(end, following), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)


def _is_above(style: QTextCharFormat) -> bool:
    """Whether something stands above the line: numbers and signs of notes, no words."""
    return style.verticalAlignment() is QTextCharFormat.VerticalAlignment.AlignSuperScript


def _names(fragment: "QTextFragment") -> list[str]:
    """The numbers of the sentences that begin with a fragment."""
    return fragment.charFormat().anchorNames()
