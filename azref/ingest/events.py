"""Events of an edition as rows: the entry, its quotes, its dates and the terms it involves."""

from collections.abc import Mapping

from azref.entries import Basis, Citation, DateStatement, Form, Lane, Layer, Role, Span
from azref.ingest import chronology
from azref.ingest.chronology import Dated, Times
from azref.ingest.edition import Edition, Record
from azref.ingest.locator import Locator
from azref.ingest.problems import Problems
from azref.ingest.tables import Tables

_LANES_BY_KIND = {
    "operation": Lane.OPERATIONS,
    "exercise": Lane.EXERCISES,
    "programme": Lane.EXERCISES,
    "forum": Lane.DIALOGUE,
    "role": Lane.DIALOGUE,
    "event": Lane.DIALOGUE,
}


def add_events(
    edition: Edition, locator: Locator, times: Times, tables: Tables, problems: Problems
) -> None:
    """Adds every event of the source, and those of the context."""
    dated = _dated_events(edition, locator, times, problems)
    owners = chronology.owners_of(dated, times)
    kinds = {term.id: term.text("kind") for term in edition.all("term")}
    anchors: dict[str, str] = {}
    for event in dated:
        record = event.record
        _add_entry(record, _lane(record, kinds), tables)
        statement = chronology.statement(event, times, owners)
        if statement.anchor:
            anchors[record.id] = statement.anchor
        if _is_date(record, statement, problems):
            tables.add_date(record.id, statement)
        _add_citations(event, locator, times, tables)
        _add_attested(record, chronology.attested_edtf(record), "attested_start", tables, problems)
    chronology.check_circles(anchors, edition.all("event"), problems)
    for record in edition.all("context_event"):
        _add_entry(record, Lane.CONTEXT, tables)
        _add_attested(record, chronology.context_edtf(record), "date_start", tables, problems)


def _dated_events(
    edition: Edition, locator: Locator, times: Times, problems: Problems
) -> list[Dated]:
    spans = {stretch.number: stretch.span for stretch in locator.stretches}
    dated: list[Dated] = []
    for record in edition.all("event"):
        quote = locator.quote(record, "quote", record.text("quote"))
        if quote is not None:
            sentence = spans[locator.sentence(quote)]
            dated.append(chronology.date_event(record, quote, sentence, times))
            chronology.check_dated(dated[-1], times, problems)
    return dated


def _is_date(record: Record, statement: DateStatement, problems: Problems) -> bool:
    """Whether the date is none or EDTF, as the editors' own may not be."""
    edtf = statement.edtf
    return edtf is None or chronology.check_edtf(record, "date_start", edtf, problems)


def _lane(record: Record, kinds: Mapping[str, str]) -> Lane:
    """The lane the editors give, else the one that suits the kinds of the event's terms."""
    given = record.text("lane")
    if given in tuple(Lane):
        return Lane(given)
    suited = (_LANES_BY_KIND.get(kinds.get(term, "")) for term in record.texts("terms"))
    return next((lane for lane in suited if lane), Lane.FRAMEWORK)


def _add_entry(record: Record, lane: Lane, tables: Tables) -> None:
    tables.add_entry(
        record.id,
        type="event",
        kind="event",
        scope="context" if record.array == "context_event" else "source",
        title=record.text("title"),
        note=record.text("note"),
        lane=str(lane),
        actors="; ".join(record.texts("actors")),
        agreement=record.text("agreement"),
    )
    title = Form(record.text("title"), "en", Role.NAME, Layer.REFERENCES)
    tables.add_form(record.id, title)


def _add_citations(event: Dated, locator: Locator, times: Times, tables: Tables) -> None:
    record = event.record
    spans = {(event.span, "quote")}
    for quote in record.texts("also_quotes"):
        span = locator.quote(record, "also_quotes", quote)
        spans |= {(span, "quote")} if span else set()
    if event.index is not None:
        found = times.all[event.index]
        spans.add((Span(found.start, found.end), "date"))
    for span, purpose in sorted(spans):
        quote = locator.text[span.start : span.end]
        tables.add_citation(Citation(record.id, span, quote, locator.sentence(span), purpose))


def _add_attested(
    record: Record, edtf: str | None, key: str, tables: Tables, problems: Problems
) -> None:
    if edtf is not None and chronology.check_edtf(record, key, edtf, problems):
        date = DateStatement(Layer.REFERENCES, edtf, Basis.ATTESTED)
        tables.add_date(record.id, date)
