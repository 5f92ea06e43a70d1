"""What the actions about the reader's own data do; the desk is opened when it is first needed."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from azref.errors import AzrefError
from azref.ui.panes import Panes
from azref.ui.selection import Selection
from azref.ui.window import Window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.desk.desk import Desk
    from azref.ui.session import WindowSession

_R = TypeVar("_R")


class DeskCommands(QObject):
    """Serves the actions that `slots` names, over the desk that `open_desk` of the window gives."""

    def __init__(self, window: Window, panes: Panes, selection: Selection) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._selection = selection
        self._desk: Desk | None = None
        self._trouble = ""
        self.session: WindowSession | None = None

    @property
    def desk(self) -> "Desk":
        """The reader's desk; what is wrong with its file is said in a line."""
        if self._desk is None:
            self._desk = self._window.open_desk()
        self._say_trouble()
        return self._desk

    def _say_trouble(self) -> None:
        if self._desk is not None and self._desk.trouble != self._trouble:
            self._trouble = self._desk.trouble
            self._panes.notice.say(self._trouble)

    def attempt(self, work: Callable[[], _R]) -> _R | None:
        """The result of `work`; None where it failed, which is said in a line."""
        try:
            result = work()
        except AzrefError as error:
            self._panes.notice.say(str(error))
            return None
        self._say_trouble()
        return result

    # --- The session ----------------------------------------------------------------------------

    def take_up(self, edition: str, placement: Path | None) -> None:
        """Finds the window as it was left, and keeps it from now on."""
        from azref.ui.session import WindowSession

        session = WindowSession(self._window, self.desk.session, edition, placement)
        self.attempt(session.restore)
        self._window.search.setFocus()
        session.start()
        self.session = session

    def put_down(self) -> None:
        """Keeps everything and closes the desk; it is opened again when it is needed."""
        if self.session is not None:
            self.session.pause()
        if self._desk is not None:
            self._desk.close()
            self._desk = None
