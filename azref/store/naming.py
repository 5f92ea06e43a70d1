"""The tiers that find a query in the forms of entries, letter for letter.

Every function reads a bounded number of rows, so that the size of a reference hardly matters.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from azref.entries import Hit, Span, Tier
from azref.folding import spaced, stems, words
from azref.store.matches import COLUMNS, Match, ambiguity, hit, match, right_first, shortness

_PAST_ANY_LETTER = "\U0010ffff"
_SHORTEST_INSIDE = 3
_MOST_CANDIDATES = 120
_TELLING = 8
_INDEXED = 6
_MOST_WORDS = 6
_YEAR = re.compile(r"\d{4}")
_ENTRY = "JOIN form ON form.id = {0} JOIN entry ON entry.position = form.owner "
_EXACT = f"SELECT {COLUMNS}, position FROM key {_ENTRY.format('key.form')} WHERE later = 0"  # noqa: S608
_PREFIX = f"{_EXACT} AND spaced > ? AND spaced < ? LIMIT ?"
_WORD_START = (
    f"SELECT {COLUMNS}, start FROM key {_ENTRY.format('key.form')} "  # noqa: S608
    "WHERE later = 1 AND spaced >= ? AND spaced < ? LIMIT ?"
)
_INSIDE = (
    f"SELECT {COLUMNS} FROM inside {_ENTRY.format('inside.rowid')} "  # noqa: S608
    "WHERE inside MATCH ? ORDER BY inside.rowid LIMIT ?"
)
_BEGINNING = (
    f"SELECT {COLUMNS}, form.id FROM beginning {_ENTRY.format('beginning.rowid')} "  # noqa: S608
    "WHERE beginning MATCH ? ORDER BY beginning.rowid LIMIT ?"
)
_STARTS_A_WORD = "SELECT 1 FROM key WHERE later IN (0, 1) AND spaced >= ? AND spaced < ? LIMIT 1"
_MEANINGS = "SELECT meaning FROM homonym WHERE folded = ?"
_IN_YEAR = (
    "SELECT entry.id, entry.type, entry.kind, entry.title, entry.acronym, date.edtf, "
    "date.earliest >= ?2 AND date.latest <= ?1 AS is_within "
    "FROM date JOIN entry ON entry.id = date.entry WHERE entry.type = 'event' "
    "AND date.earliest <= ?1 AND (date.latest >= ?2 OR date.end_kind = 'open') "
    "ORDER BY is_within DESC, position LIMIT ?3"
)


def named(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    """The hits among forms and years, best tier first; an entry may come more than once."""
    yield from exact(connection, (folded,), limit) or exact(connection, stems(folded), limit)
    yield from _in_year(connection, folded, limit)
    yield from _beginning(connection, folded, limit)
    if " " in folded:
        yield from all_words(connection, [(w,) for _, w in words(folded)], limit, folded)
    else:
        yield from _inside(connection, folded, limit)


def stemmed(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    """The hits of the nearest stem of `folded` that begins a form or a word of one."""
    for stem in stems(folded):
        is_known = starts_a_word(connection, stem.rpartition(" ")[2])
        if is_known and (found := list(_beginning(connection, stem, limit))):
            yield from found
            return


def starts_a_word(connection: sqlite3.Connection, word: str) -> bool:
    """Whether a word of some form begins with `word`."""
    return bool(connection.execute(_STARTS_A_WORD, (word, word + _PAST_ANY_LETTER)).fetchone())


def exact(connection: sqlite3.Connection, wanted: Sequence[str], limit: int) -> list[Hit]:
    """Whole forms in the order of entries: official ones, then those marked foreign or wrong."""
    sql = f"{_EXACT} AND spaced IN ({', '.join('?' * len(wanted))}) LIMIT ?"
    rows = connection.execute(sql, (*map(spaced, wanted), 2 * limit)).fetchall()
    found = [match(row) for row in sorted(rows, key=lambda row: row[10])]
    elsewhere = _homonyms(connection, {one.folded for one in found if one.is_short})
    plain, marked = [], []
    for one in found:
        note = "; ".join(filter(None, (ambiguity(one, found), elsewhere.get(one.folded, ""))))
        if one.is_marked:
            marked.append(hit(one, Tier.MARKED, note))
        else:
            plain.append(hit(one, Tier.EXACT, note))
    return plain + marked


def _homonyms(connection: sqlite3.Connection, forms: Iterable[str]) -> dict[str, str]:
    """What short forms mean outside the reference, in words."""
    found = {}
    for folded in forms:
        if meanings := [row[0] for row in connection.execute(_MEANINGS, (folded,))]:
            found[folded] = f"also: {', '.join(meanings)}"
    return found


def _in_year(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    """The events of a year: those that lie within it first, then those that reach into it."""
    if not _YEAR.fullmatch(folded):
        return
    bounds = (f"{folded}-12-31", f"{folded}-01-01", limit)
    for id_, type_, kind, title, acronym, edtf, is_within in connection.execute(_IN_YEAR, bounds):
        note = f"an event of {folded}" if is_within else f"an event that reaches into {folded}"
        yield Hit(id_, type_, kind, title, acronym, Tier.EXACT, edtf, note, 0, len(edtf))


def _beginning(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    """Forms that begin like the query, then those with a later word that does."""
    yield from _prefix(connection, folded, limit)
    yield from _word_start(connection, folded, limit)


def _prefix(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    start = spaced(folded)
    rows = connection.execute(_PREFIX, (start, start + _PAST_ANY_LETTER, 2 * limit))
    found = right_first(match(row, 0, len(folded)) for row in rows)
    return (hit(one, Tier.PREFIX) for one in found)


def _word_start(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    """Forms with a later word that starts like the query, the shortest form first."""
    start = spaced(folded)
    rows = connection.execute(_WORD_START, (start, start + _PAST_ANY_LETTER, 2 * limit))
    found = (match(row, row[10], row[10] + len(folded)) for row in rows)
    return (hit(one, Tier.WORD) for one in right_first(sorted(found, key=shortness)))


def _inside(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    """Forms that hold the query as it stands, also from within a word on.

    How a long one begins and ends tells enough: each letter more costs a list to read.
    """
    if len(folded) < _SHORTEST_INSIDE:
        return
    ends = " AND ".join({quoted(folded[:_TELLING]): 1, quoted(folded[-_TELLING:]): 1})
    rows = connection.execute(_INSIDE, (ends, 2 * limit))
    places = ((row, row[6].find(folded)) for row in rows)
    found = (match(row, at, at + len(folded)) for row, at in places if at >= 0)
    yield from (hit(one, Tier.INSIDE) for one in right_first(found))


Alternatives = Sequence[Sequence[str]]
"""For each word of a query, what may stand for it."""


def all_words(
    connection: sqlite3.Connection, wanted: Alternatives, limit: int, phrase: str = ""
) -> Iterator[Hit]:
    """Forms in which every word starts like one of the alternatives for it, in any order.

    Where there are none, forms that hold `phrase` as it stands, from within a word on. Without a
    phrase the words are guesses, and all hits are similar ones.
    """
    found: list[Match] = []
    for row in _beginning_so(connection, wanted, max(_MOST_CANDIDATES, limit)):
        if span := _place_of_all(row[6], wanted):
            found.append(match(row, *span))
        if len(found) >= 2 * limit:
            break
    tier = Tier.WORD if phrase else Tier.SIMILAR
    yield from (hit(one, tier) for one in right_first(sorted(found, key=shortness)))
    if phrase and not found:
        yield from _inside(connection, phrase, limit)


def _beginning_so(
    connection: sqlite3.Connection, wanted: Alternatives, most: int
) -> Iterable[tuple[Any, ...]]:
    """The rows of forms whose words begin like the longest of `wanted`.

    As many letters tell enough as the index knows beginnings of: such a list is read only as far
    as it is needed, that of a longer beginning would be put together first.
    """
    longest = sorted(wanted, key=lambda offered: -min(map(len, offered)))[:_MOST_WORDS]
    terms = [" OR ".join(f"{quoted(word[:_INDEXED])}*" for word in offered) for offered in longest]
    return connection.execute(_BEGINNING, (f"({') AND ('.join(terms)})", most))


def _place_of_all(folded: str, wanted: Alternatives) -> Span | None:
    """Where the first of `wanted` stands in `folded`, if each of them starts a word there."""
    first = None
    for offered in wanted:
        place = starting(folded, offered)
        if place is None:
            return None
        first = first or place
    return first


def starting(folded: str, offered: Iterable[str]) -> Span | None:
    """Where the first of `offered` that starts a word of `folded` stands."""
    for word in offered:
        at = folded.find(word)
        while at > 0 and (folded[at - 1].isalnum() or folded[at - 1] == "_"):
            at = folded.find(word, at + 1)
        if at >= 0:
            return Span(at, at + len(word))
    return None


def quoted(text: str) -> str:
    """`text` as one phrase of a full-text query."""
    return '"' + text.replace('"', '""') + '"'
