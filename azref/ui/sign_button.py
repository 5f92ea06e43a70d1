"""A small button that shows a sign and says its name."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget


class SignButton(QToolButton):
    """Does `act` when it is clicked; `name` is its tip and what a screen reader says."""

    def __init__(self, sign: str, name: str, act: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(sign)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: act())
