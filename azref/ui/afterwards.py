"""What can wait until the window is filled, done a piece at a time."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer


class Afterwards(QObject):
    """Does one piece of work a turn of the loop, `delay` milliseconds from now on.

    Keys, mouse and painting come first in every turn, so none of them waits for more than a piece.
    """

    def __init__(self, pieces: Iterable[Callable[[], object]], delay: int, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces = iter(pieces)
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._go_on)
        self._turns.start(delay)

    @property
    def is_at_work(self) -> bool:
        return self._turns.isActive()

    def stop(self) -> None:
        """Leaves the rest undone."""
        self._turns.stop()

    def _go_on(self) -> None:
        self._turns.setInterval(0)
        piece = next(self._pieces, None)
        if piece is None:
            self._turns.stop()
        else:
            piece()
