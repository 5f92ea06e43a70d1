"""What a reader can tell events apart by, group by group, and hide.

Every event has exactly one trait of each group, so that the counts of a group add up, and to
hide a trait hides just the events that have it.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from enum import StrEnum
from functools import lru_cache

from azref.dates import Precision, parse
from azref.entries import Basis, Lane, Scope, TimelineEvent
from azref.timeline.extent import Edge, beyond, extent_of
from azref.timeline.marks import dated


class Trait(StrEnum):
    """A lane, what is known of a date, how it is known, what references add to it."""

    FRAMEWORK = "framework"
    OPERATIONS = "operations"
    EXERCISES = "exercises"
    DIALOGUE = "dialogue"
    CONTEXT = "context"
    YEAR = "year"
    FINER = "finer"
    RANGE = "range"
    OPEN = "open"
    UNKNOWN = "unknown"
    ABOUT = "about"
    BEYOND = "beyond"
    UNDATED = "undated"
    STATED = "stated"
    DERIVED = "derived"
    PLAIN = "plain"
    ATTESTED = "attested"
    DISPUTED = "disputed"


LANES = tuple(Trait(lane.value) for lane in Lane)
DATES = (Trait.YEAR, Trait.FINER, Trait.RANGE, Trait.OPEN, Trait.UNKNOWN, Trait.ABOUT,
         Trait.BEYOND, Trait.UNDATED)  # fmt: skip
BASES = (Trait.STATED, Trait.DERIVED)
REFERENCES = (Trait.PLAIN, Trait.ATTESTED, Trait.DISPUTED)
GROUPS = (LANES, DATES, BASES, REFERENCES)

_EDGES = ((Edge.OPEN, Trait.OPEN), (Edge.TORN, Trait.UNKNOWN), (Edge.SOFT, Trait.ABOUT))
_PLAIN = {
    Precision.YEAR: Trait.YEAR,
    Precision.SEASON: Trait.FINER,
    Precision.MONTH: Trait.FINER,
    Precision.DAY: Trait.FINER,
}
_DERIVED = (Basis.DERIVED, Basis.INFERRED)
_LANE_OF = {id(lane): Trait(lane.value) for lane in Lane}  # hashing an enum is a slow call


def traits(event: TimelineEvent) -> tuple[Trait, Trait, Trait, Trait]:
    """One trait of each group, in the order of `GROUPS`. Raises `DateError`."""
    _, _, scope, lane, source, attested, _ = event
    edtf = source.edtf
    if scope is Scope.CONTEXT:
        edtf, attested = edtf or attested, None
    adds = Trait.PLAIN
    if attested and edtf and attested != edtf:
        adds = Trait.DISPUTED if dated(event).is_contested else Trait.ATTESTED
    basis = Trait.DERIVED if source.basis in _DERIVED else Trait.STATED
    return _LANE_OF[id(lane)], trait_of_date(edtf), basis, adds


def shown(events: Iterable[TimelineEvent], hidden: Collection[Trait]) -> list[TimelineEvent]:
    """The events that have none of the `hidden` traits, in their order."""
    gone = frozenset(hidden)
    return [event for event in events if gone.isdisjoint(traits(event))]


def counted(events: Iterable[TimelineEvent]) -> Counter[Trait]:
    """How many events have each trait."""
    return Counter(trait for event in events for trait in traits(event))


def only(trait: Trait, hidden: Collection[Trait]) -> frozenset[Trait]:
    """What is hidden once `trait` alone of its group is shown."""
    group = next(group for group in GROUPS if trait in group)
    return frozenset(hidden).difference(group) | set(group) - {trait}


@lru_cache(4096)
def trait_of_date(edtf: str | None) -> Trait:
    """What is drawn of a date; of several things the one that is most easily misread."""
    extent = extent_of(edtf) if edtf else None
    if edtf is None or extent is None:
        return Trait.BEYOND if edtf and beyond(edtf) else Trait.UNDATED
    edges = extent.left, extent.right
    found = (trait for edge, trait in _EDGES if edge in edges)
    return next(found, _PLAIN.get(parse(edtf).precision, Trait.RANGE))
