"""An event for each trait, to be drawn where the signs of the timeline are explained."""

from azref.entries import Basis, DateStatement, Lane, Layer, Scope, TimelineEvent
from azref.timeline.marks import Dated, Mark, dated, mark_of
from azref.timeline.scale import Scale, new_year
from azref.timeline.traits import LANES, Trait

_DATES = {
    Trait.FINER: "2000-05",
    Trait.RANGE: "2000/2001",
    Trait.OPEN: "2000-01/..",
    Trait.UNKNOWN: "2000/",
    Trait.ABOUT: "2000~",
    Trait.BEYOND: "-0043",
    Trait.UNDATED: None,
}
_ATTESTED = {Trait.ATTESTED: "2000-06", Trait.DISPUTED: "2001-09"}
_YEAR = 365.25


def sample(trait: Trait) -> TimelineEvent:
    """An event that has `trait`, and is plain in everything else."""
    is_context = trait is Trait.CONTEXT
    lane = Lane(trait.value) if trait in LANES else Lane.FRAMEWORK
    basis = Basis.DERIVED if trait is Trait.DERIVED else Basis.STATED
    statement = DateStatement(Layer.SOURCE, _DATES.get(trait, "2000"), basis)
    scope = Scope.CONTEXT if is_context else Scope.SOURCE
    return TimelineEvent("sample", "", scope, lane, statement, _ATTESTED.get(trait), None)


def sample_mark(trait: Trait, year: float, width: float, indent: float = 0.0) -> Mark | None:
    """The mark of a sample in a box of `width`, a year being `year` wide; None off the axis."""
    event: Dated = dated(sample(trait))
    if event.source is None:
        return None
    scale = Scale(new_year(2000) - indent * _YEAR / year, year / _YEAR, width)
    return mark_of(event, scale, new_year(2000), int(scale.day(width - 1)))
