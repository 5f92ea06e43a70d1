"""Which events of a lane touch a stretch of days, without looking at all of them.

Days stand in arrays of numbers, sorted by first day. Beside them stand the last days sorted on
their own, which count what touches a stretch, and the greatest last day of every block of
sixteen, and of every block of sixteen blocks, which find the few long events that reach into it.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_BLOCK = 16


class DayIndex:
    """Stretches of days, each with the `place` it is known by; ends are exclusive."""

    def __init__(self, places: Sequence[int], begins: Sequence[int], ends: Sequence[int]) -> None:
        self.places = array("i", places)
        self.begins = array("i", begins)
        ends = array("i", ends)
        self._sort(ends)
        self._finished = array("i", sorted(ends))

    def _sort(self, ends: "array[int]") -> None:
        begins = self.begins
        listed = begins.tolist()
        if sorted(listed) != listed:
            order = sorted(range(len(listed)), key=listed.__getitem__)
            self.places = array("i", map(self.places.__getitem__, order))
            self.begins = array("i", map(begins.__getitem__, order))
            ends = array("i", map(ends.__getitem__, order))
        self._levels = [ends]
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
        begins, finished = self.begins, self._finished
        started = [bisect_left(begins, edge) for edge in edges[1:]]
        gone = [bisect_right(finished, edge) for edge in edges[:-1]]
        return [a - b for a, b in zip(started, gone, strict=True)]

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
