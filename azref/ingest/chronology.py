"""Dates of events: resolved from their quotes, checked against what the editors expect.

What references attest is written by the editors as start, end and precision; an empty end there
means unknown, never open.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from azref import dates
from azref.entries import Basis, DateStatement, Layer, Span
from azref.ingest.edition import Record
from azref.ingest.problems import Problems
from azref.ingest.times import TimeExpression


@dataclass(frozen=True, slots=True)
class Dated:
    """An event's date in the source: the expression it was read from, None where there is none."""

    record: Record
    span: Span
    expression: TimeExpression | None
    is_borrowed: bool = False


def date_event(
    record: Record, quote: Span, sentence: Span, expressions: Sequence[TimeExpression]
) -> Dated:
    """The time expression an event's quote holds.

    Among several the one the editors expect (`date_start`) wins, else the first. A quote without
    one borrows the only expression of its sentence.
    """
    inside = [e for e in expressions if quote.contains(Span(e.start, e.end))]
    if inside:
        expected = expected_edtf(record)
        fitting = [e for e in inside if e.edtf == expected]
        return Dated(record, quote, (fitting or inside)[0])
    around = [e for e in expressions if sentence.contains(Span(e.start, e.end))]
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


def check_dated(dated: Dated, problems: Problems) -> None:
    """Reports a date the editors expect and the quote does not give, unless overridden."""
    record = dated.record
    if record.text("override") or not (record.has("date_start") or record.has("precision")):
        return
    found = dated.expression.edtf if dated.expression else None
    expected = expected_edtf(record)
    if found != expected:
        key = "date_start" if record.has("date_start") else "precision"
        text = (
            f'"{record.id}" expects {expected or "no date"}, but its quote gives {found or "none"}'
        )
        problems.add(record.file, record.line_of(key), text + "; correct it or add an override")


def check_edtf(record: Record, key: str, edtf: str, problems: Problems) -> bool:
    """Whether `edtf` is a date of EDTF level 1; reports it where it is not."""
    try:
        dates.parse(edtf)
    except dates.DateError as error:
        problems.add(record.file, record.line_of(key), str(error))
        return False
    return True


def statement(
    dated: Dated, expressions: Sequence[TimeExpression], owners: dict[int, str]
) -> DateStatement:
    """The date of an event as the source has it, with its derivation.

    `owners` tells which event an expression (by index) dates, so that a rule names the event it
    counts from: ``year(ev-2001-exercise)+1``.
    """
    found = dated.expression
    if found is None:
        return DateStatement(Layer.SOURCE, None, Basis.STATED, kind="undated")
    anchor = owners.get(found.anchor) if found.anchor is not None else None
    basis, rule = Basis(found.basis), found.rule
    if dated.is_borrowed and basis is Basis.STATED:
        basis, rule = Basis.DERIVED, "date(sentence)"
    if found.anchor is not None:
        rule = rule.replace("anchor", anchor or f'"{expressions[found.anchor].words}"')
    span = Span(found.start, found.end)
    return DateStatement(
        Layer.SOURCE, found.edtf, basis, found.words, span, rule, anchor, str(found.kind)
    )


def owners_of(dated: Sequence[Dated], expressions: Sequence[TimeExpression]) -> dict[int, str]:
    """Which event each expression belongs to: the first one it dates, in file order, else the
    first one whose quote it stands in (a year repeated in a name).
    """
    owners: dict[int, str] = {}
    for index, expression in enumerate(expressions):
        span = Span(expression.start, expression.end)
        dating = [event for event in dated if event.expression == expression]
        holding = [event for event in dated if event.span.contains(span)]
        for event in (*dating, *holding)[:1]:
            owners[index] = event.record.id
    return owners
