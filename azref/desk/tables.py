"""The tables of a desk file, and the steps from each version of them to the next.

Ids are made of a table's letter and sixteen hexadecimal digits, so that a row tells where it
belongs. Places among siblings are real numbers: moving one row changes no other.
"""

from azref.desk.values import EditKind

APPLICATION_ID = 0x617A7264
"""Marks an SQLite file as a desk of azref's ("azrd")."""

_FIRST = """
CREATE TABLE folder (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    place REAL NOT NULL
);
CREATE TABLE bookmark (
    id TEXT PRIMARY KEY NOT NULL,
    entry TEXT NOT NULL,
    title TEXT NOT NULL,
    folder TEXT REFERENCES folder (id) DEFERRABLE INITIALLY DEFERRED,
    place REAL NOT NULL,
    made TEXT NOT NULL
);
CREATE TABLE note (
    id TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL,
    entry TEXT NOT NULL,
    title TEXT NOT NULL,
    quote TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    source TEXT NOT NULL,
    made TEXT NOT NULL,
    changed TEXT NOT NULL
);
CREATE TABLE selection (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    place REAL NOT NULL,
    made TEXT NOT NULL
);
CREATE TABLE item (
    id TEXT PRIMARY KEY NOT NULL,
    selection TEXT NOT NULL REFERENCES selection (id) DEFERRABLE INITIALLY DEFERRED,
    entry TEXT NOT NULL,
    title TEXT NOT NULL,
    remark TEXT NOT NULL,
    place REAL NOT NULL
);
CREATE TABLE lookup (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    query TEXT NOT NULL,
    opened TEXT NOT NULL,
    title TEXT NOT NULL,
    at TEXT NOT NULL
);
CREATE TABLE session (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);
CREATE TABLE edit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    is_undone INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    edit INTEGER NOT NULL REFERENCES edit (id) ON DELETE CASCADE,
    "table" TEXT NOT NULL,
    row TEXT NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX item_selection ON item (selection);
CREATE INDEX change_edit ON change (edit);
"""

STEPS: tuple[str, ...] = (_FIRST,)
"""What makes version 1 of nothing, version 2 of version 1, and so on."""

COLUMNS = {
    "folder": ("id", "name", "place"),
    "bookmark": ("id", "entry", "title", "folder", "place", "made"),
    "note": (
        "id", "text", "entry", "title", "quote", "start", "end", "source", "made", "changed",
    ),
    "selection": ("id", "name", "place", "made"),
    "item": ("id", "selection", "entry", "title", "remark", "place"),
    "lookup": ("id", "query", "opened", "title", "at"),
    "session": ("key", "value"),
}  # fmt: skip
"""The tables that hold the reader's data, in the order in which they refer to each other."""


_NUMBERS = {"place": "'real', 'integer'", "start": "'integer'", "end": "'integer'"}


def _wrong(table: str, columns: tuple[str, ...]) -> str:
    """The condition of rows that hold something of a type never written there."""
    kinds = {**_NUMBERS, "folder": "'text', 'null'"}
    if table == "lookup":
        kinds["id"] = "'integer'"
    return " OR ".join(f"typeof([{name}]) NOT IN ({kinds.get(name, _TEXT)})" for name in columns)


_TEXT = "'text'"
WRONG = {
    **{table: _wrong(table, columns) for table, columns in COLUMNS.items()},
    "edit": "typeof(id + is_undone) <> 'integer' OR typeof(subject) <> 'text' OR kind NOT IN "
    f"({', '.join(repr(kind.value) for kind in EditKind)})",
    "change": "typeof(id + edit) <> 'integer' OR typeof([table] || row) <> 'text'"
    " OR typeof(before || after) NOT IN ('text', 'null')",
}
"""For each table the condition, in SQL, of rows that azref never wrote."""


def version() -> int:
    """The version of a desk file as this azref writes it."""
    return len(STEPS)


def statements(script: str) -> list[str]:
    """The statements of a step, one by one: `executescript` would end the transaction."""
    return [part for part in script.split(";\n") if part.strip()]


def listed(table: str) -> str:
    """The columns of a table as SQL names them: in brackets, since quotes may mean a text."""
    return ", ".join(f"[{name}]" for name in COLUMNS[table])
