"""An Azerbaijani window calls every entry by its Azerbaijani name, wherever it stands."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from azref import paths
from azref.store.database import Database
from azref.ui.document.rows import selected_rows
from azref.ui.language import speak
from azref.ui.theme import LIGHT
from azref.ui.window import Window

PFP, OWN = "Partnership for Peace", "Sülh Naminə Tərəfdaşlıq"
DOUBTED = "○ Fərdi Tərəfdaşlıq və Əməkdaşlıq Proqramı"


@pytest.fixture(params=["az"])
def window(qtbot, request) -> Iterator[Window]:
    application = QCoreApplication.instance()
    speak(application, request.param)
    opened = Window(LIGHT)
    qtbot.addWidget(opened)
    opened.fill(Database(paths.bundled_database()))
    yield opened
    opened.close()
    speak(application, "en")


def text_of(window: Window) -> str:
    return window.commands.panes.reading.entry_view.document().toPlainText()


def test_the_list_of_hits_shows_names_and_tells_a_screen_reader_what_is_unconfirmed(window):
    window.search.setText("IPCP")
    model = window.commands.hits.model
    first = model.index(0)
    assert first.data() == DOUBTED
    spoken = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("terminlər")
    assert "○" not in spoken
    assert "təsdiqlənməmiş ad" in spoken


def test_the_page_and_its_links_bear_names(window):
    window.commands.panes.choose("pfp")
    assert text_of(window).startswith(OWN)
    assert DOUBTED in text_of(window).replace("\u00a0", " ")
    window.commands.panes.choose("ipcp")
    assert text_of(window).replace("\u00a0", " ").startswith(DOUBTED)


def test_menus_bookmarks_selection_and_notes_call_an_entry_by_its_name(window):
    commands = window.commands
    panes = commands.panes
    panes.choose("pfp")
    commands.actions["tick"].trigger()
    commands.actions["bookmark"].trigger()
    commands.actions["bookmarks"].trigger()
    assert panes.title_of("pfp") == OWN
    assert commands.desk.bookmarks.list.model().index(0, 0).data() == OWN
    rows = selected_rows(commands.selection.basket, panes.summaries)
    assert [row.title for row in rows] == [OWN]


def test_what_was_done_to_a_bookmark_is_told_by_name(window):
    window.commands.panes.choose("pfp")
    for _ in range(2):
        window.commands.actions["bookmark"].trigger()
    assert window.commands.panes.notice.text == f"“{OWN}” üzərindəki əlfəcin silindi."
    window.commands.actions["undo"].trigger()
    assert f"“{OWN}”" in window.commands.panes.notice.text


def test_what_a_file_would_add_is_told_by_name(window, tmp_path):
    desk, file = window.commands.desk, tmp_path / "desk.json"
    window.commands.panes.choose("pfp")
    window.commands.actions["bookmark"].trigger()
    file.write_text(desk.open.desk.exchange.text(), "utf-8")
    window.commands.actions["bookmark"].trigger()
    desk.merge_from(file)
    assert f"əlfəcin {OWN}" in text_of(window)


def test_what_is_looked_up_is_listed_by_name_and_the_desk_keeps_the_title(window):
    commands = window.commands
    commands.actions["lookups"].trigger()
    window.search.setText("SNT")
    commands.hits.choose()
    commands.actions["lookups"].trigger()
    desk = commands.desk.open.desk
    assert [(each.query, each.title) for each in desk.lookups.latest(1)] == [("SNT", PFP)]
    assert OWN in str(commands.desk.lookups.list.model().index(0, 0).data(
        Qt.ItemDataRole.AccessibleTextRole))  # fmt: skip


def test_the_reader_hears_by_name_what_was_cited_and_the_citation_has_the_title(window):
    commands = window.commands
    commands.panes.choose("pfp")
    commands.actions["cite"].trigger()
    assert f"“{OWN}”" in commands.panes.notice.text
    assert commands.reading.quotation().title == PFP


@pytest.mark.parametrize("window", ["en"], indirect=True)
def test_an_english_window_shows_titles(window):
    window.commands.panes.choose("pfp")
    assert text_of(window).startswith(PFP)
    assert window.commands.panes.title_of("pfp") == PFP
