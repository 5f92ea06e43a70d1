"""The real program on a real screen: Xvfb, its framebuffer read from a file."""

import os
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.skipif(not shutil.which("Xvfb"), reason="needs Xvfb")


class Screen:
    """An X server without a monitor. `colours` are the pixels on it, as (red, green, blue)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        reader, writer = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24",
             "-fbdir", str(folder), "-nolisten", "tcp"],
            pass_fds=[writer], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writer)
        with os.fdopen(reader) as numbers:
            self.display = f":{numbers.readline().strip()}"

    def colours(self) -> set[bytes]:
        """The distinct pixels, four bytes each, of the XWD file the server writes."""
        data = (self._folder / "Xvfb_screen0").read_bytes()
        header, *_ = struct.unpack(">I", data[:4])
        ncolors = struct.unpack(">I", data[76:80])[0]
        pixels = data[header + 12 * ncolors :]
        return {pixels[at : at + 3] for at in range(0, len(pixels) - 3, 4)}

    def close(self) -> None:
        self.server.terminate()
        self.server.wait(10)


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    opened = Screen(tmp_path)
    yield opened
    opened.close()


def wait_for(condition, seconds: float = 30.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.1)
    return False


def colour(text: str) -> bytes:
    """A colour as the server stores it: blue, green, red."""
    return bytes.fromhex(text.lstrip("#"))[::-1]


def start(screen: Screen, *words: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
    environment["PYTHONPATH"] = str(ROOT)
    return subprocess.Popen(
        [sys.executable, "-m", "azref", *words],
        env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_the_program_shows_an_entry_in_the_colours_of_its_layers(screen):
    from azref.ui.theme import LIGHT

    program = start(screen, "azref://entry/ipap")
    layers = {colour(LIGHT.accent), colour(LIGHT.references), colour(LIGHT.mark)}
    try:
        assert wait_for(lambda: layers <= screen.colours())
        assert program.poll() is None
    finally:
        program.terminate()
        _, complaints = program.communicate(timeout=20)
    assert complaints == ""


def test_a_missing_database_is_one_line_and_no_window(screen, tmp_path: Path):
    program = start(screen, "--database", str(tmp_path / "none.sqlite"))
    _, complaints = program.communicate(timeout=30)
    assert program.returncode == 2
    assert len(complaints.splitlines()) == 1
    assert "none.sqlite does not exist" in complaints
