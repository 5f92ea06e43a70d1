"""The value this package returns."""

from dataclasses import dataclass
from enum import StrEnum

from azref.entries import Basis


class TimeKind(StrEnum):
    """How an expression says when.

    RELATIVE leans on another expression, "9 January" after "in 2018" included. OPEN has one bound
    only ("since …", "until …"). DEICTIC counts from the time of writing. CONSEQUENCE is a "Thus"
    that carries the date of what it follows from.
    """

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    OPEN = "open"
    RECURRING = "recurring"
    DEICTIC = "deictic"
    CONSEQUENCE = "consequence"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression at ``text[start:end] == words``: code points, end exclusive.

    `edtf` is None for what recurs, what counts from the time of writing and what cannot be
    resolved. `rule` says how the date follows from the expression at index `anchor` of the same
    result: ``year(anchor)+1``, ``date(anchor)``; it is empty for a stated date. A derived
    expression without an anchor found none it could lean on.
    """

    start: int
    end: int
    words: str
    kind: TimeKind
    edtf: str | None
    basis: Basis
    rule: str
    anchor: int | None
