"""The daily copy of the desk, and a look whether its file is sound, in a thread of its own."""

from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

_AFTER = 5_000
_EVERY = 600_000
_PATIENCE = 3_000
"""Milliseconds: to the first copy, between looks, and for one under way when the window closes."""


class DeskCopies(QObject):
    """Looks after the desk file at `path` now and then; `damaged` tells that it is not sound."""

    damaged = Signal()

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._timer.start(_AFTER)

    def look(self) -> None:
        """Copies the desk unless it was copied today, and looks whether it is sound."""
        self._timer.start(_EVERY)
        if self._pool.activeThreadCount() == 0:
            self._pool.start(_Look(self._path, self))

    def stop(self) -> None:
        self._timer.stop()
        self._pool.waitForDone(_PATIENCE)


class _Look(QRunnable):
    def __init__(self, path: Path, told: DeskCopies) -> None:
        super().__init__()
        self._path = path
        self._told = told

    def run(self) -> None:
        from azref.desk.upkeep import tidy

        if not tidy(self._path):
            self._told.damaged.emit()
