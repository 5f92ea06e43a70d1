"""The reader's desk in the window: opened when first needed; it tells of edits and trouble."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from azref.errors import AzrefError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.desk.desk import Desk

_R = TypeVar("_R")


class OpenDesk(QObject):
    """Every edit goes through `edit`, so that whoever shows the desk hears of it.

    `changed` tells that something on the desk is another, `done` of an edit that the reader may
    want undone, `failed` carries a line for the reader.
    """

    changed = Signal()
    done = Signal(object)
    failed = Signal(str)

    def __init__(self, open_desk: "Callable[[], Desk]", parent: QObject) -> None:
        super().__init__(parent)
        self._open = open_desk
        self._desk: Desk | None = None
        self._trouble = ""

    @property
    def is_open(self) -> bool:
        return self._desk is not None

    @property
    def desk(self) -> "Desk":
        """The desk; what is wrong with its file is told."""
        if self._desk is None:
            self._desk = self._open()
            self._tell_trouble()
        return self._desk

    def attempt(self, work: Callable[[], _R]) -> _R | None:
        """The result of `work`; None where it failed, which is told."""
        try:
            result = work()
        except AzrefError as error:
            self.failed.emit(str(error))
            return None
        self._tell_trouble()
        return result

    def edit(self, work: Callable[[], _R], *, is_told: bool = False) -> bool:
        """Makes an edit and tells of it; whether it could be made."""
        try:
            work()
            last = self.desk.last
        except AzrefError as error:
            self.failed.emit(str(error))
            return False
        self._tell_trouble()
        self.changed.emit()
        if is_told and last is not None:
            self.done.emit(last)
        return True

    def look_elsewhere(self) -> None:
        """Tells of what another window has changed."""
        if self._desk is not None and self.attempt(self._desk.is_changed_elsewhere):
            self.changed.emit()

    def close(self) -> None:
        """Closes the desk; it is opened again when it is needed."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _tell_trouble(self) -> None:
        if self._desk is not None and self._desk.trouble != self._trouble:
            self._trouble = self._desk.trouble
            self.failed.emit(self._trouble)
