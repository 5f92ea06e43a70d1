"""Start-up beside its floor: a bare QMainWindow, in the same run, one after the other.

    python tests/benchmarks/startup.py [RUNS]

Prints, from the start of the process and as medians: the bare window's first painted frame,
azref's first painted frame, and azref with every pane filled and painted; then the ratios.
Run it offscreen or, with QT_QPA_PLATFORM=xcb, on a screen.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

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
_AZREF = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
import azref.app
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
    def fill(self, *given):
        super().fill(*given)
        self.commands.panes.reading.entry_view.viewport().installEventFilter(watch)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, say)
        return super().eventFilter(watched, event)

azref.app.Window = Timed
watch = Watch()
application, window = azref.app.open_window(paths.bundled_database())
application.exec()
"""


def _run(script: str) -> list[float]:
    environment = {**os.environ, "STARTED": repr(time.monotonic()), "PYTHONPATH": str(ROOT)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return [float(word) for word in done.stdout.split()]


def main(runs: int) -> None:
    _run(_BARE), _run(_AZREF)
    pairs = [(_run(_BARE)[0], *_run(_AZREF)) for _ in range(runs)]
    bare, first, filled = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"bare QMainWindow, first painted frame   {bare * 1000:6.0f} ms   1.00")
    print(f"azref, first painted frame              {first * 1000:6.0f} ms   {first / bare:.2f}")
    print(f"azref, everything filled and painted    {filled * 1000:6.0f} ms   {filled / bare:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
