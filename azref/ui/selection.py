"""The one selection every pane shares: where the reader is, and what is ticked for export."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from azref.ui.basket import Basket
from azref.ui.history import History, View


class Selection(QObject):
    """The present place with its history, and the basket of entries ticked for export.

    `place_changed` carries an entry id or a sentence label; `basket_changed` carries nothing, ask
    `basket`. `place_left` comes before a place is left: who shows it answers with `keep_view`.
    """

    place_left = Signal()
    place_changed = Signal(str)
    basket_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History()
        self._basket = Basket()

    @property
    def place(self) -> str:
        return self._history.here

    @property
    def history(self) -> History:
        return self._history

    @property
    def basket(self) -> Basket:
        return self._basket

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids in the basket, in the reader's order."""
        return self._basket.ids

    def go(self, place: str) -> None:
        """Goes to an entry or a sentence and remembers where the reader was."""
        self.place_left.emit()
        self._move(self._history.visit(place))

    def back(self) -> None:
        self.place_left.emit()
        self._move(self._history.back())

    def forward(self) -> None:
        self.place_left.emit()
        self._move(self._history.forward())

    def turn_to(self, at: int) -> None:
        """Goes to the place at index `at` of the history, which keeps its order."""
        self.place_left.emit()
        self._move(self._history.turned(at))

    def come_back(self, history: History) -> None:
        """Takes up a history that was kept, at its present place."""
        self._move(history)

    def keep_view(self, view: View) -> None:
        """Remembers how the present place is being left."""
        self._history = self._history.left(view)

    def put(self, basket: Basket) -> None:
        """Makes `basket` the one that every pane shows."""
        if basket != self._basket:
            self._basket = basket
            self.basket_changed.emit()

    def toggle(self, entry_id: str) -> None:
        """Ticks an entry, or takes it out of the basket."""
        self.put(self._basket.toggled(entry_id))

    def tick(self, entry_ids: Iterable[str]) -> None:
        self.put(self._basket.with_entries(entry_ids))

    def clear_basket(self) -> None:
        self.put(Basket())

    def _move(self, history: History) -> None:
        moved = history.at != self._history.at or history.places != self._history.places
        self._history = history
        if moved:
            self.place_changed.emit(history.here)
