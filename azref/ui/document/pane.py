"""The selection as a list one can put in order and remark on, beside the document it becomes."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from azref.entries import Summary
from azref.ui.document.rows import SelectedDelegate, SelectedList, SelectedModel, selected_rows
from azref.ui.selection import Selection
from azref.ui.sign_button import SignButton
from azref.ui.theme import Theme, scroll_bar_style, unit
from azref.ui.typed_line import TypedLine


class SelectionPane(QWidget):
    """Shows the basket of `selection` and moves it; `summaries` name its entries.

    `entry_activated` carries the id of an entry to be opened.
    """

    entry_activated = Signal(str)

    def __init__(
        self,
        selection: Selection,
        summaries: Callable[[], Mapping[str, Summary]],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._summaries = summaries
        self.model = SelectedModel(self)
        self.list = SelectedList(self)
        self.list.setAccessibleName(self.tr("Selected entries, in the order of the document"))
        self._delegate = SelectedDelegate(theme, self)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self.remark = TypedLine(self)
        self.remark.setAccessibleName(self.tr("Remark on the chosen entry"))
        self._buttons = self._make_buttons()
        self._shown = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._show()

    # --- The parts --------------------------------------------------------------------------------

    def _make_buttons(self) -> tuple[QToolButton, ...]:
        listing = self.list
        return (
            SignButton("↑", self.tr("Move up (Alt+Up)"), lambda: listing.shift(-1), self),
            SignButton("↓", self.tr("Move down (Alt+Down)"), lambda: listing.shift(1), self),
            SignButton(
                "✕", self.tr("Take out of the selection (Delete)"), self._remove_chosen, self
            ),
        )

    def _lay_out(self) -> None:
        u = unit(self.font())
        foot = QHBoxLayout()
        foot.setContentsMargins(3 * u, u, 2 * u, 2 * u)
        foot.setSpacing(u)
        foot.addWidget(self.remark, 1)
        for button in self._buttons:
            foot.addWidget(button)
        self._filled = QWidget(self)
        column = QVBoxLayout(self._filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        self._shown.addWidget(self._filled)
        self._shown.addWidget(self._empty())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(0, 2 * u, 0, 0)
        self._head.setSpacing(0)
        below = QVBoxLayout()
        below.setSpacing(0)
        below.addLayout(self._head)
        below.addWidget(self._shown, 1)
        self._row.addLayout(below, 2)

    def _empty(self) -> QLabel:
        u = unit(self.font())
        label = QLabel(self)
        label.setText(
            self.tr(
                "Nothing is selected.\n\nCtrl+D selects the entry you read, Ctrl+Shift+H every hit"
                " of a lookup, Ctrl+Shift+Y the events of a period drawn on the timeline. They are"
                " put in order here, and become a document."
            )
        )
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setMargin(6 * u)
        return label

    def add_head(self, widget: QWidget) -> None:
        """Puts a widget above the list: the name of the selection."""
        self._head.addWidget(widget)

    def add_side(self, widget: QWidget) -> None:
        """Puts a widget to the right of the list: what becomes of the selection."""
        self._row.addWidget(widget, 3)

    def _connect(self) -> None:
        self._selection.basket_changed.connect(self._show)
        self.model.moved.connect(self._drop)
        self.list.shifted.connect(self._move)
        self.list.removed.connect(self._remove)
        self.list.entry_activated.connect(self.entry_activated)
        self.list.selectionModel().currentChanged.connect(self._show_remark)
        self.remark.editingFinished.connect(self._keep_remark)

    # --- What the reader does ---------------------------------------------------------------------

    def _drop(self, numbers: list[int], at: int) -> None:
        self._move([self.model.rows[number].id for number in numbers], at)

    def _move(self, ids: list[str], at: int) -> None:
        self._selection.put(self._selection.basket.moved(ids, at))
        self.list.choose(ids)

    def _remove_chosen(self) -> None:
        self._remove(self.list.chosen)

    def _remove(self, ids: list[str]) -> None:
        row = self.list.currentIndex().row()
        basket = self._selection.basket
        for entry in ids:
            basket = basket.toggled(entry)
        self._selection.put(basket)
        self.list.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))

    def _keep_remark(self) -> None:
        row = self.model.at(self.list.currentIndex())
        if row is not None and row.remark != self.remark.text():
            self._selection.put(self._selection.basket.remarked(row.id, self.remark.text()))

    # --- What is shown ----------------------------------------------------------------------------

    def _show(self) -> None:
        """Brings the list up to date, the chosen rows chosen again."""
        chosen = self.list.chosen
        rows = selected_rows(self._selection.basket, self._summaries())
        self._delegate.measure(self.list.font(), rows)
        self.model.set_rows(rows)
        self._shown.setCurrentIndex(0 if rows else 1)
        self.list.choose(chosen)
        self._show_remark()

    def _show_remark(self) -> None:
        row = self.model.at(self.list.currentIndex())
        self.remark.setEnabled(row is not None)
        self.remark.setText(row.remark if row else "")
        self.remark.setCursorPosition(0)  # a long one is read from its beginning
        named = self.tr("A remark on {title}, printed with it").format(
            title=row.title if row else ""
        )
        self.remark.setPlaceholderText(named if row else self.tr("Choose an entry to remark on it"))
        for button in self._buttons:
            button.setEnabled(row is not None)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.list.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))
        self.list.viewport().update()
