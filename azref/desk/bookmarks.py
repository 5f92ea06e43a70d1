"""Bookmarks on entries, in folders, in the reader's order."""

from typing import Any

from azref.desk.ledger import Change, Ledger, new_id, now
from azref.desk.places import placed
from azref.desk.values import Bookmark, EditKind, Folder

_ORDER = "ORDER BY place, id"
_BOOKMARK = "SELECT id, entry, title, coalesce(folder, ''), made FROM bookmark"


class Bookmarks:
    """The bookmarks of a desk. Every change is one edit, written at once, that can be undone."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def all(self) -> tuple[Bookmark, ...]:
        """Every bookmark: those at the top, then by folder, in the reader's order."""
        places = {folder.id: at for at, folder in enumerate(self.folders())}
        rows = map(Bookmark._make, self._ledger.read(f"{_BOOKMARK} {_ORDER}"))
        return tuple(sorted(rows, key=lambda row: places.get(row.folder, -1)))

    def of(self, entry: str) -> Bookmark | None:
        """The bookmark on an entry, if there is one."""
        rows = self._ledger.read(f"{_BOOKMARK} WHERE entry = ? {_ORDER}", (entry,))
        return Bookmark._make(rows[0]) if rows else None

    def add(self, entry: str, title: str, folder: str = "") -> Bookmark:
        """Bookmarks an entry, last in its folder; an entry that is bookmarked stays as it is."""
        if (there := self.of(entry)) is not None:
            return there
        bookmark = Bookmark(new_id("bookmark"), entry, title, folder, now())
        values: dict[str, Any] = {
            "entry": entry, "title": title, "folder": folder or None, "made": bookmark.made,
        }  # fmt: skip
        values["place"] = self._places(folder, bookmark.id, _LAST)[bookmark.id]
        self._write(EditKind.ADD_BOOKMARK, title, Change("bookmark", bookmark.id, values))
        return bookmark

    def remove(self, bookmark: Bookmark) -> None:
        """Takes away every bookmark on the entry (two windows may have made one each)."""
        rows = self._ledger.read("SELECT id FROM bookmark WHERE entry = ?", (bookmark.entry,))
        changes = [Change("bookmark", row, None) for (row,) in rows]
        self._write(EditKind.REMOVE_BOOKMARK, bookmark.title, *changes)

    def move(self, bookmark: Bookmark, folder: str, at: int) -> None:
        """Puts a bookmark into a folder, empty for the top, at index `at` among the others."""
        places = self._places(folder, bookmark.id, at)
        changes = [Change("bookmark", row, {"place": place}) for row, place in places.items()]
        changes.append(Change("bookmark", bookmark.id, {"folder": folder or None}))
        self._write(EditKind.MOVE_BOOKMARK, bookmark.title, *changes)

    # --- Folders --------------------------------------------------------------------------------

    def folders(self) -> tuple[Folder, ...]:
        rows = self._ledger.read(f"SELECT id, name FROM folder {_ORDER}")
        return tuple(map(Folder._make, rows))

    def add_folder(self, name: str) -> Folder:
        """Makes a folder, the last one."""
        folder = Folder(new_id("folder"), name)
        place = placed(self._folder_places(), folder.id, _LAST)[folder.id]
        values = {"name": name, "place": place}
        self._write(EditKind.ADD_FOLDER, name, Change("folder", folder.id, values))
        return folder

    def rename_folder(self, folder: Folder, name: str) -> None:
        self._write(EditKind.RENAME_FOLDER, name, Change("folder", folder.id, {"name": name}))

    def move_folder(self, folder: Folder, at: int) -> None:
        """Puts a folder at index `at` among the other folders."""
        places = placed(self._folder_places(), folder.id, at)
        changes = [Change("folder", row, {"place": place}) for row, place in places.items()]
        self._write(EditKind.MOVE_FOLDER, folder.name, *changes)

    def remove_folder(self, folder: Folder) -> None:
        """Takes a folder away; its bookmarks go to the top, after those that are there."""
        own = [bookmark for bookmark in self.all() if bookmark.folder == folder.id]
        last = max((place for _, place in self._rows("")), default=0.0)
        changes = [
            Change("bookmark", bookmark.id, {"folder": None, "place": last + at})
            for at, bookmark in enumerate(own, 1)
        ]
        self._write(EditKind.REMOVE_FOLDER, folder.name, *changes,
                    Change("folder", folder.id, None))  # fmt: skip

    def _write(self, kind: EditKind, subject: str, *changes: Change) -> None:
        self._ledger.write(kind, subject, changes)

    def _places(self, folder: str, row: str, at: int) -> dict[str, float]:
        return placed(self._rows(folder), row, at)

    def _rows(self, folder: str) -> list[tuple[str, float]]:
        sql = f"SELECT id, place FROM bookmark WHERE coalesce(folder, '') = ? {_ORDER}"
        return self._ledger.read(sql, (folder,))

    def _folder_places(self) -> list[tuple[str, float]]:
        return self._ledger.read(f"SELECT id, place FROM folder {_ORDER}")


_LAST = 1 << 60
