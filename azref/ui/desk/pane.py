"""What the panes of the reader's own data have in common: a button over a list."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from azref.ui.desk.open_desk import OpenDesk
from azref.ui.desk.rows import DeskList
from azref.ui.theme import Theme, unit


class DeskPane(QWidget):
    """A list that has the focus and a button above it; `refresh` follows what the desk has."""

    def __init__(self, desk: OpenDesk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.list = DeskList(theme, self)
        self.button = QPushButton(self)
        self.setFocusProxy(self.list)
        self.setTabOrder(self.button, self.list)
        self._lay_out()
        desk.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        u = unit(self.font())
        row = QHBoxLayout()
        row.setContentsMargins(3 * u, 0, 3 * u, 0)
        row.addWidget(self.button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * u, 0, 0)
        layout.setSpacing(u)
        layout.addLayout(row)
        layout.addWidget(self.list, 1)

    def refresh(self) -> None:
        """Shows what is on the desk now."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        self.list.set_theme(theme)
