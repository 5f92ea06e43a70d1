"""The database under an open window: replaced, overwritten, gone, damaged from the start."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from azref import app, paths
from azref.errors import DatabaseError
from azref.store.database import Database
from azref.ui.window import Window


@pytest.fixture
def file(tmp_path: Path, small_database: Path) -> Path:
    return Path(shutil.copyfile(small_database, tmp_path / "open.sqlite"))


@pytest.fixture
def window(open_window: Callable[[Path], Window], file: Path) -> Window:
    return open_window(file)


def activate(window: Window) -> str:
    """What the window says when the reader turns to it."""
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    notice = window.commands.panes.notice
    return notice.text if notice.isVisible() else ""


def replace(file: Path, content: bytes) -> None:
    other = file.with_suffix(".new")
    other.write_bytes(content)
    other.replace(file)


def test_an_untouched_file_is_nothing_to_speak_of(window):
    assert activate(window) == ""


def test_a_replaced_file_is_said_and_read_anew_at_the_same_place(window, file):
    assert window.windowTitle() == f"azref — {Database(file).facts().title}"
    window.commands.panes.choose("crl")
    replace(file, paths.bundled_database().read_bytes())
    assert "was replaced" in activate(window)
    assert window.commands.panes._database.entry("crl").id == "crl"  # the old one, whole
    buttons = window.commands.panes.notice.findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Reload").click()
    assert "pfp" in window.commands.panes.summaries
    assert window.windowTitle() == "azref — Azerbaijan and NATO"
    assert "crl" in window.commands.panes.notice.text  # gone, and said
    assert activate(window) == window.commands.panes.notice.text


def test_a_damaged_successor_leaves_what_is_open(window, file):
    replace(file, b"noise")
    window.commands.actions["reload"].trigger()
    assert "is not an SQLite database" in window.commands.panes.notice.text
    window.commands.panes.choose("crl")
    assert "Caspian" in window.commands.panes.reading.entry_view.toPlainText()


@pytest.mark.parametrize("length", [0, 5000, None])
def test_a_file_written_to_in_place_is_never_read_on(window, file, length):
    with file.open("r+b") as opened:
        opened.truncate(length)
        opened.seek(0)
        opened.write(bytes(100))
    with pytest.raises(DatabaseError, match="was changed while it was open"):
        window.commands.panes._database.entry("crl")
    window.commands.panes.choose("rescue-plan")
    assert "read it anew with F5" in window.commands.panes.notice.text


def test_a_file_that_is_damaged_behind_its_header_is_a_line_in_the_window(qtbot, file, capsys):
    content = bytearray(file.read_bytes())
    content[100:4000] = bytes(3900)
    file.write_bytes(content)
    _, window = app.open_window(file)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), QLabel))
    assert "is damaged (" in window.centralWidget().text()
    assert window.windowTitle() == "azref"
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("content", [None, b"", b"noise", b"SQLite format 3\0" + bytes(84)])
def test_a_bundled_reference_that_cannot_be_read_is_a_line_in_the_window(
    qtbot, tmp_path, monkeypatch, capsys, content
):
    """Who starts azref from a menu sees no terminal."""
    file = tmp_path / "azref.sqlite"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setattr(paths, "bundled_database", lambda: file)
    _, window = app.open_window(file)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), QLabel))
    assert str(file) in window.centralWidget().text()
    assert "azref --rebuild" in window.centralWidget().text()
    assert capsys.readouterr().err == f"azref: {window.centralWidget().text()}\n"
