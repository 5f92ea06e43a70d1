"""Files written whole: whoever looks sees the old one or the new one."""

import contextlib
import os
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path

from azref.errors import ExportError
from azref.paths import sweep

_DRAFTS = ".azref-*.tmp"


def write_whole(target: Path, content: bytes) -> None:
    """Puts `content` in place of `target`, by way of a temporary file beside it.

    Raises `ExportError` with path and reason; the old file is then as it was, and nothing is
    left behind.
    """
    write_together({target: content})


def write_together(files: Mapping[Path, bytes | None]) -> None:
    """Puts every content in place of its file, or none; a file without content is taken away.

    Raises `ExportError` like `write_whole`. A machine that fails between two files may leave some
    of them new and others old, each whole.
    """
    with contextlib.ExitStack() as left:
        moves = [_draft(target, content, left) for target, content in files.items()]
        undo = contextlib.ExitStack()
        with undo:
            for target, place, draft in moves:
                with _told(target):
                    _exchange(place, draft, undo, left, is_only=len(moves) == 1)
            undo.pop_all()
    for folder in {place.parent for _, place, _ in moves}:
        _sync_folder(folder)
        sweep(folder, _DRAFTS)


def _draft(
    target: Path, content: bytes | None, left: contextlib.ExitStack
) -> tuple[Path, Path, Path | None]:
    """The target, the place behind it, and a file beside that with the new content."""
    with _told(target):
        place = target.resolve()
        _refuse_what_is_no_file(place)
        if content is None:
            return target, place, None
        draft = _beside(place)
        left.callback(_drop, draft)
        _write(draft, content)
        _keep_mode(place, draft)
        return target, place, draft


def _exchange(
    place: Path,
    draft: Path | None,
    undo: contextlib.ExitStack,
    left: contextlib.ExitStack,
    *,
    is_only: bool,
) -> None:
    """Puts `draft` in its place; what was there can be brought back until all are exchanged."""
    if place.exists() and not is_only:
        old = _beside(place)
        _keep_as(place, old, is_moved=draft is None)
        left.callback(_drop, old)
        undo.callback(old.replace, place)
    elif not is_only:
        undo.callback(place.unlink, missing_ok=True)
    if draft is not None:
        draft.replace(place)


def _keep_as(place: Path, old: Path, *, is_moved: bool) -> None:
    """Gives the file another name, and leaves it the one it has where that can be."""
    if not is_moved:
        with contextlib.suppress(OSError):
            old.hardlink_to(place)
            return
    place.replace(old)


@contextlib.contextmanager
def _told(target: Path) -> Iterator[None]:
    """Tells what fails with the name the reader gave."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{target}: cannot be written ({reason})") from error
    except (ValueError, RuntimeError) as error:
        raise ExportError(f"{str(target)!r}: cannot be written ({error})") from error


def _drop(draft: Path) -> None:
    """Takes a draft away where there is one; a read-only disk refuses even what is not there."""
    with contextlib.suppress(OSError):
        draft.unlink()


def _beside(place: Path) -> Path:
    return place.with_name(_DRAFTS.replace("*", secrets.token_hex(6)))


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
