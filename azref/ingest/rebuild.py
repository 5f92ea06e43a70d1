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
        same = list(_statements(rebuilt)) == list(_statements(file))
        return Likeness.EQUAL if same else Likeness.DIFFERENT


def _statements(file: Path) -> Iterator[str]:
    """Every row as a statement, but for the insides of the full-text indexes."""
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        shadows = ("inside_", "fulltext_", "sqlite_stat")
        for line in connection.iterdump():
            table = line.removeprefix('INSERT INTO "')
            if not (line.startswith("INSERT") and table.startswith(shadows)):
                yield line
    finally:
        connection.close()
