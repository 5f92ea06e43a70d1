"""Bookmarks in the window: by keys and mouse, in folders, undone; and what an edition lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from pytestqt.qtbot import QtBot

from azref.desk.desk import Desk
from azref.desk.values import Bookmark, Folder, Missing
from azref.ui.desk.bookmark_rows import Destination, Row, bookmark_rows, dropped, stepped
from azref.ui.desk.rows import DeskLine, DeskModel
from azref.ui.row_list import VALUE_ROLE

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def rows_of(picture: str) -> tuple[Row, ...]:
    """Rows from a picture: "a A/ b c B/ ?note"; a capital with a slash is a folder."""
    folders: list[Folder] = []
    marks: list[Bookmark] = []
    missing: list[Missing] = []
    for word in picture.split():
        if word.endswith("/"):
            folders.append(Folder(word[:-1], word[:-1]))
        elif word.startswith("?"):
            missing.append(Missing(word[1:], "m", "gone", "Gone"))
        else:
            marks.append(Bookmark(word, word, word, folders[-1].id if folders else "", ""))
    return bookmark_rows(marks, folders, missing, {})


@pytest.mark.parametrize(
    ("picture", "row", "at", "destination"),
    [
        ("a b c", 0, 3, Destination("", 2)),
        ("a b c", 2, 0, Destination("", 0)),
        ("a b c", 1, 1, Destination("", 1)),
        ("a A/ b c", 0, 2, Destination("A", 0)),
        ("a A/ b c", 0, 4, Destination("A", 2)),
        ("a A/ b c", 3, 0, Destination("", 0)),
        ("a A/ b B/", 0, 4, Destination("B", 0)),
        ("A/ a B/ b", 2, 0, Destination("", 0)),
        ("A/ a B/ b", 0, 4, Destination("", 1)),
        ("a ?note", 2, 0, None),
        ("a", 7, 0, None),
    ],
)
def test_where_a_row_is_dropped_it_goes(picture, row, at, destination):
    assert dropped(rows_of(picture), row, at) == destination


@pytest.mark.parametrize(
    ("picture", "row", "step", "destination"),
    [
        ("a b", 0, 1, Destination("", 1)),
        ("a b", 1, -1, Destination("", 0)),
        ("a b", 1, 1, None),
        ("a b", 0, -1, None),
        ("a A/ b", 0, 1, Destination("A", 0)),
        ("a A/ b", 2, -1, Destination("", 1)),
        ("A/ a B/", 1, 1, Destination("B", 0)),
        ("A/ a B/ b", 0, 1, Destination("", 1)),
        ("A/ a B/ b", 2, 1, None),
        ("a ?note", 0, 1, None),
        ("a ?note", 2, -1, None),
    ],
)
def test_a_step_takes_a_row_past_its_neighbour_or_into_a_folder(picture, row, step, destination):
    assert stepped(rows_of(picture), row, step) == destination


@pytest.mark.parametrize(
    "lines", [[], [DeskLine("a"), DeskLine("F", is_heading=True, name="F", size=0)]]
)
def test_the_model_keeps_the_rules_of_models(qtmodeltester, lines):
    model = DeskModel()
    model.set_rows(lines)
    qtmodeltester.check(model)
    model.set_rows([])
    qtmodeltester.check(model)


# --- In the window ------------------------------------------------------------------------------


def shown(commands) -> list[str]:
    pane = commands.desk.bookmarks
    model = pane.list.lines
    lines = [model.index(row).data(VALUE_ROLE) for row in range(model.rowCount())]
    return [f"{line.text}/" if line.is_heading else line.beside or line.text for line in lines]


def notice(commands) -> str:
    return commands.panes.notice.text


def test_ctrl_b_bookmarks_what_is_read_and_takes_it_back(window, commands, qtbot: QtBot):
    commands.selection.go("pfp")
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    assert commands.desk.open.desk.bookmarks.of("pfp").title == "Partnership for Peace"
    assert commands.actions["bookmark"].isChecked()
    commands.selection.go("parp")
    assert not commands.actions["bookmark"].isChecked()
    commands.selection.go("pfp")
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    assert commands.desk.open.desk.bookmarks.all() == ()
    assert notice(commands) == "Bookmark on “Partnership for Peace” removed."
    commands.panes.notice._buttons[0].click()
    assert commands.desk.open.desk.bookmarks.of("pfp")
    assert commands.actions["bookmark"].isChecked()


def test_with_nothing_read_there_is_nothing_to_bookmark(window, commands, qtbot: QtBot):
    qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    assert notice(commands).startswith("Choose an entry first")
    assert not commands.actions["bookmark"].isChecked()


def test_a_row_dragged_with_the_mouse_goes_where_it_is_dropped(commands):
    for place in ("pfp", "parp", "ipap"):
        commands.selection.go(place)
        commands.desk.toggle_bookmark()
    commands.desk.show_bookmarks()
    commands.desk.bookmarks.add_folder()
    model, action = commands.desk.bookmarks.list.lines, Qt.DropAction.MoveAction
    folder = "New folder/"
    for row, before, after in (
        (0, 3, ["PARP", "IPAP", "PfP", folder]),
        (2, 0, ["PfP", "PARP", "IPAP", folder]),
        (0, -1, ["PARP", "IPAP", folder, "PfP"]),
    ):
        data = model.mimeData([model.index(row)])
        assert not model.dropMimeData(data, action, before, 0, QModelIndex())
        assert shown(commands) == after
    data.setData(data.formats()[0], b"9,-1,x")
    assert not model.dropMimeData(data, action, 0, 0, QModelIndex())
    assert shown(commands) == after


def test_bookmarks_are_put_in_order_and_opened_by_keys_alone(window, commands, qtbot: QtBot):
    for place in ("pfp", "parp", "ipap"):
        commands.selection.go(place)
        qtbot.keyClick(window, Qt.Key.Key_B, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_6, CONTROL)
    pane = commands.desk.bookmarks
    assert shown(commands) == ["PfP", "PARP", "IPAP"]
    listing = pane.list
    listing.setCurrentIndex(listing.lines.index(2))
    qtbot.keyClick(listing, Qt.Key.Key_Up, ALT)
    assert shown(commands) == ["PfP", "IPAP", "PARP"]
    pane.add_folder()
    editor = listing.indexWidget(listing.currentIndex()) or listing.focusWidget()
    qtbot.keyClicks(editor, "Thesis")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Thesis/" in shown(commands) and listing.hasFocus())
    listing.setCurrentIndex(listing.lines.index(2))
    qtbot.keyClick(listing, Qt.Key.Key_Down, ALT)
    assert shown(commands) == ["PfP", "IPAP", "Thesis/", "PARP"]
    assert listing.currentIndex().row() == 3
    qtbot.keyClick(listing, Qt.Key.Key_Return)
    assert commands.selection.place == "parp"
    assert commands.panes.reading.entry_view.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_6, CONTROL)
    qtbot.keyClick(listing, Qt.Key.Key_Up)
    qtbot.keyClick(listing, Qt.Key.Key_Delete)
    assert shown(commands) == ["PfP", "IPAP", "PARP"]
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert shown(commands) == ["PfP", "IPAP", "Thesis/", "PARP"]
    assert notice(commands).startswith("Undone: Folder “Thesis” removed")
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert shown(commands) == ["PfP", "IPAP", "PARP"]


def test_a_row_dragged_to_another_place_goes_there(commands):
    for place in ("pfp", "parp"):
        commands.desk.open.desk.bookmarks.add(place, place)
    commands.desk.show_bookmarks()
    model = commands.desk.bookmarks.list.lines
    data = model.mimeData([model.index(1)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, model.index(-1))
    assert shown(commands) == ["PARP", "PfP"]


def test_what_this_edition_lost_is_listed_and_told_of(commands, qtbot: QtBot):
    desk = commands.desk.open.desk
    desk.bookmarks.add("old-1", "An old entry")
    desk.selections.create("Mine", [("old-2", "Another")])
    commands.desk.show_bookmarks()
    assert shown(commands) == ["An old entry", "Not in this edition/", "Another"]
    qtbot.keyClick(commands.desk.bookmarks.list, Qt.Key.Key_Down)
    commands.desk.bookmarks.list.opened.emit(0)
    assert "is not in this edition; it is kept" in notice(commands)
    assert desk.bookmarks.of("old-1")


def test_an_empty_list_says_what_fills_it(commands):
    commands.desk.show_bookmarks()
    assert "Ctrl+B" in commands.desk.bookmarks.list.hint


def test_another_windows_bookmark_is_seen(window, commands, tmp_path: Path):
    window.open_desk = lambda: Desk(tmp_path / "desk.sqlite")
    commands.desk.show_bookmarks()
    other = Desk(tmp_path / "desk.sqlite")
    other.bookmarks.add("pfp", "P")
    other.close()
    commands.desk.open.look_elsewhere()
    assert shown(commands) == ["PfP"]
    commands.desk.put_down()


# --- Lookups ------------------------------------------------------------------------------------


def test_what_was_looked_up_is_written_once_the_page_is_seen(window, commands, qtbot, tmp_path):
    window.open_desk = lambda: Desk(tmp_path / "desk.sqlite")
    window.search.setText("WFP")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    kept = Desk(tmp_path / "desk.sqlite").lookups
    assert (commands.selection.place, kept.latest()) == ("ipap", ())
    qtbot.waitUntil(lambda: [each.query for each in kept.latest()] == ["WFP"])


def test_what_was_looked_up_last_is_kept_where_the_window_closes_at_once(
    window, commands, qtbot, tmp_path
):
    window.open_desk = lambda: Desk(tmp_path / "desk.sqlite")
    window.search.setText("WFP")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    commands.desk.put_down()
    assert [each.query for each in Desk(tmp_path / "desk.sqlite").lookups.latest()] == ["WFP"]


def test_what_was_looked_up_is_listed_and_opened_again(window, commands, qtbot: QtBot):
    for query, place in (("WFP", "ipap"), ("SNT", "pfp")):
        window.search.setText(query)
        qtbot.keyClick(window.search, Qt.Key.Key_Return)
        assert commands.selection.place == place
    qtbot.waitUntil(lambda: len(commands.desk.open.desk.lookups.latest()) == 2)
    qtbot.keyClick(window, Qt.Key.Key_7, CONTROL)
    pane = commands.desk.lookups
    assert [lookup.query for lookup in pane.lookups] == ["SNT", "WFP"]
    pane.list.setCurrentIndex(pane.list.lines.index(1))
    qtbot.keyClick(pane.list, Qt.Key.Key_Return)
    assert commands.selection.place == "ipap"
    commands.desk.show_lookups()
    pane.button.click()
    assert pane.lookups == ()
    assert notice(commands) == "The list of lookups was cleared."
    commands.panes.notice._buttons[0].click()
    assert len(pane.lookups) == 2
