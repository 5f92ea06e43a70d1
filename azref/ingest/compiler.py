"""The compiler: an edition's folder to the rows of a database, with every problem at once."""

from collections.abc import Callable
from pathlib import Path

from azref import dates, schema
from azref.errors import EditionError
from azref.folding import fold
from azref.ingest.account import add_account
from azref.ingest.chronology import Times
from azref.ingest.collector import nothing_collected
from azref.ingest.discrepancies import add_contradictions, add_discrepancies
from azref.ingest.edition import Edition, Reader
from azref.ingest.events import add_events
from azref.ingest.homonyms import add_homonyms
from azref.ingest.locator import Locator
from azref.ingest.notes import (
    add_quantities,
    add_references,
    add_relations,
    check_links,
    warn_of_unused_references,
)
from azref.ingest.problems import Problems
from azref.ingest.reading import Reading, read_source
from azref.ingest.shapes import primary
from azref.ingest.tables import Row, Tables
from azref.ingest.terms import add_terms

Progress = Callable[[str], None]


@nothing_collected()
def compile_edition(folder: Path, progress: Progress = lambda _line: None) -> Tables:
    """The rows of the edition in `folder`.

    `progress` is told of every step, and of warnings, which stop nothing. Raises `EditionError`
    with every problem found, each with its file, line and column.
    """
    problems = Problems()
    reader = Reader(folder, problems)
    reading = read_source(reader.source.text, primary(reader.facts.text("language")))
    progress(f"read a source of {len(reading.stretches):,} sentences")
    edition = reader.edition()
    progress(f"read {len(edition.inputs)} files")
    tables = _compile(edition, reading, problems, progress)
    for warning in problems.warnings():
        progress(warning)
    if problems:
        raise EditionError(problems.messages())
    _finish(tables, edition)
    return tables


def _compile(edition: Edition, reading: Reading, problems: Problems, progress: Progress) -> Tables:
    locator = Locator(edition, reading.stretches, problems)
    tables = Tables(edition.facts.text("id"))
    check_links(edition, problems)
    warn_of_unused_references(edition, problems)
    add_terms(edition, locator, tables, problems)
    add_events(edition, locator, Times(reading.expressions), tables, problems)
    progress(f"placed {len(tables.of('citation')):,} citations")
    add_homonyms(edition, tables, problems)
    add_references(edition, tables)
    add_relations(edition, tables)
    add_discrepancies(edition, locator, tables, problems)
    add_contradictions(edition, locator, tables, problems)
    add_quantities(edition, locator, tables, problems)
    add_account(edition, locator, reading, tables, problems)
    progress(f"accounted for {len(reading.mentions):,} dates, acronyms, numbers and names")
    return tables


def _finish(tables: Tables, edition: Edition) -> None:
    """Orders entries and forms, and states the edition's facts."""
    _order_entries(tables)
    tables.order_forms()
    _add_passages(tables)
    facts = edition.facts
    tables.add(
        "source",
        id=facts.text("id"),
        title=facts.text("source_title") or facts.text("title"),
        language=facts.text("language"),
        sha256=dict(edition.inputs)[facts.text("source")],
        text=edition.text,
    )
    for key, value in sorted(_facts(tables, edition).items()):
        tables.add("edition", key=key, value=value)


def _order_entries(tables: Tables) -> None:
    """Events in time order, attested before source date, then terms by folded title."""
    rows = tables.select("date", "entry", "layer", "edtf")
    known = {(entry, layer): edtf for entry, layer, edtf in rows}

    def order(id: str, type: str, title: str) -> Row:  # noqa: A002
        if type == "term":
            return (1, fold(title), id)
        edtf = known.get((id, "references")) or known.get((id, "source"))
        return (0, dates.sort_key(dates.parse(edtf) if edtf else None), id)

    tables.order("entry", order, "id type title", "position")


def _add_passages(tables: Tables) -> None:
    """The texts that full-text search reads: definitions, notes and sentences."""
    found: list[Row] = []
    for owner, definition, note in tables.select("entry", "position", "definition", "note"):
        parts = (("definition", definition), ("note", note))
        found += [(owner, None, part, text) for part, text in parts if text]
    sentences = tables.select("sentence", "number", "text")
    found += [(None, number, "sentence", text) for number, text in sentences]
    numbered = ((n, *row) for n, row in enumerate(found, 1))
    tables.extend("passage", "id owner sentence part text", numbered)


_COUNTED = (
    "entry", "form", "citation", "discrepancy", "contradiction", "reference", "sentence", "mention",
)  # fmt: skip


def _facts(tables: Tables, edition: Edition) -> dict[str, str]:
    keys = ("id", "title", "date", "language", "written_not_before", "written_not_after")
    facts = {key: edition.facts.text(key) for key in keys if edition.facts.text(key)}
    facts["account"] = edition.account
    facts["schema_version"] = str(schema.VERSION)
    facts |= {f"sha256 {name}": digest for name, digest in edition.inputs}
    return facts | {f"count {table}": str(len(tables.of(table))) for table in _COUNTED}
