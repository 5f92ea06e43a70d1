"""Named selections: order, remarks, and what the reader does to them."""

import pytest

from azref.desk.desk import Desk
from azref.desk.values import EditKind, NamedSelection


def made(desk: Desk) -> NamedSelection:
    return desk.selections.create("Thesis", [("pfp", "P"), ("parp", "Q"), ("ipap", "R")])


def order(desk: Desk, selection: NamedSelection) -> str:
    loaded = desk.selections.load(selection.id)
    return " ".join(item.entry + (f"({item.remark})" if item.remark else "")
                    for item in loaded.items)  # fmt: skip


def test_a_selection_is_loaded_as_it_was_made(desk: Desk):
    selection = made(desk)
    assert desk.selections.load(selection.id) == selection
    assert desk.selections.all() == (selection,)


def test_items_are_moved_remarked_added_and_removed(desk: Desk):
    selection = made(desk)
    entries = {item.entry: item.title for item in selection.items} | {"isaf": "ISAF"}

    def put(*ids: str) -> None:
        desk.selections.set_entries(selection, [(each, entries[each]) for each in ids])

    put("parp", "ipap", "pfp")
    assert order(desk, selection) == "parp ipap pfp"
    desk.selections.remark(selection, selection.items[1], "see page 3")
    put("parp", "ipap", "pfp", "isaf", "isaf")
    assert order(desk, selection) == "parp(see page 3) ipap pfp isaf"
    put("parp", "ipap", "isaf")
    assert order(desk, selection) == "parp(see page 3) ipap isaf"
    for expected in ("parp(see page 3) ipap pfp isaf", "parp(see page 3) ipap pfp"):
        desk.undo()
        assert order(desk, selection) == expected


def test_what_is_ticked_now_becomes_the_items_and_remarks_stay(desk: Desk):
    selection = made(desk)
    desk.selections.remark(selection, selection.items[0], "mine")
    desk.selections.set_entries(selection, [("isaf", "ISAF"), ("pfp", "P"), ("pfp", "P")])
    assert order(desk, selection) == "isaf pfp(mine)"


@pytest.mark.parametrize("what", ["rename", "delete"])
def test_what_is_done_to_a_selection_is_undone(desk: Desk, what: str):
    selection = made(desk)
    desk.selections.create("Other")
    before = desk.selections.all()
    act = {
        "rename": lambda: desk.selections.rename(selection, "Chapter"),
        "delete": lambda: desk.selections.delete(selection),
    }[what]
    after = {"rename": ["Chapter", "Other"], "delete": ["Other"]}
    act()
    assert [each.name for each in desk.selections.all()] == after[what]
    desk.undo()
    assert desk.selections.all() == before


def test_a_selection_deleted_elsewhere_takes_no_more_entries(desk: Desk):
    selection = made(desk)
    desk.selections.delete(selection)
    desk.selections.set_entries(selection, [("isaf", "ISAF")])
    assert desk.selections.load(selection.id) is None
    assert desk.last.kind is EditKind.REMOVE_SELECTION
