import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QPushButton

from azref.entries import Lane
from azref.ui.theme import LIGHT
from azref.ui.timeline_pane import TimelinePane

from ..timeline.events import event

NAME = QAccessible.Text.Name


EVENTS = (
    event("1994", id="a", title="The event a"),
    event("1999", id="b", title="The event b", lane=Lane.OPERATIONS),
    event(None, id="c", title="The event c", lane=Lane.OPERATIONS),
)


@pytest.fixture
def pane(qtbot):
    pane = TimelinePane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(1280, 270)
    pane.set_events(EVENTS)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


@pytest.fixture
def tree(pane) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(pane)


def test_the_tree_is_pane_lanes_and_events_with_a_sentence_each(tree):
    lanes = [tree.child(number) for number in range(tree.childCount())]
    assert [lane.text(NAME) for lane in lanes] == ["Framework, 1 event", "Operations, 2 events"]
    spoken = [lanes[1].child(number).text(NAME) for number in range(lanes[1].childCount())]
    assert spoken == ["The event b. 1999, the whole year. Stated, S4.", "The event c. No date. S4."]


def test_every_part_knows_its_parent_its_number_and_its_role(tree):
    lane = tree.child(1)
    event = lane.child(1)
    assert event.parent() is lane
    assert lane.parent() is tree
    assert (tree.indexOfChild(lane), lane.indexOfChild(event)) == (1, 1)
    assert tree.child(9) is None
    assert lane.child(9) is None
    assert (lane.role(), event.role()) == (QAccessible.Role.List, QAccessible.Role.ListItem)


def test_an_event_lies_on_the_screen_where_it_is_painted(pane, tree):
    lane = tree.child(0)
    place = lane.child(0).rect().center()
    assert lane.rect().contains(place)
    assert tree.childAt(place.x(), place.y()).text(NAME).startswith("The event a")
    assert pane.board.item_at(*pane.mapFromGlobal(place).toTuple())


def test_the_current_event_has_the_focus(pane, tree, qtbot):
    assert tree.focusChild() is None
    pane.setFocus()
    qtbot.waitUntil(pane.hasFocus)
    pane.set_current("b")
    assert tree.focusChild().text(NAME).startswith("The event b")
    assert tree.focusChild().state().selected


def test_an_event_that_is_gone_is_no_longer_valid(pane, tree):
    part = tree.child(0).child(0)
    assert part.isValid()
    pane.set_events(EVENTS[1:])
    assert not part.isValid()
    assert part.text(NAME) == ""


def test_other_widgets_keep_their_own_tree(qtbot, pane):
    button = QPushButton("Press")
    qtbot.addWidget(button)
    assert QAccessible.queryAccessibleInterface(button).text(NAME) == "Press"
