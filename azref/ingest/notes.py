"""What the editors attach to entries, as rows: references, relations, quantities."""

import re

from azref.entries import Span
from azref.ingest.edition import Edition, Record
from azref.ingest.locator import Locator
from azref.ingest.problems import Problems, did_you_mean
from azref.ingest.shapes import ENTRIES
from azref.ingest.tables import Tables

_CITING = (*ENTRIES, "discrepancy", "quantity", "contradiction")
_FIGURES = re.compile(r"\d(?:[\d.,'’ \u00a0\u202f]*\d)?")
_NOTES = frozenset(("note", "az_basis", "acronym_az_note", "agreement", "comment", "reason"))
_TOKEN = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")


def check_links(edition: Edition, problems: Problems) -> None:
    """Reports every id that is named and not defined, with the nearest one that is."""
    entries, references = edition.ids(*ENTRIES), edition.ids("reference")
    discrepancies, events = edition.ids("discrepancy"), edition.ids("event", "context_event")
    known = {
        "references": ("reference", references),
        **dict.fromkeys(("relations", "terms", "entries"), ("entry", entries)),
        "discrepancy": ("discrepancy", discrepancies),
        "anchor": ("event", events),
    }
    for record in edition.all(*_CITING):
        for key in known.keys() & record.fields.keys():
            _check_ids(record, key, *known[key], problems)


def _check_ids(
    record: Record, key: str, noun: str, known: frozenset[str], problems: Problems
) -> None:
    for id in dict.fromkeys(record.texts(key) or (record.text(key),)):  # noqa: A001
        if id not in known:
            text = f'no {noun} has the id "{id}"{did_you_mean(id, known)}'
            problems.at(record.script, record.where(key, id), text)


def warn_of_unused_references(edition: Edition, problems: Problems) -> None:
    """Warns of references that no record cites and no note mentions."""
    cited = {id for record in edition.all(*_CITING) for id in record.texts("references")}  # noqa: A001
    for record in edition.all(*_CITING):
        for key in _NOTES & record.fields.keys():
            cited.update(_TOKEN.findall(record.text(key)))
    unused = [record for record in edition.all("reference") if record.id not in cited]
    if unused:
        ids = ", ".join(record.id for record in unused)
        text = f"nothing cites {len(unused)} of the references: {ids}"
        problems.at(unused[0].script, unused[0].where("id"), text, is_warning=True)


def add_references(edition: Edition, tables: Tables) -> None:
    keys = ("id", "title", "publisher", "date", "url", "language", "note")
    for record in edition.all("reference"):
        tables.add("reference", **{key: record.text(key) for key in keys})
    for record in edition.all(*ENTRIES):
        for position, id in enumerate(distinct(record, "references")):  # noqa: A001
            tables.add("entry_reference", entry=record.id, position=position, reference=id)


def distinct(record: Record, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(record.texts(key)))


def add_relations(edition: Edition, tables: Tables) -> None:
    """Terms are `related` to terms; an event `involves` its terms."""
    for record in edition.all(*ENTRIES):
        links = [(target, "related") for target in distinct(record, "relations")]
        links += [(target, "involves") for target in distinct(record, "terms")]
        for position, (target, kind) in enumerate(links):
            tables.add("relation", entry=record.id, position=position, target=target, kind=kind)


def add_quantities(edition: Edition, locator: Locator, tables: Tables, problems: Problems) -> None:
    """A quantity's span is that of its value inside its quote."""
    for position, record in enumerate(edition.all("quantity")):
        quote = locator.quote(record, "quote", record.text("quote"))
        span = _value_place(record, quote, locator.text, problems) if quote else None
        if span:
            _add_quantity(record, position, span, locator, tables)


def _bare(number: str) -> str:
    return re.sub(r"\D", "", number)


def _value_place(record: Record, quote: Span, text: str, problems: Problems) -> Span | None:
    """Where the value stands in its quote, as whole words."""
    value = record.text("value")
    words = text[quote.start : quote.end]
    place = re.search(rf"(?<!\w){re.escape(value)}(?!\w)", words)
    if place:
        return Span(quote.start + place.start(), quote.start + place.end())
    printed = (number for number in _FIGURES.findall(words) if _bare(number) == _bare(value))
    hint = "".join(f'; write "{number}", as it stands there' for number in printed)
    fault = f'the quote does not hold the value "{value}"{hint}'
    problems.at(record.script, record.where("value"), fault)
    return None


def _add_quantity(
    record: Record, position: int, span: Span, locator: Locator, tables: Tables
) -> None:
    tables.add(
        "quantity",
        position=position,
        value=record.text("value"),
        start=span.start,
        end=span.end,
        quote=record.text("quote"),
        sentence=locator.sentence(span),
        counts=record.text("counts"),
        comment=record.text("comment"),
    )
    for place, reference in enumerate(distinct(record, "references")):
        tables.add("quantity_reference", quantity=position, position=place, reference=reference)
