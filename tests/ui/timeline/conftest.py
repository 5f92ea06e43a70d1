"""A pane with the events of the test's module, as large as in a window."""

import pytest
from pytestqt.qtbot import QtBot

from azref.ui.theme import LIGHT
from azref.ui.timeline.pane import TimelinePane


@pytest.fixture
def pane(qtbot: QtBot, request: pytest.FixtureRequest) -> TimelinePane:
    made = TimelinePane(LIGHT)
    qtbot.addWidget(made)
    made.resize(1280, 270)
    made.set_events(request.module.EVENTS)
    made.show()
    qtbot.waitExposed(made)
    return made
