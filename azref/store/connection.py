"""Opening a reference database: read-only, immutable, and only if it is what it should be."""

import sqlite3
from pathlib import Path

from azref.errors import DatabaseError
from azref.store.header import check_header


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection to the reference database at `path`.

    Raises `DatabaseError` where the file is missing, unreadable, foreign, truncated, or of
    another schema version; nothing is ever written.
    """
    check_header(path)
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        connection.execute("PRAGMA trusted_schema = OFF")
    except (sqlite3.Error, ValueError) as error:
        raise DatabaseError(f"{path} cannot be opened: {error}") from error
    return connection
