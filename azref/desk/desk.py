"""The reader's own data as values: the one door to it."""

from collections.abc import Collection
from functools import cached_property
from pathlib import Path

from azref.desk.ledger import Ledger
from azref.desk.values import Edit, Missing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.desk.bookmarks import Bookmarks
    from azref.desk.exchange import Exchange
    from azref.desk.lookups import Lookups
    from azref.desk.notes import Notes
    from azref.desk.selections import Selections
    from azref.desk.session import Session


class Desk:
    """Opens the desk file at `path`, made where there is none; without a path one in memory.

    Opening never fails: where the file cannot be kept, the desk is in memory, and `trouble` says
    so in a line. Every edit is one transaction, on the disk before its method returns, and can be
    undone, also after a restart. Several windows may have one file open. To be used from the
    thread it was made in.

    Every method, here and in its parts, raises `DeskError` where the file cannot be read or
    written; then nothing was changed. A file that turns out to be damaged is rescued on the way.
    """

    def __init__(self, path: Path | None) -> None:
        self._ledger = Ledger(path)
        self.path = path

    @property
    def trouble(self) -> str:
        """What to tell the reader about the file, in a line; empty where all is well."""
        return self._ledger.trouble

    @property
    def is_kept(self) -> bool:
        """Whether edits outlive the program."""
        return self._ledger.is_kept

    def close(self) -> None:
        self._ledger.close()

    @cached_property
    def bookmarks(self) -> "Bookmarks":
        from azref.desk.bookmarks import Bookmarks

        return Bookmarks(self._ledger)

    @cached_property
    def notes(self) -> "Notes":
        from azref.desk.notes import Notes

        return Notes(self._ledger)

    @cached_property
    def selections(self) -> "Selections":
        from azref.desk.selections import Selections

        return Selections(self._ledger)

    @cached_property
    def lookups(self) -> "Lookups":
        from azref.desk.lookups import Lookups

        return Lookups(self._ledger)

    @cached_property
    def session(self) -> "Session":
        from azref.desk.session import Session

        return Session(self._ledger)

    @cached_property
    def exchange(self) -> "Exchange":
        from azref.desk.exchange import Exchange

        return Exchange(self._ledger)

    @property
    def last(self) -> Edit | None:
        """The edit that `undo` would undo."""
        return self._ledger.last

    @property
    def next(self) -> Edit | None:
        """The edit that `redo` would make again."""
        return self._ledger.next

    def undo(self) -> Edit | None:
        """Undoes the last edit, whichever window made it, and returns it; None for none."""
        return self._ledger.undo()

    def redo(self) -> Edit | None:
        """Makes the edit undone last again and returns it; None for none."""
        return self._ledger.redo()

    def is_changed_elsewhere(self) -> bool:
        """Whether another window has written since this was last asked."""
        return self._ledger.is_changed_elsewhere()

    def mend(self) -> None:
        """Rescues a file that `upkeep.tidy` found damaged; `trouble` then tells of it."""
        self._ledger.mend()

    def missing(self, known: Collection[str]) -> tuple[Missing, ...]:
        """What is about entries that are not among the `known` ids: listed, never dropped."""
        from azref.desk.notes import subject_of

        found = [
            Missing("bookmark", mark.id, mark.entry, mark.title)
            for mark in self.bookmarks.all()
            if mark.entry not in known
        ]
        found += [
            Missing("note", note.id, note.entry, note.title, subject_of(note.text))
            for note in self.notes.all()
            if note.entry and note.entry not in known
        ]
        found += [
            Missing("selection", item.id, item.entry, item.title, selection.name)
            for selection in self.selections.all()
            for item in selection.items
            if item.entry not in known
        ]
        return tuple(found)
