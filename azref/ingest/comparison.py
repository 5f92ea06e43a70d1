"""Which facts two databases differ in, in sentences for a reader.

A fact is known by what it is about, not by where it stands: when the source text grows, a quote
that has moved is the same quote. Rows that are only derived (offsets, positions, lookup) are left
out.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from azref.errors import DatabaseError

_SHOWN = 90
_LEAD = 20
Fact = dict[str, str]
"""What is said of one thing, by the name of each statement."""


class _Kind(NamedTuple):
    """A kind of fact: how it is named, and the query whose first column names each one.

    The other columns are its statements, under the names a reader knows them by.
    """

    name: str
    query: str


_KINDS = (
    _Kind(
        "edition",
        """SELECT key, value FROM edition WHERE key NOT IN ('id', 'schema_version')
        AND key NOT LIKE 'count %' AND key NOT LIKE 'sha256 %'""",
    ),
    _Kind("source", "SELECT title, language, text FROM source"),
    _Kind(
        "entry",
        """SELECT id, type, kind, scope, title, acronym, definition,
        definition_layer AS "layer of the definition", confidence, note, lane, actors, agreement,
        naming FROM entry""",
    ),
    _Kind(
        "form",
        """SELECT '“' || text || '” (' || language || ') of ' || entry, role, layer,
        CASE is_printed WHEN 1 THEN 'in the source' ELSE 'not in the source' END AS place, note
        FROM form""",
    ),
    _Kind(
        "date",
        """SELECT entry || ' in the layer ' || layer, coalesce(edtf, 'undated') AS value, basis,
        said AS words, kind, rule, anchor FROM date""",
    ),
    _Kind("homonym", "SELECT '“' || text || '” as “' || meaning || '”' FROM homonym"),
    _Kind(
        "citation",
        """SELECT '“' || quote || '” for ' || entry || ' (' || purpose || ')', count(*) AS places
        FROM citation GROUP BY 1""",
    ),
    _Kind(
        "relation",
        """SELECT 'of ' || entry || ' to ' || target, group_concat(DISTINCT kind) AS kind
        FROM relation GROUP BY 1""",
    ),
    _Kind(
        "discrepancy",
        """SELECT id, kind, quote, likely_meaning AS "likely meaning", layer, note
        FROM discrepancy""",
    ),
    _Kind(
        "contradiction",
        """SELECT id, status, reason, discrepancy, (SELECT group_concat(quote, ' / ') FROM (
            SELECT quote FROM contradiction_side WHERE contradiction = id ORDER BY position
        )) AS sides FROM contradiction""",
    ),
    _Kind(
        "quantity",
        """SELECT value || ' in “' || quote || '”', counts AS "what it counts", comment
        FROM quantity""",
    ),
    _Kind("reference", "SELECT id, title, publisher, date, url, language, note FROM reference"),
    _Kind(
        "use",
        """SELECT 'of ' || reference || ' by ' || entry FROM entry_reference UNION
        SELECT 'of ' || reference || ' by ' || discrepancy FROM discrepancy_reference UNION
        SELECT 'of ' || reference || ' by quantity ' || value || ' in “' || quote || '”'
        FROM quantity_reference JOIN quantity ON quantity = quantity.position UNION
        SELECT 'of ' || entry || ' by ' || discrepancy FROM discrepancy_entry UNION
        SELECT 'of ' || entry || ' by ' || contradiction FROM contradiction_entry""",
    ),
    _Kind(
        "dismissal",
        """SELECT 'of the ' || kind || ' “' || text || '”', max(reason) AS reason FROM mention
        WHERE disposition = 'dismissed' GROUP BY kind, text""",
    ),
    _Kind("sentence", "SELECT '“' || text || '”', coverage, reason FROM sentence"),
)


def compare_facts(old: Path, new: Path) -> tuple[str, ...]:
    """Which facts were added, changed or withdrawn from `old` to `new`, a sentence each.

    Both must be databases of this azref; () where they agree. Raises `DatabaseError` for a file
    that cannot be read as one.
    """
    before, after = _facts(old), _facts(new)
    sentences: list[str] = []
    for kind in _KINDS:
        sentences += _differences(kind.name, before[kind.name], after[kind.name])
    return tuple(sentences)


def _facts(path: Path) -> dict[str, dict[str, Fact]]:
    """Every fact of a database, by kind and name."""
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return {kind.name: _apart(_read(connection, kind)) for kind in _KINDS}
    except (sqlite3.Error, OSError) as error:
        raise DatabaseError(f"{path} cannot be compared: {error}") from error


def _apart(facts: Iterator[tuple[str, Fact]]) -> dict[str, Fact]:
    """Facts by name; of several with one name the others are counted, so that none is lost."""
    found: dict[str, Fact] = {}
    times: Counter[str] = Counter()
    for name, fact in facts:
        times[name] += 1
        found[name if times[name] == 1 else f"{name}, no. {times[name]}"] = fact
    return found


def _read(connection: sqlite3.Connection, kind: _Kind) -> Iterator[tuple[str, Fact]]:
    cursor = connection.execute(kind.query)
    names = [column[0] for column in cursor.description][1:]
    for name, *values in cursor:
        said = ("" if value is None else str(value) for value in values)
        yield str(name), dict(zip(names, said, strict=True))


def _differences(kind: str, before: dict[str, Fact], after: dict[str, Fact]) -> Iterator[str]:
    for name in sorted(before.keys() | after.keys()):
        if name not in after:
            yield f"Withdrawn: {kind} {_short(name)}."
        elif name not in before:
            yield f"Added: {kind} {_short(name)}{_first(after[name])}."
        else:
            yield from _changes(kind, name, before[name], after[name])


def _changes(kind: str, name: str, before: Fact, after: Fact) -> Iterator[str]:
    for statement, value in after.items():
        earlier = before.get(statement, "")
        if value != earlier:
            shared = _shared_start(earlier, value)
            change = f"from {_quoted(earlier, shared)} to {_quoted(value, shared)}"
            yield f"Changed: {statement} of {kind} {_short(name)}, {change}."


def _first(fact: Fact) -> str:
    """What a new fact is, for the kinds that have a title or a date."""
    told = next(
        (fact[key] for key in ("title", "value", "role", "likely meaning") if key in fact), ""
    )
    return f", {_quoted(told)}" if told else ""


def _shared_start(one: str, other: str) -> int:
    """How much of two long texts may be left out at the start, as they agree there."""
    if max(len(one), len(other)) <= _SHOWN:
        return 0
    pairs = zip(one, other, strict=False)
    agreed = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    return max(0, agreed - _LEAD)


def _quoted(text: str, start: int = 0) -> str:
    lead = "…" if start else ""
    return f"“{lead}{_short(text[start:])}”" if text else "nothing"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else f"{flat[: _SHOWN - 1]}…"
