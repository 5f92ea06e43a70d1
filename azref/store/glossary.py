"""The terms as a glossary has them: told a stretch at a time, found by words, read where seen."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from azref.entries import Form, Role, Summary
from azref.folding import comparable
from azref.store.rows import named, summary
from azref.store.values import checked

_TERMS = (
    "SELECT position, id, kind, scope, acronym, title FROM entry "
    "WHERE type = 'term' AND position > ? ORDER BY position LIMIT ?"
)
_SHOWN = "SELECT position, id, type, kind, scope, title, acronym FROM entry WHERE position IN ({0})"
_NAMES = (
    "SELECT entry, text, language, role, layer, is_printed, note FROM form "
    "WHERE entry IN ({0}) AND language = ? AND role = 'name' ORDER BY id"
)
_ENTITLED = "SELECT id FROM entry WHERE title = ? ORDER BY position"
_PRINTED = (
    "SELECT owner, text FROM form WHERE role = 'misprint' AND entry IN "
    "(SELECT id FROM entry WHERE position IN ({0})) ORDER BY folded, id"
)
_POSITIONS = "SELECT id, position FROM entry WHERE id IN ({0})"
_FROM_THE_LAST = "SELECT owner, role FROM form ORDER BY id DESC"
_BEGINNING = "SELECT owner FROM key WHERE later IN (0, 1) AND spaced >= ? AND spaced < ?"
_INSIDE = (
    "SELECT owner FROM inside CROSS JOIN form ON id = inside.rowid "
    "WHERE inside MATCH ? AND instr(form.folded, ?)"
)
_WRONG = frozenset(role for role in Role if role.is_wrong)
_first = itemgetter(0)
_Wanted = TypeVar("_Wanted", int, str)
_AT_ONCE = 500
_SHORTEST_INSIDE = 3
_TELLING = 8


class Listed(NamedTuple):
    """What tells where a term stands. `position` is that among all entries, which terms have by
    their folded titles.
    """

    position: int
    id: str
    kind: str
    scope: str
    acronym: str
    title: str


def terms(connection: sqlite3.Connection, after: int, most: int) -> tuple[Listed, ...]:
    """The next terms after a position, in the order of entries."""
    found = connection.execute(_TERMS, (after, most)).fetchall()
    for row in found:
        checked(row[1:])
    return tuple(map(Listed._make, found))


def misprinted(connection: sqlite3.Connection) -> frozenset[int]:
    """The positions of entries that the source prints wrong short forms of.

    Wrong forms are numbered last: only they are read.
    """
    found: set[int] = set()
    for owner, role in connection.execute(_FROM_THE_LAST):
        if role not in _WRONG:
            break
        if role == Role.MISPRINT:
            found.add(owner)
    return frozenset(found)


def holding(connection: sqlite3.Connection, word: str) -> frozenset[int]:
    """The positions of the entries with a form that holds a comparable word.

    A word of one or two letters must begin one: which forms hold it nobody wants to know.
    """
    from azref.store.naming import PAST_ANY_LETTER, quoted

    if len(word) < _SHORTEST_INSIDE:
        found = connection.execute(_BEGINNING, (word, word + PAST_ANY_LETTER))
    else:  # how a long word begins and ends tells enough, each letter more is a list to read
        ends = " AND ".join({quoted(word[:_TELLING]): 1, quoted(word[-_TELLING:]): 1})
        found = connection.execute(_INSIDE, (ends, word))
    return frozenset(map(_first, found))


def positions(connection: sqlite3.Connection, ids: Collection[str]) -> dict[str, int]:
    """Where the entries with these ids stand among all; those alone that there are."""
    found: dict[str, int] = {}
    for some in _parts(ids):
        found.update(connection.execute(_POSITIONS.format(_marks(some)), some).fetchall())
    return found


def summaries_at(connection: sqlite3.Connection, wanted: Iterable[int]) -> dict[int, Summary]:
    """The entries at these positions, by them."""
    found: dict[int, Summary] = {}
    for some in _parts(wanted):
        found |= _summaries(connection, some)
    return found


def _summaries(connection: sqlite3.Connection, wanted: Sequence[int]) -> dict[int, Summary]:
    printed: dict[int, list[str]] = {}
    marks = _marks(wanted)
    for owner, text in connection.execute(_PRINTED.format(marks), wanted):
        printed.setdefault(owner, []).append(text)
    read: Iterable[Any] = connection.execute(_SHOWN.format(marks), wanted)
    return {
        position: summary(tuple(row), tuple(printed.get(position, ()))) for position, *row in read
    }


def names_of(
    connection: sqlite3.Connection, ids: Collection[str], language: str
) -> tuple[tuple[str, Form], ...]:
    """The names of entries in a language, each after the id of its entry, in the order of forms."""
    found: list[tuple[str, Form]] = []
    for some in _parts(ids):
        found += map(named, connection.execute(_NAMES.format(_marks(some)), (*some, language)))
    return tuple(found)


def entitled(connection: sqlite3.Connection, title: str) -> tuple[str, ...]:
    """The ids of the entries with a title."""
    return tuple(id_ for (id_,) in map(checked, connection.execute(_ENTITLED, (title,))))


def _parts(wanted: Iterable[_Wanted]) -> Iterator[Sequence[_Wanted]]:
    """So many at once as a statement may be asked for."""
    every = tuple(wanted)
    return (every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE))


def _marks(wanted: Sequence[object]) -> str:
    return ", ".join("?" * len(wanted))


def words_of(query: str) -> tuple[str, ...]:
    """The words a filter is asked for, each once."""
    return tuple(dict.fromkeys(comparable(query).split()))
