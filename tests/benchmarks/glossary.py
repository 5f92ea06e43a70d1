"""The glossary of a large reference: filled, filtered and scrolled, beside a bare QListView.

    python tests/benchmarks/glossary.py [ENTRIES ...]

Prints, for references of so many generated terms (100 and 100,000): how long after the window is
filled its glossary has every term, the longest turn of the event loop on the way there, and a key
typed into the filter until nothing is left to paint. The peer is a QLineEdit over a QListView with
one height for all rows, over the same rows, given to it by the same filter; both are typed into by
turns and the shorter of two runs counts. `kept` is the memory, in MB, of a process with a window
over the reference beyond that of one over the bundled reference; it is read where Linux tells it.
"""

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "benchmarks")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from keystrokes import figures, is_painted, milliseconds, open_window, settle  # noqa: E402
from lookup import make_reference  # noqa: E402
from PySide6.QtCore import QStringListModel  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QApplication,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from azref import paths  # noqa: E402
from azref.store.database import Database  # noqa: E402
from azref.ui.glossary.terms import Terms  # noqa: E402
from azref.ui.theme import LIGHT  # noqa: E402
from azref.ui.window import Window  # noqa: E402

SIZES = (100, 100_000)
_TITLES = 15
_SCROLLED = 50
_AT_ONCE = 2_000
_MEGABYTE = 1024
_KEPT = """
import sys
from pathlib import Path
sys.argv[1:1] = ["--"]
sys.path[:0] = {path!r}
from glossary import QApplication, LIGHT, Window, Database, filled, paths
application = QApplication([])
window = filled(Database(Path(sys.argv[2])))
kept = next(line for line in open("/proc/self/status") if line.startswith("VmRSS"))
print(kept.split()[1])
"""


class BareGlossary(QWidget):
    """The least a glossary can be: a line, and the names of the terms that hold what it says."""

    def __init__(self, terms: Terms) -> None:
        super().__init__()
        self.line, self.view, self._model = QLineEdit(self), QListView(self), QStringListModel(self)
        self.view.setUniformItemSizes(True)
        self.view.setModel(self._model)
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.view)
        self._terms = terms
        every = range(len(terms.catalogue.positions))
        parts = (terms.shown(every[at : at + _AT_ONCE]) for at in every[::_AT_ONCE])
        self._names = [each.title for part in parts for each in part.values()]
        self.line.textChanged.connect(self._show)
        self._show("")
        self.resize(300, 500)

    def _show(self, query: str) -> None:
        sections = self._terms.catalogue.sections(self._terms.matching(query), with_context=True)
        self._model.setStringList([self._names[rank] for part in sections for rank in part.ranks])


def filled(database: Database) -> Window:
    """A window whose glossary has every term, those of the context too."""
    window = open_window(database)
    assert window.commands is not None
    window.commands.panes.show_context(True)
    model = window.commands.panes.glossary.model
    while not model.is_complete:
        QApplication.processEvents()
    settle()
    return window


def complete_terms(database: Database) -> Terms:
    terms = Terms(database)
    while not terms.is_complete:
        terms.read_on()
    terms.catalogue.arrange()
    return terms


def report_filling(path: Path) -> None:
    window = Window(LIGHT)
    window.show()
    settle()
    turns = [milliseconds_of(lambda: window.fill(Database(path)))]
    assert window.commands is not None
    model, started = window.commands.panes.glossary.model, time.perf_counter()
    while not model.is_complete:
        turns.append(milliseconds_of(QApplication.processEvents))
    last = (time.perf_counter() - started) * 1000
    print(f"window filled in {turns[0]:.0f} ms, every term {last:.0f} ms later, "
          f"longest turn {max(turns[1:], default=0.0):.1f} ms")  # fmt: skip
    window.close()


def milliseconds_of(act: Callable[[], object]) -> float:
    started = time.perf_counter()
    act()
    return (time.perf_counter() - started) * 1000


def typed(terms: Terms) -> tuple[str, ...]:
    """What stands in the filter after each key of typing names and acronyms, one after another."""
    count = len(terms.catalogue.positions)
    some = terms.shown(range(0, count, max(1, count // _TITLES)))
    texts = [text for each in some.values() for text in (each.title[:16], each.acronym)]
    keys = [text[:end] for text in texts for end in range(1, len(text) + 1)]
    return tuple(dict.fromkeys(key.casefold() for key in keys))


def run(path: Path, texts: tuple[str, ...]) -> list[tuple[float, float]]:
    """Each text in the bare list and in azref, by turns, in milliseconds."""
    window = filled(Database(path))
    assert window.commands is not None
    glossary = window.commands.panes.glossary
    bare = BareGlossary(complete_terms(Database(path)))
    bare.show()
    settle()
    assert is_painted(bare.view.viewport(), bare.line)
    assert is_painted(glossary.list.viewport(), glossary.filter)
    timed = [
        (
            milliseconds(lambda text=text: bare.line.setText(text)),  # type: ignore[misc]
            milliseconds(lambda text=text: glossary.filter.setText(text)),  # type: ignore[misc]
        )
        for text in texts
    ]
    window.close()
    bare.close()
    return timed


def report_keys(path: Path) -> None:
    texts = typed(complete_terms(Database(path)))
    gc.collect()
    runs = [run(path, texts) for _ in range(2)]
    best = [tuple(map(min, one, other)) for one, other in zip(*runs, strict=True)]
    plain, own = ([pair[at] for pair in best] for at in (0, 1))
    ratio = statistics.median(own) / statistics.median(plain)
    print(f"bare line and list, {len(texts)} keys  {figures(plain)}   1.00")
    print(f"azref                         {figures(own)}   {ratio:.2f}")


def report_scrolling(path: Path) -> None:
    window = filled(Database(path))
    assert window.commands is not None
    bar = window.commands.panes.glossary.list.verticalScrollBar()
    step = max(1, bar.maximum() // _SCROLLED)
    timed = [milliseconds(lambda: bar.setValue(bar.value() + step)) for _ in range(_SCROLLED)]
    print(f"a page never seen before      {figures(timed)}")
    window.close()


def memory(path: Path) -> float:
    """What a process with a window over the reference holds, in megabytes."""
    script = _KEPT.format(path=[str(ROOT), str(ROOT / "tests" / "benchmarks")])
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    return int(done.stdout.split()[-1]) / _MEGABYTE


def main(sizes: list[int]) -> None:
    _application = QApplication(sys.argv[:1])
    _application.setStyle("Fusion")
    _application.setPalette(LIGHT.palette())
    floor = memory(paths.bundled_database())
    with tempfile.TemporaryDirectory(prefix="azref-") as folder:
        for size in sizes:
            path = Path(folder) / f"{size}.sqlite"
            make_reference(size, path)
            print(f"--- {size:,} terms, {path.stat().st_size / 1e6:.0f} MB")
            report_filling(path)
            report_keys(path)
            report_scrolling(path)
            print(f"kept: {memory(path) - floor:.0f} MB more than over the bundled reference")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or list(SIZES))
