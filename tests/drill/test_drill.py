"""A short run of the drill: one file of every family, and the traps that must spring."""

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from azref.errors import DatabaseError
from azref.export.document import gather
from azref.store.database import Database
from tests.drill.drill import Verdict, drill, report
from tests.drill.families import FAMILIES, make
from tests.drill.traps import Traps

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX files")


def test_no_damaged_file_breaks_any_part(small_database: Path, tmp_path: Path) -> None:
    verdict = drill(range(len(FAMILIES)), small_database, tmp_path / "drill", is_short=True)
    assert len(verdict.files) == len(FAMILIES)
    assert verdict.faults == [], report(verdict)


def test_the_same_number_gives_the_same_damage(small_database: Path, tmp_path: Path) -> None:
    for place in ("one", "other"):
        (tmp_path / place).mkdir()
    contents = [make(6, small_database, tmp_path / place)[1] for place in ("one", "other")]
    assert contents[0].read_bytes() == contents[1].read_bytes() != small_database.read_bytes()


@pytest.mark.parametrize(
    ("step", "work", "most", "faults"),
    [("show crl", 1.9, 390, 0), ("show crl", 2.1, 390, 1), ("show crl", 0.1, 610, 1),
     ("window: open", 2.1, 610, 2), ("export *.pdf", 1.0, 2000, 0), ("export *.pdf", 1.0, 2700, 1)],
)  # fmt: skip
def test_the_drill_sees_what_takes_too_long_or_too_much(
    step: str, work: float, most: float, faults: int
) -> None:
    verdict = Verdict()
    record = {"end": step, "work": work, "wall": 9.0, "most": most, "faults": []}
    verdict.add(Path("nowhere"), record)
    assert len(verdict.faults) == faults
    assert f"{most:.0f} MB" in report(verdict)


@pytest.mark.parametrize(
    "act",
    ["import socket; socket.create_connection(('192.0.2.1', 80), 1)",
     "import socket; socket.getaddrinfo('example.org', 80)",
     "open('outside', 'w')", "import os; os.mkdir('outside')", "import os; os.remove(__file__)",
     "import pathlib; pathlib.Path('outside').touch()", "import os; os.system('true')",
     "import subprocess; subprocess.run(['true'])", "import sqlite3; sqlite3.connect('outside')"],
)  # fmt: skip
def test_the_traps_spring(tmp_path: Path, act: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\nfrom tests.drill.traps import Traps\n"
        "import socket, subprocess, sqlite3, os, pathlib\n"
        "traps = Traps(Path('/nowhere'))\ntraps.set()\ntraps.is_armed = True\n"
        f"try:\n    {act}\nexcept OSError:\n    pass\nprint(len(traps.sprung))\n"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, script], cwd=tmp_path, capture_output=True, text=True,
                          env={**os.environ, "PYTHONPATH": str(root)}, timeout=20)  # fmt: skip
    assert int(done.stdout) >= 1, done.stderr
    assert not (tmp_path / "outside").exists()


def test_a_trap_lets_pass_what_is_allowed(tmp_path: Path) -> None:
    traps = Traps(tmp_path)
    traps.is_armed = True
    traps._watch("open", (str(tmp_path / "x"), "w", 0))
    traps._watch("open", ("/etc/hosts", "r", 0))
    assert traps.sprung == []


@pytest.mark.parametrize(
    ("number", "family", "method"),
    [
        (119, "wrong_types", "lookup"),
        (560, "many_rows", "source"),
        (184, "keys_that_disagree", "lookup"),
        (419, "keys_that_disagree", "lookup"),
    ],
)
def test_what_gave_way_once_is_a_line_now(
    small_database: Path, tmp_path: Path, number: int, family: str, method: str
) -> None:
    """A number among the folded forms; sixty thousand sentences, one over the other; a place that
    is none; words that are a number.
    """
    database = Database(make(number, small_database, tmp_path, family)[1])
    questions: dict[str, Callable[[], object]] = {
        "source": database.source,
        "lookup": lambda: [database.lookup(query) for query in ("rescue plan", "crll")],
    }
    with pytest.raises(DatabaseError, match="is damaged"):
        questions[method]()
    database.close()


def test_an_event_that_comes_twice_is_set_once(small_database: Path, tmp_path: Path) -> None:
    database = Database(make(691, small_database, tmp_path, "trees_of_one_branch")[1])
    ids = [summary.id for summary in database.summaries()]
    assert len(ids) > len(set(ids))
    document = gather(database, ids)
    assert len(document.events) == len({event.id for event in document.events}) > 1
    database.close()


@pytest.mark.parametrize("number", range(12))
def test_a_table_whose_rows_come_again_and_again_is_a_line(
    small_database: Path, tmp_path: Path, number: int
) -> None:
    """Each branch of its tree is one page: a quarter of a megabyte holds rows without end."""
    file = make(number, small_database, tmp_path, "trees_of_one_branch")[1]
    database, start = Database(file), time.process_time()
    for question in (database.summaries, database.source, database.timeline, database.mentions):
        with contextlib.suppress(DatabaseError):
            question()
    database.close()
    assert time.process_time() - start < 4 * 2
