"""From text to time expressions: each phrase with its date and the way it was found."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from azref import dates
from azref.entries import Basis
from azref.ingest.times.anchors import (
    Candidate,
    anchor_after,
    anchor_before,
    is_aside,
    is_attribute,
)
from azref.ingest.times.consequences import consequences
from azref.ingest.times.expressions import TimeExpression, TimeKind
from azref.ingest.times.grammar import scan
from azref.ingest.times.licences import licensed
from azref.ingest.times.phrases import phrases
from azref.ingest.times.points import Point, Wrap
from azref.ingest.times.reckoning import edtf_of
from azref.ingest.times.vocabulary import compiled

_LISTED = compiled(r"(?:,|,? (?:and|or|&)) (?:(?:in|on) )?")


def resolve_times(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[TimeExpression, ...]:
    """Every time expression of `text`, in order and not overlapping, resolved where it can be.

    `sentences` are the sentences' spans in order: code points, end exclusive. Dates are EDTF that
    `azref.dates.parse` reads. An anchor is an index of the result; following anchors never leads
    in a circle. Takes linear time on any text.
    """
    candidates = _candidates(text, sentences)
    resolved = _resolved(text, candidates)
    asides = [candidate.is_aside for candidate in candidates]
    return _merged(resolved, consequences(text, sentences, resolved, asides))


def _candidates(text: str, sentences: Sequence[tuple[int, int]]) -> list[Candidate]:
    starts = [start for start, _ in sentences]
    found: list[Candidate] = []
    for point in phrases(text, _licensed(text)):
        number = bisect_right(starts, point.start) - 1
        start = starts[number] if number >= 0 else 0
        marks = is_aside(text, point, start), is_attribute(text, point)
        found.append(Candidate(point, number, *marks))
    return found


def _licensed(text: str) -> list[Point]:
    points: list[Point] = []
    for point in scan(text):
        allowed = licensed(text, point, points[-1] if points else None)
        if allowed:
            points.append(allowed)
    return points


def _resolved(text: str, candidates: Sequence[Candidate]) -> list[TimeExpression]:
    """The expressions in order; each leans on one already resolved, or on a stated one ahead."""
    found: list[TimeExpression] = []
    for index, candidate in enumerate(candidates):
        point = candidate.point
        anchor = _anchor(text, candidates, index) if point.step else None
        if anchor is None:
            edtf = edtf_of(point, None)
        elif anchor < index:
            edtf = _leaning(point, _told(candidates[anchor].point, found[anchor].edtf))
        else:
            point = _forward(point)
            edtf = _leaning(point, edtf_of(candidates[anchor].point, None))
        found.append(_expression(text, point, edtf, anchor))
    return found


def _told(point: Point, edtf: str | None) -> str | None:
    """The date the text tells at an expression: "by May 2004" it has come to May 2004."""
    if edtf and point.wrap is Wrap.BY:
        return edtf.removeprefix("[..").removesuffix("]")
    return edtf


def _leaning(point: Point, anchor: str | None) -> str | None:
    return edtf_of(point, dates.parse(anchor)) if anchor else None


def _forward(point: Point) -> Point:
    assert point.step
    return replace(point, step=replace(point.step, is_forward=True))


def _anchor(text: str, candidates: Sequence[Candidate], index: int) -> int | None:
    point = candidates[index].point
    if point.step and point.step.is_forward:
        return anchor_after(text, candidates, index)
    if not point.lacks_year:
        return anchor_before(candidates, index)
    if _is_listed(text, candidates, index):
        ahead = anchor_after(text, candidates, index)
        if ahead is not None:
            return ahead
    before = anchor_before(candidates, index)
    return anchor_after(text, candidates, index) if before is None else before


def _is_listed(text: str, candidates: Sequence[Candidate], index: int) -> bool:
    """Whether the next phrase continues a list that ends in a year: "March and June 2003"."""
    if index + 1 == len(candidates) or not candidates[index + 1].point.is_calendar:
        return False
    gap = candidates[index].point.end, candidates[index + 1].point.start
    return bool(_LISTED.fullmatch(text, *gap))


def _expression(text: str, point: Point, edtf: str | None, anchor: int | None) -> TimeExpression:
    return TimeExpression(
        start=point.start,
        end=point.end,
        words=text[point.start : point.end],
        kind=_kind(point),
        edtf=edtf,
        basis=Basis.DERIVED if point.step else Basis.STATED,
        rule=_rule(point, edtf),
        anchor=anchor,
    )


def _kind(point: Point) -> TimeKind:
    if point.wrap in (Wrap.SINCE, Wrap.UNTIL):
        return TimeKind.OPEN
    is_leaning = point.step is not None and point.kind is TimeKind.ABSOLUTE
    return TimeKind.RELATIVE if is_leaning else point.kind


def _rule(point: Point, edtf: str | None) -> str:
    if point.step is None:
        return ""
    is_either = point.lacks_year and not point.is_choice and not point.wrap
    if is_either and edtf and edtf[0] == "[":
        return f"{point.step.rule} or +1"
    return point.step.rule


def _merged(
    expressions: Sequence[TimeExpression], inferred: Sequence[TimeExpression]
) -> tuple[TimeExpression, ...]:
    """Both in the order of the text, anchors pointing into the result."""
    both = sorted([*enumerate(expressions), *((-1, each) for each in inferred)], key=_place)
    moved = {old: new for new, (old, _) in enumerate(both)}
    return tuple(
        replace(each, anchor=None if each.anchor is None else moved[each.anchor])
        for _, each in both
    )


def _place(numbered: tuple[int, TimeExpression]) -> int:
    return numbered[1].start
