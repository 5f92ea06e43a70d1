"""How the panes share the window: the timeline above, glossary and reading side below it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

NARROW = 900
"""Below this width in pixels the glossary folds into the search list."""
LOW = 600
"""Below this height of the window in pixels the timeline folds to its overview."""
_FOLDED = 96
_UNBOUNDED = 16777215  # QWIDGETSIZE_MAX, which Qt for Python does not name


class Tiles(QSplitter):
    """`upper` over `left` and `right`, each with a line between that can be moved."""

    def __init__(self, upper: QWidget, left: QWidget, right: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._upper = upper
        self._left = left
        self._below = QSplitter(Qt.Orientation.Horizontal)  # a child would be a tile at once
        self._unfolded = [360, 640]
        self._beside = [300, 700]
        self._height = LOW
        self._is_bare = False
        self._fill(self._below, (left, right), self._beside, (3, 7))
        self._fill(self, (upper, self._below), self._unfolded, (36, 64))

    @staticmethod
    def _fill(
        splitter: QSplitter,
        widgets: Sequence[QWidget],
        sizes: Sequence[int],
        stretches: Sequence[int],
    ) -> None:
        for at, (widget, stretch) in enumerate(zip(widgets, stretches, strict=True)):
            splitter.addWidget(widget)
            splitter.setStretchFactor(at, stretch)
        splitter.setSizes(sizes)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)

    @property
    def _is_folded(self) -> bool:
        return self._upper.maximumHeight() == _FOLDED

    def layout_sizes(self) -> tuple[list[int], list[int]]:
        """The sizes above and below, and of the two beside each other, all unfolded."""
        if self._left.isVisible():
            self._beside = self._below.sizes()
        return self._unfolded if self._is_folded else self.sizes(), self._beside

    def set_layout_sizes(self, sizes: Sequence[Sequence[int]]) -> None:
        """Puts back what `layout_sizes` gave."""
        self._unfolded, self._beside = (list(map(int, each)) for each in sizes)
        if not self._is_folded:
            self.setSizes(self._unfolded)
        self._below.setSizes(self._beside)

    def fold(self, width: int, height: int) -> None:
        """Folds what does not fit into panes so wide in a window so high, unfolds what does."""
        self._left.setVisible(width >= NARROW)
        self._height = height
        self._fold_upper()

    def fold_bare(self, *, is_bare: bool) -> None:
        """Folds what is above where there is nothing in it, whatever room there is."""
        self._is_bare = is_bare
        self._fold_upper()

    def _fold_upper(self) -> None:
        is_to_fold = self._is_bare or self._height < LOW
        if is_to_fold and not self._is_folded:
            self._unfolded = self.sizes() if self.isVisible() else self._unfolded
            self._upper.setMaximumHeight(_FOLDED)
        elif not is_to_fold and self._is_folded:
            self._upper.setMaximumHeight(_UNBOUNDED)
            self.setSizes(self._unfolded)
