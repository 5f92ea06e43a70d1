"""The overview strip: the whole span, what of it is visible, and where the source is silent."""

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from azref.timeline.scale import Scale, new_year
from azref.timeline.ticks import Tick


class Column(NamedTuple):
    """The events of the years `first` to `last`, and how high they stand, 0 to 1."""

    left: float
    right: float
    height: float
    first: int
    last: int
    events: int


class Silence(NamedTuple):
    """Years between the source's first and last in which it dates nothing."""

    left: float
    right: float
    first: int
    last: int


class Overview(NamedTuple):
    """The strip in pixels; `years` are a few ticks with labels."""

    columns: tuple[Column, ...]
    silences: tuple[Silence, ...]
    visible: tuple[float, float]
    years: tuple[Tick, ...] = ()

    def framing(self, whole: Scale, view: Scale) -> "Overview":
        """The same strip with another part of it in view."""
        left = min(max(whole.x(view.start), 0.0), whole.width)
        right = min(max(whole.x(view.end), left), whole.width)
        return self._replace(visible=(left, right))


def overview(
    years: Counter[int], whole: Scale, view: Scale, spoken: Counter[int] | None = None
) -> Overview:
    """The strip in the pixels of `whole`; `years` counts events, `view` is what is seen.

    `spoken` are the years the source dates anything to, where `years` are only some of them: to
    hide an event does not make the source silent.
    """
    silences = _silences(years if spoken is None else spoken, whole)
    strip = Overview(_columns(years, whole), silences, (0.0, 0.0))
    return strip.framing(whole, view)


def _columns(years: Counter[int], whole: Scale) -> tuple[Column, ...]:
    """One column a year, or as many years as three pixels hold."""
    step = max(1, -int(-3.0 // (365.2425 * whole.density)))
    sums: Counter[int] = Counter()
    for year, count in years.items():
        sums[year - year % step] += count
    most = max(sums.values(), default=1)
    return tuple(_column(year, step, sums[year], most, whole) for year in sorted(sums))


def _column(year: int, step: int, events: int, most: int, whole: Scale) -> Column:
    first, last = max(1, year), min(9999, year + step - 1)
    left, right = whole.x(new_year(first)), whole.x(new_year(last + 1))
    return Column(left, right, events / most, first, last, events)


def _silences(years: Counter[int], whole: Scale) -> tuple[Silence, ...]:
    spoken = sorted(years)
    return tuple(
        Silence(whole.x(new_year(a + 1)), whole.x(new_year(b)), a + 1, b - 1)
        for a, b in pairwise(spoken)
        if b - a > 1
    )
