"""The tier that forgives typing errors, by the deletion neighbourhoods of the words of forms."""

import sqlite3
from collections.abc import Iterator

from azref.entries import Hit, Tier
from azref.folding import allowed_errors, deletions, errors, words
from azref.store.matches import COLUMNS, hit, match, right_first, shortness
from azref.store.naming import all_words, starts_a_word

_MOST_ALTERNATIVES = 6
_FORMS = (
    f"SELECT {COLUMNS}, start FROM word_form JOIN form ON form.id = word_form.form "  # noqa: S608
    "JOIN entry ON entry.id = form.entry WHERE word = ? LIMIT ?"
)


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
    for number, other in _alike(connection, word):
        rows = connection.execute(_FORMS, (number, 2 * limit))
        found = (match(row, row[10], row[10] + len(other)) for row in rows)
        yield from (hit(one, Tier.SIMILAR) for one in right_first(sorted(found, key=shortness)))


def _alternatives(connection: sqlite3.Connection, word: str) -> list[str]:
    """What may be meant by a word: itself where it starts a word, and the words most like it."""
    known = [word] if starts_a_word(connection, word) else []
    near = [other for _, other in _alike(connection, word) if other != word]
    return known + near[: _MOST_ALTERNATIVES - len(known)]


def _alike(connection: sqlite3.Connection, word: str) -> list[tuple[int, str]]:
    """The words within the allowed typing errors of `word`, fewest errors first.

    Words with two errors are looked for only where there is none with one.
    """
    for most in range(1, allowed_errors(word) + 1):
        if found := _within(connection, word, most):
            return found
    return []


def _within(connection: sqlite3.Connection, word: str, most: int) -> list[tuple[int, str]]:
    marks = sorted(deletions(word, most))
    sql = (
        "SELECT DISTINCT word.id, word.folded FROM neighbour JOIN word ON word.id = word "  # noqa: S608
        f"WHERE deletion IN ({', '.join('?' * len(marks))}) "
        "AND length(word.folded) BETWEEN ? AND ?"
    )
    near = connection.execute(sql, (*marks, len(word) - most, len(word) + most))
    rated = sorted((errors(word, other), number, other) for number, other in near)
    return [(number, other) for count, number, other in rated if count <= most]
