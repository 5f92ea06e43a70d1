"""PySide6 6.12.0 on Python 3.11 drops one reference of None for every Qt call that returns None.

After about 6,400 calls the interpreter dies with `Fatal Python error: none_dealloc`.
"""

from PySide6.QtGui import QImage, QPainter

from azref.ui.theme import LIGHT
from azref.ui.timeline.pane import TimelinePane

from ..timeline.events import event


def test_thirty_thousand_painter_calls_and_three_hundred_repaints_leave_the_interpreter_alive(
    qtbot,
):
    pane = TimelinePane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(600, 200)
    pane.set_events([event("1997", "1997-11")])
    image = QImage(600, 200, QImage.Format.Format_ARGB32_Premultiplied)
    for _ in range(300):
        pane.render(image)
    painter = QPainter(image)
    results = {painter.drawPoint(number % 600, 10) for number in range(30_000)}
    painter.end()
    assert results == {None}
