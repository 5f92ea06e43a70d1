"""The desk as one file to keep or hand on, and what merging such a file would do.

The file is JSON, an object with these keys; further ones are ignored. Every value is text but
`start` and `end`, which are code points into the source, end exclusive.

    format      "azref-desk"
    version     1
    written     when, UTC
    folders     [{id, name}]                                      in the reader's order
    bookmarks   [{id, entry, title, folder, made}]                folder: a folder's id or ""
    notes       [{id, text, entry, title, quote, start, end, source, made, changed}]
    selections  [{id, name, made, items: [{id, entry, title, remark}]}]
    lookups     [{query, opened, title, at}]                      the latest first

Merging drops nothing: what is only in the file is added; what the file says more of is changed;
where both sides have something of their own, both are kept. Merging a file twice changes nothing.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from azref.desk.bookmarks import Bookmarks
from azref.desk.ledger import Ledger, now
from azref.desk.lookups import Lookups
from azref.desk.merging import Merge, merge
from azref.desk.notes import Notes
from azref.desk.selections import Selections
from azref.desk.values import (
    Bookmark,
    Contents,
    EditKind,
    Folder,
    Item,
    Lookup,
    NamedSelection,
    Note,
)
from azref.errors import DeskError

FORMAT, VERSION = "azref-desk", 1
_LONGEST = 64 * 1024 * 1024
_EVERY = 1 << 30


class Exchange:
    """Writes a desk as one text, and merges such a text into it."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def contents(self) -> Contents:
        bookmarks = Bookmarks(self._ledger)
        return Contents(
            bookmarks.folders(),
            bookmarks.all(),
            Notes(self._ledger).all(),
            Selections(self._ledger).all(),
            Lookups(self._ledger).latest(_EVERY),
        )

    def text(self) -> str:
        """The desk as JSON: the same desk gives the same text but for the time."""
        contents = self.contents()
        record: dict[str, Any] = {"format": FORMAT, "version": VERSION, "written": now()}
        record |= {
            name: [_record(value) for value in values]
            for name, values in contents._asdict().items()
        }
        return json.dumps(record, ensure_ascii=False, indent=1) + "\n"

    def preview(self, text: str, name: str) -> Merge:
        """What merging `text`, read from the file `name`, would do; nothing is written.

        Raises `DeskError` where it is no such file.
        """
        return merge(self.contents(), read(text, name))

    def apply(self, merged: Merge, name: str) -> None:
        """Does what `preview` told, as one edit that can be undone."""
        self._ledger.write(EditKind.MERGE, name, merged.changes)


def read(text: str, name: str) -> Contents:
    """The contents of an exported file. Raises `DeskError` for any other, naming the file."""
    try:
        record = json.loads(text) if len(text) <= _LONGEST else None
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise DeskError(f"{name} is no export of bookmarks and notes from azref")
    if record.get("version") != VERSION:
        raise DeskError(f"{name} was written by another version of azref; update azref")
    try:
        return Contents(
            _values(Folder, record, "folders"),
            _values(Bookmark, record, "bookmarks"),
            _values(Note, record, "notes"),
            tuple(map(_selection, record.get("selections", ()))),
            tuple(Lookup(0, *_texts(each, Lookup._fields[1:])) for each in record["lookups"]),
        )
    except (TypeError, ValueError, KeyError, AttributeError, OverflowError) as error:
        raise DeskError(f"{name} is damaged: {error!r}") from error


def _record(value: Any) -> dict[str, Any]:
    record: dict[str, Any] = value._asdict()
    if isinstance(value, NamedSelection):
        record["items"] = [item._asdict() for item in value.items]
    elif isinstance(value, Lookup):
        del record["id"]
    return record


def _values(kind: Any, record: Mapping[str, Any], name: str) -> tuple[Any, ...]:
    return tuple(kind(*_texts(each, kind._fields)) for each in record.get(name, ()))


def _selection(record: Mapping[str, Any]) -> NamedSelection:
    items = tuple(Item(*_texts(item, Item._fields)) for item in record["items"])
    id_, name, made = _texts(record, ("id", "name", "made"))
    return NamedSelection(id_, name, made, items)


def _texts(record: Mapping[str, Any], names: Iterable[str]) -> list[Any]:
    """The values under `names`, each of the type it must have."""
    values = []
    for name in names:
        value = record[name]
        wanted = int if name in ("start", "end") else str
        if not isinstance(value, wanted) or isinstance(value, bool):
            raise TypeError(name)
        if isinstance(value, str):
            value.encode()  # a lone surrogate is no text and could not be kept
        elif not 0 <= value < 1 << 62:
            raise ValueError(name)
        values.append(value)
    return values
