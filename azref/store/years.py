"""Years that a query names: the events of one, all of them or those that involve what was named."""

import re
import sqlite3
from collections.abc import Collection, Iterator

from azref.entries import Hit, Tier
from azref.store.matches import Ready

YEAR = re.compile(r"(?<!\S)(\d{4})(?:[- ]?c[iu](?: il\w*)?)?(?!\S)")
"""A year in a folded text, by itself or as Azerbaijanis write it: ``2005-ci ilde``."""
_EVENTS = (
    "SELECT position, entry.id, entry.type, entry.kind, entry.title, entry.acronym, date.edtf, "
    "date.earliest >= :first AND date.latest <= :last AS is_within "
    "FROM date JOIN entry ON entry.id = date.entry WHERE entry.type = 'event' "
    "AND date.earliest <= :last AND (date.latest >= :first OR date.end_kind = 'open') {0}"
    "ORDER BY is_within DESC, position LIMIT :most"
)
_INVOLVING = "AND entry.id IN (SELECT entry FROM relation WHERE target IN ({0})) "


def is_year(folded: str) -> bool:
    """Whether it is a year in figures, and nothing else."""
    return len(folded) == 4 and folded.isdecimal()


def bare(folded: str) -> str:
    """`folded` with its years in figures alone."""
    return YEAR.sub(r"\1", folded)


def events_of(
    connection: sqlite3.Connection, year: str, limit: int, terms: Collection[str] = ()
) -> Iterator[Ready]:
    """The events of a year: those that lie within it first, then those that reach into it.

    Of some terms, given by their ids, only the events that involve one of them.
    """
    values = {f"t{n}": term for n, term in enumerate(terms)}
    involving = _INVOLVING.format(", ".join(f":{name}" for name in values)) if terms else ""
    bounds = {"first": f"{year}-01-01", "last": f"{year}-12-31", "most": limit}
    rows = connection.execute(_EVENTS.format(involving), bounds | values)
    for owner, id_, type_, kind, title, short, edtf, within in rows:
        note = f"an event of {year}" if within else f"an event that reaches into {year}"
        hit = Hit(id_, type_, kind, title, short, Tier.EXACT, edtf, note, 0, len(edtf))
        yield Ready(owner, hit)
