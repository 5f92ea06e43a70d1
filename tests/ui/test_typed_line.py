"""Lines to type in leave the shortcuts of the window to it, whatever the platform gives them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit

from azref.ui.actions import ACTIONS
from azref.ui.typed_line import TypedLine


def is_taken(line: QLineEdit, keys: str) -> bool:
    """Whether the line keeps the keys from being a shortcut."""
    combination = QKeySequence(keys)[0]  # type: ignore[index]
    asked = QKeyEvent(
        QEvent.Type.ShortcutOverride, combination.key(), combination.keyboardModifiers()
    )
    QGuiApplication.sendEvent(line, asked)
    return asked.isAccepted()


@pytest.mark.parametrize("keys", [keys for spec in ACTIONS for keys in spec.shortcuts])
def test_a_line_takes_no_key_of_the_window(qtbot, keys: str):
    line = TypedLine("put there")
    qtbot.addWidget(line)
    assert not is_taken(line, keys)


def test_undo_and_redo_are_the_texts_while_something_is_typed(qtbot):
    line = TypedLine()
    qtbot.addWidget(line)
    qtbot.keyClicks(line, "nato")
    assert (is_taken(line, "Ctrl+Z"), is_taken(line, "Ctrl+Shift+Z")) == (True, False)
    line.undo()
    assert (is_taken(line, "Ctrl+Z"), is_taken(line, "Ctrl+Shift+Z")) == (False, True)
    line.redo()
    line.setModified(False)
    assert (is_taken(line, "Ctrl+Z"), is_taken(line, "Ctrl+Shift+Z")) == (False, False)


def test_what_was_done_after_a_lookup_is_undone_from_the_search_line(window, commands, qtbot):
    window.search.setFocus()
    qtbot.keyClicks(window.search, "pfp")
    assert is_taken(window.search, "Ctrl+Z")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert commands.selection.place == "pfp"
    assert not is_taken(window.search, "Ctrl+Z")
    qtbot.keyClicks(window.search, "isaf")
    assert is_taken(window.search, "Ctrl+Z")


def test_keys_that_edit_text_stay_with_the_line(qtbot):
    line = TypedLine("typed")
    qtbot.addWidget(line)
    assert all(is_taken(line, keys) for keys in ("Ctrl+A", "Ctrl+V", "Ctrl+C", "Ctrl+X", "Home"))


def test_every_line_of_the_window_is_one(window, commands):
    for name in ("find", "note", "palette", "selection", "bookmarks", "lookups"):
        commands.actions[name].trigger()
    lines = [each for each in window.findChildren(QLineEdit) if not _is_of_qt(each)]
    assert len(lines) >= 5
    assert [each.accessibleName() for each in lines if not isinstance(each, TypedLine)] == []


def _is_of_qt(line: QLineEdit) -> bool:
    box = line.parent()
    return isinstance(box, QComboBox) and not box.isEditable()
