"""How a view that was thrown goes on, and comes to rest."""

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

SLOWING = 0.12
"""Seconds in which the speed falls to about a third."""

_RECENT = 0.08
_LEAST_SPEED = 120.0
_REST = 20.0


class Throw(NamedTuple):
    """A push of `speed` pixels a second that fades away."""

    speed: float

    def travelled(self, seconds: float) -> float:
        """How many pixels it has gone after a time."""
        return self.speed * SLOWING * (1.0 - exp(-seconds / SLOWING))

    @property
    def lasts(self) -> float:
        """Seconds until it is too slow to be seen."""
        return max(0.0, SLOWING * log(max(abs(self.speed), _REST) / _REST))


def throw_of(moves: Sequence[tuple[float, float]], released: float) -> Throw | None:
    """The throw of a hand that moved to pixels at seconds, in order, and let go at a second.

    None for a hand that had come to rest, or was too slow to throw.
    """
    recent = [move for move in moves if released - move[0] <= _RECENT]
    if len(recent) < 2 or recent[-1][0] <= recent[0][0]:
        return None
    (begun, start), (ended, end) = recent[0], recent[-1]
    speed = (end - start) / (ended - begun)
    return Throw(speed) if abs(speed) >= _LEAST_SPEED else None
