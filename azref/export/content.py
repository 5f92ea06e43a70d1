"""The values an exported document is made of, before any format."""

from dataclasses import dataclass

from azref.entries import Discrepancy, EditionFacts, Entry, Reference, Sentence, TimelineEvent
from azref.export.options import DEFAULTS, Options
from azref.render.page import Page


@dataclass(frozen=True, slots=True)
class Group:
    """Pages under one heading; the heading is empty where there is only one group."""

    heading: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The events, or the terms, of a document."""

    heading: str
    groups: tuple[Group, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for group in self.groups for page in group.pages)


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence of the source with the ids of the entries whose pages point to it."""

    sentence: Sentence
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A selection of entries, ready to be set.

    `references` stand in the order of their first mention: the place of one is its number in the
    whole document. `events` stand in time order, `entries` in the order of the pages; `chosen` are
    their ids in the reader's order, `remarks` what the reader wrote on some of them, by id.
    """

    title: str
    facts: EditionFacts
    source_title: str
    source_language: str
    parts: tuple[Part, ...]
    events: tuple[TimelineEvent, ...]
    discrepancies: tuple[Discrepancy, ...]
    references: tuple[Reference, ...]
    sentences: tuple[CitedSentence, ...]
    entries: tuple[Entry, ...] = ()
    chosen: tuple[str, ...] = ()
    remarks: tuple[tuple[str, str], ...] = ()
    options: Options = DEFAULTS

    @property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for part in self.parts for page in part.pages)


@dataclass(frozen=True, slots=True)
class Written:
    """What a format made of a document: a file, and what of the document it could not express.

    `losses` are sentences for the reader, `kept` names the standards that the file keeps.
    `companions` are the files that belong beside the first, by their suffix; None for one that
    must not be there.
    """

    content: bytes
    losses: tuple[str, ...] = ()
    companions: tuple[tuple[str, bytes | None], ...] = ()
    kept: str = ""
