"""Opening a reference database: read-only, immutable, and only if it is what it should be."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from azref.errors import DatabaseError
from azref.store.contract import check_tables
from azref.store.header import check_header, remedy

LONGEST = 1_000_000
"""Bytes of the longest text or row that is read; the text of the source alone may be longer."""
_CAUTION = """
PRAGMA trusted_schema = OFF;
PRAGMA query_only = ON;
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
PRAGMA temp_store = MEMORY; -- what is sorted is written nowhere
PRAGMA hard_heap_limit = 320000000; -- bytes, for sorting; what is kept of the file is a fifth
PRAGMA cache_size = -65536; -- KiB of pages kept once read: a lookup then asks the system for none
"""
_PATIENCE = 1.5
_BYTES_A_SECOND = 10_000_000
_STEPS = 20_000
_LEAST_LETTERS, _TIMES, _OF_A_ROW = 4_000_000, 16, 100
"""An answer has at most so many letters, and so many times the bytes of the file; a row of them
counts as a few more."""


class _Connection(sqlite3.Connection):
    """Closed with its last holder, of which Python warns from 3.13 on where it is left to it."""

    def __del__(self) -> None:
        self.close()


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection to the reference database at `path`.

    Raises `DatabaseError` where the file is missing, unreadable, foreign, truncated, of another
    schema version, or has anything but stored tables where azref reads; nothing is ever written.
    """
    check_header(path)
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False,
            factory=_Connection,
        )  # fmt: skip
    except (sqlite3.Error, ValueError) as error:
        raise DatabaseError(f"{path} cannot be opened: {error}") from error
    try:
        connection.executescript(_CAUTION)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
        check_tables(connection)
    except (sqlite3.Error, ValueError) as error:
        connection.close()
        raise DatabaseError(f"{path} is damaged ({error}); {remedy(path)}") from error
    return connection


@contextlib.contextmanager
def any_length(connection: sqlite3.Connection) -> Iterator[None]:
    """Lets texts be as long as SQLite can store, meanwhile."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 2**31 - 1)
    try:
        yield
    finally:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)


class Patience:
    """Breaks off a statement that takes longer than any sound database makes it take."""

    def __init__(self, connection: sqlite3.Connection, size: int) -> None:
        self._seconds = _PATIENCE + size / _BYTES_A_SECOND
        self._end = 0.0
        self.renew()
        connection.set_progress_handler(self.is_lost, _STEPS)

    def renew(self) -> None:
        """Lets what follows take its time anew."""
        self._end = monotonic() + self._seconds

    def is_lost(self) -> bool:
        return monotonic() > self._end


class Allowance:
    """Bounds what one question is answered with, and lets no bytes pass.

    Branches of a damaged table may lead to one page again and again: a file of a few kilobytes has
    rows without end then.
    """

    def __init__(self, size: int) -> None:
        self._most = _LEAST_LETTERS + _TIMES * size
        self.renew()

    def renew(self) -> None:
        """Lets what follows be as long as any answer."""
        self._left = self._most

    def row(self, _cursor: sqlite3.Cursor, row: tuple[object, ...]) -> tuple[object, ...]:
        """A row as it is.

        Raises `ValueError` for bytes, which no column of a reference holds, and for more than a
        file of this size can hold.
        """
        left = self._left - _OF_A_ROW
        for value in row:
            if isinstance(value, str):
                left -= len(value)
            elif isinstance(value, bytes):
                raise ValueError("bytes stand where text or a number should")
        self._left = left
        if left < 0:
            raise ValueError("its rows come again and again")
        return row


class OpenFile:
    """The file that was opened, whatever comes to bear its name; tells when either changes."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._opened = os.fstat(self._handle)

    @property
    def size(self) -> int:
        return self._opened.st_size

    def refuse_if_changed(self) -> None:
        """Raises `DatabaseError` where what was opened was written to: old and new would mix.

        A file that was moved away, another in its place, still holds what it held.
        """
        if not self._is_untouched():
            raise DatabaseError(f"{self._path} was changed while it was open; read it anew with F5")

    def _is_untouched(self) -> bool:
        now = os.fstat(self._handle)
        return now.st_mtime_ns == self._opened.st_mtime_ns and now.st_size == self._opened.st_size

    def is_in_place(self) -> bool:
        """Whether the path still leads to what was opened, and that is untouched."""
        try:
            is_same = os.path.samestat(os.stat(self._path), self._opened)  # noqa: PTH116
        except OSError:
            return False
        return is_same and self._is_untouched()

    def close(self) -> None:
        os.close(self._handle)
