"""The composition root: puts the window together and starts it."""

import gc
import sys
from pathlib import Path

gc.disable()  # nothing made on the way to the window is garbage; `_fill` switches it on again

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from azref.store.header import check_header
from azref.ui.theme import Theme, current_theme, system_theme
from azref.ui.window import Window

_ENTRY = "azref://entry/"


def run(path: Path, address: str = "") -> int:
    """Opens the window on the database at `path`, at `address` if one is given; the exit status.

    Raises `DatabaseError` before any window is shown where there is no such database.
    """
    application, _window = open_window(path, address)
    return application.exec()


def open_window(path: Path, address: str = "") -> tuple[QApplication, Window]:
    """The application with its window shown; the data comes with the first turn of the loop."""
    check_header(path)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("azref")
    application.setDesktopFileName("azref")
    window = Window(system_theme())
    window.first_painted.connect(lambda: _fill(application, window, path, address))
    window.show()
    return application, window


def _fill(application: QApplication, window: Window, path: Path, address: str) -> None:
    from azref.store.database import Database

    _dressed(application, window.theme)
    window.fill(Database(path), place(address))
    if window.commands is not None:
        sys.excepthook = window.commands.report
    gc.freeze()
    gc.enable()
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(
        lambda: window.set_theme(_dressed(application, current_theme()))
    )


def place(address: str) -> str:
    """The entry an ``azref://entry/ID`` address names; empty for no address."""
    return address.removeprefix(_ENTRY).strip("/") if address.startswith(_ENTRY) else ""


def _dressed(application: QApplication, theme: Theme) -> Theme:
    """The theme, once the application wears it."""
    if application.style().name() != "fusion":
        application.setStyle("Fusion")
    application.setPalette(theme.palette())
    return theme
