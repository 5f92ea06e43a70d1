"""Reading: an entry chosen to its page painted, for the longest page and for a middling one.

    python tests/benchmarks/reading.py

Prints the median and the 95th percentile in milliseconds of choosing an entry until everything
it changes is painted (page, timeline, glossary), of the page's own part of that, and of a bare
QTextBrowser of the same size that is given the same HTML, one after the other in the same run.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QTextBrowser  # noqa: E402

from azref import paths  # noqa: E402
from azref.app import open_window  # noqa: E402
from azref.render.entry_page import entry_page  # noqa: E402
from azref.ui.commands import Commands  # noqa: E402
from azref.ui.reading.pane import ReadingPane  # noqa: E402

RUNS = 60


def settle(application: QApplication) -> None:
    for _ in range(3):
        application.processEvents()


def lengths(reading: ReadingPane, commands: Commands) -> list[tuple[int, str, str]]:
    """Every entry's page: length of its HTML, id, HTML; the longest last."""
    database = commands.panes._database
    source = database.source()
    pages = (
        (summary.id, entry_page(database.entry(summary.id), source))
        for summary in database.summaries()
    )
    written = ((id_, reading._writer().page(page)) for id_, page in pages)
    return sorted((len(html), id_, html) for id_, html in written)


def timed(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def told(name: str, times: list[float]) -> str:
    ordered = sorted(times)
    worst = ordered[int(len(ordered) * 0.95)]
    return f"  {name:34} p50 {statistics.median(ordered):6.1f}  p95 {worst:6.1f} ms"


def measure(application: QApplication, commands: Commands, place: str, html: str) -> None:
    panes, reading = commands.panes, commands.panes.reading
    other = next(s.id for s in panes._database.summaries() if s.id != place)
    bare = QTextBrowser()
    bare.resize(reading.entry_view.size())
    bare.show()
    chosen: list[float] = []
    own: list[float] = []
    peer: list[float] = []

    def choose() -> None:
        panes.choose(place)
        application.processEvents()

    def write() -> None:
        reading.entry_view.show_html(html)
        reading.entry_view.viewport().repaint()

    def write_bare() -> None:
        bare.setHtml(html)
        bare.viewport().repaint()

    for _ in range(RUNS):
        panes.choose(other)
        settle(application)
        chosen.append(timed(choose))
        own.append(timed(write))
        peer.append(timed(write_bare))
    print(told("chosen to everything painted", chosen))
    print(told("the page alone", own))
    print(told("the same HTML in a QTextBrowser", peer))
    bare.close()


def main() -> None:
    application, window = open_window(paths.bundled_database())
    while window.commands is None:
        application.processEvents()
    time.sleep(0.3)
    settle(application)
    found = lengths(window.commands.panes.reading, window.commands)
    for name, at in (("longest", -1), ("middling", len(found) // 2)):
        length, place, html = found[at]
        print(f"{name} page: {place}, {length} characters of HTML")
        measure(application, window.commands, place, html)


if __name__ == "__main__":
    main()
