"""The main tasks by keyboard alone: nothing here but keys, pressed where the focus is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from azref.ui.commands import Commands
from azref.ui.window import Window

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


class Keyboard:
    """Presses keys where the focus is: in the menu that is open, or in the focused widget."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self._qtbot = qtbot
        self._window = window
        qtbot.waitUntil(lambda: window.search.hasFocus())

    @property
    def focus(self) -> QWidget:
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self._window

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            self._qtbot.keyClick(self.focus, key, held)

    def type(self, words: str) -> None:
        self._qtbot.keyClicks(self.focus, words)

    def press_until(self, key: Qt.Key, reached: Callable[[], bool], most: int = 200) -> None:
        for _ in range(most):
            if reached():
                return
            self.press(key)
        pytest.fail(f"{key} never led there")


@pytest.fixture
def keyboard(qtbot: QtBot, window: Window) -> Keyboard:
    return Keyboard(qtbot, window)


def page(commands: Commands) -> str:
    return commands.panes.reading.entry_view.toPlainText()


def clipboard() -> str:
    return QApplication.clipboard().text()


def test_an_acronym_is_looked_up_and_opened(keyboard, commands):
    keyboard.type("WFP")
    keyboard.press(Key.Key_Return)
    assert page(commands).startswith("Individual Partnership Action Plan")
    keyboard.press(Key.Key_K, held=CONTROL)
    keyboard.type("PAP")
    keyboard.press(Key.Key_Return)
    assert page(commands).startswith("Planning and Review Process")


def test_the_glossary_is_filtered_and_a_term_opened(keyboard, commands):
    keyboard.press(Key.Key_2, held=CONTROL)
    keyboard.type("silk")
    keyboard.press_until(Key.Key_Tab, lambda: keyboard.focus is commands.panes.glossary.list)
    keyboard.press(Key.Key_Down, Key.Key_Return)
    assert page(commands).startswith("Virtual Silk Highway")


def test_an_event_is_reached_on_the_timeline_and_opened(keyboard, commands):
    keyboard.press(Key.Key_1, held=CONTROL)
    keyboard.press(Key.Key_Home, Key.Key_Right, Key.Key_Return)
    event = commands.selection.place
    assert event.startswith("ev-")
    keyboard.press(Key.Key_Right, Key.Key_Return)
    assert commands.selection.place not in ("", event)


def test_the_timeline_is_read_as_a_table_and_an_event_opened_there(keyboard, commands):
    keyboard.press(Key.Key_T, held=CONTROL)
    assert keyboard.focus is commands.panes._table
    keyboard.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert commands.selection.place.startswith("ev-")
    keyboard.press(Key.Key_T, held=CONTROL)
    assert keyboard.focus is commands.panes.timeline


def test_a_link_of_an_entry_leads_to_another_and_back_and_forward_retrace_it(keyboard, commands):
    keyboard.type("WFP")
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_3, held=CONTROL)
    view = commands.panes.reading.entry_view
    keyboard.press_until(Key.Key_Tab, lambda: view.focused_link.startswith("entry:"))
    target = view.focused_link.removeprefix("entry:")
    keyboard.press(Key.Key_Return)
    assert commands.selection.place == target
    keyboard.press(Key.Key_Left, held=ALT)
    assert commands.selection.place == "ipap"
    keyboard.press(Key.Key_Right, held=ALT)
    assert commands.selection.place == target
    keyboard.press(Key.Key_H, held=CONTROL)
    keyboard.press(Key.Key_Down, Key.Key_Return)
    assert commands.selection.place == "ipap"


def test_cited_words_of_the_source_text_lead_to_their_entry_or_offer_the_choice(keyboard, commands):
    view = commands.panes.reading.source_view
    keyboard.press(Key.Key_4, held=CONTROL)
    keyboard.press_until(Key.Key_Tab, lambda: "multi-vector" in view.textCursor().selectedText())
    keyboard.press(Key.Key_Return)
    assert commands.selection.place == "multi-vector-foreign-policy"
    assert keyboard.focus is commands.panes.reading.entry_view
    keyboard.press(Key.Key_4, held=CONTROL)
    keyboard.press_until(Key.Key_Tab, lambda: "Silk" in view.textCursor().selectedText())
    keyboard.press(Key.Key_Return)
    assert keyboard.focus is view.choices
    keyboard.press(Key.Key_Down, Key.Key_Return)
    assert commands.selection.place == "ev-2003-silk"


def test_entries_are_selected_exported_and_the_selection_cleared(
    keyboard, commands, monkeypatch, tmp_path: Path
):
    asked: list[tuple[object, Path]] = []
    monkeypatch.setattr("azref.ui.document.filing.ask_output", lambda *_: tmp_path / "x.pdf")
    monkeypatch.setattr(
        commands.exporting, "export_to", lambda ids, output, *_: asked.append((tuple(ids), output))
    )
    for words in ("WFP", "ISAF"):
        keyboard.press(Key.Key_K, held=CONTROL)
        keyboard.type(words)
        keyboard.press(Key.Key_Return)
        keyboard.press(Key.Key_D, held=CONTROL)
    assert commands.selection.ticked == ("ipap", "isaf")
    keyboard.press(Key.Key_E, held=CONTROL)
    assert asked == [(("ipap", "isaf"), tmp_path / "x.pdf")]
    keyboard.press(Key.Key_D, held=CONTROL | SHIFT)
    assert commands.selection.ticked == ()


def test_a_citation_is_copied_of_an_entry_and_of_words_in_the_source_text(keyboard, commands):
    keyboard.type("WFP")
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_C, held=CONTROL | SHIFT)
    assert clipboard().endswith("azref://entry/ipap")
    keyboard.press(Key.Key_4, held=CONTROL)
    keyboard.press(Key.Key_Tab)
    keyboard.press(Key.Key_C, held=CONTROL | SHIFT)
    assert clipboard().startswith("“multi-vector foreign policy initiative” (S1)")


def test_words_are_found_on_the_page_one_after_another(keyboard, commands):
    keyboard.type("WFP")
    keyboard.press(Key.Key_Return)
    keyboard.press(Key.Key_F, held=CONTROL)
    keyboard.type("terefdasliq")
    count = commands.reading.find_line.count
    assert count.text().startswith("1 of ")
    keyboard.press(Key.Key_F3)
    assert count.text().startswith("2 of ")
    keyboard.press(Key.Key_Return, held=SHIFT)
    assert count.text().startswith("1 of ")
    keyboard.press(Key.Key_Escape)
    assert keyboard.focus is commands.panes.reading.entry_view


def test_the_text_is_made_larger_smaller_and_normal_again(keyboard, commands):
    reading = commands.panes.reading
    keyboard.press(Key.Key_Plus, Key.Key_Plus, held=CONTROL)
    assert reading.text_size > 1.2
    keyboard.press(Key.Key_Minus, held=CONTROL)
    assert 1.0 < reading.text_size < 1.2
    keyboard.press(Key.Key_0, held=CONTROL)
    assert reading.text_size == 1.0


def test_an_action_is_done_through_the_palette_and_the_focus_comes_back(keyboard, commands):
    keyboard.press(Key.Key_3, held=CONTROL)
    keyboard.press(Key.Key_P, held=CONTROL | SHIFT)
    keyboard.type("larger")
    keyboard.press(Key.Key_Return)
    assert commands.panes.reading.text_size > 1.0
    assert keyboard.focus is commands.panes.reading.entry_view
    keyboard.press(Key.Key_P, held=CONTROL | SHIFT)
    keyboard.press(Key.Key_Down, Key.Key_Escape)
    assert keyboard.focus is commands.panes.reading.entry_view


def test_an_action_is_done_through_the_menu(keyboard, commands):
    chosen: list[str] = []

    def steer() -> None:  # the menu runs a loop of its own until it is closed
        keyboard.press_until(Key.Key_Down, lambda: _is_active(keyboard, "Help"), most=20)
        keyboard.press(Key.Key_Right)
        keyboard.press_until(Key.Key_Down, lambda: _is_active(keyboard, "Source coverage"), most=20)
        chosen.append(keyboard.focus.activeAction().text())
        keyboard.press(Key.Key_Return)

    QTimer.singleShot(0, steer)
    keyboard.press(Key.Key_F10)
    assert chosen == ["Source coverage"]
    assert page(commands).startswith("Source coverage")


def _is_active(keyboard: Keyboard, text: str) -> bool:
    menu = keyboard.focus
    action = menu.activeAction() if isinstance(menu, QMenu) else None
    return action is not None and action.text() == text
