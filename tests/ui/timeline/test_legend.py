import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QToolButton

from azref.entries import Lane, Scope
from azref.timeline.traits import Trait
from azref.ui.theme import DARK, LIGHT
from azref.ui.timeline.frame import TimelineFrame
from azref.ui.timeline.legend import Legend
from azref.ui.timeline.pane import TimelinePane

from ...timeline.events import event

EVENTS = (
    event("1994", id="a"),
    event("1999", "1999-09/2008-04", id="b", lane=Lane.OPERATIONS),
    event(None, id="c", lane=Lane.OPERATIONS),
)
SHOWN = [Trait.FRAMEWORK, Trait.STATED, Trait.YEAR, Trait.PLAIN]


@pytest.fixture
def pane(qtbot):
    pane = TimelinePane(LIGHT)
    qtbot.addWidget(pane)
    pane.set_events(EVENTS)
    return pane


@pytest.fixture
def frame(pane, qtbot):
    frame = TimelineFrame(pane, LIGHT, None)
    qtbot.addWidget(frame)
    frame.resize(1200, 700)
    frame.show()
    qtbot.waitExposed(frame)
    return frame


@pytest.fixture
def legend(frame) -> Legend:
    frame.toggle_legend()
    return frame.legend


def shown(pane: TimelinePane) -> list[str]:
    return [pane.board.events.events[place].id for place in pane.board.events.shown]


def test_the_legend_is_made_when_it_is_first_asked_for(frame):
    assert frame.legend is None
    frame.toggle_legend()
    assert frame.legend.isVisible()
    frame.toggle_legend()
    assert not frame.legend.isVisible()


def test_every_sign_is_drawn_and_differs_from_every_other(legend):
    icons = [row.box.icon().pixmap(row.box.iconSize()) for row in legend.rows.values()]
    others = [label.pixmap() for label in legend.findChildren(QLabel) if label.pixmap()]
    assert len(others) == 6
    pictures = [bytes(p.toImage().constBits()) for p in (*icons, *others)]
    alike = {bytes(legend.rows[trait].box.icon().pixmap(QSize(66, 20)).toImage().constBits())
             for trait in SHOWN}  # fmt: skip
    assert len(alike) == 1
    assert len(set(pictures)) == len(pictures) - len(SHOWN) + 1


def test_a_box_hides_what_it_stands_for_and_the_line_says_so(frame, legend, pane, qtbot):
    legend.rows[Trait.OPERATIONS].box.click()
    assert shown(pane) == ["a"]
    assert frame.line.filter.text() == "1 of 3 events shown"
    frame.line.show_all.click()
    assert shown(pane) == ["a", "b", "c"]
    assert not frame.line.isVisible()
    assert legend.rows[Trait.OPERATIONS].box.isChecked()


def test_the_line_counts_the_context_once_it_is_shown(frame, pane):
    pane.set_events([*EVENTS, event(None, "2003", id="cx", lane=Lane.CONTEXT, scope=Scope.CONTEXT)])
    pane.set_hidden({Trait.OPERATIONS})
    assert frame.line.filter.text() == "1 of 3 events shown"
    pane.show_context(True)
    assert frame.line.filter.text() == "2 of 4 events shown"


def test_only_shows_one_of_its_group_and_again_the_whole_group(legend, pane):
    button = legend.rows[Trait.UNDATED].alone
    button.click()
    assert shown(pane) == ["c"]
    button.click()
    assert shown(pane) == ["a", "b", "c"]


def test_boxes_say_how_many_events_they_stand_for(legend):
    assert legend.rows[Trait.OPERATIONS].box.text() == "Operations: a middle line  (2)"
    assert not legend.rows[Trait.DERIVED].alone.isEnabled()


def test_the_legend_works_by_keys_alone(frame, legend, pane, qtbot):
    qtbot.waitUntil(legend.rows[Trait.FRAMEWORK].box.hasFocus)
    qtbot.keyClick(legend.focusWidget(), Qt.Key.Key_Space)
    assert shown(pane) == ["b", "c"]
    qtbot.keyClick(frame.focusWidget(), Qt.Key.Key_Escape)
    assert not legend.isVisible()
    qtbot.waitUntil(pane.hasFocus)
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert shown(pane) == ["a", "b", "c"]


def test_every_control_has_words_for_a_screen_reader(legend):
    controls = [*(row.box for row in legend.rows.values()), *legend.findChildren(QToolButton)]
    for control in controls:
        name = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
        assert name


@pytest.mark.parametrize("size", [(1200, 700), (500, 300), (200, 100)])
def test_the_legend_stays_inside_the_window(frame, legend, size):
    frame.resize(*size)
    assert frame.rect().contains(legend.geometry())
    legend.grab()


def test_the_legend_follows_the_theme(frame, legend):
    light = legend.grab().toImage()
    frame.set_theme(DARK)
    assert legend.grab().toImage() != light


def test_with_everything_hidden_the_pane_says_why(frame, legend, pane):
    pane.set_hidden(set(Trait))
    assert shown(pane) == []
    pane.grab()
    pane.set_hidden(())
    assert pane.board.is_fitted


def test_a_sign_that_hardly_any_edition_needs_is_explained_where_it_occurs(legend, pane):
    row = legend.rows[Trait.BEYOND]
    assert not row.isVisibleTo(legend)
    pane.set_events([*EVENTS, event("-0043-03-15", id="d")])
    pane.set_collapsed(())
    assert row.isVisibleTo(legend)
    row.alone.click()
    assert shown(pane) == ["d"]
