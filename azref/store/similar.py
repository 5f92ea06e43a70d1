"""The tier that forgives typing errors, by the deletion neighbourhoods of the words of forms."""

import sqlite3
from collections.abc import Iterator

from azref.entries import Tier
from azref.folding import allowed_errors, deletions, errors_up_to, words
from azref.store.matches import Spot
from azref.store.naming import all_words, starts_a_word

_MOST_ALTERNATIVES = 6
_PAST_A_WORD = "!"
"""Follows the blank in the order of letters: between a word and it followed by this lies the word
alone, and the word with others after it.
"""
_FORMS = (
    "WITH wanted(number, word, beyond) AS (VALUES {0}) "
    "SELECT number, doubt, start + length(spaced), form, owner, start FROM wanted CROSS JOIN key "
    "WHERE later IN (0, 1) AND spaced >= word AND spaced < beyond LIMIT ?"
)
_IS_A_WORD = "SELECT 1 FROM key WHERE later IN (0, 1) AND spaced >= ? AND spaced < ? LIMIT 1"
_NEIGHBOURS = "SELECT words FROM neighbour WHERE deletion IN ({0})"


def similar(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Spot]:
    """Forms in which every word of the query stands, give or take its typing errors."""
    wanted = [word for _, word in words(folded)]
    if len(wanted) == 1:
        yield from _forms_of(connection, _alike(connection, wanted[0]), limit)
        return
    offered = []
    for word in wanted:
        alternatives = _alternatives(connection, word)
        if not alternatives:
            return
        offered.append(alternatives)
    yield from all_words(connection, offered, limit)


def mistyped(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Spot]:
    """Forms with a word one typing error away from `folded`, where that is no word of any form."""
    if allowed_errors(folded) and not _is_a_word(connection, folded):
        yield from _forms_of(connection, _within(connection, folded, 1), limit)


def _is_a_word(connection: sqlite3.Connection, word: str) -> bool:
    return bool(connection.execute(_IS_A_WORD, (word, word + _PAST_A_WORD)).fetchone())


def _forms_of(connection: sqlite3.Connection, alike: list[str], limit: int) -> Iterator[Spot]:
    """The forms with one of some words, word by word, right ones first, then the shortest."""
    wanted = alike[: 2 * limit]
    if not wanted:
        return
    values = [value for n, word in enumerate(wanted) for value in (n, word, word + _PAST_A_WORD)]
    sql = _FORMS.format(", ".join(["(?, ?, ?)"] * len(wanted)))
    for number, _, _, form, owner, at in sorted(connection.execute(sql, (*values, 4 * limit))):
        yield Spot(owner, form, at, at + len(wanted[number]), Tier.SIMILAR)


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
    """The words at most so many errors away, those first that begin with the same letter."""
    marks = deletions(word, most)
    rows = connection.execute(_NEIGHBOURS.format(", ".join("?" * len(marks))), (*marks,))
    near = {other for (others,) in rows for other in str.split(others, " ")}
    fitting = (other for other in near if abs(len(other) - len(word)) <= most)
    rated = ((errors_up_to(most, word, other), other[0] != word[0], other) for other in fitting)
    return [other for count, _, other in sorted(rated) if count <= most]
