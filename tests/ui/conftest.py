"""A window over the bundled database, filled as the program fills it."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from azref import paths
from azref.store.database import Database
from azref.ui.commands import Commands
from azref.ui.theme import LIGHT
from azref.ui.window import Window


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    opened = Window(LIGHT)
    qtbot.addWidget(opened)
    with qtbot.waitSignal(opened.first_painted):
        opened.show()
    opened.fill(Database(paths.bundled_database()))
    opened.activateWindow()
    yield opened
    opened.close()


@pytest.fixture
def commands(window: Window) -> Commands:
    assert window.commands is not None
    return window.commands
