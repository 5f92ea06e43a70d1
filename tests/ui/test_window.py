"""The window: search line, panes and actions together."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from azref import paths
from azref.ingest.compiler import compile_edition
from azref.ingest.database import write_database
from azref.store.database import Database
from azref.ui.actions import ACTIONS
from azref.ui.commands import Commands
from azref.ui.theme import DARK, LIGHT
from azref.ui.window import Window


def hit_titles(commands: Commands) -> list[str]:
    model = commands.hits.model
    return [model.index(row).data() for row in range(model.rowCount())]


def shown(commands: Commands) -> str:
    return commands.panes.reading.entry_view.toPlainText()


def test_what_is_typed_before_the_search_line_exists_is_not_lost(qtbot: QtBot):
    window = Window(LIGHT)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.first_painted):
        window.show()
    qtbot.keyClicks(window.page, "snt")
    window.fill(Database(paths.bundled_database()))
    assert window.search.text() == "snt"
    assert hit_titles(window.commands)[0] == "Partnership for Peace"


def test_the_first_page_explains_the_short_forms_of_the_source(commands):
    page = shown(commands)
    assert "WFP" in page
    assert "IPAP, Individual Partnership Action Plan" in page


def test_typing_enter_opens_the_entry_that_was_meant(window, commands, qtbot):
    qtbot.keyClicks(window.search, "WFP")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert commands.selection.place == "ipap"
    assert shown(commands).startswith("Individual Partnership Action Plan")


def test_a_hit_is_shown_on_its_page_whichever_tab_was_open(window, commands, qtbot):
    commands.panes.focus_source()
    qtbot.keyClicks(window.search, "WFP")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    reading = commands.panes.reading
    assert reading.currentWidget() is reading.entry_view


def test_what_is_typed_after_a_hit_was_opened_is_another_query(window, commands, qtbot):
    qtbot.keyClicks(window.search, "WFP")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.keyClicks(window.search, "EEA")
    assert window.search.text() == "EEA"


def test_down_and_escape_steer_the_list_from_the_line(window, commands, qtbot):
    qtbot.keyClicks(window.search, "partnership")
    second = commands.hits.model.index(1).data()
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    assert commands.hits.view.currentIndex().data() == second
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert not commands.hits.isVisible()
    assert window.search.text() == "partnership"


@pytest.mark.parametrize("query", ["\x00", '"', "a-b", "foo(", "ion AND", "*", "😀", "x" * 10_000])
def test_no_query_harms_the_window(window, commands, query):
    window.search.setText(query)
    assert commands.hits.isVisible() or not window.search.text().strip()


def test_choosing_an_event_marks_its_terms_and_its_sentence(commands):
    commands.panes.timeline.entry_activated.emit("ev-1997-parp")
    glossary = commands.panes.glossary.model
    assert glossary.is_related(glossary.position("parp").data(Qt.ItemDataRole.UserRole))
    commands.panes.focus_source()
    html = commands.panes.reading.source_view.toHtml()
    assert LIGHT.mark.lower() in html.lower()


def test_choosing_a_term_chooses_its_row_and_its_events(commands):
    commands.selection.go("isaf")
    row = commands.panes.glossary.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert row.id == "isaf"
    assert "ev-2002-afghanistan" in commands.panes.timeline._related


def test_back_and_forward_by_key_and_by_mouse_button(window, commands, qtbot):
    for place in ("pfp", "parp", "isaf"):
        commands.selection.go(place)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert commands.selection.place == "parp"
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress, QPointF(5, 5), QPointF(5, 5), Qt.MouseButton.ForwardButton,
        Qt.MouseButton.ForwardButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(window, press)
    assert commands.selection.place == "isaf"
    assert not commands.actions["forward"].isEnabled()


def test_ctrl_d_selects_and_deselects_what_is_shown(window, commands, qtbot):
    commands.selection.go("pfp")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_D, control)
    assert commands.selection.ticked == ("pfp",)
    assert "1 selected" in commands.basket.text()
    qtbot.keyClick(window, Qt.Key.Key_D, control)
    assert commands.selection.ticked == ()


def test_ctrl_d_with_nothing_shown_says_what_to_do(window, commands, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert "Choose an entry first" in commands.panes.notice.text


def test_an_unknown_entry_is_a_line_and_not_a_page(commands):
    commands.selection.go("pfp")
    commands.panes.choose("pgp")
    assert commands.panes.notice.text == 'no entry has the id "pgp"; did you mean "pfp"?'
    assert shown(commands).startswith("Partnership for Peace")


def test_the_context_layer_is_off_until_it_is_asked_for(commands):
    assert len(commands.panes.timeline.board.events.shown) == 18
    commands.actions["context"].trigger()
    assert len(commands.panes.timeline.board.events.shown) == 38


def test_light_and_dark_change_every_pane(window, commands):
    commands.selection.go("pfp")
    window.set_theme(DARK)
    assert DARK.accent.lower() in commands.panes.reading.entry_view.toHtml().lower()
    window.set_theme(LIGHT)
    assert LIGHT.accent.lower() in commands.panes.reading.entry_view.toHtml().lower()


def test_the_timeline_has_the_upper_third_and_the_glossary_a_third_of_the_rest(window, commands):
    panes = commands.panes
    assert 0.33 < panes.upper.height() / panes.tiles.height() < 0.39
    assert 0.27 < panes.glossary.width() / panes.tiles.width() < 0.33
    window.resize(1920, 1080)
    assert 0.33 < panes.upper.height() / panes.tiles.height() < 0.39
    assert 0.27 < panes.glossary.width() / panes.tiles.width() < 0.33


def test_a_narrow_window_folds_the_glossary_and_a_low_one_the_timeline(window, commands, qtbot):
    window.resize(800, 560)
    qtbot.waitUntil(lambda: not commands.panes.glossary.isVisible())
    assert commands.panes.timeline.height() <= 96
    window.resize(1280, 800)
    qtbot.waitUntil(commands.panes.glossary.isVisible)
    assert commands.panes.timeline.height() > 96


def test_every_control_has_a_name_and_every_action_a_menu_entry(window, commands):
    for button in window.findChildren(QToolButton):
        if button.isVisible() and button.objectName() != "qt_toolbar_ext_button":
            assert button.text() or button.accessibleName()
    names = {spec.name for spec in ACTIONS}
    assert set(commands.actions) == names
    assert commands.panes.timeline.accessibleName()
    assert commands.panes.glossary.list.accessibleName()


def test_no_shortcut_is_given_twice():
    keys = [shortcut for spec in ACTIONS for shortcut in spec.shortcuts]
    assert len(keys) == len(set(keys))


def test_tab_reaches_the_search_line_the_panes_and_the_menu(window, qtbot):
    window.search.setFocus()
    reached = set()
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(type(QApplication.focusWidget()).__name__)
    assert {"TypedLine", "QToolButton", "TimelinePane", "GlossaryList", "PageView"} <= reached


def test_f6_goes_round_the_panes_and_comes_back(window, commands, qtbot):
    window.search.setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        seen.append(type(QApplication.focusWidget()).__name__)
    assert seen == ["TimelinePane", "GlossaryList", "PageView", "TypedLine"]
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert isinstance(QApplication.focusWidget(), type(commands.panes.reading.entry_view))


def test_a_bug_becomes_a_line_with_a_report_and_the_program_goes_on(commands, capsys):
    try:
        raise ZeroDivisionError("what nobody expected")
    except ZeroDivisionError as error:
        commands.report(type(error), error, error.__traceback__)
    assert "Something went wrong" in commands.panes.notice.text
    commands.panes.notice._buttons[0].click()
    assert "what nobody expected" in QApplication.clipboard().text()
    assert "what nobody expected" in capsys.readouterr().err
    commands.selection.go("pfp")
    assert shown(commands).startswith("Partnership for Peace")


def test_the_timeline_turns_into_a_table_of_the_same_events_and_back(window, commands):
    commands.selection.go("ev-2003-silk")
    commands.actions["table"].trigger()
    table = commands.panes._table
    assert table.isVisible()
    assert not commands.panes.timeline.isVisible()
    assert table.model().rowCount() == 18
    assert table.currentIndex().row() == table.events.row_of("ev-2003-silk")
    table.entry_activated.emit("ev-2005-ipap")
    assert commands.selection.place == "ev-2005-ipap"
    commands.actions["context"].trigger()
    assert table.model().rowCount() == 38
    commands.actions["table"].trigger()
    assert commands.panes.timeline.isVisible()


def test_a_ticked_row_stays_legible_while_it_has_the_focus(window, commands, qtbot):
    commands.selection.go("ipap")
    commands.selection.tick(["ipap"])
    glossary = commands.panes.glossary.list
    glossary.setFocus()
    qtbot.waitUntil(glossary.hasFocus)
    row = glossary.visualRect(glossary.currentIndex())
    picture = glossary.viewport().grab(row).toImage()
    ground = picture.pixelColor(row.width() // 2, 4).name().upper()
    assert ground == LIGHT.mark


def test_a_reference_without_events_gives_the_room_of_the_timeline_to_the_rest(
    open_window, tmp_path, qtbot
):
    (tmp_path / "s.txt").write_text("NATO is said here.\n", "utf-8")
    (tmp_path / "edition.toml").write_text(
        '[edition]\nid="e"\ntitle="E"\nlanguage="en"\nsource="s.txt"\naccount="off"\n'
        '[[term]]\nid="nato"\nkind="institution"\nforms=["NATO"]\nname_en="An alliance"\n'
        'acronym_en="NATO"\nconfidence="attested"\n',
        "utf-8",
    )
    write_database(compile_edition(tmp_path), tmp_path / "e.sqlite")
    panes = open_window(tmp_path / "e.sqlite").commands.panes
    qtbot.waitUntil(lambda: 0 < panes.timeline.height() <= 96)
    kept = panes.tiles.layout_sizes()
    assert kept[0][0] > 96, "what is kept is for references with events"
    panes.tiles.fold_bare(is_bare=False)
    qtbot.waitUntil(lambda: panes.timeline.height() > 96)
