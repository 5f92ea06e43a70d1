"""A copy of the desk for each day it was used, the seven latest kept beside it.

Copies are numbered, and the numbers tell which is newer: dates do not, once a clock was set back.
"""

import os
import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path

KEPT = 7
FOLDER = "copies"
_NAME = re.compile(r"(\d{5,})-(\d{4}-\d\d-\d\d)\.sqlite")


def keep_old_version(source: sqlite3.Connection, path: Path, version: int) -> None:
    """Keeps the desk as it was before it was brought to a newer version."""
    target = path.with_name(f"{path.stem}-format-{version}{path.suffix}")
    if not target.exists():
        copy_whole(source, target)


def newest_copy(path: Path) -> Path | None:
    """The copy made last of the desk at `path`."""
    folder = path.parent / FOLDER
    names = sorted(names_in(folder), key=_number)
    return folder / names[-1] if names else None


def name_due(names: Iterable[str], day: str) -> str:
    """The name for a copy of `day` beside those there are, empty where it has one."""
    found = list(filter(None, map(_NAME.fullmatch, names)))
    if any(match[2] == day for match in found):
        return ""
    return f"{max((int(match[1]) for match in found), default=0) + 1:05}-{day}.sqlite"


def superfluous(names: Iterable[str]) -> list[str]:
    """The copies that are more than are kept, those made first."""
    return sorted(filter(_NAME.fullmatch, names), key=_number)[:-KEPT]


def _number(name: str) -> int:
    return int(name.partition("-")[0])


def names_in(folder: Path) -> list[str]:
    try:
        return [file.name for file in folder.iterdir() if _NAME.fullmatch(file.name)]
    except OSError:
        return []


def copy_whole(source: sqlite3.Connection, target: Path) -> None:
    """Copies a database to `target`, whole or not at all."""
    half = target.with_name(f"{target.name}.{os.getpid()}.half")
    try:
        half.touch(0o600)
        copy = sqlite3.connect(half)
        try:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)
