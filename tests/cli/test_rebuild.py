"""azref --rebuild: the bundled database made anew from the edition beside it."""

import os
import time
from pathlib import Path

import pytest

from azref import paths
from tests.cli.terminal import Terminal


@pytest.fixture
def bundled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, edition: Path) -> Path:
    """Where the bundled database would lie; its edition is there, it is not."""
    monkeypatch.setattr(paths, "bundled_database", lambda: tmp_path / "bundled.sqlite")
    monkeypatch.setattr(paths, "bundled_edition", lambda: edition)
    return tmp_path / "bundled.sqlite"


@pytest.mark.parametrize("content", [None, b"", b"noise", b"SQLite format 3\0" + bytes(5000)])
def test_whatever_lies_there_is_replaced(
    terminal: Terminal, bundled: Path, content: bytes | None
) -> None:
    if content is not None:
        bundled.write_bytes(content)
    assert "azref --rebuild" in terminal.refusal("lookup", "crl")
    assert terminal("--rebuild").status == 0
    assert terminal("lookup", "crl").status == 0


def test_a_damaged_bundled_database_says_how_to_rebuild(
    terminal: Terminal, bundled: Path, small_database: Path
) -> None:
    content = bytearray(small_database.read_bytes())
    content[100:4000] = bytes(3900)
    bundled.write_bytes(content)
    line = terminal.refusal("lookup", "crl")
    assert line.endswith("make it anew with: azref --rebuild")


def test_without_an_edition_it_says_so_in_a_line(
    terminal: Terminal, bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "bundled_edition", lambda: bundled / "none")
    assert "is not there to rebuild from" in terminal.refusal("--rebuild")
    assert "install azref again" in terminal.refusal("lookup", "crl")


def test_what_a_killed_build_left_behind_goes_with_the_next(
    terminal: Terminal, bundled: Path
) -> None:
    old, new = bundled.with_name(f".{bundled.name}-a.tmp"), bundled.with_name("x.sqlite")
    for file in (old, new):
        file.write_bytes(b"half")
        os.utime(file, (time.time() - 7200,) * 2)
    assert terminal("--rebuild").status == 0
    assert not old.exists()
    assert new.exists()
