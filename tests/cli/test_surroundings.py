"""azref where something it may count on is missing: streams, a home, a locale, a folder, time."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
AZREF = f'"{sys.executable}" -m azref'


def shell(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A script in which $AZREF is the program, with nothing in the environment but the path."""
    given = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment}
    script = script.replace("$AZREF", AZREF)
    return subprocess.run(
        ["sh", "-c", script], env=given, capture_output=True, timeout=60, encoding="utf-8"
    )


@pytest.mark.parametrize("words", ["lookup SNT", "timeline", "show pfp", "lookup a --json"])
def test_a_reader_that_leaves_at_once_is_no_error(words: str) -> None:
    done = shell(f"$AZREF {words} | head -n 0")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "environment",
    [{}, {"LANG": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
     {"HOME": "/nowhere"}, {"HOME": ""}, {"XDG_DATA_HOME": "/nowhere", "TMPDIR": "/nowhere"},
     {"HOME": "/proc"}],
)  # fmt: skip
def test_neither_home_nor_locale_is_needed(environment: dict[str, str]) -> None:
    done = shell("$AZREF lookup tərəfdaşlıq < /dev/null", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Partnership for Peace" in done.stdout


def test_closed_input_is_none_of_its_business() -> None:
    done = shell("$AZREF lookup SNT <&-")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "status"),
    [("lookup SNT", 0), ("timeline", 0), ("check", 0), ("show pfp --database x.sqlite", 2),
     ("export pfp --output x.html", 2), (f"build {ROOT}/tests/small_edition x.sqlite", 2)],
)  # fmt: skip
def test_a_folder_that_is_gone_is_a_line_where_it_is_needed(
    tmp_path: Path, words: str, status: int
) -> None:
    (tmp_path / "gone").mkdir()
    done = shell(f"cd '{tmp_path}/gone' && rmdir ../gone && $AZREF {words}")
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    assert (len(done.stderr.splitlines()) > 0) == bool(status)


def test_a_clock_set_back_refuses_nothing(tmp_path: Path, small_database: Path) -> None:
    """The file is from the future; so are the drafts beside what is written."""
    file = Path(shutil.copyfile(small_database, tmp_path / "future.sqlite"))
    draft = tmp_path / ".azref-0.tmp"
    draft.touch()
    for each in (file, draft):
        os.utime(each, (4_000_000_000,) * 2)
    words = f"export --all --database '{file}' --output '{tmp_path}/x.json'"
    done = shell(f"$AZREF {words} && $AZREF check '{file}'")
    assert (done.returncode, done.stderr) == (0, "")
    assert draft.exists()
