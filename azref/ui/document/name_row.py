"""The line above the selection: its name, the other names, and what to do with them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QToolButton, QWidget

from azref.ui.document.named_selections import NamedSelections
from azref.ui.theme import unit
from azref.ui.typed_line import TypedLine


class NameRow(QWidget):
    """A name typed and confirmed with Enter keeps the selection; a name chosen opens it."""

    def __init__(self, names: NamedSelections, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = names
        self.box = QComboBox(self)
        self.line = TypedLine(self)
        self.box.setLineEdit(self.line)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setAccessibleName(self.tr("Name of the selection"))
        self.line.setPlaceholderText(self.tr("Name this selection to keep it"))
        self.remove = QToolButton(self)
        self.remove.setText(self.tr("Delete"))
        self.remove.setAccessibleName(self.tr("Delete the named selection"))
        self.remove.setAutoRaise(True)
        self.remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self.box.activated.connect(self._choose)
        self.line.returnPressed.connect(lambda: names.name(self.line.text()))
        self.remove.clicked.connect(names.delete)
        names.changed.connect(self.show_names)
        self.show_names()

    def _lay_out(self) -> None:
        u = unit(self.font())
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * u, 0, 2 * u, u)
        row.setSpacing(u)
        row.addWidget(self.box, 1)
        row.addWidget(self.remove)

    def show_names(self) -> None:
        """Lists every name; the open one stands in the line."""
        found, box = self._names.open, self.box
        box.blockSignals(True)
        box.clear()
        box.addItem(self.tr("Selection without a name"), "")
        for each in self._names.all():
            box.addItem(each.name, each.id)
        box.setCurrentIndex(max(0, box.findData(found.id)) if found else 0)
        self.line.setText(found.name if found else "")
        box.blockSignals(False)
        self.remove.setEnabled(found is not None)

    def _choose(self, index: int) -> None:
        self._names.turn_to(self.box.itemData(index) or "")
