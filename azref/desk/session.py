"""The session: what the window looked like, as JSON under keys."""

import json
from typing import Any

from azref.desk.ledger import Ledger

VERSION = 1
"""Kept with every value; a value of another version is as good as none."""


class Session:
    """Values under keys, for the window to find itself as it was."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def load(self, key: str) -> dict[str, Any]:
        """What was saved under `key`, empty for nothing or what cannot be understood."""
        rows = self._ledger.read("SELECT value FROM session WHERE key = ?", (key,))
        try:
            kept = json.loads(rows[0][0]) if rows else {}
        except ValueError:
            return {}
        if not isinstance(kept, dict) or kept.get("version") != VERSION:
            return {}
        values = kept.get("values")
        return values if isinstance(values, dict) else {}

    def save(self, key: str, values: dict[str, Any]) -> None:
        """Saves what JSON can say, at once; no edit to undo.

        Does not wait for another window, nor for the disk as an edit does: it outlives the end of
        the program, but perhaps not that of the computer.
        """
        text = json.dumps({"version": VERSION, "values": values})
        sql = "INSERT OR REPLACE INTO session (key, value) VALUES (?, ?)"
        self._ledger.note_down((sql, (key, text)), is_hasty=True)
