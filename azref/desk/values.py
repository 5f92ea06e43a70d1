"""What lies on a desk, as values. Entries are named by id, so that no new edition harms them.

`title` is the entry's title when it was put there: what is shown for an id that vanished. Times
are UTC, ``YYYY-MM-DDTHH:MM:SSZ``; nothing is ordered by them, since clocks are set back.
"""

from enum import StrEnum
from typing import NamedTuple


class EditKind(StrEnum):
    """What an edit did; its value is how it is kept in the file."""

    ADD_BOOKMARK = "add bookmark"
    REMOVE_BOOKMARK = "remove bookmark"
    MOVE_BOOKMARK = "move bookmark"
    ADD_FOLDER = "add folder"
    RENAME_FOLDER = "rename folder"
    REMOVE_FOLDER = "remove folder"
    MOVE_FOLDER = "move folder"
    ADD_NOTE = "add note"
    CHANGE_NOTE = "change note"
    REMOVE_NOTE = "remove note"
    ADD_SELECTION = "add selection"
    RENAME_SELECTION = "rename selection"
    REMOVE_SELECTION = "remove selection"
    CHANGE_SELECTION = "change selection"
    CLEAR_LOOKUPS = "clear lookups"
    MERGE = "merge"


class Folder(NamedTuple):
    """A folder of bookmarks. There is one level of them."""

    id: str
    name: str


class Bookmark(NamedTuple):
    """A bookmark on an entry; `folder` is a folder's id, empty at the top."""

    id: str
    entry: str
    title: str
    folder: str
    made: str


class Note(NamedTuple):
    """Plain text on an entry, or on a span of the source, or on both.

    A span is `quote` at `start` to `end` (code points, end exclusive) of the text whose digest
    is `source`; `quotes.find` finds it again in another text. Without a span `quote` is empty.
    """

    id: str
    text: str
    entry: str = ""
    title: str = ""
    quote: str = ""
    start: int = 0
    end: int = 0
    source: str = ""
    made: str = ""
    changed: str = ""


class Item(NamedTuple):
    """An entry in a named selection, with the reader's remark."""

    id: str
    entry: str
    title: str
    remark: str = ""


class NamedSelection(NamedTuple):
    """A named selection for export; `items` in the reader's order."""

    id: str
    name: str
    made: str
    items: tuple[Item, ...] = ()


class Lookup(NamedTuple):
    """A query the reader typed, and the entry or sentence that was opened from its hits."""

    id: int
    query: str
    opened: str
    title: str
    at: str


class Edit(NamedTuple):
    """An edit that can be undone or redone; `subject` names what it was about."""

    kind: EditKind
    subject: str


class Missing(NamedTuple):
    """Something on the desk about an entry that this edition does not have.

    `kind` is bookmark, note or selection; `name` the selection's name or the note's first words.
    """

    kind: str
    id: str
    entry: str
    title: str
    name: str = ""


class Contents(NamedTuple):
    """Everything on a desk that can be handed on: all but the session."""

    folders: tuple[Folder, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    notes: tuple[Note, ...] = ()
    selections: tuple[NamedSelection, ...] = ()
    lookups: tuple[Lookup, ...] = ()
