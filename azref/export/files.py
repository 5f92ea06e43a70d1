"""A file written whole: whoever looks sees the old one or the new one."""

import contextlib
import os
import secrets
from pathlib import Path

from azref.errors import ExportError


def write_whole(target: Path, content: bytes) -> None:
    """Puts `content` in place of `target`, by way of a temporary file beside it.

    Raises `ExportError` with path and reason; the old file is then as it was, and nothing is
    left behind.
    """
    try:
        place = target.resolve()
        _refuse_what_is_no_file(place)
        draft = place.with_name(f".azref-{secrets.token_hex(6)}.tmp")
        try:
            _write(draft, content)
            _keep_mode(place, draft)
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)
        _sync_folder(place.parent)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{target}: cannot be written ({reason})") from error
    except (ValueError, RuntimeError) as error:
        raise ExportError(f"{str(target)!r}: cannot be written ({error})") from error


def _refuse_what_is_no_file(place: Path) -> None:
    if place.is_dir():
        raise IsADirectoryError(0, "it is a folder; give the name of a file")
    if place.exists() and not place.is_file():
        raise OSError(0, "it is not an ordinary file")
    if not place.parent.is_dir():
        raise FileNotFoundError(0, "its folder does not exist")


def _write(draft: Path, content: bytes) -> None:
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep_mode(place: Path, draft: Path) -> None:
    if place.exists():
        draft.chmod(place.stat().st_mode & 0o7777)


def _sync_folder(folder: Path) -> None:
    """Makes the new name last through a power cut, where the system can sync a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
