"""View ▸ Language: the window speaks another language in its place, and the choice is kept."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from azref import app, paths
from azref.ui.actions import fill_menu
from azref.ui.language import kept_language, speak, spoken_language
from azref.ui.language_choice import keep_language
from azref.ui.window import Window

Open = Callable[[], Window]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Starts the program, as often as it is called, for a reader who has a desk."""
    monkeypatch.setenv("AZREF_DATA", str(tmp_path))
    monkeypatch.delenv("AZREF_LANGUAGE", raising=False)
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_GB"))
    monkeypatch.setattr("sys.excepthook", None)
    windows: list[Window] = []

    def open_window() -> Window:
        _, window = app.open_window(paths.bundled_database())
        qtbot.addWidget(window)
        qtbot.waitUntil(lambda: bool(window.commands and window.commands.desk.session))
        windows.append(window)
        return window

    yield open_window
    for window in windows:
        window.commands.desk.put_down()
        window.close()
    speak(QCoreApplication.instance(), "en")


def choose(window: Window, language: str, qtbot: QtBot) -> None:
    before = window.commands
    window.commands.actions[f"language_{language}"].trigger()
    qtbot.waitUntil(lambda: window.commands not in (before, None))
    qtbot.waitUntil(lambda: bool(window.commands.desk.session))


def test_the_window_speaks_the_language_at_once(opened: Open, qtbot: QtBot):
    window = opened()
    choose(window, "az", qtbot)
    assert spoken_language() == "az"
    assert window.commands.actions["back"].text() == "Geri"
    assert window.windowTitle() == "azref — Azerbaijan and NATO"  # as the edition calls itself
    assert window.commands.panes.glossary.filter.placeholderText() == "Lüğət süzgəci"
    assert window.commands.actions["language_az"].isChecked()
    choose(window, "en", qtbot)
    assert window.commands.actions["back"].text() == "Back"
    assert "Where to begin" in window.commands.panes.reading.entry_view.toPlainText()


def test_the_reader_stays_where_they_were(opened: Open, qtbot: QtBot):
    window = opened()
    panes, selection = window.commands.panes, window.commands.selection
    panes.choose("pfp")
    panes.choose("ev-2002-afghanistan")
    selection.tick(["isaf", "pfp"])
    panes.glossary.filter.setText("action")
    window.commands.actions["shade"].trigger()
    window.commands.actions["bookmark"].trigger()
    choose(window, "az", qtbot)
    commands = window.commands
    assert commands.selection.place == "ev-2002-afghanistan"
    assert "2002-ci il" in commands.panes.reading.entry_view.toPlainText()
    assert commands.selection.ticked == ("isaf", "pfp")
    assert commands.panes.glossary.filter.text() == "action"
    assert commands.actions["shade"].isChecked()
    assert commands.actions["bookmark"].isChecked()
    commands.selection.back()
    assert commands.selection.place == "pfp"


def test_what_stands_open_stays_open(opened: Open, qtbot: QtBot):
    window = opened()
    window.commands.panes.timeline.choose_period("2001/2004-06")
    for name in ("lookups", "selection", "bookmarks"):
        window.commands.actions[name].trigger()
    window.commands.actions["selection"].trigger()
    window.search.setText("nato")
    choose(window, "az", qtbot)
    commands, reading = window.commands, window.commands.panes.reading
    titles = [reading.tabText(at) for at in range(reading.count())]
    assert titles == ["Qeyd", "Mənbə mətni", "Axtarışlar", "Seçim", "Əlfəcinlər"]
    assert reading.currentWidget() is commands.selecting.pane
    assert window.search.text() == "nato"
    assert commands.search.is_open
    assert commands.hits.isVisible()
    assert commands.panes.timeline.period == "2001/2004-06"
    assert "2001–2004" in window.search.placeholderText()


def test_the_line_that_finds_words_stays_open_with_its_words(opened: Open, qtbot: QtBot):
    window = opened()
    window.commands.panes.choose("pfp")
    window.commands.actions["find"].trigger()
    window.commands.reading.find_line.words.setText("NATO")
    choose(window, "az", qtbot)
    line = window.commands.reading.find_line
    assert line is not None
    assert line.isVisible()
    assert line.words.text() == "NATO"
    assert line.count.text().startswith("1 /")
    assert not window.commands.search.is_open


def test_a_line_that_was_closed_stays_closed(opened: Open, qtbot: QtBot):
    window = opened()
    window.commands.actions["find"].trigger()
    window.commands.reading.find_line.close_line()
    window.search.setText("nato")
    window.commands.search.close()
    choose(window, "az", qtbot)
    assert window.commands.reading.words_found is None
    assert window.search.text() == "nato"
    assert not window.commands.search.is_open


def test_the_source_text_in_front_stays_in_front(opened: Open, qtbot: QtBot):
    window = opened()
    window.commands.actions["selection"].trigger()
    window.commands.actions["source"].trigger()
    choose(window, "az", qtbot)
    reading = window.commands.panes.reading
    assert reading.is_source_shown
    assert reading.count() == 3


def test_a_full_screen_is_told_by_its_action_whoever_filled_it(opened: Open, qtbot: QtBot):
    window = opened()
    window.showFullScreen()
    qtbot.waitUntil(lambda: window.commands.actions["full_screen"].isChecked())
    choose(window, "az", qtbot)
    assert window.isFullScreen()
    assert window.commands.actions["full_screen"].isChecked()
    window.showNormal()
    qtbot.waitUntil(lambda: not window.commands.actions["full_screen"].isChecked())
    window.commands.actions["full_screen"].trigger()
    assert window.isFullScreen()


def test_every_key_still_does_one_thing(opened: Open, qtbot: QtBot):
    window = opened()
    choose(window, "az", qtbot)
    names = [action.objectName() for action in window.actions()]
    assert len(names) == len(set(names))
    keys = [keys.toString() for action in window.actions() for keys in action.shortcuts()]
    assert len(keys) == len(set(keys))
    qtbot.keyClicks(window.search, "WFP")
    assert "yanlış abreviatura" in window.commands.hits.model.index(0).data(
        0x000B  # AccessibleTextRole
    )


def test_the_choice_holds_at_the_next_start(opened: Open, qtbot: QtBot, tmp_path: Path):
    choose(opened(), "az", qtbot)
    assert kept_language(tmp_path / "language") == "az"
    again = opened()
    assert again.commands.actions["back"].text() == "Geri"
    assert again.commands.actions["language_az"].isChecked()


def test_the_environment_still_wins_and_the_window_says_so(
    opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.setenv("AZREF_LANGUAGE", "en")
    window = opened()
    window.commands.actions["language_az"].trigger()
    assert "AZREF_LANGUAGE" in window.commands.panes.notice.text
    assert spoken_language() == "en"
    assert kept_language(tmp_path / "language") == "az"


def test_the_languages_stand_in_a_menu_by_their_own_names(opened: Open, qtbot: QtBot):
    window = opened()
    choose(window, "az", qtbot)
    menu = QMenu()
    qtbot.addWidget(menu)
    fill_menu(menu, window.commands.actions)
    view = next(action.menu() for action in menu.actions() if action.text() == "Görünüş")
    languages = view.actions()[-1].menu()
    assert [each.text() for each in languages.actions()] == [
        "Sistemdəki kimi", "English", "Azərbaycanca"
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"xx", b"\xff\xfe", b"az" * 100, b"../az"])
def test_a_file_with_no_language_in_it_means_the_systems(tmp_path: Path, content: bytes):
    file = tmp_path / "language"
    file.write_bytes(content)
    assert kept_language(file) == ""
    assert kept_language(tmp_path / "none") == ""


def test_a_choice_that_cannot_be_kept_harms_nothing(tmp_path: Path):
    (tmp_path / "file").write_text("")
    keep_language(tmp_path / "file" / "language", "az")
    keep_language(None, "az")
    keep_language(tmp_path / "new" / "language", "az")
    assert kept_language(tmp_path / "new" / "language") == "az"
