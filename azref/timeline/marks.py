"""What an event is drawn as: from what is known of its date, never a dot on 1 January."""

from typing import NamedTuple

from azref.entries import Basis, Scope, TimelineEvent
from azref.timeline.extent import Edge, Extent, beyond, extent_of
from azref.timeline.scale import Scale

LEAST_SOURCE = 7.0
LEAST_ATTESTED = 3.0
LEAST_OPEN = 48.0
"""Drawn widths in pixels below which a mark could not be told from a speck."""


class Dated(NamedTuple):
    """An event with its known days. Without `source` it has no place on the axis.

    It is undated then, unless it lies `beyond` the axis.

    `attested` is there only where references say something else or finer than the source.
    """

    event: TimelineEvent
    source: Extent | None
    attested: Extent | None = None

    @property
    def id(self) -> str:
        return self.event.id

    @property
    def edtf(self) -> str | None:
        """The date it stands by: the source's, for the editors' context that of references."""
        is_context = self.event.scope is Scope.CONTEXT
        return self.event.source.edtf or (self.event.attested if is_context else None)

    @property
    def beyond(self) -> int:
        """-1 for an event dated before the years of the axis, 1 for one after, 0 for others."""
        return beyond(self.edtf) if self.edtf and self.source is None else 0

    @property
    def is_derived(self) -> bool:
        return self.event.source.basis in (Basis.DERIVED, Basis.INFERRED)

    @property
    def begin(self) -> int:
        return min(extent.begin for extent in self._extents())

    @property
    def end(self) -> int:
        return max(extent.end for extent in self._extents())

    @property
    def is_contested(self) -> bool:
        """Whether source and references name days that have nothing in common."""
        if self.source is None or self.attested is None:
            return False
        return not self.source.overlaps(self.attested)

    def _extents(self) -> tuple[Extent, ...]:
        return tuple(extent for extent in (self.source, self.attested) if extent is not None)


def dated(event: TimelineEvent) -> Dated:
    """The event with its extents; the editors' context rests on references alone."""
    source = _extent(event.source.edtf)
    attested = _extent(event.attested)
    if event.scope is Scope.CONTEXT:
        return Dated(event, source or attested)
    if source is None or attested == source:
        return Dated(event, source)
    return Dated(event, source, attested)


def _extent(edtf: str | None) -> Extent | None:
    return extent_of(edtf) if edtf else None


class Bar(NamedTuple):
    """A stretch in pixels. It is known from `known_left` to `known_right`, open beyond."""

    left: float
    right: float
    left_edge: Edge = Edge.SHARP
    right_edge: Edge = Edge.SHARP
    known_left: float = 0.0
    known_right: float = 0.0

    @property
    def width(self) -> float:
        return self.right - self.left

    def shifted(self, pixels: float) -> "Bar":
        return self._replace(
            left=self.left + pixels,
            right=self.right + pixels,
            known_left=self.known_left + pixels,
            known_right=self.known_right + pixels,
        )


class Mark(NamedTuple):
    """The bars of one dated event and the stretch they take together."""

    source: Bar
    attested: Bar | None
    left: float
    right: float


def mark_of(known: Dated, scale: Scale, first: int, last: int) -> Mark:
    """The mark of a dated event; what is open goes on to the days `first` or `last`.

    Raises ValueError for an undated event.
    """
    if known.source is None:
        raise ValueError(f"{known.id} is undated")
    source = _bar(known.source, scale, LEAST_SOURCE, (scale.x(first), scale.x(last)))
    if known.attested is None:
        return Mark(source, None, source.left, source.right)
    attested = _bar(known.attested, scale, LEAST_ATTESTED, (scale.x(first), scale.x(last)))
    left, right = min(source.left, attested.left), max(source.right, attested.right)
    return Mark(source, attested, left, right)


def _bar(extent: Extent, scale: Scale, least: float, horizon: tuple[float, float]) -> Bar:
    left, right = scale.x(extent.begin), scale.x(extent.end)
    if right - left < least:
        middle = (left + right) / 2
        left, right = middle - least / 2, middle + least / 2
    outer_left = min(horizon[0], left - LEAST_OPEN) if extent.left is Edge.OPEN else left
    outer_right = max(horizon[1], right + LEAST_OPEN) if extent.right is Edge.OPEN else right
    return Bar(outer_left, outer_right, extent.left, extent.right, left, right)
