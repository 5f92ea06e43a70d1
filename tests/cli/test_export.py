"""azref export: entries to a file whose suffix names the format."""

import json
from pathlib import Path

import pytest

from azref.export.formats import FORMATS
from tests.cli.terminal import BUNDLED, Terminal, unwritable


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
        assert line == "give the ids of the entries to export, or --all, or --selection FILE"
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
    line = terminal.refusal("export", "pfp", "pfb", "--output", output, status=1)
    assert line == 'no entry has the id "pfb"; did you mean "pfp"?'
    assert output.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [output]


def test_a_dictionary_replaces_its_own_files_and_no_others(
    terminal: Terminal, tmp_path: Path
) -> None:
    output, other = tmp_path / "x.ifo", tmp_path / "x.dict"
    other.write_bytes(b"somebody's")
    line = terminal.refusal("export", "pfp", "--output", output)
    assert line == f"{output} would replace other files (x.dict); give another name"
    assert (other.read_bytes(), output.exists()) == (b"somebody's", False)
    other.unlink()
    for _ in range(2):
        assert terminal("export", "pfp", "--output", output).status == 0


def test_an_export_to_nowhere_is_one_line(terminal: Terminal, tmp_path: Path) -> None:
    for output in unwritable(tmp_path, ".pdf"):
        terminal.refusal("export", "pfp", "--output", output)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.pdf"]
    assert (tmp_path / "file").read_bytes() == b"kept"


def test_help_lists_every_format(terminal: Terminal) -> None:
    out = terminal("export", "--help").out
    for each in FORMATS:
        assert f"  {each.suffix} " in out
        assert each.name in out


@pytest.mark.parametrize("suffix", [each.suffix for each in FORMATS])
def test_what_a_format_could_not_express_is_told_on_standard_error(
    terminal: Terminal, tmp_path: Path, suffix: str
) -> None:
    output = tmp_path / f"x{suffix}"
    answer = terminal("export", "pfp", "ev-1994-framework", "--output", output)
    assert (answer.status, answer.out) == (0, "")
    assert all(line.startswith("azref: ") for line in answer.err.splitlines())
    assert bool(answer.err) == (suffix not in (".pdf", ".json"))
    assert output.stat().st_size > 100


def test_losses_stand_in_the_json_answer(terminal: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "x.ics"
    answer = terminal("export", "pfp", "ev-1994-framework", "--output", output, "--json")
    assert (answer.status, answer.err) == (0, "")
    assert answer.json == {
        "output": str(output), "format": "iCalendar calendar", "entries": 2,
        "losses": ["calendar: 1 term left out"], "standards": "",
    }  # fmt: skip


def test_a_format_that_could_hold_nothing_refuses(terminal: Terminal, tmp_path: Path) -> None:
    for name, id_ in (("x.ics", "pfp"), ("x.timeline.json", "pfp"), ("x.tbx", "ev-2005-ipap"),
                      ("x.ttl", "ev-2005-ipap")):  # fmt: skip
        assert "none of the entries is" in terminal.refusal(
            "export", id_, "--output", tmp_path / name
        )
    assert list(tmp_path.iterdir()) == []


def test_an_export_can_be_made_again_from_its_json(terminal: Terminal, tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    words = ("export", "pfp", "ev-2005-ipap", "--title", "For Baku", "--output", first)
    assert terminal(*words).status == 0
    assert terminal("export", "--selection", first, "--output", second).status == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_file_that_holds_no_selection_is_one_line(terminal: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "x.md"
    for file in (tmp_path / "none", tmp_path, Path(BUNDLED)):
        line = terminal.refusal("export", "--selection", file, "--output", output)
        assert str(file) in line
    assert not output.exists()


def test_a_dictionary_is_written_whole_with_its_companions(
    terminal: Terminal, tmp_path: Path
) -> None:
    for name in ("x.ifo", "x.dict.dz"):
        (tmp_path / name).write_bytes(b"of an older dictionary of this name")
    assert terminal("export", "ipap", "--output", tmp_path / "x.ifo").status == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["x.dict", "x.idx", "x.ifo", "x.syn"]


def test_an_export_can_be_made_again_from_a_pdf_that_has_it_attached(
    terminal: Terminal, tmp_path: Path
) -> None:
    pdf, direct, again = (tmp_path / name for name in ("a.pdf", "b.json", "c.json"))
    words = ("export", "pfp", "ev-2005-ipap", "--title", "Bakı üçün", "--output")
    assert terminal(*words, pdf, "--attach").status == 0
    assert terminal(*words, direct).status == 0
    assert terminal("export", "--selection", pdf, "--output", again).status == 0
    assert direct.read_bytes() == again.read_bytes()


def test_remarks_and_context_are_given_as_in_the_window(terminal: Terminal, tmp_path: Path) -> None:
    output = tmp_path / "x.json"
    terminal("export", "--all", "--context", "--output", output,
             "--remark", "pfp", "=mind <this>", "--remark", "ipap", "and that")  # fmt: skip
    chosen = json.loads(output.read_text("utf-8"))["selection"]
    remarks = {each["id"]: each["remark"] for each in chosen if each["remark"]}
    assert remarks == {"pfp": "=mind <this>", "ipap": "and that"}
    assert any(each["id"].startswith("cx-") for each in chosen)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["pfp", "--context"], "--context goes with --all"),
        (["pfp", "--remark", "nato", "x"], "--remark nato: no entry with this id is exported"),
        (["pfp", "--remark", "nato"], "--remark"),
    ],
)
def test_a_remark_or_context_out_of_place_is_refused(
    terminal: Terminal, tmp_path: Path, words: list[str], reason: str
) -> None:
    assert reason in terminal.refusal("export", *words, "--output", tmp_path / "x.md")
    assert not list(tmp_path.iterdir())
