"""The tier that forgives typing errors, by the deletion neighbourhoods of the words of forms.

What has one error is looked for at every keystroke: every form one error away from what was typed
is found, letters as well as the blanks between words. What has more is looked for where nothing
else was found.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence

from azref.entries import Tier
from azref.folding import allowed_errors, deletions, errors_up_to, is_one_off, neighbours_of
from azref.store.matches import Spot
from azref.store.naming import PAST_A_WORD, PAST_ANY_LETTER, all_words, starts_a_word

_MOST_ALTERNATIVES = 6
_SHORTEST_TYPED = 2
_SHORTEST_IN_A_NAME = 4
"""Shorter words one error away stand in nearly every name."""
_SHORTEST_BEGUN = 6
_LONGEST_LEAD = 40
_OF_EACH_WORD = 3
_NEIGHBOURS = "SELECT words FROM neighbour WHERE deletion IN ({0})"
_WHOLE = "SELECT spaced, form, owner FROM key WHERE later = 0 AND spaced IN ({0}) LIMIT ?"
_HOLDING = (
    "SELECT * FROM (SELECT {0}, form, owner, start FROM key "
    "WHERE later = {1} AND spaced >= ? AND spaced < ? LIMIT {2})"
)
_ENDS_SO = "SELECT 1 FROM key WHERE later = 1 AND spaced = ? LIMIT 1"
_BEGINS_SO = (
    "SELECT 1 FROM key WHERE later = 0 AND spaced >= ? AND spaced < ? AND spaced <> ? LIMIT 1"
)


class Near:
    """What is one typing error away from a text; `forms` are those that are so as a whole.

    First what begins with the same letter; one form of each spelling or word before a second one
    of any. A single letter is taken as it is.
    """

    def __init__(self, connection: sqlite3.Connection, text: str, limit: int) -> None:
        self._connection = connection
        self._words: Sequence[Spot] | None = None
        found = _spellings(connection, text) if len(text) >= _SHORTEST_TYPED else ()
        self._spellings = sorted(found, key=lambda one: _nearness(text, one))
        self._is_word = text.isalpha() and len(text) >= _SHORTEST_IN_A_NAME
        self.forms = _whole(connection, self._spellings, limit)

    def words(self, most: int) -> Sequence[Spot]:
        """Forms with one of up to `most` words that are one error away from a text of one word."""
        if self._words is None:
            near = [one for one in self._spellings if " " not in one] if self._is_word else []
            self._words = _holding(self._connection, near[:most])
        return self._words


def similar(connection: sqlite3.Connection, text: str, limit: int) -> Iterator[Spot]:
    """Forms in which every word of the query stands, give or take its typing errors.

    A word that is not yet finished may have one. Where no form has all of several words, those
    with some of them, the longest first.
    """
    wanted = text.split()
    if len(wanted) == 1:
        alike = _begun(connection, text) or _alike(connection, text)
        yield from _holding(connection, alike[:limit]) or _run_together(connection, text)
        return
    offered = [_alternatives(connection, word) for word in wanted]
    found = all(offered) and [*all_words(connection, offered, limit, Tier.SIMILAR)]
    known = sorted((best[0] for best in offered if best), key=len, reverse=True)
    yield from found or _holding(connection, known[:limit])


def _spellings(connection: sqlite3.Connection, text: str) -> set[str]:
    """What may be meant by `text` if one character of it is wrong, missing, too many or swapped.

    The error lies in one word, or between two. A word can hold it only if some form but `text`
    begins with all before it, and some form ends with all after it.
    """
    parts = text.split(" ")
    starts = _offsets(parts)
    first = len(parts)
    while first > 1 and _has(connection, _ENDS_SO, text[starts[first - 1] :]):
        first -= 1
    found: set[str] = set()
    for at in range(max(0, first - 2), len(parts)):
        lead = text[: starts[at]]
        if lead and not _has(connection, _BEGINS_SO, lead, lead + PAST_ANY_LETTER, text):
            break
        for count in (1, 2):
            if first <= at + count <= len(parts):
                tail = " ".join(("", *parts[at + count :]))
                broken = " ".join(parts[at : at + count])
                found.update(lead + one + tail for one in _respelt(connection, broken))
    found.discard(text)
    return found


def _offsets(parts: Sequence[str]) -> list[int]:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part) + 1)
    return starts


def _has(connection: sqlite3.Connection, sql: str, *values: str) -> bool:
    return connection.execute(sql, values).fetchone() is not None


def _respelt(connection: sqlite3.Connection, broken: str) -> Iterable[str]:
    """What one word, or two, may be with one error."""
    one, blank, other = broken.partition(" ")
    if not blank:
        return (*_one_off(connection, one), *_parted(one))
    joined = one + other
    near = [word for word in _one_off(connection, joined) if is_one_off(broken, word)]
    swapped = (f"{one[:-1]} {one[-1]}{other}", f"{one}{other[0]} {other[1:]}")
    dropped = [word for word, left in ((one, other), (other, one)) if len(left) == 1]
    return (joined, *near, *swapped, *dropped)


def _parted(word: str) -> list[str]:
    """`word` with a blank between two of its letters, or in the place of one."""
    places = range(1, len(word))
    between = [f"{word[:at]} {word[at:]}" for at in places]
    return between + [f"{word[:at]} {word[at + 1 :]}" for at in places[:-1]]


def _whole(connection: sqlite3.Connection, spellings: Sequence[str], limit: int) -> Sequence[Spot]:
    """The forms that are one of `spellings`, in their order, the first of each before seconds."""
    if not spellings:
        return ()
    sql = _WHOLE.format(", ".join("?" * len(spellings)))
    found: dict[str, list[tuple[int, int]]] = {}
    for spelling, form, owner in connection.execute(sql, (*spellings, 2 * limit + 1)):
        found.setdefault(spelling, []).append((form, owner))
    known = [(one, found[one]) for one in spellings if one in found]
    most = max((len(forms) for _, forms in known), default=0)
    return [
        Spot(forms[turn][1], forms[turn][0], 0, len(spelling), Tier.SIMILAR)
        for turn in range(most)
        for spelling, forms in known
        if turn < len(forms)
    ]


def _run_together(connection: sqlite3.Connection, word: str) -> Sequence[Spot]:
    """Forms with two words that `word` is without the blank; the second may have just begun."""
    places = range(_SHORTEST_IN_A_NAME - 1, min(len(word) - 2, _LONGEST_LEAD))
    apart = [f"{word[:at]} {word[at:]}" for at in places]
    return _holding(connection, apart, PAST_ANY_LETTER)


def _holding(
    connection: sqlite3.Connection, wanted: Sequence[str], beyond: str = PAST_A_WORD
) -> Sequence[Spot]:
    """Forms with one of some words, one of each word before a second one of any."""
    if not wanted:
        return ()
    numbered = [(n, later) for n in range(len(wanted)) for later in (0, 1)]
    picks = (_HOLDING.format(*place, _OF_EACH_WORD) for place in numbered)
    values = [value for word in wanted for value in (word, word + beyond) * 2]
    turns = [0] * len(wanted)
    rated = []
    for number, form, owner, at in sorted(connection.execute(" UNION ALL ".join(picks), values)):
        turns[number] += 1
        rated.append((turns[number], number, owner, form, at))
    return [Spot(owner, form, at, at + len(wanted[number]), Tier.SIMILAR)
            for _, number, owner, form, at in sorted(rated)]  # fmt: skip


def _alternatives(connection: sqlite3.Connection, word: str) -> list[str]:
    """What may be meant by a word: itself where it starts a word, and the words most like it."""
    known = [word] if starts_a_word(connection, word) else []
    if len(word) < _SHORTEST_IN_A_NAME:
        return known
    near = [other for other in _alike(connection, word) if other != word]
    return known + near[: _MOST_ALTERNATIVES - len(known)]


def _alike(connection: sqlite3.Connection, word: str) -> list[str]:
    """The words within the allowed typing errors of `word`, fewest errors first.

    Words with two errors are looked for only where there is none with one.
    """
    most = allowed_errors(word)
    near = [o for o in _one_off(connection, word) if starts_a_word(connection, o)] if most else []
    if not near and most > 1:
        near = _within(connection, word, most)
    return sorted(near, key=lambda other: _nearness(word, other))


def _nearness(word: str, other: str) -> tuple[bool, str]:
    """Sorts what is as near as `other` to `word`: first what begins with the same letter."""
    return other[0] != word[0], other


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


def _one_off(connection: sqlite3.Connection, word: str) -> list[str]:
    """The words at most one error away, and a few that may not be known."""
    return neighbours_of(word, lambda marks: _listed(connection, marks))


def _near(connection: sqlite3.Connection, word: str, most: int) -> Collection[str]:
    """The words that share with `word` a start with at most so many letters left out."""
    return _listed(connection, deletions(word, most))


def _listed(connection: sqlite3.Connection, marks: Collection[str]) -> Collection[str]:
    rows = connection.execute(_NEIGHBOURS.format(", ".join("?" * len(marks))), (*marks,))
    return {other for (others,) in rows for other in str.split(others, " ")}
