"""azref build: an edition to a database, or every problem at once."""

import shutil
from pathlib import Path

from tests.cli.terminal import SMALL_EDITION, Terminal, unwritable


def test_build_makes_a_database_that_check_finds_sound(
    terminal: Terminal, tmp_path: Path, edition: Path
) -> None:
    output = tmp_path / "small.sqlite"
    built = terminal("build", edition, output)
    assert (built.status, built.out) == (0, ""), built.err
    assert f"wrote {output}" in built.err
    checked = terminal("check", output, "--edition", edition, "--json")
    assert (checked.status, checked.json["sound"], checked.json["rebuild"]) == (
        0, True, "identical")  # fmt: skip
    assert terminal("lookup", "CRL", "--database", output).status == 0


def test_a_broken_edition_is_status_1_and_leaves_the_old_database(
    terminal: Terminal, tmp_path: Path, edition: Path
) -> None:
    output = tmp_path / "small.sqlite"
    assert terminal("build", edition, output).status == 0
    before = output.read_bytes()
    broken = edition / "entries.toml"
    broken.write_text(broken.read_text("utf-8").replace("In 2001, ", "In 2091, "), "utf-8")
    answer = terminal("build", edition, output)
    assert (answer.status, answer.out) == (1, "")
    assert "entries.toml:" in answer.err
    assert output.read_bytes() == before


def test_a_missing_edition_is_one_line(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name, what in (("none", "no such folder"), ("file", "no folder")):
        line = terminal.refusal("build", tmp_path / name, tmp_path / "out.sqlite")
        assert line == f"{tmp_path / name}: {what}; an edition is a folder with edition.toml"
    assert not (tmp_path / "out.sqlite").exists()


def test_build_writes_over_no_file_that_is_not_a_database(
    terminal: Terminal, edition: Path
) -> None:
    source = edition / "entries.toml"
    before = source.read_bytes()
    line = terminal.refusal("build", edition, source)
    assert line == f"{source} is no database; it is left as it is, give another name"
    assert source.read_bytes() == before


def test_a_build_to_nowhere_is_refused(terminal: Terminal, tmp_path: Path, edition: Path) -> None:
    before = sorted(edition.parent.rglob("*"))
    for output in unwritable(tmp_path, ".sqlite"):
        answer = terminal("build", edition, output)
        assert answer.status == 2
        assert answer.err.splitlines()[-1].startswith("azref: ")
    assert (tmp_path / "file").read_bytes() == b"kept"
    left = set(tmp_path.rglob("*")) - set(before)
    assert {path.name for path in left} == {"file", "folder.sqlite"}


def test_a_problem_of_an_edition_is_shown_with_its_line_and_a_caret(
    terminal: Terminal, tmp_path: Path
) -> None:
    edition = tmp_path / "edition"
    shutil.copytree(SMALL_EDITION, edition)
    for file in edition.glob("*.toml"):
        text = file.read_text("utf-8")
        file.write_text(text.replace("[[event]]\n", '[[event]]\ncolour = "red"\n', 1), "utf-8")
    answer = terminal("build", edition, tmp_path / "x.sqlite")
    assert answer.status == 1
    lines = answer.err.splitlines()
    at = next(n for n, line in enumerate(lines) if 'unknown key "colour"' in line)
    assert lines[at + 1].strip() == 'colour = "red"'
    assert set(lines[at + 2].strip()) == {"^"}
