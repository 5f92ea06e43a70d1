"""The edition that azref ships: a current database that shows nothing unconfirmed as fact."""

import re
import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from azref.ingest.rebuild import Likeness, compare

ROOT = Path(__file__).parents[2]
DATABASE = ROOT / "db" / "azref.sqlite"
EDITION = ROOT / "db" / "edition"


@pytest.fixture(scope="module")
def connection():
    with closing(sqlite3.connect(f"{DATABASE.as_uri()}?mode=ro&immutable=1", uri=True)) as opened:
        yield opened


def _one(connection: sqlite3.Connection, sql: str, *values: object):
    (row,) = connection.execute(sql, values).fetchall()
    return row if len(row) > 1 else row[0]


def test_the_shipped_database_is_what_its_edition_compiles_to():
    assert compare(DATABASE, EDITION) is Likeness.IDENTICAL


def test_sqlite_finds_no_fault(connection: sqlite3.Connection):
    assert _one(connection, "PRAGMA integrity_check") == "ok"
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_citation_is_the_text_of_its_span(connection: sqlite3.Connection):
    text = _one(connection, "SELECT text FROM source")
    rows = connection.execute(
        "SELECT start, end, quote FROM citation UNION SELECT start, end, quote FROM discrepancy "
        "UNION SELECT start, end, quote FROM contradiction_side"
    ).fetchall()
    assert len(rows) > 200
    assert all(text[start:end] == quote for start, end, quote in rows)


def test_nothing_of_the_source_is_unaccounted(connection: sqlite3.Connection):
    assert _one(connection, "SELECT count(*) FROM mention WHERE disposition = 'unaccounted'") == 0
    assert _one(connection, "SELECT count(*) FROM sentence WHERE coverage = 'unaccounted'") == 0
    assert _one(connection, "SELECT count(*) FROM mention WHERE disposition != 'used' "
                            "AND reason = ''") == 0  # fmt: skip


def test_every_year_and_every_number_of_the_source_is_accounted_for(connection):
    text = _one(connection, "SELECT text FROM source")
    rows = connection.execute("SELECT start, end FROM mention").fetchall()
    for match in re.finditer(r"\d+", text):
        assert any(s <= match.start() and match.end() <= e for s, e in rows), match.group()
    numbers = connection.execute("SELECT text, about FROM mention WHERE kind = 'number'").fetchall()
    assert {"200", "120", "2", "6", "128"} <= {number for number, _ in numbers}
    assert ("120", "military personnel") in numbers


@pytest.mark.parametrize("acronym", ["SNT", "WFP", "PAP", "EEA", "NATO", "ISAF"])
def test_every_acronym_of_the_source_is_used(connection: sqlite3.Connection, acronym: str):
    rows = connection.execute("SELECT disposition FROM mention WHERE text = ?", (acronym,))
    assert {disposition for (disposition,) in rows} == {"used"}


EVENTS = """
ev-1994-framework           | 1994-05-04 | 1994-05-04            | stated
ev-1996-presentation        | 1996       | 1996-04               | stated
ev-1997-parp                | 1997       | 1997                  | stated
ev-1999-kosovo              | 1999       | 1999-09/2008-04       | stated
ev-2001-exercise            | 2001       | 2001-11-05/2001-11-16 | stated
ev-2002-afghanistan         | 2002       | 2002-11-20            | derived
ev-2003-silk                | 2003       | -                     | stated
ev-2004-istanbul            | 2004       | 2004-06-28/2004-06-29 | derived
ev-2004-representative      | 2004       | 2004-09-15/2005-02    | inferred
ev-2004-ipap-presented      | 2004       | 2004-05-19            | derived
ev-2004-ipap-joined         | 2004       | 2004-05-19            | stated
ev-2005-ipap                | 2005       | 2005-05-27            | stated
ev-annual-events            | -          | 2009/                 | stated
ev-current-goals            | -          | 1997/                 | stated
ev-current-operations       | -          | 1999-09/2021-08-26    | stated
ev-present-isaf             | -          | 2002-11-20/2014-12    | stated
ev-2015-resolute-support    | 2015-01/.. | 2015-01-01/2021-08-26 | stated
ev-current-security-systems | -          | -                     | stated
"""
ROWS = [tuple(map(str.strip, line.split("|"))) for line in EVENTS.strip().splitlines()]


@pytest.mark.parametrize(("event", "said", "attested", "basis"), ROWS, ids=[r[0] for r in ROWS])
def test_an_event_has_the_dates_of_the_dossier(connection, event, said, attested, basis):
    sql = "SELECT coalesce(edtf, '-'), coalesce(attested, '-'), basis FROM timeline WHERE id = ?"
    assert _one(connection, sql, event) == (said, attested, basis)


def test_the_following_year_counts_from_the_exercise_of_2001(connection: sqlite3.Connection):
    rule = _one(connection, "SELECT rule FROM timeline WHERE id = 'ev-2002-afghanistan'")
    assert rule == "year(ev-2001-exercise)+1"


@pytest.mark.parametrize("acronym", ["FTƏP", "ƏMO", "AATŞ"])
def test_an_acronym_that_was_found_nowhere_is_the_editors_alone(connection, acronym: str):
    rows = connection.execute("SELECT layer FROM form WHERE text = ?", (acronym,)).fetchall()
    assert rows
    assert {layer for (layer,) in rows} == {"editors"}
    entries = connection.execute("SELECT acronym, title, definition FROM entry").fetchall()
    assert not any(acronym in told for row in entries for told in row)


def test_names_that_the_dossier_infers_are_the_editors_alone(connection: sqlite3.Connection):
    terms = tomllib.loads((EDITION / "terms.toml").read_text(encoding="utf-8"))["term"]
    inferred = {term["name_az"] for term in terms if term.get("az_status") == "inferred"}
    assert len(inferred) > 8
    for name in inferred:
        rows = connection.execute("SELECT layer FROM form WHERE text = ?", (name,)).fetchall()
        assert rows == [("editors",)], name


@pytest.mark.parametrize("entry", ["eapc-working-group", "liaison-officer"])
def test_an_inferred_identification_is_shown_as_the_editors(connection, entry: str):
    row = _one(connection, "SELECT definition_layer, confidence FROM entry WHERE id = ?", entry)
    assert row == ("editors", "inferred")


def test_readings_without_an_outside_reference_are_the_editors(connection: sqlite3.Connection):
    sql = "SELECT id FROM discrepancy WHERE layer = 'references' AND note LIKE '%inferred%'"
    assert connection.execute(sql).fetchall() == []
    rows = connection.execute("SELECT id FROM discrepancy WHERE layer = 'editors'").fetchall()
    assert {"d-coordinator", "d-128-contingents", "d-consumer"} <= {key for (key,) in rows}


def test_the_contradictions_of_the_source_are_pairs_with_status_and_reason(connection):
    rows = connection.execute("SELECT id, status, sentence, other_sentence FROM contradictions")
    assert rows.fetchall() == [
        ("c-ipap-year", "explained", "S14", "S20"),
        ("c-isaf-resolute-support", "explained", "S30", "S31"),
        ("c-120-128", "open", "S31", "S31"),
    ]


UNCONFIRMED = ["19 April", "23 April", "November 1997", "August 2004", "later transferred"]


@pytest.mark.parametrize("words", UNCONFIRMED)
def test_a_detail_the_dossier_does_not_confirm_stands_in_no_definition_or_title(connection, words):
    sql = "SELECT id FROM entry WHERE (definition LIKE :words OR title LIKE :words) AND id != :but"
    values = {"words": f"%{words}%", "but": "liaison-officer"}
    found = connection.execute(sql, values).fetchall()
    assert found == []
