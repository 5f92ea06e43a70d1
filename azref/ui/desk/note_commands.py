"""The reader's notes in the window: written in place, shown on pages, found by the search line."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from azref.entries import Entry, Hit, Source, Span, Tier
from azref.ui.desk.open_desk import OpenDesk
from azref.ui.language import wording
from azref.ui.panes import Panes
from azref.ui.selection import Selection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.desk.values import Note
    from azref.render.page import Page
    from azref.render.source_text import Cited
    from azref.ui.desk.note_editor import NoteEditor

Find = Callable[[str, int], tuple[Hit, ...]]
_MOST_HITS = 5


class NoteCommands(QObject):
    """Opens the editor under the reading side, keeps what is written there, and shows it.

    `draft_typed` tells that the draft changes, `draft_left` that the reader turned from it or that
    it is none any more.
    """

    draft_typed = Signal()
    draft_left = Signal()

    def __init__(self, desk: OpenDesk, panes: Panes, selection: Selection, parent: QObject) -> None:
        super().__init__(parent)
        self._open = desk
        self._panes = panes
        self._selection = selection
        self._editor: NoteEditor | None = None
        self._all: tuple[Note, ...] = ()
        self._spans: tuple[tuple[Note, Span], ...] | None = None
        self._source: Source | None = None
        panes.reading.adorn = self._adorned
        panes.reading.noted = self._noted
        panes.reading.note_chosen.connect(self.edit)
        desk.changed.connect(self._refresh)

    # --- Writing --------------------------------------------------------------------------------

    @property
    def is_writing(self) -> bool:
        return self._editor is not None and self._editor.isVisible()

    def write(self) -> None:
        """Begins a note on the words chosen in the source text, or on the entry that is read."""
        from azref.desk.values import Note

        self.finish()
        place = self._selection.place
        note = self._on_words() if self._panes.reading.is_source_shown else None
        if note is None and self._panes.is_entry(place):
            note = Note("", "", entry=place, title=self._panes.title_to_keep(place))
        if note is None:
            text = self.tr("Choose an entry, or select words of the source text, to write a note.")
            self._panes.notice.say(text)
        else:
            self._edit(note, "")

    def _on_words(self) -> "Note | None":
        """A new note on the words of the source the reader stands on."""
        from azref.desk.values import Note

        chosen, source = self._panes.reading.chosen_words(), self._panes.reading.source
        if chosen is None or source is None:
            return None
        start, end = chosen.span
        return Note("", "", title=chosen.sentence.label, quote=source.text[start:end], start=start,
                    end=end, source=self._panes.source_digest)  # fmt: skip

    def edit(self, id: str) -> None:  # noqa: A002
        """Opens a note in the editor."""
        self.finish()
        note = self._open.attempt(lambda: self._open.desk.notes.one(id))
        if note is not None:
            self._edit(note, note.text)

    def open(self, id: str) -> None:  # noqa: A002
        """Goes to where a note belongs and opens it."""
        note = self._open.attempt(lambda: self._open.desk.notes.one(id))
        if note is None:
            return
        span = {other.id: span for other, span in self._placed()}.get(id)
        if self._panes.is_entry(note.entry):
            self._panes.choose(note.entry)
            self._panes.focus_entry()
        elif span is not None:
            self._panes.choose(self._panes.reading.label_at(span.start))
        self.edit(id)

    def _edit(self, note: "Note", text: str) -> None:
        if self._editor is None:
            from azref.ui.desk.note_editor import NoteEditor

            self._editor = NoteEditor(self._panes.called, self._panes)
            self._editor.finished.connect(self.finish)
            self._editor.removed.connect(self._remove)
            self._editor.typed.connect(self.draft_typed)
            self._editor.left.connect(self.draft_left)
            self._panes.add_below_page(self._editor)
        self._editor.open(note, text)

    def finish(self) -> None:
        """Keeps what was written and closes the editor; it stays open if that fails."""
        editor = self._editor
        if editor is None or not editor.isVisible():
            return
        note, text, notes = editor.note, editor.draft, self._open.desk.notes
        if not text.strip():
            is_kept = not note.id or self._open.edit(lambda: notes.remove(note), is_told=True)
        elif note.id:
            is_kept = self._open.edit(lambda: notes.change(note.id, text))
        else:
            is_kept = self._open.edit(lambda: notes.add(note._replace(text=text)))
        if is_kept:
            self._close()

    def _remove(self) -> None:
        if self._editor is not None:
            note, notes = self._editor.note, self._open.desk.notes
            if self._open.edit(lambda: notes.remove(note), is_told=True):
                self._close()

    def _close(self) -> None:
        if self._editor is not None:
            had_focus = self._editor.isAncestorOf(self._panes.window().focusWidget())
            self._editor.hide()
            self.draft_left.emit()
            if had_focus:
                self._panes.reading.shown_view.setFocus()

    # --- The draft, for the session -------------------------------------------------------------

    def draft(self) -> dict[str, Any] | None:
        """What is being written, as JSON can say it; None for nothing."""
        if self._editor is None or not self._editor.isVisible():
            return None
        return {"note": self._editor.note._asdict(), "text": self._editor.draft}

    def take_draft(self, kept: object) -> None:
        """Opens the editor with what was being written when the program ended."""
        from azref.desk.values import Note

        match kept:
            case {"note": dict() as values, "text": str(text)}:
                empty = Note("", "")
                given = [values.get(name) for name in Note._fields]
                if list(map(type, given)) == list(map(type, empty)):
                    self._edit(Note._make(given), text)

    # --- On pages and among hits ----------------------------------------------------------------

    def _adorned(self, page: "Page", entry: Entry) -> "Page":
        """The page of an entry with the notes on it, and on the words it cites."""
        if not self._open.is_open:
            return page
        desk = self._open.desk
        own = self._open.attempt(lambda: desk.notes.on(entry.id)) or ()
        if not own and not self._placed():
            return page
        from azref.render.reader_notes import PlacedNote, with_notes

        notes = [PlacedNote(note) for note in own]
        for note, span in self._placed():
            cited = [each for each in entry.citations if each.span.overlaps(span)]
            if cited and note.entry != entry.id:
                notes.append(PlacedNote(note, cited[0].sentence))
        return with_notes(page, notes, wording(self))

    def _placed(self) -> "tuple[tuple[Note, Span], ...]":
        """The notes on spans that are in this edition, each with its span here."""
        source = self._panes.reading.source
        if self._spans is None or self._source is not source:
            self._source, self._spans = source, ()
            notes = self._open.attempt(self._open.desk.notes.on_spans) or ()
            if not notes:
                return ()
            from azref.desk.quotes import find

            text = source.text if source is not None else ""
            digest = self._panes.source_digest
            found = ((note, find(note, text, digest)) for note in notes)
            self._spans = tuple((note, span) for note, span in found if span is not None)
        return self._spans

    def _noted(self) -> "tuple[tuple[Cited, ...], dict[str, str]]":
        """The spans of notes in the source by where they begin, and what each note is about."""
        if not self._open.is_open:
            return (), {}
        from azref.desk.notes import subject_of

        placed = self._placed()
        spans = sorted((span.start, span.end, note.id) for note, span in placed)
        return tuple(spans), {note.id: subject_of(note.text) for note, _ in placed}

    def _refresh(self) -> None:
        """Shows the notes as they are now; an edit of something else writes no page anew."""
        notes = self._open.attempt(self._open.desk.notes.all) or ()
        if notes != self._all:
            self._all, self._spans = notes, None
            self._panes.reading.adorn_again()

    def over(self, find: Find) -> Find:
        """What `find` gives, and after it the notes that hold the words of the query."""

        def found(query: str, limit: int) -> tuple[Hit, ...]:
            return (*find(query, limit), *self._hits(query))

        return found

    def _hits(self, query: str) -> tuple[Hit, ...]:
        if not self._open.is_open:
            return ()
        from azref.store.query import parse

        asked = parse(query)
        if asked.kinds or asked.years or asked.scope:
            return ()
        notes = self._open.attempt(lambda: self._open.desk.notes.find(asked.typed, _MOST_HITS))
        return tuple(map(self._hit, notes or ()))

    def _hit(self, note: "Note") -> Hit:
        from azref.desk.notes import subject_of

        about = self._panes.called(note.entry, note.title) if note.entry else note.title
        return Hit(f"note:{note.id}", "note", self.tr("your note"), subject_of(note.text), "",
                   Tier.TEXT, "", self.tr("your note on {name}").format(name=about))  # fmt: skip
