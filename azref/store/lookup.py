"""Lookup in tiers: the first tier that knows an entry wins, and every hit says why it was found.

exact form · exact acronym in another language or wrong form (marked) · prefix · word start ·
inside a word · one or two typing errors · full text. Where the words as typed find nothing, their
Azerbaijani stems are tried before typing errors are assumed.
"""

import re
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple

from azref.entries import Hit, Layer, Role, Tier
from azref.errors import AzrefError
from azref.folding import allowed_errors, deletions, errors, fold, fold_query, stems, words

LONGEST_QUERY = 500
_PAST_ANY_LETTER = "\U0010ffff"
_SHORTEST_INSIDE = 3
_YEAR = re.compile(r"\d{4}")
_FORM = (
    "SELECT entry.id, entry.type, entry.kind, entry.title, entry.acronym, "
    "form.text, form.folded, form.language, form.role, form.layer"
)
_ENTRY = "JOIN form ON form.id = {0} JOIN entry ON entry.id = form.entry "
_LANGUAGES = {"az": "Azerbaijani", "en": "English", "ru": "Russian"}


class _Match(NamedTuple):
    """A form with where in it the query was found: offsets in its text, end exclusive."""

    id: str
    type: str
    kind: str
    title: str
    acronym: str
    text: str
    folded: str
    language: str
    role: Role
    layer: Layer
    start: int = 0
    end: int = 0


def lookup(connection: sqlite3.Connection, query: str, limit: int) -> tuple[Hit, ...]:
    """The first `limit` entries and sentences that `query` finds; () for an empty query.

    Raises `AzrefError` for a query of more than `LONGEST_QUERY` characters.
    """
    folded = fold_query(query)
    if len(folded) > LONGEST_QUERY:
        raise AzrefError(
            f"the query is {len(folded):,} characters long; look up at most {LONGEST_QUERY}"
        )
    found: dict[str, Hit] = {}
    if words(folded):
        for hit in _hits(connection, folded, limit):
            found.setdefault(hit.id, hit)
            if len(found) >= limit:
                break
    return tuple(found.values())


def _hits(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    """The tiers of the words as typed; of their stems, then with errors, if those find nothing."""
    named = 0
    for needle in (folded, *stems(folded)):
        for hit in _named(connection, needle, limit):
            named += 1
            yield hit
        if named:
            break
    if not named:
        yield from _similar(connection, folded, limit)
    yield from _full_text(connection, folded, limit)


def _named(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    exact = list(_exact(connection, folded)) or [
        hit for stem in stems(folded) for hit in _exact(connection, stem)
    ]
    yield from exact
    yield from _in_year(connection, folded)
    yield from _prefix(connection, folded, limit)
    yield from _word_start(connection, folded, limit)
    yield from _all_words(connection, folded, limit)
    yield from _inside(connection, folded, limit)


def _match(row: Any, start: int = 0, end: int | None = None) -> _Match:
    identity, type_, kind, title, acronym, text, folded, language, role, layer = row[:10]
    stop = len(text) if end is None else end
    return _Match(
        identity, type_, kind, title, acronym, text, folded, language, Role(role), Layer(layer),
        start, stop,
    )  # fmt: skip


def _exact(connection: sqlite3.Connection, folded: str) -> Iterator[Hit]:
    """Whole forms: official ones first, then what is marked as foreign or wrong."""
    sql = f"{_FORM} FROM key {_ENTRY.format('key.form')} WHERE key.folded = ? ORDER BY position"
    matches = [_match(row) for row in connection.execute(sql, (folded,))]
    yield from (_hit(m, Tier.EXACT) for m in matches if not _is_marked(m))
    yield from (_hit(m, Tier.MARKED) for m in matches if _is_marked(m))


def _is_marked(match: _Match) -> bool:
    is_foreign = match.role is Role.ACRONYM and match.language != "en"
    return match.role.is_wrong or is_foreign


def _in_year(connection: sqlite3.Connection, folded: str) -> Iterator[Hit]:
    """The events of a year: those that lie within it first, then those that reach into it."""
    if not _YEAR.fullmatch(folded):
        return
    sql = (
        "SELECT entry.id, entry.type, entry.kind, entry.title, entry.acronym, date.edtf "
        "FROM date JOIN entry ON entry.id = date.entry WHERE entry.type = 'event' "
        "AND date.earliest <= ?1 AND date.latest >= ?2 "
        "ORDER BY date.earliest >= ?2 AND date.latest <= ?1 DESC, position"
    )
    for row in connection.execute(sql, (f"{folded}-12-31", f"{folded}-01-01")):
        identity, type_, kind, title, acronym, edtf = row
        note = "an event of this year"
        yield Hit(identity, type_, kind, title, acronym, Tier.EXACT, edtf, note, 0, len(edtf))


def _prefix(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    sql = (
        f"{_FORM} FROM key {_ENTRY.format('key.form')} "
        "WHERE key.folded > ? AND key.folded < ? ORDER BY key.folded LIMIT ?"
    )
    for row in connection.execute(sql, (folded, folded + _PAST_ANY_LETTER, 4 * limit)):
        yield _hit(_match(row, 0, len(folded)), Tier.PREFIX)


def _word_start(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    """Forms with a later word that starts like the query, the shortest form first."""
    sql = (
        f"{_FORM}, start FROM word_start {_ENTRY.format('word_start.form')} "
        "WHERE word_start.folded >= ? AND word_start.folded < ? LIMIT ?"
    )
    found = connection.execute(sql, (folded, folded + _PAST_ANY_LETTER, 4 * limit)).fetchall()
    for row in sorted(found, key=lambda row: (len(row[5]), row[6])):
        yield _hit(_match(row, row[10], row[10] + len(folded)), Tier.WORD)


def _all_words(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    """Forms in which every word of the query starts a word, in any order."""
    wanted = [word for _, word in words(folded)]
    if len(wanted) > 1:
        places = [_starting(connection, word) for word in wanted]
        yield from _forms_with(connection, places, Tier.WORD, limit)


def _starting(connection: sqlite3.Connection, word: str) -> dict[int, tuple[int, int]]:
    """Where `word` starts a word of a form: form id to offsets."""
    sql = (
        "SELECT word_form.form, word_form.start FROM word "
        "JOIN word_form ON word_form.word = word.id WHERE word.folded >= ? AND word.folded < ?"
    )
    found = connection.execute(sql, (word, word + _PAST_ANY_LETTER))
    return {form: (start, start + len(word)) for form, start in found}


def _forms_with(
    connection: sqlite3.Connection,
    places: list[dict[int, tuple[int, int]]],
    tier: Tier,
    limit: int,
) -> Iterator[Hit]:
    """Hits for the forms that are in every one of `places`, the shortest form first."""
    common = sorted(set(places[0]).intersection(*places[1:]))[: 4 * limit]
    sql = f"{_FORM} FROM form JOIN entry ON entry.id = form.entry WHERE form.id = ?"
    rows = [(connection.execute(sql, (form,)).fetchone(), form) for form in common]
    for row, form in sorted(rows, key=lambda pair: (len(pair[0][5]), pair[0][6])):
        yield _hit(_match(row, *places[0][form]), tier)


def _inside(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    if len(folded) < _SHORTEST_INSIDE:
        return
    sql = (
        f"{_FORM} FROM inside {_ENTRY.format('inside.rowid')} "
        "WHERE inside MATCH ? ORDER BY inside.rowid LIMIT ?"
    )
    for row in connection.execute(sql, (_quoted(folded), 4 * limit)):
        at = row[6].find(folded)
        if at >= 0:
            yield _hit(_match(row, at, at + len(folded)), Tier.INSIDE)


def _similar(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    """Forms in which every word of the query stands, give or take its typing errors."""
    places = []
    for _, word in words(folded):
        alike = _alike(connection, word)
        if not alike:
            return
        places.append(alike)
    yield from _forms_with(connection, places, Tier.SIMILAR, limit)


def _alike(connection: sqlite3.Connection, word: str) -> dict[int, tuple[int, int]]:
    """Where a word within the allowed typing errors of `word` stands, fewest errors first."""
    marks = sorted(deletions(word))
    sql = (
        "SELECT DISTINCT word.id, word.folded FROM neighbour JOIN word ON word.id = word "  # noqa: S608
        f"WHERE deletion IN ({', '.join('?' * len(marks))})"
    )
    near = connection.execute(sql, marks).fetchall()
    rated = sorted((errors(word, other), number, other) for number, other in near)
    found: dict[int, tuple[int, int]] = {}
    for count, number, other in rated:
        if count <= allowed_errors(word):
            for form, start in connection.execute(
                "SELECT form, start FROM word_form WHERE word = ?", (number,)
            ):
                found.setdefault(form, (start, start + len(other)))
    return found


def _full_text(connection: sqlite3.Connection, folded: str, limit: int) -> Iterator[Hit]:
    """Definitions, notes and sentences that hold every word, the last one as a beginning."""
    wanted = [word for _, word in words(folded)]
    terms = " ".join(_quoted(word) for word in wanted) + "*"
    sql = (
        "SELECT entry.id, entry.type, entry.kind, entry.title, entry.acronym, "
        "passage.sentence, passage.part, passage.text FROM fulltext "
        "JOIN passage ON passage.id = fulltext.rowid LEFT JOIN entry ON entry.id = passage.entry "
        "WHERE fulltext MATCH ? ORDER BY fulltext.rowid LIMIT ?"
    )
    for row in connection.execute(sql, (terms, limit)):
        yield _passage_hit(row, wanted[-1])


def _passage_hit(row: Any, word: str) -> Hit:
    identity, type_, kind, title, acronym, sentence, part, text = row
    at, end = _word_place(text, word)
    if sentence is not None:
        return Hit(
            f"S{sentence}", "sentence", "sentence", text, "", Tier.TEXT, text[at:end],
            "words of the source", at, end,
        )  # fmt: skip
    note = f"named in its {part}"
    return Hit(identity, type_, kind, title, acronym, Tier.TEXT, text[at:end], note, 0, end - at)


def _word_place(text: str, word: str) -> tuple[int, int]:
    """Where the first word of `text` that starts like `word` stands, whole."""
    for at, other in words(fold(text)):
        if other.startswith(word):
            return at, at + len(other)
    return 0, 0


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _hit(match: _Match, tier: Tier) -> Hit:
    return Hit(
        match.id,
        match.type,
        match.kind,
        match.title,
        match.acronym,
        tier,
        match.text,
        _note(match),
        match.start,
        match.end,
    )


def _note(match: _Match) -> str:
    """What a reader must know of the form that was found."""
    official = match.acronym if match.role is Role.MISPRINT and match.acronym else match.title
    if match.role is Role.MISPRINT:
        return f"wrong form: the source prints {match.text} for {official}"
    if match.role is Role.CALQUE:
        return f"wrong form: the source prints “{match.text}” for {match.title}"
    if match.role is Role.ACRONYM and match.language != "en":
        language = _LANGUAGES.get(match.language, match.language)
        status = "unconfirmed " if match.layer is Layer.EDITORS else ""
        in_english = f"; in English {match.acronym}" if match.acronym else ""
        return f"{status}{language} acronym{in_english}"
    return "unconfirmed form" if _is_unconfirmed(match) else ""


def _is_unconfirmed(match: _Match) -> bool:
    return match.layer is Layer.EDITORS and match.language != "en"
