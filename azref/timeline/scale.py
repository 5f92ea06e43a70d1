"""Days to pixels and back.

A day is a `date.toordinal` number; day `d` covers the half-open stretch from `d` to `d + 1`.
"""

from datetime import date
from typing import NamedTuple

FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()
WIDEST_DAY = 120.0
"""Pixels of one day beyond which zooming in shows nothing new."""


def year_of(day: int) -> int:
    return date.fromordinal(day).year


def new_year(year: int) -> int:
    """The day number of 1 January; the years before 1 and after 10000 count as these."""
    return LAST_DAY + 1 if year > 9999 else date(max(year, 1), 1, 1).toordinal()


class Scale(NamedTuple):
    """`start` is the day at pixel 0, `density` the pixels of one day, `width` the pane's."""

    start: float
    density: float
    width: float

    @classmethod
    def fitting(cls, first: float, last: float, width: float, margin: float = 0.0) -> "Scale":
        """The scale that shows `first` to `last` (exclusive) with `margin` pixels at both ends."""
        days = max(last - first, 1.0)
        room = width - 2 * margin
        if room < 1:
            return cls(first, max(width, 1.0) / days, width)
        density = min(room / days, WIDEST_DAY)
        spare = (width / density - days) / 2
        return cls(first - spare, density, width)

    @property
    def end(self) -> float:
        """The day at the right edge."""
        return self.start + self.width / self.density

    @property
    def days(self) -> float:
        return self.width / self.density

    def x(self, day: float) -> float:
        return (day - self.start) * self.density

    def day(self, x: float) -> float:
        return self.start + x / self.density

    def moved(self, pixels: float) -> "Scale":
        """The view `pixels` further right, towards later days."""
        return self._replace(start=self.start + pixels / self.density)

    def centred(self, day: float) -> "Scale":
        return self._replace(start=day - self.days / 2)

    def zoomed(self, factor: float, at_x: float) -> "Scale":
        """Closer by `factor`; the day under `at_x` stays under it."""
        density = self.density * factor
        least = max(self.width, 1.0) / (2.0 * (LAST_DAY - FIRST_DAY))
        density = min(max(density, least), WIDEST_DAY)
        return self._replace(start=self.day(at_x) - at_x / density, density=density)

    def resized(self, width: float) -> "Scale":
        """The same days at the left edge and the same density in another width."""
        return self._replace(width=width)

    def within(self, first: float, last: float) -> "Scale":
        """Kept so near `first` to `last` that they cannot get out of sight.

        The view is at most twice as long as they are, and its middle lies between them.
        """
        days = max(last - first, 1.0)
        scale = self
        if self.days > 2 * days and self.width >= 1:
            scale = self.zoomed(self.days / (2 * days), self.width / 2)
        middle = scale.start + scale.days / 2
        return scale.centred(min(max(middle, first), last))
