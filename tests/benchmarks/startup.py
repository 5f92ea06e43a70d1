"""Start-up beside its floor: a bare QMainWindow, in the same run, one after the other.

    python tests/benchmarks/startup.py [RUNS]

Prints, from the start of the process and as medians, each with its ratio to the first: a bare
window's first painted frame; a window of plain Qt widgets (line, drawing, list of 50, text browser,
menu) filled and painted; azref's first painted frame; azref with every pane filled and painted; the
same where the reader left it at an entry, found again with the desk.
A frame is over when the loop turns again after the page was told to paint: Qt paints all that is on
it in between. Run it offscreen or, with QT_QPA_PLATFORM=xcb, on a screen.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
_BARE = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, done)
        return False

def done():
    print(time.monotonic() - float(os.environ["STARTED"]), flush=True)
    os._exit(0)

application = QApplication(sys.argv[:1])
window, watch = QMainWindow(), Watch()
page = QWidget(window)
page.installEventFilter(watch)
window.setCentralWidget(page)
window.resize(1280, 800)
window.show()
application.exec()
"""
_PLAIN = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (QApplication, QLineEdit, QListWidget, QMainWindow, QSplitter,
    QTextBrowser, QVBoxLayout, QWidget)

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, done)
        return False

class Drawn(QWidget):
    def paintEvent(self, event):
        painter = QPainter(self)
        for n in range(18):
            painter.setPen(QColor("#1F4E9E"))
            painter.drawRect(50 * n, 12 * n, 40, 10)
            painter.drawText(50 * n, 12 * n, "an event of the timeline")
        painter.end()

def done():
    print(time.monotonic() - float(os.environ["STARTED"]), flush=True)
    os._exit(0)

application = QApplication(sys.argv[:1])
window, watch = QMainWindow(), Watch()
page = QWidget(window)
rows = QVBoxLayout(page)
rows.addWidget(QLineEdit(page))
rows.addWidget(Drawn(page), 1)
below, terms, text = QSplitter(page), QListWidget(page), QTextBrowser(page)
terms.addItems([f"term {n}" for n in range(50)])
text.setHtml("<h1>An entry</h1>" + "<p>A sentence of its <b>page</b>.</p>" * 40)
below.addWidget(terms)
below.addWidget(text)
rows.addWidget(below, 2)
window.menuBar().addMenu("Menu").addAction("An action")
window.setCentralWidget(page)
window.resize(1280, 800)
page.installEventFilter(watch)
window.show()
application.exec()
"""
_AZREF = """
import os, sys, time
import azref.app
from PySide6.QtCore import QEvent, QObject, QTimer
from azref import paths
from azref.ui.window import Window

def say():
    print(time.monotonic() - float(os.environ["STARTED"]), end=" ", flush=True)

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, done)
        return False

def done():
    say()
    os._exit(0)

class Timed(Window):
    def fill(self, *given, **named):
        super().fill(*given, **named)
        self.page.installEventFilter(watch)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, say)
        return super().eventFilter(watched, event)

azref.app.Window = Timed
watch = Watch()
application, window = azref.app.open_window(paths.bundled_database())
application.exec()
"""
_LEFT = """
import azref.app
from PySide6.QtCore import QTimer
from azref import paths
application, window = azref.app.open_window(paths.bundled_database(), "azref://entry/ipap")
QTimer.singleShot(1000, application.quit)
application.exec()
"""


def _run(script: str, desk: str = os.devnull + "/none") -> list[float]:
    environment = {**os.environ, "STARTED": repr(time.monotonic()), "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # no reader compiles azref at every start
    environment["AZREF_DATA"] = desk
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return [float(word) for word in done.stdout.split()]


def _round(desk: str) -> tuple[float, ...]:
    return _run(_BARE)[0], _run(_PLAIN)[0], *_run(_AZREF), _run(_AZREF, desk)[1]


def main(runs: int) -> None:
    with TemporaryDirectory() as desk:
        _run(_LEFT, desk), _round(desk)
        rounds = [_round(desk) for _ in range(runs)]
    medians = [statistics.median(column) for column in zip(*rounds, strict=True)]
    bare, plain, first, filled, again = medians
    print(f"bare QMainWindow, first painted frame   {bare * 1000:6.0f} ms   1.00")
    print(f"plain Qt widgets of the same kinds      {plain * 1000:6.0f} ms   {plain / bare:.2f}")
    print(f"azref, first painted frame              {first * 1000:6.0f} ms   {first / bare:.2f}")
    print(f"azref, everything filled and painted    {filled * 1000:6.0f} ms   {filled / bare:.2f}")
    print(f"azref, at the entry where it was left   {again * 1000:6.0f} ms   {again / bare:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
