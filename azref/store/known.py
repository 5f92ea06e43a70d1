"""Which stretches of a text are forms of terms: asked of the index, so that nothing is loaded."""

import json
import sqlite3
from collections.abc import Collection
from typing import Any, NamedTuple

from azref.entries import Role
from azref.store.values import checked

_BEGINNING = """
SELECT value FROM json_each(?) WHERE EXISTS (
    SELECT 1 FROM key WHERE later = 0 AND (
        spaced = value OR (spaced >= value || ' ' AND spaced < value || '!')))
"""
_CALLED = """
SELECT key.spaced, form.text, form.language, form.role, form.layer, entry.id, entry.title,
    (SELECT group_concat(meaning, ', ') FROM homonym WHERE homonym.folded = form.folded)
FROM key JOIN form ON form.id = key.form JOIN entry ON entry.id = form.entry
WHERE key.later = 0 AND entry.type = 'term' AND key.spaced IN (SELECT value FROM json_each(?))
ORDER BY entry.position, form.id
"""


class KnownForm(NamedTuple):
    """A form of a term: `spaced` is what it is compared by, `elsewhere` what else it means."""

    spaced: str
    text: str
    language: str
    role: str
    layer: str
    id: str
    title: str
    elsewhere: str = ""


def beginning(connection: sqlite3.Connection, words: Collection[str]) -> frozenset[str]:
    """Those of some folded words with which a form begins."""
    return frozenset(row[0] for row in connection.execute(_BEGINNING, (_array(words),)))


def called(connection: sqlite3.Connection, spaced: Collection[str]) -> tuple[KnownForm, ...]:
    """The forms of terms whose comparable text is one of `spaced`."""
    rows: list[Any] = connection.execute(_CALLED, (_array(spaced),)).fetchall()
    known = (KnownForm._make(checked((*row[:7], row[7] or ""))) for row in rows)
    return tuple(form._replace(role=Role(form.role)) for form in known if form.text)


def _array(texts: Collection[str]) -> str:
    return json.dumps(sorted(texts), ensure_ascii=False)
