"""azref export: entries to a file whose suffix names the format."""

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal, unwritable


def test_export_writes_a_pdf_the_same_twice(terminal: Terminal, tmp_path: Path) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.PDF"
    for output in (first, second):
        assert terminal("export", "pfp", "ev-1997-parp", "pfp", "--output", output).status == 0
    assert first.read_bytes().startswith(b"%PDF-")
    assert first.read_bytes() == second.read_bytes()


def test_export_wants_ids_or_all_but_not_both(terminal: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "x.pdf"
    for words in ([], ["pfp", "--all"]):
        line = terminal.refusal("export", *words, "--output", output)
        assert line == "give the ids of the entries to export, or --all"
    assert not output.exists()


@pytest.mark.parametrize("name", ["x.docx", "x", "x.", ".pdf", "x.pdf.txt"])
def test_a_suffix_without_a_format_is_refused(
    terminal: Terminal, tmp_path: Path, name: str
) -> None:
    assert ".pdf" in terminal.refusal("export", "pfp", "--output", tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_fails_leaves_the_old_file(terminal: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "x.pdf"
    output.write_bytes(b"old")
    assert 'did you mean "pfp"' in terminal.refusal("export", "pfp", "pfb", "--output", output)
    assert output.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [output]


def test_an_export_to_nowhere_is_one_line(terminal: Terminal, tmp_path: Path) -> None:
    for output in unwritable(tmp_path, ".pdf"):
        terminal.refusal("export", "pfp", "--output", output)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.pdf"]
    assert (tmp_path / "file").read_bytes() == b"kept"
