"""What became of every word that matters: mentions with their disposition, contradictions."""

import sqlite3

from azref.entries import Contradiction, Mention, Side
from azref.store.values import checked, span_of


def mentions(connection: sqlite3.Connection) -> tuple[Mention, ...]:
    """Every date, acronym, number and name of the source, in its order, the longest first."""
    found = connection.execute(
        "SELECT start, end, kind, text, about, disposition, reason FROM mention "
        "ORDER BY start, end DESC, kind"
    )
    return tuple(Mention(span_of(row[0], row[1]), *checked(row[2:])) for row in found)


def contradictions_of(connection: sqlite3.Connection, wanted: str) -> tuple[Contradiction, ...]:
    """The contradictions the entry `wanted` is part of, in the editors' order."""
    found = connection.execute(
        "SELECT id, status, reason FROM contradiction "
        "JOIN contradiction_entry ON contradiction = id WHERE entry = ? ORDER BY position",
        (wanted,),
    ).fetchall()
    return tuple(Contradiction._make((*checked(row), _sides(connection, row[0]))) for row in found)


def _sides(connection: sqlite3.Connection, contradiction: str) -> tuple[Side, ...]:
    found = connection.execute(
        "SELECT start, end, quote, sentence FROM contradiction_side WHERE contradiction = ? "
        "ORDER BY position",
        (contradiction,),
    )
    return tuple(Side(span_of(s, e), str(quote), int(n)) for s, e, quote, n in found)
