"""The composition root: puts the window together and starts it."""

import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from azref.store.database import Database
from azref.ui.theme import Theme, system_theme
from azref.ui.window import Window

_ENTRY = "azref://entry/"


def run(path: Path, address: str = "") -> int:
    """Opens the window on the database at `path`, at `address` if one is given; the exit status.

    Raises `DatabaseError` before any window is shown where there is no such database.
    """
    database = Database(path)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("azref")
    application.setDesktopFileName("azref")
    window = Window(_follow_system(application))
    window.first_painted.connect(lambda: window.fill(database, place(address)))
    hints = QGuiApplication.styleHints()
    hints.colorSchemeChanged.connect(lambda: window.set_theme(_follow_system(application)))
    window.show()
    return application.exec()


def place(address: str) -> str:
    """The entry an ``azref://entry/ID`` address names; empty for no address."""
    return address.removeprefix(_ENTRY).strip("/") if address.startswith(_ENTRY) else ""


def _follow_system(application: QApplication) -> Theme:
    theme = system_theme()
    application.setStyle("Fusion")
    application.setPalette(theme.palette())
    return theme
