"""Rescuing a damaged desk file: its rows are read one by one, as far as they can be.

The damaged file is kept under a dated name. Where rows of a table cannot be read, those of the
latest daily copy are added. Nothing is moved before the new file is whole.
"""

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from azref.desk import connection as desk_connection
from azref.desk.copies import newest_copy
from azref.desk.tables import COLUMNS, listed

_ID = re.compile(r"[a-z][0-9a-f]{16}")
_NUMBERS = {"place": (int, float), "start": (int,), "end": (int,)}
_PROBED = 1000
"""Rows that a damaged page may hold, and then some."""
Row = dict[str, Any]


class Salvage(NamedTuple):
    """Rows by table; `is_whole` where nothing of it could not be read."""

    rows: dict[str, list[Row]]
    is_whole: bool

    @property
    def entries(self) -> int:
        return sum(len(rows) for table, rows in self.rows.items() if table != "session")


def rescue(path: Path) -> str:
    """Replaces the file at `path` by one of what could be read of it; what to tell the reader.

    Raises `OSError` or `sqlite3.Error` where that cannot be done; then the file is as it was.
    """
    kept = _dated(path)
    shutil.copy(path, kept)  # with its mode: what is the reader's alone stays so
    log = path.with_name(f"{path.name}-wal")
    if log.exists():
        shutil.copy(log, kept.with_name(f"{kept.name}-wal"))
    work = path.with_name(f"{path.name}.{os.getpid()}.rescue")
    try:
        found = salvage(kept, work)
        own, copied = found.entries, 0
        if not found.is_whole and (copy := newest_copy(path)) is not None:
            found = _completed(found, salvage(copy, work))
            copied = found.entries - own
        _write(work, found)
        for suffix in ("-wal", "-shm"):  # they would be taken for the new file's own
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        work.replace(path)
    finally:
        _remove(work)
    more = f" and {copied} taken from the latest copy" if copied else ""
    return (
        f"{path} was damaged; {own} of its entries were rescued{more}, "
        f"and the damaged file is kept as {kept.name}"
    )


def salvage(path: Path, work: Path) -> Salvage:
    """What can be read of a desk file, by way of a copy of it at `work`, which is removed."""
    best = Salvage({}, False)
    for mend in (False, True):
        try:
            _copy(path, work, mend=mend)
            found = _read(work)
        finally:
            _remove(work)
        if found.is_whole:
            return found
        best = _completed(best, found)
    return best


def _completed(first: Salvage, second: Salvage) -> Salvage:
    """The rows of `first`, and those of `second` that it has not."""
    rows = dict(first.rows)
    for table, more in second.rows.items():
        key = COLUMNS[table][0]
        known = {row[key] for row in rows.get(table, [])}
        rows[table] = [*rows.get(table, []), *(row for row in more if row[key] not in known)]
    return Salvage(rows, False)


# --- Reading ------------------------------------------------------------------------------------


def _copy(path: Path, work: Path, *, mend: bool) -> None:
    """Copies a file with its log. `mend` gives it the first page of an empty desk.

    Tables lie at the same pages in every desk that was made by the same steps.
    """
    shutil.copyfile(path, work)
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and not mend:
        shutil.copyfile(log, work.with_name(f"{work.name}-wal"))
    if not mend:
        return
    memory = desk_connection.in_memory()
    page = bytearray(memory.serialize()[: desk_connection.PAGE])
    memory.close()
    page[28:32] = (work.stat().st_size // desk_connection.PAGE).to_bytes(4, "big")
    with work.open("r+b") as file:
        file.write(page)


def _read(work: Path) -> Salvage:
    rows: dict[str, list[Row]] = {}
    is_whole = True
    connection = sqlite3.connect(work, isolation_level=None)
    connection.text_factory = desk_connection.readable
    try:
        for pragma in ("trusted_schema = OFF", "writable_schema = ON"):  # read though truncated
            connection.execute(f"PRAGMA {pragma}")
        for table in COLUMNS:
            found, was_whole = _table(connection, table)
            rows[table] = [row for row in found if _is_sound(table, row)]
            is_whole = is_whole and was_whole
    except desk_connection.FAULTS:
        is_whole = False
    finally:
        connection.close()
    return Salvage(rows, is_whole)


def _table(connection: sqlite3.Connection, table: str) -> tuple[list[Row], bool]:
    """The rows of a table from the first on, from the last back, and each between, by number."""
    columns = COLUMNS[table]
    sql = f"SELECT rowid, {listed(table)} FROM {table}"
    found: dict[int, Row] = {}

    def read(rest: str) -> bool:
        """Whether all that `rest` asks for could be read."""
        for number, *values in _until_damage(connection, f"{sql} {rest}"):
            if number is None:
                return False
            found[number] = dict(zip(columns, values, strict=True))
        return True

    if not read("ORDER BY rowid"):
        low = max(found, default=0)
        read("ORDER BY rowid DESC")
        high = min((number for number in found if number > low), default=low + _PROBED)
        _probe(range(low + 1, high), lambda number: read(f"WHERE rowid = {number}"))
        return [found[number] for number in sorted(found)], False
    return [found[number] for number in sorted(found)], True


def _probe(numbers: Iterable[int], is_readable: Callable[[int], bool]) -> None:
    """Tries row after row, until nothing but damage comes."""
    failures = 0
    for number in numbers:
        failures = 0 if is_readable(number) else failures + 1
        if failures > _PROBED:
            return


def _until_damage(connection: sqlite3.Connection, sql: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query; a row of None alone says that the rest cannot be read."""
    try:
        yield from connection.execute(sql)
    except desk_connection.FAULTS:
        yield (None,)


def _is_sound(table: str, row: Row) -> bool:
    """Whether a row is one that azref could have written."""
    for name, value in row.items():
        if table == "lookup" and name == "id":
            is_right = isinstance(value, int)
        elif name in _NUMBERS:
            is_right = isinstance(value, _NUMBERS[name])
        elif name == "folder" and value is None:
            is_right = True
        else:
            is_right = isinstance(value, str)
        if not is_right:
            return False
    if table == "session":
        return _is_json(row["value"])
    ids = [row[name] for name in ("id", "selection") if name in row]
    return table == "lookup" or all(map(_ID.fullmatch, ids))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


# --- Writing ------------------------------------------------------------------------------------


def _write(work: Path, found: Salvage) -> None:
    """Makes a new desk file of the rows; what belonged to a lost row is given another place."""
    rows = found.rows
    folders = {row["id"] for row in rows.get("folder", ())}
    selections = {row["id"] for row in rows.get("selection", ())}
    for row in rows.get("bookmark", ()):
        row["folder"] = row["folder"] if row["folder"] in folders else None
    for lost in {row["selection"] for row in rows.get("item", ())} - selections:
        name = {"id": lost, "name": "Rescued", "place": 0.0, "made": ""}
        rows.setdefault("selection", []).append(name)
    connection = desk_connection.open_kept(work)
    try:
        connection.execute("BEGIN")
        for table in COLUMNS:
            marks = ", ".join("?" * len(COLUMNS[table]))
            connection.executemany(
                f"INSERT OR IGNORE INTO {table} ({listed(table)}) VALUES ({marks})",
                [tuple(row.values()) for row in rows.get(table, ())],
            )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()


def _dated(path: Path) -> Path:
    """A name of today beside `path` that no file has."""
    stem = f"{path.stem}-damaged-{desk_connection.today()}"
    number = 1
    while True:
        name = path.with_name(f"{stem}{f'-{number}' if number > 1 else ''}{path.suffix}")
        if not name.exists():
            return name
        number += 1


def _remove(work: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        work.with_name(work.name + suffix).unlink(missing_ok=True)
