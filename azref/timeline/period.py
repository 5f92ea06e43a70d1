"""A period that events can be asked to lie in."""

from datetime import date
from typing import NamedTuple

from azref import dates
from azref.entries import TimelineEvent
from azref.timeline.scale import FIRST_DAY, LAST_DAY


class Period(NamedTuple):
    """From `first` to `last`, day numbers, both included; None where it is not bounded."""

    first: int | None = None
    last: int | None = None

    @classmethod
    def between(cls, first: str, last: str) -> "Period":
        """The period of two EDTF dates, each of which may be empty; raises `DateError`."""
        start = dates.parse(first).earliest if first else None
        end = dates.parse(last).latest if last else None
        return cls(start, end)

    @property
    def is_bounded(self) -> bool:
        return self.first is not None or self.last is not None

    @property
    def is_reversed(self) -> bool:
        """Whether it ends before it begins, so that nothing can lie in it."""
        return self.first is not None and self.last is not None and self.last < self.first

    def meets(self, event: TimelineEvent) -> bool:
        """Whether the event's source or attested date reaches into the period.

        An undated event lies in no bounded period.
        """
        known = [edtf for edtf in (event.source.edtf, event.attested) if edtf]
        return not self.is_bounded or any(self._meets(dates.parse(edtf)) for edtf in known)

    def _meets(self, date: dates.Edtf) -> bool:
        starts_in_time = self.last is None or date.earliest is None or date.earliest <= self.last
        return starts_in_time and (
            self.first is None or date.latest is None or date.latest >= self.first
        )


def drawn_period(first: float, last: float, density: float) -> str:
    """The EDTF interval of a stretch drawn by hand, in days, at `density` pixels a day.

    Its ends are those of the years, months or days that can be told apart at that density. Empty
    when it lies outside the years 1 to 9999.
    """
    start, end = sorted((int(first), int(last)))
    if start < FIRST_DAY or end > LAST_DAY:
        return ""
    length = 10 if density >= 4 else 7 if density >= 0.3 else 4
    return dates.interval(_iso(start)[:length], _iso(end)[:length])


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def days_of_period(edtf: str) -> tuple[str, str]:
    """The first and the last ISO day of a drawn period. Raises `DateError`."""
    known = dates.parse(edtf)
    first = FIRST_DAY if known.earliest is None else known.earliest
    last = LAST_DAY if known.latest is None else known.latest
    return dates.iso(first), dates.iso(last)
