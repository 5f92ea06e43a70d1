"""Connections to the desk file: made where missing, brought to this version, looked over."""

import contextlib
import os
import re
import sqlite3
import time
from pathlib import Path

from azref.desk import tables
from azref.desk.copies import keep_old_version, newest_copy
from azref.errors import DeskError

PATIENCE = 2.0
"""Seconds an edit waits for another window to finish its own."""
PAGE = 4096
_HALVES = re.compile("[\ud800-\udfff]")
_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
"""The last for a table or column that is no longer there: what is asked is always the same."""
_PAGES_BETWEEN_CHECKPOINTS = 4000
_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full; nothing was changed",
    sqlite3.SQLITE_BUSY: "another program is using it; try again in a moment",
    sqlite3.SQLITE_LOCKED: "another program is using it; try again in a moment",
    sqlite3.SQLITE_READONLY: "it cannot be written",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_PERM: "it may not be opened",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written; nothing was changed",
}


FAULTS = (sqlite3.Error, ValueError, TypeError)
"""What a damaged file makes of reading it: SQLite's complaints, and values that are none."""


class _Connection(sqlite3.Connection):
    """Closed with its last holder, of which Python warns from 3.13 on where it is left to it."""

    def __del__(self) -> None:
        with contextlib.suppress(sqlite3.Error):  # the last holder may be of another thread
            self.close()


def open_kept(path: Path) -> sqlite3.Connection:
    """A connection to the desk file at `path`, made or brought to this version if need be.

    Raises `DeskError` for a file of a newer version, `sqlite3.Error` for everything else.
    """
    if not path.exists():
        path.touch(0o600)
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, factory=_Connection)
    connection.text_factory = readable
    try:
        _prepare(connection)
        _migrate(connection, path)
        connection.execute("BEGIN IMMEDIATE")  # tells at once where nothing can be written
        connection.execute("ROLLBACK")
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory() -> sqlite3.Connection:
    """An empty desk that is not kept."""
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=_Connection)
    _prepare(connection)
    _migrate(connection, None)
    return connection


def is_sound(path: Path) -> bool:
    """Whether there is a desk at `path` that SQLite finds nothing wrong with."""
    try:
        if was_emptied(path):
            return False
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    except (OSError, *FAULTS):
        return False
    try:
        if not check_kind(connection):
            return True
        verdict = connection.execute("PRAGMA quick_check(1)").fetchone()
        return bool(verdict == ("ok",)) and not any(
            connection.execute(f"SELECT 1 FROM {table} WHERE {wrong} LIMIT 1").fetchone()
            for table, wrong in tables.WRONG.items()
        )
    except FAULTS as error:
        return not is_damage(error)
    finally:
        connection.close()


def is_damage(error: Exception) -> bool:
    return not isinstance(error, sqlite3.Error) or primary_code(error) in _DAMAGE


def primary_code(error: Exception) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def complaint(path: Path | None, error: Exception) -> str:
    """What SQLite complains of, in a line for the reader."""
    reason = _REASONS.get(primary_code(error)) or (str(error).splitlines() or ["unknown"])[0]
    return f"{path or 'The desk'}: {reason}"


def readable(text: bytes) -> str:
    """Text of a file as text, what is no UTF-8 in it replaced."""
    return text.decode("utf-8", "replace")


def storable(value: object) -> object:
    """A value as SQLite can keep it: halves of characters, which no encoding has, are replaced."""
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value


def today() -> str:
    return time.strftime("%Y-%m-%d", time.gmtime())


_OBJECTS = "SELECT count(*), coalesce(sum(type IN ('trigger', 'view')), 0) FROM sqlite_master"


def _prepare(connection: sqlite3.Connection) -> None:
    for pragma in (
        f"page_size = {PAGE}", "trusted_schema = OFF", "cell_size_check = ON",
        "foreign_keys = ON", "synchronous = FULL",
        f"wal_autocheckpoint = {_PAGES_BETWEEN_CHECKPOINTS}",
    ):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")


def _migrate(connection: sqlite3.Connection, path: Path | None) -> None:
    """Brings a desk to this version, each step a transaction; the old one is copied first."""
    version = check_kind(connection)
    if version > tables.version():
        raise DeskError(
            f"{path} was written by a newer azref (format {version}, this one knows "
            f"{tables.version()}) and is left alone"
        )
    if path is not None and connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = WAL")
    if 0 < version < tables.version() and path is not None:
        keep_old_version(connection, path, version)
    while version < tables.version():
        version = _step(connection, version)


def _step(connection: sqlite3.Connection, version: int) -> int:
    """Makes the step from `version`, unless another window just did; the version after it."""
    connection.execute("BEGIN IMMEDIATE")
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found == version:
        for statement in tables.statements(tables.STEPS[version]):
            connection.execute(statement)
        found = version + 1
        connection.execute(f"PRAGMA user_version = {found}")
        connection.execute(f"PRAGMA application_id = {tables.APPLICATION_ID}")
    connection.execute("COMMIT")
    return found


def check_kind(connection: sqlite3.Connection) -> int:
    """The version of a desk, 0 for an empty file.

    Raises `sqlite3.DatabaseError`, as for a damaged file, where it is something else.
    """
    mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    objects, acting = connection.execute(_OBJECTS).fetchone()
    is_new = mark == version == objects == 0
    if acting or (mark != tables.APPLICATION_ID and not is_new):
        error = sqlite3.DatabaseError("it is no desk of azref's")
        error.sqlite_errorcode = sqlite3.SQLITE_NOTADB
        raise error
    return version


def was_emptied(path: Path) -> bool:
    """Whether the file is there and empty although it was kept before."""
    return path.exists() and not path.stat().st_size and newest_copy(path) is not None


def identity(path: Path) -> tuple[int, int] | None:
    """Which file lies at `path`; None for none."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_dev, found.st_ino
