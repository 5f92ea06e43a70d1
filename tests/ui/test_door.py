"""From outside the window: addresses, a second start, the clipboard."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from azref import paths
from azref.app import visit
from azref.cli.handover import hand_over
from azref.ui.clipboard import clipboard_words
from azref.ui.door import Door
from azref.ui.window import Window

ROOT = Path(__file__).resolve().parents[2]


def test_an_address_leads_to_an_entry_or_looks_words_up(window, commands):
    visit(window, "azref://entry/pfp")
    assert commands.selection.place == "pfp"
    visit(window, "azref://lookup/s%C3%BClh%20namin%C9%99")
    assert window.search.text() == "sülh naminə"
    assert commands.hits.isVisible()
    visit(window, "file:///etc/passwd")
    assert commands.selection.place == "pfp"


@pytest.mark.parametrize("is_stale", [False, True])
def test_who_knocks_hands_an_address_over(window: Window, qtbot, tmp_path: Path, is_stale):
    name = str(tmp_path / "door")
    if is_stale:
        import socket

        with socket.socket(socket.AF_UNIX) as left_behind:
            left_behind.bind(name)
    door = Door(name, window)
    assert door.is_open
    taken: list[bool] = []
    guest = threading.Thread(target=lambda: taken.append(hand_over(name, "azref://entry/pfp")))
    with qtbot.waitSignal(door.asked) as asked:
        guest.start()
    guest.join(5)
    assert asked.args == ["azref://entry/pfp"]
    assert taken == [True]
    assert not Door(name, window).is_open
    door.close()


def test_nobody_behind_a_door_is_no_answer(tmp_path: Path):
    assert not hand_over(str(tmp_path / "none"), "")
    (tmp_path / "file").touch()
    assert not hand_over(str(tmp_path / "file"), "")


def start(folder: Path, *words: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(folder)}
    return subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "azref", *words],
        env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def wait_for_door(folder: Path) -> bool:
    end = time.monotonic() + 20
    while time.monotonic() < end and not list(folder.glob("azref-*")):
        time.sleep(0.05)
    return bool(list(folder.glob("azref-*")))


@pytest.mark.skipif(os.name == "nt", reason="the door is a file on Unix alone")
def test_a_second_start_ends_without_qt_and_a_killed_window_is_in_nobodys_way(tmp_path: Path):
    tmp_path.chmod(0o700)
    running = start(tmp_path)
    try:
        assert wait_for_door(tmp_path)
        second = start(tmp_path, "azref://lookup/WFP")
        _, loaded = second.communicate(timeout=20)
        assert second.returncode == 0
        assert "azref.cli.handover" in loaded
        assert "PySide6" not in loaded
    finally:
        running.send_signal(signal.SIGKILL)
        running.communicate(timeout=20)
    third = start(tmp_path)
    time.sleep(1.5)
    assert third.poll() is None
    third.kill()
    third.communicate(timeout=20)


def test_a_door_is_for_one_database_and_one_screen(tmp_path: Path, monkeypatch):
    other = tmp_path / "other.sqlite"
    other.touch()
    door = paths.door(paths.bundled_database())
    assert door == paths.door(paths.bundled_database())
    assert paths.door(other) != door
    monkeypatch.setenv("DISPLAY", ":77")
    assert paths.door(paths.bundled_database()) != door


def test_the_clipboard_is_looked_up_on_request(window, commands, qtbot):
    QApplication.clipboard().setText("\n  WFP \t\n more lines")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_V, keys)
    assert window.search.text() == "WFP"
    QApplication.clipboard().clear()
    commands.actions["clipboard"].trigger()
    assert commands.panes.notice.text.startswith("There are no words on the clipboard")


def test_the_clipboard_is_watched_only_after_that_was_asked_for(window, commands, monkeypatch):
    heard: list[str] = []
    commands.watch.copied.connect(heard.append)
    clipboard = QApplication.clipboard()
    monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda _: False)
    clipboard.setText("SNT")
    assert not commands.actions["watch"].isChecked()
    assert heard == []
    commands.actions["watch"].trigger()
    clipboard.setText("EEA")
    clipboard.setText("x" * 500)
    assert heard == ["EEA"]
    commands.actions["watch"].trigger()
    clipboard.setText("PAP")
    assert heard == ["EEA"]


@pytest.mark.parametrize(
    ("text", "words"),
    [("", ""), ("  \n\t", ""), ("\n a\u00a0 b \n c", "a b"), ("x" * 10_000, "x" * 80)],
)
def test_of_the_clipboard_the_first_line_with_words_is_taken(text, words):
    assert clipboard_words(text) == words


def test_escape_returns_to_where_one_was_and_back_keeps_the_query(window, commands, qtbot):
    commands.selection.go("pfp")
    commands.panes.glossary.list.setFocus()
    commands.actions["look_up"].trigger()
    qtbot.keyClicks(window.search, "WFP")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert commands.selection.place == "ipap"
    commands.actions["back"].trigger()
    assert (commands.selection.place, window.search.text()) == ("pfp", "WFP")
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert commands.panes.glossary.list.hasFocus()
