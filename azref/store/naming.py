"""The tiers that find a query in the forms of entries, letter for letter.

Every function reads a bounded number of rows, so that the size of a reference hardly matters.
"""

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from azref.entries import Hit, Span, Tier
from azref.folding import fold, spaced, stems, words
from azref.store.matches import COLUMNS, Ready, Spot, ambiguity, hit_of, match

PAST_ANY_LETTER = "\U0010ffff"
_SHORTEST_INSIDE = 3
_MOST_CANDIDATES = 120
_TELLING = 8
_INDEXED = 6
_MOST_WORDS = 6
_YEAR = re.compile(r"\d{4}")
_EXACT = (
    f"SELECT {COLUMNS}, position FROM key JOIN form ON form.id = key.form "  # noqa: S608
    "JOIN entry ON entry.position = key.owner WHERE later = 0 AND spaced IN ({0}) LIMIT ?"
)
_HEADS = (
    "SELECT owner, form, doubt, spaced = ?1 FROM key "
    "WHERE later = 0 AND spaced >= ?1 AND spaced < ?2 LIMIT ?3"
)
_TAILS = (
    "SELECT owner, form, start FROM "
    "(SELECT owner, form, start, doubt, start + length(spaced) AS length FROM key "
    "WHERE later = 1 AND spaced >= ?1 AND spaced < ?2 LIMIT ?3) ORDER BY doubt, length, form"
)
_INSIDE = "SELECT rowid FROM inside WHERE inside MATCH ? ORDER BY rowid LIMIT ?"
_FORM = "SELECT doubt, owner, id, folded FROM form WHERE id = ?"
_BEGINNING = (
    "SELECT owner, id, form.folded, doubt FROM beginning JOIN form ON id = beginning.rowid "
    "WHERE beginning MATCH ? ORDER BY beginning.rowid LIMIT ?"
)
_STARTS_A_WORD = "SELECT 1 FROM key WHERE later IN (0, 1) AND spaced >= ? AND spaced < ? LIMIT 1"
_MEANINGS = "SELECT meaning FROM homonym WHERE folded = ? LIMIT 9"
_IN_YEAR = (
    "SELECT position, entry.id, entry.type, entry.kind, entry.title, entry.acronym, date.edtf, "
    "date.earliest >= ?2 AND date.latest <= ?1 AS is_within "
    "FROM date JOIN entry ON entry.id = date.entry WHERE entry.type = 'event' "
    "AND date.earliest <= ?1 AND (date.latest >= ?2 OR date.end_kind = 'open') "
    "ORDER BY is_within DESC, position LIMIT ?3"
)

Found = Iterator[Spot | Ready]


def named(connection: sqlite3.Connection, folded: str, limit: int) -> Found:
    """What is found among forms and years, best tier first; an entry may come more than once."""
    heads = _heads(connection, folded, limit)
    is_whole = bool(heads) and heads[0][3]
    yield from exact(connection, (folded,) if is_whole else stems(folded), limit)
    yield from _in_year(connection, folded, limit)
    yield from _prefix(heads, folded)
    tails = _word_start(connection, folded, limit)
    yield from tails
    if " " in folded:
        yield from all_words(connection, [(w,) for _, w in words(folded)], limit, folded)
    else:
        known = {head[1] for head in heads}.union([spot.form for spot in tails])
        yield from _inside(connection, folded, limit, known)


def stemmed(connection: sqlite3.Connection, folded: str, limit: int) -> Found:
    """What the nearest stem of `folded` finds that begins a form or a word of one."""
    for stem in stems(folded):
        if not starts_a_word(connection, stem.rpartition(" ")[2]):
            continue
        found = [*_prefix(_heads(connection, stem, limit), stem)]
        found += _word_start(connection, stem, limit)
        if found:
            yield from found
            return


def starts_a_word(connection: sqlite3.Connection, word: str) -> bool:
    """Whether a word of some form begins with `word`."""
    return bool(connection.execute(_STARTS_A_WORD, (word, word + PAST_ANY_LETTER)).fetchone())


def exact(connection: sqlite3.Connection, wanted: Sequence[str], limit: int) -> list[Ready]:
    """Whole forms in the order of entries: official ones, then those marked foreign or wrong."""
    if not wanted:
        return []
    sql = _EXACT.format(", ".join("?" * len(wanted)))
    rows = connection.execute(sql, (*map(spaced, wanted), 2 * limit)).fetchall()
    rows.sort(key=lambda row: row[9])
    found = [match(row) for row in rows]
    elsewhere = _homonyms(connection, {fold(one.text) for one in found if one.is_short})
    plain, marked = [], []
    for row, one in zip(rows, found, strict=True):
        note = "; ".join(filter(None, (ambiguity(one, found), elsewhere.get(fold(one.text), ""))))
        if one.is_marked:
            marked.append(Ready(row[9], hit_of(one, Tier.MARKED, note)))
        else:
            plain.append(Ready(row[9], hit_of(one, Tier.EXACT, note)))
    return plain + marked


def _homonyms(connection: sqlite3.Connection, forms: Iterable[str]) -> dict[str, str]:
    """What short forms mean outside the reference, in words."""
    found = {}
    for folded in forms:
        if meanings := [row[0] for row in connection.execute(_MEANINGS, (folded,))]:
            found[folded] = f"also: {', '.join(meanings)}"
    return found


def _in_year(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Ready]:
    """The events of a year: those that lie within it first, then those that reach into it."""
    if not _YEAR.fullmatch(folded):
        return
    bounds = (f"{folded}-12-31", f"{folded}-01-01", limit)
    for owner, id_, type_, kind, title, short, edtf, within in connection.execute(_IN_YEAR, bounds):
        note = f"an event of {folded}" if within else f"an event that reaches into {folded}"
        hit = Hit(id_, type_, kind, title, short, Tier.EXACT, edtf, note, 0, len(edtf))
        yield Ready(owner, hit)


def _heads(connection: sqlite3.Connection, folded: str, limit: int) -> list[Any]:
    """Forms that begin like the query: owner, form, doubt, whether they are the query."""
    start = spaced(folded)
    return connection.execute(_HEADS, (start, start + PAST_ANY_LETTER, 2 * limit)).fetchall()


def _prefix(heads: list[Any], folded: str) -> Iterator[Spot]:
    """Forms that begin like the query, right ones first."""
    end = len(folded)
    for owner, form, _doubt, _is_whole in sorted(heads, key=itemgetter(2)):
        yield Spot(owner, form, 0, end, Tier.PREFIX)


def _word_start(connection: sqlite3.Connection, folded: str, limit: int) -> list[Spot]:
    """Forms with a later word that starts like the query, right ones first, then the shortest."""
    start = spaced(folded)
    rows = connection.execute(_TAILS, (start, start + PAST_ANY_LETTER, 2 * limit))
    return [Spot(owner, form, at, at + len(folded), Tier.WORD) for owner, form, at in rows]


def _inside(
    connection: sqlite3.Connection, folded: str, limit: int, known: Collection[int] = ()
) -> Iterator[Spot]:
    """Forms that hold the query as it stands, also from within a word on, those `known` left out.

    How a long one begins and ends tells enough: each letter more costs a list to read.
    """
    if len(folded) < _SHORTEST_INSIDE:
        return
    ends = " AND ".join({quoted(folded[:_TELLING]): 1, quoted(folded[-_TELLING:]): 1})
    found = connection.execute(_INSIDE, (ends, 2 * limit)).fetchall()
    fresh = [row for row in found if row[0] not in known]
    rows = filter(None, [connection.execute(_FORM, form).fetchone() for form in fresh])
    for _doubt, owner, form, text in sorted(rows, key=itemgetter(0)):
        at = text.find(folded)
        if at >= 0:
            yield Spot(owner, form, at, at + len(folded), Tier.INSIDE)


Alternatives = Sequence[Sequence[str]]
"""For each word of a query, what may stand for it."""


def all_words(
    connection: sqlite3.Connection, wanted: Alternatives, limit: int, phrase: str = ""
) -> Iterator[Spot]:
    """Forms in which every word starts like one of the alternatives for it, in any order.

    Where there are none, forms that hold `phrase` as it stands, from within a word on. Without a
    phrase the words are guesses, and all hits are similar ones.
    """
    tier = Tier.WORD if phrase else Tier.SIMILAR
    found: list[tuple[int, int, Spot]] = []
    for owner, form, text, doubt in _beginning_so(connection, wanted, max(_MOST_CANDIDATES, limit)):
        if span := _place_of_all(text, wanted):
            found.append((doubt, len(text), Spot(owner, form, *span, tier)))
        if len(found) >= 2 * limit:
            break
    yield from (spot for _, _, spot in sorted(found, key=itemgetter(0, 1)))
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
        at = str.find(folded, word)  # raises `TypeError` for what is no text
        while at > 0 and (folded[at - 1].isalnum() or folded[at - 1] == "_"):
            at = folded.find(word, at + 1)
        if at >= 0:
            return Span(at, at + len(word))
    return None


def quoted(text: str) -> str:
    """`text` as one phrase of a full-text query."""
    return '"' + text.replace('"', '""') + '"'
