"""Notes: plain text on entries and spans, found by search, found again in a new edition."""

import pytest

from azref.desk.desk import Desk
from azref.desk.quotes import find
from azref.desk.values import EditKind, Missing, Note

TEXT = "Azərbaycan joined the PfP in 1994. Later the PfP grew."


def on_span(quote: str, start: int, source: str = "one") -> Note:
    return Note("n", "?", quote=quote, start=start, end=start + len(quote), source=source)


def test_a_note_keeps_its_text_to_the_letter(desk: Desk):
    text = "  <b>Sülh</b> 'x' \\ \u202e \n\n\tnaminə 😀"
    note = desk.notes.add(Note("", text, entry="pfp", title="P"))
    assert desk.notes.one(note.id) == note
    assert desk.notes.on("pfp")[0].text == text


def test_halves_of_characters_cost_nothing_but_themselves(desk: Desk):
    """Half an emoji comes from a clipboard; no encoding has it, and SQLite refuses it."""
    note = desk.notes.add(Note("", "half \ud83d of one, whole 😀", entry="pfp"))
    assert desk.notes.one(note.id).text == "half � of one, whole 😀"
    desk.notes.change(note.id, "\udfff")
    assert desk.notes.on("pfp")[0].text == "�"
    desk.bookmarks.add_folder("\ud800")
    desk.lookups.record("\ud800", "pfp", "\udfff")
    desk.session.save("window", {"filter": "\ud800", "draft": "😀"})
    assert desk.session.load("window") == {"filter": "\ud800", "draft": "😀"}
    assert desk.notes.find("\ud83d") == ()
    assert desk.trouble == ""


def test_a_changed_note_goes_back_and_forth(desk: Desk):
    note = desk.notes.add(Note("", "first", entry="pfp"))
    desk.notes.change(note.id, "second")
    assert desk.undo() == (EditKind.CHANGE_NOTE, "second")
    assert desk.notes.one(note.id).text == "first"
    desk.redo()
    assert desk.notes.one(note.id).text == "second"
    desk.notes.remove(desk.notes.one(note.id))
    assert desk.notes.all() == ()
    desk.undo()
    assert desk.notes.one(note.id).text == "second"


def test_a_note_removed_in_another_window_is_not_brought_back_by_a_change(desk: Desk, path):
    note = desk.notes.add(Note("", "first", entry="pfp"))
    other = Desk(path)
    other.notes.remove(note)
    other.close()
    assert desk.is_changed_elsewhere()
    assert not desk.is_changed_elsewhere()
    desk.notes.change(note.id, "second")
    assert desk.notes.all() == ()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("terefdasliq", True),
        ("TƏRƏFDAŞLIQ sened", True),
        ("document", True),
        ("tərəfdaşlıq absent", False),
        ("  ", False),
        ('"%_*', False),
    ],
)
def test_notes_are_found_as_entries_are(desk: Desk, query: str, found: bool):
    desk.notes.add(Note("", "Tərəfdaşlıq haqqında sənəd", quote="the document", source="s"))
    desk.notes.add(Note("", "something else", entry="x"))
    assert [note.entry for note in desk.notes.find(query)] == ([""] if found else [])


def test_a_decomposed_note_is_found_by_a_composed_word(desk: Desk):
    desk.notes.add(Note("", "tərəfdas\u0327lıq", entry="x"))
    assert desk.notes.find("tərəfdaşlıq")


@pytest.mark.parametrize(
    ("note", "text", "found"),
    [
        (on_span("PfP", 22), TEXT, "22"),
        (on_span("PfP", 45), TEXT, "45"),
        (on_span("PfP", 30, "other"), TEXT, "22"),
        (on_span("PfP", 44, "other"), "New. " + TEXT, "50"),
        (on_span("PfP", 900, "other"), TEXT, "45"),
        (on_span("azerbaycan", 3, "other"), TEXT, "0"),
        (on_span("PfP", 3), TEXT, "22"),
        (on_span("NATO", 3, "other"), TEXT, "None"),
        (Note("n", "on an entry", entry="pfp"), TEXT, "None"),
    ],
)
def test_a_span_is_found_again_where_its_words_are_nearest(note: Note, text: str, found: str):
    span = find(note, text, "one")
    assert str(span.start if span else None) == found


def test_what_this_edition_does_not_have_is_listed_and_stays(desk: Desk):
    desk.bookmarks.add("old-1", "An old entry")
    desk.bookmarks.add("pfp", "Partnership for Peace")
    note = desk.notes.add(Note("", "A thought", entry="old-2", title="Another"))
    selection = desk.selections.create("Mine", [("pfp", "P"), ("old-1", "An old entry")])
    assert desk.missing({"pfp"}) == (
        Missing("bookmark", desk.bookmarks.of("old-1").id, "old-1", "An old entry"),
        Missing("note", note.id, "old-2", "Another", "A thought"),
        Missing("selection", selection.items[1].id, "old-1", "An old entry", "Mine"),
    )
    assert len(desk.bookmarks.all()) == 2
