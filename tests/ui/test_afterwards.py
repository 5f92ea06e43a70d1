"""What waits until the window is filled: in order, a piece a turn, keys in between."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from azref.ui.afterwards import Afterwards

ROOT = Path(__file__).resolve().parents[2]
_FILLED = """
import sys
import azref.app
from azref import paths
from azref.ui.commands import _LOADED_LATER

class Left(azref.app.Window):
    def fill(self, *given, **named):
        super().fill(*given, **named)
        print([name for name in (*_LOADED_LATER, "json", "html.entities") if name in sys.modules])
        self.look()

    def look(self):
        if self.commands.later.is_at_work:
            return azref.app.QTimer.singleShot(5, self.look)
        print([name for name in _LOADED_LATER if name not in sys.modules])
        application.quit()

azref.app.Window = Left
application, window = azref.app.open_window(paths.bundled_database())
application.exec()
"""


class Keys(QObject):
    """Notes when a posted event arrives."""

    def __init__(self, story: list[str]) -> None:
        super().__init__()
        self.story = story

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.User:
            self.story.append("key")
        return True


@pytest.mark.usefixtures("qapp")
def test_the_pieces_come_in_order_and_what_was_typed_between_them(qtbot):
    story: list[str] = []
    keys = Keys(story)

    def first() -> None:
        story.append("first")
        QCoreApplication.postEvent(keys, QEvent(QEvent.Type.User))

    pieces = (first, lambda: story.append("second"), lambda: story.append("third"))
    later = Afterwards(pieces, 1, keys)
    assert story == []
    qtbot.waitUntil(lambda: not later.is_at_work)
    assert story == ["first", "key", "second", "third"]


def test_each_piece_is_thought_of_when_its_turn_comes(qtbot, qapp):
    made: list[str] = []

    def pieces():
        yield lambda: made.append("one")
        made.append("after one")

    later = Afterwards(pieces(), 0, qapp)
    qtbot.waitUntil(lambda: not later.is_at_work)
    assert made == ["one", "after one"]


def test_the_window_is_filled_without_what_is_not_seen_and_has_it_soon_after():
    done = subprocess.run(
        [sys.executable, "-c", _FILLED], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env={**os.environ, "AZREF_DATA": os.devnull + "/none"},
    )  # fmt: skip
    assert done.stdout == "[]\n[]\n", done.stderr
