"""The lookups so far, the last one first."""

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from azref.desk.values import Lookup
from azref.ui.desk.open_desk import OpenDesk
from azref.ui.desk.rows import DeskList, Line
from azref.ui.theme import Theme, unit

_SHOWN = 300


class LookupPane(QWidget):
    """`opened` carries a lookup to be made again."""

    opened = Signal(object)

    def __init__(self, desk: OpenDesk, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lookups: tuple[Lookup, ...] = ()
        hint = self.tr("What you look up and open is listed here, the last one first.")
        self.list = DeskList(theme, hint, self)
        self.list.setAccessibleName(self.tr("Lookups"))
        self.setFocusProxy(self.list)
        self._clear = QPushButton(self.tr("Clear"), self)
        self._clear.setAccessibleName(self.tr("Clear the list of lookups"))
        self.setTabOrder(self._clear, self.list)
        u = unit(self.font())
        row = QHBoxLayout()
        row.setContentsMargins(3 * u, 0, 3 * u, 0)
        row.addWidget(self._clear)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2 * u, 0, 0)
        layout.setSpacing(u)
        layout.addLayout(row)
        layout.addWidget(self.list, 1)
        self._clear.clicked.connect(self.clear)
        self.list.opened.connect(lambda row: self.opened.emit(self.lookups[row]))
        self._desk.changed.connect(self.refresh)
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        self.list.set_theme(theme)

    def refresh(self) -> None:
        """Shows the lookups there are now."""
        found = self._desk.attempt(lambda: self._desk.desk.lookups.latest(_SHOWN))
        if found is not None and found != self.lookups:
            self.lookups = found
            self.list.show_lines([Line(e.query, _when(e.at), e.title) for e in found])
        self._clear.setEnabled(bool(self.lookups))

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
