"""The tier that forgives typing errors, by the deletion neighbourhoods of the words of forms."""

import sqlite3
from collections.abc import Iterator, Sequence

from azref.entries import Hit, Tier
from azref.folding import allowed_errors, deletions, errors_up_to, words
from azref.store.matches import COLUMNS, Match, hit, match, right_first, shortness
from azref.store.naming import all_words, starts_a_word

_MOST_ALTERNATIVES = 6
_AT_ONCE = 8
_PAST_A_WORD = "!"
"""Follows the blank in the order of letters: between a word and it followed by this lies the word
alone, and the word with others after it.
"""
_FORMS = (
    f"SELECT {COLUMNS}, start, ? FROM key JOIN form ON form.id = key.form "  # noqa: S608
    "JOIN entry ON entry.position = form.owner "
    "WHERE later IN (0, 1) AND spaced >= ? AND spaced < ? LIMIT ?"
)
_NEIGHBOURS = "SELECT words FROM neighbour WHERE deletion IN ({0})"


def similar(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    """Forms in which every word of the query stands, give or take its typing errors."""
    wanted = [word for _, word in words(folded)]
    if len(wanted) == 1:
        yield from _with_word_like(connection, wanted[0], limit)
        return
    offered = []
    for word in wanted:
        alternatives = _alternatives(connection, word)
        if not alternatives:
            return
        offered.append(alternatives)
    yield from all_words(connection, offered, limit)


def _with_word_like(connection: sqlite3.Connection, word: str, limit: int) -> Iterator[Hit]:
    """The forms of the words most like `word`, those of the nearest first."""
    found: list[Match] = []
    alike = _alike(connection, word)
    at, count = 0, 1
    while at < len(alike) and len(found) < 2 * limit:
        found += _forms_of(connection, alike[at : at + count], limit)
        at, count = at + count, min(2 * count, _AT_ONCE)
    yield from (hit(one, Tier.SIMILAR) for one in found)


def _forms_of(connection: sqlite3.Connection, alike: Sequence[str], limit: int) -> list[Match]:
    """The forms of some words, word by word, right ones first, then the shortest."""
    found = []
    parts = " UNION ALL ".join([f"SELECT * FROM ({_FORMS})"] * len(alike))  # noqa: S608
    values = [value for word in alike for value in (word, word, word + _PAST_A_WORD, 2 * limit)]
    own: dict[str, list[Match]] = {word: [] for word in alike}
    for row in connection.execute(parts, values):
        own[row[11]].append(match(row, row[10], row[10] + len(row[11])))
    for matches in own.values():
        found += right_first(sorted(matches, key=shortness))
    return found


def _alternatives(connection: sqlite3.Connection, word: str) -> list[str]:
    """What may be meant by a word: itself where it starts a word, and the words most like it."""
    known = [word] if starts_a_word(connection, word) else []
    near = [other for other in _alike(connection, word) if other != word]
    return known + near[: _MOST_ALTERNATIVES - len(known)]


def _alike(connection: sqlite3.Connection, word: str) -> list[str]:
    """The words within the allowed typing errors of `word`, fewest errors first.

    Words with two errors are looked for only where there is none with one.
    """
    for most in range(1, allowed_errors(word) + 1):
        if found := _within(connection, word, most):
            return found
    return []


def _within(connection: sqlite3.Connection, word: str, most: int) -> list[str]:
    marks = deletions(word, most)
    rows = connection.execute(_NEIGHBOURS.format(", ".join("?" * len(marks))), (*marks,))
    near = {other for (others,) in rows for other in others.split(" ")}
    fitting = (other for other in near if abs(len(other) - len(word)) <= most)
    rated = sorted((errors_up_to(most, word, other), other) for other in fitting)
    return [other for count, other in rated if count <= most]
