"""The expression that another leans on.

The anchor is the nearest earlier expression that dates a main statement: first in the same
sentence, then in the nearest of the three sentences before that has one. An aside serves only
where there is no such statement: what stands in brackets or in a relative clause ("which … joined
in 2004"). What stands in a quoted name, what recurs and what counts from the time of writing
never does. A nearest statement whose own date is not resolved ends the search: the time of the
story is not known there.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from azref.ingest.times.expressions import TimeKind
from azref.ingest.times.points import Point

SENTENCES_BACK = 3

_EXPRESSIONS_BACK = 40
_WINDOW = 300
_DATED = (TimeKind.ABSOLUTE, TimeKind.RELATIVE, TimeKind.OPEN)
_RELATIVE_CLAUSE = re.compile(r"\b(?:which|who|whose|whom|that was|that were|that had)\b")
_CLAUSE_START = re.compile(r"[,;:()—–]")
_AHEAD = re.compile(r"[^.;:!?()\n]{0,60}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase with its sentence's number, and whether it is an aside there."""

    point: Point
    sentence: int
    is_aside: bool


def is_aside(text: str, point: Point, sentence_start: int) -> bool:
    """Whether the point stands in brackets, in quotation marks or in a relative clause."""
    before = text[max(sentence_start, point.start - _WINDOW) : point.start]
    if point.is_named or before.count("(") > before.count(")"):
        return True
    if before.count("“") > before.count("”"):
        return True
    clauses = [match.end() for match in _CLAUSE_START.finditer(before)]
    return bool(_RELATIVE_CLAUSE.search(before, clauses[-1] if clauses else 0))


def anchor_before(candidates: Sequence[Candidate], index: int) -> int | None:
    """The index of the anchor among the candidates before `index`."""
    sentence = candidates[index].sentence
    nearby = [
        i
        for i in range(index - 1, max(-1, index - 1 - _EXPRESSIONS_BACK), -1)
        if sentence - candidates[i].sentence <= SENTENCES_BACK and _may_anchor(candidates[i].point)
    ]
    statements = [i for i in nearby if not candidates[i].is_aside]
    return next(iter(statements or nearby), None)


def anchor_after(text: str, candidates: Sequence[Candidate], index: int) -> int | None:
    """The index of the anchor that follows: "4 (and 5 May 1994)", "a year before (2004)"."""
    point = candidates[index].point
    for i in range(index + 1, min(len(candidates), index + 8)):
        other = candidates[i].point
        gap = _AHEAD.fullmatch(text, point.end, other.start)
        if not gap:
            return None
        if other.step is None and _may_anchor(other):
            return i
    return None


def _may_anchor(point: Point) -> bool:
    return point.kind in _DATED and not point.is_named
