"""A document as a StarDict dictionary, for GoldenDict, sdcv and others, through pyglossary.

Every form leads to its entry, wrong ones too; the article says in words which are wrong.
"""

import contextlib
import logging
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from azref.entries import Entry
from azref.errors import ExportError
from azref.export.content import Document, Written
from azref.export.counting import losses
from azref.export.html_page import article_html
from azref.export.labels import labels
from azref.export.resolved import rewritten
from azref.export.texts import web_address
from azref.export.visible import visible
from azref.render.page import Block, Line, Page, Paragraph, Passage, Run, Tone
from azref.render.wording import Wording

_LONGEST = 255
"""Bytes of a headword, what the format allows."""
_FILES = (".idx", ".dict", ".syn")
_STALE = (".dict.dz", ".idx.gz", ".idx.oft", ".syn.dz", ".syn.oft")
"""What readers of the format would take instead of the new files, or with them."""
COMPANIONS = (*_FILES, *_STALE)
"""The suffixes of what is written or taken away beside the .ifo file."""

Article = tuple[list[str], str]


def stardict(document: Document) -> Written:
    """The dictionary: the .ifo file, and with it .idx, .dict and .syn."""
    articles, lost = _articles(document)
    citations = sum(len(entry.citations) for entry in document.entries)
    with tempfile.TemporaryDirectory(prefix="azref-") as folder:
        base = Path(folder) / "azref"
        _write(document, articles, base)
        files = [(suffix, base.with_suffix(suffix)) for suffix in _FILES]
        beside = [(suffix, file.read_bytes() if file.exists() else None) for suffix, file in files]
        content = base.with_suffix(".ifo").read_bytes()
    return Written(content, losses(
        "StarDict", (lost, "name", "left out that is longer than 255 bytes"),
        (citations, "citation", "given by sentence alone, without the place in it"),
        (len(document.events), "event", "listed by name, the format has no timeline"),
    ), (*beside, *((suffix, None) for suffix in _STALE)))  # fmt: skip


def _articles(document: Document) -> tuple[list[Article], int]:
    """Each entry's headwords with its article, and how many headwords do not fit."""
    pages = {page.id: page for page in document.pages}
    fitting: dict[str, list[str]] = {}
    lost = 0
    for entry in document.entries:
        words = headwords(entry, pages[entry.id].title)
        fitting[entry.id] = [word for word in words if len(word.encode()) <= _LONGEST]
        lost += len(words) - len(fitting[entry.id])
        fitting[entry.id] = fitting[entry.id] or [_cut(entry)]
    first = {id: words[0] for id, words in fitting.items()}  # noqa: A001
    say, speech = labels(document.options.labels), document.facts.language
    made = [(fitting[id], _article(pages[id], first, say, speech)) for id in first]  # noqa: A001
    return made, lost


def headwords(entry: Entry, name: str = "") -> list[str]:
    """What one may look the entry up by: what it is called first, then its title and forms."""
    words = (name, entry.title, *(form.text for form in entry.forms))
    return list(dict.fromkeys(filter(None, (visible(word).strip() for word in words))))


def grouped(words: list[str]) -> Iterator[list[str]]:
    """The first word with its synonyms, then each word that must have the article to itself.

    sdcv 0.5 steps through the synonyms by their length in lower case. After one that grows, as
    every word with İ does, it would find no other.
    """
    alone = [word for word in words[1:] if len(word.casefold().encode()) != len(word.encode())]
    yield [word for word in words if word not in alone]
    yield from ([word] for word in alone)


def _cut(entry: Entry) -> str:
    """A headword for an entry none of whose names fits."""
    name = (visible(entry.title) or visible(entry.id)).strip()
    return f"{name.encode()[: _LONGEST - 3].decode(errors='ignore')}…"


def _article(page: Page, first: dict[str, str], say: Wording, speech: str) -> str:
    """A page as a piece of HTML whose surroundings name no language: every text names its own."""

    def line(runs: Line) -> Line:
        return tuple(
            run._replace(target=_address(run, first), language=run.language or speech)
            for run in runs
        )

    return article_html(_flat(rewritten(page, line)), say)


def _flat(page: Page) -> Page:
    """The page with the sentences named but not linked, for there is no place to link to."""
    sections = tuple(s._replace(blocks=tuple(map(_named, s.blocks))) for s in page.sections)
    return page._replace(sections=sections)


def _named(block: Block) -> Block:
    if isinstance(block, Passage):
        return Paragraph((*block.line, Run(f" {block.label}", Tone.MUTED)))
    return block


def _address(run: Run, first: dict[str, str]) -> str:
    kind, _, id = run.target.partition(":")  # noqa: A001
    if kind == "entry":
        return f"bword://{first[id]}" if id in first else ""
    return web_address(run.target)


def _write(document: Document, articles: list[Article], base: Path) -> None:
    with _kept_hooks():
        from pyglossary.core import dataDir
        from pyglossary.glossary_v2 import Error, Glossary

        with _silent():
            # Glossary.init would make folders in the reader's home.
            Glossary.loadPluginsFromJson(str(Path(dataDir) / "plugins-meta" / "index.json"))
            glossary = Glossary()
            glossary.setInfo("title", visible(document.title) or "azref")
            facts = document.facts
            named = ", ".join(filter(None, (facts.id, facts.date)))
            glossary.setInfo("description", visible(f"From the edition {facts.title} ({named})"))
            for words, article in articles:
                for group in grouped(words):
                    glossary.addEntry(glossary.newEntry(group, article, defiFormat="h"))
            try:
                glossary.write(f"{base}.ifo", formatName="Stardict", dictzip=False,
                               sametypesequence="h")  # fmt: skip
            except Error as error:
                raise ExportError(f"the dictionary could not be made: {error}") from error


@contextlib.contextmanager
def _kept_hooks() -> Iterator[None]:
    """Takes back what pyglossary changes of Python when it is loaded."""
    hook, logger = sys.excepthook, logging.getLoggerClass()
    try:
        yield
    finally:
        sys.excepthook = hook
        logging.setLoggerClass(logger)


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """Keeps pyglossary's log off the reader's terminal; what fails is raised all the same.

    It warns of every format whose own library is not installed; none of them is wanted here.
    """
    log = logging.getLogger("pyglossary")
    log.disabled, before = True, log.disabled
    try:
        yield
    finally:
        log.disabled = before
