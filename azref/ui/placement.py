"""Where the window stands on the screen, kept in a file so small that the first frame can wait.

Qt's own notation: it knows screens that are no longer there.
"""

import contextlib
import os
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

_LONGEST = 1000


def place(window: QWidget, file: Path) -> None:
    """Puts a window where it was when it was kept; anything else leaves it as it is."""
    try:
        with file.open("rb") as kept:
            data = kept.read(_LONGEST)
    except OSError:
        return
    window.restoreGeometry(QByteArray(data))


def keep(window: QWidget, file: Path, before: bytes) -> bytes:
    """Keeps where a window is, if that is not what was kept `before`; what is kept now.

    Where nothing can be written nothing is: the next start opens the window as it always does.
    """
    data = bytes(window.saveGeometry().data())
    if data == before:
        return before
    draft = file.with_name(f"{file.name}.{os.getpid()}.draft")
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.write_bytes(data)
        draft.replace(file)
    return data
