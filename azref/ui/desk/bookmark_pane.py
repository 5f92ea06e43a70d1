"""Bookmarks in their folders: opened, moved, renamed and taken away, by keys and by mouse."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from azref.desk.values import Missing
from azref.entries import Summary
from azref.ui.desk.bookmark_rows import (
    BookmarkRow,
    Destination,
    FolderRow,
    MissingHeading,
    MissingRow,
    Row,
    bookmark_rows,
    dropped,
    stepped,
)
from azref.ui.desk.open_desk import OpenDesk
from azref.ui.desk.pane import DeskPane
from azref.ui.desk.rows import DeskLine
from azref.ui.theme import Theme


class BookmarkPane(DeskPane):
    """`entry_opened` carries an entry's id, `missing_opened` what is not in this edition."""

    entry_opened = Signal(str)
    missing_opened = Signal(object)

    def __init__(
        self,
        desk: OpenDesk,
        summaries: Callable[[], Mapping[str, Summary]],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(desk, theme, parent)
        self._summaries = summaries
        self.rows: tuple[Row, ...] = ()
        self.list.hint = self.tr(
            "Nothing is bookmarked yet. Ctrl+B bookmarks the entry you read. "
            "Folders keep bookmarks apart; F2 renames one, Alt with Up and Down moves a row, "
            "Delete takes it away."
        )
        self.list.setAccessibleName(self.tr("Bookmarks"))
        self.list.allow_moving()
        self.button.setText(self.tr("New folder"))
        self._menu = QMenu(self)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.button.clicked.connect(self.add_folder)
        self.list.opened.connect(self._open)
        self.list.removed.connect(self._remove)
        self.list.stepped.connect(lambda row, step: self._move(row, stepped(self.rows, row, step)))
        self.list.lines.moved.connect(self._drop)
        self.list.lines.renamed.connect(self._rename)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)

    def refresh(self) -> None:
        self._desk.attempt(self._read)

    def _read(self) -> None:
        desk, summaries = self._desk.desk, self._summaries()
        marks = desk.bookmarks
        missing = desk.missing(summaries.keys())
        rows = bookmark_rows(marks.all(), marks.folders(), missing, summaries)
        if rows != self.rows:
            self.rows = rows
            self.list.show_lines([self._line(row) for row in rows])

    def _line(self, row: Row) -> DeskLine:
        match row:
            case FolderRow(folder, size):
                return DeskLine(folder.name, is_heading=True, name=folder.name, can_move=True,
                            size=size)  # fmt: skip
            case BookmarkRow(_, title, acronym, is_missing):
                below = self.tr("not in this edition") if is_missing else ""
                return DeskLine(title, acronym, below, is_muted=is_missing, can_move=True,
                            is_named=True)  # fmt: skip
            case MissingHeading(size):
                return DeskLine(self.tr("Not in this edition"), is_heading=True, size=size)
            case MissingRow(missing):
                return DeskLine(missing.title or missing.entry, below=self._told(missing),
                            is_muted=True)  # fmt: skip

    def _told(self, missing: Missing) -> str:
        kinds = {
            "note": self.tr("note: {name}"),
            "selection": self.tr("in the selection “{name}”"),
        }
        return kinds.get(missing.kind, "{name}").format(name=missing.name)

    # --- What a row can be asked to do ----------------------------------------------------------

    def _open(self, number: int) -> None:
        match self.rows[number]:
            case BookmarkRow(bookmark, title, _, is_missing):
                if is_missing:
                    lost = Missing("bookmark", bookmark.id, bookmark.entry, title)
                    self.missing_opened.emit(lost)
                else:
                    self.entry_opened.emit(bookmark.entry)
            case MissingRow(missing):
                self.missing_opened.emit(missing)

    def _remove(self, number: int) -> None:
        marks = self._desk.desk.bookmarks
        match self.rows[number]:
            case BookmarkRow(bookmark):
                self._desk.edit(lambda: marks.remove(bookmark), is_told=True)
            case FolderRow(folder):
                self._desk.edit(lambda: marks.remove_folder(folder), is_told=True)

    def _drop(self, numbers: list[int], at: int) -> None:
        self._move(numbers[0], dropped(self.rows, numbers[0], at))

    def _move(self, number: int, destination: Destination | None) -> None:
        if destination is None:
            return
        marks, row = self._desk.desk.bookmarks, self.rows[number]
        match row:
            case BookmarkRow(bookmark):
                self._desk.edit(lambda: marks.move(bookmark, *destination))
            case FolderRow(folder):
                self._desk.edit(lambda: marks.move_folder(folder, destination.at))
        self._choose(row)

    def _choose(self, row: Row) -> None:
        """Makes a row the current one again, wherever it is now."""

        def key(row: Row) -> object:
            value = row[0]
            return value if isinstance(value, int) else value.id

        for number, other in enumerate(self.rows):
            if type(other) is type(row) and key(other) == key(row):
                self.list.setCurrentIndex(self.list.lines.index(number))

    def _rename(self, number: int, name: str) -> None:
        row = self.rows[number]
        if isinstance(row, FolderRow) and name != row.folder.name:
            self._desk.edit(lambda: self._desk.desk.bookmarks.rename_folder(row.folder, name))
        # The editor goes with the rows it was for, and the focus would go on to whatever is next.
        QTimer.singleShot(0, self.list, self.list.setFocus)

    def add_folder(self) -> None:
        """Makes a folder, last, and lets the reader name it."""
        name = self.tr("New folder")
        if not self._desk.edit(lambda: self._desk.desk.bookmarks.add_folder(name)):
            return
        last = max(n for n, row in enumerate(self.rows) if isinstance(row, FolderRow))
        index = self.list.lines.index(last)
        self.list.setFocus()
        self.list.setCurrentIndex(index)
        self.list.edit(index)

    def _show_menu(self, place: QPoint) -> None:
        number = self.list.currentIndex().row()
        self._menu.clear()
        if number >= 0:
            row, move = self.rows[number], self.list.stepped.emit
            is_folder = isinstance(row, FolderRow)
            if is_folder:
                self._offer(self.tr("Rename"), "F2",
                            lambda: self.list.edit(self.list.currentIndex()))  # fmt: skip
            elif not isinstance(row, MissingHeading):
                self._offer(self.tr("Open"), "Return", lambda: self._open(number))
            if isinstance(row, FolderRow | BookmarkRow):
                self._offer(self.tr("Move up"), "Alt+Up", lambda: move(number, -1))
                self._offer(self.tr("Move down"), "Alt+Down", lambda: move(number, 1))
                self._offer(self.tr("Remove"), "Del", lambda: self._remove(number))
        self._offer(self.tr("New folder"), "", self.add_folder)
        self._menu.popup(self.list.viewport().mapToGlobal(place))

    def _offer(self, words: str, keys: str, act: Callable[[], object]) -> None:
        """An entry of the menu; its keys are the list's own and only shown here."""
        action = QAction(words, self._menu)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: act())
        self._menu.addAction(action)
