"""Windows filled as the program fills them, over the bundled database where none is named."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from azref import paths
from azref.desk.desk import Desk
from azref.store.database import Database
from azref.ui.commands import Commands
from azref.ui.theme import LIGHT
from azref.ui.window import Window

OpenWindow = Callable[..., Window]


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[OpenWindow]:
    """Opens a window over a database file, for a reader with a desk file or without one."""
    windows: list[Window] = []

    def opened(file: Path | None = None, desk: Path | None = None) -> Window:
        window = Window(LIGHT)
        qtbot.addWidget(window)
        window.open_desk = lambda: Desk(desk)
        with qtbot.waitSignal(window.first_painted):
            window.show()
        window.fill(Database(file or paths.bundled_database()))
        window.activateWindow()
        windows.append(window)
        return window

    yield opened
    for window in windows:
        window.close()


@pytest.fixture
def window(open_window: OpenWindow) -> Window:
    return open_window()


@pytest.fixture
def commands(window: Window) -> Commands:
    assert window.commands is not None
    return window.commands
