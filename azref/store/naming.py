"""The tiers that find a query in the forms of entries, letter for letter.

Every function reads a bounded number of rows, so that the size of a reference hardly matters.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from azref.endings import stems
from azref.entries import Span, Tier
from azref.folding import comparable, fold
from azref.store.matches import COLUMNS, Ready, Spot, ambiguous, hit_of, match
from azref.store.years import events_of, is_year

PAST_ANY_LETTER = "\U0010ffff"
PAST_A_WORD = "!"
"""Follows the blank in the order of letters: between a word and it followed by this lies the word
alone, and the word with others after it.
"""
_by_form = itemgetter(1)
_SHORTEST_INSIDE = 3
_SHORTEST_WORD = 2
_MOST_CANDIDATES = 120
_TELLING = 8
_INDEXED = 6
_MOST_WORDS = 6
_EXACT = (
    f"SELECT {COLUMNS}, position FROM key JOIN form ON form.id = key.form "  # noqa: S608
    "JOIN entry ON entry.position = key.owner WHERE later = 0 AND spaced IN ({0}) LIMIT ?"
)
_HEADS = (
    "SELECT owner, form, spaced = :start, spaced < :whole FROM key "
    "WHERE later = 0 AND spaced >= :start AND spaced < :beyond LIMIT :most"
)
_TAILS = "SELECT form, owner, start FROM key WHERE later = 1 AND spaced >= ? AND spaced < ? LIMIT ?"
_INSIDE = (
    "SELECT owner, id, form.folded FROM inside CROSS JOIN form ON id = inside.rowid "
    "WHERE inside MATCH ? ORDER BY inside.rowid LIMIT ?"
)
_BEGINNING = (
    "SELECT owner, id, form.folded FROM beginning CROSS JOIN form ON id = beginning.rowid "
    "WHERE beginning MATCH ? ORDER BY beginning.rowid LIMIT ?"
)
_STARTS_A_WORD = "SELECT 1 FROM key WHERE later IN (0, 1) AND spaced >= ? AND spaced < ? LIMIT 1"
_MEANINGS = "SELECT meaning FROM homonym WHERE folded = ? LIMIT 9"
Found = Iterator[Spot | Ready]


class Heads(NamedTuple):
    """The forms that begin like a query, as (form, owner), best first in each part."""

    is_whole: bool
    """Whether one is the query."""
    words: Sequence[tuple[int, int]]
    """Those in which another word follows."""
    others: Sequence[tuple[int, int]]

    def begun(self, text: str) -> Sequence[tuple[int, int]]:
        """Those that begin so and were not found as words."""
        return self.others if len(text) >= _SHORTEST_WORD else sorted([*self.words, *self.others])


def named(connection: sqlite3.Connection, folded: str, limit: int) -> Found:
    """What is found among forms and years, best tier first; an entry may come more than once.

    What a word with an ending is a form of is looked for like the word without.
    """
    text = comparable(folded)
    heads = _heads(connection, text, limit)
    found = exact(connection, (folded,) if heads.is_whole else stems(folded), limit)
    yield from found
    if is_year(folded):
        yield from events_of(connection, folded, limit)
    yield from _as_words(connection, text, heads, limit)
    yield from _prefix(heads.begun(text), text)
    yield from _word_start(connection, text, limit)
    if " " in text:
        yield from all_words(connection, [(word,) for word in text.split()], limit)
    if found and not heads.is_whole:
        yield from stemmed(connection, folded, limit)


def stemmed(connection: sqlite3.Connection, folded: str, limit: int) -> Found:
    """Forms that have the nearest stem of `folded` as a word or words that any has so.

    Then what the nearest begins that begins anything. Without either, forms with each word of
    several or a stem of it.
    """
    begun: list[Spot] = []
    for stem in map(comparable, stems(folded)):
        if not starts_a_word(connection, stem.rpartition(" ")[2]):
            continue
        heads = _heads(connection, stem, limit)
        begun = begun or _prefix(heads.others, stem) + _word_start(connection, stem, limit)
        if found := _as_words(connection, stem, heads, limit):
            yield from chain(found, begun)
            return
    if not begun and " " in folded:
        offered = [words_meant(connection, word) for word in folded.split()]
        begun = [*all_words(connection, offered, limit)] if all(offered) else []
    yield from begun


def words_meant(connection: sqlite3.Connection, word: str) -> list[str]:
    """The words of forms, or beginnings of such, that `word` may be a form of; itself if it is."""
    offered = [comparable(one) for one in (word, *stems(word))]
    return [one for one in offered if " " not in one and starts_a_word(connection, one)]


def starts_a_word(connection: sqlite3.Connection, word: str) -> bool:
    """Whether a word of some form begins with `word`."""
    return bool(connection.execute(_STARTS_A_WORD, (word, word + PAST_ANY_LETTER)).fetchone())


def is_a_word(connection: sqlite3.Connection, word: str) -> bool:
    """Whether `word` is a word of some form."""
    return bool(connection.execute(_STARTS_A_WORD, (word, word + PAST_A_WORD)).fetchone())


def exact(connection: sqlite3.Connection, wanted: Sequence[str], limit: int) -> list[Ready]:
    """Whole forms in the order of entries: official ones, then those marked foreign or wrong."""
    if not wanted:
        return []
    sql = _EXACT.format(", ".join("?" * len(wanted)))
    rows = connection.execute(sql, (*map(comparable, wanted), 2 * limit)).fetchall()
    rows.sort(key=lambda row: (fold(row[5]) not in wanted, row[9]))
    found = [match(row) for row in rows]
    elsewhere = _homonyms(connection, {comparable(one.text) for one in found if one.is_short})
    among = ambiguous(found)
    plain, marked = [], []
    for row, one in zip(rows, found, strict=True):
        others = tuple(other for other in among if other.id != one.id) if one.is_short else ()
        known = others, elsewhere.get(comparable(one.text), "")
        if one.is_marked:
            marked.append(Ready(row[9], hit_of(one, Tier.MARKED, *known)))
        else:
            plain.append(Ready(row[9], hit_of(one, Tier.EXACT, *known)))
    return plain + marked


def _homonyms(connection: sqlite3.Connection, forms: Iterable[str]) -> dict[str, str]:
    """What short forms mean outside the reference, in words."""
    found = {}
    for folded in forms:
        if meanings := [row[0] for row in connection.execute(_MEANINGS, (folded,))]:
            found[folded] = f"also: {', '.join(meanings)}"
    return found


def _heads(connection: sqlite3.Connection, text: str, limit: int) -> Heads:
    """Forms that begin like the query."""
    bounds = {
        "start": text, "beyond": text + PAST_ANY_LETTER, "whole": text + PAST_A_WORD,
        "most": 2 * limit,
    }  # fmt: skip
    is_whole = False
    words_so: list[tuple[int, int]] = []
    others: list[tuple[int, int]] = []
    for owner, form, is_all, is_word in connection.execute(_HEADS, bounds):
        is_whole = is_whole or is_all
        (words_so if is_word else others).append((form, owner))
    return Heads(is_whole, sorted(words_so), sorted(others))


def _prefix(heads: Iterable[tuple[int, int]], text: str, tier: Tier = Tier.PREFIX) -> list[Spot]:
    end = len(text)
    return [Spot(owner, form, 0, end, tier) for form, owner in heads]


def _as_words(
    connection: sqlite3.Connection, text: str, heads: Heads, limit: int
) -> Sequence[Spot]:
    """Forms in which the query stands as a word or as words, best first.

    A letter by itself is the beginning of a word.
    """
    if len(text) < _SHORTEST_WORD:
        return []
    found = _prefix(heads.words, text, Tier.WHOLE)
    later = _tails(connection, text, text + PAST_A_WORD, Tier.WHOLE, limit)
    if max(len(found), len(later)) >= 2 * limit and " " not in text:
        return _most_telling(connection, text, limit)
    return sorted(found + later, key=_by_form) if later else found


def _most_telling(connection: sqlite3.Connection, word: str, limit: int) -> list[Spot]:
    """The best forms with a word that very many have, by the index that lists the best first."""
    rows = _beginning(connection, quoted(word), 2 * limit)
    found = ((owner, form, standing(text, word)) for owner, form, text in rows)
    return [Spot(owner, form, at, at + len(word), Tier.WHOLE) for owner, form, at in found
            if at >= 0]  # fmt: skip


def _word_start(connection: sqlite3.Connection, text: str, limit: int) -> list[Spot]:
    """Forms with a later word that starts like the query and goes on, best first."""
    bounds = (text + PAST_A_WORD, text + PAST_ANY_LETTER)
    return _tails(connection, *bounds, Tier.WORD, limit, len(text))


def _tails(
    connection: sqlite3.Connection, first: str, beyond: str, tier: Tier, limit: int, length: int = 0
) -> list[Spot]:
    length = length or len(first)
    rows = connection.execute(_TAILS, (first, beyond, 2 * limit)).fetchall()
    rows.sort()
    return [Spot(owner, form, at, at + length, tier) for form, owner, at in rows]


def inside(connection: sqlite3.Connection, text: str, limit: int, passed: int) -> Iterator[Spot]:
    """Forms that hold the query as it stands, also from within a word on.

    So many more are looked at as were found already. How a long query begins and ends tells
    enough: each letter more costs a list to read.
    """
    if len(text) < _SHORTEST_INSIDE:
        return
    ends = " AND ".join({quoted(text[:_TELLING]): 1, quoted(text[-_TELLING:]): 1})
    for owner, form, whole in connection.execute(_INSIDE, (ends, limit + 2 * passed)):
        at = str.find(whole, text)
        if at >= 0:
            yield Spot(owner, form, at, at + len(text), Tier.INSIDE)


Alternatives = Sequence[Sequence[str]]
"""For each word of a query, what may stand for it."""


def all_words(
    connection: sqlite3.Connection, wanted: Alternatives, limit: int, tier: Tier = Tier.WORD
) -> Iterator[Spot]:
    """Forms in which every word starts like one of the alternatives for it, in any order."""
    found: list[Spot] = []
    for owner, form, text in _beginning_so(connection, wanted, max(_MOST_CANDIDATES, limit)):
        if span := _place_of_all(text, wanted):
            found.append(Spot(owner, form, *span, tier))
        if len(found) >= 2 * limit:
            break
    yield from found


def _beginning_so(
    connection: sqlite3.Connection, wanted: Alternatives, most: int
) -> Iterable[tuple[Any, ...]]:
    """The rows of forms whose words begin like the longest of `wanted`.

    As many letters tell enough as the index knows beginnings of: such a list is read only as far
    as it is needed, that of a longer beginning would be put together first.
    """
    longest = sorted(wanted, key=lambda offered: -min(map(len, offered)))[:_MOST_WORDS]
    terms = [" OR ".join(f"{quoted(word[:_INDEXED])}*" for word in offered) for offered in longest]
    return _beginning(connection, f"({') AND ('.join(terms)})", most)


def _beginning(connection: sqlite3.Connection, terms: str, most: int) -> Iterable[tuple[Any, ...]]:
    """The rows of forms with words that begin as `terms` say.

    SQLite knows fewer letters than Python does; a word that it would part at one begins no form.
    """
    try:
        return connection.execute(_BEGINNING, (terms, most))
    except sqlite3.OperationalError as error:
        if "phrase queries" not in str(error):
            raise
        return ()


def _place_of_all(folded: str, wanted: Alternatives) -> Span | None:
    """Where the first of `wanted` stands in `folded`, if each of them starts a word there."""
    first = None
    for offered in wanted:
        place = starting(folded, offered)
        if place is None:
            return None
        first = first or place
    return first


def standing(text: str, word: str) -> int:
    """Where `word` stands as a whole in a comparable text; -1 where it does not."""
    return f" {text} ".find(f" {word} ")


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
