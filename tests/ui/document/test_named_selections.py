"""Selections kept by name: what is done to the basket is done to them, and comes back."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from azref.desk.desk import Desk
from azref.ui.commands import Commands
from azref.ui.document.named_selections import NamedSelections
from azref.ui.window import Window


@pytest.fixture
def names(commands: Commands) -> NamedSelections:
    commands.selection.tick(["pfp", "ipap"])
    commands.actions["selection"].trigger()
    return commands.selecting.names


def desk(commands: Commands) -> Desk:
    return commands.desk.open.desk


def kept(commands: Commands, name: str) -> list[str]:
    found = {each.name: each for each in desk(commands).selections.all()}[name]
    return [each.entry + (f" ({each.remark})" if each.remark else "") for each in found.items]


def test_a_name_keeps_the_basket_and_every_later_edit(names, commands) -> None:
    names.name("For the mission")
    assert kept(commands, "For the mission") == ["pfp", "ipap"]
    commands.selection.tick(["isaf"])
    commands.selection.put(commands.selection.basket.moved(["isaf"], 0).remarked("pfp", "first"))
    assert kept(commands, "For the mission") == ["isaf", "pfp (first)", "ipap"]
    assert names.title == "For the mission"


def test_a_name_typed_and_confirmed_is_enough(names, commands, qtbot: QtBot) -> None:
    row = commands.selecting.name_row
    row.line.setFocus()
    qtbot.keyClicks(row.line, "Mine")
    qtbot.keyClick(row.line, Qt.Key.Key_Return)
    assert kept(commands, "Mine") == ["pfp", "ipap"]
    assert row.remove.isEnabled()
    row.line.selectAll()
    qtbot.keyClicks(row.line, "Ours")
    qtbot.keyClick(row.line, Qt.Key.Key_Return)
    assert [each.name for each in desk(commands).selections.all()] == ["Ours"]


def test_another_selection_is_opened_and_the_first_stays(names, commands) -> None:
    names.name("One")
    names.leave()
    commands.selection.toggle("pfp")
    names.name("Two")
    one, two = desk(commands).selections.all()
    names.turn_to(one.id)
    assert commands.selection.ticked == ("pfp", "ipap")
    names.turn_to(two.id)
    assert commands.selection.ticked == ("ipap",)
    assert kept(commands, "One") == ["pfp", "ipap"]


def test_clearing_the_basket_leaves_the_named_selection_alone(names, commands) -> None:
    names.name("Mine")
    commands.actions["clear"].trigger()
    assert commands.selection.ticked == ()
    assert kept(commands, "Mine") == ["pfp", "ipap"]
    assert names.title == ""


def test_what_is_undone_on_the_desk_is_undone_in_the_basket(names, commands) -> None:
    names.name("Mine")
    commands.selection.toggle("ipap")
    commands.actions["undo"].trigger()
    assert commands.selection.ticked == ("pfp", "ipap")
    commands.actions["undo"].trigger()
    assert desk(commands).selections.all() == ()
    assert names.title == ""
    assert commands.selection.ticked == ("pfp", "ipap")


def test_a_deleted_selection_leaves_the_basket_and_can_be_had_back(names, commands) -> None:
    names.name("Mine")
    names.delete()
    assert commands.selection.ticked == ("pfp", "ipap")
    assert desk(commands).selections.all() == ()
    commands.actions["undo"].trigger()
    assert kept(commands, "Mine") == ["pfp", "ipap"]


def test_what_this_edition_does_not_have_stays_in_the_named_selection(names, commands) -> None:
    made = desk(commands).selections.create("Old", [("gone", "Gone"), ("pfp", "PfP")])
    names.turn_to(made.id)
    assert commands.selection.ticked == ("pfp",)
    commands.selection.tick(["isaf"])
    assert set(kept(commands, "Old")) == {"gone", "pfp", "isaf"}


def test_the_document_is_called_after_the_selection(names, commands: Commands) -> None:
    names.name("Brief for the minister")
    assert commands.exporting.title() == "Brief for the minister"
    assert commands.exporting._name() == "brief-for-the-minister"


def test_names_are_text_and_never_markup(names, commands: Commands, window: Window) -> None:
    names.name("<b>&amp;</b>")
    assert commands.selecting.name_row.line.text() == "<b>&amp;</b>"
