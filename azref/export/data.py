"""A document as plain data for a template: texts made printable, targets resolved.

Everything is a text, a number, a list or a dict, ready for JSON. A run links to a label of the
document (``label``) or to an address (``url``); a target that is neither is plain text.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from azref.entries import Discrepancy, Reference
from azref.export.colophon import counted, edition_data
from azref.export.columns import align
from azref.export.content import CitedSentence, Document, Group, Part
from azref.export.figure_data import Data, figure_data
from azref.export.labels import labels
from azref.export.samples import unconfirmed_form, wrong_form
from azref.export.texts import address_pieces, language, printable, shortened, text, web_address
from azref.render.names import UNCONFIRMED
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
from azref.render.prose import title_run

_PAPERS = {"a4": "a4", "letter": "us-letter"}
_LONG = 24
"""Entries from which on the parts of a document open a page."""
_RUNNING_TITLE, _PAGE_TITLE = 70, 160
_LONGEST_TITLE = 2000
"""PDF/A allows no bookmark, title or alternative text beyond 32,767 bytes, two for a letter."""


def document_data(document: Document) -> Data:
    """All that a template needs to set `document`."""
    return _Writer(document).document()


class _Writer:
    """Writes the data of one document; knows the labels that its targets resolve to."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._say = labels(document.options.labels)
        self._headings = {page.id: page.heading for page in document.pages}
        self._places = {id: n for n, id in enumerate(self._headings, 1)}  # noqa: A001
        self._edition = document.facts.language
        self._remarks = dict(document.remarks)
        self._labels = {f"entry:{id}": f"e{n}" for id, n in self._places.items()}  # noqa: A001
        self._numbers = {ref.id: n for n, ref in enumerate(document.references, 1)}
        for cited in document.sentences if document.options.has_appendix else ():
            number = cited.sentence.number
            self._labels[f"sentence:{number}"] = f"s{number}"

    def document(self) -> Data:
        document, options = self._document, self._document.options
        events = document.events if options.has_figure else ()
        sentences = document.sentences if options.has_appendix else ()
        parts = [self._part(part) for part in document.parts]
        align(_tables(parts))
        return {
            **self._head(),
            "edition": edition_data(document),
            "parts": parts,
            "figure": figure_data(events, self._say, self._labels, document.source_language),
            "discrepancies": [self._discrepancy(d) for d in document.discrepancies],
            "references": [self._reference(ref) for ref in document.references],
            "sentences": [self._sentence(cited) for cited in sentences],
            "numbers": {self._labels[f"entry:{id}"]: str(n) for id, n in self._places.items()},  # noqa: A001
            "targets": [*self._labels.values(), *(f"r{n}" for n in self._numbers.values())],
        }

    def _head(self) -> Data:
        """The title with what stands around it, and how all is set."""
        document, facts, options = self._document, self._document.facts, self._document.options
        return {
            "title": _title(document.title) or _title(facts.id) or "azref",
            "subtitle": text(facts.title) if document.title != facts.title else "",
            "running_title": text(shortened(document.title, _RUNNING_TITLE)),
            "selection": _selection(document),
            "author": text(self._say("The editors of “{title}”").format(title=facts.title)),
            "language": options.labels,
            "text_language": language(facts.language),
            "title_language": self._title_language(),
            "paper": _PAPERS[options.paper],
            "words": self._say.words,
            "is_long": len(document.pages) >= _LONG,
            "has_remarks": bool(document.remarks),
            "wrong_form": [text(form) for form in wrong_form(document.entries) or ()],
            "unconfirmed_form": text(unconfirmed_form(document.entries)),
            "records": _records(document) if options.has_records else None,
        }

    def _title_language(self) -> str:
        """The language of the title, if it is the edition's; nobody knows that of the reader's."""
        facts = self._document.facts
        return language(facts.language) if self._document.title == facts.title else ""

    # Entries

    def _part(self, part: Part) -> Data:
        groups = [self._group(group) for group in part.groups]
        return {"heading": text(part.heading), "groups": groups}

    def _group(self, group: Group) -> Data:
        entries = [self._entry(page) for page in group.pages]
        return {"heading": _title(group.heading), "entries": entries}

    def _entry(self, page: Page) -> Data:
        sections = [s for s in page.sections if not _lists_references(s)]
        return {
            "label": self._labels[f"entry:{page.id}"],
            "id": text(page.id),
            "title": _title(marked(page)) or _title(page.id) or "Untitled",
            "title_language": language(page.heading.language) or language(self._edition),
            "whole_title": text(page.title) if len(page.title) > _LONGEST_TITLE else "",
            "number": self._places[page.id],
            "remark": _paragraphs(self._remarks.get(page.id, "")),
            "acronyms": self._line(_printed_first(page.acronyms)),
            "kicker": self._line(page.kicker),
            "sections": [self._section(section) for section in sections],
        }

    def _section(self, section: Section) -> Data:
        return {
            "heading": text(section.heading),
            "layer": str(section.layer or ""),
            "points": _only_points(section),
            "blocks": [self._block(block) for block in section.blocks],
        }

    def _block(self, block: Block) -> Data:
        match block:
            case Paragraph(line):
                return {"kind": "paragraph", "line": self._line(line)}
            case Passage(label, line):
                return self._passage(label, line)
            case Table(header, rows):
                return self._table(header, rows)
            case Listing(items, _):
                return {"kind": "listing", "items": [self._line(item) for item in items]}
            case Note(label, lines):
                return {"kind": "note", "label": text(label), "lines": self._lines(lines)}

    def _passage(self, label: str, line: Line) -> Data:
        number = label.removeprefix("S")
        head = self._run(Run(label, target=f"sentence:{number}"))
        return {"kind": "passage", "label": head, "line": self._line(line)}

    def _table(self, header: Sequence[str], rows: Sequence[Sequence[Line]]) -> Data:
        """A table without the columns that are empty in every row."""
        cells = [[self._line(cell) for cell in row] for row in rows]
        kept = [n for n in range(len(header)) if n == 0 or any(row[n] for row in cells)]
        heads = [text(header[n]) for n in kept]
        return {"kind": "table", "header": heads, "rows": [[r[n] for n in kept] for r in cells]}

    # Runs

    def _lines(self, lines: Iterable[Line]) -> list[list[Data]]:
        return [self._line(line) for line in lines]

    def _line(self, line: Line) -> list[Data]:
        """The runs of `line`; numbers of references that follow each other share brackets."""
        runs: list[Data] = []
        for is_reference, group in itertools.groupby(line, self._is_reference):
            show = self._numbered if is_reference else self._shown
            runs += show(group)
        return [run for run in runs if run["text"]]

    def _shown(self, runs: Iterable[Run]) -> Iterator[Data]:
        return map(self._run, runs)

    def _is_reference(self, run: Run) -> bool:
        kind, _, id = run.target.partition(":")  # noqa: A001
        return kind == "reference" and id in self._numbers

    def _numbered(self, runs: Iterable[Run]) -> Iterator[Data]:
        numbers = sorted({self._numbers[run.target.partition(":")[2]] for run in runs})
        for n, number in enumerate(numbers):
            yield _plain(",\u00a0" if n else "[", Tone.MUTED)
            yield {**_plain(str(number), Tone.MUTED), "label": f"r{number}"}
        yield _plain("]", Tone.MUTED)

    def _run(self, run: Run) -> Data:
        data = _plain(run.text, run.tone, run.language or self._edition)
        kind, _, id = run.target.partition(":")  # noqa: A001
        if label := self._labels.get(run.target):
            data["label"] = label
            if kind == "entry":
                data["number"] = self._places[id]
        elif url := web_address(run.target):
            data["url"] = url
        return data

    def _link(self, id: str) -> Data:  # noqa: A002
        return self._run(self._headings[id]._replace(target=f"entry:{id}"))

    # What stands once for the whole document

    def _discrepancy(self, discrepancy: Discrepancy) -> Data:
        number = discrepancy.sentence
        quote = Run(discrepancy.quote, language=self._document.source_language)
        refs = tuple(Run("", target=f"reference:{ref.id}") for ref in discrepancy.references)
        meaning = Run(f"{discrepancy.likely_meaning} ")
        return {
            "kind": text(self._say(discrepancy.kind)),
            "quote": self._line((quote,)),
            "sentence": self._run(Run(f"S{number}", target=f"sentence:{number}")),
            "meaning": self._line((meaning, *refs)),
            "entries": [self._link(id) for id in self._headings if id in discrepancy.entries],  # noqa: A001
        }

    def _reference(self, reference: Reference) -> Data:
        origin = ", ".join(part for part in (reference.publisher, reference.date) if part)
        return {
            "label": f"r{self._numbers[reference.id]}",
            "title": self._run(title_run(reference)),
            "origin": text(origin),
            "address": list(address_pieces(printable(reference.url))),
            "url": web_address(reference.url),
            "note": _plain(reference.note, Tone.MUTED, self._document.facts.language),
        }

    def _sentence(self, cited: CitedSentence) -> Data:
        return {
            "label": f"s{cited.sentence.number}",
            "name": cited.sentence.label,
            "text": _plain(cited.sentence.text, language_code=self._document.source_language),
            "entries": [self._link(id) for id in cited.entries],  # noqa: A001
        }


def _plain(string: str, tone: Tone = Tone.PLAIN, language_code: str = "") -> Data:
    is_address = bool(web_address(string))
    shown = printable(string) if is_address else text(string)
    return {"text": shown, "tone": str(tone), "language": language(language_code)}


def _lists_references(section: Section) -> bool:
    """Whether the section is a page's own numbered list, which the document's replaces."""
    return any(isinstance(block, Listing) and block.is_numbered for block in section.blocks)


def _title(string: str) -> str:
    return text(shortened(string, _LONGEST_TITLE))


def marked(page: Page) -> str:
    """The words of a heading, with the sign of a name nobody confirms."""
    sign = f"{UNCONFIRMED}\u00a0" if page.heading.tone is Tone.UNCONFIRMED else ""
    return sign + page.title


def _selection(document: Document) -> str:
    """“3 entries: 1 event and 2 terms”, “1 term: Partnership for Peace”."""
    titles = [text(shortened(marked(page), _PAGE_TITLE)) for page in document.pages]
    named = titles if len(titles) == 1 else []
    return ": ".join(filter(None, (counted(document), *named)))


def _tables(parts: Iterable[Data]) -> list[Data]:
    groups = (group for part in parts for group in part["groups"])
    sections = (s for group in groups for entry in group["entries"] for s in entry["sections"])
    blocks = (block for section in sections for block in section["blocks"])
    return [block for block in blocks if block["kind"] == "table"]


def _records(document: Document) -> Data:
    """The entries as the JSON format writes them, to be attached."""
    from azref.export.json_records import ATTACHMENT, selection_json

    return {"name": ATTACHMENT, "text": selection_json(document).decode("utf-8")}


def _printed_first(line: Line) -> Line:
    """Short forms as printed, then the official one in brackets where the source has it wrong."""
    wrong = [run for run in line if run.tone is Tone.WRONG]
    right = [run for run in line if run.tone in (Tone.STRONG, Tone.UNCONFIRMED)]
    if not wrong or not right:
        return line
    dot, (official, *others) = Run(" · ", Tone.MUTED), right
    runs = [run for each in wrong for run in (each, dot)][:-1]
    runs += [Run(" ["), official, Run("]")]
    return (*runs, *(run for each in others for run in (dot, each)))


def _only_points(section: Section) -> bool:
    """Whether the section is a list of links, which can stand in a line."""
    items = [item for b in section.blocks if isinstance(b, Listing) for item in b.items]
    is_listing = all(isinstance(block, Listing) for block in section.blocks)
    return section.layer is None and is_listing and all(len(item) == 1 for item in items)


def _paragraphs(string: str) -> list[str]:
    return [text(line) for line in string.splitlines() if text(line)]
