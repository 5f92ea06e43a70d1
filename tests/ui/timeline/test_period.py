"""A period drawn on the timeline keeps glossary and search to it until it is cleared."""

import pytest
from PySide6.QtCore import Qt

from azref.entries import Summary
from azref.ui.row_list import VALUE_ROLE


def terms(commands) -> set[str]:
    model = commands.panes.glossary.model
    rows = [model.index(number).data(VALUE_ROLE) for number in range(model.rowCount())]
    return {row.id for row in rows if isinstance(row, Summary)}


@pytest.fixture
def drawn(commands):
    commands.panes.timeline.choose_period("2001/2002")
    return commands


def test_the_glossary_keeps_to_the_terms_of_the_period(commands):
    every = terms(commands)
    commands.panes.timeline.choose_period("2001/2002")
    kept = terms(commands)
    assert "armed-forces-azerbaijan" in kept
    assert kept < every
    assert "istanbul-summit-2004" not in kept
    commands.panes.timeline.choose_period("2004/2005")
    assert "istanbul-summit-2004" in terms(commands)


def test_the_period_is_said_where_it_narrows_and_leaves_the_timeline_in_sight(window, drawn):
    assert drawn.panes.upper.line.period.text() == "Glossary and search: only 2001 to 2002"
    assert window.search.placeholderText().startswith("Look up in 2001 to 2002")
    assert not drawn.hits.isVisible()


def test_what_lies_in_the_period_is_listed_by_the_search_line(window, drawn, qtbot):
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    assert drawn.hits.isVisible()
    assert drawn.hits.head.text().startswith("from 2001 to 2002")


def test_lookups_keep_to_the_period_whatever_is_typed(window, drawn):
    window.search.setText("azerbaijan")
    within = drawn.hits.head.text()
    window.search.setText("azerbaijan year:2004..2005")
    assert "2001" in within
    assert "2001" not in drawn.hits.head.text()


def test_a_period_finer_than_years_says_what_the_search_does(commands):
    commands.panes.timeline.choose_period("2001-03/2001-09")
    words = "Glossary: only March to September 2001; search: its years"
    assert commands.panes.upper.line.period.text() == words


def test_escape_on_the_timeline_clears_the_period_everywhere(window, drawn, qtbot):
    drawn.panes.timeline.setFocus()
    qtbot.keyClick(drawn.panes.timeline, Qt.Key.Key_Escape)
    assert "istanbul-summit-2004" in terms(drawn)
    assert not drawn.panes.upper.line.isVisible()
    assert window.search.placeholderText().startswith("Look up an acronym")
    window.search.setText("azerbaijan")
    assert "2001" not in drawn.hits.head.text()


def test_the_button_of_the_line_clears_it_too(window, drawn, qtbot):
    drawn.panes.upper.line.clear.click()
    assert "istanbul-summit-2004" in terms(drawn)
    qtbot.waitUntil(drawn.panes.timeline.hasFocus)
