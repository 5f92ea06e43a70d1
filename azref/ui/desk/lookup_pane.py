"""The lookups so far, the last one first."""

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QWidget

from azref.desk.values import Lookup
from azref.ui.desk.open_desk import OpenDesk
from azref.ui.desk.pane import DeskPane
from azref.ui.desk.rows import DeskLine
from azref.ui.theme import Theme

_SHOWN = 300


class LookupPane(DeskPane):
    """`opened` carries a lookup to be made again.

    `called` gives the name of a place, and of one this edition lacks the title that was kept.
    """

    opened = Signal(object)

    def __init__(
        self, desk: OpenDesk, called: Callable[[str, str], str], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(desk, theme, parent)
        self._called = called
        self.lookups: tuple[Lookup, ...] = ()
        self.list.hint = self.tr("What you look up and open is listed here, the last one first.")
        self.list.setAccessibleName(self.tr("Lookups"))
        self.button.setText(self.tr("Clear"))
        self.button.setAccessibleName(self.tr("Clear the list of lookups"))
        self.button.clicked.connect(self.clear)
        self.list.opened.connect(lambda row: self.opened.emit(self.lookups[row]))
        self.refresh()

    def refresh(self) -> None:
        """Shows the lookups there are now."""
        found = self._desk.attempt(lambda: self._desk.desk.lookups.latest(_SHOWN))
        if found is not None and found != self.lookups:
            self.lookups = found
            self.list.show_lines(list(map(self._line, found)))
        self.button.setEnabled(bool(self.lookups))

    def _line(self, lookup: Lookup) -> DeskLine:
        found = self._called(lookup.opened, lookup.title)
        return DeskLine(lookup.query, _when(lookup.at), found)

    def clear(self) -> None:
        """Clears the list; that can be undone."""
        self._desk.edit(self._desk.desk.lookups.clear, is_told=True)


def _when(at: str) -> str:
    """A moment in the reader's own time and notation: the hour for today, else the day."""
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODate).toLocalTime()
    if not moment.isValid():
        return ""
    short = QLocale.FormatType.ShortFormat
    if moment.date() == QDateTime.currentDateTime().date():
        return QLocale().toString(moment.time(), short)
    return QLocale().toString(moment.date(), short)
