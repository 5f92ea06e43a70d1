"""Proof that a database is what its edition compiles to."""

import sqlite3
import tempfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from azref.ingest.compiler import compile_edition
from azref.ingest.database import write_database


class Likeness(StrEnum):
    """How a database compares with a rebuild: same bytes, same rows, or neither."""

    IDENTICAL = "identical"
    EQUAL = "equal"
    DIFFERENT = "different"


_TABLES = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
    "AND name NOT LIKE 'inside%' AND name NOT LIKE 'beginning%' AND name NOT LIKE 'fulltext%' "
    "AND name NOT LIKE 'sqlite%' "
    "ORDER BY name"
)


def compare(file: Path, edition: Path) -> Likeness:
    """Compiles `edition` anew and compares `file` with the result.

    Another version of SQLite may lay the same rows out in other bytes; such a file is EQUAL.
    Raises `EditionError` where the edition does not compile.
    """
    with tempfile.TemporaryDirectory(prefix="azref-") as folder:
        rebuilt = Path(folder) / "rebuilt.sqlite"
        write_database(compile_edition(edition), rebuilt)
        if rebuilt.read_bytes() == file.read_bytes():
            return Likeness.IDENTICAL
        same = list(_contents(rebuilt)) == list(_contents(file))
        return Likeness.EQUAL if same else Likeness.DIFFERENT


def _contents(file: Path) -> Iterator[tuple[object, ...]]:
    """The definition of every table and view, then every row of every table.

    Left out are the full-text indexes, which cannot be read back, and SQLite's own statistics.
    """
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        yield from connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2")
        for (table,) in connection.execute(_TABLES).fetchall():
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            order = ", ".join(f'"{column}"' for column in columns)
            yield from connection.execute(f'SELECT * FROM "{table}" ORDER BY {order}')  # noqa: S608
    finally:
        connection.close()
