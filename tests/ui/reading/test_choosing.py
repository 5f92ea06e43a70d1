"""The words a reader has chosen are cited and noted, and never others."""

import random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from azref.render.source_text import Spans
from azref.ui.reading.source_view import SourceView

BUTTON = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
KEEP = QTextCursor.MoveMode.KeepAnchor


@pytest.fixture
def view(commands) -> SourceView:
    """The source text with the words of an entry marked."""
    commands.selection.go("pfp")
    commands.panes.focus_source()
    return commands.panes.reading.source_view


def place(view: SourceView, words: str) -> int:
    """Where some words begin in the document."""
    return view.toPlainText().replace("\xa0", " ").index(words)


def select(view: SourceView, first: int, last: int) -> None:
    cursor = view.textCursor()
    cursor.setPosition(first)
    cursor.setPosition(last, KEEP)
    view.setTextCursor(cursor)


def select_words(view: SourceView, words: str) -> None:
    at = place(view, words)
    select(view, at, at + len(words))


def drag(view: SourceView, first: int, last: int) -> None:
    """Selects with the mouse from one place to another."""
    points = []
    for at in (first, last):
        cursor = view.textCursor()
        cursor.setPosition(at)
        points.append(view.cursorRect(cursor).center())
    QTest.mousePress(view.viewport(), BUTTON, pos=points[0])
    QTest.mouseMove(view.viewport(), points[1] - QPoint(1, 0))
    QTest.mouseMove(view.viewport(), points[1])
    QTest.mouseRelease(view.viewport(), BUTTON, pos=points[1])


def note_on_it(commands) -> dict[str, object]:
    commands.actions["note"].trigger()
    return commands.desk.notes.draft()["note"]


def cited(commands) -> str:
    commands.actions["cite"].trigger()
    return QApplication.clipboard().text()


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("ijan joined the SNT planning and an", "S4"),
        ("nning and analy", "S4"),
        ("SNT planning and analysis process", "S4"),
        ("joined the SNT", "S4"),
        ("SNT planning and analysis process.", "S4"),
        ("planning", "S4"),
        ("national leader Heydar Aliyev", "S3"),
    ],
)
def test_words_that_begin_and_end_in_before_and_after_links_are_cited_as_they_are(
    view, commands, words: str, label: str
):
    select_words(view, words)
    assert cited(commands).startswith(f"“{words}” ({label}).")
    note = note_on_it(commands)
    assert (note["quote"], note["title"]) == (words, label)
    source = commands.panes.reading.source.text
    assert source[note["start"] : note["end"]] == words


def test_words_dragged_over_with_the_mouse_into_a_link_are_cited(view, commands):
    words = "ijan joined the SNT planning and an"
    view.show_in_context("S4")
    at = place(view, words)
    drag(view, at, at + len(words))
    assert view.textCursor().selectedText() == words
    assert cited(commands).startswith(f"“{words}” (S4).")


def test_words_selected_backwards_with_shift_and_arrows_are_cited(view, commands, qtbot: QtBot):
    at = place(view, "planning and analysis process")
    cursor = view.textCursor()
    cursor.setPosition(at + len("plann"))
    view.setTextCursor(cursor)
    view.setTextInteractionFlags(
        view.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Left, SHIFT)
    assert cited(commands).startswith("“ann” (S4).")


def test_a_link_that_tab_has_reached_is_cited_whole(view, commands, qtbot: QtBot):
    view.show_in_context("S4")
    while "planning" not in view.textCursor().selectedText():
        qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert cited(commands).startswith("“planning and analysis process” (S4).")
    assert note_on_it(commands)["quote"] == "planning and analysis process"


def test_words_over_two_sentences_are_cited_with_the_one_they_begin_in(view, commands):
    first = place(view, "analysis process. S5")
    select(view, first, place(view, "rship of the Republic of Azerbaijan with NATO serves"))
    assert cited(commands).startswith("“analysis process. The partne” (S4).")
    note = note_on_it(commands)
    source = commands.panes.reading.source.text
    assert note["quote"] == source[note["start"] : note["end"]] == "analysis process. The partne"


def test_of_words_that_stand_twice_in_a_sentence_those_chosen_are_noted(view, commands):
    at = place(view, "of Azerbaijan and NATO was")
    select(view, at, at + 2)
    note = note_on_it(commands)
    source = commands.panes.reading.source.text
    assert source[note["start"] :].startswith("of Azerbaijan and NATO was")


def test_the_number_of_a_sentence_stands_for_all_of_it(view, commands):
    at = place(view, "S4 In 1997")
    select(view, at, at + 2)
    assert cited(commands).startswith("“In 1997, Azerbaijan joined the SNT planning and analysis")
    select(view, place(view, "S4 In 1997"), place(view, "1997, Azerbaijan joined"))
    assert cited(commands).startswith("“In” (S4).")


def test_whatever_is_selected_its_very_words_are_chosen(view, commands):
    source = commands.panes.reading.source.text
    noted = [(n, n + 90, f"n{n}") for n in range(40, len(source) - 100, 333)]
    view.set_spans(Spans(view.spans.cited, view.spans.vouched, view.spans.shaded, noted))
    view.write({"pfp"}, "S4")
    first, last = place(view, "S1 "), view.document().characterCount() - 1
    dice = random.Random(4)
    for _ in range(300):
        start = dice.randrange(first, last - 1)
        select(view, start, min(last, start + dice.choice((1, 5, 40, 900))))
        words = " ".join(view._selected_words().split())
        chosen = view.chosen_words()
        if words:
            assert chosen.quote == words
            assert chosen.sentence.span.start <= chosen.span.start < chosen.sentence.span.end
            assert " ".join(source[slice(*chosen.span)].split()) == words


def test_letters_of_two_units_and_unseen_signs_shift_no_word(view, commands):
    reading = commands.panes.reading
    source = reading.source
    old = source.sentences[0]
    strange = "\U0001d504\u202e\U0001f600"
    text = strange + source.text[len(strange) :]
    first = old._replace(text=text[old.span.start : old.span.end])
    view.set_source(source._replace(text=text, sentences=(first, *source.sentences[1:])),
                    Spans(), str)  # fmt: skip
    view.write({""}, "")
    at = view.document().find("joined the SNT").selectionStart()
    select(view, at, at + len("joined the SNT"))
    assert view.chosen_words().quote == "joined the SNT"


def test_with_no_words_chosen_on_the_source_text_the_note_is_on_the_entry(view, commands):
    note = note_on_it(commands)
    assert (note["entry"], note["quote"]) == ("pfp", "")


def test_words_of_a_quotation_on_the_page_are_cited_with_their_sentence(commands):
    commands.selection.go("ipap")
    entry_view = commands.panes.reading.entry_view
    fragments = [
        f for f in entry_view.fragments() if f.charFormat().anchorHref().startswith("sentence:")
    ]
    cursor = entry_view.textCursor()
    cursor.setPosition(fragments[0].position())
    cursor.setPosition(fragments[0].position() + fragments[0].length(), KEEP)
    entry_view.setTextCursor(cursor)
    number = fragments[0].charFormat().anchorHref().removeprefix("sentence:")
    assert f"(S{number})." in cited(commands)
