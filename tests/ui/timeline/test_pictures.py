"""Every glyph as a picture, light and dark, at 100 % and 200 %, compared with a kept one.

Texts are left out and measured by a fixed rule, so that the pictures are the same with any font.
After a wanted change: ``AZREF_KEEP_PICTURES=1 pytest tests/ui/timeline/test_pictures.py``.
"""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage

from azref.entries import Basis, Lane, Scope, TimelineEvent
from azref.timeline.board import Gauge
from azref.timeline.sheet import Words
from azref.ui.theme import DARK, LIGHT, Theme
from azref.ui.timeline.pane import TimelinePane

from ...timeline.events import event

PICTURES = Path(__file__).parent / "pictures"
WIDTH, HEIGHT = 900, 460
GAUGE = Gauge(4.0, 14.0, Words(lambda text: 6.0 * len(text)), 60.0)
MOST_DIFFERENT = 0.004
"""The part of the pixels that may differ by more than `NOTICEABLE` in a colour."""
NOTICEABLE = 32


def drawn(
    edtf: str | None, attested: str | None = None, lane: Lane = Lane.FRAMEWORK,
    basis: Basis = Basis.STATED, scope: Scope = Scope.SOURCE, entry: str = "",
) -> TimelineEvent:  # fmt: skip
    name = entry or f"{edtf}-{attested}-{lane}-{basis}"
    return event(edtf, attested, id=name, title="A title", lane=lane, basis=basis, scope=scope)


EVENTS = (
    *(drawn("1990", lane=lane) for lane in (Lane.FRAMEWORK, Lane.OPERATIONS, Lane.EXERCISES)),
    drawn("1991-05", lane=Lane.EXERCISES),
    drawn("1992-03-04"),
    drawn("1994", "1994-05"),
    drawn("1996", "1998-02"),
    drawn("1999", "1999-09/2004-04", Lane.OPERATIONS),
    drawn("2000", "1999-09/..", Lane.OPERATIONS),
    drawn("2000", "2000-03/", Lane.OPERATIONS),
    drawn("1998/2003", lane=Lane.EXERCISES),
    drawn("2004~"),
    drawn("2006?/2009", lane=Lane.EXERCISES),
    drawn("2005/", lane=Lane.EXERCISES),
    drawn("/1995", lane=Lane.OPERATIONS),
    drawn("2008/..", lane=Lane.OPERATIONS),
    drawn("../1993", lane=Lane.EXERCISES),
    drawn("2002", basis=Basis.DERIVED),
    drawn("2007", basis=Basis.INFERRED, lane=Lane.EXERCISES),
    drawn(None),
    drawn(None, "1997/", Lane.OPERATIONS),
    *(drawn("2006-06-28", entry=f"same-{n}") for n in range(12)),
    drawn("2012"),
    drawn("1991", lane=Lane.DIALOGUE),
    drawn("1994-02", "1994-03", Lane.DIALOGUE),
    drawn("1999/2002", lane=Lane.DIALOGUE),
    drawn("2003/", lane=Lane.DIALOGUE),
    *(drawn(None, f"{1990 + n % 19}-0{1 + n % 9}", Lane.CONTEXT, Basis.ATTESTED, Scope.CONTEXT,
            f"many-{n}") for n in range(90)),
)  # fmt: skip


def picture(theme: Theme, ratio: int, qtbot) -> QImage:
    pane = TimelinePane(theme)
    qtbot.addWidget(pane)
    pane.resize(WIDTH, HEIGHT)
    pane._ink.unit = 4.0
    pane._ink.write = lambda *_anything: None
    pane.board.resize(WIDTH, HEIGHT)
    pane.board.take_gauge(GAUGE)
    pane.set_events(EVENTS)
    pane.show_context(True)
    pane.set_current("many-70")
    pane.set_marked(frozenset({"1992-03-04-None-framework-stated"}))
    pane.set_related(frozenset({"2004~-None-framework-stated"}))
    image = QImage(WIDTH * ratio, HEIGHT * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    pane.render(image, QPoint())
    return image


def difference(one: QImage, other: QImage) -> float:
    """The part of the pixels in which two pictures of one size differ noticeably."""
    form = QImage.Format.Format_RGB32
    a, b = (bytes(image.convertToFormat(form).constBits()) for image in (one, other))
    different = sum(abs(x - y) > NOTICEABLE for x, y in zip(a, b, strict=True) if x != y)
    return different / (len(a) / 4)


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_glyph_looks_as_it_did(theme: Theme, ratio: int, qtbot):
    image = picture(theme, ratio, qtbot)
    path = PICTURES / f"timeline-{'dark' if theme.is_dark else 'light'}-{ratio}00.png"
    if os.environ.get("AZREF_KEEP_PICTURES"):
        PICTURES.mkdir(exist_ok=True)
        image.save(str(path))
    kept = QImage(str(path))
    assert kept.size() == image.size()
    assert difference(image, kept) < MOST_DIFFERENT


def test_a_difference_is_seen(qtbot):
    light, dark = picture(LIGHT, 1, qtbot), picture(DARK, 1, qtbot)
    assert difference(light, dark) > 0.5
