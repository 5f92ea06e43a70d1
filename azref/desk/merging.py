"""Merging two desks: what is new, what is more of the same, and where both have their own."""

import json
import re
from collections.abc import Callable
from hashlib import sha256
from typing import Any, NamedTuple

from azref.desk.ledger import Change
from azref.desk.notes import subject_of
from azref.desk.values import Contents, Item, NamedSelection, Note

_ID = re.compile(r"[a-z][0-9a-f]{16}")


class Difference(NamedTuple):
    """One thing a merge would do. `kind` is folder, bookmark, note, selection or lookup."""

    kind: str
    name: str


class Merge(NamedTuple):
    """What a merge would do, told before it is done; `same` counts what is there already."""

    added: tuple[Difference, ...]
    changed: tuple[Difference, ...]
    kept_both: tuple[Difference, ...]
    same: int
    changes: tuple[Change, ...]


def merge(ours: Contents, theirs: Contents) -> Merge:
    """What brings `theirs` into `ours`."""
    return _Merging(ours).run(theirs)


class _Merging:
    def __init__(self, ours: Contents) -> None:
        self._ours = ours
        self._told: dict[str, list[Difference]] = {"added": [], "changed": [], "kept_both": []}
        self._same = 0
        self._changes: list[Change] = []
        self._folders: dict[str, str] = {}
        self._place = float(1 << 40)

    def run(self, theirs: Contents) -> Merge:
        self._merge_folders(theirs)
        self._merge_bookmarks(theirs)
        self._merge_notes(theirs)
        for selection in theirs.selections:
            self._merge_selection(selection)
        self._merge_lookups(theirs)
        told = {name: tuple(found) for name, found in self._told.items()}
        return Merge(**told, same=self._same, changes=tuple(self._changes))

    def _tell(self, what: str, kind: str, name: str, *changes: Change) -> None:
        self._told[what].append(Difference(kind, name))
        self._changes += changes

    def _next_place(self) -> float:
        """A place after all that are there, in the order of the file."""
        self._place += 1
        return self._place

    # --- Bookmarks ------------------------------------------------------------------------------

    def _merge_folders(self, theirs: Contents) -> None:
        names = {folder.id: folder.name for folder in self._ours.folders}
        ids = {name: id_ for id_, name in names.items()}
        for folder in theirs.folders:
            if names.get(folder.id) == folder.name or folder.name in ids:
                self._folders[folder.id] = ids[folder.name]
                self._same += 1
                continue
            is_other = folder.id in names
            own = _derived("folder", folder) if is_other else _id("folder", folder.id, folder)
            self._folders[folder.id] = ids[folder.name] = own
            values = {"name": folder.name, "place": self._next_place()}
            what = "kept_both" if is_other else "added"
            self._tell(what, "folder", folder.name, Change("folder", own, values))

    def _merge_bookmarks(self, theirs: Contents) -> None:
        there = {bookmark.entry: bookmark for bookmark in self._ours.bookmarks}
        for bookmark in theirs.bookmarks:
            folder = self._folders.get(bookmark.folder)
            own = there.get(bookmark.entry)
            if own is None:
                row = _id("bookmark", bookmark.id, bookmark)
                values = {
                    "entry": bookmark.entry, "title": bookmark.title, "folder": folder,
                    "place": self._next_place(), "made": bookmark.made,
                }  # fmt: skip
                there[bookmark.entry] = bookmark
                self._tell("added", "bookmark", bookmark.title, Change("bookmark", row, values))
            elif folder and not own.folder and own in self._ours.bookmarks:
                change = Change("bookmark", own.id, {"folder": folder})
                self._tell("changed", "bookmark", own.title, change)
            else:
                self._same += 1

    # --- Notes ----------------------------------------------------------------------------------

    def _merge_notes(self, theirs: Contents) -> None:
        there = {note.id: note for note in self._ours.notes}
        known = {_said(note) for note in self._ours.notes}
        for note in theirs.notes:
            own = there.get(note.id)
            if _said(note) in known or (own and own.text.startswith(note.text)):
                self._same += 1
            elif own is None:
                self._add_note("added", note, _id("note", note.id, note))
            elif note.text.startswith(own.text):
                change = Change("note", own.id, {"text": note.text, "changed": note.changed})
                self._tell("changed", "note", subject_of(note.text), change)
            else:
                self._add_note("kept_both", note, _derived("note", note))

    def _add_note(self, what: str, note: Note, row: str) -> None:
        values = note._replace(id=row)._asdict()
        self._tell(what, "note", subject_of(note.text), Change("note", row, values))

    # --- Selections -----------------------------------------------------------------------------

    def _merge_selection(self, selection: NamedSelection) -> None:
        own = _first(self._ours.selections, lambda other: other.id == selection.id) or _first(
            self._ours.selections, lambda other: other.name == selection.name
        )
        if own is None:
            row = _id("selection", selection.id, selection)
            self._add_selection("added", selection, row, selection.name)
        elif _contains(own.items, selection.items):
            self._same += 1
        elif _contains(selection.items, own.items):
            gone = [Change("item", item.id, None) for item in own.items]
            items = _item_changes(own.id, selection.items)
            self._tell("changed", "selection", own.name, *gone, *items)
        else:
            row = _derived("selection", (selection.name, selection.items))
            if any(other.id == row for other in self._ours.selections):
                self._same += 1
            else:
                self._add_selection("kept_both", selection, row, f"{selection.name} (2)")

    def _add_selection(self, what: str, selection: NamedSelection, row: str, name: str) -> None:
        values = {"name": name, "place": self._next_place(), "made": selection.made}
        change = Change("selection", row, values)
        is_copy = what == "kept_both" or not all(_is_ours("item", i.id) for i in selection.items)
        items = _item_changes(row, selection.items, is_copy=is_copy)
        self._tell(what, "selection", name, change, *items)

    # --- Lookups --------------------------------------------------------------------------------

    def _merge_lookups(self, theirs: Contents) -> None:
        """Adds those that are not there, as older than all that are."""
        known = {lookup[1:] for lookup in self._ours.lookups}
        oldest = min((lookup.id for lookup in self._ours.lookups), default=1)
        for lookup in theirs.lookups:
            if lookup[1:] in known:
                self._same += 1
                continue
            oldest -= 1
            known.add(lookup[1:])
            values = lookup._replace(id=oldest)._asdict()
            self._tell("added", "lookup", lookup.query, Change("lookup", oldest, values))


def _contains(whole: tuple[Item, ...], part: tuple[Item, ...]) -> bool:
    """Whether `whole` has every item of `part`, in the same order, with the remarks it has."""
    rest = iter(whole)
    return all(
        any(item.entry == other.entry and other.remark in ("", item.remark) for item in rest)
        for other in part
    )


def _item_changes(selection: str, items: tuple[Item, ...], *, is_copy: bool = True) -> list[Change]:
    return [
        Change("item", _derived("item", (selection, item.entry, at)) if is_copy else item.id,
               {"selection": selection, "entry": item.entry, "title": item.title,
                "remark": item.remark, "place": float(at)})
        for at, item in enumerate(items)
    ]  # fmt: skip


def _said(note: Note) -> tuple[Any, ...]:
    return note.text, note.entry, note.quote, note.start


def _first(
    selections: tuple[NamedSelection, ...], is_wanted: Callable[[NamedSelection], bool]
) -> NamedSelection | None:
    return next(filter(is_wanted, selections), None)


def _id(table: str, given: str, value: object) -> str:
    """The id a row has in the file, or one made of its value where that is none of ours."""
    return given if _is_ours(table, given) else _derived(table, value)


def _is_ours(table: str, given: str) -> bool:
    return bool(_ID.fullmatch(given)) and given[0] == table[0]


def _derived(table: str, value: object) -> str:
    """An id made of a value, so that merging it again finds it there."""
    said = json.dumps(value, ensure_ascii=False)
    return f"{table[0]}{sha256(said.encode()).hexdigest()[:16]}"
