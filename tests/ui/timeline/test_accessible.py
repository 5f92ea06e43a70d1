import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QPushButton, QWidget
from shiboken6 import delete, isValid

from azref.entries import Lane
from azref.timeline.traits import Trait
from azref.ui.theme import LIGHT
from azref.ui.timeline import accessible as timeline_accessible
from azref.ui.timeline.pane import TimelinePane

from ...timeline.events import event

NAME = QAccessible.Text.Name
ROOT = Path(__file__).resolve().parents[3]


EVENTS = (
    event("1994", id="a", title="The event a"),
    event("1999", id="b", title="The event b", lane=Lane.OPERATIONS),
    event(None, id="c", title="The event c", lane=Lane.OPERATIONS),
)


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


def test_an_event_in_the_selection_is_checked(pane, tree):
    event = tree.child(0).child(0)
    assert (event.state().checkable, event.state().checked) == (1, 0)
    pane.set_marked(frozenset({"a"}))
    assert event.state().checked == 1


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


def texts(part: QAccessibleInterface) -> list[str]:
    return [part.child(number).text(NAME) for number in range(part.childCount())]


def test_a_cluster_is_told_together_and_holds_its_events(pane, tree):
    pane.set_events([event("2004-06-28", id=f"ev-{n}", title=f"Event {n}") for n in range(12)])
    lane = tree.child(0)
    cluster = next(lane.child(n) for n in range(lane.childCount()) if lane.child(n).childCount())
    assert cluster.text(NAME).startswith("4 events: Event 8. 28 June 2004.")
    assert cluster.role() == QAccessible.Role.Grouping
    inner = cluster.child(1)
    assert inner.text(NAME).startswith("Event 9.")
    assert (inner.parent(), cluster.indexOfChild(inner), cluster.parent()) == (cluster, 1, lane)
    assert lane.indexOfChild(cluster) == 8
    place = cluster.rect().center()
    assert tree.childAt(place.x(), place.y()) is cluster


def test_a_full_lane_tells_how_many_events_each_stretch_holds(pane, tree):
    pane.set_events([event(f"{1990 + n % 3 * 8}", id=f"ev-{n}") for n in range(99)])
    lane = tree.child(0)
    assert texts(lane) == ["1990: 33 events", "1998: 33 events", "2006: 33 events"]
    stretch = lane.child(1)
    place = stretch.rect().center()
    assert tree.childAt(place.x(), place.y()) is stretch
    assert (stretch.parent(), lane.indexOfChild(stretch)) == (lane, 1)


def test_a_collapsed_lane_says_so_and_keeps_the_current_event(pane, tree):
    lane = tree.child(1)
    assert (lane.state().expandable, lane.state().expanded, lane.state().collapsed) == (1, 1, 0)
    pane.toggle_lane(Lane.OPERATIONS)
    assert (lane.state().expanded, lane.state().collapsed) == (0, 1)
    assert lane.text(NAME) == "Operations, 2 events"
    assert texts(lane) == ["1999: 1 event", "The event c. No date. S4."]
    pane.set_current("b")
    assert texts(lane)[0].startswith("The event b.")


def test_a_stretch_that_is_no_longer_drawn_is_not_valid(pane, tree):
    pane.toggle_lanes()
    stretch = tree.child(0).child(0)
    assert stretch.isValid()
    pane.toggle_lanes()
    assert not stretch.isValid()


@pytest.fixture
def said(pane, monkeypatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(pane, "announce", said.append)
    return said


def test_what_changes_under_the_keys_is_said_aloud(pane, said, qtbot):
    pane.set_current("b")
    qtbot.keyClick(pane, Qt.Key.Key_C)
    qtbot.keyClick(pane, Qt.Key.Key_Plus)
    pane.set_hidden({Trait.UNDATED})
    assert said == ["Operations collapsed, 2 events", "1994 to 1999 in view, 2 events",
                    "2 of 3 events shown"]  # fmt: skip


@pytest.fixture
def active():
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_no_interface_outlives_its_pane(qtbot, active):
    for number in range(12):
        host = QWidget()
        pane = TimelinePane(LIGHT, host if number % 2 else None)
        pane.resize(900, 260)
        pane.set_events(EVENTS)
        pane.show()
        tree = QAccessible.queryAccessibleInterface(pane)
        parts = [tree.child(0), tree.child(1).child(0)]
        pane.set_current("b")
        pane.toggle_lanes()
        parts.append(tree.child(0).child(0))
        delete(host if number % 2 else pane)
        assert not any(isValid(part) for part in (tree, *parts) if part is not None)
    pane = TimelinePane(LIGHT)
    qtbot.addWidget(pane)
    tree = QAccessible.queryAccessibleInterface(pane)
    assert [known for known in timeline_accessible._TREES if isValid(known)][-1] is tree


def test_parts_that_are_no_longer_drawn_are_deleted_but_not_while_they_are_asked_for(
    pane, tree, qtbot, monkeypatch
):
    monkeypatch.setattr(timeline_accessible, "MOST_PARTS", 3)
    pane.toggle_lanes()
    old = [tree.child(lane).child(0) for lane in (0, 1)]
    pane.zoom(30, 200)
    pane.toggle_lanes()
    tree.child(0).child(0)
    assert all(map(isValid, old))
    qtbot.waitUntil(lambda: not isValid(old[0]))
    assert tree.child(0).child(0).text(NAME).startswith("The event a.")


FIRST_PANE = """
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from azref.ui.theme import LIGHT
from azref.ui.timeline.pane import TimelinePane

application = QApplication([])
QAccessible.setActive(True)
pane = TimelinePane(LIGHT)
pane.show()
print(type(QAccessible.queryAccessibleInterface(pane)).__name__)
"""


def test_a_screen_reader_that_runs_already_gets_the_whole_tree():
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", FIRST_PANE], env=environment, check=True,
                          capture_output=True, text=True, cwd=ROOT)  # fmt: skip
    assert done.stdout.strip() == "TimelineAccessible"


def test_a_lane_is_collapsed_and_expanded_by_its_one_action(pane, tree):
    lane = tree.child(1)
    actions = lane.actionInterface()
    (press,) = actions.actionNames()
    assert actions.localizedActionName(press) == "Collapse Operations"
    actions.doAction(press)
    assert Lane.OPERATIONS in pane.board.collapsed
    assert lane.state().collapsed
    assert actions.localizedActionName(press) == "Expand Operations"
    actions.doAction("no such action")
    assert lane.state().collapsed
    actions.doAction(press)
    assert lane.state().expanded


def test_a_part_has_no_interface_it_does_not_serve(tree):
    lane = tree.child(1)
    assert lane.textInterface() is None
    assert lane.valueInterface() is None
    assert lane.child(0).actionInterface() is None


def test_what_assistive_technology_asks_of_every_object_has_an_answer(tree):
    lane = tree.child(1)
    for part in (tree, lane, lane.child(0)):
        assert part.relations(QAccessible.RelationFlag.AllRelations) == []
    assert QAccessible.queryAccessibleInterface(tree.pane) is tree
