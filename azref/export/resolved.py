"""A document with every target of a run made a place in it, an address, or nothing.

What every paginated format needs: links to entries outside the document become plain text,
references bear the numbers of the whole document, and what would be empty is left out.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from azref.export.content import Document, Group, Part
from azref.export.texts import web_address
from azref.render.page import (
    Block,
    Line,
    Listing,
    Note,
    Page,
    Paragraph,
    Passage,
    Run,
    Section,
    Table,
    Tone,
)

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Places:
    """The names of the places of a document: ``entry-pfp``, ``sentence-3``, ``reference-1``."""

    entries: dict[str, str]
    sentences: dict[int, str]
    references: dict[str, int]

    def address(self, target: str) -> str:
        """``#place`` or a web address; empty for what the document does not hold."""
        kind, _, name = target.partition(":")
        if kind == "entry" and name in self.entries:
            return f"#{self.entries[name]}"
        if kind == "sentence" and name.isdecimal() and int(name) in self.sentences:
            return f"#{self.sentences[int(name)]}"
        return web_address(target)

    def reference(self, target: str) -> int:
        """The number of the reference a target names, 0 for none."""
        kind, _, name = target.partition(":")
        return self.references.get(name, 0) if kind == "reference" else 0


def places_of(document: Document) -> Places:
    ids = [page.id for page in document.pages]
    return Places(
        {id: f"entry-{id if _SLUG.fullmatch(id) else f'.{n}'}" for n, id in enumerate(ids, 1)},  # noqa: A001
        {
            cited.sentence.number: f"sentence-{cited.sentence.number}"
            for cited in document.sentences
        },
        {reference.id: n for n, reference in enumerate(document.references, 1)},
    )


def resolved(document: Document) -> tuple[Part, ...]:
    """The parts of `document` with the targets of their runs resolved."""
    resolve = _Resolver(places_of(document), document)
    return tuple(
        replace(part, groups=tuple(Group(g.heading, resolve.pages(g.pages)) for g in part.groups))
        for part in document.parts
    )


def named(line: Iterable[Run], document: Document) -> Line:
    """`line` with the language of each run named where it is not that of the document's labels.

    What names no language before is in that of the edition.
    """
    labels, edition = document.options.labels, document.facts.language

    def language_of(run: Run) -> str:
        has_words = any(map(str.isalpha, run.text))
        language = run.language or edition if has_words else ""
        return "" if language == labels else language

    return tuple(run._replace(language=language_of(run)) for run in line)


def rewritten(page: Page, write: Callable[[Line], Line]) -> Page:
    """`page` with every line as `write` gives it, and no column of a table empty."""
    sections = tuple(
        section._replace(blocks=tuple(rewritten_block(block, write) for block in section.blocks))
        for section in page.sections
    )
    acronyms, kicker = write(page.acronyms), write(page.kicker)
    return page._replace(acronyms=acronyms, kicker=kicker, sections=sections)


def rewritten_block(block: Block, write: Callable[[Line], Line]) -> Block:
    """`block` with every line as `write` gives it, and no column of a table empty."""
    match block:
        case Paragraph(line):
            return Paragraph(write(line))
        case Passage(label, line):
            return Passage(label, write(line))
        case Table(header, rows):
            return _filled(Table(header, tuple(tuple(map(write, row)) for row in rows)))
        case Listing(items, is_numbered):
            return Listing(tuple(map(write, items)), is_numbered)
        case Note(label, lines):
            return Note(label, tuple(map(write, lines)))


class _Resolver:
    def __init__(self, places: Places, document: Document) -> None:
        self._places = places
        self._document = document

    def pages(self, pages: Iterable[Page]) -> tuple[Page, ...]:
        return tuple(rewritten(_without_references(page), self._line) for page in pages)

    def _line(self, line: Line) -> Line:
        """The runs of `line`; numbers of references that follow each other share brackets."""
        return tuple(run for run in named(self._runs(line), self._document) if run.text)

    def _runs(self, line: Line) -> Line:
        runs: list[Run] = []
        for is_reference, group in itertools.groupby(line, self._is_reference):
            show = self._numbered if is_reference else self._shown
            runs += show(group)
        return tuple(runs)

    def _shown(self, runs: Iterable[Run]) -> Iterator[Run]:
        return map(self._run, runs)

    def _is_reference(self, run: Run) -> bool:
        return self._places.reference(run.target) > 0

    def _numbered(self, runs: Iterable[Run]) -> Iterator[Run]:
        numbers = sorted({self._places.reference(run.target) for run in runs})
        for n, number in enumerate(numbers):
            yield Run(", " if n else "[", Tone.MUTED)
            yield Run(str(number), Tone.MUTED, target=f"#reference-{number}")
        yield Run("]", Tone.MUTED)

    def _run(self, run: Run) -> Run:
        return run._replace(target=self._places.address(run.target))


def _without_references(page: Page) -> Page:
    """The page but for its own list of references, which the document's replaces."""
    sections = tuple(section for section in page.sections if not _lists_references(section))
    return page._replace(sections=sections)


def _lists_references(section: Section) -> bool:
    return any(isinstance(block, Listing) and block.is_numbered for block in section.blocks)


def _filled(table: Table) -> Table:
    """`table` without the columns that are empty in every row, the first excepted."""
    kept = [n for n in range(len(table.header)) if n == 0 or any(row[n] for row in table.rows)]
    rows = tuple(tuple(row[n] for n in kept) for row in table.rows)
    return Table(tuple(table.header[n] for n in kept), rows)
