"""The structured page: what screen and PDF both render, without markup and without layout.

A page is sections of blocks of lines of runs. Text is data: nothing in it is ever markup.
"""

from enum import StrEnum
from typing import NamedTuple

from azref.entries import Layer

COVERAGE = ":coverage"
"""The id of the page about the whole source: no id of an entry and no label of a sentence."""


class Tone(StrEnum):
    """What a run of text is, for each medium to show in its own way."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    MARK = "mark"
    WRONG = "wrong"
    UNCONFIRMED = "unconfirmed"


class Run(NamedTuple):
    """A stretch of text of one tone and language.

    `target` is empty or ``entry:ID``, ``sentence:NUMBER``, ``reference:ID``, ``note:ID`` for a
    note of the reader's, or an http or https address.
    """

    text: str
    tone: Tone = Tone.PLAIN
    language: str = ""
    target: str = ""


Line = tuple[Run, ...]


class Paragraph(NamedTuple):
    line: Line


class Passage(NamedTuple):
    """Words of the source: one sentence with the cited words marked."""

    label: str
    line: Line


class Table(NamedTuple):
    """Rows of cells under a header; the first cell of a row heads it."""

    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


class Listing(NamedTuple):
    items: tuple[Line, ...]
    is_numbered: bool = False


class Note(NamedTuple):
    """A place where the source cannot be taken at its word, beside what it touches."""

    label: str
    lines: tuple[Line, ...]


Block = Paragraph | Passage | Table | Listing | Note


class Section(NamedTuple):
    """Blocks under a heading; `layer` tells who vouches for them, None for what only points on.

    What `is_readers` the reader has written: it is in no layer, and in no document.
    """

    heading: str
    layer: Layer | None
    blocks: tuple[Block, ...]
    is_readers: bool = False


class Page(NamedTuple):
    """One entry as a page; `kicker` says what it is, under the heading."""

    id: str
    heading: Run
    acronyms: Line
    kicker: Line
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """The words of the heading."""
        return self.heading.text


def plain_text(line: Line) -> str:
    return "".join(run.text for run in line)
