"""The file: reproducible, whole or untouched, and plain to anybody who opens it."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from azref import schema
from azref.errors import AzrefError, EditionError
from azref.ingest.compiler import compile_edition
from azref.ingest.database import write_database

from .conftest import Bench, event, term

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "small_edition"


def _query(file: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(sql).fetchall()


def test_the_same_edition_gives_the_same_bytes_again(small_database: Path, tmp_path: Path):
    write_database(compile_edition(SMALL), tmp_path / "again.sqlite")
    assert (tmp_path / "again.sqlite").read_bytes() == small_database.read_bytes()


def test_the_same_tables_may_be_written_twice(tmp_path: Path):
    tables = compile_edition(SMALL)
    for name in ("one", "two"):
        write_database(tables, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


SURROUNDINGS = [
    {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "Asia/Baku", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "77", "TZ": "America/St_Johns", "LANG": "az_AZ.UTF-8", "LC_ALL": ""},
]


@pytest.mark.parametrize("surroundings", SURROUNDINGS, ids=lambda s: s["TZ"])
def test_neither_folder_nor_locale_nor_time_zone_nor_hash_seed_changes_a_byte(
    small_database: Path, tmp_path: Path, surroundings: dict[str, str]
):
    folder = tmp_path / "élsewhere – ə" / "edition"
    shutil.copytree(SMALL, folder)
    output = tmp_path / "out.sqlite"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **surroundings}
    words = [sys.executable, "-m", "azref", "build", str(folder), str(output)]
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert output.read_bytes() == small_database.read_bytes()


def test_an_edition_with_problems_leaves_the_older_output_untouched(
    bench: Bench, small_database: Path, tmp_path: Path
):
    output = tmp_path / "out.sqlite"
    shutil.copyfile(small_database, output)
    bench.write("NATO", term(forms='["none"]'))
    words = [sys.executable, "-m", "azref", "build", str(bench.folder), str(output)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "entries.toml:5:10: form" in done.stderr
    assert "Traceback" not in done.stderr
    assert output.read_bytes() == small_database.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.sqlite"]


def test_a_write_that_fails_leaves_the_older_output_untouched(tmp_path: Path, monkeypatch):
    output = tmp_path / "out.sqlite"
    output.write_text("older")
    tables = compile_edition(SMALL)
    monkeypatch.setattr(schema, "VIEWS", "CREATE NONSENSE;")
    with pytest.raises(AzrefError, match=r"cannot write .*out\.sqlite: near"):
        write_database(tables, output)
    assert output.read_text() == "older"
    assert [path.name for path in tmp_path.iterdir()] == ["out.sqlite"]


def test_an_output_in_no_folder_is_said_in_one_line(tmp_path: Path):
    with pytest.raises(AzrefError, match=r"cannot write .*: No such file or directory"):
        write_database(compile_edition(SMALL), tmp_path / "none" / "out.sqlite")


def test_every_citation_is_the_text_of_its_span(small_database: Path):
    ((text,),) = _query(small_database, "SELECT text FROM source")
    tables = "citation", "discrepancy", "contradiction_side"
    for table in tables:
        rows = _query(small_database, f"SELECT start, end, quote FROM {table}")
        assert rows
        assert all(text[start:end] == quote for start, end, quote in rows)


def test_sqlite_finds_no_fault_and_every_link_leads_somewhere(small_database: Path):
    assert _query(small_database, "PRAGMA integrity_check") == [("ok",)]
    assert _query(small_database, "PRAGMA foreign_key_check") == []


def test_what_names_a_row_of_another_table_is_a_declared_foreign_key(small_database: Path):
    names = {"entry", "reference", "discrepancy", "contradiction", "anchor", "target", "form",
             "owner", "sentence", "source", "quantity"}  # fmt: skip
    exempt = {("form", "form"), ("passage", "sentence")}
    tables = _query(small_database, "SELECT name FROM sqlite_master WHERE type = 'table'")
    assert {"entry", "form", "citation"} <= {table for (table,) in tables}
    for (table,) in tables:
        declared = {row[3] for row in _query(small_database, f"PRAGMA foreign_key_list({table})")}
        columns = {row[1] for row in _query(small_database, f"PRAGMA table_info({table})")}
        assert {c for c in columns & names if (table, c) not in exempt} <= declared, table


def test_every_table_and_view_says_what_it_is(small_database: Path):
    rows = _query(small_database, "SELECT name, sql FROM sqlite_master WHERE sql NOT NULL")
    virtual = tuple(name for name, sql in rows if sql.startswith("CREATE VIRTUAL"))
    plain = ("CREATE TABLE", "CREATE VIEW")
    own = [row for row in rows if row[1].startswith(plain) and not row[0].startswith(virtual)]
    assert len(own) > 25
    for name, sql in own:
        assert re.search(r"^\s*-- \w", sql, re.MULTILINE) or name.startswith("sqlite_"), name


def test_the_view_about_names_every_other_view(small_database: Path):
    views = _query(small_database, "SELECT name FROM sqlite_master WHERE type = 'view'")
    told = _query(small_database, "SELECT view FROM about")
    assert set(views) - {("about",)} == set(told)


def test_the_timeline_shows_what_is_said_beside_what_is_attested(small_database: Path):
    sql = "SELECT id, said, edtf, basis, rule, attested, scope FROM timeline"
    assert _query(small_database, sql) == [
        ("cx-1995-forum", None, None, None, None, "1995-10", "context"),
        ("ev-2001-joined", "2001", "2001", "stated", "", "2001-06-04", "source"),
        ("ev-2002-station", "The following year", "2002", "derived", "year(ev-2001-joined)+1",
         None, "source"),
        ("ev-2010-plan", "Since May 2010", "2010-05/..", "stated", "", "2010-05-03/2019",
         "source"),
        ("ev-yearly-training", "Every year", None, "stated", "", None, "source"),
    ]  # fmt: skip


def test_the_glossary_shows_no_form_that_is_not_confirmed(small_database: Path):
    rows = _query(small_database, "SELECT id, acronym, printed, azerbaijani FROM glossary")
    found = {row[0]: row[1:] for row in rows}
    assert found["rescue-plan"] == ("LRP", "League Rescue Plan · WFP", None)
    assert found["crl"][2] == "Xəzər Xilasetmə Liqası"
    assert found["sea-watch"][2] == "Xəzər Qoruma Proqramı · XQP"


def test_wrong_forms_are_shown_with_what_is_meant(small_database: Path):
    rows = _query(small_database, "SELECT printed, role, meant, acronym FROM wrong_forms")
    assert rows == [("WFP", "misprint", "League Rescue Plan", "LRP")]


def test_coverage_shows_every_sentence_and_why_one_is_set_aside(small_database: Path):
    rows = _query(small_database, "SELECT sentence, coverage, reason FROM coverage")
    assert len(rows) == 6
    assert rows[-1] == ("S6", "background", "An opinion of the source.")


def test_every_view_can_be_read(small_database: Path):
    views = _query(small_database, "SELECT name FROM sqlite_master WHERE type = 'view'")
    assert ("coverage",) in views
    for (view,) in views:
        assert _query(small_database, f"SELECT * FROM {view}"), view


def test_the_edition_states_its_facts(small_database: Path):
    facts = dict(_query(small_database, "SELECT key, value FROM edition"))
    assert facts["title"] == "The Caspian Rescue League"
    assert facts["count entry"] == "11"
    assert len(facts["sha256 entries.toml"]) == 64
    assert not any("/" in value for value in facts.values())


def test_progress_is_told_step_by_step():
    steps: list[str] = []
    compile_edition(SMALL, steps.append)
    assert steps == [
        "read a source of 6 sentences",
        "read 3 files",
        "placed 16 citations",
        "accounted for 15 dates, acronyms, numbers and names",
    ]


def test_ids_do_not_depend_on_the_order_of_records(bench: Bench, tmp_path: Path):
    one = term("a") + term("b", '["PfP"]') + event("It joined NATO.")
    other = event("It joined NATO.") + term("b", '["PfP"]') + term("a")
    rows = [
        bench.write("It joined NATO. PfP.", entries).rows("SELECT id, position, title FROM entry")
        for entries in (one, other)
    ]
    assert rows[0] == rows[1]


def test_an_edition_error_carries_every_problem():
    error = EditionError(("one", "two"))
    assert (str(error), error.problems) == ("one\ntwo", ("one", "two"))
