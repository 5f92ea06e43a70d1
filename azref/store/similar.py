"""The tier that assumes more than one typing error, where nothing else was found.

An error in each of several words, two in a long one, one in a word not yet typed to its end, or
the blanks left out between the words of a form.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice

from azref.entries import Tier
from azref.folding import allowed_errors, deletions, errors_up_to, is_one_off
from azref.store.matches import Spot
from azref.store.naming import all_words, is_a_word, starts_a_word, words_meant
from azref.store.near import are_forms, holding, listed, nearest_first, one_off

_MOST_ALTERNATIVES = 6
_SHORTEST_WITH_ERROR = 4
"""Shorter words one error away stand in nearly every name."""
_SHORTEST_BEGUN = 6
_LONGEST_CUT = 80
_SHORTEST_PART = 2
_MOST_CUTS = 9


def similar(connection: sqlite3.Connection, text: str, limit: int) -> Iterator[Spot]:
    """Forms in which every word of the query stands, give or take its typing errors.

    A word that is not yet finished may have one. Where no form has all of several words, those
    with some of them, what tells most first.
    """
    wanted = text.split()
    if len(wanted) == 1:
        alike = _begun(connection, text) or _alike(connection, text)
        yield from holding(connection, alike[:limit]) or _run_together(connection, text, limit)
        return
    offered = [_alternatives(connection, word) for word in wanted]
    found = [*all_words(connection, offered, limit, Tier.SIMILAR)] if all(offered) else []
    best = ((word, each[0]) for word, each in zip(wanted, offered, strict=True) if each)
    yield from found or _with_some(connection, best, limit)


def _with_some(
    connection: sqlite3.Connection, meant: Iterable[tuple[str, str]], limit: int
) -> Sequence[Spot]:
    """Forms with some of several words, of (typed, meant): what is typed so and tells most first.

    Short words tell nothing, unless they are forms; nor does an error in one that is not long.
    """
    rated = sorted(
        (typed != word, *_commonness(connection, word), word)
        for typed, word in meant
        if (len(typed) >= _SHORTEST_WITH_ERROR or are_forms(connection, [word]))
        and (typed == word or len(typed) >= _SHORTEST_BEGUN)
    )
    return holding(connection, [rate[-1] for rate in rated][:limit])


def _commonness(connection: sqlite3.Connection, word: str) -> tuple[bool, int, int]:
    """Sorts words by how little they tell: forms themselves first, then the rarest, the longest."""
    return not are_forms(connection, [word]), len(holding(connection, [word])), -len(word)


def _run_together(connection: sqlite3.Connection, text: str, limit: int) -> list[Spot]:
    """Forms with the words that `text` is without the blanks."""
    if len(text) > _LONGEST_CUT:
        return []
    for words in islice(_cuts(connection, text, set()), _MOST_CUTS):
        if found := [*all_words(connection, words, limit, Tier.SIMILAR)]:
            return found
    return []


def _cuts(
    connection: sqlite3.Connection, text: str, hopeless: set[str]
) -> Iterator[list[Sequence[str]]]:
    """`text` cut into two or more words of forms, the longest first ones first.

    The last may have just begun, or have an ending of Azerbaijani. `hopeless` is what was tried.
    """
    is_cut = False
    for end in reversed(_ends(connection, text) if text not in hopeless else ()):
        lead, rest = [text[:end]], text[end:]
        if offered := words_meant(connection, rest):
            yield [lead, offered]
        for words in _cuts(connection, rest, hopeless):
            is_cut = True
            yield [lead, *words]
        is_cut = is_cut or bool(offered)
    if not is_cut:
        hopeless.add(text)


def _ends(connection: sqlite3.Connection, text: str) -> list[int]:
    """Where words of forms end that `text` begins with, leaving letters for another."""
    found = []
    for end in range(1, len(text) - _SHORTEST_PART + 1):
        if not starts_a_word(connection, text[:end]):
            break
        if end >= _SHORTEST_PART and is_a_word(connection, text[:end]):
            found.append(end)
    return found


def _alternatives(connection: sqlite3.Connection, word: str) -> list[str]:
    """What may be meant by a word: itself where it starts a word, and the words most like it."""
    known = [word] if starts_a_word(connection, word) else []
    if len(word) < _SHORTEST_WITH_ERROR:
        return known
    return known + _alike(connection, word)[: _MOST_ALTERNATIVES - len(known)]


def _alike(connection: sqlite3.Connection, word: str) -> list[str]:
    """The other words within the allowed typing errors of `word`, the likeliest first.

    Words with two errors are looked for only where there is none with one.
    """
    most = allowed_errors(word)
    offered = chain(*one_off(connection, word)) if most else ()
    near = [other for other in offered if starts_a_word(connection, other)]
    if not near and most > 1:
        near = _within(connection, word, most)
    return nearest_first(word, near)


def _within(connection: sqlite3.Connection, word: str, most: int) -> list[str]:
    """The words at most so many errors away."""
    fitting = (w for w in _near(connection, word, most) if abs(len(w) - len(word)) <= most)
    return [other for other in fitting if errors_up_to(most, word, other) <= most]


def _begun(connection: sqlite3.Connection, word: str) -> list[str]:
    """The words that begin with something one error away from `word`, the shortest first."""
    if len(word) < _SHORTEST_BEGUN:
        return []
    lengths = range(len(word) - 1, len(word) + 2)
    found = (
        other
        for other in _near(connection, word, 1)
        if any(is_one_off(word, other[:length]) for length in lengths)
    )
    return sorted(found, key=lambda other: (len(other), other))


def _near(connection: sqlite3.Connection, word: str, most: int) -> Collection[str]:
    """The words that share with `word` a start with at most so many letters left out."""
    return {*chain(*listed(connection, deletions(word, most)))}
