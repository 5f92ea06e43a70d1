"""Dates of events: resolved from their quotes, checked against what the editors expect.

What references attest is written by the editors as start, end and precision; an empty end there
means unknown, never open.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from azref import dates
from azref.entries import Basis, DateStatement, Layer, Span
from azref.ingest.edition import Record
from azref.ingest.problems import Problems
from azref.ingest.times import TimeExpression, resolve_times


@dataclass(frozen=True, slots=True)
class Dated:
    """An event's date in the source: the expression (by index) it was read from, if any.

    A borrowed one stands in the event's sentence, not in its quote.
    """

    record: Record
    span: Span
    index: int | None
    is_borrowed: bool = False


class Times:
    """The time expressions of a text, by place."""

    def __init__(self, expressions: Sequence[TimeExpression]) -> None:
        self.all = expressions
        self._starts = [expression.start for expression in expressions]

    def within(self, span: Span) -> list[int]:
        """The indexes of the expressions that lie within `span`."""
        found = []
        for index in range(bisect_left(self._starts, span.start), len(self.all)):
            if self._starts[index] >= span.end:
                break
            if self.all[index].end <= span.end:
                found.append(index)
        return found


def date_event(record: Record, quote: Span, sentence: Span, times: Times) -> Dated:
    """The time expression an event's quote holds.

    Among several the one the editors expect (`date_start`) wins, else the first. A quote without
    one borrows the only expression of its sentence.
    """
    inside = times.within(quote)
    if inside:
        expected = expected_edtf(record)
        fitting = [index for index in inside if times.all[index].edtf == expected]
        return Dated(record, quote, (fitting or inside)[0])
    around = times.within(sentence)
    if len(around) == 1:
        return Dated(record, quote, around[0], is_borrowed=True)
    return Dated(record, quote, None)


def expected_edtf(record: Record) -> str | None:
    """What `date_start`, `date_end` and `precision` of an event say its quote must give."""
    start, end = record.text("date_start"), record.text("date_end")
    if not start:
        return None
    if record.text("precision") == "ongoing":
        return f"{start}/{end or '..'}"
    return start if end in ("", start) else f"{start}/{end}"


def attested_edtf(record: Record) -> str | None:
    """What the references say of an event, as EDTF; an end they do not give stays unknown."""
    start, end = record.text("attested_start"), record.text("attested_end")
    if not start and not end:
        return None
    is_spread = record.text("attested_precision") in ("range", "ongoing")
    if end == start or (not end and not is_spread):
        return start
    return f"{start}/{end}"


def term_edtf(record: Record) -> str | None:
    """The time a term stands for: a point where start and end agree, else from – to."""
    start, end = record.text("date_start"), record.text("date_end")
    if not start and not end:
        return None
    return start if start == end else f"{start}/{end}"


def context_edtf(record: Record) -> str:
    """When a context event happened; without an end it is the point it starts at."""
    start, end = record.text("date_start"), record.text("date_end")
    return start if end in ("", start) else f"{start}/{end}"


def check_dated(dated: Dated, times: Times, problems: Problems) -> None:
    """Reports a date the editors expect and the quote does not give, unless overridden."""
    record = dated.record
    if record.text("override") or not (record.text("date_start") or record.text("precision")):
        return
    found = times.all[dated.index].edtf if dated.index is not None else None
    expected = expected_edtf(record)
    if expected and not check_edtf(record, "date_start", expected, problems):
        return
    if found != expected:
        key = "date_start" if record.text("date_start") else "precision"
        text = (
            f'"{record.id}" expects {expected or "no date"}, but its quote gives {found or "none"}'
            f"{_as_said(dated, times)}; correct it, or say why in override"
        )
        problems.at(record.script, record.where(key), text)


def _as_said(dated: Dated, times: Times) -> str:
    if dated.index is None:
        return ""
    said = times.all[dated.index]
    if said.edtf is None and said.basis is Basis.DERIVED and said.anchor is None:
        return f' ("{said.words}", with no one date before it to count from)'
    if said.anchor is not None:
        return f' ("{said.words}", counted from "{times.all[said.anchor].words}")'
    return f' ("{said.words}")'


def check_edtf(record: Record, key: str, edtf: str, problems: Problems) -> bool:
    """Whether `edtf` is a date of EDTF level 1; reports it where it is not."""
    try:
        dates.parse(edtf)
    except dates.DateError as error:
        text = f"{error}{_in_figures(record.text(key))}"
        problems.at(record.script, record.where(key), text)
        return False
    return True


def _in_figures(words: str) -> str:
    """What a date in words is as EDTF: `; did you mean "1991-03"?` for "March 1991"."""
    found = resolve_times(words, [(0, len(words))])
    written = found[0].edtf if len(found) == 1 else None
    return f'; did you mean "{written}"?' if written and written != words else ""


def statement(dated: Dated, times: Times, owners: Mapping[int, str]) -> DateStatement:
    """The date of an event as the source has it, with its derivation.

    `owners` tells which event an expression (by index) dates, so that a rule names the event it
    counts from: ``year(ev-2001-exercise)+1``. Where the editors override what the words give,
    their date is the inferred one, and its rule their reason.
    """
    record = dated.record
    if record.text("override"):
        return _overridden(dated, times)
    if dated.index is None:
        return DateStatement(Layer.SOURCE, None, Basis.STATED, kind="undated")
    found = times.all[dated.index]
    anchor = owners.get(found.anchor) if found.anchor is not None else None
    anchor = None if anchor == record.id else anchor
    basis, rule = Basis(found.basis), found.rule
    if dated.is_borrowed and basis is Basis.STATED:
        basis, rule = Basis.DERIVED, "date(sentence)"
    if found.anchor is not None:
        rule = rule.replace("anchor", anchor or f'"{times.all[found.anchor].words}"')
    span = Span(found.start, found.end)
    return DateStatement(
        Layer.SOURCE, found.edtf, basis, found.words, span, rule, anchor, str(found.kind)
    )


def _overridden(dated: Dated, times: Times) -> DateStatement:
    record, reason = dated.record, dated.record.text("override")
    anchor = record.text("anchor") or None
    edtf = expected_edtf(record)
    if dated.index is None:
        return DateStatement(
            Layer.SOURCE, edtf, Basis.INFERRED, rule=reason, anchor=anchor, kind="undated"
        )
    found = times.all[dated.index]
    span = Span(found.start, found.end)
    return DateStatement(
        Layer.SOURCE, edtf, Basis.INFERRED, found.words, span, reason, anchor, str(found.kind)
    )


def owners_of(dated: Sequence[Dated], times: Times) -> dict[int, str]:
    """Which event each expression belongs to: the first one it dates, in file order, else the
    first one whose quote it stands in (a year repeated in a name).
    """
    owners: dict[int, str] = {}
    for event in dated:
        if event.index is not None:
            owners.setdefault(event.index, event.record.id)
    for event in dated:
        for index in times.within(event.span):
            owners.setdefault(index, event.record.id)
    return owners


def check_circles(
    anchors: Mapping[str, str], records: Iterable[Record], problems: Problems
) -> None:
    """Reports events whose dates count from each other in a circle; `anchors` is event to event."""
    for record in records:
        circle = _circle(record.id, anchors)
        if circle:
            key = "anchor" if record.has("anchor") else "quote"
            text = f"the date counts from itself: {' → '.join(circle)}"
            problems.at(record.script, record.where(key), text)


def _circle(start: str, anchors: Mapping[str, str]) -> list[str]:
    """The way from `start` back to itself, empty where there is none."""
    way = [start]
    seen = set()
    while (following := anchors.get(way[-1])) and following not in seen:
        seen.add(following)
        way.append(following)
        if following == start:
            return way
    return []
