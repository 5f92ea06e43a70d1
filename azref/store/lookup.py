"""Lookup in tiers: the first tier that knows an entry wins, and every hit says why it was found.

exact form · exact acronym in another language or wrong form (marked) · as a word · prefix · word
start · one typing error · inside a word · full text. Among hits alike, right forms come first, then
those of entries that the source has most often. Where the words as typed find nothing, their
Azerbaijani stems are tried; where these and one error find nothing, two errors are assumed, then
blanks left out between the words of a form. A year beside words that no form has with it asks for
what the words find of that year.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice

from azref.entries import Hit, Tier
from azref.errors import AzrefError
from azref.folding import comparable
from azref.store.fulltext import in_text
from azref.store.matches import hits, with_scopes
from azref.store.naming import exact, inside, named, stemmed
from azref.store.near import Near
from azref.store.places import (
    PLACES,
    SHORTEST_TELLING,
    SURE,
    Found,
    first,
    places_beside,
    places_kept,
)
from azref.store.query import Query, Years, parse
from azref.store.similar import similar
from azref.store.years import YEAR, bare, events_of

LONGEST_QUERY = 500
_WIDE = 2_000
"""So many hits are looked at where fields or phrases keep only some of them."""
_MOSTLY_ENOUGH = 10
"""So many times as many are looked at first."""
_SHORTEST_IN_A_NAME = 4
"""Shorter words one error away stand in nearly every name: they do where nothing else is found."""
_AS_TYPED = (*SURE, Tier.WHOLE, Tier.PREFIX, Tier.WORD)


def lookup(connection: sqlite3.Connection, line: str, limit: int) -> tuple[Hit, ...]:
    """The first `limit` entries and sentences that `line` finds; () for an empty one.

    Raises `AzrefError` for a query of more than `LONGEST_QUERY` characters.
    """
    query = parse(line)
    if len(query.typed) > LONGEST_QUERY:
        raise AzrefError(
            f"the query is {len(query.typed):,} characters long; look up at most {LONGEST_QUERY}"
        )
    if limit <= 0:
        return ()
    if query.is_narrowed or query.phrases:
        found = _each_once(_narrowed(connection, query, limit))
        return with_scopes(connection, [*islice(found, limit)])
    text = _spelling(connection, query)
    if not comparable(text):
        return ()
    answer = _of_year(connection, query._replace(text=text), limit)
    return with_scopes(connection, answer or _hits(connection, text, limit))


def _of_year(connection: sqlite3.Connection, query: Query, limit: int) -> list[Hit]:
    """What the words beside a year find, what is dated so first; () if a form has all or none is.

    First the events found, then the events that involve the terms found best, then terms.
    """
    years = YEAR.findall(query.text)
    if len(years) != 1:
        return []
    words = " ".join(YEAR.sub("", query.text).split())
    if not comparable(words) or _is_named(connection, query.text):
        return []
    from azref.store.narrowing import Narrowed

    asked = query._replace(text=words, years=Years(years[0], years[0]))
    found = _hits(connection, words, _MOSTLY_ENOUGH * limit)
    best = {*SURE, found[0].tier} & set(_AS_TYPED) if found else ()
    terms = [hit.id for hit in found if hit.type == "term" and hit.tier in best]
    involving = events_of(connection, years[0], limit, terms) if terms else ()
    kept = [*filter(Narrowed(connection, asked).keeps, found), *(one.hit for one in involving)]
    answer = [*sorted(kept, key=_is_no_event), *found] if kept else []
    return [*islice(_each_once(answer), limit)]


def _each_once(found: Iterable[Hit]) -> Iterable[Hit]:
    """The first hit of each entry or sentence."""
    known: dict[str, Hit] = {}
    for hit in found:
        known.setdefault(hit.id, hit)
    return known.values()


def _is_named(connection: sqlite3.Connection, text: str) -> bool:
    """Whether a form has all of `text`, or is one error away from it."""
    named_so = any(named(connection, text, 1))
    return named_so or bool(Near(connection, comparable(text)).spellings)


def _is_no_event(hit: Hit) -> bool:
    return hit.type != "event"


def _spelling(connection: sqlite3.Connection, query: Query) -> str:
    """The text to find: Latin letters and bare years, unless a form is written as was typed."""
    meant = bare(query.latin or query.text)
    if meant == query.text or any(named(connection, query.text, 1)):
        return query.text
    return meant


def _narrowed(connection: sqlite3.Connection, query: Query, limit: int) -> Iterator[Hit]:
    """What fits fields and phrases; a line in quotation marks may also be a form as it stands."""
    from azref.store.narrowing import Narrowed, listed

    if query.phrases and not query.is_narrowed:
        yield from (ready.hit for ready in exact(connection, (query.typed,), limit))
    text = _spelling(connection, query)
    if comparable(text):
        keeps = Narrowed(connection, query).keeps
        widest = max(_WIDE, _MOSTLY_ENOUGH * limit)
        for wide in dict.fromkeys((_MOSTLY_ENOUGH * limit, widest)):
            kept = [*filter(keeps, _hits(connection, text, wide, query.phrases))]
            if len(kept) >= limit or wide == widest:
                yield from kept
                return
    elif query.is_narrowed:
        yield from listed(connection, query, limit)


def _hits(
    connection: sqlite3.Connection, folded: str, limit: int, phrases: tuple[str, ...] = ()
) -> list[Hit]:
    """The first hits of all tiers, each entry once; phrases must stand letter for letter."""
    places = max(limit, PLACES)
    text = comparable(folded)
    found = first(named(connection, folded, places), places)
    if not phrases:
        found = _forgiven(connection, folded, text, found, places)
    if not found or " " not in text:
        found = first(inside(connection, text, places, len(found)), places, found)
    if not found and not phrases:
        found = first(similar(connection, text, places), places)
    found = first(in_text(connection, folded, places, phrases, found), places, found)
    return hits(connection, list(found.values())[:limit])


def _forgiven(
    connection: sqlite3.Connection, folded: str, text: str, typed: Found, places: int
) -> Found:
    """What was typed, with what is found where case endings or a typing error are assumed."""
    typed = typed or first(stemmed(connection, folded, places), places)
    if len(typed) >= places and len(text) < SHORTEST_TELLING:
        return typed
    near = Near(connection, text)
    kept = places_kept(typed, near, places, len(text))
    found = first(islice(typed.values(), places_beside(kept, typed, places)), places)
    found = first(kept.values(), places, found)
    left = places - len(found)
    if left and len(kept) < len(near.spellings):
        found = first(near.forms(left), places, found)
        left = places - len(found)
    is_telling = text.isalpha() and (not found or len(text) >= _SHORTEST_IN_A_NAME)
    return first(near.anywhere(left), places, found) if left and is_telling else found
