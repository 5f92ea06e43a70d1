"""Notes in the window: written in place, shown apart from the layers, found, never lost."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from azref.desk.desk import Desk
from azref.desk.values import Note
from azref.entries import Layer
from azref.render.page import Page, Run, Section, plain_text
from azref.render.reader_notes import PlacedNote, with_notes

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(window, commands, tmp_path: Path) -> Iterator[Desk]:
    window.open_desk = lambda: Desk(tmp_path / "desk.sqlite")
    yield commands.desk.open.desk
    commands.desk.put_down()


def shown(commands) -> str:
    return commands.panes.reading.entry_view.toPlainText()


def write(window, qtbot: QtBot, text: str) -> None:
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL | SHIFT)
    qtbot.keyClicks(window.focusWidget(), text)


def test_a_note_is_written_under_the_page_and_shown_on_it(window, commands, desk, qtbot: QtBot):
    commands.selection.go("pfp")
    write(window, qtbot, "Ask Leyla about 1994")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert [note.text for note in desk.notes.on("pfp")] == ["Ask Leyla about 1994"]
    assert "Your notes\nAsk Leyla about 1994" in shown(commands)
    assert commands.panes.reading.entry_view.hasFocus()
    commands.selection.go("parp")
    assert "Your notes" not in shown(commands)


def test_a_note_is_changed_in_place_and_undone(window, commands, desk, qtbot: QtBot):
    note = desk.notes.add(Note("", "first", entry="pfp", title="Partnership for Peace"))
    commands.selection.go("pfp")
    commands.panes.reading._follow(QUrl(f"note:{note.id}"))
    qtbot.keyClicks(window.focusWidget(), " and more")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert "first and more" in shown(commands)
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert "first and more" not in shown(commands)
    assert "first" in shown(commands)


def test_an_emptied_note_is_removed_and_can_be_had_back(window, commands, desk, qtbot: QtBot):
    note = desk.notes.add(Note("", "first", entry="pfp"))
    commands.selection.go("pfp")
    commands.desk.notes.edit(note.id)
    window.focusWidget().selectAll()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Delete)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert desk.notes.all() == ()
    commands.panes.notice._buttons[0].click()
    assert "first" in shown(commands)


def test_words_of_the_source_carry_a_note_to_the_entries_that_cite_them(
    window, commands, desk, qtbot: QtBot
):
    commands.selection.go("ipap")
    commands.panes.focus_source()
    view = commands.panes.reading.source_view
    cursor = view.document().find("WFP")
    view.setTextCursor(cursor)
    write(window, qtbot, "Not the World Food Programme")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    (note,) = desk.notes.all()
    source = commands.panes.reading.source
    assert "WFP" in note.quote
    assert note.quote == source.text[note.start : note.end]
    commands.panes.focus_entry()
    assert f"“{note.quote}” S" in shown(commands)
    assert "Not the World Food Programme" in shown(commands)


def test_a_note_is_found_by_the_search_line_under_a_heading_of_its_own(
    window, commands, desk, qtbot: QtBot
):
    desk.notes.add(Note("", "Müqavilə haqqında", entry="pfp", title="Partnership for Peace"))
    window.search.setText("muqavile")
    hits = commands.search._find("muqavile", 20)
    assert [(hit.type, hit.title) for hit in hits if hit.type == "note"] == [
        ("note", "Müqavilə haqqında")
    ]
    commands.hits.grab()  # every hit can be painted
    assert commands.panes.notice.text == ""
    commands.desk.choose(next(hit.id for hit in hits if hit.type == "note"))
    assert commands.selection.place == "pfp"
    assert window.focusWidget().toPlainText() == "Müqavilə haqqında"


def test_what_is_no_text_in_a_note_stays_text(window, commands, desk):
    desk.notes.add(Note("", '<img src="file:///etc/passwd"> & <b>x</b>', entry="pfp"))
    commands.selection.go("pfp")
    assert '<img src="file:///etc/passwd"> & <b>x</b>' in shown(commands)


def test_with_nothing_to_write_on_a_line_says_so(window, commands, qtbot: QtBot):
    qtbot.keyClick(window, Qt.Key.Key_N, CONTROL | SHIFT)
    assert commands.panes.notice.text.startswith("Choose an entry, or select words")


def test_a_full_disk_keeps_the_text_in_the_editor(window, commands, desk, qtbot: QtBot):
    commands.selection.go("pfp")
    write(window, qtbot, "x")
    editor = window.focusWidget()
    editor.setPlainText("a long thought " * 20_000)
    pages = desk._ledger.read("PRAGMA page_count")[0][0]
    desk._ledger.read(f"PRAGMA max_page_count = {pages}")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert "the disk is full; nothing was changed" in commands.panes.notice.text
    assert editor.isVisible()
    assert editor.toPlainText() == "a long thought " * 20_000
    desk._ledger.read("PRAGMA max_page_count = 100000")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert len(desk.notes.all()) == 1


def test_what_is_being_written_outlives_a_kill(window, commands, desk, qtbot: QtBot):
    commands.desk.take_up("one", None)
    commands.selection.go("pfp")
    write(window, qtbot, "half a thou")
    commands.desk.session.save()
    draft = desk.session.load("edition one")["draft"]
    window.focusWidget().clear()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not commands.desk.notes.is_writing
    commands.desk.notes.take_draft(draft)
    assert window.focusWidget().toPlainText() == "half a thou"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert desk.notes.on("pfp")[0].text == "half a thou"


@pytest.fixture
def draft_on_disk(commands, desk, tmp_path: Path) -> Iterator[Callable[[], str | None]]:
    """What a start after a kill would find of a note, where no look at the window keeps it."""
    commands.desk.take_up("one", None)
    commands.desk.session._timer.setInterval(1_000_000)
    commands.selection.go("pfp")
    other = Desk(tmp_path / "desk.sqlite")
    yield lambda: (other.session.load("edition one").get("draft") or {}).get("text")
    other.close()


def test_a_note_is_on_the_disk_while_keys_keep_coming(window, qtbot: QtBot, draft_on_disk):
    write(window, qtbot, "t")
    for _ in range(100):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_A, delay=20)
        if draft_on_disk():
            break
    written = window.focusWidget().toPlainText()
    assert written.startswith(draft_on_disk())
    assert len(written) < 50
    qtbot.waitUntil(lambda: draft_on_disk() == written, timeout=1000)


def test_a_note_is_on_the_disk_once_the_reader_turns_from_it(window, qtbot: QtBot, draft_on_disk):
    write(window, qtbot, "half a thou")
    window.search.setFocus()
    assert draft_on_disk() == "half a thou"


def test_a_note_that_is_kept_is_no_draft_any_more(
    window, commands, qtbot: QtBot, desk, draft_on_disk
):
    write(window, qtbot, "whole")
    commands.desk.session.save()
    assert draft_on_disk() == "whole"
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert len(desk.notes.all()) == 1
    assert draft_on_disk() is None


@pytest.mark.parametrize(
    "draft", [None, 5, {}, {"note": {}, "text": "x"}, {"note": {"id": 5}, "text": "x"}]
)
def test_a_draft_that_says_nothing_opens_no_editor(commands, draft):
    commands.desk.notes.take_draft(draft)
    assert not commands.desk.notes.is_writing


def test_a_desk_that_cannot_be_kept_says_so_and_works(window, commands, tmp_path: Path):
    (tmp_path / "file").write_text("in the way")
    window.open_desk = lambda: Desk(tmp_path / "file" / "desk.sqlite")
    commands.selection.go("pfp")
    commands.desk.toggle_bookmark()
    assert "are not kept" in commands.panes.notice.text
    assert commands.desk.open.desk.bookmarks.of("pfp")


def test_a_damaged_desk_is_rescued_and_told_of_in_a_line(window, commands, tmp_path: Path):
    path = tmp_path / "desk.sqlite"
    path.write_bytes(b"\x00" * 20_000)
    window.open_desk = lambda: Desk(path)
    commands.desk.show_bookmarks()
    assert "was damaged" in commands.panes.notice.text
    assert "is kept as desk-damaged-" in commands.panes.notice.text
    commands.desk.put_down()


def test_the_desk_is_copied_each_day_and_damage_is_found_before_it_is_met(
    window, commands, desk, qtbot: QtBot, tmp_path: Path
):
    for number in range(60):
        desk.notes.add(Note("", f"note {number} " + "x" * 300, entry="pfp"))
    commands.desk.take_up("one", None)
    commands.desk.copies.look()
    qtbot.waitUntil(lambda: len(list((tmp_path / "copies").glob("0*.sqlite"))) == 1)
    commands.desk.copies.stop()
    data = bytearray((tmp_path / "desk.sqlite").read_bytes())
    page = data.index(b"note 30 ") // 4096 * 4096
    data[page : page + 4096] = b"\xff" * 4096
    (tmp_path / "desk.sqlite").write_bytes(data)
    commands.desk.copies.look()
    qtbot.waitUntil(lambda: "was damaged" in commands.panes.notice.text)
    assert len(desk.notes.all()) == 60


# --- The page -----------------------------------------------------------------------------------


def test_notes_stand_before_the_layers_and_in_none_of_them():
    page = Page("pfp", Run("P"), (), (), (
        Section("The source says", Layer.SOURCE, ()), Section("References", None, ()),
    ))  # fmt: skip
    note = Note("n", "one\ntwo", quote="WFP")
    adorned = with_notes(page, [PlacedNote(note, 4)])
    own = adorned.sections[0]
    assert (own.heading, own.layer, own.is_readers) == ("Your notes", None, True)
    assert [plain_text(block.line) for block in own.blocks] == ["“WFP” S4", "one", "two  Edit"]
    assert with_notes(page, []) is page


def test_the_cursor_of_a_new_note_stands_at_its_end(window, commands, desk):
    note = desk.notes.add(Note("", "first", entry="pfp"))
    commands.desk.notes.edit(note.id)
    cursor: QTextCursor = window.focusWidget().textCursor()
    assert cursor.atEnd()


# --- On words of the source text ------------------------------------------------------------------


def note_on(commands, desk: Desk, quote: str, text: str) -> Note:
    """A note on the first place of the source where `quote` stands."""
    panes = commands.panes
    start = panes.reading.source.text.index(quote)
    made = desk.notes.add(Note("", text, title="S", quote=quote, start=start,
                               end=start + len(quote), source=panes.source_digest))  # fmt: skip
    commands.desk.open.changed.emit()
    return made


def source_text(commands) -> str:
    commands.panes.focus_source()
    return commands.panes.reading.source_view.toPlainText()


def offered(commands) -> list[str]:
    return [action.text() for action in commands.panes.reading.source_view.choices.actions()]


def test_words_with_a_note_stand_between_brackets_with_a_word_after_them(commands, desk):
    assert "your note" not in source_text(commands)
    note_on(commands, desk, "multi-vector foreign policy", "Since when?")
    assert "[multi-vector foreign policy]note initiative" in source_text(commands)
    assert "your note" in source_text(commands)
    desk.undo()
    commands.desk.open.changed.emit()
    assert "]note" not in source_text(commands)


def test_notes_within_notes_and_across_them_keep_their_brackets(commands, desk):
    note_on(commands, desk, "great attention to security", "outer")
    note_on(commands, desk, "attention to security issues", "across")
    note_on(commands, desk, "great attention", "inner")
    expected = "paid [[great [attention]note to security]note issues]note. S2"
    assert expected in source_text(commands).replace("\xa0", " ")


def test_the_sign_of_a_note_and_words_with_nothing_else_lead_to_it(commands, desk, qtbot: QtBot):
    note = note_on(commands, desk, "has always paid great attention", "Compare the budget")
    view = commands.panes.reading.source_view
    source_text(commands)
    start = commands.panes.reading.source.text.index("always")
    for address in (f"note:{note.id}", f"cited:{start}"):
        view._follow(QUrl(address))
        assert commands.desk.notes.draft()["text"] == "Compare the budget"
        qtbot.keyClick(commands.panes.window().focusWidget(), Qt.Key.Key_Escape)
        assert commands.desk.notes.draft() is None


def test_words_that_are_cited_and_noted_offer_both(commands, desk):
    note = note_on(commands, desk, "Partnership for Peace", "Signed by <b>whom</b>?")
    view = commands.panes.reading.source_view
    source_text(commands)
    start = commands.panes.reading.source.text.index("Partnership for Peace")
    view._follow(QUrl(f"cited:{start}"))
    assert offered(commands)[-1] == "Your note: Signed by <b>whom</b>?"
    assert "Partnership for Peace" in offered(commands)
    view.choices.actions()[-1].trigger()
    assert commands.desk.notes.draft()["note"]["id"] == note.id


def test_tab_reaches_the_sign_of_a_note_and_enter_opens_it(commands, desk, qtbot: QtBot):
    note_on(commands, desk, "While implementing", "Since when?")
    source_text(commands)
    view = commands.panes.reading.source_view
    view.moveCursor(QTextCursor.MoveOperation.Start)
    reached = []
    while not view.focused_link.startswith("note:"):
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        reached.append(view.textCursor().selectedText())
    assert reached[-1] == "]note"
    assert "While implementing" in reached
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert commands.desk.notes.draft()["text"] == "Since when?"


def test_a_note_on_words_across_the_sign_of_another_has_the_words_alone(
    window, commands, desk, qtbot: QtBot
):
    note_on(commands, desk, "always paid", "first")
    source_text(commands)
    view = commands.panes.reading.source_view
    cursor = view.document().find("Azerbaijan has [always paid]note great attention")
    assert cursor.hasSelection()
    view.setTextCursor(cursor)
    write(window, qtbot, "second")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    quotes = [note.quote for note in desk.notes.all()]
    assert quotes == ["always paid", "Azerbaijan has always paid great attention"]


def test_the_source_text_stays_where_it_is_when_a_note_is_written(commands, desk):
    source_text(commands)
    view = commands.panes.reading.source_view
    view.scroll_to(200)
    note_on(commands, desk, "Therefore", "x")
    assert view.verticalScrollBar().value() == 200


def test_words_are_copied_as_they_stand_in_the_source(commands, desk, qtbot: QtBot):
    note_on(commands, desk, "always paid", "first")
    source_text(commands)
    view = commands.panes.reading.source_view
    expected = "has always paid great attention to security issues. Therefore"
    first, last = map(view.document().find, ("has [always", "issues. S2 Therefore"))
    first.setPosition(first.selectionStart())
    first.setPosition(last.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(first)
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == expected
    QGuiApplication.clipboard().clear()
    here = view.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, view.mapToGlobal(here))
    view.contextMenuEvent(event)
    menu = QApplication.activePopupWidget()
    next(each for each in menu.actions() if each.objectName() == "edit-copy").trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == expected


def test_in_another_edition_a_note_is_found_where_its_words_stand_there(commands, desk):
    note = note_on(commands, desk, "multi-vector foreign policy", "x")
    source_text(commands)
    reading = commands.panes.reading
    source = reading.source
    reading._source = source._replace(text="A new preface. " + source.text)
    (placed,) = commands.desk.notes._placed()
    assert placed[0] == desk.notes.one(note.id)
    assert placed[1].start == note.start + len("A new preface. ")
