"""How many events there are in each narrow column of a lane that is too full to show them."""

from math import ceil, floor, log2
from typing import NamedTuple

from azref.timeline.index import DayIndex
from azref.timeline.scale import Scale

COLUMN = 4
"""The width of a column in pixels."""

_LEAST_FULL = 3
"""Events of a column that stands as high as the lane, when none has more."""


class Crowd(NamedTuple):
    """The number of events that touch each column, from the column `first` at `density`.

    Columns are numbered from the first day of a sheet, so that they keep their days while the
    view is panned. `left` is the pixel at which the first begins.
    """

    density: float = 0.0
    first: int = 0
    counts: tuple[int, ...] = ()
    left: float = 0.0

    def heights(self) -> dict[int, float]:
        """How high a column of a number of events stands, 0 to 1.

        Heights grow with the logarithm, so that one event can be told from none beside thousands.
        """
        known = set(self.counts)
        full = log2(1 + max(_LEAST_FULL, *known))
        return {count: log2(1 + count) / full for count in known}

    def part(self, first: int, last: int) -> tuple[int, ...]:
        """The counts from column `first` to `last` (exclusive), as far as they are known."""
        return self.counts[max(0, first - self.first) : max(0, last - self.first)]


NOBODY = Crowd()


def crowd(index: DayIndex, scale: Scale, origin: int, before: Crowd = NOBODY) -> Crowd:
    """The columns in view; what was counted `before` at the same density is not counted again."""
    if scale.width < 1 or not len(index):
        return NOBODY
    offset = scale.x(origin)
    first, last = floor(-offset / COLUMN), ceil((scale.width - offset) / COLUMN)
    kept = before.part(first, last) if before.density == scale.density else ()
    start = max(first, before.first)
    days = COLUMN / scale.density

    def counted(low: int, high: int) -> list[int]:
        edges = [origin + number * days for number in range(low, high + 1)]
        return index.counts(edges) if low < high else []

    if kept:
        counts = (*counted(first, start), *kept, *counted(start + len(kept), last))
    else:
        counts = tuple(counted(first, last))
    return Crowd(scale.density, first, counts, offset + first * COLUMN)


def column_days(x: float, scale: Scale, origin: int) -> tuple[float, float]:
    """The first and last day of the column at a pixel."""
    offset = scale.x(origin)
    number = floor((x - offset) / COLUMN)
    days = COLUMN / scale.density
    return origin + number * days, origin + (number + 1) * days
