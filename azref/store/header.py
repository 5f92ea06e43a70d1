"""The header of a database file, checked before SQLite is asked anything.

So a foreign, empty or truncated file gets a clear line, and the window can open before the
database does. https://www.sqlite.org/fileformat2.html#the_database_header
"""

import stat
from pathlib import Path

from azref import paths, schema
from azref.errors import DatabaseError

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


def check_header(path: Path) -> None:
    """Returns where `path` is a whole database of azref's and of this version.

    Raises `DatabaseError` where it is missing, unreadable, foreign, truncated, or of another
    schema version.
    """
    header, size = _read_header(path)
    if not header.startswith(_MAGIC) or len(header) < _HEADER:
        reason = "is empty" if size == 0 else "is not an SQLite database"
        raise DatabaseError(f"{path} {reason}; {_another(path)}")
    page = int.from_bytes(header[16:18], "big")
    expected = (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
    if size < expected:
        raise DatabaseError(
            f"{path} is truncated: {size:,} of {expected:,} bytes are there; {remedy(path)}"
        )
    if int.from_bytes(header[68:72], "big") != schema.APPLICATION_ID:
        what = "is an SQLite database, but not one of azref's"
        raise DatabaseError(f"{path} {what}{_or_rebuild(path, '; ')}")
    _check_version(path, int.from_bytes(header[60:64], "big"))


def remedy(path: Path) -> str:
    """What a reader can do about the database at `path`, in words."""
    if path != paths.bundled_database():
        return "restore or rebuild it"
    if paths.bundled_edition().is_dir():
        return f"make it anew with: {paths.command()} --rebuild"
    return "install azref again"


def holds_something_else(path: Path) -> bool:
    """Whether there is a file at `path` that is not empty and no database, old or damaged."""
    try:
        if not path.stat().st_size:
            return False
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except (OSError, ValueError):
        return False
    return bool(start) and not _MAGIC.startswith(start)


def _read_header(path: Path) -> tuple[bytes, int]:
    try:
        if path.is_dir():
            raise DatabaseError(f"{path} is a folder; give the path of an azref database")
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise DatabaseError(f"{path} is no ordinary file; give the path of an azref database")
        if not found.st_size:  # reading one of /proc might wait for ever
            return b"", 0
        with path.open("rb") as file:
            return file.read(_HEADER), found.st_size
    except FileNotFoundError as error:
        raise DatabaseError(f"{path} does not exist; {_build(path, 'make it')}") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DatabaseError(f"{path} cannot be read: {reason}") from error


def _check_version(path: Path, version: int) -> None:
    if version > schema.VERSION:
        raise DatabaseError(
            f"{path} was built by a newer azref (format {version}, this one reads "
            f"{schema.VERSION}); update azref{_or_rebuild(path)}"
        )
    if version < schema.VERSION:
        raise DatabaseError(
            f"{path} was built by an older azref (format {version}, this one reads "
            f"{schema.VERSION}); {_build(path, 'build it anew')}"
        )


def _build(path: Path, words: str) -> str:
    if path == paths.bundled_database():
        return remedy(path)
    return f"{words} with: {paths.command()} build EDITION_DIR {path}"


def _another(path: Path) -> str:
    is_bundled = path == paths.bundled_database()
    return remedy(path) if is_bundled else "give the path of an azref database"


def _or_rebuild(path: Path, joint: str = ", or ") -> str:
    return f"{joint}{remedy(path)}" if path == paths.bundled_database() else ""
