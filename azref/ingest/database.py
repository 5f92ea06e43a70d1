"""Compiled rows to a database file, the same bytes for the same rows, moved into place whole."""

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from glob import escape
from pathlib import Path
from typing import Any

import sqlite_utils

from azref import schema
from azref.errors import AzrefError
from azref.ingest.collector import nothing_collected
from azref.ingest.index import IndexTable, form_index, passage_index
from azref.ingest.tables import Tables
from azref.paths import sweep

_DRAFT = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -131072;
PRAGMA ignore_check_constraints = ON;
"""
_FULL_TEXT = ("inside", "beginning", "fulltext")
_GATHERED = 1 << 27
"""Bytes of a full-text index that are held back before they are written."""
_WRITER_VERSION = slice(96, 100)


@nothing_collected()
def write_database(tables: Tables, output: Path) -> None:
    """Writes `tables` to `output` by way of a temporary file beside it.

    Raises `AzrefError` with the path and the reason; an older file at `output` then stays as it is.
    """
    output = output.absolute()
    try:
        sweep(output.parent, f".{escape(output.name)}-*.tmp")
        handle, name = tempfile.mkstemp(".tmp", f".{output.name}-", output.parent)
        os.close(handle)
    except OSError as error:
        raise AzrefError(f"cannot write {output}: {error.strerror or error}") from error
    draft = Path(name)
    try:
        _fill(draft, tables)
        _forget_writer(draft)
        draft.chmod(0o644)
        draft.replace(output)
    except (OSError, sqlite3.Error) as error:
        raise AzrefError(f"cannot write {output}: {error}") from error
    finally:
        draft.unlink(missing_ok=True)


def _fill(draft: Path, tables: Tables) -> None:
    database = sqlite_utils.Database(sqlite3.connect(draft))
    try:
        database.conn.executescript(_DRAFT + schema.TABLES + schema.INDEXES)
        for name in _FULL_TEXT:
            _gather(database, name)
        with database.conn:
            for name in sorted(tables.rows):
                _insert(database, name, tables.columns[name], tables.of(name))
            for table in _index_tables(tables):
                _insert(database, *table)
            for name in _FULL_TEXT:
                database.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")  # noqa: S608
        database.conn.executescript(schema.SECONDARY + schema.VIEWS)
        database.conn.executescript(
            f"PRAGMA application_id = {schema.APPLICATION_ID};"
            f"PRAGMA user_version = {schema.VERSION}; ANALYZE;"
        )
        _check(database)
    finally:
        database.close()


def _gather(database: sqlite_utils.Database, name: str) -> None:
    """Lets a full-text index be written once, at the end: pieces would be merged, page by page."""
    sql = f"INSERT INTO {name}({name}, rank) VALUES ('hashsize', ?)"  # noqa: S608
    database.execute(sql, (_GATHERED,))


def _index_tables(tables: Tables) -> Iterator[IndexTable]:
    yield from form_index(list(tables.select("form", "id", "folded", "owner")))
    yield passage_index(tables.select("passage", "id", "text"))


def _insert(
    database: sqlite_utils.Database,
    name: str,
    columns: Sequence[str],
    rows: Iterable[tuple[Any, ...]],
) -> None:
    """Inserts rows past sqlite-utils, which looks at every value and takes four times as long."""
    marks = ", ".join("?" * len(columns))
    sql = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
    database.conn.executemany(sql, rows)


def _check(database: sqlite_utils.Database) -> None:
    broken = list(database.query("PRAGMA foreign_key_check"))
    if broken:
        raise sqlite3.IntegrityError(f"dangling link in table {broken[0]['table']}")


def _forget_writer(draft: Path) -> None:
    """Blanks the version number of the SQLite that wrote the file, which SQLite never reads.

    https://www.sqlite.org/fileformat2.html#the_database_header, offset 96.
    """
    with draft.open("r+b") as file:
        file.seek(_WRITER_VERSION.start)
        file.write(bytes(_WRITER_VERSION.stop - _WRITER_VERSION.start))
