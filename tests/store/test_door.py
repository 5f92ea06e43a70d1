"""The door to a database: what is not one, or not whole, gets one clear line and stays as it is."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from azref import paths, schema
from azref.errors import AzrefError, DatabaseError
from azref.render.entry_page import entry_page
from azref.render.plain import page_text
from azref.render.records import entry_record, event_record
from azref.store.database import Database
from azref.store.header import holds_something_else

WHOLE = paths.bundled_database().read_bytes()
Change = Callable[[sqlite3.Connection], object]


def read_everything(path: Path) -> None:
    """All that the program ever asks a database, and what it makes of the answers."""
    database = Database(path)
    try:
        database.facts()
        source = database.source()
        for summary in database.summaries():
            entry = database.entry(summary.id)
            entry_record(entry)
            page_text(entry_page(entry, source))
        for event in database.timeline(with_context=True):
            event_record(event)
        database.citations_in_order()
        for query in ("nato", "partnrship", "2004", "xyzzy"):
            database.lookup(query)
        database.account()
        database.unaccounted()
        database.integrity()
    finally:
        database.close()


def refusal(path: Path) -> str:
    """The one line a database is refused with; the file stays as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DatabaseError) as caught:
        read_everything(path)
    assert before is None or path.read_bytes() == before
    line = str(caught.value)
    assert str(path) in line
    assert "\n" not in line
    return line.replace(str(path), "FILE")


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "given.sqlite"
    path.write_bytes(content)
    return path


def changed(tmp_path: Path, change: Change) -> Path:
    """A copy of the bundled database with something changed in it."""
    path = written(tmp_path, WHOLE)
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA ignore_check_constraints = ON;")
    change(connection)
    connection.commit()
    connection.close()
    return path


def test_the_bundled_database_is_whole() -> None:
    read_everything(paths.bundled_database())


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    line = refusal(tmp_path / "none.sqlite")
    assert line == "FILE does not exist; make it with: azref build EDITION_DIR FILE"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "FILE is a folder; give the path of an azref database"


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    line = refusal(written(tmp_path, b""))
    assert line == "FILE is empty; give the path of an azref database"


@pytest.mark.parametrize("content", [b"x", b"%PDF-1.7\n" * 99, b"SQLite format 2\0" * 99,
                                     b"SQLite format 3\0", WHOLE[:99], b"\0" * 4096])  # fmt: skip
def test_a_foreign_file_is_no_database(tmp_path: Path, content: bytes) -> None:
    line = refusal(written(tmp_path, content))
    assert line == "FILE is not an SQLite database; give the path of an azref database"


@pytest.mark.parametrize("length", [100, 101, 512, 4095, 4096, 4097, 65_536, 300_000,
                                    len(WHOLE) - 4096, len(WHOLE) - 1])  # fmt: skip
def test_a_truncated_database_is_said_to_be_truncated(tmp_path: Path, length: int) -> None:
    line = refusal(written(tmp_path, WHOLE[:length]))
    assert line == (
        f"FILE is truncated: {length:,} of {len(WHOLE):,} bytes are there; restore or rebuild it"
    )


def test_a_database_of_another_program_is_none_of_azrefs(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.executescript("PRAGMA application_id = 17; CREATE TABLE entry (id);")
    connection.close()
    assert refusal(path) == "FILE is an SQLite database, but not one of azref's"


@pytest.mark.parametrize(
    ("version", "who", "what"),
    [
        (schema.VERSION + 1, "a newer", "update azref"),
        (schema.VERSION - 1, "an older", "build it anew"),
    ],
)
def test_another_version_is_refused_with_what_to_do(
    tmp_path: Path, version: int, who: str, what: str
) -> None:
    path = changed(tmp_path, lambda c: c.execute(f"PRAGMA user_version = {version}"))
    line = refusal(path)
    assert f"was built by {who} azref (format {version}, this one reads" in line
    assert what in line


@pytest.mark.parametrize("table", ["entry", "form", "key", "neighbour", "inside",
                                   "fulltext", "date", "sentence", "source", "mention",
                                   "citation"])  # fmt: skip
def test_a_database_without_one_of_its_tables_is_damaged(tmp_path: Path, table: str) -> None:
    def drop(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA foreign_keys = OFF")
        for (view,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'view'"
        ).fetchall():
            connection.execute(f'DROP VIEW "{view}"')
        connection.execute(f"DROP TABLE {table}")

    assert "is damaged (" in refusal(changed(tmp_path, drop))


@pytest.mark.parametrize("seed", range(40))
def test_random_bytes_inside_never_end_in_a_traceback(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(WHOLE)
    for _ in range(chance.choice((1, 20, 400))):
        at = chance.randrange(100, len(content) - 64)
        content[at : at + chance.choice((1, 8, 64))] = chance.randbytes(chance.choice((1, 8, 64)))
    path = written(tmp_path, bytes(content[: len(WHOLE)]).ljust(len(WHOLE), b"\0"))
    try:
        read_everything(path)
    except AzrefError as error:
        assert "\n" not in str(error)  # noqa: PT017


HOSTILE = (
    "UPDATE entry SET title = x'00ff'",
    "UPDATE entry SET type = 'nonsense'",
    "UPDATE entry SET scope = ''",
    "UPDATE entry SET lane = 'x' WHERE lane IS NOT NULL",
    "UPDATE entry SET definition = CAST(x'80' AS TEXT)",
    "UPDATE entry SET definition_layer = 'nobody'",
    "UPDATE form SET role = 'boss'",
    "UPDATE form SET text = x'01'",
    "UPDATE form SET layer = 7",
    "UPDATE citation SET quote = x'ff'",
    "UPDATE date SET edtf = 'yesterday'",
    "UPDATE date SET edtf = '9999999999-01-01'",
    "UPDATE date SET basis = 'rumour'",
    "UPDATE date SET start = 'here', end = 'there'",
    "UPDATE date SET start = -5, end = -9",
    "UPDATE sentence SET start = 'x'",
    "UPDATE sentence SET text = x'00'",
    "UPDATE sentence SET paragraph = 'one'",
    "UPDATE source SET text = x'00ff'",
    "DELETE FROM source",
    "UPDATE edition SET value = 'many' WHERE key LIKE 'count %'",
    "UPDATE quantity SET start = 'x'",
    "UPDATE discrepancy SET start = 'x'",
    "UPDATE citation SET sentence = 'S1' WHERE purpose = 'form'",
)


@pytest.mark.parametrize("statement", HOSTILE)
def test_a_value_that_cannot_be_is_damage(tmp_path: Path, statement: str) -> None:
    with pytest.raises(AzrefError) as caught:
        read_everything(changed(tmp_path, lambda c: c.execute(statement)))
    assert "\n" not in str(caught.value)


HARMLESS = (
    "UPDATE entry SET title = char(0) || title || char(27) || '[31m'",
    "UPDATE entry SET title = ''",
    "UPDATE entry SET note = '<script>alert(1)</script>'",
    "UPDATE sentence SET start = 9223372036854775807, end = 9223372036854775807",
    "UPDATE citation SET sentence = 99999",
    "UPDATE date SET rule = '((('",
    "UPDATE reference SET url = 'javascript:alert(1)'",
    "UPDATE entry SET kind = 'x' || char(10) || 'y'",
    "DELETE FROM sentence",
    "DELETE FROM form",
    "DELETE FROM entry",
)


@pytest.mark.parametrize("statement", HARMLESS)
def test_a_value_that_merely_looks_odd_is_read(tmp_path: Path, statement: str) -> None:
    read_everything(changed(tmp_path, lambda c: c.execute(statement)))


def test_a_wrong_quote_is_a_fault_the_check_names(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda c: c.execute("UPDATE citation SET quote = 'never said'"))
    assert any("is not the text there" in fault for fault in Database(path).integrity())


def test_a_dangling_link_is_a_fault_the_check_names(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda c: c.execute("UPDATE relation SET target = 'nobody'"))
    assert "a link of table relation leads nowhere" in Database(path).integrity()


@pytest.mark.parametrize(
    ("content", "foreign"),
    [(b"", False), (b"SQLite", False), (WHOLE[:5000], False), (b"[edition]", True), (b"x", True)],
)
def test_only_what_was_a_database_may_be_written_over(
    tmp_path: Path, content: bytes, foreign: bool
) -> None:
    assert holds_something_else(written(tmp_path, content)) is foreign


def test_nothing_at_a_path_may_be_written_over(tmp_path: Path) -> None:
    assert not holds_something_else(tmp_path / "none")
