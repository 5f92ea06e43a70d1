"""What the fields of a query narrow: which hits they keep, and what they list by themselves."""

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from azref.entries import Hit, Tier
from azref.folding import fold
from azref.store.query import Query, Years
from azref.store.values import date_text

_FIRST_DAY, _LAST_DAY = "0000-01-01", "9999-12-31"
_IN_TIME = (
    "coalesce(date.earliest, date.latest) <= ? "
    "AND (coalesce(date.latest, date.earliest) >= ? "
    "OR (date.end_kind = 'open' AND date.earliest IS NOT NULL))"
)
_DATED = f"EXISTS (SELECT 1 FROM date WHERE date.entry = entry.id AND {_IN_TIME})"  # noqa: S608
_INVOLVED = (
    "SELECT relation.target FROM relation JOIN date ON date.entry = relation.entry "  # noqa: S608
    f"WHERE relation.kind = 'involves' AND {_IN_TIME}"
)
_WITHIN = f"({_DATED} OR EXISTS ({_INVOLVED} AND relation.target = entry.id))"
_ALL_WITHIN = f"({_DATED} OR entry.id IN ({_INVOLVED}))"
"""An entry is of a time that is dated so, or that an event dated so involves. The first asks it of
one entry, the second of many: what is involved is gathered once."""
_OF_TYPE = "entry.type = ?"
_IS_PRESENT = "SELECT kind FROM entry WHERE kind >= ? AND kind < ? ORDER BY kind LIMIT 1"
_NEXT_KIND = "SELECT kind FROM entry WHERE kind > ? AND kind < ? ORDER BY kind LIMIT 1"
_TYPES = ("event", "term")
_MOST_KINDS = 200
"""So many kinds may begin alike; an edition has some twenty."""
_LISTED = "entry.id, entry.type, entry.kind, entry.title, entry.acronym"
_PAST_ANY_LETTER = "\U0010ffff"


class Condition(NamedTuple):
    """A condition on rows of `entry`, as SQL with its values."""

    sql: str
    values: tuple[str, ...]


def condition(connection: sqlite3.Connection, query: Query, within: str = _ALL_WITHIN) -> Condition:
    """What an entry must be to be kept by the fields of `query`; `within` is the one on years."""
    parts: list[str] = []
    values: list[str] = []
    if query.kinds:
        types = {kind.removesuffix("s") for kind in query.kinds}.intersection(_TYPES)
        kinds = {known for kind in query.kinds for known in _kinds(connection, kind)}
        meant = [_OF_TYPE] * len(types) + _one_of(len(kinds))
        parts.append(f"({' OR '.join(meant)})" if meant else "0")
        values += [*sorted(types), *sorted(kinds)]
    if query.scope:
        parts.append("entry.scope = ?")
        values.append(query.scope)
    if query.years:
        parts.append(within)
        values += _days(query.years) * 2
    return Condition(" AND ".join(parts) or "1", tuple(values))


def _one_of(count: int) -> list[str]:
    """The condition on kinds: one is found by its index, among several entries are gone through."""
    if count == 1:
        return ["entry.kind = ?"]
    return [f"+entry.kind IN ({', '.join('?' * count)})"] if count else []


def _kinds(connection: sqlite3.Connection, asked: str) -> Iterator[str]:
    """The kinds that entries have and that begin as is asked, or are its singular.

    Each is looked up after the one before: the entries between them are not read.
    """
    for first, beyond in (
        (asked, asked + _PAST_ANY_LETTER),
        *(((one, f"{one}\0"),) if (one := asked.removesuffix("s")) != asked else ()),
    ):
        row = connection.execute(_IS_PRESENT, (first, beyond)).fetchone()
        for _ in range(_MOST_KINDS):
            if row is None:
                break
            yield str(row[0])
            row = connection.execute(_NEXT_KIND, (*row, beyond)).fetchone()


def _days(years: Years) -> tuple[str, str]:
    """The last day and the first."""
    last = f"{years.last}-12-31" if years.last else _LAST_DAY
    return last, f"{years.first}-01-01" if years.first else _FIRST_DAY


class Narrowed:
    """Keeps the hits that fit the fields and phrases of a query."""

    def __init__(self, connection: sqlite3.Connection, query: Query) -> None:
        self._connection = connection
        self._query = query
        wanted = condition(connection, query, _WITHIN)
        self._values = wanted.values
        self._sql = f"SELECT 1 FROM entry WHERE id = ? AND {wanted.sql}"  # noqa: S608

    def keeps(self, hit: Hit) -> bool:
        return self._has_phrases(hit) and self._fits(hit)

    def _has_phrases(self, hit: Hit) -> bool:
        """Full text has looked for the phrases itself; names are compared here."""
        if hit.tier is Tier.TEXT or not self._query.phrases:
            return True
        return all(holds(fold(hit.matched), phrase) for phrase in self._query.phrases)

    def _fits(self, hit: Hit) -> bool:
        if not self._query.is_narrowed:
            return True
        if hit.type == "sentence":
            return fits_sentences(self._query)
        values = (hit.id, *self._values)
        return self._connection.execute(self._sql, values).fetchone() is not None


def fits_sentences(query: Query) -> bool:
    """Whether sentences of the source can be among the hits: they have no year and one kind."""
    is_of_kind = not query.kinds or any("sentences".startswith(kind) for kind in query.kinds)
    return is_of_kind and query.years is None and query.scope != "context"


def holds(folded: str, phrase: str) -> bool:
    """Whether `phrase` stands in `folded` as whole words."""
    at = folded.find(phrase)
    while at >= 0:
        before, after = folded[at - 1 : at], folded[at + len(phrase) : at + len(phrase) + 1]
        if not (before.isalnum() and phrase[0].isalnum()) and not (
            after.isalnum() and phrase[-1].isalnum()
        ):
            return True
        at = folded.find(phrase, at + 1)
    return False


def listed(connection: sqlite3.Connection, query: Query, limit: int) -> Iterator[Hit]:
    """Every entry that fits the fields of a query without words, in the order of entries."""
    wanted = condition(connection, query)
    dates = (
        "SELECT edtf FROM date WHERE date.entry = entry.id AND edtf != '' ORDER BY layer LIMIT 1"
    )
    sql = f"SELECT {_LISTED}, ({dates}) FROM entry WHERE {wanted.sql} ORDER BY position LIMIT ?"  # noqa: S608
    for id_, type_, kind, title, acronym, edtf in connection.execute(sql, (*wanted.values, limit)):
        yield Hit(id_, type_, kind, title, acronym, Tier.EXACT, title, date_text(edtf) or "", 0, 0)


def terms_within(connection: sqlite3.Connection, first: str, last: str) -> frozenset[str]:
    """The terms that are of the time between two ISO days, as `year:` has it."""
    sql = f"SELECT id FROM entry WHERE type = 'term' AND {_ALL_WITHIN}"  # noqa: S608
    return frozenset(row[0] for row in connection.execute(sql, (last, first) * 2))
