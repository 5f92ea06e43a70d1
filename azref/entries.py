"""The values every part of azref speaks in.

All offsets are code points into the source text, end exclusive, so that
``text[span.start:span.end] == quote`` holds for every citation. Ids are the editors' slugs.
"""

from enum import StrEnum
from typing import NamedTuple


class EntryType(StrEnum):
    TERM = "term"
    EVENT = "event"


class Scope(StrEnum):
    """Whether an entry rests on words of the source or was added by the editors as context."""

    SOURCE = "source"
    CONTEXT = "context"


class Layer(StrEnum):
    """Who vouches for a statement. The three are never mixed."""

    SOURCE = "source"
    REFERENCES = "references"
    EDITORS = "editors"


class Role(StrEnum):
    """What a form is to its entry: official, or one of the ways the source strays from it."""

    ACRONYM = "acronym"
    NAME = "name"
    VARIANT = "variant"
    CALQUE = "calque"
    MISPRINT = "misprint"

    @property
    def is_wrong(self) -> bool:
        return self in (Role.CALQUE, Role.MISPRINT)


class Basis(StrEnum):
    """How a date is known: printed, computed from another date, read into it, or from outside."""

    STATED = "stated"
    DERIVED = "derived"
    INFERRED = "inferred"
    ATTESTED = "attested"


class Tier(StrEnum):
    """Why a lookup found an entry, best first."""

    EXACT = "exact"
    MARKED = "marked"
    WHOLE = "whole"
    PREFIX = "prefix"
    WORD = "word"
    SIMILAR = "similar"
    INSIDE = "inside"
    TEXT = "text"


class Lane(StrEnum):
    """The theme an event is drawn under."""

    FRAMEWORK = "framework"
    OPERATIONS = "operations"
    EXERCISES = "exercises"
    DIALOGUE = "dialogue"
    CONTEXT = "context"


class Coverage(StrEnum):
    """Whether an entry rests on a sentence, or the editors say why none does."""

    USED = "used"
    BACKGROUND = "background"


class Span(NamedTuple):
    """A stretch of the source: code points, end exclusive."""

    start: int
    end: int

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


class Sentence(NamedTuple):
    """One sentence of the source; `number` counts from 1 and is printed S1, S2 and so on."""

    number: int
    paragraph: int
    span: Span
    text: str
    coverage: Coverage
    reason: str = ""

    @property
    def label(self) -> str:
        return f"S{self.number}"


class Source(NamedTuple):
    """The text everything rests on."""

    id: str
    title: str
    language: str
    text: str
    sentences: tuple[Sentence, ...]


class Homonym(NamedTuple):
    """What a form means outside the reference."""

    form: str
    meaning: str


class Citation(NamedTuple):
    """Words of the source an entry rests on; `purpose` is form, quote or date."""

    entry: str
    span: Span
    quote: str
    sentence: int
    purpose: str


class Form(NamedTuple):
    """One way an entry is written. `is_printed` forms stand in the source.

    `layer` tells who vouches for it; a form in the editors' layer is unconfirmed.
    """

    text: str
    language: str
    role: Role
    layer: Layer
    is_printed: bool = False
    note: str = ""

    @property
    def is_confirmed(self) -> bool:
        return self.layer is not Layer.EDITORS

    @property
    def doubt(self) -> int:
        """What a lookup shows first: official forms 0, variants 1, unconfirmed 2, wrong ones 3."""
        if self.role.is_wrong:
            return 3
        if not self.is_confirmed and self.language != "en":
            return 2
        return int(self.role is Role.VARIANT)


class DateStatement(NamedTuple):
    """A date with its derivation. `said` and `span` are empty for what references attest.

    `anchor` names the event that `rule` counts from: ``year(ev-2001-exercise)+1``.
    """

    layer: Layer
    edtf: str | None
    basis: Basis
    said: str = ""
    span: Span | None = None
    rule: str = ""
    anchor: str | None = None
    kind: str = ""


class Reference(NamedTuple):
    """Something consulted. `is_direct` is False for one only a note or discrepancy mentions."""

    id: str
    title: str
    publisher: str
    date: str
    url: str
    language: str
    note: str = ""
    is_direct: bool = True


class Discrepancy(NamedTuple):
    """A place where the source cannot be taken at its word, and what it presumably means."""

    id: str
    kind: str
    span: Span
    quote: str
    sentence: int
    likely_meaning: str
    note: str
    references: tuple[Reference, ...]
    entries: tuple[str, ...]


class Side(NamedTuple):
    """One of the passages that contradict each other."""

    span: Span
    quote: str
    sentence: int


class Contradiction(NamedTuple):
    """Passages of the source that cannot all be right, whether that is explained, and how."""

    id: str
    status: str
    reason: str
    sides: tuple[Side, ...]


class Mention(NamedTuple):
    """A date, acronym, number or name of the source, and what became of it.

    `kind` is time, acronym, number or name; `disposition` used, dismissed or unaccounted; `about`
    what an acronym stands for or a number counts; `reason` why it was dismissed.
    """

    span: Span
    kind: str
    text: str
    about: str
    disposition: str
    reason: str


class Quantity(NamedTuple):
    """A number of the source with what it counts."""

    value: str
    quote: str
    span: Span
    sentence: int
    counts: str
    comment: str


class Relation(NamedTuple):
    """A link from one entry to another, with the title to show for it."""

    target: str
    title: str
    type: EntryType
    kind: str


class Neighbour(NamedTuple):
    """The event just before or just after another one in time."""

    id: str
    title: str
    edtf: str
    is_before: bool


class Name(NamedTuple):
    """What an entry is called for a reader.

    `language` is that of the name, empty for the edition's; `beside` the title, where the name is
    another one; a name that is not confirmed is the editors'.
    """

    text: str
    language: str = ""
    beside: str = ""
    is_confirmed: bool = True


class Summary(NamedTuple):
    """An entry as a list shows it. `printed_as` holds the wrong short forms of the source.

    `called` is its name in the reader's language, None where that is its title.
    """

    id: str
    type: EntryType
    kind: str
    scope: Scope
    title: str
    acronym: str = ""
    printed_as: tuple[str, ...] = ()
    called: Name | None = None

    @property
    def name(self) -> Name:
        """What the reader knows it by."""
        return self.called or Name(self.title)


class Entry(NamedTuple):
    """One entry whole."""

    summary: Summary
    definition: str
    definition_layer: Layer
    confidence: str
    note: str
    forms: tuple[Form, ...] = ()
    dates: tuple[DateStatement, ...] = ()
    citations: tuple[Citation, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    references: tuple[Reference, ...] = ()
    relations: tuple[Relation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    lane: Lane | None = None
    actors: tuple[str, ...] = ()
    agreement: str = ""
    naming: str = ""
    homonyms: tuple[Homonym, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()

    @property
    def id(self) -> str:
        return self.summary.id

    @property
    def title(self) -> str:
        return self.summary.title


class TimelineEvent(NamedTuple):
    """An event as the timeline and `azref timeline` show it.

    `said` is the source's wording, `source` its date; `attested` is what references say. The
    tuple order of a timeline is the order of `dates.sort_key`, attested before source date.
    """

    id: str
    title: str
    scope: Scope
    lane: Lane
    source: DateStatement
    attested: str | None
    sentence: int | None


LANGUAGES = {
    "az": "Azerbaijani", "en": "English", "ru": "Russian", "tr": "Turkish", "fr": "French",
    "it": "Italian", "de": "German", "es": "Spanish", "uk": "Ukrainian", "ka": "Georgian",
    "hy": "Armenian", "fa": "Persian", "ar": "Arabic", "pl": "Polish", "la": "Latin",
}  # fmt: skip
"""The English names of languages, by their codes (ISO 639-1)."""


class Called(NamedTuple):
    """An entry by its id and its title."""

    id: str
    title: str


class Hit(NamedTuple):
    """One answer of a lookup: what was found, why, and where the match lies in `matched`.

    `role`, `language` and `layer` are those of the form that was found, empty for other texts;
    `others` are the entries it may stand for as well, `also` says what it means
    elsewhere; the note has both. `scope` is that of the entry, empty for what is none.
    """

    id: str
    type: str
    kind: str
    title: str
    acronym: str
    tier: Tier
    matched: str
    note: str
    match_start: int = 0
    match_end: int = 0
    role: str = ""
    language: str = ""
    layer: str = ""
    also: str = ""
    scope: str = ""
    others: tuple[Called, ...] = ()


class EditionFacts(NamedTuple):
    """What a database says of itself; `date` is the day of the edition, empty for none."""

    id: str
    title: str
    language: str
    schema_version: int
    sha256: tuple[tuple[str, str], ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    account: str = "strict"
    date: str = ""
