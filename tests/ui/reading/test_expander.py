"""Known forms on a page: underlined after it is painted, explained on hover and Tab, followed."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QToolTip

STROKE = QTextCharFormat.UnderlineStyle.DashDotLine


def forms(view) -> dict[str, QTextCharFormat]:
    """The underlined forms of a page by their text."""
    return {
        part.text(): part.charFormat()
        for part in view.fragments()
        if part.charFormat().anchorHref().startswith("form:")
    }


def go_to(view, text: str) -> None:
    cursor = view.document().find(text, 0)
    while not cursor.charFormat().anchorHref().startswith("form:"):
        cursor = view.document().find(text, cursor)
    view.setTextCursor(cursor)


def test_known_forms_are_underlined_but_those_of_the_page_itself(commands, qtbot):
    view = commands.panes.reading.entry_view
    commands.panes.choose("pfp")
    qtbot.waitUntil(lambda: "NATO" in forms(view))
    found = forms(view)
    assert found["NATO"].underlineStyle() == STROKE
    assert found["NATO"].toolTip() == "North Atlantic Treaty Organization"
    assert not {"PfP", "SNT", "Partnership for Peace"} & set(found)


def test_what_is_a_link_already_leads_where_it_led_and_says_what_it_means(commands, qtbot):
    view = commands.panes.reading.source_view
    commands.panes.focus_source()

    def tips() -> set[str]:
        return {
            part.charFormat().toolTip()
            for part in view.fragments()
            if part.text() == "WFP" and part.charFormat().anchorHref().startswith("cited:")
        }

    qtbot.waitUntil(lambda: any("wrong form" in tip for tip in tips()))
    assert not forms(view).keys() & {"WFP"}


def test_what_a_form_means_goes_when_tab_goes_on_to_what_has_no_meaning(commands, qtbot):
    view = commands.panes.reading.entry_view
    commands.panes.choose("pfp")
    commands.panes.focus_entry()
    qtbot.waitUntil(lambda: "NATO" in forms(view))
    go_to(view, "NATO")
    view.link_reached.emit()
    qtbot.waitUntil(QToolTip.isVisible)
    view.setTextCursor(view.document().find("S4", 0))
    view.link_reached.emit()
    qtbot.waitUntil(lambda: not QToolTip.isVisible(), timeout=1000)


def test_enter_follows_a_form_that_tab_has_reached(commands, qtbot):
    view = commands.panes.reading.entry_view
    commands.panes.choose("pfp")
    commands.panes.focus_entry()
    qtbot.waitUntil(lambda: "NATO" in forms(view))
    go_to(view, "NATO")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert commands.selection.place == "nato"


def test_tab_shows_beside_a_form_what_it_means(window, commands, qtbot):
    view = commands.panes.reading.entry_view
    commands.panes.choose("pfp")
    commands.panes.focus_entry()
    qtbot.waitUntil(lambda: "Republic of Azerbaijan" in forms(view))
    for _ in range(20):
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        if view.textCursor().selectedText() == "Republic of Azerbaijan":
            break
    assert "Azerbaijan" in QToolTip.text()
    QToolTip.hideText()


def test_a_form_of_several_entries_is_looked_up(window, commands, qtbot):
    qtbot.waitUntil(lambda: len(commands._expanders) == 2)
    view, expander = commands.panes.reading.source_view, commands._expanders[1]
    asked: list[str] = []
    expander.asked.connect(asked.append)
    commands.panes.focus_source()
    view.setHtml("<p>the FTƏP &amp; the PfP</p>")
    qtbot.waitUntil(lambda: "FTƏP" in forms(view))
    assert "<br>" in forms(view)["FTƏP"].toolTip()
    go_to(view, "FTƏP")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked == ["FTƏP"]
    assert window.search.text() == "FTƏP"
    assert len(commands.hits.model.rows) > 1


def test_underlining_moves_nothing(commands, qtbot):
    view = commands.panes.reading.entry_view
    commands.panes.choose("nato")
    height = view.document().size().height()
    at = view.cursorForPosition(QPoint(5, 200)).position()
    qtbot.waitUntil(lambda: len(forms(view)) > 2)
    assert view.document().size().height() == height
    assert view.cursorForPosition(QPoint(5, 200)).position() == at
