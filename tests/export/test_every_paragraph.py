"""Every paragraph of every entry is in the PDF, letter for letter, in order, in its language.

What should be there is taken from the pages as every format resolves them; what is there is read
twice: as a screen reader has it, through the tags, and as pdftotext copies it.
"""

import itertools
import re
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from azref.export.content import Document
from azref.export.data import marked
from azref.export.document import gather
from azref.export.html_page import html_page
from azref.export.labels import labels
from azref.export.options import Options, Paper
from azref.export.pdf import pdf_bytes
from azref.export.resolved import resolved
from azref.render.page import (
    Line,
    Listing,
    Note,
    Paragraph,
    Passage,
    Run,
    Section,
    Table,
    Tone,
)
from azref.store.database import Database
from tests.export.tagged import Block, Letters, blocks_of, plain

SETTINGS = [("en", Paper.A4), ("en", Paper.LETTER), ("az", Paper.A4), ("az", Paper.LETTER)]
POINTS = 72 / 25.4
LEFT, RIGHT, FOOT = 42 * POINTS - 3, 34 * POINTS - 6, 24 * POINTS
SIZES = {Paper.A4: (595.3, 841.9), Paper.LETTER: (612.0, 792.0)}


class Set(NamedTuple):
    """A document, the file it was set in, the language of its labels."""

    document: Document
    file: Path
    language: str
    paper: Paper


@pytest.fixture(scope="module", params=SETTINGS, ids=lambda s: f"{s[0]}-{s[1]}")
def whole(
    request: pytest.FixtureRequest, database: Database, tmp_path_factory: pytest.TempPathFactory
) -> Set:
    language, paper = request.param
    ids = [summary.id for summary in database.summaries()]
    document = gather(database, ids, options=Options(labels=language, paper=paper))
    file = tmp_path_factory.mktemp("whole") / "whole.pdf"
    file.write_bytes(pdf_bytes(document))
    return Set(document, file, language, paper)


# --- What should be there -------------------------------------------------------------------------


def expected(whole: Set) -> Iterator[Letters]:
    """The paragraphs, cells and items of every entry, blanks and all, as they are to be read."""
    numbers = {f"#entry-{page.id}": n for n, page in enumerate(whole.document.pages, 1)}
    for page in (page for part in resolved(whole.document) for page in part.pages):
        yield _said(marked(page), page.heading.language or whole.document.facts.language)
        for section in page.sections:
            yield from _section(section, whole.language, numbers)


def _section(section: Section, language: str, numbers: dict[str, int]) -> Iterator[Letters]:
    if _points(section):
        yield _pointing(section, language, numbers)
        return
    yield _said(section.heading, language)
    for block in section.blocks:
        match block:
            case Paragraph(line):
                yield _line(line, language)
            case Passage(label, line):
                yield (*_said(f"{label} ", ""), *_line(line, language))
            case Table(header, rows):
                yield from (_said(name, language) for name in header)
                yield from (_line(cell, language) for row in rows for cell in row)
            case Listing(items, _):
                yield from (_line(item, language) for item in items)
            case Note(label, lines):
                yield _said(label, language)
                yield from (_line(line, language) for line in lines)


def _points(section: Section) -> bool:
    items = [item for b in section.blocks if isinstance(b, Listing) for item in b.items]
    is_listing = all(isinstance(block, Listing) for block in section.blocks)
    return section.layer is None and is_listing and all(len(item) == 1 for item in items)


def _pointing(section: Section, language: str, numbers: dict[str, int]) -> Letters:
    runs = [item[0] for b in section.blocks if isinstance(b, Listing) for item in b.items]
    words = [_said(f"{section.heading} ", language)]
    for n, run in enumerate(runs):
        number = f" № {numbers[run.target]}" if run.target in numbers else ""
        words += [_said("; " if n else "", ""), _run(run, language), _said(number, "")]
    return tuple(letter for each in words for letter in each)


def _line(line: Line, language: str) -> Letters:
    return tuple(letter for run in line for letter in _run(run, language))


def _run(run: Run, language: str) -> Letters:
    sign = "○ " if run.tone is Tone.UNCONFIRMED else ""
    return _said(sign + run.text, run.language or language)


def _said(text: str, language: str) -> Letters:
    return tuple((letter, language) for letter in text)


# --- What is there --------------------------------------------------------------------------------


def test_a_screen_reader_has_every_paragraph_in_order_and_in_its_language(whole: Set) -> None:
    blocks = iter(blocks_of(whole.file))
    count = 0
    for wanted in map(plain, expected(whole)):
        found = _next(blocks, wanted)
        for (letter, language), (_, spoken) in zip(wanted, found.letters, strict=True):
            assert not letter.isalpha() or spoken.startswith(language), (
                found.text,
                letter,
                language,
            )
        count += 1
    assert count > 1500


def _next(blocks: Iterator[Block], wanted: Letters) -> Block:
    text = "".join(letter for letter, _ in wanted)
    for block in blocks:
        if block.text == text:
            return block
    pytest.fail(f"not in its place: {text!r}")


def test_pdftotext_copies_every_paragraph_out(whole: Set) -> None:
    """But for the blank or hyphen where a line ends, a narrow blank, and what is in the margin."""
    copied, at = _copied(whole), 0
    for wanted in map(plain, expected(whole)):
        text = "".join(letter for letter, _ in wanted)
        text = re.sub(r"^S\d+ ", "", text)
        found = _pattern(text).search(copied, max(0, at - 6000))
        assert found, f"not copied out: {text!r}"
        at = max(at, found.start())


def _copied(whole: Set) -> str:
    """The text of all pages without margins, head and foot."""
    width, height = SIZES[whole.paper]
    box = {"-x": LEFT, "-y": FOOT, "-W": width - LEFT - RIGHT, "-H": height - 2 * FOOT}
    words = [word for option, value in box.items() for word in (option, str(round(value)))]
    run = ["pdftotext", "-raw", "-enc", "UTF-8", *words, str(whole.file), "-"]
    return subprocess.run(run, capture_output=True, check=True).stdout.decode()


def _pattern(text: str) -> re.Pattern[str]:
    """`text` with room for the ends of lines: within words a soft hyphen before them, or none."""
    words = (r"(?:\u00ad?\n\f?)?".join(map(re.escape, word)) for word in text.split(" "))
    return re.compile(r"[\s\u200b]+".join(words).replace(r"№[\s\u200b]+", r"№\s*"))


# --- Languages of the whole document --------------------------------------------------------------

ENGLISH_WORDS = re.compile(r"\b(the|of|and|with|which|was|for|is)\b", re.IGNORECASE)


def test_no_english_passes_for_azerbaijani_anywhere_in_the_pdf(whole: Set) -> None:
    """In how to read it, contents, notes, references and sentences too."""
    pieces = [piece for block in blocks_of(whole.file) for piece in _pieces(block.letters)]
    foreign = [(text, language) for text, language in pieces if not _fits(text, language, whole)]
    assert foreign == []


def test_no_english_passes_for_azerbaijani_anywhere_in_the_html(whole: Set) -> None:
    read = _Spoken()
    read.feed(html_page(whole.document).content.decode())
    assert len(read.pieces) > 5000
    assert {language for _, language in read.pieces} >= {"en", "az"}
    assert [piece for piece in read.pieces if not _fits(*piece, whole)] == []


def _pieces(letters: Letters) -> Iterator[tuple[str, str]]:
    for language, group in itertools.groupby(letters, lambda each: each[1]):
        yield "".join(letter for letter, _ in group).strip(), language


def _fits(text: str, language: str, whole: Set) -> bool:
    """Whether a text may be in a language: told by its commonest words and by our own words."""
    own = set(labels("az").words.values())
    for name in (whole.document.source_title, whole.document.title, *whole.document.chosen):
        text = text.replace(name, "")
    text = re.sub(r"https?://\S+", "", text)
    if language.startswith("az"):
        return not ENGLISH_WORDS.search(text)
    return language != "en" or text not in own or text in labels("az").words


class _Spoken(HTMLParser):
    """Every text of a page with the language it is in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._languages = [("", "")]
        self.pieces: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br"):
            self._languages.append((tag, dict(attrs).get("lang") or self._languages[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        assert self._languages.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tag, language = self._languages[-1]
        if data.strip() and tag not in ("style", "title"):
            self.pieces.append((data.strip(), language))
