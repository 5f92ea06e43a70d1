"""kill -9 at every moment of a build and an export; a disk that is full in the middle."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SMALL_EDITION

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")


def run(*words: object, **options: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options}
    return subprocess.run(
        [sys.executable, *map(str, words)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("verb", "name", "stride"),
    [("build", "out.sqlite", 3), ("export", "out.html", 1), ("export", "out.ifo", 7)],
)
def test_whenever_it_is_killed_the_old_output_or_the_new_one_is_there_whole(
    small_database: Path, tmp_path: Path, verb: str, name: str, stride: int
) -> None:
    source = SMALL_EDITION if verb == "build" else small_database
    folder = tmp_path / "output"
    folder.mkdir()
    output = folder / name
    assert run(ROOT / "tests/drill/kill.py", verb, 999, output, source).returncode == 0
    new = {file.name: file.read_bytes() for file in folder.iterdir()}
    old = dict.fromkeys(new, b"SQLite format 3\x00 old")
    for moment in range(0, 200, stride):
        for file, content in old.items():
            (folder / file).write_bytes(content)
        done = run(ROOT / "tests/drill/kill.py", verb, moment, output, source)
        for file in new:
            assert (folder / file).read_bytes() in (old[file], new[file]), (moment, file)
        left = {file.name for file in folder.iterdir()} - new.keys()
        assert all(part.startswith(".") and part.endswith(".tmp") for part in left)
        if done.returncode == 0:
            break
    assert moment >= 3, "nothing was interrupted"
    for part in folder.glob(".*.tmp"):
        os.utime(part, (time.time() - 7200,) * 2)
    assert run(ROOT / "tests/drill/kill.py", verb, 999, output, source).returncode == 0
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == new


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KB."""
    place = tmp_path / "disk"
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(words, capture_output=True).returncode:
        pytest.skip("cannot mount a small disk")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize(("verb", "name"), [("build", "out.sqlite"), ("export", "out.pdf")])
def test_a_full_disk_is_one_line_and_the_old_file_stays(
    small_database: Path, small_disk: Path, verb: str, name: str
) -> None:
    output = small_disk / name
    output.write_bytes(b"SQLite format 3\0 old")
    (small_disk / "full").write_bytes(bytes(50_000))
    source = SMALL_EDITION if verb == "build" else small_database
    done = run(ROOT / "tests/drill/kill.py", verb, 9999, output, source)
    assert done.returncode == 2
    assert name in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert output.read_bytes() == b"SQLite format 3\0 old"
    assert sorted(file.name for file in small_disk.iterdir()) == ["full", name]
