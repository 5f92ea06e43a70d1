"""The selections the reader keeps by name, and the one the basket is kept in."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from azref.ui.basket import Basket, Ticked
from azref.ui.desk.open_desk import OpenDesk
from azref.ui.panes import Panes
from azref.ui.selection import Selection

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.desk.values import NamedSelection


class NamedSelections(QObject):
    """Keeps the basket in the named selection that is open, edit for edit.

    `changed` tells that there are other names, or another one is open. Entries that this edition
    does not have stay in a named selection: it is the basket that goes without them.
    """

    changed = Signal()

    def __init__(self, panes: Panes, selection: Selection, desk: OpenDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._panes = panes
        self._selection = selection
        self._desk = desk
        self._open = ""
        self._is_keeping = False
        selection.basket_changed.connect(self._keep)
        desk.changed.connect(self._follow)

    @property
    def open(self) -> "NamedSelection | None":
        """The named selection the basket is kept in, if any."""
        if not self._open:
            return None
        return self._desk.attempt(lambda: self._desk.desk.selections.load(self._open))

    @property
    def title(self) -> str:
        """The name of the open selection, empty where none is."""
        found = self.open
        return found.name if found else ""

    def all(self) -> "tuple[NamedSelection, ...]":
        return self._desk.attempt(lambda: self._desk.desk.selections.all()) or ()

    # --- What the reader does ---------------------------------------------------------------------

    def name(self, name: str) -> None:
        """Keeps the basket under a name from now on, or gives the open selection another one."""
        found, desk = self.open, self._desk
        if not name.strip() or (found and found.name == name.strip()):
            return
        if found is not None:
            desk.edit(lambda: desk.desk.selections.rename(found, name.strip()))
        else:
            self._desk.edit(lambda: self._create(name.strip()))
        self.changed.emit()

    def _create(self, name: str) -> None:
        titles = self._panes.summaries
        entries = [(each, titles[each].title) for each in self._selection.ticked if each in titles]
        made = self._desk.desk.selections.create(name, entries)
        self._open = made.id
        self._write_remarks()

    def turn_to(self, id: str) -> None:  # noqa: A002
        """Makes a named selection the basket; with "" the basket goes on without a name."""
        self._open = id
        if found := self.open:
            self._show(found)
        self.changed.emit()

    def delete(self) -> None:
        """Deletes the open selection; the basket stays as it is, and the edit can be undone."""
        if found := self.open:
            self._open = ""
            self._desk.edit(lambda: self._desk.desk.selections.delete(found), is_told=True)
            self.changed.emit()

    def leave(self) -> None:
        """Goes on without a name: what now happens to the basket no longer touches the kept one."""
        if self._open:
            self.turn_to("")

    # --- Basket and desk --------------------------------------------------------------------------

    def _show(self, found: "NamedSelection") -> None:
        known = self._panes.summaries
        items = (Ticked(item.entry, item.remark) for item in found.items if item.entry in known)
        self._is_keeping = True
        self._selection.put(Basket(tuple(items)))
        self._is_keeping = False

    def _keep(self) -> None:
        """Writes the basket to the open selection."""
        if self._open and not self._is_keeping:
            self._is_keeping = True
            self._desk.edit(self._write)
            self._is_keeping = False

    def _write(self) -> None:
        found, known = self.open, self._panes.summaries
        if found is None:
            self._open = ""
            return
        absent = [(each.entry, each.title) for each in found.items if each.entry not in known]
        entries = [(each, known[each].title) for each in self._selection.ticked if each in known]
        if [each.entry for each in found.items] != [each for each, _ in (*entries, *absent)]:
            self._desk.desk.selections.set_entries(found, [*entries, *absent])
        self._write_remarks()

    def _write_remarks(self) -> None:
        found, remarks = self.open, dict(self._selection.basket.remarks)
        if found is None:
            return
        for item in found.items:
            remark = remarks.get(item.entry, "")
            if item.entry in self._panes.summaries and item.remark != remark:
                self._desk.desk.selections.remark(found, item, remark)

    def _follow(self) -> None:
        """Takes over what was undone, or done in another window."""
        if self._is_keeping:
            return
        if self._open:
            found = self.open
            if found is None:
                self._open = ""
            else:
                self._show(found)
        self.changed.emit()

    # --- The session ------------------------------------------------------------------------------

    def kept(self) -> str:
        return self._open

    def take_up(self, kept: Any) -> None:
        """Opens the selection that was open, as it is on the desk."""
        if isinstance(kept, str) and kept:
            self.turn_to(kept)
