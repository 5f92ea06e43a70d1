"""What of a sheet is in view, in the pixels of the column it is painted in.

A label stands beside its mark where it was seated. One that the edge of the view would cut goes
inside its mark, if there is more room there.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from math import inf
from typing import NamedTuple

from azref.timeline.labels import Label
from azref.timeline.marks import Bar, Dated, mark_of
from azref.timeline.scale import Scale
from azref.timeline.sheet import Item, LaneBand, Metrics, Sheet, Words

Signs = Callable[[Dated], int]
"""How many signs stand before the label of an event."""

_ROUNDING = 0.01


class Placed(NamedTuple):
    """An item in view: its row's top and height, its bars and its label in view pixels."""

    item: Item
    top: float
    height: float
    left: float
    right: float
    source: Bar | None
    attested: Bar | None
    label: Label | None

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y < self.top + self.height


class View(NamedTuple):
    """A sheet seen at a scale."""

    sheet: Sheet
    scale: Scale
    metrics: Metrics
    words: Words
    signs: Signs = lambda _event: 0
    rows: tuple[float, float] = (-inf, inf)
    """The heights of the sheet between which rows are in view."""

    def dated(self, band: LaneBand) -> Iterator[Placed]:
        """The dated items of a lane that are in view."""
        top, bottom = self.rows[0] - band.row, self.rows[1]
        for item in band.dated:
            if not top < band.row_top(item.row) < bottom:
                continue
            found = self._placed(band, item)
            if found is not None:
                yield found

    def alone(self, band: LaneBand, event: Dated) -> Iterator[Placed]:
        """One event by itself in the top row of a lane, if it is in view."""
        sheet, density = self.sheet, self.scale.density
        whole = Scale(sheet.first, density, (sheet.last - sheet.first) * density)
        label = self.words.measure(event.event.title) + self.signs(event) * self.metrics.sign
        item = Item((event,), 0, mark_of(event, whole, sheet.first, sheet.last), label)
        found = self._placed(band, item)
        if found is not None:
            yield found

    def undated(self, band: LaneBand, width: float) -> Iterator[Placed]:
        """The undated items of a lane in a column of `width`; the circle is a sign wide."""
        left = self.metrics.sign + self.metrics.gap
        for item in band.undated:
            label = self._fitted(item, left, width)
            yield Placed(item, band.row_top(item.row), band.row, 0, width, None, None, label)

    def _placed(self, band: LaneBand, item: Item) -> Placed | None:
        offset = self.scale.x(self.sheet.first)
        mark = item.mark
        if mark is None or mark.right + offset < 0 or mark.left + offset > self.scale.width:
            return None
        source = mark.source.shifted(offset)
        attested = mark.attested.shifted(offset) if mark.attested else None
        label = self._label(item, source, attested)
        left, right = mark.left + offset, mark.right + offset
        if label is not None:
            left, right = min(left, label.left), max(right, label.right)
        return Placed(item, band.row_top(item.row), band.row, left, right, source, attested, label)

    def _label(self, item: Item, source: Bar, attested: Bar | None) -> Label | None:
        if item.label <= 0:
            return None
        left, right = self._beside(item, source, attested)
        inner_left, inner_right = self._inside(source, attested)
        room, inner = right - left + _ROUNDING, inner_right - inner_left
        is_cut, least = room < item.label, self.metrics.least_label
        if is_cut and (inner >= self._whole(item) > room or room < min(item.label, least) <= inner):
            return self._fitted(item, inner_left, inner_right, is_inside=True)
        if room < min(item.label, least):
            return None
        return self._fitted(item, left, right, at_right=item.is_before)

    def _beside(self, item: Item, source: Bar, attested: Bar | None) -> tuple[float, float]:
        bars = [source] if attested is None else [source, attested]
        if item.is_before:
            right = min(bar.left for bar in bars) - self.metrics.gap
            return max(right - item.label, 0.0), min(right, self.scale.width)
        left = max(bar.right for bar in bars) + self.metrics.gap
        return max(left, 0.0), min(left + item.label, self.scale.width)

    def _inside(self, source: Bar, attested: Bar | None) -> tuple[float, float]:
        """The widest stretch of the mark in view that hides no end and no attested mark."""
        bars = [source] if attested is None else [source, attested]
        ends = [x for bar in bars for x in (bar.left, bar.right)]
        inset = 3 * self.metrics.gap
        cuts = sorted(min(max(x, 0.0), self.scale.width) for x in ends)
        stretches = [(a + inset, b - inset) for a, b in pairwise(cuts)]
        return max(stretches, key=lambda stretch: stretch[1] - stretch[0])

    def _lead(self, item: Item) -> float:
        return 0.0 if item.is_cluster else self.signs(item.events[0]) * self.metrics.sign

    def _title(self, item: Item) -> str:
        if item.is_cluster:
            return self.words.counted(len(item.events))
        return item.events[0].event.title

    def _whole(self, item: Item) -> float:
        return self._lead(item) + self.words.measure(self._title(item))

    def _fitted(
        self,
        item: Item,
        left: float,
        right: float,
        *,
        is_inside: bool = False,
        at_right: bool = False,
    ) -> Label | None:
        lead = self._lead(item)
        text = self.words.elided(self._title(item), right - left - lead + _ROUNDING)
        if not text:
            return None
        width = min(self.words.measure(text) + lead, right - left)
        return Label(right - width if at_right else left, width, text, lead, is_inside)
