"""Running azref with the words of a command line: in this process, in another, and loaded bare."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from azref import paths
from azref.cli import main

ROOT = Path(__file__).resolve().parents[2]
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


def process(*words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "azref", *words],
        cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, **options,
    )  # fmt: skip


def unwritable(tmp_path: Path, suffix: str) -> list[Path]:
    """Places nothing can be written to, even as root."""
    file = tmp_path / "file"
    file.write_bytes(b"kept")
    folder = tmp_path / f"folder{suffix}"
    folder.mkdir()
    return [file / f"x{suffix}", tmp_path / "none" / f"x{suffix}", folder,
            Path("/proc") / f"x{suffix}", tmp_path / f"{'x' * 300}{suffix}"]  # fmt: skip


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
