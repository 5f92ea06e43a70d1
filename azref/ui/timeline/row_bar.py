"""The scroll bar of the rows, where the timeline has more of them than there is room for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from azref.timeline.board import Board
from azref.ui.timeline.ink import Ink

_STYLE = """
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 2px; margin: 1px; min-height: 16px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


class RowBar(QScrollBar):
    """Lies over the right edge of the days; its value is the pixels that are above them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._is_dressed = False
        self.hide()

    def undress(self) -> None:
        """Has the bar take the colours of the next ink, once it is seen."""
        self._is_dressed = False

    def fit(self, board: Board, width: int, ink: Ink) -> None:
        """Lies where the board, `width` pixels wide, has its days, and scrolls what is spare."""
        spare, days = board.spare_height, board.regions.days
        if spare != self.maximum() or spare:
            wide = 2 * int(ink.unit)
            self.setGeometry(width - wide, int(days.top) + 1, wide, int(days.height) - 1)
            self.setPageStep(max(1, int(days.height)))
            self.setSingleStep(round(board.metrics.row))
            self.setRange(0, spare)
            if spare and not self._is_dressed:
                self._is_dressed = True
                self.setStyleSheet(_STYLE.format(handle=ink.theme.muted))
        self.setVisible(spare > 0)

    def bring(self, top: float, height: float, board: Board) -> None:
        """Scrolls no more than is needed to bring a row into view, with some room around it."""
        room, u = board.regions.days.height, board.unit
        value = max(self.value(), int(top + height - room + u))
        self.setValue(min(value, int(top - u)))
