"""Notes of the reader's own, on entries and on spans of the source, as plain text."""

from unicodedata import normalize

from azref.desk.ledger import Change, Ledger, new_id, now
from azref.desk.tables import listed
from azref.desk.values import EditKind, Note
from azref.folding import fold, fold_query

_NOTE = f"SELECT {listed('note')} FROM note"
_SUBJECT = 60


class Notes:
    """The notes of a desk. Every change is one edit, written at once, that can be undone."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def all(self) -> tuple[Note, ...]:
        """Every note, in the order they were made."""
        return self._notes("ORDER BY made, rowid")

    def on(self, entry: str) -> tuple[Note, ...]:
        """The notes on an entry itself, in the order they were made."""
        return self._notes("WHERE entry = ? ORDER BY made, rowid", entry)

    def on_spans(self) -> tuple[Note, ...]:
        """The notes on spans of the source, by where they stood."""
        return self._notes("WHERE quote <> '' ORDER BY start, [end], rowid")

    def one(self, id: str) -> Note | None:  # noqa: A002
        found = self._notes("WHERE id = ?", id)
        return found[0] if found else None

    def add(self, note: Note) -> Note:
        """Adds a note, whose id and times are given it here."""
        at = now()
        note = note._replace(id=new_id("note"), made=at, changed=at)
        values = note._asdict()
        self._ledger.write(EditKind.ADD_NOTE, subject_of(note.text),
                           [Change("note", note.id, values)])  # fmt: skip
        return note

    def change(self, id: str, text: str) -> None:  # noqa: A002
        """Gives a note another text; one that was removed elsewhere meanwhile stays removed."""
        if (note := self.one(id)) is not None and note.text != text:
            values = {"text": text, "changed": now()}
            self._ledger.write(EditKind.CHANGE_NOTE, subject_of(text),
                               [Change("note", id, values)])  # fmt: skip

    def remove(self, note: Note) -> None:
        self._ledger.write(EditKind.REMOVE_NOTE, subject_of(note.text),
                           [Change("note", note.id, None)])  # fmt: skip

    def find(self, query: str, limit: int = 20) -> tuple[Note, ...]:
        """The notes that hold every word of `query`, folded as entries are looked up.

        Words are sought in the note's text and in the words of the source it stands on.
        """
        words = fold_query(query).split()
        if not words:
            return ()
        found = (note for note in self.all() if _holds(note, words))
        return tuple(note for note, _ in zip(found, range(limit), strict=False))

    def _notes(self, where: str, *parameters: str) -> tuple[Note, ...]:
        return tuple(map(Note._make, self._ledger.read(f"{_NOTE} {where}", parameters)))


def subject_of(text: str) -> str:
    """The first words of a text, for a line that tells of it."""
    first = " ".join(text.split())
    return first if len(first) <= _SUBJECT else f"{first[: _SUBJECT - 1]}…"


def _holds(note: Note, words: list[str]) -> bool:
    folded = fold(normalize("NFC", f"{note.text}\n{note.quote}"))
    return all(word in folded for word in words)
