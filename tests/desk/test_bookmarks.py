"""Bookmarks in folders, in the reader's order; every change undone and redone."""

from pathlib import Path

import pytest

from azref.desk.desk import Desk
from azref.desk.places import placed
from azref.desk.values import EditKind, Folder


def shelf(desk: Desk) -> list[str]:
    """Bookmarked entries as a reader sees them: "Folder/entry"."""
    names = {"": "", **{folder.id: f"{folder.name}/" for folder in desk.bookmarks.folders()}}
    return [f"{names[mark.folder]}{mark.entry}" for mark in desk.bookmarks.all()]


def folder(desk: Desk, name: str) -> Folder:
    return next(each for each in desk.bookmarks.folders() if each.name == name)


def test_a_bookmark_is_there_after_a_restart(desk: Desk, path: Path):
    desk.bookmarks.add("pfp", "Partnership for Peace")
    again = Desk(path)
    assert again.bookmarks.of("pfp") == desk.bookmarks.of("pfp")
    again.close()


def test_an_entry_is_bookmarked_once(desk: Desk):
    assert desk.bookmarks.add("pfp", "P") == desk.bookmarks.add("pfp", "P")
    assert shelf(desk) == ["pfp"]


def test_bookmarks_stand_in_folders_in_the_readers_order(desk: Desk):
    for entry in ("pfp", "parp", "ipap"):
        desk.bookmarks.add(entry, entry)
    desk.bookmarks.add_folder("Thesis")
    desk.bookmarks.add_folder("Afghanistan")
    desk.bookmarks.move(desk.bookmarks.of("pfp"), folder(desk, "Thesis").id, 0)
    desk.bookmarks.move(desk.bookmarks.of("ipap"), folder(desk, "Thesis").id, 0)
    assert shelf(desk) == ["parp", "Thesis/ipap", "Thesis/pfp"]
    desk.bookmarks.move_folder(folder(desk, "Afghanistan"), 0)
    desk.bookmarks.move(desk.bookmarks.of("parp"), folder(desk, "Afghanistan").id, 0)
    assert shelf(desk) == ["Afghanistan/parp", "Thesis/ipap", "Thesis/pfp"]
    desk.bookmarks.rename_folder(folder(desk, "Thesis"), "Chapter 2")
    assert shelf(desk)[1] == "Chapter 2/ipap"


def test_a_folder_that_goes_leaves_its_bookmarks_at_the_top(desk: Desk):
    desk.bookmarks.add("isaf", "ISAF")
    made = desk.bookmarks.add_folder("Thesis")
    for entry in ("pfp", "parp"):
        desk.bookmarks.add(entry, entry, made.id)
    desk.bookmarks.remove_folder(made)
    assert shelf(desk) == ["isaf", "pfp", "parp"]
    assert desk.undo() == (EditKind.REMOVE_FOLDER, "Thesis")
    assert shelf(desk) == ["isaf", "Thesis/pfp", "Thesis/parp"]


def test_every_edit_is_undone_and_made_again(desk: Desk, path: Path):
    states = [shelf(desk)]
    bookmark = desk.bookmarks.add("pfp", "P")
    states.append(shelf(desk))
    made = desk.bookmarks.add_folder("Thesis")
    desk.bookmarks.move(bookmark, made.id, 0)
    states.append(shelf(desk))
    desk.bookmarks.remove(bookmark)
    states.append(shelf(desk))
    desk.close()
    again = Desk(path)
    assert again.last == (EditKind.REMOVE_BOOKMARK, "P")
    again.undo()
    assert shelf(again) == states[2]
    again.undo()
    again.undo()
    assert shelf(again) == states[1]
    again.undo()
    assert shelf(again) == states[0]
    assert again.undo() is None
    while again.redo():
        pass
    assert shelf(again) == states[3]
    again.close()


def test_a_new_edit_forgets_what_was_undone(desk: Desk):
    desk.bookmarks.add("pfp", "P")
    desk.undo()
    desk.bookmarks.add("parp", "Q")
    assert desk.next is None
    assert desk.redo() is None
    assert shelf(desk) == ["parp"]


def test_an_edit_that_changes_nothing_is_not_kept(desk: Desk):
    made = desk.bookmarks.add_folder("Thesis")
    desk.bookmarks.rename_folder(made, "Thesis")
    assert desk.last == (EditKind.ADD_FOLDER, "Thesis")


@pytest.mark.parametrize(
    ("order", "row", "at", "after"),
    [
        ("abc", "c", 0, "cab"),
        ("abc", "a", 1, "bac"),
        ("abc", "a", 99, "bca"),
        ("abc", "b", 1, "abc"),
        ("abc", "x", 1, "axbc"),
        ("", "x", 5, "x"),
    ],
)
def test_a_row_is_put_at_an_index_among_the_others(order: str, row: str, at: int, after: str):
    siblings = [(name, float(n)) for n, name in enumerate(order)]
    places = {**dict(siblings), **placed(siblings, row, at)}
    assert sorted(places, key=lambda name: places[name]) == list(after)
    assert len(placed(siblings, row, at)) == 1


def test_between_two_neighbours_there_is_always_room():
    places = {"a": 0.0, "z": 1.0}
    for number in range(200):
        siblings = sorted(places.items(), key=lambda row: row[1])
        places.update(placed(siblings, f"{number}", 1))
        order = sorted(places, key=lambda name: places[name])
        assert order[:2] == ["a", f"{number}"]
        assert len(set(places.values())) == len(places)
