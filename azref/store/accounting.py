"""What became of every word that matters: mentions with their disposition, contradictions."""

import sqlite3

from azref.entries import Contradiction, Mention, Side, Span


def mentions(connection: sqlite3.Connection) -> tuple[Mention, ...]:
    """Every date, acronym, number and name of the source, in its order, the longest first."""
    found = connection.execute(
        "SELECT start, end, kind, text, about, disposition, reason FROM mention "
        "ORDER BY start, end DESC, kind"
    )
    return tuple(Mention(Span(int(row[0]), int(row[1])), *row[2:]) for row in found)


def contradictions_of(connection: sqlite3.Connection, wanted: str) -> tuple[Contradiction, ...]:
    """The contradictions the entry `wanted` is part of, in the editors' order."""
    found = connection.execute(
        "SELECT id, status, reason FROM contradiction "
        "JOIN contradiction_entry ON contradiction = id WHERE entry = ? ORDER BY position",
        (wanted,),
    ).fetchall()
    return tuple(
        Contradiction(identity, status, reason, _sides(connection, identity))
        for identity, status, reason in found
    )


def _sides(connection: sqlite3.Connection, contradiction: str) -> tuple[Side, ...]:
    found = connection.execute(
        "SELECT start, end, quote, sentence FROM contradiction_side WHERE contradiction = ? "
        "ORDER BY position",
        (contradiction,),
    )
    return tuple(Side(Span(int(s), int(e)), quote, int(n)) for s, e, quote, n in found)
