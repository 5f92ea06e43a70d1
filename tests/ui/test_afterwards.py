"""What waits until the window is filled: in order, a piece a turn, keys in between."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject

from azref.ui.afterwards import Afterwards


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
