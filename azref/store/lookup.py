"""Lookup in tiers: the first tier that knows an entry wins, and every hit says why it was found.

exact form · exact acronym in another language or wrong form (marked) · prefix · word start ·
inside a word · one or two typing errors · full text. Where the words as typed find nothing, their
Azerbaijani stems are tried before typing errors are assumed.
"""

import sqlite3
from collections.abc import Callable, Iterator

from azref.entries import Hit
from azref.errors import AzrefError
from azref.folding import words
from azref.store.fulltext import in_text
from azref.store.naming import exact, named, stemmed
from azref.store.query import Query, parse
from azref.store.similar import similar

LONGEST_QUERY = 500
_WIDE = 2_000
"""So many hits are looked at where fields or phrases keep only some of them."""
_Tiers = Callable[[sqlite3.Connection, str, int], Iterator[Hit]]
_UNTIL_ONE_FINDS: tuple[_Tiers, ...] = (named, stemmed, similar)


def lookup(connection: sqlite3.Connection, line: str, limit: int) -> tuple[Hit, ...]:
    """The first `limit` entries and sentences that `line` finds; () for an empty one.

    Raises `AzrefError` for a query of more than `LONGEST_QUERY` characters.
    """
    query = parse(line)
    if len(query.typed) > LONGEST_QUERY:
        raise AzrefError(
            f"the query is {len(query.typed):,} characters long; look up at most {LONGEST_QUERY}"
        )
    found: dict[str, Hit] = {}
    for hit in _offered(connection, query, limit) if limit > 0 else ():
        found.setdefault(hit.id, hit)
        if len(found) >= limit:
            break
    return tuple(found.values())


def _offered(connection: sqlite3.Connection, query: Query, limit: int) -> Iterator[Hit]:
    """The hits of a query, best first; an entry may come more than once."""
    if query.is_narrowed or query.phrases:
        return _narrowed(connection, query, limit)
    text = _spelling(connection, query)
    return _hits(connection, text, limit) if words(text) else iter(())


def _spelling(connection: sqlite3.Connection, query: Query) -> str:
    """The text to find: that in Latin letters, unless a form is written in the Cyrillic ones."""
    if not query.latin:
        return query.text
    return query.text if any(named(connection, query.text, 1)) else query.latin


def _narrowed(connection: sqlite3.Connection, query: Query, limit: int) -> Iterator[Hit]:
    """What fits fields and phrases; a line in quotation marks may also be a form as it stands."""
    from azref.store.narrowing import Narrowed, listed

    if query.phrases and not query.is_narrowed:
        yield from exact(connection, (query.typed,), limit)
    text = _spelling(connection, query)
    if words(text):
        keeps = Narrowed(connection, query).keeps
        yield from filter(keeps, _hits(connection, text, _WIDE, query.phrases))
    elif query.is_narrowed:
        yield from listed(connection, query, limit)


def _hits(
    connection: sqlite3.Connection, folded: str, limit: int, phrases: tuple[str, ...] = ()
) -> Iterator[Hit]:
    """Hits of all tiers; where a phrase must stand letter for letter, nothing is forgiven."""
    for tiers in _UNTIL_ONE_FINDS[: 1 if phrases else None]:
        first = None
        for first in tiers(connection, folded, limit):
            yield first
        if first is not None:
            break
    yield from in_text(connection, folded, limit, phrases)
