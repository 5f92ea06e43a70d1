from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from azref import paths
from azref.render.html import LINES
from azref.render.prose import date_words
from azref.render.source_text import Line
from azref.render.wording import ENGLISH
from azref.store.database import Database
from azref.ui.actions import ACTIONS
from azref.ui.commands import Commands
from azref.ui.reading.pane import open_address
from azref.ui.reading.strokes import underline
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


def test_a_cited_word_of_the_source_leads_to_the_entry_that_cites_it(commands):
    commands.panes.focus_source()
    text = Database(paths.bundled_database()).source().text
    offset = text.index("virtual Silk Road")
    menus_before = commands.panes.reading.findChildren(QWidget, "choice")
    commands.panes.reading.source_view._follow(QUrl(f"cited:{text.index('multi-vector')}"))
    assert commands.selection.place == "multi-vector-foreign-policy"
    commands.panes.reading.source_view._follow(QUrl(f"cited:{offset}"))
    menu = commands.panes.reading.source_view.choices
    assert [action.text() for action in menu.actions()] == [
        "Virtual Silk Highway", "Azerbaijan joins the Virtual Silk Highway",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    assert commands.selection.place == "ev-2003-silk"
    assert not menus_before


def test_an_address_of_the_web_is_shown_and_opened_only_on_request(commands, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr("azref.ui.panes.open_address", opened.append)
    commands.panes.reading._follow(QUrl("https://www.nato.int/x"))
    assert commands.panes.notice.text == "https://www.nato.int/x"
    assert opened == []
    commands.panes.notice._buttons[0].click()
    assert opened == ["https://www.nato.int/x"]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "entry:../x"])
def test_a_hostile_link_leads_nowhere_and_is_not_offered(commands, address):
    commands.selection.go("pfp")
    commands.panes.reading._follow(QUrl(address))
    assert commands.selection.place == "pfp"
    assert address not in commands.panes.notice.text
    assert "browser" not in "".join(button.text() for button in commands.panes.notice._buttons)


def test_no_address_but_one_of_the_web_is_handed_to_the_system(monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    for address in ("file:///etc/passwd", "javascript:alert(1)", "smb://host/x", "x.html", ""):
        open_address(address)
    assert opened == []
    open_address("https://www.nato.int/x")
    assert opened == ["https://www.nato.int/x"]


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


def test_an_empty_selection_is_not_exported_but_explained(commands):
    commands.exporting.export()
    assert commands.panes.notice.text.startswith("Nothing is selected")


def test_the_selection_becomes_a_pdf_in_the_background(commands, qtbot, tmp_path: Path):
    output = tmp_path / "Əfqanıstan.pdf"
    commands.selection.tick(["isaf", "ev-2002-afghanistan"])
    with qtbot.waitSignal(commands.exporting.exporter.finished, timeout=30_000):
        commands.exporting.export_to(commands.selection.ticked, output)
        assert "Exporting 2 entries" in commands.panes.notice.text
    assert commands.panes.notice.text == f"Wrote {output}. PDF/UA-1, PDF/A-2a"
    with pikepdf.open(output) as document:
        assert document.Root.MarkInfo.Marked


def test_what_a_format_could_not_express_is_said_in_the_line(commands, qtbot, tmp_path: Path):
    output = tmp_path / "x.ics"
    commands.selection.tick(["isaf", "ev-1994-framework"])
    with qtbot.waitSignal(commands.exporting.exporter.finished, timeout=30_000):
        commands.exporting.export_to(commands.selection.ticked, output)
    assert commands.panes.notice.text == f"Wrote {output}. calendar: 1 term left out"


def test_a_cancelled_export_leaves_no_file(commands, qtbot, tmp_path: Path):
    output = tmp_path / "x.pdf"
    commands.selection.tick(["isaf"])
    commands.exporting.export_to(commands.selection.ticked, output)
    commands.panes.notice.offers["Cancel"].click()
    assert "cancelled" in commands.panes.notice.text
    qtbot.waitUntil(lambda: commands.exporting.exporter.is_idle, timeout=30_000)
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_fails_says_why_and_where(commands, qtbot, tmp_path: Path):
    output = tmp_path / "missing" / "x.pdf"
    commands.selection.tick(["isaf"])
    with qtbot.waitSignal(commands.exporting.exporter.finished, timeout=30_000):
        commands.exporting.export_to(commands.selection.ticked, output)
    assert str(output) in commands.panes.notice.text


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


def test_text_grows_and_shrinks_apart_from_the_interface(window, commands):
    commands.selection.go("pfp")
    view = commands.panes.reading.entry_view
    before, interface = view.document().defaultFont().pointSizeF(), window.font().pointSizeF()
    commands.actions["larger"].trigger()
    assert view.document().defaultFont().pointSizeF() > before
    commands.actions["normal"].trigger()
    assert view.document().defaultFont().pointSizeF() == before
    assert window.font().pointSizeF() == interface


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


def test_source_coverage_shows_every_paragraph_and_what_was_set_aside(commands):
    commands.actions["coverage"].trigger()
    page = shown(commands)
    assert page.startswith("Source coverage")
    assert "Paragraph 10" in page
    assert "A capital of the translation; threats in general" in page
    commands.selection.go("pfp")
    commands.actions["back"].trigger()
    assert shown(commands).startswith("Source coverage")


def test_a_sentence_that_was_looked_up_is_shown_and_marked_with_its_number(commands):
    commands.panes.choose("S31")
    reading = commands.panes.reading
    assert reading.currentWidget() is reading.source_view
    document = reading.source_view.document()
    marked = document.find("S31").charFormat().background().color()
    other = document.find("S30").charFormat().background().color()
    assert marked.name().upper() == LIGHT.note
    assert other.name().upper() != LIGHT.note
    words = document.find("new “Resolute Support”").charFormat().background().color()
    assert words.name().upper() == LIGHT.note


def test_a_sentence_is_shown_with_some_lines_before_it_also_when_asked_for_again(commands):
    view = commands.panes.reading.source_view
    for _ in range(2):
        commands.panes.reading.show_sentence("S14")
        top = view.cursorRect(view.document().find("S14")).top()
        assert view.viewport().height() / 10 < top < view.viewport().height() / 3
        view.verticalScrollBar().setValue(0)
    commands.panes.reading.show_sentence("S31")  # near the end
    top = view.cursorRect(view.document().find("S31")).top()
    assert view.viewport().height() / 10 < top < view.viewport().height() / 3


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


def test_a_page_is_laid_out_once_since_its_bar_takes_no_width_away(commands, qtbot):
    view = commands.panes.reading.entry_view
    commands.selection.go("ipap")
    widths = {view.viewport().width()}
    assert view.verticalScrollBar().isEnabled()
    view.show_html("<p>short</p>")
    widths.add(view.viewport().width())
    assert len(widths) == 1
    assert not view.verticalScrollBar().isEnabled()


def test_back_and_forward_restore_the_scroll_position_to_the_pixel_and_the_tab(commands):
    reading = commands.panes.reading
    bar = reading.entry_view.verticalScrollBar()
    commands.selection.go("ipap")
    bar.setValue(137)
    commands.selection.go("nato")
    assert bar.value() == 0
    bar.setValue(211)
    commands.selection.go("S12")
    source = reading.source_view.verticalScrollBar()
    source.setValue(source.maximum() - 3)
    left = source.value()
    commands.selection.back()
    assert (reading.is_source_shown, bar.value()) == (False, 211)
    commands.selection.back()
    assert bar.value() == 137
    commands.selection.turn_to(2)
    assert (reading.is_source_shown, source.value()) == (True, left)


def test_another_look_or_size_keeps_the_line_in_view(window, commands):
    commands.selection.go("nato")
    view = commands.panes.reading.entry_view
    view.scroll_to(300)
    line = view.top()
    window.set_theme(DARK)
    assert view.top() == line
    commands.actions["larger"].trigger()
    assert abs(view.top() - line) < 120
    assert view.verticalScrollBar().value() > 0


def test_the_source_text_tells_the_layers_apart_by_the_stroke_under_the_words(commands):
    commands.panes.focus_source()
    view = commands.panes.reading.source_view
    strokes = {
        fragment.charFormat().underlineStyle().name
        for fragment in view.fragments()
        if fragment.charFormat().anchorHref().startswith("cited:")
    }
    assert strokes == {"SingleUnderline", "DashUnderline", "DotLine"}
    assert "references read it otherwise" in view.toPlainText()
    assert "¶3" in view.toPlainText()


def test_each_line_of_the_source_text_has_a_shape_of_its_own_and_a_word(commands):
    shapes = [underline(line, theme)[0] for line in LINES for theme in (LIGHT, DARK)]
    assert len(set(shapes)) == len(LINES) == 4
    commands.panes.focus_source()
    view = commands.panes.reading.source_view
    legend = view.document().find("a known form").charFormat()
    assert legend.underlineStyle() is underline(Line.KNOWN, LIGHT)[0]
    assert not legend.fontOverline()
    assert not legend.fontStrikeOut()


def test_choosing_an_entry_brings_its_words_into_view_in_the_source_text(commands):
    commands.panes.focus_source()
    view = commands.panes.reading.source_view
    commands.selection.go("ev-2015-resolute-support")
    assert view.verticalScrollBar().value() > 0
    sentence = commands.panes.reading.entry.citations[0].sentence
    place = view.cursorRect(view.document().find(f"S{sentence}"))
    assert view.viewport().rect().contains(place)


def test_the_number_of_a_reference_leads_to_it_on_the_page(commands):
    commands.selection.go("ipap")
    view = commands.panes.reading.entry_view
    commands.panes.reading._follow(QUrl("#[2]"))
    place = view.cursorRect(view.document().find("References"))
    assert view.verticalScrollBar().value() > 0
    assert place.top() < view.viewport().height()


def test_a_dictionary_leaves_the_window_with_all_its_files(commands, qtbot, tmp_path: Path):
    commands.selection.tick(["isaf", "ev-1994-framework"])
    with qtbot.waitSignal(commands.exporting.exporter.finished, timeout=30_000):
        commands.exporting.export_to(commands.selection.ticked, tmp_path / "x.ifo")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["x.dict", "x.idx", "x.ifo", "x.syn"]
    assert "StarDict: 1 event listed by name" in commands.panes.notice.text


def test_files_the_dialog_did_not_name_are_replaced_only_on_consent(
    commands, qtbot, monkeypatch, tmp_path: Path
):
    output = tmp_path / "st.ifo"
    old = {tmp_path / name: name.encode() for name in ("st.idx", "st.dict", "st.dict.dz")}
    for file, content in old.items():
        file.write_bytes(content)
    monkeypatch.setattr("azref.ui.document.filing.ask_output", lambda *_: output)
    commands.selection.tick(["isaf"])
    commands.exporting.export()
    assert not commands.exporting.is_under_way
    assert "removed: st.idx, st.dict, st.dict.dz" in commands.panes.notice.text
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == old
    with qtbot.waitSignal(commands.exporting.exporter.finished, timeout=30_000):
        commands.panes.notice.offers["Replace"].click()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["st.dict", "st.idx", "st.ifo", "st.syn"]
    assert (tmp_path / "st.idx").read_bytes() != b"st.idx"


def test_a_dictionary_that_may_be_replaced_is_asked_about_once(
    commands, qtbot, monkeypatch, tmp_path: Path
):
    output = tmp_path / "st.ifo"
    for suffix in (".ifo", ".idx", ".dict"):
        output.with_suffix(suffix).touch()
    monkeypatch.setattr("azref.ui.document.filing.ask_output", lambda *_: output)
    commands.selection.tick(["isaf"])
    with qtbot.waitSignal(commands.exporting.exporter.finished, timeout=30_000):
        commands.exporting.export()  # the dialog has asked
    assert all(file.stat().st_size for file in tmp_path.iterdir())


def test_about_tells_the_edition_and_its_day(commands):
    facts = Database(paths.bundled_database()).facts()
    commands.reading.say_about()
    day = date_words(facts.date, ENGLISH)
    assert commands.panes.notice.text.startswith(f"{facts.title}, {day}: 83 entries")
