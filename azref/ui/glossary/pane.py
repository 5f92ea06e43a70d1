"""The glossary: terms under their kinds, filtered as one types, ticked for export."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from azref.ui.glossary.model import GlossaryModel
from azref.ui.glossary.painting import GlossaryDelegate
from azref.ui.glossary.term_list import GlossaryList
from azref.ui.glossary.terms import Terms
from azref.ui.theme import Theme, unit
from azref.ui.typed_line import TypedLine


class FilterLine(TypedLine):
    """The filter; Down and Enter go on to the list."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class GlossaryPane(QWidget):
    """The filter line over the list. `entry_activated` carries the id of the chosen term.

    `failed` tells in a line that the database is damaged.
    """

    entry_activated = Signal(str)
    tick_toggled = Signal(str)
    failed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GlossaryModel(self)
        self.filter = FilterLine(self)
        self.filter.setPlaceholderText(self.tr("Filter the glossary"))
        self.filter.setAccessibleName(self.tr("Filter the glossary"))
        self._delegate = GlossaryDelegate(theme, self)
        self.list = GlossaryList(self.model, self._delegate, self)
        self.list.setAccessibleName(self.tr("Glossary"))
        self._chosen = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        u = unit(self.font())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * u, 0, 0)
        layout.setSpacing(u)
        row = QVBoxLayout()
        row.setContentsMargins(3 * u, 0, 3 * u, 0)
        row.addWidget(self.filter)
        layout.addLayout(row)
        layout.addWidget(self.list, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._keep)
        self.filter.left.connect(self.list.enter)
        self.list.entry_activated.connect(self._choose)
        self.model.tick_toggled.connect(self.tick_toggled)
        self.model.acronyms_read.connect(self._make_room)
        self.model.modelReset.connect(self._stay)
        self.model.failed.connect(self.failed, Qt.ConnectionType.QueuedConnection)

    def _make_room(self, acronyms: tuple[str, ...]) -> None:
        self._delegate.make_room(self.list.font(), acronyms)

    def _keep(self, query: str) -> None:
        """Keeps to the terms with these words, from the first on."""
        self.model.set_query(query)
        self.list.verticalScrollBar().setValue(0)

    def _choose(self, entry_id: str) -> None:
        self._chosen = entry_id
        self.entry_activated.emit(entry_id)

    def read(self, terms: Terms) -> None:
        """Shows these terms, the first at once, the others in the turns of the loop that follow."""
        self.model.read(terms)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.list.viewport().update()

    def set_current(self, entry_id: str) -> None:
        """Selects a term and brings it into view; what is no term clears the choice."""
        self._chosen = entry_id
        self.list.setCurrentIndex(self.model.position(entry_id))

    def _stay(self) -> None:
        """Selects among other rows what was selected, without going there."""
        index = self.model.position(self._chosen)
        if index.isValid():
            self.list.setAutoScroll(False)
            self.list.setCurrentIndex(index)
            self.list.setAutoScroll(True)
