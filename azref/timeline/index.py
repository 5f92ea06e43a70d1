"""Which events of a lane touch a stretch of days, without looking at all of them.

Days stand in arrays of numbers, sorted by first day. Beside them stand the last days sorted on
their own, which count what touches a stretch, and the greatest last day of every block of
sixteen, and of every block of sixteen blocks, which find the few long events that reach into it.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import ceil, floor
from operator import gt

_BLOCK = 16


class DayIndex:
    """Stretches of days, each with the `place` it is known by; ends are exclusive."""

    def __init__(self, places: Sequence[int], begins: Sequence[int], ends: Sequence[int]) -> None:
        if any(map(gt, begins, begins[1:])):
            order = sorted(range(len(begins)), key=begins.__getitem__)
            places, begins, ends = ([column[at] for at in order] for column in
                                    (places, begins, ends))  # fmt: skip
        self.places = array("i", places)
        self.begins = array("i", begins)
        self._finished = array("i", sorted(ends))
        self._levels = [array("i", ends)]
        while len(self._levels[-1]) > _BLOCK:
            below = self._levels[-1]
            tops = (max(below[at : at + _BLOCK]) for at in range(0, len(below), _BLOCK))
            self._levels.append(array("i", tops))

    def __len__(self) -> int:
        return len(self.places)

    @property
    def reach(self) -> tuple[int, int]:
        """The first day and the day after the last. Raises IndexError when nothing is there."""
        return self.begins[0], self._finished[-1]

    def count(self, first: float, last: float) -> int:
        """How many touch the days from `first` to `last`."""
        return bisect_left(self.begins, last) - bisect_right(self._finished, first)

    def counts(self, edges: Sequence[float]) -> list[int]:
        """How many touch each stretch between two neighbours of `edges`, which rise."""
        begun, gone = self.begins, self._finished
        # Whole numbers: comparing them with fractions is slow.
        downs, ups = list(map(floor, edges)), list(map(ceil, edges))
        low, top = bisect_left(begun, ups[0]), bisect_left(begun, ups[-1])
        bottom, high = bisect_right(gone, downs[0]), bisect_right(gone, downs[-1])
        found = []
        for down, up in zip(downs[1:], ups[1:], strict=True):
            low = bisect_left(begun, up, low, top)
            found.append(low - bottom)
            bottom = bisect_right(gone, down, bottom, high)
        return found

    def between(self, first: float, last: float) -> list[int]:
        """The places of those that touch the days from `first` to `last`, by first day."""
        high = bisect_left(self.begins, last)
        blocks: Sequence[int] = range(len(self._levels[-1]))
        for depth in range(len(self._levels) - 1, -1, -1):
            ends, size = self._levels[depth], _BLOCK**depth
            blocks = [at for at in blocks if ends[at] > first and at * size < high]
            if depth:
                below = len(self._levels[depth - 1])
                starts = ((at * _BLOCK, min((at + 1) * _BLOCK, below)) for at in blocks)
                blocks = [at for start, end in starts for at in range(start, end)]
        places = self.places
        return [places[at] for at in blocks]

    def nearest(self, day: int) -> int:
        """The place that begins nearest to `day`. Raises IndexError when nothing is there."""
        at = bisect_left(self.begins, day)
        near = [i for i in (at - 1, at) if 0 <= i < len(self.begins)]
        best = min(near, key=lambda i: abs(self.begins[i] - day), default=0)
        return self.places[bisect_left(self.begins, self.begins[best])]
