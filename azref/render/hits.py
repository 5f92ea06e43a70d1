"""Hits of a lookup as lines, as groups and as JSON records; how the query was understood."""

from collections.abc import Sequence

from azref.entries import Hit, Scope, Tier
from azref.folding import is_cyrillic
from azref.render.wording import ENGLISH, Wording
from azref.store.query import Query, Years

_KEYS = ("id", "type", "kind", "title", "acronym", "tier", "matched", "note")
_ID_WIDTH = 32
PLURALS = {"term": "terms", "event": "events", "sentence": "sentences",
            "note": "your notes"}  # fmt: skip
REASONS = {
    Tier.EXACT: "a form written so",
    Tier.MARKED: "a form written so",
    Tier.WHOLE: "forms with this as a word",
    Tier.PREFIX: "forms that begin so",
    Tier.WORD: "forms with words that begin so",
    Tier.INSIDE: "forms with these letters inside",
    Tier.SIMILAR: "nothing is written so; forms that look like it",
    Tier.TEXT: "no form is written so; texts that speak of it",
}
CONTEXT = "context, not in the source"
SCOPES = {"source": "in the source", "context": "in the editors’ context"}


def hit_record(hit: Hit) -> dict[str, object]:
    """The JSON shape of a hit, relied on from outside."""
    record: dict[str, object] = {key: str(getattr(hit, key)) for key in _KEYS}
    return record | {"note": note(hit)}


def note(hit: Hit) -> str:
    """What a reader must know of the form that was found, and whether the source has the entry."""
    return "; ".join(filter(None, (hit.note, CONTEXT if hit.scope == Scope.CONTEXT else "")))


def hit_line(hit: Hit) -> str:
    """A hit in one line: id, acronym, title, and what to know of the form that was found."""
    name = f"{hit.acronym}  {hit.title}" if hit.acronym else hit.title
    known = f"  ({note(hit)})" if note(hit) else ""
    return f"{hit.id:{_ID_WIDTH}} {name}{known}"


def groups(hits: Sequence[Hit]) -> tuple[tuple[str, tuple[Hit, ...]], ...]:
    """Hits by their type under its plural; the type of the best hit first, tiers in their order."""
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.type, []).append(hit)
    return tuple((PLURALS.get(kind, kind), tuple(own)) for kind, own in found.items())


def counts(hits: Sequence[Hit], say: Wording = ENGLISH) -> str:
    """How many hits there are of each type: "terms 4 · events 2 · sentences 3"."""
    return " · ".join(f"{say(plural)} {len(own)}" for plural, own in groups(hits))


def understood(query: Query, hits: Sequence[Hit], limit: int, say: Wording = ENGLISH) -> str:
    """How a query was understood, and what came of it: "of kind fund, in 2007 — terms 1"."""
    parts = []
    if query.latin and hits and not is_cyrillic(hits[0].matched):
        parts.append(say("read as “{text}”").format(text=query.read or query.latin))
    parts += [say("“{phrase}” word for word").format(phrase=phrase) for phrase in query.phrases]
    if query.kinds:
        parts.append(say("of kind {kinds}").format(kinds=say(" or ").join(map(say, query.kinds))))
    if query.years:
        parts.append(_period(query.years, say))
    if query.scope:
        parts.append(say(SCOPES[query.scope]))
    parts += [say("{part} says nothing yet").format(part=part) for part in query.unclear]
    parts += [say("{part} ends before it begins").format(part=part) for part in query.reversed]
    if not parts and hits:
        parts.append(say(_reason(query, hits[0])))
    found = counts(hits, say)
    if len(hits) >= limit:
        found = say("the first {count}: {found}").format(count=limit, found=found)
    return " — ".join(filter(None, (", ".join(parts), found)))


def _reason(query: Query, first: Hit) -> str:
    is_year = first.type == "event" and query.text.isdecimal() and first.tier is Tier.EXACT
    return "events of that year" if is_year else REASONS[first.tier]


def _period(years: Years, say: Wording) -> str:
    from azref.render.prose import date_words

    if years.first == years.last:
        return say("in {year}").format(year=date_words(years.first, say))
    if not years.last:
        return say("from {year} on").format(year=date_words(years.first, say))
    if not years.first:
        return say("until {year}").format(year=date_words(years.last, say))
    last = date_words(years.last, say)
    return say("from {first} to {last}").format(first=years.first, last=last)
