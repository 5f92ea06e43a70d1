"""A selection of entries gathered from a database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from azref.entries import Discrepancy, Entry, Reference, Sentence, Source
from azref.errors import ExportError
from azref.export.content import CitedSentence, Document, Group, Part
from azref.export.labels import labels
from azref.export.options import DEFAULTS, Options, Order
from azref.folding import alphabet
from azref.render.entry_page import entry_page
from azref.render.kinds import kind_heading, kind_order
from azref.render.names import names_for
from azref.render.page import Listing, Note, Page, Paragraph, Passage, Run, Table
from azref.render.wording import Spoken, Wording
from azref.store.database import Database


def gather(
    database: Database,
    ids: Sequence[str],
    title: str = "",
    remarks: Mapping[str, str] | None = None,
    options: Options = DEFAULTS,
) -> Document:
    """The entries with all that belongs to them; `title` defaults to that of the edition.

    `remarks` are the reader's own, by id; those on entries that are not exported are dropped.
    `options` say in which order the pages stand and in which language their labels are.

    Raises `ExportError` for an empty selection, `UnknownEntry` for an id that no entry has.
    """
    if not ids:
        raise ExportError("nothing is selected; choose at least one entry to export")
    facts, source = database.facts(), database.source()
    names = names_for(database, options.labels, facts.language)
    say = Spoken(labels(options.labels), options.labels, names)
    entries = [database.entry(id) for id in dict.fromkeys(ids)]  # noqa: A001
    timeline = database.timeline(with_context=True)
    chosen = {entry.id for entry in entries}
    events = tuple({event.id: event for event in timeline if event.id in chosen}.values())
    parts = _parts(entries, [event.id for event in events], source, options, say)
    ordered = _in_page_order(entries, parts)
    return Document(
        title=title or facts.title or facts.id,
        facts=facts,
        source_title=source.title,
        source_language=source.language,
        parts=parts,
        events=events,
        discrepancies=_discrepancies(entries),
        references=_references(ordered),
        sentences=_cited(source.sentences, parts),
        entries=ordered,
        chosen=tuple(entry.id for entry in entries),
        remarks=tuple((id, text) for id, text in (remarks or {}).items() if id in chosen),  # noqa: A001
        options=options,
    )


def _parts(
    entries: Sequence[Entry], in_time: Sequence[str], source: Source, options: Options, say: Wording
) -> tuple[Part, ...]:
    if options.order is Order.CHOSEN:
        pages = tuple(entry_page(entry, source, say) for entry in entries)
        return (Part(say("Entries"), (Group("", pages),)),)
    known = {entry.id: entry for entry in entries}
    events = tuple(entry_page(known.pop(id), source, say) for id in in_time)  # noqa: A001
    parts = [Part(say("Events"), (Group("", events),))] if events else []
    terms = sorted(known.values(), key=partial(_term_order, say=say))
    if terms:
        parts.append(Part(say("Terms"), tuple(_groups(terms, source, say))))
    return tuple(parts)


def _term_order(entry: Entry, say: Wording) -> tuple[tuple[int, str], str, str]:
    name = say.names.of(entry.id, entry.title).text
    return (kind_order(entry.summary.kind), alphabet(say.language)(name), entry.id)


def _groups(terms: Sequence[Entry], source: Source, say: Wording) -> Iterator[Group]:
    for kind in dict.fromkeys(term.summary.kind for term in terms):
        pages = [entry_page(term, source, say) for term in terms if term.summary.kind == kind]
        yield Group(say(kind_heading(kind)), tuple(pages))


def _in_page_order(entries: Iterable[Entry], parts: Iterable[Part]) -> tuple[Entry, ...]:
    known = {entry.id: entry for entry in entries}
    return tuple(known[page.id] for part in parts for page in part.pages)


def _discrepancies(entries: Iterable[Entry]) -> tuple[Discrepancy, ...]:
    """Those that touch the entries, each once, in the order of the source."""
    found = {d.id: d for entry in entries for d in entry.discrepancies}
    return tuple(sorted(found.values(), key=lambda d: (d.span, d.id)))


def _references(entries: Iterable[Entry]) -> tuple[Reference, ...]:
    """Each once, in the order of first mention."""
    found: dict[str, Reference] = {}
    for entry in entries:
        noted = (ref for d in entry.discrepancies for ref in d.references)
        for reference in (*entry.references, *noted):
            found.setdefault(reference.id, reference)
    return tuple(found.values())


def _cited(sentences: Iterable[Sentence], parts: Iterable[Part]) -> tuple[CitedSentence, ...]:
    """The sentences that pages point to or quote, in the order of the source."""
    pages = [page for part in parts for page in part.pages]
    pointing: dict[str, list[str]] = {}
    for page in pages:
        for label in dict.fromkeys(_labels(page)):
            pointing.setdefault(label, []).append(page.id)
    return tuple(
        CitedSentence(sentence, tuple(pointing[sentence.label]))
        for sentence in sentences
        if sentence.label in pointing
    )


def _labels(page: Page) -> Iterator[str]:
    """The label of every sentence that `page` quotes or links to."""
    blocks = [block for section in page.sections for block in section.blocks]
    yield from (block.label for block in blocks if isinstance(block, Passage))
    targets = (run.target for run in page_runs(page))
    yield from (f"S{to.removeprefix('sentence:')}" for to in targets if to.startswith("sentence:"))


def page_runs(page: Page) -> Iterator[Run]:
    """Every run of text on a page, headings of tables and labels of notes left out."""
    yield from (*page.acronyms, *page.kicker)
    for block in (block for section in page.sections for block in section.blocks):
        match block:
            case Paragraph(line) | Passage(_, line):
                yield from line
            case Table(_, rows):
                yield from (run for row in rows for cell in row for run in cell)
            case Listing(lines, _) | Note(_, lines):
                yield from (run for line in lines for run in line)
