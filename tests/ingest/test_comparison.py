"""The facts two databases differ in, in sentences."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from azref.errors import DatabaseError
from azref.ingest.comparison import compare_facts
from azref.ingest.compiler import compile_edition
from azref.ingest.database import write_database

SMALL = Path(__file__).parents[1] / "small_edition"
BUNDLED = Path(__file__).parents[2] / "db" / "azref.sqlite"


@pytest.fixture
def changed(tmp_path: Path):
    """Compiles the small edition after an exchange of words in its entries or its text."""
    folder = tmp_path / "edition"
    shutil.copytree(SMALL, folder)

    def change(before: str, after: str, file: str = "entries.toml") -> Path:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
        write_database(compile_edition(folder), tmp_path / "new.sqlite")
        return tmp_path / "new.sqlite"

    return change


def test_equal_databases_differ_in_nothing(small_database: Path):
    assert compare_facts(small_database, small_database) == ()


CHANGES = [
    (
        'title = "Azerbaijan joins the League"',
        'title = "Azerbaijan enters the League"',
        [
            "Changed: title of entry ev-2001-joined, from “Azerbaijan joins the League” to "
            "“Azerbaijan enters the League”.",
            "Added: form “Azerbaijan enters the League” (en) of ev-2001-joined, “name”.",
            "Withdrawn: form “Azerbaijan joins the League” (en) of ev-2001-joined.",
        ],
    ),
    (
        'attested_start = "2001-06-04"',
        'attested_start = "2001-07"',
        ["Changed: value of date ev-2001-joined in the layer references, from “2001-06-04” to "
         "“2001-07”."],
    ),
    (
        'acronym_az_status = "inferred"',
        'acronym_az_status = "attested"',
        ["Changed: layer of form “XXL” (az) of crl, from “editors” to “references”."],
    ),
    (
        'relations = ["sea-watch", "rescue-plan"]',
        'relations = ["sea-watch"]',
        ["Withdrawn: relation of crl to rescue-plan."],
    ),
    (
        'status = "open"',
        'status = "explained"',
        ["Changed: status of contradiction c-crews, from “open” to “explained”."],
    ),
    (
        'counts = "crews in training"',
        'counts = "crews"',
        ["Changed: what it counts of quantity 10 in “10 crews”, from “crews in training” to "
         "“crews”."],
    ),
    (
        'publisher = "Caspian Rescue League"\n',
        "",
        ["Changed: publisher of reference statute, from “Caspian Rescue League” to nothing."],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "sentences"), CHANGES, ids=[c[0][:30] for c in CHANGES]
)
def test_a_changed_fact_is_one_sentence(small_database, changed, before, after, sentences):
    assert list(compare_facts(small_database, changed(before, after))) == sentences


def test_what_was_added_is_withdrawn_the_other_way_round(small_database: Path, changed):
    new = changed("[[dismissed]]", '[[reference]]\nid = "atlas"\ntitle = "Atlas"\n[[dismissed]]')
    assert compare_facts(small_database, new) == ("Added: reference atlas, “Atlas”.",)
    assert compare_facts(new, small_database) == ("Withdrawn: reference atlas.",)


def test_words_that_only_moved_are_no_change_of_their_entries(small_database: Path, changed):
    new = changed("In 2001, Azerbaijan", "\n In 2001, Azerbaijan", "caspian-rescue.txt")
    (only,) = compare_facts(small_database, new)
    assert only.startswith("Changed: text of source ")


def test_a_long_text_is_shown_where_it_changed(small_database: Path, changed):
    new = changed("mattered to the Coast", "mattered to the Coast.  ", "caspian-rescue.txt")
    first = compare_facts(small_database, new)[0]
    assert first.startswith("Changed: text of source ")
    assert "from “…ttered to the Coast.” to “…ttered to the Coast. .”" in first


def test_a_homonym_is_a_fact_too(small_database: Path, changed):
    homonym = '[[homonym]]\nform = "CRL"\nmeaning = "Certificate revocation list"\n'
    new = changed("[[dismissed]]", f"{homonym}[[dismissed]]")
    name = "homonym “CRL” as “Certificate revocation list”"
    assert compare_facts(small_database, new) == (f"Added: {name}.",)
    assert compare_facts(new, small_database) == (f"Withdrawn: {name}.",)


# What follows from other columns, or only orders rows.
_DERIVED = {
    "position", "owner", "folded", "earliest", "latest", "start_kind", "end_kind", "sentence",
    "source", "paragraph", "number", "sha256", "start", "end", "spaced",
    "doubt", "quantity",
}  # fmt: skip
_LOOKUP = {"key", "neighbour", "passage", "mention", "sqlite_stat1"}


def _columns() -> list[tuple[str, str]]:
    with closing(sqlite3.connect(BUNDLED)) as connection:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        names = [name for (name,) in connection.execute(tables)]
        return [
            (name, row[1])
            for name in names
            if name not in _LOOKUP and not name.startswith(("inside", "beginning", "fulltext"))
            for row in connection.execute(f"PRAGMA table_info({name})")
            if row[1] not in _DERIVED and (name, row[1]) not in {("form", "id"), ("source", "id")}
        ]


@pytest.mark.parametrize(("table", "column"), _columns())
def test_whatever_is_said_differently_is_told(tmp_path: Path, table: str, column: str):
    new = Path(shutil.copy(BUNDLED, tmp_path / "new.sqlite"))
    with closing(sqlite3.connect(new)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        skipped = "WHERE key = 'title'" if table == "edition" else f"LIMIT 1 OFFSET {count // 2}"
        (value,) = connection.execute(f"SELECT {column} FROM {table} {skipped}").fetchone()
        connection.execute(
            f"UPDATE {table} SET {column} = ? WHERE {column} IS ?", (_other(value), value)
        )
    assert compare_facts(BUNDLED, new)


def _other(value: object) -> object:
    return value + 1 if isinstance(value, int) else f"{value or ''} changed"


def test_a_file_that_is_no_database_of_azref_s_is_one_line(small_database: Path, tmp_path: Path):
    (tmp_path / "x").write_text("no database")
    for other in (tmp_path / "x", tmp_path / "none"):
        with pytest.raises(DatabaseError, match="cannot be compared"):
            compare_facts(small_database, other)
