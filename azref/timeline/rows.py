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


class _Row:
    """A row while it is filled: the right end of its last mark and that mark's waiting label."""

    def __init__(self, edge: float = -inf, waiting: int | None = None) -> None:
        self.edge = edge
        self.waiting = waiting


class _Plan:
    """The seats handed out so far: the row of each wish, and how much of its label is kept."""

    def __init__(self, wishes: Sequence[Wish], gap: float) -> None:
        self.wishes = wishes
        self.gap = gap
        self.rows: list[_Row] = []
        self.seats: list[int | None] = []
        self.labels: list[float] = []

    def between(self, row: _Row, index: int) -> list[int]:
        """The wishes whose labels share the room between the row's last mark and this one."""
        labels = [] if row.waiting is None else [row.waiting]
        return [*labels, index] if self.wishes[index].is_before else labels

    def loss(self, row: _Row, index: int) -> tuple[int, float] | None:
        """What seating costs: (0, 0) nothing, (1, part) cut, (2, part) dropped, or None."""
        room = self.wishes[index].left - self.gap - row.edge
        sharing = [self.wishes[i] for i in self.between(row, index)]
        whole = sum(wish.label + self.gap for wish in sharing)
        if room >= whole:
            return 0, 0.0
        least = sum(wish.least + self.gap for wish in sharing)
        if room < 0:
            return None
        return (1 if room >= least else 2), (whole - room) / whole

    def seat(self, row: _Row, index: int) -> None:
        wish = self.wishes[index]
        sharing = self.between(row, index)
        widths = _shares(wish.left - self.gap - row.edge, [self.wishes[i] for i in sharing],
                         self.gap)  # fmt: skip
        for i, width in zip(sharing, widths, strict=True):
            self.labels[i] = width
        row.edge = wish.right
        row.waiting = None if wish.is_before else index


def seated(wishes: Sequence[Wish], most_rows: int, gap: float) -> Seating:
    """The seats of `wishes`, which come in the order of their left ends."""
    plan = _Plan(wishes, gap)
    plan.labels = [wish.label for wish in wishes]
    worst, cut = 0, 0.0
    for index in range(len(wishes)):
        row, level, loss = _best(plan, index, most_rows)
        worst, cut = max(worst, level), cut + loss
        plan.seats.append(row)
        if row is not None:
            plan.seat(plan.rows[row], index)
    seats = tuple(
        None if row is None else Seat(row, label)
        for row, label in zip(plan.seats, plan.labels, strict=True)
    )
    return Seating(len(plan.rows), seats, inf if worst > 1 else cut)


def _best(plan: _Plan, index: int, most_rows: int) -> tuple[int | None, int, float]:
    """The best row, how bad it is, and the part of the labels lost."""
    offers = []
    for number, row in enumerate(plan.rows):
        loss = plan.loss(row, index)
        if loss == (0, 0.0):
            return number, 0, 0.0
        if loss is not None:
            offers.append((*loss, number))
    if len(plan.rows) < most_rows:
        plan.rows.append(_Row())
        return len(plan.rows) - 1, 0, 0.0
    if not offers:
        return None, 3, 0.0
    level, part, number = min(offers)
    return number, level, part


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
