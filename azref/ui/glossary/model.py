"""The rows of the glossary for Qt: read as they are seen, found again as terms are added."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from azref.entries import Summary
from azref.errors import AzrefError
from azref.render.names import shown
from azref.ui.afterwards import Afterwards
from azref.ui.glossary.rows import GlossaryRows, Heading, Row
from azref.ui.glossary.terms import Terms
from azref.ui.row_list import VALUE_ROLE, Index, RowModel

_FEW = 20
"""Up to so many rows are told one by one; more are told, and painted, as one stretch."""
_MORE_SELDOM = 4
"""Rows are put in order after the first turn of reading, and after so many times as many again."""


class GlossaryModel(RowModel[Row]):
    """Adapts glossary rows; the check state is the tick of a term.

    `acronyms_read` carries the acronyms of the terms that were read; `failed` tells in a line that
    the database is damaged.
    """

    tick_toggled = Signal(str)
    acronyms_read = Signal(tuple)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: GlossaryRows = GlossaryRows()
        self._terms: Terms | None = None
        self._reading: Afterwards | None = None
        self._ticked: frozenset[str] = frozenset()
        self._related: frozenset[str] = frozenset()
        self._query = ""
        self._with_context = False
        self._kept: frozenset[str] | None = None
        self._line = ""

    # --- Reading ----------------------------------------------------------------------------------

    def read(self, terms: Terms) -> None:
        """Shows these terms: the first at once, the others a turn of the loop after another."""
        if self._reading is not None:
            self._reading.stop()
        self._terms, self._line = terms, ""
        self._read_on(terms)
        self._arrange()
        rest = () if terms.is_complete else self._rest(terms)
        self._reading = Afterwards(rest, 0, self) if rest else None

    @property
    def is_complete(self) -> bool:
        """Whether every term has its row."""
        return self._reading is None or not self._reading.is_at_work

    def _rest(self, terms: Terms) -> Iterator[Callable[[], object]]:
        turns, due = 0, 1
        while not terms.is_complete:
            yield partial(self._read_on, terms)
            turns += 1
            if turns == due or terms.is_complete:
                due *= _MORE_SELDOM
                yield self._arrange

    def _read_on(self, terms: Terms) -> None:
        try:
            self.acronyms_read.emit(terms.read_on())
        except AzrefError as error:
            terms.is_complete = True
            self._tell(error)

    def _arrange(self) -> None:
        if self._terms is not None:
            self._terms.catalogue.arrange()
        self._rebuild()

    def _tell(self, error: Exception) -> None:
        """Tells of an error, once: a row is asked for with every frame."""
        if self._line != str(error):
            self._line = str(error)
            self.failed.emit(self._line)

    # --- What is shown ----------------------------------------------------------------------------

    def set_query(self, query: str) -> None:
        self._query = query
        self._rebuild()

    def show_context(self, visible: bool) -> None:
        self._with_context = visible
        self._rebuild()

    def keep_to(self, ids: frozenset[str] | None) -> None:
        """Shows these terms alone; all of them for None."""
        self._kept = ids
        self._rebuild()

    def _rebuild(self) -> None:
        self.beginResetModel()
        try:
            self.rows = self._wanted_rows()
        except AzrefError as error:
            self.rows = GlossaryRows()
            self._tell(error)
        self.endResetModel()

    def _wanted_rows(self) -> GlossaryRows:
        terms = self._terms
        if terms is None:
            return GlossaryRows()
        wanted = terms.matching(self._query)
        if self._kept is not None:
            kept = terms.positions(self._kept)
            wanted = kept if wanted is None else wanted & kept
        sections = terms.catalogue.sections(wanted, with_context=self._with_context)
        return GlossaryRows(sections, terms.shown)

    @property
    def doubles(self) -> Sequence[int]:
        """The ranks of terms of two lines, ascending."""
        return self._terms.catalogue.doubles if self._terms is not None else ()

    def empty_line(self) -> str:
        """Why no row is shown, and the key that shows some."""
        if self._query.strip():
            return self.tr("No term is called that. Esc shows all of them again.")
        if self._kept is not None:
            return self.tr("No term of this period.")
        if self._terms is not None and self._terms.catalogue.positions:
            return self.tr("All terms are context: Ctrl+Shift+L shows them.")
        return self.tr("This reference has no terms.")

    # --- Marks on rows ----------------------------------------------------------------------------

    def set_ticked(self, ids: frozenset[str]) -> None:
        changed, self._ticked = self._ticked ^ ids, ids
        self._touch(changed)

    def set_related(self, ids: frozenset[str]) -> None:
        """Marks the terms an event involves."""
        changed, self._related = self._related ^ ids, ids
        self._touch(changed)

    def is_related(self, row: Row) -> bool:
        return isinstance(row, Summary) and row.id in self._related

    def is_ticked(self, row: Row) -> bool:
        return isinstance(row, Summary) and row.id in self._ticked

    def position(self, entry_id: str) -> QModelIndex:
        """Where a term stands, an invalid index where it is not shown."""
        numbers = self._rows_of(frozenset((entry_id,))) if entry_id else ()
        return self.index(numbers[0]) if numbers else QModelIndex()

    def _rows_of(self, ids: frozenset[str]) -> list[int]:
        if self._terms is None:
            return []
        try:
            rows = map(self.rows.row_of, self._terms.ranks(ids))
        except AzrefError as error:
            self._tell(error)
            return []
        return [row for row in rows if row is not None]

    def _touch(self, ids: frozenset[str]) -> None:
        """Has the rows of `ids` painted anew; few of them alone, since a choice waits for it."""
        if len(ids) > _FEW and len(self.rows):
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))
            return
        for number in self._rows_of(ids) if ids else ():
            self.dataChanged.emit(self.index(number), self.index(number))

    # --- What Qt asks for -------------------------------------------------------------------------

    def at(self, index: Index) -> Row | None:
        """What stands in a row; None where it cannot be read."""
        if not index.isValid():
            return None
        try:
            return self.rows[index.row()]
        except (AzrefError, LookupError) as error:
            self._tell(error)
            return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.at(index)
        if row is None or role == VALUE_ROLE:
            return row
        return self.told(index.row(), row, role)

    def _spoken(self, row: Row) -> str:
        """What a screen reader says of a row."""
        if isinstance(row, Heading):
            return f"{self.tr(row.text)}, {row.terms}"
        name = row.name
        doubt = "" if name.is_confirmed else self.tr("unconfirmed name")
        parts = [row.acronym, name.text, doubt, name.beside]
        parts += [self.tr("printed as {form}").format(form=form) for form in row.printed_as]
        parts += [self.tr("selected")] if self.is_ticked(row) else []
        return ", ".join(part for part in parts if part)

    def told(self, number: int, row: Row, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.tr(row.text) if isinstance(row, Heading) else shown(row.name)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case Qt.ItemDataRole.ToolTipRole if isinstance(row, Summary):
                return self._spoken(row)
            case Qt.ItemDataRole.CheckStateRole if isinstance(row, Summary):
                checked = Qt.CheckState.Checked
                return checked if self.is_ticked(row) else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.at(index)
        if role != Qt.ItemDataRole.CheckStateRole or not isinstance(row, Summary):
            return False
        self.tick_toggled.emit(row.id)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid() or self.rows.is_heading(index.row()):
            return flag.NoItemFlags
        return (
            flag.ItemIsEnabled | flag.ItemIsSelectable
            | flag.ItemIsUserCheckable | flag.ItemNeverHasChildren
        )  # fmt: skip
