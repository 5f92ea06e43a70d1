"""The selection put in order, remarked on and emptied, by keys and by dragging."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from azref import paths
from azref.export.document import gather
from azref.export.formats import format_of
from azref.store.database import Database
from azref.ui.basket import Basket, Ticked
from azref.ui.commands import Commands
from azref.ui.document.pane import SelectionPane
from azref.ui.document.rows import SelectedModel, SelectedRow, selected_rows
from azref.ui.window import Window

CHOSEN = ("pfp", "ipap", "isaf", "ev-2005-ipap")


@pytest.fixture
def pane(commands: Commands) -> SelectionPane:
    commands.selection.tick(CHOSEN)
    commands.actions["selection"].trigger()
    shown = commands.selecting.pane
    assert shown is not None
    return shown


def drawn(pane: SelectionPane) -> list[str]:
    return [row.id + (f" ({row.remark})" if row.remark else "") for row in pane.model.rows]


def press(pane: SelectionPane, key: Qt.Key, *, alt: bool = False) -> None:
    modifier = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(pane.list, key, modifier)


def test_the_pane_shows_what_is_ticked_in_its_order(pane, commands) -> None:
    assert drawn(pane) == list(CHOSEN)
    assert pane.isVisible()
    commands.selection.toggle("ipap")
    assert drawn(pane) == ["pfp", "isaf", "ev-2005-ipap"]


def test_alt_with_an_arrow_moves_an_entry_and_keeps_it_chosen(pane, commands) -> None:
    press(pane, Qt.Key.Key_Down)
    press(pane, Qt.Key.Key_Down, alt=True)
    press(pane, Qt.Key.Key_Down, alt=True)
    assert commands.selection.ticked == ("pfp", "isaf", "ev-2005-ipap", "ipap")
    assert pane.list.chosen == ["ipap"]
    press(pane, Qt.Key.Key_Down, alt=True)
    assert commands.selection.ticked[-1] == "ipap"
    press(pane, Qt.Key.Key_Up, alt=True)
    assert commands.selection.ticked == ("pfp", "isaf", "ipap", "ev-2005-ipap")


def test_rows_dragged_go_before_the_row_they_are_dropped_on(pane, commands) -> None:
    model = pane.model
    data = model.mimeData([model.index(2), model.index(3)])
    action = Qt.DropAction.MoveAction
    assert not model.dropMimeData(data, action, 0, 0, QModelIndex())
    assert commands.selection.ticked == ("isaf", "ev-2005-ipap", "pfp", "ipap")
    assert pane.list.chosen == ["isaf", "ev-2005-ipap"]


def test_rows_dropped_below_the_last_become_the_last(pane, commands) -> None:
    data = pane.model.mimeData([pane.model.index(0)])
    pane.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
    assert commands.selection.ticked[-1] == "pfp"


def test_delete_takes_entries_out_and_goes_on_to_the_next(pane, commands) -> None:
    press(pane, Qt.Key.Key_Down)
    press(pane, Qt.Key.Key_Delete)
    assert commands.selection.ticked == ("pfp", "isaf", "ev-2005-ipap")
    assert pane.list.currentIndex().row() == 1


def test_a_remark_is_written_under_its_entry(pane, commands, qtbot: QtBot) -> None:
    pane.remark.setFocus()
    qtbot.keyClicks(pane.remark, "Check with the mission")
    qtbot.keyClick(pane.remark, Qt.Key.Key_Return)
    assert drawn(pane)[0] == "pfp (Check with the mission)"
    assert commands.selection.basket.remarks == (("pfp", "Check with the mission"),)
    press(pane, Qt.Key.Key_Down)
    assert pane.remark.text() == ""


def test_a_long_remark_is_shown_from_its_beginning(pane, commands) -> None:
    commands.selection.put(commands.selection.basket.remarked("pfp", "To be read. " * 40))
    assert pane.remark.text().startswith("To be read.")
    assert pane.remark.cursorPosition() == 0


def test_an_empty_selection_says_how_to_fill_it_and_clearing_can_be_undone(pane, commands) -> None:
    commands.selection.put(commands.selection.basket.remarked("ipap", "first"))
    commands.actions["clear"].trigger()
    assert commands.selection.ticked == ()
    assert not pane.list.isVisible()
    undo = commands.panes.notice.offers["Undo"]
    undo.click()
    assert drawn(pane) == ["pfp", "ipap (first)", "isaf", "ev-2005-ipap"]


def test_every_hit_of_a_lookup_is_selected_at_once(window: Window, commands: Commands) -> None:
    window.search.setText("kind:operation")
    commands.actions["tick_hits"].trigger()
    assert set(commands.selection.ticked) >= {"isaf", "kfor"}
    window.search.clear()
    before = commands.selection.ticked
    commands.actions["tick_hits"].trigger()
    assert commands.selection.ticked == before
    assert "look something up" in commands.panes.notice.text


def test_hits_that_the_list_has_no_place_for_are_selected_too(window, commands) -> None:
    commands.actions["clear"].trigger()
    window.search.setText("kind:event")
    commands.actions["tick_hits"].trigger()
    assert len(commands.selection.ticked) > commands.hits.model.rowCount()
    assert "more" not in commands.panes.notice.text


def test_hits_are_selected_within_the_period_the_line_is_kept_to(window, commands) -> None:
    commands.actions["clear"].trigger()
    commands.panes.timeline.choose_period("1996/1997")
    commands.actions["tick_hits"].trigger()
    within = set(commands.selection.ticked)
    assert within
    commands.panes.timeline.choose_period("")
    window.search.setText("year:1996..1997")
    commands.actions["clear"].trigger()
    commands.actions["tick_hits"].trigger()
    assert set(commands.selection.ticked) == within


def test_a_lookup_of_too_many_hits_says_that_there_are_more(window, commands, monkeypatch) -> None:
    monkeypatch.setattr("azref.ui.document.commands._MOST_HITS", 3)
    commands.actions["clear"].trigger()
    window.search.setText("kind:event")
    commands.actions["tick_hits"].trigger()
    assert len(commands.selection.ticked) == 3
    assert "There are more hits; the first 3 were taken." in commands.panes.notice.text


def test_the_events_of_a_period_are_selected_at_once(commands: Commands) -> None:
    commands.actions["tick_period"].trigger()
    assert "Draw a period" in commands.panes.notice.text
    commands.panes.timeline.choose_period("1996/1997")
    commands.actions["tick_period"].trigger()
    ticked = set(commands.selection.ticked)
    assert ticked >= {"ev-1996-presentation", "ev-1997-parp"}
    assert not ticked & {"ev-1994-pfp", "ev-2005-ipap", "pfp"}


def test_an_entry_that_vanished_is_shown_and_said(commands: Commands) -> None:
    rows = selected_rows(Basket().with_entries(["gone", "pfp"]), commands.panes.summaries)
    assert rows[0] == SelectedRow("gone", "gone", is_missing=True)
    assert rows[1].acronym == "PfP"


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = SelectedModel()
    qtmodeltester.check(model)
    model.set_rows([SelectedRow("a", "A"), SelectedRow("b", "B", remark="r")])
    qtmodeltester.check(model)
    model.set_rows([])
    qtmodeltester.check(model)


def test_an_exported_selection_is_opened_with_its_order_and_remarks(
    commands: Commands, tmp_path: Path
) -> None:
    file = tmp_path / "mine.json"
    database = Database(paths.bundled_database())
    document = gather(database, ["isaf", "pfp"], remarks={"pfp": "Ask first"})
    file.write_bytes(format_of(file).write(document).content)
    file.write_text(file.read_text("utf-8").replace('"isaf"', '"gone-by-now"'), "utf-8")
    commands.selection.tick(["kfor"])
    commands.selecting.open_selection(file)
    assert commands.selection.basket.items == (Ticked("pfp", "Ask first"),)
    assert "gone-by-now" in commands.panes.notice.text
    commands.panes.notice.offers["Undo"].click()
    assert commands.selection.ticked == ("kfor",)


def test_a_file_that_holds_no_selection_changes_nothing(commands: Commands, tmp_path: Path) -> None:
    commands.selection.tick(["kfor"])
    for content in (b"", b"%PDF-1.7", b"{}", b"\xff"):
        file = tmp_path / "other.json"
        file.write_bytes(content)
        commands.selecting.open_selection(file)
        assert "other.json" in commands.panes.notice.text
    commands.selecting.open_selection(tmp_path / "nowhere.json")
    assert "nowhere.json" in commands.panes.notice.text
    assert commands.selection.ticked == ("kfor",)
