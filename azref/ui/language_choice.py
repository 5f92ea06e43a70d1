"""The language a reader chooses: kept beside the desk, and the window built anew in its place."""

import contextlib
import os
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QLayout

from azref.ui.language import asked_language, chosen_language, speak, spoken_language
from azref.ui.window import Window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.desk.desk import Desk
    from azref.ui.commands import Commands

_SWITCHES = ("watch", "shade")
"""What can be on that no session keeps."""


class Standing(NamedTuple):
    """What stands open that no session keeps: tabs by the actions that show them, which of all
    tabs is in front, the words in the search line and whether their hits are listed, and the words
    that are found on the page; None where that line is closed.
    """

    tabs: tuple[str, ...]
    front: int
    words: str
    is_listed: bool
    found: str | None


def keep_language(file: Path | None, code: str) -> None:
    """Keeps a choice; where nothing can be written it holds until the window closes."""
    if file is None:
        return
    draft = file.with_name(f"{file.name}.{os.getpid()}.draft")
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.write_text(code, "ascii")
        draft.replace(file)


def is_another(code: str) -> bool:
    """Whether choosing `code` changes the language that is spoken."""
    return chosen_language(code) != spoken_language()


def hindrance(window: Window) -> str:
    """Why the window does not speak the language that was just chosen; empty where nothing does."""
    commands, asked = window.commands, asked_language()
    if asked and asked != (window.language or asked):
        return window.tr("AZREF_LANGUAGE asks for another language; your choice holds without it.")
    if is_another(window.language) and commands is not None and commands.exporting.is_under_way:
        return window.tr("The language changes with the next start: an export is under way.")
    return ""


class Emptied:
    """A window without its contents, and what they leave to those that come after."""

    def __init__(self, window: Window, application: QCoreApplication, code: str) -> None:
        """Takes the contents out and has the application speak the language chosen."""
        commands = window.commands
        assert commands is not None
        actions = commands.actions
        self._on = [name for name in _SWITCHES if actions[name].isChecked()]
        self._standing = standing(commands)
        self._window = window
        self.desk: Desk = commands.desk.hand_over()
        window.commands = None
        _take_out(window)
        speak(application, code)

    def put_back(self) -> None:
        """Switches on again what was on; called once the window is filled."""
        commands = self._window.commands
        assert commands is not None
        for name in self._on:
            if not commands.actions[name].isChecked():
                commands.actions[name].trigger()
        stand_again(commands, self._standing)


def standing(commands: "Commands") -> Standing:
    """What stands open in the window."""
    reading, search = commands.panes.reading, commands.search
    open_ = {reading.indexOf(pane): name for name, pane in commands.tabs().items() if pane}
    tabs = tuple(open_[at] for at in sorted(open_))
    found = commands.reading.words_found
    return Standing(tabs, reading.currentIndex(), search.words, search.is_open, found)


def stand_again(commands: "Commands", left: Standing) -> None:
    """Opens again what stood open."""
    for name in left.tabs:
        commands.actions[name].trigger()
    if left.tabs:
        commands.panes.reading.setCurrentIndex(left.front)
    if left.found is not None:
        commands.reading.find_again(left.found)
    if left.is_listed:
        commands.look_up_words(left.words)
    else:
        commands.search.put_back(left.words)


def _take_out(window: Window) -> None:
    """Deletes everything in the window, at once: two of an action would share its keys."""
    for action in window.actions():
        window.removeAction(action)
    one_level = Qt.FindChildOption.FindDirectChildrenOnly
    for child in window.findChildren(QObject, options=one_level):
        if not isinstance(child, QLayout):
            child.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
