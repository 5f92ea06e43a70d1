from azref.entries import Lane
from azref.timeline.chronicle import Chronicle
from azref.timeline.order import across, beside, within_lane

from .events import event

EVENTS = Chronicle(
    [
        event("1994", id="a"),
        event("1999", id="b", lane=Lane.OPERATIONS),
        event("2004", id="c"),
        event("2004", id="d", lane=Lane.DIALOGUE),
        event(None, id="e", lane=Lane.DIALOGUE),
    ]
)


def test_left_and_right_follow_the_given_order():
    assert beside(EVENTS, "b", 1) == "c"
    assert beside(EVENTS, "b", -1) == "a"


def test_the_ends_hold():
    assert beside(EVENTS, "e", 1) == "e"
    assert beside(EVENTS, "a", -1) == "a"


def test_without_a_current_event_the_first_or_last_is_taken():
    assert beside(EVENTS, None, 1) == "a"
    assert beside(EVENTS, None, -1) == "e"
    assert beside(Chronicle([]), None, 1) is None


def test_down_and_up_come_to_the_nearest_in_time_of_the_next_lane_that_has_any():
    assert across(EVENTS, "b", 1) == "d"
    assert across(EVENTS, "d", -1) == "b"
    assert across(EVENTS, "a", -1) == "a"


def test_within_a_lane_the_others_are_passed_over():
    assert within_lane(EVENTS, "a", 1) == "c"
    assert within_lane(EVENTS, "d", 1) == "e"
    assert within_lane(EVENTS, "b", 1) == "b"
    assert within_lane(EVENTS, None, 1) == "a"
