"""The desk file as a ledger: rows change only in edits, and every edit can be undone.

An edit is one transaction, on the disk (write-ahead log, synchronous FULL) before the call that
made it returns. What each row was before and after is kept beside it, as JSON.
"""

import json
import time
from collections.abc import Callable, Iterable, Sequence
from os import urandom
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from azref.desk import connection, opening
from azref.desk.tables import COLUMNS, listed
from azref.desk.values import Edit, EditKind
from azref.errors import DeskError

_R = TypeVar("_R")
_EDITS_KEPT = 500

Parameters = Sequence[object]


class Change(NamedTuple):
    """What becomes of a row: new values for some of its columns, all for a new row, or None."""

    table: str
    row: str | int
    values: dict[str, Any] | None


class Ledger:
    """One desk file, opened. `trouble` is a line for the reader, empty where all is well.

    Every method raises `DeskError` where the file cannot be read or written; then nothing has
    changed. A file found damaged is rescued on the way, which `trouble` tells.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._connection, self.trouble, self.is_kept = opening.open_file(path)
        self._file = connection.identity(path) if path and self.is_kept else None
        self._seen = self._data_version()

    def close(self) -> None:
        self._connection.close()

    def read(self, sql: str, parameters: Parameters = ()) -> list[Any]:
        given = _storable(parameters)
        return self._guarded(lambda: self._connection.execute(sql, given).fetchall())

    def write(self, kind: EditKind, subject: str, changes: Iterable[Change]) -> None:
        """Makes `changes` as one edit. One that would change nothing is no edit."""
        wanted = tuple(changes)
        self._in_transaction(lambda: self._edit(kind, subject, wanted))

    def note_down(self, *statements: tuple[str, Parameters], is_hasty: bool = False) -> None:
        """Writes what cannot be undone (history, session), as one transaction.

        A hasty one waits neither for the disk nor for another window.
        """
        if is_hasty:
            self._set(wait=0, synchronous="NORMAL")
        try:
            self._in_transaction(
                lambda: [
                    self._connection.execute(sql, _storable(given)) for sql, given in statements
                ]
            )
        finally:
            if is_hasty:
                self._set(wait=round(1000 * connection.PATIENCE), synchronous="FULL")

    # --- Undo -----------------------------------------------------------------------------------

    @property
    def last(self) -> Edit | None:
        """The edit that `undo` would undo."""
        return _edit(self.read(f"{_EDITS} WHERE NOT is_undone ORDER BY id DESC LIMIT 1"))

    @property
    def next(self) -> Edit | None:
        """The edit that `redo` would make again."""
        return _edit(self.read(f"{_EDITS} WHERE is_undone ORDER BY id LIMIT 1"))

    def undo(self) -> Edit | None:
        """Undoes the last edit and returns it; None where there is none."""
        return self._in_transaction(
            lambda: self._turn("WHERE NOT is_undone ORDER BY id DESC", "before", "DESC", 1)
        )

    def redo(self) -> Edit | None:
        """Makes the edit that was undone last again and returns it; None where there is none."""
        return self._in_transaction(
            lambda: self._turn("WHERE is_undone ORDER BY id", "after", "ASC", 0)
        )

    def _turn(self, which: str, image: str, order: str, is_undone: int) -> Edit | None:
        found = self._connection.execute(f"{_EDITS} {which} LIMIT 1").fetchall()
        for number, *_ in found:
            changes = self._connection.execute(
                f"SELECT [table], row, {image} FROM change WHERE edit = ? ORDER BY id {order}",
                (number,),
            ).fetchall()
            for table, row, kept in changes:
                self._put(table, json.loads(row), json.loads(kept) if kept else None)
            self._connection.execute(
                "UPDATE edit SET is_undone = ? WHERE id = ?", (is_undone, number)
            )
        return _edit(found)

    # --- Edits ----------------------------------------------------------------------------------

    def _edit(self, kind: EditKind, subject: str, changes: tuple[Change, ...]) -> None:
        images = [image for image in map(self._apply, changes) if image[2] != image[3]]
        if not images:
            return
        self._connection.execute("DELETE FROM edit WHERE is_undone")
        number = self._connection.execute(
            "INSERT INTO edit (kind, subject) VALUES (?, ?)", _storable((kind.value, subject))
        ).lastrowid
        self._connection.executemany(
            'INSERT INTO change (edit, [table], row, before, after) VALUES (?, ?, ?, ?, ?)',
            [(number, table, json.dumps(row), *map(_image, (before, after)))
             for table, row, before, after in images],
        )  # fmt: skip
        self._connection.execute(
            "DELETE FROM edit WHERE id <= (SELECT max(id) FROM edit) - ?", (_EDITS_KEPT,)
        )

    def _apply(self, change: Change) -> tuple[str, str | int, Any, Any]:
        """Makes one change; what the row was before and after."""
        table, row, wanted = change
        values = (
            None
            if wanted is None
            else {name: connection.storable(value) for name, value in wanted.items()}
        )
        found = self._connection.execute(
            f"SELECT {listed(table)} FROM {table} WHERE id = ?", (row,)
        ).fetchone()
        before = dict(zip(COLUMNS[table], found, strict=True)) if found else None
        after = None if values is None else {**(before or {"id": row}), **values}
        self._put(table, row, after)
        return table, row, before, after

    def _put(self, table: str, row: str | int, values: dict[str, Any] | None) -> None:
        """Brings a row to what it shall be; the table is one of ours, whatever the file says."""
        if table not in COLUMNS:
            return
        if values is None:
            self._connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
            return
        marks = ", ".join("?" * len(COLUMNS[table]))
        renewed = ", ".join(f"[{name}] = excluded.[{name}]" for name in COLUMNS[table][1:])
        self._connection.execute(
            f"INSERT INTO {table} ({listed(table)}) VALUES ({marks})"
            f" ON CONFLICT (id) DO UPDATE SET {renewed}",
            [values.get(name) for name in COLUMNS[table]],
        )

    # --- The file -------------------------------------------------------------------------------

    def is_changed_elsewhere(self) -> bool:
        """Whether another window has written to the file since this was last asked."""
        version = self._data_version()
        changed, self._seen = version != self._seen, version
        return changed

    def _data_version(self) -> int:
        return int(self.read("PRAGMA data_version")[0][0])

    def _set(self, *, wait: int, synchronous: str) -> None:
        self._connection.execute(f"PRAGMA busy_timeout = {wait}")
        self._connection.execute(f"PRAGMA synchronous = {synchronous}")

    def _follow_file(self) -> None:
        """Turns to the file that lies at the path now; one that was deleted is written anew."""
        if self.path is None or self._file is None:
            return
        found = connection.identity(self.path)
        if found == self._file:
            return
        before = self._connection
        self._connection, self.trouble, self.is_kept = opening.open_file(self.path)
        if found is None:
            before.backup(self._connection)
        before.close()
        self._file = connection.identity(self.path) if self.is_kept else None

    def _in_transaction(self, work: Callable[[], _R]) -> _R:
        def whole() -> _R:
            self._follow_file()
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                result = work()
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            return result

        return self._guarded(whole)

    def _guarded(self, work: Callable[[], _R]) -> _R:
        """The result of `work`; what SQLite complains of becomes one line, damage is rescued."""
        try:
            return work()
        except connection.FAULTS as error:
            if not connection.is_damage(error) or self.path is None or not self.is_kept:
                raise DeskError(connection.complaint(self.path, error)) from error
        self._rescue(self.path)
        try:
            return work()
        except connection.FAULTS as error:
            raise DeskError(connection.complaint(self.path, error)) from error

    def mend(self) -> None:
        """Rescues a file that `upkeep.tidy` found damaged; `trouble` tells."""
        if self.path is not None and self.is_kept:
            self._rescue(self.path)

    def _rescue(self, path: Path) -> None:
        self._connection.close()
        self._connection, self.trouble, self.is_kept = opening.rescue_file(path)
        self._file = connection.identity(path) if self.is_kept else None


_EDITS = "SELECT id, kind, subject FROM edit"


def _storable(values: Sequence[object]) -> list[Any]:
    return [connection.storable(value) for value in values]


def new_id(table: str) -> str:
    """A fresh id for a row: the table's letter and sixteen hexadecimal digits."""
    return f"{table[0]}{urandom(8).hex()}"


def now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def _edit(rows: Sequence[tuple[int, str, str]]) -> Edit | None:
    return Edit(EditKind(rows[0][1]), rows[0][2]) if rows else None


def _image(values: dict[str, Any] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False)
