"""Frames of the timeline while it is panned and zoomed, beside two peers in the same run.

    python tests/benchmarks/timeline.py [COUNT …]

For each number of events: the worst and the median frame of a journey from everything down to
days and back, in milliseconds; the memory beyond the events themselves, in bytes an event; the
time to load. The journey is made three times, each time by a new pane that has kept nothing, and
a frame’s time is the best of the three; the collector is off, as while azref's window fills.
18 events are those of the edition. The QGraphicsView shows the same bars as plain rectangles with
their titles as simple text, and makes the same journey once (up to 10,000 events). So does
vis-timeline in a headless Chromium, where npm and Chromium are there (`browser`).
"""

import gc
import os
import random
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).parent))

from browser import Missing, vis_timeline  # noqa: E402
from PySide6.QtCore import QPointF, QRectF, Qt  # noqa: E402
from PySide6.QtGui import QBrush, QColor  # noqa: E402
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView  # noqa: E402

from azref import paths  # noqa: E402
from azref.entries import Basis, DateStatement, Lane, Layer, Scope, TimelineEvent  # noqa: E402
from azref.store.database import Database  # noqa: E402
from azref.timeline.extent import extent_of  # noqa: E402
from azref.ui.theme import LIGHT  # noqa: E402
from azref.ui.timeline.pane import TimelinePane  # noqa: E402

WIDTH, HEIGHT = 1280, 290
COUNTS = (18, 1_000, 10_000, 100_000, 1_000_000)
LAPS = 3
MOST_IN_A_SCENE = 10_000
LANES = (Lane.FRAMEWORK, Lane.OPERATIONS, Lane.EXERCISES, Lane.DIALOGUE)


def events_of(count: int) -> list[TimelineEvent]:
    """The edition's events, or as many made ones in time order: years, months, days and ranges."""
    if count <= 18:
        return list(Database(paths.bundled_database()).timeline())
    chance = random.Random(7)
    dates = sorted(_date(chance) for _ in range(count))
    return [_event(chance, number, edtf) for number, edtf in enumerate(dates)]


def _date(chance: random.Random) -> str:
    year, month, day = chance.randint(1800, 2025), chance.randint(1, 12), chance.randint(1, 28)
    later = year + chance.randint(1, 12)
    plain = (f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}")
    ranges = (f"{year}/{later}", f"{year}-{month:02d}/..", f"{year}~", f"{year}/")
    return chance.choice(plain if chance.random() < 0.9 else ranges)


def _event(chance: random.Random, number: int, edtf: str) -> TimelineEvent:
    basis = chance.choice((Basis.STATED, Basis.STATED, Basis.DERIVED))
    attested = edtf[:4] + "-05" if chance.random() < 0.2 else None
    title = f"Azerbaijan and its partners, event {number}"
    statement = DateStatement(Layer.SOURCE, edtf, basis)
    return TimelineEvent(
        f"ev-{number}", title, Scope.SOURCE, chance.choice(LANES), statement, attested, 1
    )


def journey() -> list[tuple[float, float]]:
    """(zoom factor, pixels to pan) of each frame: in, along, out, along, in far, along, out."""
    along = [(1.0, 40.0)] * 30
    steps = [*along, *[(1.25, 0.0)] * 12, *along, *[(1.25, 0.0)] * 12, *along]
    return [*steps, *[(1.1, 0.0)] * 40, *along, *[(0.8, 0.0)] * 40]


def timed(laps: list[Callable[[float, float], object]]) -> tuple[float, float]:
    """The worst and the median frame in milliseconds, each the best of its laps."""
    times = []
    for frame in laps:
        times.append(lap := [])
        for factor, pixels in journey():
            began = time.perf_counter()
            frame(factor, pixels)
            lap.append((time.perf_counter() - began) * 1000)
    frames = [min(same) for same in zip(*times, strict=True)]
    return max(frames), statistics.median(frames)


def pane_of(events: list[TimelineEvent]) -> tuple[TimelinePane, float]:
    pane = TimelinePane(LIGHT)
    pane.resize(WIDTH, HEIGHT)
    pane.show()
    QApplication.processEvents()
    began = time.perf_counter()
    pane.set_events(events)
    pane.repaint()
    return pane, time.perf_counter() - began


def pane_frame(pane: TimelinePane) -> Callable[[float, float], None]:
    def frame(factor: float, pixels: float) -> None:
        if factor != 1.0:
            pane.zoom(factor, 700.0)
        if pixels:
            pane.pan(pixels)
        pane.repaint()

    return frame


def scene_frame(events: list[TimelineEvent]) -> Callable[[float, float], None]:
    scene = QGraphicsScene()
    brush = QBrush(QColor(LIGHT.accent))
    for number, event in enumerate(events):
        extent = extent_of(event.source.edtf) if event.source.edtf else None
        if extent is None:
            continue
        y = 18.0 * (number % 12)
        scene.addRect(QRectF(extent.begin, y, extent.end - extent.begin, 14.0), brush=brush)
        text = scene.addSimpleText(event.title)
        text.setPos(QPointF(extent.end, y))
        text.setFlag(text.GraphicsItemFlag.ItemIgnoresTransformations)
    view = QGraphicsView(scene)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.resize(WIDTH, HEIGHT)
    view.show()
    view.fitInView(scene.sceneRect())
    QApplication.processEvents()

    def frame(factor: float, pixels: float) -> None:
        view.scale(factor, 1.0)
        bar = view.horizontalScrollBar()
        bar.setValue(bar.value() + int(pixels))
        view.viewport().repaint()

    frame.kept = view, scene  # type: ignore[attr-defined]
    return frame


def memory_of(events: list[TimelineEvent]) -> float:
    """Bytes an event that a loaded pane holds beyond the events."""
    gc.collect()
    tracemalloc.start()
    pane, _ = pane_of(events)
    pane.set_current(events[len(events) // 2].id)
    gc.collect()
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    pane.close()
    return held / len(events)


def report(count: int) -> None:
    events = events_of(count)
    gc.freeze()
    panes = [pane_of(events) for _ in range(LAPS)]
    worst, median = timed([pane_frame(pane) for pane, _ in panes])
    load = statistics.median(seconds for _, seconds in panes)
    for pane, _ in panes:
        pane.close()
    words = f"{len(events):9,}  pane {worst:8.1f} {median:7.1f} ms   load {load:6.2f} s"
    words += f"   {memory_of(events):6.0f} B an event"
    if 18 < count <= MOST_IN_A_SCENE:
        scene = timed([scene_frame(events)])
        words += "   QGraphicsView {:8.1f} {:7.1f} ms".format(*scene)
    print(words, flush=True)
    if 18 < count <= MOST_IN_A_SCENE:
        report_browser(events)


def report_browser(events: list[TimelineEvent]) -> None:
    """The journey of vis-timeline, or what is missing for it."""
    try:
        with vis_timeline() as peer:
            found = peer.travel(events, journey())
    except Missing as missing:
        print(f"{'':9}  vis-timeline not measured: there is no {missing}", flush=True)
        return
    frames, idle = found["frames"], statistics.median(found["idle"])
    words = f"{'':9}  vis-timeline {max(frames):8.1f} {statistics.median(frames):7.1f} ms"
    words += f"   load {found['loaded'] / 1000:6.2f} s   (an idle frame {idle:.1f} ms)"
    print(words, flush=True)


def main(counts: list[int]) -> None:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    gc.disable()
    print("   events       worst  median")
    for count in counts:
        report(count)


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or list(COUNTS))
