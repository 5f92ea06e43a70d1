"""A line to type in that leaves the window's shortcuts to the window.

On Linux Qt gives Ctrl+E to every line, to go to its end (QKeySequence::MoveToEndOfLine), so that
exporting did nothing wherever a cursor stood.
"""

from functools import cache

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class TypedLine(QLineEdit):
    """A `QLineEdit` that takes none of the keys in the table of actions.

    While something is being typed, until `setModified(False)`, undo is the text's; so is redo then.
    """

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._is_of_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    def _is_of_the_window(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        action = _actions().get(QKeySequence(event.keyCombination()).toString(), "")
        if action == "undo":
            return not (self.isModified() and self.isUndoAvailable())
        return bool(action) and not (action == "redo" and self.isRedoAvailable())


@cache
def _actions() -> dict[str, str]:
    """The name of each action by its keys."""
    from azref.ui.actions import ACTIONS

    return {QKeySequence(keys).toString(): spec.name for spec in ACTIONS for keys in spec.shortcuts}
