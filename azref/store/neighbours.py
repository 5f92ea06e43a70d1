"""What came before an event and what after it."""

import sqlite3

from azref.entries import Neighbour
from azref.store.values import checked, date_text

_DATED = (
    "SELECT entry.id, title, coalesce(attested.edtf, said.edtf) AS known FROM entry "
    "LEFT JOIN date AS said ON said.entry = entry.id AND said.layer = 'source' "
    "LEFT JOIN date AS attested ON attested.entry = entry.id AND attested.layer = 'references' "
    "WHERE type = 'event' AND known IS NOT NULL"
)
_NEXT = "SELECT position, scope FROM entry WHERE id = ? AND type = 'event'"


def neighbours(connection: sqlite3.Connection, wanted: str) -> tuple[Neighbour, ...]:
    """The dated events next to `wanted` in the order of time, the earlier first.

    An event of the source has neighbours of the source. What has no date has none, and is none.
    """
    own = connection.execute(_NEXT, (wanted,)).fetchone()
    if own is None or not connection.execute(f"{_DATED} AND entry.id = ?", (wanted,)).fetchone():
        return ()
    position, scope = own
    found: list[Neighbour] = []
    for is_before, near in ((True, "< ? ORDER BY position DESC"), (False, "> ? ORDER BY position")):
        row = connection.execute(
            f"{_DATED} AND (scope = 'source' OR ? = 'context') AND position {near} LIMIT 1",
            (scope, position),
        ).fetchone()
        if row is not None:
            id_, title, edtf = checked(row)
            date_text(edtf)
            found.append(Neighbour(id_, title, edtf, is_before))
    return tuple(found)
