"""What is one typing error away from a query, looked for at every keystroke.

Every form that is so as a whole is found, letters as well as the blanks between words, and the
words within names. The index tells which is which, so that forms are read only as far as there are
places for them.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from azref.entries import Tier
from azref.folding import is_one_off, is_short, marks_of
from azref.store.matches import Spot
from azref.store.naming import PAST_A_WORD, PAST_ANY_LETTER

_SHORTEST_TYPED = 2
_OF_EACH_WORD = 3
_LISTED = "SELECT forms, words FROM neighbour WHERE mark IN ({0})"
_WHOLE = "SELECT form, owner FROM key WHERE later = 0 AND spaced = ? LIMIT ? OFFSET ?"
_ARE_FORMS = (
    "WITH wanted(text) AS (VALUES {0}) SELECT text FROM wanted "
    "WHERE EXISTS (SELECT 1 FROM key WHERE later = 0 AND spaced = text)"
)
_HOLDING = (
    "SELECT form, owner, start FROM key WHERE later = ? AND spaced >= ? AND spaced < ? LIMIT ?"
)
_ENDS_SO = "SELECT 1 FROM key WHERE later = 1 AND spaced = ? LIMIT 1"
_BEGINS_SO = (
    "SELECT 1 FROM key WHERE later = 0 AND spaced >= ? AND spaced < ? AND spaced <> ? LIMIT 1"
)


class Near:
    """What is one typing error away from `text`, a comparable one of more than a letter.

    What begins with the same letter comes first; one form of each spelling or word before a second
    one of any.
    """

    def __init__(self, connection: sqlite3.Connection, text: str) -> None:
        self._connection = connection
        forms, words = _around(connection, text) if len(text) >= _SHORTEST_TYPED else ((), ())
        self.spellings = nearest_first(text, forms)
        """What it may have been meant to be, all of it: each is a form as it stands."""
        self.words = nearest_first(text, words)
        """What it may have been meant to be, a word: each stands only within forms."""

    def forms(self, most: int) -> Iterator[Spot]:
        """The forms that are so as a whole, read as they are asked for: some `most` of them."""
        return _whole(self._connection, self.spellings, most)

    def within(self, most: int) -> Sequence[Spot]:
        """Forms with one of the first `most` words, a few of each."""
        return holding(self._connection, self.words[:most])

    def anywhere(self, most: int) -> Sequence[Spot]:
        """Forms with one of the first `most` words or spellings of one word, a few of each."""
        every = [*self.words, *(one for one in self.spellings if " " not in one)]
        return holding(self._connection, every[:most])


def nearest_first(text: str, found: Collection[str]) -> list[str]:
    """Those that begin with the same letter, then the others, each in order; never `text`."""
    lead = text[:1]
    every = sorted(one for one in found if one != text)
    return [o for o in every if o[:1] == lead] + [o for o in every if o[:1] != lead]


Around = tuple[Collection[str], Collection[str]]
"""Forms as they stand, and words that only stand within forms."""


def _around(connection: sqlite3.Connection, text: str) -> Around:
    """What is at most one typing error away from `text`."""
    if is_short(text):
        forms, words = listed(connection, marks_of(text))
        return forms, () if " " in text else words
    if " " in text:
        return are_forms(connection, _spellings(connection, text)), ()
    forms, words = one_off(connection, text)
    return {*forms, *are_forms(connection, _parted(text))}, words


def one_off(connection: sqlite3.Connection, word: str) -> tuple[set[str], set[str]]:
    """What is at most one error away from a word: forms as they stand, words only within forms."""
    forms, words = listed(connection, marks_of(word))
    if is_short(word):
        return forms, words
    return {o for o in forms if is_one_off(word, o)}, {o for o in words if is_one_off(word, o)}


def listed(connection: sqlite3.Connection, marks: Collection[str]) -> tuple[set[str], set[str]]:
    """What stands under some of the marks of the index."""
    forms: set[str] = set()
    words: set[str] = set()
    for whole, parts in connection.execute(_LISTED.format(_places(marks)), (*marks,)):
        forms.update(str.split(whole, "\n") if whole else ())
        words.update(str.split(parts, "\n") if parts else ())
    return forms, words


def _places(values: Collection[str], place: str = "?") -> str:
    return ", ".join([place] * len(values))


def are_forms(connection: sqlite3.Connection, spellings: Collection[str]) -> list[str]:
    """Those of `spellings` that are forms as they stand."""
    if not spellings:
        return []
    sql = _ARE_FORMS.format(_places(spellings, "(?)"))
    return [row[0] for row in connection.execute(sql, (*spellings,))]


def _spellings(connection: sqlite3.Connection, text: str) -> set[str]:
    """What may be meant by several words if one character is wrong, missing, too many or swapped.

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
        return chain(*one_off(connection, one), _parted(one))
    joined = one + other
    near = [word for word in chain(*one_off(connection, joined)) if is_one_off(broken, word)]
    swapped = (f"{one[:-1]} {one[-1]}{other}", f"{one}{other[0]} {other[1:]}")
    dropped = [word for word, left in ((one, other), (other, one)) if len(left) == 1]
    return (joined, *near, *swapped, *dropped)


def _parted(word: str) -> list[str]:
    """`word` with a blank between two of its letters, or in the place of one."""
    places = range(1, len(word))
    between = [f"{word[:at]} {word[at:]}" for at in places]
    return between + [f"{word[:at]} {word[at + 1 :]}" for at in places[:-1]]


def _whole(connection: sqlite3.Connection, spellings: Sequence[str], most: int) -> Iterator[Spot]:
    """The forms that are one of `spellings`, in their order, the first of each before seconds."""
    for spelling in spellings:
        yield from _forms_of(connection, spelling, 1, 0)
    left = 2 * max(most - len(spellings), 0) + 1  # an entry may have a form in two languages
    further = (_forms_of(connection, spelling, left, 1) for spelling in spellings)
    for turn in zip_longest(*further):
        yield from filter(None, turn)


def _forms_of(
    connection: sqlite3.Connection, spelling: str, most: int, passed: int
) -> Iterator[Spot]:
    """Up to so many forms that are `spelling`, but for those that were passed before."""
    for form, owner in connection.execute(_WHOLE, (spelling, most, passed)).fetchall():
        yield Spot(owner, form, 0, len(spelling), Tier.SIMILAR)


def holding(connection: sqlite3.Connection, wanted: Sequence[str]) -> Sequence[Spot]:
    """Forms with one of some words, one of each word before a second one of any.

    A statement for each word: all in one take SQLite four times as long.
    """
    rated = []
    for number, word in enumerate(wanted):
        found = []
        for later in (0, 1):
            bounds = (later, word, word + PAST_A_WORD, _OF_EACH_WORD)
            found += connection.execute(_HOLDING, bounds).fetchall()
        found.sort()
        rated += [(turn, number, *row) for turn, row in enumerate(found)]
    rated.sort()
    return [Spot(owner, form, at, at + len(wanted[number]), Tier.SIMILAR)
            for _, number, form, owner, at in rated]  # fmt: skip
