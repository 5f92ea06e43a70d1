"""A desk as one file: what goes out comes in, and merging tells first and drops nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from azref.desk.desk import Desk
from azref.desk.merging import Difference, Merge
from azref.desk.values import Note
from azref.errors import DeskError


def fill(desk: Desk) -> None:
    thesis = desk.bookmarks.add_folder("Thesis")
    desk.bookmarks.add("pfp", "Partnership", thesis.id)
    desk.bookmarks.add("parp", "Planning")
    desk.notes.add(Note("", "A thought\nof mine", entry="pfp", title="Partnership"))
    desk.notes.add(Note("", "On words", quote="SNT", start=4, end=7, source="abc"))
    selection = desk.selections.create("Mine", [("pfp", "P"), ("parp", "Q")])
    desk.selections.remark(selection, selection.items[1], "see")
    for query in ("WFP", "SNT"):
        desk.lookups.record(query, "ipap", "IPAP")


@pytest.fixture
def text(desk: Desk) -> str:
    fill(desk)
    return desk.exchange.text()


def without_time(text: str) -> dict[str, object]:
    return {key: value for key, value in json.loads(text).items() if key != "written"}


def merged(desk: Desk, text: str) -> Merge:
    preview = desk.exchange.preview(text, "desk.json")
    desk.exchange.apply(preview, "desk.json")
    return preview


def told(differences: tuple[Difference, ...]) -> str:
    return " · ".join(f"{d.kind} {d.name}" for d in differences)


def changed(text: str, change: Callable[[dict], object]) -> str:
    record = json.loads(text)
    change(record)
    return json.dumps(record)


def test_a_merge_into_an_empty_desk_gives_the_same_desk(text: str):
    empty = Desk(None)
    preview = merged(empty, text)
    assert told(preview.added) == (
        "folder Thesis · bookmark Planning · bookmark Partnership · note A thought of mine · "
        "note On words · selection Mine · lookup SNT · lookup WFP"
    )
    assert without_time(empty.exchange.text()) == without_time(text)


def test_a_preview_writes_nothing_and_a_merge_is_undone_as_one(text: str):
    empty = Desk(None)
    empty.exchange.preview(text, "desk.json")
    assert empty.exchange.contents() == Desk(None).exchange.contents()
    merged(empty, text)
    empty.undo()
    assert empty.exchange.contents() == Desk(None).exchange.contents()


def test_a_second_merge_changes_nothing(desk: Desk, text: str):
    preview = desk.exchange.preview(text, "desk.json")
    assert (preview.added, preview.changed, preview.kept_both, preview.changes) == ((),) * 4
    assert preview.same == 8


CONFLICTS: list[tuple[Callable[[dict], object], str, str]] = [
    (lambda r: r["notes"][0].update(text="A thought\nof mine, and more"), "changed",
     "note A thought of mine, and more"),
    (lambda r: r["notes"][0].update(text="Another thought"), "kept_both", "note Another thought"),
    (lambda r: r["folders"][0].update(name="Chapter"), "kept_both", "folder Chapter"),
    (lambda r: r["bookmarks"][0].update(folder=r["folders"][0]["id"]), "changed",
     "bookmark Planning"),
    (lambda r: r["selections"][0]["items"].append(
        {"id": "i", "entry": "isaf", "title": "I", "remark": ""}), "changed", "selection Mine"),
    (lambda r: r["selections"][0]["items"].reverse(), "kept_both", "selection Mine (2)"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "what", "name"), CONFLICTS)
def test_where_both_sides_have_their_own_nothing_is_dropped(
    desk: Desk, text: str, change: Callable[[dict], object], what: str, name: str
):
    before = desk.exchange.contents()
    theirs = changed(text, change)
    preview = merged(desk, theirs)
    assert told(getattr(preview, what)) == name
    after = desk.exchange.contents()
    if what == "kept_both":
        assert {*before.notes} <= {*after.notes}
        assert {*before.selections} <= {*after.selections}
    assert desk.exchange.preview(theirs, "desk.json").changes == ()
    desk.undo()
    assert desk.exchange.contents() == before


def test_less_than_is_there_takes_nothing_away(desk: Desk, text: str):
    theirs = changed(text, lambda r: (
        r["notes"].pop(), r["notes"][0].update(text="A thought"), r["bookmarks"].pop(),
        r["selections"][0]["items"].pop(),
    ))  # fmt: skip
    assert desk.exchange.preview(theirs, "desk.json").changes == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda r: r.update(format="zotero"),
        lambda r: r.update(version=2),
        lambda r: r.pop("lookups"),
        lambda r: r.update(notes=5),
        lambda r: r.update(notes=["x"]),
        lambda r: r["notes"][0].update(start="4"),
        lambda r: r["notes"][0].update(start=-4),
        lambda r: r["notes"][0].update(text=None),
        lambda r: r["notes"][0].update(text="\ud800"),
        lambda r: r["bookmarks"][0].pop("entry"),
        lambda r: r["selections"][0].update(items={"a": 1}),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused_in_a_line(text: str, change):
    with pytest.raises(DeskError) as caught:
        Desk(None).exchange.preview(changed(text, change), "desk.json")
    assert str(caught.value).startswith("desk.json ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "[" * 100_000, "\x00", '"azref-desk"'])
def test_what_is_no_export_is_refused(text: str):
    with pytest.raises(DeskError, match=r"desk\.json is no export"):
        Desk(None).exchange.preview(text, "desk.json")


def test_a_foreign_id_is_not_taken_over(text: str):
    theirs = changed(text, lambda r: r["notes"][0].update(id="'; DROP TABLE note; --"))
    desk = Desk(None)
    merged(desk, theirs)
    assert len(desk.notes.all()) == 2
    assert all(len(note.id) == 17 for note in desk.notes.all())
    assert desk.exchange.preview(theirs, "desk.json").changes == ()


def test_the_file_says_what_it_is(text: str, tmp_path: Path):
    record = json.loads(text)
    assert list(record) == ["format", "version", "written", "folders", "bookmarks", "notes",
                            "selections", "lookups"]  # fmt: skip
    assert record["selections"][0]["items"][1] == {
        "id": record["selections"][0]["items"][1]["id"], "entry": "parp", "title": "Q",
        "remark": "see",
    }  # fmt: skip
