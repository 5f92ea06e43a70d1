"""azref check: whether a database is sound, and what changed in it."""

import shutil
import sqlite3
import tomllib
from pathlib import Path

from azref import paths
from tests.cli.terminal import BUNDLED, Terminal


def test_the_bundled_database_is_sound(terminal: Terminal) -> None:
    answer = terminal("check", paths.bundled_database(), "--json")
    record = answer.json
    assert record["faults"] == record["unaccounted"] == []
    edition = tomllib.loads((paths.bundled_edition() / "edition.toml").read_text("utf-8"))[
        "edition"
    ]
    assert (record["edition"], record["date"]) == (edition["id"], edition["date"])
    assert {"database", "faults", "rebuild", "account", "unaccounted", "sound"} <= record.keys()


def test_a_database_with_a_wrong_quote_is_not_sound(terminal: Terminal, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    shutil.copy(paths.bundled_database(), copy)
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE citation SET quote = 'never said'")
    connection.commit()
    connection.close()
    answer = terminal("check", copy)
    assert answer.status == 1
    assert f"{copy}: NOT sound" in answer.out
    assert "is not the text there" in answer.out
    assert "not compared with an edition; name it with --edition" in answer.out


def test_check_names_the_facts_that_changed(terminal: Terminal, tmp_path: Path) -> None:
    newer = tmp_path / "newer.sqlite"
    shutil.copy(paths.bundled_database(), newer)
    connection = sqlite3.connect(newer)
    connection.execute("UPDATE entry SET title = 'Peace Partnership' WHERE id = 'pfp'")
    connection.commit()
    connection.close()
    answer = terminal("check", newer, "--against", BUNDLED, "--json")
    assert answer.status == 0
    assert any("pfp" in change for change in answer.json["changes"])
    same = terminal("check", newer, "--against", newer)
    assert "no fact was added, changed or withdrawn" in same.out


def test_check_against_what_is_no_database_is_one_line(terminal: Terminal, tmp_path: Path) -> None:
    assert "does not exist" in terminal.refusal("check", BUNDLED, "--against", tmp_path / "none")


def test_the_same_rows_in_other_bytes_are_sound(terminal: Terminal, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    shutil.copy(paths.bundled_database(), copy)
    connection = sqlite3.connect(copy)
    connection.execute("CREATE TABLE spare (x)")
    connection.execute("DROP TABLE spare")
    connection.commit()
    connection.close()
    answer = terminal("check", copy, "--edition", paths.bundled_edition(), "--json")
    assert (answer.status, answer.json["rebuild"]) == (0, "equal")


def test_a_database_unlike_its_edition_is_not_sound(terminal: Terminal, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    shutil.copy(paths.bundled_database(), copy)
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE entry SET note = 'changed by hand'")
    connection.commit()
    connection.close()
    answer = terminal("check", copy, "--edition", paths.bundled_edition(), "--json")
    assert (answer.status, answer.json["rebuild"]) == (1, "different")
