"""How a reader has set up the timeline, as plain values that a session can keep."""

from collections.abc import Iterable
from typing import NamedTuple

from azref.entries import Lane
from azref.timeline.extent import extent_of
from azref.timeline.traits import Trait


class Stance(NamedTuple):
    """Collapsed lanes and hidden traits by name, the days in view, the period as EDTF.

    Without `days` everything is fitted.
    """

    collapsed: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    days: tuple[float, float] | None = None
    period: str = ""

    def lanes(self) -> frozenset[Lane]:
        """The collapsed lanes; a name that is none is left out."""
        return frozenset(lane for lane in Lane if lane.value in self.collapsed)

    def traits(self) -> frozenset[Trait]:
        """The hidden traits; a name that is none is left out."""
        return frozenset(trait for trait in Trait if trait.value in self.hidden)

    def sound_period(self) -> str:
        """The period if it is one, else nothing."""
        try:
            return self.period if self.period and extent_of(self.period) else ""
        except ValueError:
            return ""


def named(values: Iterable[Lane] | Iterable[Trait]) -> tuple[str, ...]:
    return tuple(sorted(value.value for value in values))
