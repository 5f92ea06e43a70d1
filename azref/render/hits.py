"""Hits of a lookup as lines, as groups and as JSON records; how the query was understood."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from azref.entries import Hit, Layer, Role, Tier
from azref.folding import is_cyrillic
from azref.render.page import Tone
from azref.render.prose import date_words, language_name
from azref.store.query import Query, Years

_KEYS = ("id", "type", "kind", "title", "acronym", "tier", "matched", "note")
_ID_WIDTH = 32
_PLURALS = {"term": "terms", "event": "events", "sentence": "sentences"}
_REASONS = {
    Tier.EXACT: "a form written so",
    Tier.MARKED: "a form written so",
    Tier.PREFIX: "forms that begin so",
    Tier.WORD: "forms with words that begin so",
    Tier.INSIDE: "forms with these letters inside",
    Tier.SIMILAR: "nothing is written so; forms that look like it",
    Tier.TEXT: "no form is written so; texts that speak of it",
}
_SCOPES = {"source": "in the source", "context": "in the editors’ context"}
_STATUS = {
    Role.MISPRINT: "wrong acronym, printed in the source",
    Role.CALQUE: "wrong form, printed in the source",
    Role.VARIANT: "variant",
}
_BEFORE_MATCH = 40
"""So many characters of a sentence are kept before the words that were found."""
_YEAR = re.compile(r"\b\d{4}\b")
Translate = Callable[[str], str]


class Stretch(NamedTuple):
    """A text of one tone; the letters from `start` to `end` (exclusive) are those looked up."""

    text: str
    tone: Tone = Tone.MUTED
    start: int = 0
    end: int = 0


class HitLines(NamedTuple):
    """A hit in two lines: `lead` (acronym or sentence number) and title, what to know below."""

    lead: Stretch
    title: Stretch
    below: tuple[Stretch, ...]

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        return (self.lead, self.title, *self.below)

    @property
    def texts(self) -> tuple[tuple[str, Tone], ...]:
        """What it looks like but for the letters that were looked up."""
        return tuple(stretch[:2] for stretch in self.stretches)


def hit_record(hit: Hit) -> dict[str, object]:
    """The JSON shape of a hit, relied on from outside."""
    return {key: str(getattr(hit, key)) for key in _KEYS}


def hit_line(hit: Hit) -> str:
    """A hit in one line: id, acronym, title, and what to know of the form that was found."""
    name = f"{hit.acronym}  {hit.title}" if hit.acronym else hit.title
    note = f"  ({hit.note})" if hit.note else ""
    return f"{hit.id:{_ID_WIDTH}} {name}{note}"


def hit_lines(hit: Hit, tr: Translate = str) -> HitLines:
    """A hit as a list shows it: the matched letters where they stand, on their own spelling."""
    span = (hit.match_start, hit.match_end)
    if hit.type == "sentence":
        title = _from_near(hit.title, *span)
        return HitLines(Stretch(hit.id), title, (Stretch(tr(hit.note)),))
    in_lead, in_title = hit.matched == hit.acronym, hit.matched == hit.title
    lead = Stretch(hit.acronym, Tone.STRONG, *(span if in_lead else ()))
    title = Stretch(hit.title, Tone.PLAIN, *(span if in_title and not in_lead else ()))
    below: list[Stretch] = []
    if hit.role and not (in_lead or in_title):
        wrong = hit.role in (Role.MISPRINT, Role.CALQUE)
        below.append(Stretch(hit.matched, Tone.WRONG if wrong else Tone.PLAIN, *span))
    rest = (_status(hit, tr), tr(hit.kind), *_remarks(hit, tr))
    below.append(Stretch(" · ".join(filter(None, rest))))
    return HitLines(lead, title, tuple(below))


def _from_near(text: str, start: int, end: int) -> Stretch:
    """A sentence from a word not far before the match."""
    if start <= _BEFORE_MATCH:
        return Stretch(text, Tone.PLAIN, start, end)
    cut = text.find(" ", start - _BEFORE_MATCH, start) + 1 or start
    return Stretch(f"… {text[cut:]}", Tone.PLAIN, start - cut + 2, end - cut + 2)


def _status(hit: Hit, tr: Translate) -> str:
    """What the form that was found is: official, foreign, a variant, wrong or unconfirmed."""
    if not hit.role or hit.type == "event":
        return ""
    role = Role(hit.role)
    if role in _STATUS:
        return tr(_STATUS[role])
    is_acronym = role is Role.ACRONYM
    if hit.language == "en":
        return tr("official acronym") if is_acronym else tr("official name")
    words = tr("{language} acronym") if is_acronym else tr("{language} name")
    text = words.format(language=language_name(hit.language, tr))
    return f"{text}, {tr('unconfirmed')}" if hit.layer == Layer.EDITORS else text


def _remarks(hit: Hit, tr: Translate) -> tuple[str, ...]:
    """What else to know: other meanings of the form, when an event was, where words stand."""
    if hit.role:
        return (hit.also,)
    if not hit.match_end:
        return (date_words(hit.note, tr) if hit.note else "",)
    if hit.tier is Tier.TEXT:
        return (f"{tr(hit.note)}: “{hit.matched}”",)
    if year := _YEAR.search(hit.note):
        return (tr(_YEAR.sub("{year}", hit.note)).format(year=year.group()),)
    return (tr(hit.note),)


def groups(hits: Sequence[Hit]) -> tuple[tuple[str, tuple[Hit, ...]], ...]:
    """Hits by their type under its plural; the type of the best hit first, tiers in their order."""
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.type, []).append(hit)
    return tuple((_PLURALS.get(kind, kind), tuple(own)) for kind, own in found.items())


def counts(hits: Sequence[Hit], tr: Translate = str) -> str:
    """How many hits there are of each type: "terms 4 · events 2 · sentences 3"."""
    return " · ".join(f"{tr(plural)} {len(own)}" for plural, own in groups(hits))


def understood(query: Query, hits: Sequence[Hit], limit: int, tr: Translate = str) -> str:
    """How a query was understood, and what came of it: "of kind fund, in 2007 — terms 1"."""
    parts = []
    if query.latin and hits and not is_cyrillic(hits[0].matched):
        parts.append(tr("read as “{text}”").format(text=query.latin))
    parts += [tr("“{phrase}” word for word").format(phrase=phrase) for phrase in query.phrases]
    if query.kinds:
        parts.append(tr("of kind {kinds}").format(kinds=tr(" or ").join(query.kinds)))
    if query.years:
        parts.append(_period(query.years, tr))
    if query.scope:
        parts.append(tr(_SCOPES[query.scope]))
    parts += [tr("{part} says nothing yet").format(part=part) for part in query.unclear]
    if not parts and hits:
        parts.append(tr(_reason(query, hits[0])))
    found = counts(hits, tr)
    if len(hits) >= limit:
        found = tr("the first {count}: {found}").format(count=limit, found=found)
    return " — ".join(filter(None, (", ".join(parts), found)))


def _reason(query: Query, first: Hit) -> str:
    is_year = first.type == "event" and query.text.isdecimal() and first.tier is Tier.EXACT
    return "events of that year" if is_year else _REASONS[first.tier]


def _period(years: Years, tr: Translate) -> str:
    if years.first == years.last:
        return tr("in {year}").format(year=years.first)
    if not years.last:
        return tr("from {year} on").format(year=years.first)
    if not years.first:
        return tr("until {year}").format(year=years.last)
    return tr("from {first} to {last}").format(first=years.first, last=years.last)
