"""Rows in which neither marks nor labels overlap.

Greedy from left to right: a row with room for the whole label, else a new row, else the row
where least of a label is cut, else a row where the label is dropped and the mark stays. What
fits nowhere has no seat and is gathered into counted clusters.
"""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple


class Wish(NamedTuple):
    """What one event asks of a row: its mark from `left` to `right`, and room for its label.

    `label` is the width of the whole label, `least` the width below which it is worth nothing.
    `is_before` puts the label to the left of the mark.
    """

    left: float
    right: float
    label: float
    least: float
    is_before: bool = False


class Seat(NamedTuple):
    """The row of an event and the width its label got; 0 when it was dropped."""

    row: int
    label: float


class Seating(NamedTuple):
    """The seats of wishes in their order; None where an event fits in no row."""

    rows: int
    seats: tuple[Seat | None, ...]
    lost: float

    @property
    def is_whole(self) -> bool:
        """Whether every event has a seat and a legible label."""
        return self.lost < inf


class _Rows:
    """The rows so far: where the last mark of each ends and which label still waits for room."""

    def __init__(self, wishes: Sequence[Wish], gap: float) -> None:
        self.wishes = wishes
        self.gap = gap
        self.edges: list[float] = []
        self.waiting: list[int | None] = []
        self.whole: list[float] = []
        self.least: list[float] = []
        self.labels = [wish.label for wish in wishes]

    def add(self) -> int:
        self.edges.append(-inf)
        self.waiting.append(None)
        self.whole.append(0.0)
        self.least.append(0.0)
        return len(self.edges) - 1

    def best(self, wish: Wish, most: int) -> tuple[int | None, int, float]:
        """The best row, how bad it is (0 whole, 1 cut, 2 dropped, 3 none), and the part lost."""
        gap = self.gap
        left = wish.left - gap
        own, least = (wish.label + gap, wish.least + gap) if wish.is_before else (0.0, 0.0)
        for number, edge in enumerate(self.edges):
            if left - edge >= self.whole[number] + own:
                return number, 0, 0.0
        if len(self.edges) < most:
            return self.add(), 0, 0.0
        offers = []
        for number, edge in enumerate(self.edges):
            room, whole = left - edge, self.whole[number] + own
            if room >= 0:
                level = 1 if room >= self.least[number] + least else 2
                offers.append((level, (whole - room) / whole, number))
        if not offers:
            return None, 3, 0.0
        level, part, number = min(offers)
        return number, level, part

    def seat(self, row: int, index: int) -> None:
        """Puts a wish into a row and divides the room before it."""
        wish, gap, before = self.wishes[index], self.gap, self.waiting[row]
        room = wish.left - gap - self.edges[row]
        if room < self.whole[row] + (wish.label + gap if wish.is_before else 0.0):
            self._share(room, before, index if wish.is_before else None)
        waits = not wish.is_before
        self.edges[row] = wish.right
        self.waiting[row] = index if waits else None
        self.whole[row] = wish.label + gap if waits else 0.0
        self.least[row] = wish.least + gap if waits else 0.0

    def _share(self, room: float, *sharing: int | None) -> None:
        """Divides the room before a mark among the labels that stand in it."""
        known = [index for index in sharing if index is not None]
        if len(known) == 1:
            wish, left = self.wishes[known[0]], room - self.gap
            self.labels[known[0]] = min(left, wish.label) if left >= wish.least else 0.0
            return
        widths = _shares(room, [self.wishes[index] for index in known], self.gap)
        for index, width in zip(known, widths, strict=True):
            self.labels[index] = width


def seated(wishes: Sequence[Wish], most_rows: int, gap: float) -> Seating:
    """The seats of `wishes`, which come in the order of their left ends."""
    rows = _Rows(wishes, gap)
    worst, cut = 0, 0.0
    numbers: list[int | None] = []
    for index, wish in enumerate(wishes):
        number, level, loss = rows.best(wish, most_rows)
        worst, cut = max(worst, level), cut + loss
        numbers.append(number)
        if number is not None:
            rows.seat(number, index)
    seats = tuple(
        None if number is None else Seat(number, label)
        for number, label in zip(numbers, rows.labels, strict=True)
    )
    return Seating(len(rows.edges), seats, inf if worst > 1 else cut)


def _shares(room: float, wishes: Sequence[Wish], gap: float) -> list[float]:
    """The room divided: whole labels, else each its least and the rest by what it lacks."""
    left = room - gap * len(wishes)
    if left >= sum(wish.label for wish in wishes):
        return [wish.label for wish in wishes]
    spare = left - sum(wish.least for wish in wishes)
    lacking = sum(wish.label - wish.least for wish in wishes)
    if spare < 0 or lacking <= 0:
        return [0.0 for _ in wishes]
    return [wish.least + spare * (wish.label - wish.least) / lacking for wish in wishes]
