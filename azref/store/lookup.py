"""Lookup in tiers: the first tier that knows an entry wins, and every hit says why it was found.

exact form · exact acronym in another language or wrong form (marked) · prefix · word start ·
inside a word · one or two typing errors · full text. Where the words as typed find nothing, their
Azerbaijani stems are tried before typing errors are assumed.
"""

import sqlite3
from collections.abc import Callable, Iterator

from azref.entries import Hit
from azref.errors import AzrefError
from azref.folding import fold_query, words
from azref.store.fulltext import in_text
from azref.store.naming import named, stemmed
from azref.store.similar import similar

LONGEST_QUERY = 500
_Tiers = Callable[[sqlite3.Connection, str, int], Iterator[Hit]]
_UNTIL_ONE_FINDS: tuple[_Tiers, ...] = (named, stemmed, similar)


def lookup(connection: sqlite3.Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """The first `limit` entries and sentences that `query` finds; () for an empty query.

    Raises `AzrefError` for a query of more than `LONGEST_QUERY` characters.
    """
    folded = fold_query(query)
    if len(folded) > LONGEST_QUERY:
        raise AzrefError(
            f"the query is {len(folded):,} characters long; look up at most {LONGEST_QUERY}"
        )
    found: dict[str, Hit] = {}
    if words(folded) and limit > 0:
        for hit in _hits(connection, folded, limit):
            found.setdefault(hit.id, hit)
            if len(found) >= limit:
                break
    return tuple(found.values())


def _hits(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    for tiers in _UNTIL_ONE_FINDS:
        first = None
        for first in tiers(connection, folded, limit):
            yield first
        if first is not None:
            break
    yield from in_text(connection, folded, limit)
