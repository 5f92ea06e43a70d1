"""The timeline as a table: the same events in rows, sortable, as a screen reader reads them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from azref.dates import Edtf, parse, sort_key
from azref.entries import Basis, Scope, TimelineEvent
from azref.timeline.chronicle import LANES
from azref.timeline.marks import dated
from azref.timeline.reasons import Reason, reason_before
from azref.timeline.traits import Trait, shown
from azref.ui.theme import Theme, unit
from azref.ui.timeline.words import TimelineWords

SAID, DATE, ATTESTED, BASIS, LANE, TITLE = range(6)
ID_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WIDTHS = (52, 44, 72, 26, 32)
"""Of the columns but the last, in units."""


class TimelineModel(QAbstractTableModel):
    """Events in rows; ``ID_ROLE`` returns the event's id in every column.

    `tick_toggled` carries the id of an event to be put into the selection or taken out of it.
    """

    tick_toggled = Signal(str)

    def __init__(self, words: TimelineWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._all: tuple[TimelineEvent, ...] = ()
        self._events: list[TimelineEvent] = []
        self._has_context = False
        self._hidden: frozenset[Trait] = frozenset()
        self._ticked: frozenset[str] = frozenset()
        self._sorted = (-1, Qt.SortOrder.AscendingOrder)
        self._headers = (
            self.tr("As the source says"), self.tr("Date"), self.tr("References attest"),
            self.tr("How known"), self.tr("Lane"), self.tr("Event"),
        )  # fmt: skip

    def set_events(self, events: Sequence[TimelineEvent]) -> None:
        self._all = tuple(events)
        self._rebuild()

    def show_context(self, *, visible: bool) -> None:
        self._has_context = visible
        self._rebuild()

    def set_hidden(self, traits: Iterable[Trait]) -> None:
        """Shows only the events that have none of these traits."""
        if frozenset(traits) != self._hidden:
            self._hidden = frozenset(traits)
            self._rebuild()

    def set_ticked(self, ids: frozenset[str]) -> None:
        """Ticks the events that are in the selection."""
        self._ticked = ids
        if self._events:
            last = self.index(len(self._events) - 1, SAID)
            self.dataChanged.emit(self.index(0, SAID), last, [Qt.ItemDataRole.CheckStateRole])

    def row_of(self, entry: str) -> int | None:
        return next((row for row, e in enumerate(self._events) if e.id == entry), None)

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._events = [
            event for event in self._all if self._has_context or event.scope is Scope.SOURCE
        ]
        if self._hidden:
            self._events = shown(self._events, self._hidden)
        column, order = self._sorted
        if column >= 0:
            is_descending = order is Qt.SortOrder.DescendingOrder
            self._events.sort(key=self._key(column), reverse=is_descending)
        self.endResetModel()

    def _key(self, column: int) -> Callable[[TimelineEvent], Any]:
        """What a column sorts by; events that are alike stay in the order of time."""
        keys: dict[int, Callable[[TimelineEvent], Any]] = {
            DATE: lambda event: sort_key(_date(event.source.edtf)),
            ATTESTED: lambda event: sort_key(_date(event.attested)),
            LANE: lambda event: LANES.index(event.lane),
        }
        return keys.get(column, lambda event: self._text(event, column).casefold())

    # --- What stands in a cell ------------------------------------------------------------------

    def _text(self, event: TimelineEvent, column: int) -> str:
        if column == SAID:
            return event.source.said
        if column == DATE:
            return self._words.said(event.source.edtf) if event.scope is Scope.SOURCE else ""
        if column == ATTESTED:
            return self._words.said(event.attested)
        if column == BASIS:
            return self._words.basis(event.source.basis) if event.source.edtf else ""
        return self._words.lanes[event.lane] if column == LANE else event.title

    def words_in(self, column: int) -> tuple[str, ...]:
        """Every word that may stand in a column of few words; none for other columns."""
        if column == BASIS:
            return tuple(map(self._words.basis, Basis))
        return tuple(self._words.lanes.values()) if column == LANE else ()

    def _order_of(self, row: int) -> str:
        """Why the row stands before the next one in the order of dates."""
        event, dates = self._events[row], self._next_dates(row)
        if dates is None:
            return self._words.sentence(dated(event))
        first, second = dates
        words = self.tr("{0}; before {1}, because {2}.")
        names = [self._words.date(date) if date else self.tr("no date") for date in dates]
        return words.format(*names, self._reasons()[reason_before(first, second)])

    def _next_dates(self, row: int) -> tuple[Edtf | None, Edtf | None] | None:
        """The dates of a row and of the one that follows it in time, if that is the next row."""
        if row + 1 >= len(self._events):
            return None
        first, second = (_date(self._events[at].source.edtf) for at in (row, row + 1))
        return (first, second) if sort_key(first) <= sort_key(second) else None

    def _reasons(self) -> dict[Reason, str]:
        return {
            Reason.DATED: self.tr("events with a date come first"),
            Reason.BEGINS: self.tr("it begins earlier"),
            Reason.END_KNOWN: self.tr("its end is known"),
            Reason.ENDS: self.tr("it begins with it and ends earlier"),
            Reason.START_KNOWN: self.tr("its start is known"),
            Reason.FINER: self.tr("it is the finer date"),
            Reason.SAME: self.tr("the two dates are alike and what references attest decides"),
        }

    def _header_tip(self, column: int) -> str:
        if column in (DATE, ATTESTED):
            return self.tr(
                "Sorted by the first day, then by the last: 4 May 1994 stands before May 1994, and "
                "that before 1994, where they begin on the same day. An open or unknown end comes "
                "after a known one; undated events come last."
            )
        return self.tr("Sorted by this column; events that are alike stay in the order of time.")

    # --- What Qt calls --------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._events)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        event, column = self._events[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(event, column)
        if role == ID_ROLE:
            return event.id
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._order_of(index.row()) if column == DATE else self._text(event, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == TITLE:
            return self._words.sentence(dated(event))
        if role == Qt.ItemDataRole.CheckStateRole and column == SAID:
            is_ticked = event.id in self._ticked
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_tick = index.isValid() and index.column() == SAID
        return flags | Qt.ItemFlag.ItemIsUserCheckable if is_tick else flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick_toggled.emit(self._events[index.row()].id)
        return True

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._headers):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._header_tip(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = (column, order)
        self._rebuild()


def _date(edtf: str | None) -> Edtf | None:
    return parse(edtf) if edtf else None


class TimelineTable(QTableView):
    """The events of a timeline in rows.

    `entry_activated` carries the id of the event the reader chose with a click or Return, and
    `tick_toggled` of one ticked with Space or its box; nothing is emitted for `set_current`. The
    first order is that of time.
    """

    entry_activated = Signal(str)
    tick_toggled = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.events = TimelineModel(TimelineWords(self), self)
        self.setModel(self.events)
        self._set_up()
        self.set_theme(theme)
        self.clicked.connect(self._activate)
        self.events.tick_toggled.connect(self.tick_toggled)

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Timeline as a table"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        u, header = unit(self.font()), self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(6 * u)
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        header.setStretchLastSection(True)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, max(width * u, self._narrowest(column)))

    def _narrowest(self, column: int) -> int:
        """What the heading of a column needs, and the longest of the few words it may hold."""
        u, metrics = unit(self.font()), self.fontMetrics()
        words = self.events.words_in(column)
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return max(self.horizontalHeader().sectionSizeHint(column), widest + 3 * u)

    # --- What the window says to it -------------------------------------------------------------

    def set_events(self, events: Sequence[TimelineEvent]) -> None:
        """Shows `events`, which come in time order."""
        self.events.set_events(events)

    def show_context(self, visible: bool) -> None:
        """Shows or hides the editors' context."""
        self.events.show_context(visible=visible)

    def set_hidden(self, traits: Iterable[Trait]) -> None:
        """Shows only the events that have none of these traits; the current row stays so."""
        current = self.currentIndex().data(ID_ROLE)
        self.events.set_hidden(traits)
        self.set_current(current)

    def set_theme(self, theme: Theme) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Highlight, QColor(theme.mark))
        palette.setColor(palette.ColorRole.HighlightedText, QColor(theme.text))
        # Fusion draws the edge of a tick box a shade darker than windows: on dark pages unseen.
        palette.setColor(palette.ColorRole.Window, QColor(theme.muted))
        self.setPalette(palette)

    def set_current(self, entry_id: str | None) -> None:
        """Selects an event's row and brings it into view; an id that is no event clears it."""
        row = self.events.row_of(entry_id) if entry_id else None
        if row is None:
            self.clearSelection()
        elif row != self.currentIndex().row():
            self.setCurrentIndex(self.events.index(row, TITLE))

    def _activate(self, index: QModelIndex) -> None:
        if index.isValid():
            self.entry_activated.emit(index.data(ID_ROLE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._activate(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.tick_toggled.emit(self.currentIndex().data(ID_ROLE))
        else:
            super().keyPressEvent(event)
