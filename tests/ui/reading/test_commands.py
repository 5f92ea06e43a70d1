"""Finding on a page, citing, the palette, the way back, the screen: what the actions do."""

import json

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QToolButton

from azref.ui.theme import LIGHT


@pytest.fixture
def find(commands):
    commands.selection.go("ipap")
    commands.actions["find"].trigger()
    return commands.reading.find_line


def clipboard() -> str:
    return QApplication.clipboard().text()


def test_words_are_found_on_the_page_whatever_their_case_and_diacritics(commands, find):
    find.words.setText("terefdasliq")
    assert find.count.text().startswith("1 of ")
    view = commands.panes.reading.entry_view
    marked = view.extraSelections()
    assert len(marked) == int(find.count.text().split()[-1])
    assert {selection.cursor.selectedText() for selection in marked} <= {
        "Tərəfdaşlıq", "Tərəfdaşlığı", "tərəfdaşlıq",
    }  # fmt: skip


def test_next_and_previous_go_round_and_the_place_comes_into_view(commands, find):
    find.words.setText("partner")
    count = int(find.count.text().split()[-1])
    commands.actions["find_previous"].trigger()
    assert find.count.text() == f"{count} of {count}"
    view = commands.panes.reading.entry_view
    assert view.verticalScrollBar().value() > 0
    assert view.viewport().rect().intersects(view.cursorRect())
    commands.actions["find_next"].trigger()
    assert find.count.text() == f"1 of {count}"


def test_what_is_not_there_is_said_in_place(find):
    find.words.setText("xylophone")
    assert find.count.text() == "Not found"
    find.words.clear()
    assert find.count.text() == ""


def test_another_page_and_the_other_tab_are_searched_for_the_same_words(commands, find):
    find.words.setText("nato")
    commands.selection.go("ev-2003-silk")
    entry = find.count.text()
    commands.panes.focus_source()
    assert find.count.text() != entry
    assert commands.panes.reading.source_view.extraSelections()
    assert not commands.panes.reading.entry_view.extraSelections()


def test_escape_closes_the_line_and_leaves_the_place_selected(commands, find, qtbot):
    find.words.setText("WFP")
    qtbot.keyClick(find.words, Qt.Key.Key_Escape)
    view = commands.panes.reading.entry_view
    assert not find.isVisible()
    assert view.hasFocus()
    assert view.textCursor().selectedText() == "WFP"
    assert view.extraSelections() == []


def test_a_citation_is_copied_and_offered_in_the_other_formats(commands):
    commands.selection.go("ev-2003-silk")
    commands.actions["cite"].trigger()
    assert "azref://entry/ev-2003-silk" in clipboard()
    notice = commands.panes.notice
    assert "copied as plain text" in notice.text
    (button,) = [b for b in notice._buttons if b.text() == "CSL-JSON"]
    button.click()
    assert json.loads(clipboard())[0]["URL"] == "azref://entry/ev-2003-silk"
    commands.selection.go("pfp")
    commands.actions["cite"].trigger()
    assert json.loads(clipboard())[0]["URL"] == "azref://entry/pfp"


def test_the_sentence_that_was_looked_up_is_cited(commands):
    commands.panes.choose("S16")
    commands.actions["cite"].trigger()
    assert clipboard().startswith("“The following year, Azerbaijan sent")
    assert "(S16)" in clipboard()


def test_the_words_found_in_the_source_text_are_cited(commands, qtbot):
    commands.panes.focus_source()
    commands.actions["find"].trigger()
    find = commands.reading.find_line
    find.words.setText("virtual silk road")
    qtbot.keyClick(find.words, Qt.Key.Key_Escape)
    commands.actions["cite"].trigger()
    assert clipboard().startswith("“virtual Silk Road” (S17).")


def test_with_nothing_to_cite_a_line_says_what_to_do(commands):
    commands.actions["cite"].trigger()
    assert commands.panes.notice.text.startswith("Choose an entry or a sentence")


def test_the_palette_lists_every_action_but_itself_and_says_which_cannot_be_done(window, commands):
    commands.actions["palette"].trigger()
    palette = commands.reading._palette
    rows = {row.name: row for row in palette.rows()}
    assert set(rows) == set(commands.actions) - {"palette"}
    assert rows["tick"].shortcut == "Ctrl+D"
    palette.line.setText("clear selection")
    item = palette.list.topLevelItem(0)
    assert (item.text(0), item.text(1)) == ("Clear the selection", "not now")
    palette._do(item)
    assert palette.isVisible()
    palette.line.setText("no such thing")
    assert palette.message.isVisible()


def test_the_palette_keeps_within_the_smallest_window(window, commands):
    window.resize(800, 560)
    commands.actions["palette"].trigger()
    palette = commands.reading._palette
    assert window.page.rect().contains(palette.geometry())


def test_where_the_reader_has_been_is_listed_and_one_step_leads_there(window, commands):
    for place in ("pfp", "S4", "isaf"):
        commands.selection.go(place)
    commands.selection.back()
    commands.actions["history"].trigger()
    entries = commands.reading.way.actions()
    assert [action.text() for action in entries] == [
        "International Security Assistance Force", "Sentence S4", "Partnership for Peace",
    ]  # fmt: skip
    assert [action.isChecked() for action in entries] == [False, True, False]
    entries[2].trigger()
    assert commands.selection.place == "pfp"
    assert commands.actions["forward"].isEnabled()
    commands.reading.way.close()


def test_both_arrows_list_the_way_at_a_long_press_or_the_right_button(window, commands):
    own = [b for b in window.findChildren(QToolButton) if b.menu() is commands.reading.way]
    assert [b.defaultAction().objectName() for b in own] == ["back", "forward"]
    for button in own:
        assert button.popupMode() is QToolButton.ToolButtonPopupMode.DelayedPopup
        assert button.contextMenuPolicy() is Qt.ContextMenuPolicy.CustomContextMenu


def test_ctrl_and_the_wheel_change_the_text_and_not_the_interface(window, commands):
    commands.selection.go("pfp")
    view = commands.panes.reading.entry_view
    before = view.document().defaultFont().pointSizeF()
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    view.wheelEvent(turn)
    assert view.document().defaultFont().pointSizeF() > before
    assert commands.panes.reading.text_size > 1.0
    assert window.font().pointSizeF() == pytest.approx(before)


def test_full_screen_is_switched_on_and_off(window, commands):
    commands.actions["full_screen"].trigger()
    assert window.isFullScreen()
    commands.actions["full_screen"].trigger()
    assert not window.isFullScreen()


def test_coverage_is_shaded_in_the_source_text_with_words_that_explain_it(commands):
    commands.actions["shade"].trigger()
    reading = commands.panes.reading
    assert reading.is_source_shown
    text = reading.source_view.toPlainText()
    assert "set aside with a reason" in text
    grounds = {
        fragment.charFormat().background().color().name().upper()
        for fragment in reading.source_view.fragments()
        if fragment.charFormat().hasProperty(fragment.charFormat().Property.BackgroundBrush)
    }
    assert {LIGHT.mark, LIGHT.note} <= grounds
    commands.actions["shade"].trigger()
    assert "set aside with a reason" not in reading.source_view.toPlainText()


def test_back_to_a_sentence_shows_it_whatever_was_read_beside_it_last(commands):
    for place in ("pfp", "S14"):
        commands.selection.go(place)
    reading = commands.panes.reading
    reading.setCurrentWidget(reading.entry_view)  # the page of pfp, still there
    commands.selection.go("isaf")
    commands.actions["back"].trigger()
    assert commands.selection.place == "S14"
    assert reading.is_source_shown
    commands.actions["back"].trigger()
    assert not reading.is_source_shown


def test_words_are_found_on_a_page_that_is_seen(window, commands):
    reading = commands.panes.reading
    commands.selection.go("pfp")
    commands.actions["selection"].trigger()
    commands.actions["find"].trigger()
    assert reading.currentWidget() is reading.entry_view
    find = commands.reading.find_line
    assert find.isVisible()
    commands.actions["selection"].trigger()
    assert not find.isVisible()
