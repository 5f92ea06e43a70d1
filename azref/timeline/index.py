"""Which dated events touch a stretch of days, without looking at all of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from azref.timeline.extent import Edge
from azref.timeline.marks import Dated
from azref.timeline.scale import new_year, year_of


class DayIndex:
    """Dated events by their first day. Undated ones are left out."""

    def __init__(self, events: Sequence[Dated]) -> None:
        placed = (event for event in events if event.source is not None)
        self.events = sorted(placed, key=lambda event: event.begin)
        self._begins = [event.begin for event in self.events]
        self._reach = list(accumulate((event.end for event in self.events), max))

    def __len__(self) -> int:
        return len(self.events)

    def between(self, first: float, last: float) -> list[Dated]:
        """The events that touch the days from `first` to `last`, by their first day."""
        low = bisect_right(self._reach, first)
        high = bisect_left(self._begins, last)
        return [event for event in self.events[low:high] if event.end > first]

    @property
    def years(self) -> tuple[int, int]:
        """The days of the whole years in which something is dated, the last exclusive.

        What is open at its end gets a year more to be open in. Without anything dated it is
        some year.
        """
        if not self.events:
            return new_year(2000), new_year(2001)
        first, last = year_of(self._begins[0]), year_of(self._reach[-1] - 1)
        return new_year(first - self._is_open("left")), new_year(last + 1 + self._is_open("right"))

    def _is_open(self, side: str) -> bool:
        extents = (event.source for event in self.events if event.source is not None)
        return any(getattr(extent, side) is Edge.OPEN for extent in extents)
