"""How many events there are in each narrow column of a lane that is too full to show them."""

from math import ceil, floor, log2
from typing import NamedTuple

from azref.timeline.index import DayIndex
from azref.timeline.scale import Scale

COLUMN = 3.0
"""The width of a column in pixels."""

_LEAST_FULL = 3
"""Events of a column that stands as high as the lane, when none has more."""


class CrowdColumn(NamedTuple):
    """The events that touch a column, from `left` and `COLUMN` wide; `height` is 0 to 1."""

    left: float
    events: int
    height: float


def crowd(index: DayIndex, scale: Scale, origin: int) -> list[CrowdColumn]:
    """The columns in view that hold anything.

    They keep their days while the view is panned: they count from the day `origin`. Heights grow
    with the logarithm, so that one event can be told from none beside thousands.
    """
    if scale.width < 1 or not len(index):
        return []
    offset = scale.x(origin)
    first, last = floor(-offset / COLUMN), ceil((scale.width - offset) / COLUMN)
    days = COLUMN / scale.density
    counts = index.counts([origin + number * days for number in range(first, last + 1)])
    full = log2(1 + max(_LEAST_FULL, max(counts)))
    known = {count: log2(1 + count) / full for count in set(counts)}
    return [
        CrowdColumn(offset + (first + number) * COLUMN, count, known[count])
        for number, count in enumerate(counts)
        if count
    ]


def column_days(x: float, scale: Scale, origin: int) -> tuple[float, float]:
    """The first and last day of the column at a pixel."""
    offset = scale.x(origin)
    number = floor((x - offset) / COLUMN)
    days = COLUMN / scale.density
    return origin + number * days, origin + (number + 1) * days
