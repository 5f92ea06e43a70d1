from azref.entries import Lane
from azref.timeline.marks import dated
from azref.timeline.order import across, beside

from .events import event

EVENTS = [
    dated(event("1994", id="a")),
    dated(event("1999", id="b", lane=Lane.OPERATIONS)),
    dated(event("2004", id="c")),
    dated(event("2004", id="d", lane=Lane.DIALOGUE)),
    dated(event(None, id="e", lane=Lane.DIALOGUE)),
]


def test_left_and_right_follow_the_given_order():
    assert beside(EVENTS, "b", 1) == "c"
    assert beside(EVENTS, "b", -1) == "a"


def test_the_ends_hold():
    assert beside(EVENTS, "e", 1) == "e"
    assert beside(EVENTS, "a", -1) == "a"


def test_without_a_current_event_the_first_or_last_is_taken():
    assert beside(EVENTS, None, 1) == "a"
    assert beside(EVENTS, None, -1) == "e"
    assert beside([], None, 1) is None


def test_down_and_up_come_to_the_nearest_in_time_of_the_next_lane_that_has_any():
    assert across(EVENTS, "b", 1) == "d"
    assert across(EVENTS, "d", -1) == "b"
    assert across(EVENTS, "a", -1) == "a"
