"""What is done to the desk beside the window: the log moved into the file, the copy of the day."""

import contextlib
import sqlite3
from pathlib import Path

from azref.desk import connection
from azref.desk.copies import FOLDER, copy_whole, name_due, names_in, superfluous


def keep_copy(path: Path) -> Path | None:
    """Copies the desk at `path` unless it was copied today; the copy, or None.

    Opens the file for itself, so that it may run in any thread. Raises `sqlite3.Error` and
    `OSError`; whatever happens, no half copy is left.
    """
    folder = path.parent / FOLDER
    names = names_in(folder)
    due = name_due(names, connection.today())
    if not due or not path.exists():
        return None
    folder.mkdir(mode=0o700, exist_ok=True)
    source = sqlite3.connect(path, timeout=connection.PATIENCE)
    try:
        copy_whole(source, folder / due)
    finally:
        source.close()
    for name in superfluous([*names, due]):
        (folder / name).unlink(missing_ok=True)
    return folder / due


def tidy(path: Path) -> bool:
    """Moves the log into the desk file and keeps today's copy; whether the file is sound.

    For a thread of its own: edits in the window then need not wait for the disk. A copy is made
    of a sound file alone.
    """
    if not connection.is_sound(path):
        return False
    with contextlib.suppress(OSError, *connection.FAULTS):
        keep_copy(path)
        own = sqlite3.connect(path, timeout=0)
        try:
            own.execute("PRAGMA wal_checkpoint(PASSIVE)")
        finally:
            own.close()
    return True
