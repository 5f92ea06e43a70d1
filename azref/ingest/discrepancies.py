"""Discrepancies and contradictions of the source as rows, each with the words it is about."""

from collections.abc import Iterable

from azref.entries import Layer, Span
from azref.ingest.edition import Edition, Record
from azref.ingest.locator import Locator
from azref.ingest.notes import distinct
from azref.ingest.problems import Problems
from azref.ingest.tables import Tables

_LEAST_SIDES = 2
Cited = dict[int, list[tuple[Span, str, str]]]
"""Citations as (span, purpose, entry), by the number of the sentence they start in."""


def add_discrepancies(
    edition: Edition, locator: Locator, tables: Tables, problems: Problems
) -> None:
    """Adds the discrepancies, with the entries each concerns and the references it rests on."""
    records = edition.all("discrepancy")
    cited = _cited(tables) if records else {}
    for position, record in enumerate(records):
        span = locator.quote(record, "quote", record.text("quote"))
        if span is not None:
            _add_discrepancy(record, position, span, locator.sentence(span), tables)
            touched = set(record.texts("entries")) or _touched(span, locator, cited)
            for entry in sorted(touched):
                tables.add("discrepancy_entry", discrepancy=record.id, entry=entry)


def _add_discrepancy(
    record: Record, position: int, span: Span, sentence: int, tables: Tables
) -> None:
    tables.add(
        "discrepancy",
        id=record.id,
        position=position,
        kind=record.text("kind"),
        start=span.start,
        end=span.end,
        quote=record.text("quote"),
        sentence=sentence,
        likely_meaning=record.text("likely_meaning"),
        layer=str(_layer(record)),
        note=record.text("note"),
    )
    for place, reference in enumerate(distinct(record, "references")):
        tables.add(
            "discrepancy_reference", discrepancy=record.id, position=place, reference=reference
        )


def _layer(record: Record) -> Layer:
    """Who vouches for the likely meaning."""
    by_editors = record.text("meaning_by") == "editors" or not record.texts("references")
    return Layer.EDITORS if by_editors else Layer.REFERENCES


def _cited(tables: Tables) -> Cited:
    found: Cited = {}
    rows = tables.select("citation", "sentence", "start", "end", "purpose", "entry")
    for sentence, start, end, purpose, entry in rows:
        found.setdefault(sentence, []).append((Span(start, end), purpose, entry))
    return found


def _touched(span: Span, locator: Locator, cited: Cited) -> set[str]:
    """The entries a discrepancy concerns where the editors name none: the events it quotes from
    and the terms with the longest form inside it.
    """
    near = [place for number in locator.sentences(span) for place in cited.get(number, ())]
    quoting = {
        entry
        for other, purpose, entry in near
        if purpose == "quote" and (other.contains(span) or span.contains(other))
    }
    return quoting | _longest((other, entry) for other, purpose, entry in near
                              if purpose == "form" and span.contains(other))  # fmt: skip


def _longest(places: Iterable[tuple[Span, str]]) -> set[str]:
    by_length: dict[int, set[str]] = {}
    for span, entry in places:
        by_length.setdefault(span.end - span.start, set()).add(entry)
    return by_length[max(by_length)] if by_length else set()


def add_contradictions(
    edition: Edition, locator: Locator, tables: Tables, problems: Problems
) -> None:
    """Adds passages that contradict each other, the entries they concern, and why."""
    for position, record in enumerate(edition.all("contradiction")):
        if len(distinct(record, "sides")) < _LEAST_SIDES:
            text = "a contradiction has at least two sides"
            problems.at(record.script, record.where("sides"), text)
        tables.add(
            "contradiction",
            id=record.id,
            position=position,
            status=record.text("status"),
            reason=record.text("reason"),
            discrepancy=record.text("discrepancy") or None,
        )
        _add_sides(record, locator, tables)
        for entry in sorted(set(record.texts("entries"))):
            tables.add("contradiction_entry", contradiction=record.id, entry=entry)


def _add_sides(record: Record, locator: Locator, tables: Tables) -> None:
    for position, quote in enumerate(distinct(record, "sides")):
        span = locator.quote(record, "sides", quote)
        if span is not None:
            tables.add(
                "contradiction_side",
                contradiction=record.id,
                position=position,
                start=span.start,
                end=span.end,
                quote=quote,
                sentence=locator.sentence(span),
            )
