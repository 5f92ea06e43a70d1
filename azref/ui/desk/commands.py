"""What the actions about the reader's own data do: bookmarks, lookups, undo, the session."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from azref.ui.desk.note_commands import NoteCommands
from azref.ui.desk.open_desk import OpenDesk
from azref.ui.panes import Panes
from azref.ui.selection import Selection
from azref.ui.shell import Shell
from azref.ui.theme import Theme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.desk.desk import Desk
    from azref.desk.values import Edit, Lookup, Missing
    from azref.ui.desk.bookmark_pane import BookmarkPane
    from azref.ui.desk.copies import DeskCopies
    from azref.ui.desk.lookup_pane import LookupPane
    from azref.ui.session import Part, WindowSession

_NOTE = "note:"
_PAINTED = 60
"""Milliseconds until a page that was turned to is seen: only then may a disk be waited for."""


class DeskCommands(QObject):
    """Serves the actions that `slots` names; the desk is opened when it is first needed.

    `kept_layout` and `kept_reading` are parts of the session that others gather and put back.
    """

    def __init__(self, window: Shell, panes: Panes, selection: Selection) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._selection = selection
        self.open = OpenDesk(lambda: window.open_desk(), self)
        self.notes = NoteCommands(self.open, panes, selection, self)
        self.bookmarks: BookmarkPane | None = None
        self.lookups: LookupPane | None = None
        self.session: WindowSession | None = None
        self.kept_layout: dict[str, Part] = {}
        self.kept_reading: dict[str, Part] = {"draft": (self.notes.draft, self.notes.take_draft)}
        self.copies: DeskCopies | None = None
        self._actions: dict[str, QAction] = {}
        self._opened: list[tuple[str, str, str]] = []
        self.open.failed.connect(panes.notice.say)
        self.open.done.connect(self._tell)
        self.open.changed.connect(self.update)
        selection.place_changed.connect(self.update)

    def slots(self) -> dict[str, Callable[[], object]]:
        return {
            "bookmark": self.toggle_bookmark,
            "note": self.notes.write,
            "bookmarks": self.show_bookmarks,
            "lookups": self.show_lookups,
            "undo": self.undo,
            "redo": self.redo,
            "save_desk": self._save,
            "merge_desk": self._merge,
        }

    def take_actions(self, actions: dict[str, QAction]) -> None:
        self._actions = actions

    def set_theme(self, theme: Theme) -> None:
        """Draws the signs anew, and what is open of the desk."""
        from azref.ui.icons import icon

        sign = icon("bookmark", theme.text)
        on = icon("bookmarked", theme.accent)
        for size in on.availableSizes():
            sign.addPixmap(on.pixmap(size), on.Mode.Normal, on.State.On)
        self._actions["bookmark"].setIcon(sign)
        for pane in (self.bookmarks, self.lookups):
            if pane is not None:
                pane.set_theme(theme)

    def update(self) -> None:
        """Brings the sign of the bookmark up to date with the place."""
        if not self.open.is_open:
            return
        desk, place = self.open.desk, self._selection.place
        mark = self.open.attempt(lambda: desk.bookmarks.of(place)) if place else None
        action = self._actions["bookmark"]
        action.setChecked(mark is not None)
        words = self.tr("Remove the bookmark") if mark else self.tr("Bookmark this entry")
        action.setText(words)

    # --- Bookmarks and lookups ------------------------------------------------------------------

    def toggle_bookmark(self) -> None:
        """Bookmarks the entry that is read, or takes its bookmark away."""
        place, marks = self._selection.place, self.open.desk.bookmarks
        if not self._panes.is_entry(place):
            self._panes.notice.say(self.tr("Choose an entry first, then bookmark it with Ctrl+B."))
            self.update()
            return
        mark = self.open.attempt(lambda: marks.of(place))
        if mark is not None:
            self.open.edit(lambda: marks.remove(mark), is_told=True)
        else:
            self.open.edit(lambda: marks.add(place, self._panes.title_to_keep(place)))
        self.update()

    def show_bookmarks(self) -> None:
        """Shows the bookmarks as a tab beside entry and source text."""
        if self.bookmarks is None:
            from azref.ui.desk.bookmark_pane import BookmarkPane

            panes = self._panes
            self.bookmarks = BookmarkPane(
                self.open, lambda: panes.summaries, self._window.theme, panes.reading
            )
            self.bookmarks.entry_opened.connect(self._open)
            self.bookmarks.missing_opened.connect(self._open_missing)
            panes.reading.addTab(self.bookmarks, self.tr("Bookmarks"))
        self._show(self.bookmarks)

    def show_lookups(self) -> None:
        """Shows the lookups so far as a tab beside entry and source text."""
        self._record()
        if self.lookups is None:
            from azref.ui.desk.lookup_pane import LookupPane

            reading = self._panes.reading
            called = self._panes.called
            self.lookups = LookupPane(self.open, called, self._window.theme, reading)
            self.lookups.opened.connect(self._look_up_again)
            reading.addTab(self.lookups, self.tr("Lookups"))
        self._show(self.lookups)

    def _show(self, pane: QWidget) -> None:
        self._panes.reading.setCurrentWidget(pane)
        pane.setFocus()

    def _open(self, entry: str) -> None:
        self._panes.choose(entry)
        self._panes.focus_entry()

    def _open_missing(self, missing: "Missing") -> None:
        if missing.kind == "note":
            self.notes.edit(missing.id)
            return
        text = self.tr("“{name}” is not in this edition; it is kept for one that has it.")
        self._panes.notice.say(text.format(name=missing.title or missing.entry))

    def _look_up_again(self, lookup: "Lookup") -> None:
        if self._panes.is_entry(lookup.opened):
            self._open(lookup.opened)
        else:
            self._panes.choose(lookup.opened)

    def choose(self, place: str) -> None:
        """Goes to a hit, an entry, a sentence or a note, and remembers what was looked up."""
        if place.startswith(_NOTE):
            self.notes.open(place.removeprefix(_NOTE))
            return
        self._panes.choose(place)
        self._panes.turn_to_page_of(place)
        query, title = self._window.search.text().strip(), self._panes.title_to_keep(place)
        if query:
            self._opened.append((query, place, title))
            QTimer.singleShot(_PAINTED, self, self._record)

    def _record(self) -> None:
        """Writes down what was looked up since this was last done."""
        while self._opened:
            self.open.attempt(partial(self._write_down, *self._opened.pop(0)))
            if self.lookups is not None:
                self.lookups.refresh()

    def _write_down(self, query: str, place: str, title: str) -> None:
        self.open.desk.lookups.record(query, place, title)

    # --- Undo -----------------------------------------------------------------------------------

    def _tell(self, edit: "Edit") -> None:
        from azref.ui.desk.words import done

        self._panes.notice.say(done(edit, self._panes.entitled), (self.tr("Undo"), self.undo))

    def undo(self) -> None:
        """Undoes the last edit and says which it was."""
        from azref.ui.desk.words import undone

        edit = self.open.attempt(self.open.desk.undo)
        self.open.changed.emit()
        if edit is not None:
            self._panes.notice.say(undone(edit, self._panes.entitled), (self.tr("Redo"), self.redo))
        elif not self._panes.notice.isVisible():
            self._panes.notice.say(self.tr("There is nothing to undo."))

    def redo(self) -> None:
        """Makes the edit undone last again and says which it was."""
        from azref.ui.desk.words import made_again

        edit = self.open.attempt(self.open.desk.redo)
        self.open.changed.emit()
        if edit is not None:
            self._panes.notice.say(
                made_again(edit, self._panes.entitled), (self.tr("Undo"), self.undo)
            )
        elif not self._panes.notice.isVisible():
            self._panes.notice.say(self.tr("There is nothing to make again."))

    # --- To a file and from one -----------------------------------------------------------------

    def _save(self) -> None:
        from azref.ui.desk.files import ask_target, save

        target = ask_target(self._window)
        if target is not None:
            self._panes.notice.say(save(self.open.desk, target))

    def _merge(self) -> None:
        from azref.ui.desk.files import ask_source

        source = ask_source(self._window)
        if source is not None:
            self.merge_from(source)

    def merge_from(self, source: Path) -> None:
        """Tells what merging the file `source` would do, on a page and in a line that does it."""
        from azref.ui.desk.files import merge_page, merge_words, preview

        merged = self.open.attempt(lambda: preview(self.open.desk, source))
        if merged is None:
            return
        line = merge_words(merged, source.name)
        if not merged.changes:
            self._panes.notice.say(line)
            return
        self._panes.reading.show_page(merge_page(merged, source.name, self._panes.entitled))
        exchange = self.open.desk.exchange

        def apply() -> None:
            self.open.edit(lambda: exchange.apply(merged, source.name), is_told=True)

        self._panes.notice.say(line, (self.tr("Add them"), apply))

    # --- The session ----------------------------------------------------------------------------

    def take_up(self, edition: str, placement: Path | None) -> None:
        """Finds the window as it was left, and keeps it from now on."""
        from azref.ui.session import Kept, WindowSession

        kept = Kept(self._window, self._panes, self._selection, self._actions,
                    self.kept_layout, self.kept_reading)  # fmt: skip
        session = WindowSession(kept, self.open, edition, placement)
        self.open.attempt(session.restore)
        if not self.notes.is_writing:
            self._window.search.setFocus()
        self.notes.draft_typed.connect(session.save_soon)
        self.notes.draft_left.connect(session.save_reading)
        session.start()
        self.session = session
        if self.open.desk.is_kept:
            self._look_after(self.open.desk.path)
        self.update()

    def _look_after(self, path: Path | None) -> None:
        """Keeps daily copies of the desk file, and rescues it where it is found damaged."""
        from azref.ui.desk.copies import DeskCopies

        if path is not None:
            self.copies = DeskCopies(path, self)
            self.copies.damaged.connect(lambda: self.open.edit(self.open.desk.mend))

    def put_down(self) -> None:
        """Keeps everything and closes the desk; it is opened again when it is needed."""
        self._leave()
        self.open.close()

    def hand_over(self) -> "Desk":
        """Keeps everything and gives the open desk away."""
        self._leave()
        return self.open.desk

    def _leave(self) -> None:
        self._record()
        self.notes.finish()
        if self.session is not None:
            self.session.pause()
        if self.copies is not None:
            self.copies.stop()
