"""The command line: six verbs, three exit statuses, one clear line for whatever goes wrong."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import azref
from azref import paths
from azref.cli import VERBS, main

ROOT = Path(__file__).resolve().parents[1]
SMALL_EDITION = ROOT / "tests" / "small_edition"
BUNDLED = str(paths.bundled_database())


class Answer:
    """What a command line came back with."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Terminal:
    """Runs azref in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> Answer:
        status = main([str(word) for word in words])
        out, err = self._capsys.readouterr()
        assert "Traceback" not in err
        return Answer(status, out, err)

    def refusal(self, *words: object, status: int = 2) -> str:
        """The one line `words` are refused with, under exit status 2 (1 for nothing found)."""
        answer = self(*words)
        assert (answer.status, answer.out) == (status, "")
        assert answer.err.startswith("azref: ")
        assert answer.err.count("\n") == 1
        return answer.err.removeprefix("azref: ").rstrip("\n")


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


def process(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "azref", *words],
        cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, **options,
    )  # fmt: skip


# Lookup


@pytest.mark.parametrize("words", [["SNT"], ["SNT", "--json"], ["--json", "SNT"],
                                   ["SNT", "--limit", "3"], ["--limit=3", "SNT", "--json"],
                                   ["SNT", "--database", BUNDLED]])  # fmt: skip
def test_lookup_finds_partnership_for_peace_first(terminal: Terminal, words: list[str]) -> None:
    answer = terminal("lookup", *words)
    assert (answer.status, answer.err) == (0, "")
    if "--json" in words:
        assert answer.json["hits"][0]["id"] == "pfp"
    else:
        assert answer.out.startswith("pfp ")


def test_lookup_prints_the_query_and_its_hits_as_json(terminal: Terminal) -> None:
    record = terminal("lookup", "virtual", "Silk", "Road", "--json").json
    assert record.keys() == {"query", "hits"}
    assert record["query"] == "virtual Silk Road"
    assert record["hits"][0].keys() == {
        "id", "type", "kind", "title", "acronym", "tier", "matched", "note",
    }  # fmt: skip


def test_a_plain_lookup_answers_like_a_parsed_one(terminal: Terminal) -> None:
    for words in (["WFP"], ["WFP", "--json"], ["azerbaijan", "joins"]):
        plain = terminal("lookup", *words)
        parsed = terminal("lookup", *words, "--limit", "20")
        assert (plain.status, plain.out) == (parsed.status, parsed.out)


def test_fields_narrow_a_lookup(terminal: Terminal) -> None:
    hits = terminal("lookup", "kind:operation", "year:2001..2004", "--json").json["hits"]
    assert [hit["id"] for hit in hits] == ["isaf"]
    assert terminal("lookup", '"plan action"').status == 1


@pytest.mark.parametrize("field", ["year:20", "in:x", "kind:", "kind:1"])
def test_a_field_that_says_nothing_is_wrong_use(terminal: Terminal, field: str) -> None:
    line = terminal.refusal("lookup", "nato", field)
    assert line == f"{field} says nothing; write kind:operation, year:2001..2004, in:source"


def test_a_wrong_form_is_marked_on_the_line(terminal: Terminal) -> None:
    note = "(wrong form: the source prints WFP for IPAP; also: World Food Programme)"
    assert note in terminal("lookup", "WFP").out


def test_nothing_found_is_status_1(terminal: Terminal) -> None:
    answer = terminal("lookup", "xyzzyplugh")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == 'azref: nothing found for "xyzzyplugh"\n'


def test_nothing_found_is_an_empty_list_as_json(terminal: Terminal) -> None:
    answer = terminal("lookup", "xyzzyplugh", "--json")
    assert (answer.status, answer.json) == (1, {"query": "xyzzyplugh", "hits": []})


@pytest.mark.parametrize("words", [[], [""], [" ", "\t"], ["\x00"], ["--json"], ["", "--json"]])
def test_nothing_to_look_up_is_wrong_use(terminal: Terminal, words: list[str]) -> None:
    line = terminal.refusal("lookup", *words)
    assert line == "nothing to look up; give an acronym, a name or a year"


@pytest.mark.parametrize("limit", ["0", "-1", "1001", "99999999999999999999"])
def test_a_limit_out_of_bounds_is_wrong_use(terminal: Terminal, limit: str) -> None:
    line = terminal.refusal("lookup", "nato", f"--limit={limit}")
    assert line == "--limit must be between 1 and 1000"


@pytest.mark.parametrize("limit", ["many", "", "1.5"])
def test_a_limit_that_is_no_number_is_wrong_use(terminal: Terminal, limit: str) -> None:
    assert "--limit: invalid int value" in terminal.refusal("lookup", "nato", f"--limit={limit}")


@pytest.mark.parametrize("limit", [1, 2, 1000])
def test_a_limit_is_kept(terminal: Terminal, limit: int) -> None:
    hits = terminal("lookup", "nato", "--limit", limit, "--json").json["hits"]
    assert 1 <= len(hits) <= limit


@pytest.mark.parametrize("query", ['"', "a-b", "foo(", "ion AND", "*", "🎖", "حلف", "a\nb", "\x00a",
                                   "\udcff", "nato\x1b[2J", "'; --", "x" * 500])  # fmt: skip
def test_any_query_is_answered_without_a_traceback(terminal: Terminal, query: str) -> None:
    answer = terminal("lookup", query)
    assert answer.status in (0, 1)
    assert answer.err.count("\n") <= 1
    assert "\x1b" not in answer.out + answer.err


def test_ten_thousand_characters_are_refused(terminal: Terminal) -> None:
    line = terminal.refusal("lookup", "x" * 10_000)
    assert line == "the query is 10,000 characters long; look up at most 500"


def test_a_query_that_looks_like_an_option_can_be_given_after_two_dashes(
    terminal: Terminal,
) -> None:
    assert terminal("lookup", "--", "-nato").status == 0


# Show


def test_show_prints_the_layers_apart(terminal: Terminal) -> None:
    answer = terminal("show", "ipap")
    assert (answer.status, answer.err) == (0, "")
    text = answer.out
    assert text.index("┃ The source says") < text.index("║ References attest")
    assert text.index("║ References attest") < text.index("┊ The editors infer")


def test_show_prints_citations_as_json(terminal: Terminal) -> None:
    record = terminal("show", "pfp", "--json").json
    assert record["id"] == "pfp"
    assert {"layers", "dates", "citations", "references"} <= record.keys()
    assert {"start", "end", "quote"} <= record["citations"][0].keys()


def test_an_unknown_entry_is_told_the_nearest(terminal: Terminal) -> None:
    line = terminal.refusal("show", "ev-1994-framwork", status=1)
    assert line == 'no entry has the id "ev-1994-framwork"; did you mean "ev-1994-framework"?'


@pytest.mark.parametrize("id_", ["", "x" * 10_000, "a\nb", "\x00", "\udcff", "🎖", "' OR ''='"])
def test_no_id_whatever_ends_in_a_traceback(terminal: Terminal, id_: str) -> None:
    assert "no entry has the id" in terminal.refusal("show", id_, status=1)


# Timeline


def test_the_timeline_lists_the_events_of_the_source(terminal: Terminal) -> None:
    events = terminal("timeline", "--json").json["events"]
    assert {event["edtf"] for event in events} >= {
        "1994-05-04", "1996", "1997", "1999", "2001", "2002", "2003", "2004", "2005",
        "2015-01/..", None,
    }  # fmt: skip
    assert events[0].keys() == {"id", "title", "edtf", "earliest", "latest", "basis", "said",
                                "rule", "attested", "lane"}  # fmt: skip


def test_relative_dates_say_that_they_are_derived(terminal: Terminal) -> None:
    events = {e["id"]: e for e in terminal("timeline", "--json").json["events"]}
    assert (events["ev-2002-afghanistan"]["edtf"], events["ev-2002-afghanistan"]["basis"],
            events["ev-2002-afghanistan"]["rule"]) == (
        "2002", "derived", "year(ev-2001-exercise)+1")  # fmt: skip
    assert events["ev-2004-istanbul"]["rule"] == "year(ev-2003-silk)+1"


def test_a_period_keeps_what_reaches_into_it(terminal: Terminal) -> None:
    words = ("timeline", "--from", "1996", "--to", "1997", "--json")
    events = [event["id"] for event in terminal(*words).json["events"]]
    assert {"ev-1996-presentation", "ev-1997-parp"} <= set(events)
    assert "ev-1994-framework" not in events


def test_context_comes_on_request(terminal: Terminal) -> None:
    assert "NATO takes command of ISAF" not in terminal("timeline").out
    assert "NATO takes command of ISAF" in terminal("timeline", "--context").out


@pytest.mark.parametrize("words", [("--to", "1900"), ("--from", "1950", "--to", "1951")])
def test_a_period_without_events_is_status_1(terminal: Terminal, words: tuple[str, ...]) -> None:
    answer = terminal("timeline", *words)
    assert (answer.status, answer.err) == (1, "azref: no event lies in that time\n")


@pytest.mark.parametrize("option", ["--from", "--to"])
@pytest.mark.parametrize("date", ["yesterday", "04.05.1994", "1994-13", "1994-02-30", "x" * 5000,
                                  "1994\n", "\x00"])  # fmt: skip
def test_a_date_that_is_none_is_wrong_use(terminal: Terminal, option: str, date: str) -> None:
    assert len(terminal.refusal("timeline", option, date)) < 400


# Export


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


def unwritable(tmp_path: Path, suffix: str) -> list[Path]:
    """Places nothing can be written to, even as root."""
    file = tmp_path / "file"
    file.write_bytes(b"kept")
    folder = tmp_path / f"folder{suffix}"
    folder.mkdir()
    return [file / f"x{suffix}", tmp_path / "none" / f"x{suffix}", folder,
            Path("/proc") / f"x{suffix}", tmp_path / f"{'x' * 300}{suffix}"]  # fmt: skip


def test_an_export_to_nowhere_is_one_line(terminal: Terminal, tmp_path: Path) -> None:
    for output in unwritable(tmp_path, ".pdf"):
        terminal.refusal("export", "pfp", "--output", output)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.pdf"]
    assert (tmp_path / "file").read_bytes() == b"kept"


# Build and check


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    if not SMALL_EDITION.is_dir():
        pytest.skip("no small edition")
    return Path(shutil.copytree(SMALL_EDITION, tmp_path / "edition"))


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
    answer = terminal("build", tmp_path / "none", tmp_path / "out.sqlite")
    assert answer.status in (1, 2)
    assert "none" in answer.err
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


def test_the_bundled_database_is_sound(terminal: Terminal) -> None:
    answer = terminal("check", paths.bundled_database(), "--json")
    record = answer.json
    assert record["faults"] == record["unaccounted"] == []
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
    assert "changed facts: none" in same.out


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


# What every reading verb shares


READING = (["lookup", "nato"], ["show", "pfp"], ["timeline"], ["check"])


@pytest.mark.parametrize("words", READING)
def test_a_database_that_cannot_be_read_is_one_line(
    terminal: Terminal, tmp_path: Path, words: list[str]
) -> None:
    text = tmp_path / "text"
    text.write_text("words", "utf-8")
    cut = tmp_path / "cut"
    cut.write_bytes(paths.bundled_database().read_bytes()[:5000])
    for file in (tmp_path, tmp_path / "none", text, cut, "\x00", "/proc/self/mem", "x" * 5000):
        terminal.refusal(*words, "--database", file)


@pytest.mark.parametrize("words", [*READING, ["export", "pfp", "--output", "x.pdf"]])
def test_a_missing_database_says_how_to_make_it(
    terminal: Terminal, tmp_path: Path, words: list[str]
) -> None:
    missing = tmp_path / "none.sqlite"
    line = terminal.refusal(*words, "--database", missing)
    assert line == f"{missing} does not exist; make it with: azref build EDITION_DIR {missing}"


# Words that are no verb


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["lokup", "SNT"], '"lokup" is not a verb; did you mean "lookup"?'),
        (["Timeline"], '"Timeline" is not a verb; did you mean "timeline"?'),
        (["SNT"], "to look it up: azref lookup SNT"),
        (["--limit", "3"], "--limit is not understood; see: azref --help"),
        (["--database", "x", "lookup", "y"], "write the verb first; see: azref --help"),
        (["--database"], "expected one argument"),
        (["show"], "the following arguments are required: ID; see: azref show --help"),
        (["show", "a", "b"], "unrecognized arguments: b"),
        (["timeline", "--form", "x"], "unrecognized arguments: --form x"),
        (["export", "pfp"], "the following arguments are required: --output"),
        (["build", "x"], "the following arguments are required: OUTPUT"),
        ([""], "is neither a verb"),
        (["x\ny" * 50], "is neither a verb"),
    ],
)
def test_wrong_use_says_what_would_be_right(
    terminal: Terminal, words: list[str], says: str
) -> None:
    assert says in terminal.refusal(*words)


@pytest.mark.parametrize("address", ["azref:", "azref://", "azref://entry", "azref://entry/",
                                     "azref://entry///", "azref:entry/pfp", "azref://delete/pfp",
                                     "azref:///etc/passwd", "http://x"])  # fmt: skip
def test_a_malformed_address_opens_no_window(terminal: Terminal, address: str) -> None:
    assert "azref" in terminal.refusal(address)


def test_an_address_does_not_open_a_window_on_a_missing_database(
    terminal: Terminal, tmp_path: Path
) -> None:
    line = terminal.refusal("azref://entry/pfp", "--database", tmp_path / "none")
    assert "does not exist" in line


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_a_page_of_help(terminal: Terminal, verb: str) -> None:
    answer = terminal(verb, "--help")
    assert answer.status == 0
    assert answer.out.startswith(f"usage: azref {verb}")


def test_help_names_every_verb(terminal: Terminal) -> None:
    answer = terminal("--help")
    assert answer.status == 0
    assert all(verb in answer.out for verb in VERBS)


def test_the_version_is_that_of_the_package(terminal: Terminal) -> None:
    assert terminal("--version").out == f"azref {azref.__version__}\n"


# As a process


def test_a_process_answers_in_utf8_whatever_the_locale_says() -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    answer = process("lookup", "tərəfdaşlıq", "--json", env=environment)
    assert answer.returncode == 0
    assert "Sülh Naminə Tərəfdaşlıq" in answer.stdout


def test_a_reader_that_stops_reading_is_no_error() -> None:
    words = [sys.executable, "-m", "azref", "lookup", "a", "--limit", "1000", "--json"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as asked:
        assert asked.stdout is not None
        assert asked.stderr is not None
        asked.stdout.close()
        assert asked.stderr.read() == b""
    assert asked.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        answer = subprocess.run(
            [sys.executable, "-m", "azref", "timeline"],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", timeout=60,
        )  # fmt: skip
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
def test_closed_streams_are_no_traceback() -> None:
    script = f'"{sys.executable}" -m azref lookup xyzzyplugh >&- 2>&-'
    assert subprocess.run(script, cwd=ROOT, shell=True, timeout=60).returncode == 1


def loaded(*words: str) -> tuple[int, set[str]]:
    """The exit status of a command line in a fresh interpreter, and every module it loaded."""
    script = (
        "import sys; from azref.cli import main; status = main(sys.argv[1:]); "
        "print('loaded', *sys.modules, file=sys.stderr); sys.exit(status)"
    )
    return interpreter(script, *words)


def interpreter(script: str, *words: str) -> tuple[int, set[str]]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-S" if "PySide6" not in script else "-s", "-c", script, *words],
        cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert "loaded " in done.stderr, done.stderr
    return done.returncode, set(done.stderr.partition("loaded ")[2].split())


HEAVY = {"PySide6", "sqlite_utils", "typst", "azref.ingest", "azref.ui", "azref.app",
         "azref.export"}  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [["lookup", "SNT"], ["lookup", "SNT", "--json"], ["lookup", "a", "--limit", "9"],
     ["show", "pfp"], ["show", "pfp", "--json"], ["timeline"], ["timeline", "--json"]],
)  # fmt: skip
def test_reading_verbs_load_neither_the_window_nor_the_building_side(words: Sequence[str]) -> None:
    status, modules = loaded(*words)
    assert status == 0
    assert modules & HEAVY == set()


def test_a_plain_lookup_loads_no_parser_and_no_dates() -> None:
    _, modules = loaded("lookup", "SNT")
    assert modules & {"argparse", "json", "azref.dates", "azref.render.records"} == set()


def test_the_way_to_the_window_loads_only_what_it_needs() -> None:
    script = (
        "import sys, types; stub = types.ModuleType('azref.app'); stub.run = lambda *_: 0; "
        "sys.modules['azref.app'] = stub; from azref.cli import main; "
        "main([]); main(['azref://entry/pfp']); print('loaded', *sys.modules, file=sys.stderr)"
    )
    _, modules = interpreter(script)
    own = {name for name in modules if name.startswith("azref")}
    assert own == {"azref", "azref.app", "azref.cli", "azref.cli.output", "azref.errors",
                   "azref.paths"}  # fmt: skip
    assert modules & {"argparse", "json", "sqlite3"} == set()


def test_the_window_loads_neither_the_building_side_nor_the_exports() -> None:
    script = (
        "import sys, PySide6, azref.app, azref.ui.commands; "
        "print('loaded', *sys.modules, file=sys.stderr)"
    )
    _, modules = interpreter(script)
    assert modules & {"azref.ingest", "sqlite_utils", "typst", "azref.export"} == set()


def test_a_problem_of_an_edition_is_shown_with_its_line_and_a_caret(
    terminal: Terminal, tmp_path: Path
) -> None:
    edition = tmp_path / "edition"
    shutil.copytree(Path(__file__).parent / "small_edition", edition)
    for file in edition.glob("*.toml"):
        text = file.read_text("utf-8")
        file.write_text(text.replace("[[event]]\n", '[[event]]\ncolour = "red"\n', 1), "utf-8")
    answer = terminal("build", edition, tmp_path / "x.sqlite")
    assert answer.status == 1
    lines = answer.err.splitlines()
    at = next(n for n, line in enumerate(lines) if 'unknown key "colour"' in line)
    assert lines[at + 1].strip() == 'colour = "red"'
    assert set(lines[at + 2].strip()) == {"^"}
