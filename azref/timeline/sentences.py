"""An event in words: its title, its date, how the date is known, what references attest."""

from typing import NamedTuple

from azref.date_words import say
from azref.dates import Edtf, Precision, parse
from azref.entries import Basis, Scope
from azref.folding import capitalised
from azref.timeline.marks import Dated


class Phrases(NamedTuple):
    """The words between the facts, in the reader's language, which is named last."""

    whole_year: str = "{0}, the whole year"
    undated: str = "No date"
    undated_said: str = "No date: the source says “{0}”"
    stated: str = "Stated"
    derived: str = "Derived"
    inferred: str = "Inferred"
    attested: str = "Attested by references"
    agree: str = "References agree"
    references: str = "References: {0}"
    language: str = "en"

    def basis(self, basis: Basis) -> str:
        names = {
            Basis.STATED: self.stated,
            Basis.DERIVED: self.derived,
            Basis.INFERRED: self.inferred,
            Basis.ATTESTED: self.attested,
        }
        return names[basis]


def sentence(event: Dated, phrases: Phrases) -> str:
    """Short sentences: “… joins … . 1997, the whole year. Stated, S4. References agree”."""
    parts = [event.event.title, _date(event, phrases), _basis(event, phrases)]
    if event.event.attested and event.event.scope is Scope.SOURCE:
        parts.append(_attested(event, event.event.attested, phrases))
    return " ".join(f"{part}." for part in parts if part)


def _date(event: Dated, phrases: Phrases) -> str:
    if not event.edtf:
        said = event.event.source.said
        return phrases.undated_said.format(said) if said else phrases.undated
    return capitalised(date_words(parse(event.edtf), phrases), phrases.language)


def date_words(date: Edtf, phrases: Phrases) -> str:
    """A date in words that say how much of the time it names."""
    words = say(date, phrases.language)
    return phrases.whole_year.format(words) if date.precision is Precision.YEAR else words


def _basis(event: Dated, phrases: Phrases) -> str:
    number = f"S{event.event.sentence}" if event.event.sentence else ""
    name = phrases.basis(event.event.source.basis) if event.edtf else ""
    return ", ".join(part for part in (name, number) if part)


def _attested(event: Dated, attested: str, phrases: Phrases) -> str:
    if attested == event.event.source.edtf:
        return phrases.agree
    return phrases.references.format(say(parse(attested), phrases.language))
