"""A reader's visit to the window over one file, in steps that can be timed one by one."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from azref import app
from azref.errors import AzrefError

Step = tuple[str, Callable[[], object]]
_TURNS = 12
_ACTIONS = ("table", "context", "legend", "lanes", "fit", "source", "shade", "about", "tick_all",
            "cite", "find", "larger", "palette", "history", "table", "back", "forward")  # fmt: skip


class Visit:
    """Opens the window over `file`, goes to places, looks words up, tries the actions, leaves."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def steps(self, places: Sequence[str], queries: Sequence[str]) -> Iterator[Step]:
        yield "open", self._open
        if not hasattr(self, "window"):
            return
        commands = self.window.commands
        if commands is not None:
            for place in self._places(places):
                yield f"choose {place}", lambda place=place: commands.panes.choose(place)
                yield f"paint {place}", self._paint
            for query in queries:
                yield f"type {query}", lambda query=query: self.window.search.setText(query)
            for name in _ACTIONS:
                if name in commands.actions:
                    yield name, commands.actions[name].trigger
            yield "paint", self._paint
        yield "close", self._close

    def _places(self, places: Sequence[str]) -> list[str]:
        """The wanted places, and some of those that the panes offer, whatever their ids are."""
        assert self.window.commands is not None
        known = list(self.window.commands.panes.summaries)
        return [*places, *known[:2], *known[-2:]]

    def _open(self) -> None:
        try:
            self._application, self.window = app.open_window(self._file)
        except AzrefError:
            return
        self.turn()

    def turn(self) -> None:
        """Lets the loop turn until nothing waits."""
        for _ in range(_TURNS):
            QApplication.processEvents()

    def _paint(self) -> None:
        self.turn()
        image = QImage(self.window.size(), QImage.Format.Format_RGB32)
        self.window.render(image)

    def _close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.turn()
