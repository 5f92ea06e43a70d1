"""The history of lookups: what was asked, and what was opened."""

from azref.desk.ledger import Change, Ledger, now
from azref.desk.values import EditKind, Lookup

_KEPT = 1000


class Lookups:
    """The lookups of a desk, the latest thousand."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def record(self, query: str, opened: str, title: str) -> None:
        """Remembers that a hit of `query` was opened; written at once, and no edit to undo."""
        sql = "INSERT INTO lookup (query, opened, title, at) VALUES (?, ?, ?, ?)"
        trim = "DELETE FROM lookup WHERE id <= (SELECT max(id) FROM lookup) - ?"
        self._ledger.note_down((sql, (query, opened, title, now())), (trim, (_KEPT,)))

    def latest(self, limit: int = 100) -> tuple[Lookup, ...]:
        """The latest lookups, the last one first."""
        sql = "SELECT id, query, opened, title, at FROM lookup ORDER BY id DESC LIMIT ?"
        return tuple(map(Lookup._make, self._ledger.read(sql, (limit,))))

    def clear(self) -> None:
        """Forgets every lookup, as one edit that can be undone."""
        rows = self._ledger.read("SELECT id FROM lookup")
        changes = [Change("lookup", row, None) for (row,) in rows]
        self._ledger.write(EditKind.CLEAR_LOOKUPS, "", changes)
