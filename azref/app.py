"""The composition root: puts the window together and starts it."""

import contextlib
import gc
import sys
from pathlib import Path

gc.disable()  # nothing made on the way to the window is garbage; `_fill` switches it on again

from azref.ui.enumerations import quicken
from azref.ui.signatures import postponed

quicken()
with postponed():
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

from azref import paths
from azref.errors import DatabaseError
from azref.store.header import check_header
from azref.ui.placement import place
from azref.ui.theme import EDGED, Theme, current_theme, system_theme
from azref.ui.window import Window

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.desk.desk import Desk
    from azref.store.database import Database

_ENTRY, _LOOKUP = "azref://entry/", "azref://lookup/"
_PLACEMENT, _LANGUAGE = "window", "language"
_DESK_AFTER = 300
_DOOR_AFTER = 250
"""Milliseconds after the window is filled, when its door opens: nobody waits for that."""


def run(path: Path, address: str = "") -> int:
    """Opens the window on the database at `path`, at `address` if one is given; the exit status.

    Raises `DatabaseError` before any window is shown where a reader has named a file that is no
    database; of the one that came along the window tells, since nobody may see a terminal.
    """
    application, _window = open_window(path, address)
    return application.exec()


def open_window(path: Path, address: str = "") -> tuple[QApplication, Window]:
    """The application with its window shown; the data comes with the first turn of the loop."""
    if path != paths.bundled_database():
        check_header(path)
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("azref")
    application.setDesktopFileName("azref")
    window = Window(system_theme())
    desk = paths.desk_file()
    if desk is not None:
        place(window, desk.with_name(_PLACEMENT))
    window.first_painted.connect(lambda: _fill(application, window, path, address))
    window.show()
    return application, window


def _fill(application: QApplication, window: Window, path: Path, address: str) -> None:
    from azref.store.database import Database
    from azref.ui.language import kept_language, speak

    window.language = kept_language(_language_file())
    speak(application, window.language)
    _dressed(application, window.theme)
    try:
        database = Database(path)
    except DatabaseError as error:
        sys.stderr.write(f"azref: {error}\n")
        window.refuse(str(error))
        return
    _furnish(application, window, database)
    window.language_asked.connect(
        lambda code: _choose_language(application, window, database, code)
    )
    visit(window, address)
    gc.freeze()
    gc.enable()
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(
        lambda: window.set_theme(_dressed(application, current_theme()))
    )


def _furnish(
    application: QApplication, window: Window, database: "Database", desk: "Desk | None" = None
) -> None:
    """Fills the window, as it was left; `desk` is one that is open already."""
    file = paths.desk_file()
    window.fill(database, is_resumed=bool(desk) or (file is not None and file.exists()))
    _take_up_desk(application, window, database, desk)
    QTimer.singleShot(_DOOR_AFTER, window, lambda: _open_door(window, database.path))
    if window.commands is not None:
        sys.excepthook = window.commands.report


def _language_file() -> Path | None:
    desk = paths.desk_file()
    return None if desk is None else desk.with_name(_LANGUAGE)


def _choose_language(
    application: QApplication, window: Window, database: "Database", code: str
) -> None:
    """Keeps the language a reader chose, and builds the window anew where it speaks another."""
    from azref.ui import language_choice

    language_choice.keep_language(_language_file(), code)
    window.language = code
    line = language_choice.hindrance(window)
    if line and window.commands is not None:
        window.commands.panes.notice.say(line)
        return

    def build_anew() -> None:
        emptied = language_choice.Emptied(window, application, code)
        _furnish(application, window, database, emptied.desk)
        emptied.put_back()

    if language_choice.is_another(code):
        QTimer.singleShot(0, window, build_anew)  # the action that asks goes with the rest


def _take_up_desk(
    application: QApplication, window: Window, database: "Database", desk: "Desk | None"
) -> None:
    """Finds the window as it was left; without a desk file it waits, since there is nothing."""
    commands, file = window.commands, paths.desk_file()
    if commands is None:
        return
    given = [desk] if desk else []

    def open_desk() -> "Desk":
        from azref.desk.desk import Desk

        return given.pop() if given else Desk(file)

    def take_up() -> None:
        placement = file.with_name(_PLACEMENT) if file is not None else None
        if facts := commands.desk.open.attempt(database.facts):
            commands.desk.take_up(facts.id, placement)

    window.open_desk = open_desk
    application.aboutToQuit.connect(commands.desk.put_down)
    if desk or (file is not None and file.exists()):
        take_up()
        commands.panes.show_start()  # where no place was kept, or none could be read
    else:
        QTimer.singleShot(_DESK_AFTER, window, take_up)


def visit(window: Window, address: str) -> None:
    """Goes where ``azref://entry/ID`` or ``azref://lookup/WORDS`` leads; nowhere for others."""
    commands = window.commands
    if commands is None:
        return
    if address.startswith(_ENTRY):
        commands.panes.choose(address.removeprefix(_ENTRY).strip("/"))
    elif address.startswith(_LOOKUP):
        from urllib.parse import unquote

        commands.look_up_words(unquote(address.removeprefix(_LOOKUP).strip("/")))


def _open_door(window: Window, path: Path) -> None:
    """Lets a second start hand over its address instead of opening a window of its own."""
    from azref.ui.door import Door

    with contextlib.suppress(OSError):
        Door(paths.door(path), window).asked.connect(lambda address: _receive(window, address))


def _receive(window: Window, address: str) -> None:
    from PySide6.QtCore import Qt

    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    visit(window, address)


def _dressed(application: QApplication, theme: Theme) -> Theme:
    """The theme, once the application wears it."""
    if application.style().name() != "fusion":
        application.setStyle("Fusion")
    application.setPalette(theme.palette())
    application.setPalette(theme.menu_palette(), "QMenu")  # type: ignore[arg-type]  # no bytes
    for kind in EDGED:
        application.setPalette(theme.edged_palette(), kind)  # type: ignore[arg-type]
    return theme
