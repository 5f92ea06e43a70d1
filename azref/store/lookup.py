"""Lookup in tiers: the first tier that knows an entry wins, and every hit says why it was found.

exact form · exact acronym in another language or wrong form (marked) · prefix · word start ·
inside a word · one or two typing errors · full text. Where the words as typed find nothing, their
Azerbaijani stems are tried before typing errors are assumed; a word that no form has is taken for
a mistyped one as well as for the beginning of others.
"""

import sqlite3
from collections.abc import Iterator
from itertools import islice

from azref.entries import Hit
from azref.errors import AzrefError
from azref.folding import words
from azref.store.fulltext import in_text
from azref.store.matches import Ready, Spot, hits
from azref.store.naming import exact, named, stemmed
from azref.store.query import Query, parse
from azref.store.similar import mistyped, similar

LONGEST_QUERY = 500
_WIDE = 2_000
"""So many hits are looked at where fields or phrases keep only some of them."""
_MOSTLY_ENOUGH = 10
"""So many times as many are looked at first."""
_SHORTEST_MISTYPED = 4


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
        found: dict[str, Hit] = {}
        for hit in _narrowed(connection, query, limit):
            found.setdefault(hit.id, hit)
        return tuple(islice(found.values(), limit))
    text = _spelling(connection, query)
    return tuple(_hits(connection, text, limit)) if words(text) else ()


def _spelling(connection: sqlite3.Connection, query: Query) -> str:
    """The text to find: that in Latin letters, unless a form is written in the Cyrillic ones."""
    if not query.latin:
        return query.text
    return query.text if any(named(connection, query.text, 1)) else query.latin


def _narrowed(connection: sqlite3.Connection, query: Query, limit: int) -> Iterator[Hit]:
    """What fits fields and phrases; a line in quotation marks may also be a form as it stands."""
    from azref.store.narrowing import Narrowed, listed

    if query.phrases and not query.is_narrowed:
        yield from (ready.hit for ready in exact(connection, (query.typed,), limit))
    text = _spelling(connection, query)
    if words(text):
        keeps = Narrowed(connection, query).keeps
        for wide in (_MOSTLY_ENOUGH * limit, _WIDE):
            kept = [*filter(keeps, _hits(connection, text, wide, query.phrases))]
            if len(kept) >= limit or wide == _WIDE:
                yield from kept
                return
    elif query.is_narrowed:
        yield from listed(connection, query, limit)


def _hits(
    connection: sqlite3.Connection, folded: str, limit: int, phrases: tuple[str, ...] = ()
) -> list[Hit]:
    """The first hits of all tiers, each entry once, by the best tier that knows it."""
    found: dict[int, Spot | Ready] = {}
    for one in _found(connection, folded, limit, phrases, found):
        if one.owner not in found:
            found[one.owner] = one
            if len(found) >= limit:
                break
    return hits(connection, list(found.values()))


def _found(
    connection: sqlite3.Connection,
    folded: str,
    limit: int,
    phrases: tuple[str, ...],
    known: dict[int, Spot | Ready],
) -> Iterator[Spot | Ready]:
    """What all tiers find; where a phrase must stand letter for letter, nothing is forgiven.

    `known` is what the caller has kept of it so far.
    """
    yield from named(connection, folded, limit)
    if not phrases:
        yield from _forgiven(connection, folded, limit, is_known=bool(known))
    yield from in_text(connection, folded, limit, phrases, known)


def _forgiven(
    connection: sqlite3.Connection, folded: str, limit: int, *, is_known: bool
) -> Iterator[Spot | Ready]:
    """What is found where case endings or typing errors are assumed."""
    if is_known:
        if len(folded) >= _SHORTEST_MISTYPED and folded.isalnum():
            yield from mistyped(connection, folded, limit)
        return
    yield from stemmed(connection, folded, limit)
    yield from similar(connection, folded, limit)
