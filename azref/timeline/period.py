"""A period that events can be asked to lie in."""

from typing import NamedTuple

from azref import dates
from azref.entries import TimelineEvent


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
