"""The menus of entry page and source text."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu

from azref.ui.reading.page_view import PageView


def names(menu: QMenu) -> list[str]:
    return [action.objectName() for action in menu.actions() if action.objectName()]


@pytest.fixture
def source(commands) -> PageView:
    commands.actions["source"].trigger()
    return commands.panes.reading.source_view


def point_of(view: PageView, words: str) -> QPoint:
    found = view.document().find(words)
    assert not found.isNull()
    found.setPosition(found.selectionStart() + 2)
    view.scroll_to(0)
    view.scroll_to(max(0, view.cursorRect(found).center().y() - 50))
    return view.cursorRect(found).center()


def test_both_texts_offer_a_note_and_a_citation(commands, source):
    assert {"note", "cite"} <= set(names(source.menu_at(QPoint(20, 20))))
    commands.panes.choose("pfp")
    offered = names(commands.panes.reading.entry_view.menu_at(QPoint(20, 20)))
    assert {"note", "cite", "bookmark", "tick"} <= set(offered)


def test_without_a_selection_it_is_about_the_sentence_under_the_mouse(commands, source):
    source.menu_at(point_of(source, "joined the SNT"))
    commands.actions["cite"].trigger()
    cited = QApplication.clipboard().text()
    words = source.chosen_words()
    assert words is not None
    assert "joined the SNT" in words.quote
    assert words.quote in cited


def test_words_that_are_selected_stay_selected(source):
    source.setTextCursor(source.document().find("Partnership for Peace"))
    source.menu_at(point_of(source, "joined the SNT"))
    assert source.textCursor().selectedText() == "Partnership for Peace"


def test_a_link_within_the_reference_is_nothing_to_copy(commands):
    commands.panes.choose("pfp")
    view = commands.panes.reading.entry_view
    links = [f for f in view.fragments() if f.charFormat().anchorHref().startswith("sentence:")]
    cursor = view.textCursor()
    cursor.setPosition(links[0].position() + 1)
    menu = view.menu_at(view.cursorRect(cursor).center())
    assert "link-copy" not in names(menu)
