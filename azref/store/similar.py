"""The tier that forgives typing errors, by the deletion neighbourhoods of the words of forms."""

import sqlite3
from collections.abc import Iterator, Sequence

from azref.entries import Hit, Tier
from azref.folding import allowed_errors, deletions, errors_up_to, words
from azref.store.matches import COLUMNS, Match, hit, match, right_first, shortness
from azref.store.naming import all_words, starts_a_word

_MOST_ALTERNATIVES = 6
_AT_ONCE = 8
_FORMS = (
    f"SELECT {COLUMNS}, start, word FROM word_form JOIN form ON form.id = word_form.form "  # noqa: S608
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
    """The forms of the words most like `word`, those of the nearest first."""
    found: list[Match] = []
    alike = _alike(connection, word)
    at, count = 0, 1
    while at < len(alike) and len(found) < 2 * limit:
        found += _forms_of(connection, alike[at : at + count], limit)
        at, count = at + count, min(2 * count, _AT_ONCE)
    yield from (hit(one, Tier.SIMILAR) for one in found)


def _forms_of(
    connection: sqlite3.Connection, alike: Sequence[tuple[int, str]], limit: int
) -> list[Match]:
    """The forms of some words, word by word, right ones first, then the shortest."""
    found = []
    parts = " UNION ALL ".join([f"SELECT * FROM ({_FORMS})"] * len(alike))  # noqa: S608
    values = [value for number, _ in alike for value in (number, 2 * limit)]
    lengths = {number: len(other) for number, other in alike}
    own: dict[int, list[Match]] = {number: [] for number, _ in alike}
    for row in connection.execute(parts, values):
        own[row[11]].append(match(row, row[10], row[10] + lengths[row[11]]))
    for matches in own.values():
        found += right_first(sorted(matches, key=shortness))
    return found


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
    rated = sorted((errors_up_to(most, word, other), number, other) for number, other in near)
    return [(number, other) for count, number, other in rated if count <= most]
