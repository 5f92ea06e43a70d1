import pytest

from azref.entries import Lane
from azref.timeline.board import Board, Gauge
from azref.timeline.sheet import Words
from azref.timeline.traits import Trait

from .events import event

EVENTS = (
    event("1994", id="a"),
    event("1999", id="b", lane=Lane.OPERATIONS),
    event("2001", id="c", lane=Lane.OPERATIONS),
    event(None, id="d", lane=Lane.OPERATIONS),
    event(None, id="e", lane=Lane.OPERATIONS),
)


@pytest.fixture
def board():
    board = Board(Gauge(4.0, 14.0, Words(lambda text: 6.0 * len(text)), 60.0))
    board.resize(1200, 300)
    board.take_events(EVENTS)
    return board


def test_what_is_hidden_leaves_the_days_as_they_are(board):
    scale, days = board.scale, board.days
    board.take_hidden({Trait.FRAMEWORK})
    assert [band.lane for band in board.sheet.lanes] == [Lane.OPERATIONS]
    assert (board.scale, board.days, board.is_fitted) == (scale, days, True)
    assert board.events.find("a") is None


def test_to_hide_an_event_does_not_make_the_source_silent(board):
    silent = board.strip.silences
    board.take_hidden({Trait.OPERATIONS})
    assert board.strip.silences == silent
    assert [column.first for column in board.strip.columns] == [1994]


def test_all_can_be_hidden_and_shown_again(board):
    board.take_hidden(set(Trait))
    assert len(board.events) == 0
    assert board.sheet.lanes == ()
    board.take_hidden(())
    assert len(board.events) == 5


def test_a_collapsed_lane_has_one_row_of_columns_and_one_sign_for_the_undated(board):
    high = board.sheet.lanes[1].height
    board.take_collapsed({Lane.OPERATIONS})
    band = board.sheet.lanes[1]
    assert band.is_collapsed
    assert band.height < high
    assert band.dated == ()
    assert [item.ids for item in band.undated] == [("d", "e")]
    assert sum(count > 0 for count in board.crowd(band).counts) > 2


def test_the_current_event_is_seen_in_a_collapsed_lane(board):
    board.take_collapsed({Lane.OPERATIONS})
    band = board.sheet.lanes[1]
    assert [p.item.ids for p in board.dated(band, "b")] == [("b",)]
    assert list(board.dated(band, "a")) == []


def test_the_name_of_a_lane_is_at_its_left(board):
    days = board.regions.days
    y = days.top + board.sheet.lanes[1].top + 5
    assert board.name_at(10, y) is Lane.OPERATIONS
    assert board.name_at(days.left + 5, y) is None
    assert board.name_at(10, 2) is None
