"""The compiler: an edition's folder to the rows of a database, with every problem at once."""

from collections.abc import Callable
from pathlib import Path

from azref import dates, schema
from azref.entries import Coverage, Span
from azref.errors import EditionError
from azref.folding import fold
from azref.ingest.account import Ink, Mention, mentions, settled
from azref.ingest.edition import Edition, read_edition
from azref.ingest.events import add_events
from azref.ingest.index import form_index, passage_index
from azref.ingest.locator import Locator
from azref.ingest.notes import (
    add_discrepancies,
    add_quantities,
    add_references,
    add_relations,
    check_links,
)
from azref.ingest.problems import Problems
from azref.ingest.tables import Row, Tables
from azref.ingest.terms import add_terms
from azref.ingest.times import TimeExpression, resolve_times

Progress = Callable[[str], None]


def compile_edition(folder: Path, progress: Progress = lambda _line: None) -> Tables:
    """The rows of the edition in `folder`.

    Raises `EditionError` with every problem found, each with its file and line.
    """
    problems = Problems()
    edition = read_edition(folder, problems)
    progress(f"read {len(edition.inputs)} files")
    tables = _compile(edition, problems, progress)
    if problems:
        raise EditionError(problems.messages())
    _finish(tables, edition)
    return tables


def _compile(edition: Edition, problems: Problems, progress: Progress) -> Tables:
    locator = Locator(edition.text, problems)
    spans = [(stretch.span.start, stretch.span.end) for stretch in locator.stretches]
    expressions = resolve_times(edition.text, spans)
    progress(f"resolved {len(expressions)} time expressions")
    tables = Tables(edition.facts.text("id"))
    check_links(edition, problems)
    add_terms(edition, locator, tables, problems)
    add_events(edition, locator, expressions, tables, problems)
    add_references(edition, tables)
    add_relations(edition, tables)
    add_discrepancies(edition, locator, tables, problems)
    add_quantities(edition, locator, tables, problems)
    progress(f"placed {len(tables.of('citation'))} citations")
    _add_account(edition, locator, expressions, tables, problems)
    return tables


def _add_account(
    edition: Edition,
    locator: Locator,
    expressions: tuple[TimeExpression, ...],
    tables: Tables,
    problems: Problems,
) -> None:
    """Adds mentions and sentences with what became of each; reports what is unaccounted."""
    found = mentions(edition.text, locator.stretches, expressions)
    dismissed = _dismissed(edition, locator)
    account = settled(found, Ink(edition.text, _used_spans(tables)), dismissed)
    for mention in account:
        tables.add(
            "mention",
            start=mention.span.start,
            end=mention.span.end,
            kind=mention.kind,
            text=mention.text,
            disposition=mention.disposition,
            reason=mention.reason,
        )
    _add_sentences(edition, locator, tables, problems)
    if edition.account == "strict":
        _report(account, edition, locator, problems)


def _used_spans(tables: Tables) -> list[Span]:
    """Forms and dates of entries, quantities, and discrepancies; a quote alone uses nothing."""
    cited = [row for row in tables.of("citation") if row["purpose"] != "quote"]
    rows = cited + tables.of("quantity") + tables.of("discrepancy")
    return [Span(int(str(row["start"])), int(str(row["end"]))) for row in rows]


def _dismissed(edition: Edition, locator: Locator) -> list[tuple[Span, str]]:
    found = []
    for record in edition.all("dismissed"):
        span = locator.quote(record, "quote", record.text("quote"))
        if span is not None:
            found.append((span, record.text("reason")))
    return found


def _report(
    account: tuple[Mention, ...], edition: Edition, locator: Locator, problems: Problems
) -> None:
    name = edition.facts.text("source")
    for mention in account:
        if mention.disposition == "unaccounted":
            place = f"S{locator.sentence(mention.span)} at {mention.span.start}"
            text = f'{mention.kind} "{mention.text}" ({place}) is neither used nor dismissed'
            problems.add(name, edition.text.count("\n", 0, mention.span.start) + 1, text)


def _add_sentences(edition: Edition, locator: Locator, tables: Tables, problems: Problems) -> None:
    background = _background(edition, locator, problems)
    cited = {row["sentence"] for row in tables.of("citation")}
    cited |= {row["sentence"] for row in tables.of("discrepancy")}
    for stretch in locator.stretches:
        reason = background.get(stretch.number, "")
        is_used = stretch.number in cited and not reason
        if not is_used and not reason and edition.account == "strict":
            line = edition.text.count("\n", 0, stretch.span.start) + 1
            text = f"S{stretch.number} is neither used nor background"
            problems.add(edition.facts.text("source"), line, text)
        tables.add(
            "sentence",
            number=stretch.number,
            source=tables.source,
            paragraph=stretch.paragraph,
            start=stretch.span.start,
            end=stretch.span.end,
            text=edition.text[stretch.span.start : stretch.span.end],
            coverage=_coverage(is_used, reason),
            reason=reason,
        )


def _coverage(is_used: bool, reason: str) -> str:
    if reason:
        return str(Coverage.BACKGROUND)
    return str(Coverage.USED) if is_used else "unaccounted"


def _background(edition: Edition, locator: Locator, problems: Problems) -> dict[int, str]:
    numbers = {f"S{stretch.number}": stretch.number for stretch in locator.stretches}
    found = {}
    for record in edition.all("sentence"):
        if record.id in numbers:
            found[numbers[record.id]] = record.text("background")
        else:
            text = f'no sentence "{record.id}"; the source has S1 to S{len(numbers)}'
            problems.add(record.file, record.line_of("id"), text)
    return found


def _finish(tables: Tables, edition: Edition) -> None:
    """Orders entries and forms, builds the lookup index, and states the edition's facts."""
    _order_entries(tables)
    _order_forms(tables)
    _add_passages(tables)
    forms = [(int(str(row["id"])), str(row["folded"])) for row in tables.of("form")]
    tables.rows.update(form_index(forms))
    tables.rows["fulltext"] = passage_index(tables.of("passage"))
    tables.rows["source"] = [_source_row(edition)]
    tables.rows["edition"] = _fact_rows(tables, edition)


def _order_entries(tables: Tables) -> None:
    """Events in time order, attested before source date, then terms by folded title."""
    known = {(row["entry"], row["layer"]): row["edtf"] for row in tables.of("date")}

    def order(row: Row) -> tuple[object, ...]:
        if row["type"] == "term":
            return (1, fold(str(row["title"])), row["id"])
        edtf = known.get((row["id"], "references")) or known.get((row["id"], "source"))
        return (0, dates.sort_key(dates.parse(str(edtf)) if edtf else None), row["id"])

    tables.of("entry").sort(key=order)
    for position, row in enumerate(tables.of("entry")):
        row["position"] = position


def _order_forms(tables: Tables) -> None:
    """Forms in key order, so that row order is alphabetical order."""
    tables.of("form").sort(key=lambda row: (str(row["folded"]), str(row["entry"])))
    for number, row in enumerate(tables.of("form"), 1):
        row["id"] = number


def _add_passages(tables: Tables) -> None:
    for row in tables.of("entry"):
        for part in ("definition", "note"):
            if row[part]:
                _add_passage(tables, row["id"], None, part, row[part])
    for row in tables.of("sentence"):
        _add_passage(tables, None, row["number"], "sentence", row["text"])


def _add_passage(tables: Tables, entry: object, sentence: object, part: str, text: object) -> None:
    number = len(tables.of("passage")) + 1
    tables.add("passage", id=number, entry=entry, sentence=sentence, part=part, text=text)


def _source_row(edition: Edition) -> Row:
    facts = edition.facts
    return {
        "id": facts.text("id"),
        "title": facts.text("source_title") or facts.text("title"),
        "language": facts.text("language"),
        "sha256": dict(edition.inputs)[facts.text("source")],
        "text": edition.text,
    }


_COUNTED = ("entry", "form", "citation", "discrepancy", "reference", "sentence", "mention")


def _fact_rows(tables: Tables, edition: Edition) -> list[Row]:
    keys = ("id", "title", "language", "written_not_before", "written_not_after")
    facts = {key: edition.facts.text(key) for key in keys if edition.facts.text(key)}
    facts["account"] = edition.account
    facts["schema_version"] = str(schema.VERSION)
    facts |= {f"sha256 {name}": digest for name, digest in edition.inputs}
    facts |= {f"count {table}": str(len(tables.of(table))) for table in _COUNTED}
    return [{"key": key, "value": facts[key]} for key in sorted(facts)]
