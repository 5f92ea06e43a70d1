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
from azref.ingest.times.vocabulary import compiled

SENTENCES_BACK = 3

_EXPRESSIONS_BACK = 40
_WINDOW = 300
_DATED = (TimeKind.ABSOLUTE, TimeKind.RELATIVE, TimeKind.OPEN)
_RELATIVE_CLAUSE = re.compile(r"\b(?:which|who|whose|whom|that was|that were|that had)\b")
_CLAUSE_START = re.compile(r"[,;:()—–]")
_NOUN_OF = compiled(
    r"(?<!\w)(?!(?:as|course|year|month|week|weekend|day|night|eve|evening|morning|afternoon|date|"
    r"hours?|part|half|quarter|months|weeks|days|years) of)[a-z]\w+ of (?:the )?$"
)
_OWNER = compiled(r"(?:\b(?:the|his|her|its|their|our|an?|this|that|each)|\w['’]s|s['’]) $")
_THING = re.compile(r"\s[^\W\d_]")
_AHEAD = re.compile(r"[^.;:!?()\n]{0,60}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase with its sentence's number; whether it is an aside there or tells a thing apart."""

    point: Point
    sentence: int
    is_aside: bool
    is_attribute: bool


def is_aside(text: str, point: Point, sentence_start: int) -> bool:
    """Whether the point stands in brackets, in quotation marks or in a relative clause."""
    before = text[max(sentence_start, point.start - _WINDOW) : point.start]
    if point.is_named or before.count("(") > before.count(")"):
        return True
    if before.count("“") > before.count("”"):
        return True
    clauses = [match.end() for match in _CLAUSE_START.finditer(before)]
    return bool(_RELATIVE_CLAUSE.search(before, clauses[-1] if clauses else 0))


def is_attribute(text: str, point: Point) -> bool:
    """Whether a date tells a thing apart: "the law of 1998", "its May 2015 report"."""
    if not point.is_calendar or point.wrap or point.lacks_year:
        return False
    before = text[max(0, point.start - 24) : point.start]
    if _NOUN_OF.search(before):
        return True
    return bool(_OWNER.search(before) and _THING.match(text, point.end))


def anchor_before(candidates: Sequence[Candidate], index: int) -> int | None:
    """The index of the anchor among the candidates before `index`; None where two may be it."""
    sentence = candidates[index].sentence
    nearby = [
        i
        for i in range(index - 1, max(-1, index - 1 - _EXPRESSIONS_BACK), -1)
        if sentence - candidates[i].sentence <= SENTENCES_BACK and _may_anchor(candidates[i].point)
    ]
    asides = sentence if candidates[index].is_aside else None  # one aside may lean on another
    apart = [i for i in nearby if not candidates[i].is_aside or candidates[i].sentence == asides]
    statements = [i for i in apart if not candidates[i].is_attribute]
    if statements and apart[0] != statements[0]:
        nearest, main = candidates[apart[0]], candidates[statements[0]]
        is_same_year = nearest.point.first[:4] == main.point.first[:4]
        if nearest.sentence > main.sentence and not is_same_year:
            return None
    return next(iter(statements or apart or nearby), None)


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
