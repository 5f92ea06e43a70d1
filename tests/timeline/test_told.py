import pytest

from azref.entries import Lane
from azref.timeline.board import Board, Gauge
from azref.timeline.sheet import Words
from azref.timeline.told import Told, number_of, told

from .events import event

FRAMEWORK = Lane.FRAMEWORK


@pytest.fixture
def board():
    board = Board(Gauge(4.0, 14.0, Words(lambda text: 6.0 * len(text)), 60.0))
    board.resize(1200, 300)
    return board


def test_events_are_told_by_their_first_day_and_the_undated_last(board):
    board.take_events([event("1994", id="a"), event("2001", id="b"), event(None, id="c")])
    assert told(board, FRAMEWORK) == (Told(("a",), 1), Told(("b",), 1), Told(("c",), 1))


def test_what_stands_in_one_cluster_is_told_together(board):
    board.take_events([event("2004-06-28", id=f"ev-{n}") for n in range(12)])
    parts = told(board, FRAMEWORK)
    assert [part.number for part in parts] == [1] * 8 + [4]
    assert [entry for part in parts for entry in part.ids] == [f"ev-{n}" for n in range(12)]


def test_a_lane_that_counts_tells_stretches_in_the_units_of_the_axis(board):
    board.take_events([event(f"{year}-03", id=f"{year}") for year in range(1900, 2000)])
    board.take_collapsed({FRAMEWORK})
    parts = told(board, FRAMEWORK)
    assert {part.edtf for part in parts} >= {"1900/1904", "1995/1999"}
    assert sum(part.number for part in parts) == number_of(board, FRAMEWORK) == 100
    board.show_days(*(part.first for part in parts[:2]))
    assert told(board, FRAMEWORK)[0].edtf.startswith("1900")


def test_the_current_event_is_told_first_where_only_numbers_are(board):
    board.take_events([event("1994", id="a"), event("2001", id="b"), event(None, id="c")])
    board.take_collapsed({FRAMEWORK})
    parts = told(board, FRAMEWORK, "b")
    assert parts[0] == Told(("b",), 1)
    assert parts[-1] == Told(("c",), 1)
    assert [part.edtf for part in parts[1:-1]] == ["1994", "2001"]


def test_a_lane_that_is_not_there_has_nothing_to_tell(board):
    assert told(board, Lane.DIALOGUE) == ()
