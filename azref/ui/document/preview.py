"""The pages of the document that the selection becomes, set anew in the background."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from azref.errors import AzrefError
from azref.export.options import Options

MOST_ENTRIES = 100
"""A preview is set of so many entries at most: it is to follow the reader's hand."""
_PATIENCE = 250
"""Milliseconds without a further change before pages are set."""


class Wish(NamedTuple):
    """The pages wanted; `density` is in dots per inch."""

    database: Path
    ids: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...]
    title: str
    options: Options
    density: float


class _Signals(QObject):
    done = Signal(int, object, str)


class _Job(QRunnable):
    """Sets one document over a connection of its own; a number tells a late result."""

    def __init__(self, number: int, wish: Wish, signals: _Signals) -> None:
        super().__init__()
        self._number = number
        self._wish = wish
        self._signals = signals

    def run(self) -> None:
        from azref.export.document import gather
        from azref.export.pdf import page_pictures
        from azref.store.database import Database

        wish, reason = self._wish, ""
        pages: tuple[bytes, ...] = ()
        try:
            database = Database(wish.database)
            document = gather(database, wish.ids, wish.title, dict(wish.remarks), wish.options)
            pages = page_pictures(document, wish.density)
        except AzrefError as error:
            reason = str(error)
        except Exception as error:  # a bug must end as a line, not as a pane that waits for ever
            reason = f"{type(error).__name__}: {error}"
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._signals.done.emit(self._number, pages, reason)


class Previewer(QObject):
    """Sets the newest wish once the reader pauses. `done` carries the pages and why there are none.

    While pages are being set, only the last of the wishes made meanwhile is kept.
    """

    done = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._signals = _Signals(self)
        self._signals.done.connect(self._take)
        self._is_busy = False
        self._number = 0
        self._wish: Wish | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PATIENCE)
        self._pause.timeout.connect(self._start)

    def ask(self, wish: Wish | None) -> None:
        """Wants other pages; with None none at all."""
        self._number += 1
        self._wish = wish
        self._pause.stop() if wish is None else self._pause.start()

    def _start(self) -> None:
        if self._wish is not None and not self._is_busy:
            self._is_busy = True
            QThreadPool.globalInstance().start(_Job(self._number, self._wish, self._signals))

    def _take(self, number: int, pages: tuple[bytes, ...], reason: str) -> None:
        self._is_busy = False
        if number == self._number:
            self.done.emit(pages, reason)
        elif not self._pause.isActive():
            self._start()
