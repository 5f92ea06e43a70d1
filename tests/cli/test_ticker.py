"""The line that moves while a build takes long."""

import io
import time

from azref.cli.ticker import Ticker


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(written: str) -> str:
    """What is left on the line after everything written to it."""
    line = ""
    for piece in written.split("\r"):
        line = piece + line[len(piece) :]
    return line.strip()


def _wait_for(stream: io.StringIO, words: str) -> None:
    limit = time.monotonic() + 10
    while words not in stream.getvalue() and time.monotonic() < limit:
        time.sleep(0.005)
    assert words in stream.getvalue()


def test_a_terminal_sees_how_long_the_work_takes_and_nothing_stays():
    stream = Terminal()
    with Ticker("building", stream, every=0.01):
        _wait_for(stream, "azref: building, 0 s")
        assert "\n" not in stream.getvalue()
    assert _shown(stream.getvalue()) == ""


def test_a_message_takes_the_line_away_first(capsys):
    stream = Terminal()
    with Ticker("building", stream, every=0.01) as ticker:
        _wait_for(stream, "building")
        ticker.explain("read 2 files")
        before = stream.getvalue()
    assert before.rindex("\r" + " " * len("azref: building, 0 s")) >= 0
    assert capsys.readouterr().err == "azref: read 2 files\n"


def test_nothing_is_written_where_nobody_watches():
    stream = io.StringIO()
    with Ticker("building", stream, every=0.001):
        time.sleep(0.02)
    assert stream.getvalue() == ""


def test_a_quick_work_says_nothing():
    stream = Terminal()
    with Ticker("building", stream):
        pass
    assert stream.getvalue() == ""
