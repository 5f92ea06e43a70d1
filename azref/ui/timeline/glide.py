"""A timeline that was thrown goes on for a moment, where the system animates at all."""

from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QStyle

from azref.timeline.glide import Throw

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.timeline.surface import Surface

_FRAME = 16
"""Milliseconds."""


def is_animated(pane: "Surface") -> bool:
    """Whether the system and the style say that things may move by themselves."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    has_effects = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    return has_effects and pane.style().styleHint(hint, None, pane) > 0


class Glide(QObject):
    """Pans `pane` as a throw says, until it is over or stopped."""

    def __init__(self, pane: "Surface", throw: Throw) -> None:
        super().__init__(pane)
        self._pane = pane
        self._throw = throw
        self._gone = 0.0
        self._began = perf_counter()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @property
    def is_over(self) -> bool:
        return not self._timer.isActive()

    def stop(self) -> None:
        self._timer.stop()

    def _go_on(self) -> None:
        seconds = perf_counter() - self._began
        here = self._throw.travelled(seconds)
        self._pane.pan(here - self._gone)
        self._gone = here
        if seconds >= self._throw.lasts:
            self.stop()
