from itertools import pairwise

import pytest

from azref.timeline.glide import SLOWING, Throw, throw_of


@pytest.mark.parametrize(
    ("moves", "released", "speed"),
    [
        ([(0.00, 0), (0.01, 10), (0.02, 20)], 0.02, 1000),
        ([(0.00, 0), (0.02, -20)], 0.03, -1000),
        ([(0.00, 0), (0.02, 20)], 0.30, None),
        ([(0.00, 0), (0.05, 1)], 0.05, None),
        ([(0.00, 0), (0.00, 50)], 0.00, None),
        ([(0.00, 0)], 0.00, None),
        ([], 0.00, None),
    ],
)
def test_a_hand_throws_when_it_lets_go_while_it_moves(moves, released, speed):
    throw = throw_of(moves, released)
    assert (throw and round(throw.speed)) == speed


def test_a_throw_fades_away():
    throw = Throw(1000)
    places = [throw.travelled(n / 20) for n in range(20)]
    steps = [b - a for a, b in pairwise(places)]
    assert steps == sorted(steps, reverse=True)
    assert places[-1] == pytest.approx(1000 * SLOWING, rel=0.01)
    assert throw.travelled(throw.lasts) == pytest.approx(1000 * SLOWING, rel=0.05)
    assert 0 < throw.lasts < 1
    assert Throw(-5).lasts == 0
