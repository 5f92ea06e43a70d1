"""A keystroke to the painted hits and Enter to the painted entry, beside bare Qt widgets.

    python tests/benchmarks/keystrokes.py [DATABASE]

The peer is a QLineEdit over a QListView that shows the titles of the same lookup, as many rows of
them as azref shows hits. Both windows are typed into by turns; a keystroke is over when nothing is
left to lay out or to paint. No text is typed twice, so nothing painted earlier helps but what
stood there before. For each key the shorter of two runs in fresh windows counts, since other
programs only ever add to it. How often the panes under the list were painted is printed too.
"""

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QApplication,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from azref import paths  # noqa: E402
from azref.store.database import Database  # noqa: E402
from azref.ui.lookup.hits import MOST_SHOWN, HitList  # noqa: E402
from azref.ui.theme import LIGHT  # noqa: E402
from azref.ui.window import Window  # noqa: E402

_LIMIT = 20
_TITLES = 40
_MARGIN = 26
_ENTERED = 30


class BareList(QWidget):
    """The least a window over the same lookup can be: a line, and titles under it."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.search = QLineEdit(self)
        self.view = QListView(self)
        self._model = QStringListModel(self)
        self.view.setModel(self._model)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.view)
        self._database = database
        self.search.textChanged.connect(self._show)
        rows = MOST_SHOWN * (self.fontMetrics().height() + 1)
        self.resize(1280, rows + self.search.sizeHint().height() + _MARGIN)

    def _show(self, query: str) -> None:
        self._model.setStringList([hit.title for hit in self._database.lookup(query, _LIMIT)])


class PaintCount(QObject):
    """Counts how often each widget it watches was painted."""

    def __init__(self, widgets: Iterable[QWidget]) -> None:
        super().__init__()
        self.paints: dict[str, int] = {}
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            name = type(watched.parent()).__name__
            self.paints[name] = self.paints.get(name, 0) + 1
        return False


def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.perf_counter() + seconds
    while not condition() and time.perf_counter() < end:
        QApplication.processEvents()


def settle() -> None:
    """Lays out, then paints, what was put off: a list does the first in one turn of the loop and
    asks for the second in the next."""
    for _ in range(3):
        QApplication.processEvents()


def open_window(database: Database) -> Window:
    window = Window(LIGHT)
    window.first_painted.connect(lambda: window.fill(database))
    window.show()
    until(lambda: window.commands is not None)
    until(lambda: False, 0.5)
    return window


def milliseconds(act: Callable[[], object]) -> float:
    settle()
    started = time.perf_counter()
    act()
    settle()
    return (time.perf_counter() - started) * 1000


def typed(database: Database) -> tuple[str, ...]:
    """What stands in the line after each key of typing titles, acronyms and misspelt words."""
    summaries = database.summaries()
    step = max(1, len(summaries) // _TITLES)
    titles = [summary.title[:24] for summary in summaries[::step]]
    mistyped = [title[:3] + title[4:12] for title in titles[::4]]
    acronyms = [summary.acronym for summary in summaries[::step] if summary.acronym]
    texts = (text[:end] for text in titles + acronyms + mistyped for end in range(1, len(text) + 1))
    return tuple(dict.fromkeys(text.casefold() for text in texts))


def keystrokes(path: Path, texts: Iterable[str]) -> Iterator[tuple[float, float]]:
    """Each text in the bare list and in azref, by turns, in milliseconds."""
    window, bare = open_window(Database(path)), BareList(Database(path))
    bare.show()
    settle()
    assert is_painted(bare.view.viewport(), bare.search)
    assert is_painted(_hits(window).view.viewport(), window.search)
    for text in texts:
        yield (
            milliseconds(partial(bare.search.setText, text)),
            milliseconds(partial(window.search.setText, text)),
        )
    window.close()
    bare.close()


def _hits(window: Window) -> HitList:
    assert window.commands is not None
    return window.commands.hits


def is_painted(viewport: QWidget, line: QLineEdit) -> bool:
    """Whether what is timed includes the painting of the list."""
    line.setText("a")
    settle()
    count = PaintCount([viewport])
    milliseconds(lambda: line.setText("b"))
    return bool(count.paints)


def report_keys(path: Path) -> None:
    texts = typed(Database(path))
    gc.collect()
    gc.disable()
    runs = [list(keystrokes(path, texts)) for _ in range(2)]
    best = [tuple(map(min, one, other)) for one, other in zip(*runs, strict=True)]
    plain, own = ([pair[at] for pair in best] for at in (0, 1))
    ratio = statistics.median(own) / statistics.median(plain)
    print(f"{len(texts)} keys, {MOST_SHOWN} rows")
    print(f"bare line and list  {figures(plain)}   1.00")
    print(f"azref               {figures(own)}   {ratio:.2f}")


def report_panes(path: Path) -> None:
    window = open_window(Database(path))
    assert window.commands is not None
    panes = window.commands.panes
    window.search.setText("a")
    settle()
    count = PaintCount(
        [panes.glossary.list.viewport(), panes.reading.entry_view.viewport(), panes.timeline]
    )
    texts = typed(Database(path))
    for text in texts:
        window.search.setText(text)
        settle()
    print(f"panes painted under the list in {len(texts)} keys: {sum(count.paints.values())}")


def report_enter(path: Path) -> None:
    """Enter to the painted entry, each entry once, its page never laid out before."""
    database = Database(path)
    window = open_window(database)
    entries = [summary for summary in database.summaries() if database.lookup(summary.title)]
    step = max(1, len(entries) // _ENTERED)
    timed = []
    for summary in entries[::step]:
        window.search.setText(summary.title)
        settle()
        timed.append(milliseconds(lambda: QTest.keyClick(window.search, Qt.Key.Key_Return)))
    print(f"Enter to the entry  {figures(timed)}")


def figures(timed: list[float]) -> str:
    ordered = sorted(timed)
    p95 = ordered[int(len(ordered) * 0.95)]
    return f"p50 {statistics.median(timed):6.3f}   p95 {p95:6.3f}   worst {ordered[-1]:7.3f} ms"


def main(words: list[str]) -> None:
    path = Path(words[0]) if words else paths.bundled_database()
    _application = QApplication(sys.argv[:1])
    _application.setStyle("Fusion")
    _application.setPalette(LIGHT.palette())
    report_keys(path)
    report_panes(path)
    report_enter(path)


if __name__ == "__main__":
    main(sys.argv[1:])
