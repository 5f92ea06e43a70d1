"""A line to type in that leaves the window's shortcuts to the window.

On Linux Qt gives Ctrl+E to every line, to go to its end (QKeySequence::MoveToEndOfLine), so that
exporting did nothing wherever a cursor stood.
"""

from functools import cache

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_OF_THE_TEXT = ("undo", "redo")
"""What is typed is undone before anything else."""


class TypedLine(QLineEdit):
    """A `QLineEdit` that takes none of the keys in the table of actions but those of its text."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_of_the_window(event):
            event.ignore()
            return False
        return super().event(event)


def _is_of_the_window(event: QEvent) -> bool:
    assert isinstance(event, QKeyEvent)
    return QKeySequence(event.keyCombination()).toString() in _keys_of_the_window()


@cache
def _keys_of_the_window() -> frozenset[str]:
    from azref.ui.actions import ACTIONS

    given = (keys for spec in ACTIONS if spec.name not in _OF_THE_TEXT for keys in spec.shortcuts)
    return frozenset(QKeySequence(keys).toString() for keys in given)
