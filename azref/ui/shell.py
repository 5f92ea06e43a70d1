"""The shell of the window: search line, rows and page, which others fill and know nothing of them.

The first frame waits for this module: it imports what that needs and nothing else.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from azref.ui.theme import Theme, unit
from azref.ui.typed_line import TypedLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from azref.desk.desk import Desk


def _desk_in_memory() -> "Desk":
    from azref.desk.desk import Desk

    return Desk(None)


class Shell(QMainWindow):
    """What the contents of the window are put into.

    `page` is the central widget; `lay_out` puts `bar` on it, the row of the search line, and
    `rows`, the column the panes are put into. `language_asked` carries the language a reader
    chooses, empty for the system's, and `language` is the one that was chosen last. `open_desk`
    gives the reader's desk when it is first needed.
    """

    language_asked = Signal(str)
    page: QWidget

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.language = ""
        self.open_desk: Callable[[], Desk] = _desk_in_memory

    def lay_out(self, typed: str) -> None:
        """Makes page, rows and search line, with what was typed before there was a line."""
        self.page = QWidget(self)
        self.rows = QVBoxLayout(self.page)
        self.bar = QHBoxLayout()
        self.search = TypedLine(self.page)
        u = unit(self.font())
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        self.bar.setContentsMargins(2 * u, 2 * u, 2 * u, 2 * u)
        self.bar.setSpacing(2 * u)
        self.search.setMinimumHeight(7 * u)
        self.search.setPlaceholderText(self.tr("Look up an acronym, a name, a year …   (Ctrl+K)"))
        self.search.setAccessibleName(self.tr("Look up"))
        self.bar.addWidget(self.search, 1)
        self.rows.addLayout(self.bar)
        self.search.setText(typed)
