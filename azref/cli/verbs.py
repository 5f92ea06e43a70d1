"""What each verb does. Every function returns the exit status; errors are the caller's to report.

What only one verb needs is imported there: a lookup as a process costs little more than Python.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from azref import paths
from azref.cli.output import FOUND, NOTHING, complain, say, say_json
from azref.errors import AzrefError, UnknownEntry
from azref.store.database import Database

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.entries import Sentence, Summary
    from azref.export.content import Written
    from azref.export.reopening import OpenedSelection

LIMIT = 20
_MOST_HITS = 1000
_SHOWN = 60


def _open(database: Path | None) -> Database:
    return Database(database or paths.bundled_database())


def _as_typed(words: str) -> str:
    """Words of a command line that were UTF-8 where the locale said something else."""
    try:
        return words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # half a character of Windows
        return words


def lookup(
    words: Sequence[str],
    as_json: bool = False,
    database: Path | None = None,
    limit: int = LIMIT,
) -> int:
    """Says what the words find, `limit` hits at most; nothing found is said as a complaint."""
    query = _as_typed(" ".join(words))
    if not query.strip(" \t\n\x00"):
        raise AzrefError("nothing to look up; give an acronym, a name or a year")
    if not 1 <= limit <= _MOST_HITS:
        raise AzrefError(f"--limit must be between 1 and {_MOST_HITS}")
    from azref.render.hits import hit_line, hit_record

    _refuse_unclear(query)
    opened = _open(database)
    hits = opened.lookup(query, limit)
    if as_json:
        say_json({"query": query, "hits": [hit_record(hit) for hit in hits]})
    elif hits:
        say("\n".join(map(hit_line, hits)))
        if len(hits) == limit == LIMIT < len(opened.lookup(query, limit + 1)):
            complain(f"the first {limit} hits; --limit {5 * limit} for more")
    else:
        complain(f'nothing found for "{query[:_SHOWN]}{"…" * (len(query) > _SHOWN)}"')
    return FOUND if hits else NOTHING


def _refuse_unclear(query: str) -> None:
    """Raises `AzrefError` where a field of the query is wrong, or not written to its end."""
    from azref.store.fields import fields_like
    from azref.store.query import parse

    understood = parse(query)
    if understood.reversed:
        raise AzrefError(f"{understood.reversed[0]} ends before it begins")
    if understood.unclear:
        unclear = understood.unclear[0]
        raise AzrefError(f"{unclear} says nothing; write {fields_like(unclear)}")


def show(id: str, as_json: bool, database: Path | None) -> int:  # noqa: A002
    """Says an entry whole, or a sentence of the source by its label ("S8")."""
    opened = _open(database)
    try:
        entry = opened.entry(id)
    except UnknownEntry:
        sentence = next((each for each in opened.sentences() if each.label == id.upper()), None)
        if sentence is None:
            raise
        return _show_sentence(sentence, opened.citing(sentence), as_json)
    if as_json:
        from azref.render.records import entry_record

        say_json(entry_record(entry))
    else:
        from azref.render.entry_page import entry_page
        from azref.render.plain import page_text

        say(page_text(entry_page(entry, opened.source())).rstrip())
    return FOUND


def _show_sentence(sentence: "Sentence", citing: "Sequence[Summary]", as_json: bool) -> int:
    """The other thing a lookup finds."""
    from azref.render.cited_sentence import sentence_record, sentence_text

    if as_json:
        say_json(sentence_record(sentence, citing))
    else:
        say(sentence_text(sentence, citing))
    return FOUND


def timeline(first: str, last: str, context: bool, as_json: bool, database: Path | None) -> int:
    """Says the events of a period whose ends are EDTF dates or empty, in time order."""
    from azref.render.records import event_line, event_record
    from azref.timeline.period import Period

    period = Period.between(first, last)
    if period.is_reversed:
        raise AzrefError(f"the period ends before it begins: --from {first} --to {last}")
    events = [e for e in _open(database).timeline(with_context=context) if period.meets(e)]
    if as_json:
        say_json({"events": [event_record(event) for event in events]})
    elif events:
        say("\n".join(map(event_line, events)))
    else:
        complain("no event lies in that time")
    return FOUND if events else NOTHING


def export(
    ids: Sequence[str],
    every: bool,
    output: Path,
    selection: Path | None,
    title: str,
    remarks: Sequence[tuple[str, str]],
    context: bool,
    as_json: bool,
    database: Path | None,
    **chosen: Any,
) -> int:
    """Writes entries to a file of the format its suffix names; says what that left out.

    `chosen` are the fields of `export.options.Options`.
    """
    from azref.export import formats
    from azref.export.document import gather
    from azref.export.options import options_from

    formats.format_of(output)  # refuses a suffix nobody knows before anything is read
    if others := formats.replaced_beside(output):
        names = ", ".join(file.name for file in others)
        raise AzrefError(f"{output} would replace other files ({names}); give another name")
    opened = _open(database)
    wanted = _selected(opened, ids, selection, every=every, context=context)
    kept = {**dict(wanted.remarks), **dict(remarks)}
    for id, _ in remarks:  # noqa: A001
        if id not in wanted.ids:
            raise AzrefError(f"--remark {id}: no entry with this id is exported")
    named = title or wanted.title
    document = gather(opened, wanted.ids, named, kept, options_from(chosen))
    written = formats.export(document, output)
    if as_json:
        _say_exported(written, output, len(document.entries))
    else:
        for loss in written.losses:
            complain(loss)
    return FOUND


def _say_exported(written: "Written", output: Path, count: int) -> None:
    from azref.export.formats import format_of

    record = {"output": str(output), "format": format_of(output).name, "entries": count}
    say_json({**record, "losses": written.losses, "standards": written.kept})


def _selected(
    opened: Database, ids: Sequence[str], file: Path | None, *, every: bool, context: bool
) -> "OpenedSelection":
    """The entries that are named, all of them, or what an earlier export holds."""
    if (every, bool(ids), file is not None).count(True) != 1:
        raise AzrefError("give the ids of the entries to export, or --all, or --selection FILE")
    if context and not every:
        raise AzrefError("--context goes with --all; entries of the context have ids like others")
    from azref.entries import Scope
    from azref.export.reopening import OpenedSelection, open_selection

    if file is not None:
        return open_selection(file)
    if every:
        ids = [s.id for s in opened.summaries() if context or s.scope is Scope.SOURCE]
    return OpenedSelection(tuple(ids))


def build(edition: Path, output: Path) -> int:
    from azref.store.header import holds_something_else

    if holds_something_else(output):
        raise AzrefError(f"{output} is no database; it is left as it is, give another name")
    return _compile(edition, output)


def _compile(edition: Path, output: Path) -> int:
    from azref.cli.ticker import Ticker
    from azref.ingest.compiler import compile_edition
    from azref.ingest.database import write_database

    with Ticker("building") as ticker:
        tables = compile_edition(edition, ticker.explain)
        write_database(tables, output)
    complain(f"wrote {output} with {len(tables.of('entry'))} entries")
    return FOUND


def rebuild() -> int:
    """Makes the bundled database anew, from the edition that lies beside it."""
    edition = paths.bundled_edition()
    if not edition.is_dir():
        raise AzrefError(f"{edition} is not there to rebuild from; install azref again")
    return _compile(edition, paths.bundled_database())


def check(
    file: Path | None,
    edition: Path | None,
    against: Path | None,
    as_json: bool,
    database: Path | None,
) -> int:
    from azref.cli.verdict import examine, verdict_text
    from azref.store.header import check_header

    bundled = paths.bundled_database()
    chosen = file or database or bundled
    check_header(chosen)
    if edition is None and chosen.samefile(bundled):
        edition = paths.bundled_edition()
    record = examine(chosen, edition, against)
    if as_json:
        say_json(record)
    else:
        say(verdict_text(record))
    return FOUND if record["sound"] else NOTHING
