"""Opening the desk file: made where missing, brought to this version, rescued where damaged.

Whatever stands in the way, there is always a desk to work at: where the file cannot be kept, one
in memory, with a line that says so.
"""

import sqlite3
from pathlib import Path
from typing import NamedTuple

from azref.desk import connection, tables
from azref.errors import DeskError

_UNKEPT = "bookmarks and notes you make now are not kept"


class Opened(NamedTuple):
    """A connection to a desk; `trouble` a line for the reader; whether edits are kept."""

    connection: sqlite3.Connection
    trouble: str
    is_kept: bool


def open_file(path: Path | None) -> Opened:
    """The desk at `path`, or one in memory: for no path, and where the file cannot be kept."""
    if path is None:
        return Opened(connection.in_memory(), "", False)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if connection.was_emptied(path):
            return rescue_file(path)
        return Opened(connection.open_kept(path), "", True)
    except connection.FAULTS as error:
        if connection.is_damage(error):
            return rescue_file(path)
        return _unkept(path, connection.complaint(path, error))
    except DeskError as error:
        return Opened(connection.in_memory(), f"{error}; {_UNKEPT}", False)
    except OSError as error:
        return _unkept(path, f"{error.filename or path}: {error.strerror or error}")


def rescue_file(path: Path) -> Opened:
    """The desk at `path` with what could be read of a damaged file, which is kept beside it."""
    from azref.desk.rescue import rescue  # seldom needed

    try:
        line = "" if connection.is_sound(path) else rescue(path)
        return Opened(connection.open_kept(path), line, True)
    except (OSError, *connection.FAULTS) as error:
        reason = getattr(error, "strerror", None) or error
        return Opened(connection.in_memory(), f"{path} is damaged ({reason}); {_UNKEPT}", False)


def _unkept(path: Path, reason: str) -> Opened:
    """A desk in memory with what can be read of the file."""
    memory = connection.in_memory()
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        try:
            source = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True)
        except connection.FAULTS:
            continue
        try:
            if connection.check_kind(source) == tables.version():
                source.backup(memory)
                break
        except connection.FAULTS:
            continue
        finally:
            source.close()
    return Opened(memory, f"{reason}; {_UNKEPT}", False)
