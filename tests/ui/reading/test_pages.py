"""Pages and the source text in the window: where they lead, how they look, what is in view."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from azref import paths
from azref.render.html import LINES
from azref.render.prose import date_words
from azref.render.source_text import Stroke
from azref.render.wording import ENGLISH
from azref.store.database import Database
from azref.ui.commands import Commands
from azref.ui.reading.pane import open_address
from azref.ui.reading.strokes import underline
from azref.ui.theme import DARK, LIGHT


def shown(commands: Commands) -> str:
    return commands.panes.reading.entry_view.toPlainText()


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


def test_text_grows_and_shrinks_apart_from_the_interface(window, commands):
    commands.selection.go("pfp")
    view = commands.panes.reading.entry_view
    before, interface = view.document().defaultFont().pointSizeF(), window.font().pointSizeF()
    commands.actions["larger"].trigger()
    assert view.document().defaultFont().pointSizeF() > before
    commands.actions["normal"].trigger()
    assert view.document().defaultFont().pointSizeF() == before
    assert window.font().pointSizeF() == interface


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
    assert legend.underlineStyle() is underline(Stroke.KNOWN, LIGHT)[0]
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


def test_about_tells_the_edition_and_its_day(commands):
    facts = Database(paths.bundled_database()).facts()
    commands.reading.say_about()
    day = date_words(facts.date, ENGLISH)
    assert commands.panes.notice.text.startswith(f"{facts.title}, {day}: 83 entries")
