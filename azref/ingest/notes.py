"""What the editors attach to entries, as rows: references, relations, discrepancies, quantities."""

from azref.entries import Span
from azref.ingest.edition import Edition, Record
from azref.ingest.locator import Locator
from azref.ingest.problems import Problems, did_you_mean
from azref.ingest.tables import Row, Tables

ENTRIES = ("term", "context_term", "event", "context_event")


def check_links(edition: Edition, problems: Problems) -> None:
    """Reports every id that is named and not defined, with the nearest one that is."""
    entries = {record.id for record in edition.all(*ENTRIES)}
    references = {record.id for record in edition.all("reference")}
    for record in edition.all(*ENTRIES, "discrepancy", "quantity"):
        _check_ids(record, "references", references, "reference", problems)
        for key in ("relations", "terms", "entries"):
            _check_ids(record, key, entries, "entry", problems)


def _check_ids(record: Record, key: str, known: set[str], noun: str, problems: Problems) -> None:
    for id in dict.fromkeys(record.texts(key)):  # noqa: A001
        if id not in known:
            text = f'no {noun} has the id "{id}"{did_you_mean(id, known)}'
            problems.add(record.file, record.line_of(key), text)


def add_references(edition: Edition, tables: Tables) -> None:
    keys = ("id", "title", "publisher", "date", "url", "language", "note")
    for record in edition.all("reference"):
        tables.add("reference", **{key: record.text(key) for key in keys})
    for record in edition.all(*ENTRIES):
        for position, id in enumerate(_distinct(record, "references")):  # noqa: A001
            tables.add("entry_reference", entry=record.id, position=position, reference=id)


def _distinct(record: Record, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(record.texts(key)))


def add_relations(edition: Edition, tables: Tables) -> None:
    """Terms are `related` to terms; an event `involves` its terms."""
    for record in edition.all(*ENTRIES):
        links = [(target, "related") for target in _distinct(record, "relations")]
        links += [(target, "involves") for target in _distinct(record, "terms")]
        for position, (target, kind) in enumerate(links):
            tables.add("relation", entry=record.id, position=position, target=target, kind=kind)


def add_discrepancies(
    edition: Edition, locator: Locator, tables: Tables, problems: Problems
) -> None:
    cited = tables.of("citation")
    for position, record in enumerate(edition.all("discrepancy")):
        span = locator.quote(record, "quote", record.text("quote"))
        if span is None:
            continue
        tables.add(
            "discrepancy",
            id=record.id,
            position=position,
            kind=record.text("kind"),
            start=span.start,
            end=span.end,
            quote=record.text("quote"),
            sentence=locator.sentence(span),
            likely_meaning=record.text("likely_meaning"),
            note=record.text("note"),
        )
        for entry in sorted(set(record.texts("entries")) or _touched(span, cited)):
            tables.add("discrepancy_entry", discrepancy=record.id, entry=entry)
        for place, reference in enumerate(_distinct(record, "references")):
            tables.add(
                "discrepancy_reference", discrepancy=record.id, position=place, reference=reference
            )


def _touched(span: Span, cited: list[Row]) -> set[str]:
    """The entries a discrepancy concerns where the editors name none: the events it quotes from
    and the terms with the longest form inside it.
    """
    inside: dict[int, set[str]] = {}
    events: set[str] = set()
    for row in cited:
        other = Span(int(str(row["start"])), int(str(row["end"])))
        if row["purpose"] == "quote" and (other.contains(span) or span.contains(other)):
            events.add(str(row["entry"]))
        elif row["purpose"] == "form" and span.contains(other):
            inside.setdefault(other.end - other.start, set()).add(str(row["entry"]))
    return events | (inside[max(inside)] if inside else set())


def add_quantities(edition: Edition, locator: Locator, tables: Tables, problems: Problems) -> None:
    """A quantity's span is that of its value inside its quote."""
    for position, record in enumerate(edition.all("quantity")):
        quote = locator.quote(record, "quote", record.text("quote"))
        if quote is None:
            continue
        value = record.text("value")
        at = locator.text.find(value, quote.start, quote.end)
        if at < 0:
            text = f'the quote does not hold the value "{value}"'
            problems.add(record.file, record.line_of("value"), text)
            continue
        span = Span(at, at + len(value))
        tables.add(
            "quantity",
            position=position,
            value=value,
            start=span.start,
            end=span.end,
            quote=record.text("quote"),
            sentence=locator.sentence(quote),
            counts=record.text("counts"),
            comment=record.text("comment"),
        )
