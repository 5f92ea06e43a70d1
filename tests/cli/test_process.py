"""azref as a process: its streams, and what it loads."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.terminal import ROOT, interpreter, loaded, process


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


HEAVY = {"PySide6", "sqlite_utils", "typst", "icalendar", "pyglossary", "pypdf", "azref.ingest",
         "azref.ui", "azref.app", "azref.export"}  # fmt: skip


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


def test_the_way_to_the_window_loads_only_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))  # where no window was ended by force
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
    assert modules & (HEAVY - {"PySide6", "azref.ui", "azref.app"}) == set()
