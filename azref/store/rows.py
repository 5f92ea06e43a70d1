"""Rows of a reference database to values. Every function takes the connection it reads from."""

import re
import sqlite3
from collections.abc import Iterable
from itertools import pairwise

from azref.entries import (
    Basis,
    Citation,
    Coverage,
    DateStatement,
    Discrepancy,
    Entry,
    EntryType,
    Form,
    Homonym,
    Lane,
    Layer,
    Quantity,
    Reference,
    Relation,
    Role,
    Scope,
    Sentence,
    Source,
    Summary,
    TimelineEvent,
)
from azref.store.accounting import contradictions_of
from azref.store.connection import any_length
from azref.store.neighbours import neighbours
from azref.store.values import checked, date_text, span_of, texts

_TOKEN = re.compile(r"(?<![a-z0-9])[a-z0-9]++(?:-[a-z0-9]++)+")  # linear in the longest word
_SUMMARY = "id, type, kind, scope, title, acronym"
_DATE = "layer, edtf, basis, said, start, end, rule, anchor, kind"
_REFERENCE = "reference.id, title, publisher, date, url, language, note"


def source(connection: sqlite3.Connection) -> Source:
    with any_length(connection):
        row = connection.execute("SELECT id, title, language, text FROM source LIMIT 1").fetchone()
    if row is None:
        raise ValueError("it holds no source text")
    identity, title, language, text = row
    texts(*row)
    return Source(identity, title, language, text, sentences(connection))


def sentences(connection: sqlite3.Connection) -> tuple[Sentence, ...]:
    found = connection.execute(
        "SELECT number, paragraph, start, end, text, coverage, reason FROM sentence ORDER BY number"
    )
    ordered = tuple(map(_sentence, found))
    for one, other in pairwise(ordered):
        if other.span.start < one.span.end:
            raise ValueError(f"{other.label} lies over {one.label}")
    return ordered


def _sentence(row: tuple[str, ...]) -> Sentence:
    number, paragraph, start, end, text, coverage, reason = row
    texts(text, reason)
    span = span_of(start, end)
    return Sentence(int(number), int(paragraph), span, text, _coverage(coverage), reason)


def _coverage(word: str) -> Coverage:
    return Coverage.USED if word == Coverage.USED else Coverage.BACKGROUND


def summaries(connection: sqlite3.Connection) -> tuple[Summary, ...]:
    printed: dict[str, list[str]] = {}
    for entry_id, text in connection.execute(
        "SELECT entry, text FROM form WHERE role = 'misprint' ORDER BY folded, id"
    ):
        printed.setdefault(entry_id, []).append(text)
    found = connection.execute(f"SELECT {_SUMMARY} FROM entry ORDER BY position")  # noqa: S608
    return tuple(summary(row, tuple(printed.get(row[0], ()))) for row in found)


def summary(row: tuple[str, ...], printed_as: tuple[str, ...]) -> Summary:
    """The summary of a row of id, type, kind, scope, title and acronym."""
    identity, type_, kind, scope, title, acronym = row
    texts(*row, *printed_as)
    return Summary(identity, EntryType(type_), kind, Scope(scope), title, acronym, printed_as)


def ids(connection: sqlite3.Connection, scope: str) -> tuple[str, ...]:
    """The ids of entries in their order: all, or those of a scope."""
    sql = "SELECT id FROM entry WHERE scope = ? OR ? = '' ORDER BY position"
    found = connection.execute(sql, (scope, scope))
    return tuple(id_ for (id_,) in map(checked, found))


def names_in(connection: sqlite3.Connection, language: str) -> tuple[tuple[str, Form], ...]:
    """The names in `language`, each after the id of its entry, in the order of forms."""
    found = connection.execute(
        "SELECT entry, text, language, role, layer, is_printed, note FROM form "
        "WHERE language = ? AND role = 'name' ORDER BY id",
        (language,),
    )
    return tuple(named(row) for row in found)


def named(row: tuple[str, ...]) -> tuple[str, Form]:
    """The form of a row of entry, text, language, role, layer, is_printed and note."""
    return checked(row[:1])[0], _form(row[1:])


def printed_acronyms(connection: sqlite3.Connection, most: int) -> tuple[tuple[Form, Summary], ...]:
    """The first short forms the source prints, alphabetically, each with what it stands for."""
    found = connection.execute(
        "SELECT entry.id, type, kind, scope, title, acronym, form.text, form.language, role, "
        "layer, form.note FROM form CROSS JOIN entry ON entry.position = form.owner "
        "WHERE is_printed AND role IN ('acronym', 'misprint') "
        "ORDER BY form.folded, form.id LIMIT ?",
        (most,),
    )
    return tuple((_printed(row[6:]), summary(row[:6], ())) for row in found)


def _printed(row: tuple[str, ...]) -> Form:
    return _form((*row[:4], "1", row[4]))


def entry(connection: sqlite3.Connection, wanted: str) -> Entry | None:
    """The entry whose id is `wanted`, or None."""
    row = connection.execute(
        f"SELECT {_SUMMARY}, definition, definition_layer, confidence, note, lane, actors, "  # noqa: S608
        "agreement, naming FROM entry WHERE id = ?",
        (wanted,),
    ).fetchone()
    if row is None:
        return None
    definition, layer, confidence, note, lane, actors, agreement, naming = row[6:]
    texts(definition, confidence, note, actors, agreement, naming)
    forms = _forms(connection, wanted)
    misprints = tuple(form.text for form in forms if form.role is Role.MISPRINT)
    citations, dates = _citations(connection, wanted), _dates(connection, wanted)
    discrepancies = _discrepancies(connection, wanted)
    contradictions = contradictions_of(connection, wanted)
    reasons = (c.reason for c in contradictions)
    mentioned = _tokens(note, agreement, naming, *reasons, *(date.rule for date in dates))
    mentioned |= _noted(discrepancies)
    return Entry(
        summary=summary(row[:6], misprints),
        definition=definition,
        definition_layer=Layer(layer),
        confidence=confidence,
        note=note,
        forms=forms,
        dates=dates,
        citations=citations,
        discrepancies=discrepancies,
        contradictions=contradictions,
        references=_all_references(connection, wanted, mentioned),
        relations=_all_relations(connection, wanted, mentioned),
        quantities=_quantities(connection, citations),
        lane=Lane(lane) if lane else None,
        actors=tuple(actors.split("; ")) if actors else (),
        agreement=agreement,
        naming=naming,
        homonyms=_homonyms(connection, wanted),
        neighbours=neighbours(connection, wanted),
    )


def _noted(discrepancies: Iterable[Discrepancy]) -> set[str]:
    """What discrepancies refer to: in their notes, and by their references."""
    found = {reference.id for each in discrepancies for reference in each.references}
    return found | _tokens(*(each.note for each in discrepancies))


def _homonyms(connection: sqlite3.Connection, wanted: str) -> tuple[Homonym, ...]:
    found = connection.execute(
        "SELECT text, meaning FROM homonym "
        "WHERE folded IN (SELECT folded FROM form WHERE entry = ?) ORDER BY 1, 2",
        (wanted,),
    )
    return tuple(Homonym(*checked(row)) for row in found)


def _forms(connection: sqlite3.Connection, wanted: str) -> tuple[Form, ...]:
    found = connection.execute(
        "SELECT text, language, role, layer, is_printed, note FROM form WHERE entry = ? "
        "ORDER BY is_printed, role, language, folded, id",
        (wanted,),
    )
    return tuple(map(_form, found))


def _form(row: tuple[str, ...]) -> Form:
    text, language, role, layer, printed, note = row
    texts(text, language, note)
    return Form(text, language, Role(role), Layer(layer), bool(printed), note)


def _date(row: tuple[str, ...]) -> DateStatement:
    layer, edtf, basis, said, start, end, rule, anchor, kind = row
    texts(said, rule, anchor or "", kind, date_text(edtf) or "")
    span = None if start is None else span_of(start, end)
    return DateStatement(Layer(layer), edtf, Basis(basis), said, span, rule, anchor, kind)


def _dates(connection: sqlite3.Connection, wanted: str) -> tuple[DateStatement, ...]:
    found = connection.execute(
        f"SELECT {_DATE} FROM date WHERE entry = ? "  # noqa: S608
        "ORDER BY layer = 'editors', layer = 'references'",
        (wanted,),
    )
    return tuple(_date(row) for row in found)


def _citations(connection: sqlite3.Connection, wanted: str) -> tuple[Citation, ...]:
    found = connection.execute(
        "SELECT entry, start, end, quote, sentence, purpose FROM citation WHERE entry = ? "
        "ORDER BY start, end DESC, purpose",
        (wanted,),
    )
    return tuple(map(_citation, found))


def _citation(row: tuple[str, ...]) -> Citation:
    owner, start, end, quote, sentence, purpose = row
    texts(owner, quote, purpose)
    return Citation(owner, span_of(start, end), quote, int(sentence), purpose)


def _discrepancies(connection: sqlite3.Connection, wanted: str) -> tuple[Discrepancy, ...]:
    found = connection.execute(
        "SELECT id, kind, start, end, quote, sentence, likely_meaning, note FROM discrepancy "
        "JOIN discrepancy_entry ON discrepancy = id WHERE entry = ? ORDER BY position",
        (wanted,),
    ).fetchall()
    return tuple(_discrepancy(connection, row) for row in found)


def _discrepancy(connection: sqlite3.Connection, row: tuple[str, ...]) -> Discrepancy:
    identity, kind, start, end, quote, sentence, likely_meaning, note = row
    texts(identity, kind, quote, likely_meaning, note)
    touched = connection.execute(
        "SELECT entry FROM discrepancy_entry WHERE discrepancy = ? ORDER BY entry", (identity,)
    )
    return Discrepancy(
        identity,
        kind,
        span_of(start, end),
        quote,
        int(sentence),
        likely_meaning,
        note,
        _references(connection, "discrepancy_reference", "discrepancy", identity),
        tuple(entry_id for (entry_id,) in touched),
    )


def _references(
    connection: sqlite3.Connection, table: str, column: str, wanted: str
) -> tuple[Reference, ...]:
    found = connection.execute(
        f"SELECT {_REFERENCE} FROM {table} JOIN reference ON reference.id = {table}.reference "  # noqa: S608
        f"WHERE {table}.{column} = ? ORDER BY {table}.position",
        (wanted,),
    )
    return tuple(Reference(*checked(row)) for row in found)


def _tokens(*texts: str) -> set[str]:
    """What in `texts` may be the id of a reference or an entry."""
    return {token for text in texts for token in _TOKEN.findall(text)}


def _all_references(
    connection: sqlite3.Connection, wanted: str, mentioned: set[str]
) -> tuple[Reference, ...]:
    """The entry's own references, then those its notes and discrepancies mention."""
    direct = _references(connection, "entry_reference", "entry", wanted)
    others = sorted(mentioned - {reference.id for reference in direct})
    found = (
        connection.execute(f"SELECT {_REFERENCE} FROM reference WHERE id = ?", (other,)).fetchone()  # noqa: S608
        for other in others
    )
    return direct + tuple(
        Reference(*checked(row))._replace(is_direct=False) for row in found if row
    )


def _all_relations(
    connection: sqlite3.Connection, wanted: str, mentioned: set[str]
) -> tuple[Relation, ...]:
    """Links from and to the entry, then the entries its notes and rules mention."""
    linked = _relations(connection, wanted)
    others = sorted(mentioned - {relation.target for relation in linked} - {wanted})
    found = (
        connection.execute("SELECT id, title, type FROM entry WHERE id = ?", (other,)).fetchone()
        for other in others
    )
    return linked + tuple(_relation(*checked((*row, "mentions"))) for row in found if row)


def _relations(connection: sqlite3.Connection, wanted: str) -> tuple[Relation, ...]:
    """Links from the entry and links to it, each target once, in the order of entries."""
    found = connection.execute(
        "SELECT target.id, target.title, target.type, "
        "min(CASE WHEN relation.entry = :entry THEN relation.kind ELSE relation.kind || ' by' END) "
        "FROM relation JOIN entry AS target ON target.id = "
        "CASE WHEN relation.entry = :entry THEN relation.target ELSE relation.entry END "
        "WHERE :entry IN (relation.entry, relation.target) AND target.id != :entry "
        "GROUP BY target.id ORDER BY target.position",
        {"entry": wanted},
    )
    return tuple(_relation(*checked(row)) for row in found)


def _relation(target: str, title: str, type_: str, kind: str) -> Relation:
    return Relation(target, title, EntryType(type_), kind)


def _quantities(
    connection: sqlite3.Connection, citations: Iterable[Citation]
) -> tuple[Quantity, ...]:
    """The numbers inside the passages an event quotes."""
    quoted = [citation.span for citation in citations if citation.purpose == "quote"]
    found = connection.execute(
        "SELECT value, quote, start, end, sentence, counts, comment FROM quantity ORDER BY position"
    )
    every = (
        Quantity(value, quote, span_of(start, end), int(sentence), *checked(words))
        for value, quote, start, end, sentence, *words in found
    )
    return tuple(q for q in every if any(span.contains(q.span) for span in quoted))


def timeline(connection: sqlite3.Connection, *, with_context: bool) -> tuple[TimelineEvent, ...]:
    found = connection.execute(
        "SELECT entry.id, title, scope, lane, attested.edtf, "
        "(SELECT min(sentence) FROM citation WHERE citation.entry = entry.id), "
        "said.layer, said.edtf, said.basis, said.said, said.start, said.end, said.rule, "
        "said.anchor, said.kind FROM entry "
        "LEFT JOIN date AS said ON said.entry = entry.id AND said.layer = 'source' "
        "LEFT JOIN date AS attested ON attested.entry = entry.id AND attested.layer = 'references' "
        "WHERE type = 'event' AND (scope = 'source' OR ?) ORDER BY entry.position",
        (with_context,),
    )
    return tuple(_timeline_event(row) for row in found)


def _timeline_event(row: tuple[str, ...]) -> TimelineEvent:
    identity, title, scope, lane, attested, sentence = row[:6]
    texts(identity, title, date_text(attested) or "")
    absent = DateStatement(Layer.REFERENCES, attested, Basis.ATTESTED)
    date = _date(row[6:]) if row[6] else absent
    number = None if sentence is None else int(sentence)
    return TimelineEvent(identity, title, Scope(scope), Lane(lane), date, attested, number)


def cited_spans(connection: sqlite3.Connection) -> tuple[tuple[int, int, str], ...]:
    found = connection.execute(
        "SELECT DISTINCT start, end, entry FROM citation ORDER BY start, end DESC, entry"
    )
    return tuple((*span_of(start, end), *checked((owner,))) for start, end, owner in found)


def account(connection: sqlite3.Connection) -> tuple[tuple[str, str, int], ...]:
    found = connection.execute(
        "SELECT kind, disposition, count(*) FROM mention GROUP BY kind, disposition "
        "UNION ALL SELECT 'sentence', coverage, count(*) FROM sentence GROUP BY coverage"
    )
    return tuple((*checked((kind, disposition)), count) for kind, disposition, count in found)


def unaccounted(connection: sqlite3.Connection) -> tuple[str, ...]:
    mentioned = connection.execute(
        "SELECT kind, text, start FROM mention WHERE disposition = 'unaccounted' ORDER BY start"
    )
    lines = [f'{kind} "{text}" at {start}' for kind, text, start in mentioned]
    left = connection.execute("SELECT number FROM sentence WHERE coverage = 'unaccounted'")
    return (*lines, *(f"sentence S{number}" for (number,) in left))


def faults(connection: sqlite3.Connection) -> tuple[str, ...]:
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(10)") if row[0] != "ok"]
    found += [
        f"a link of table {row[0]} leads nowhere"
        for row in connection.execute("PRAGMA foreign_key_check")
    ]
    text = source(connection).text
    found += [
        f"citation {start}–{end} of {owner} is not the text there"
        for owner, start, end, quote in connection.execute(
            "SELECT entry, start, end, quote FROM citation"
        )
        if text[start:end] != quote
    ]
    return tuple(found)
