"""Where the database and the resources lie: in a checkout, a wheel or a bundle; what calls it."""

import contextlib
import os
import sys
import time
from pathlib import Path

_DESK = "desk.sqlite"
_SCREENS = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")
_FORGOTTEN = 3600
_PACKAGE = Path(__file__).resolve().parent


def _home() -> Path:
    """The folder that holds `db` and `resources`."""
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = [Path(bundle)] if bundle else []
    candidates += [_PACKAGE / "_bundled", _PACKAGE.parent]
    return next((c for c in candidates if (c / "resources").is_dir()), _PACKAGE.parent)


def bundled_database() -> Path:
    return _home() / "db" / "azref.sqlite"


def bundled_edition() -> Path:
    return _home() / "db" / "edition"


def resources() -> Path:
    return _home() / "resources"


def desk_file() -> Path | None:
    """Where the reader's own data lies, in the platform's folder for it; None without a home.

    The environment variable AZREF_DATA names another folder.
    """
    if named := os.environ.get("AZREF_DATA"):
        return Path(named) / _DESK
    try:
        return _data_folder() / "azref" / _DESK
    except RuntimeError:
        return None


def _data_folder() -> Path:
    """The folder for data of programs. Raises `RuntimeError` where nobody knows the home."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    named = Path(os.environ.get("XDG_DATA_HOME", ""))  # a relative one is to be ignored
    return named if named.is_absolute() else Path.home() / ".local" / "share"


def command() -> str:
    """What a reader types to call azref: as this start was called, so that advice can be copied.

    A checkout is called by way of its main.py, on Windows through the launcher `py`.
    """
    called = sys.orig_argv[: len(sys.orig_argv) - len(sys.argv) + 1]
    if Path(called[-1]).name != "main.py" and called[-2:] != ["-m", "azref"]:
        return "azref"
    import shlex

    interpreter = "py" if sys.platform == "win32" else Path(called[0]).name
    return shlex.join((interpreter, *called[1:]))


def sweep(folder: Path, pattern: str) -> None:
    """Takes away drafts that a killed program left in `folder`: none has been written for an hour.

    A clock that was set back makes a draft look new; it is swept when the clock has caught up.
    """
    for draft in folder.glob(pattern):
        with contextlib.suppress(OSError):
            if draft.lstat().st_mtime < time.time() - _FORGOTTEN:
                draft.unlink()


def door(database: Path) -> str:
    """Where the window over `database` listens: one name for each reader, screen and file.

    Raises `OSError` where there is no such file.
    """
    file = database.stat()
    screen = "".join(os.environ.get(name, "") for name in _SCREENS)
    name = f"azref-{file.st_dev:x}-{file.st_ino:x}-{''.join(filter(str.isalnum, screen))}"
    if os.name == "nt":
        return rf"\\.\pipe\{name}-{os.environ.get('USERNAME', '')}"
    folder = os.environ.get("XDG_RUNTIME_DIR") or "/tmp"  # noqa: S108
    return f"{folder}/{name}-{os.getuid()}"
