"""The glossary: terms under their kinds, filtered as one types, ticked for export."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QVBoxLayout, QWidget

from azref.entries import Summary
from azref.folding import capitals
from azref.render.names import shown
from azref.ui.glossary.rows import Heading, Row, glossary_rows
from azref.ui.language import spoken_language
from azref.ui.row_list import VALUE_ROLE, Index, RowDelegate, RowList, RowModel, acronym_width
from azref.ui.theme import Theme, scaled, unit

_FEW = 20
"""Up to so many rows are told one by one; more are told, and painted, as one stretch."""


class GlossaryModel(RowModel[Row]):
    """Adapts glossary rows; the check state is the tick of a term."""

    tick_toggled = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._summaries: tuple[Summary, ...] = ()
        self._ticked: frozenset[str] = frozenset()
        self._related: frozenset[str] = frozenset()
        self._query = ""
        self._with_context = False
        self._language = spoken_language()
        self._kept: frozenset[str] | None = None

    def set_summaries(self, summaries: Sequence[Summary]) -> None:
        self._summaries = tuple(summaries)
        self._rebuild()

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
        for number, row in enumerate(self.rows):
            if isinstance(row, Summary) and row.id == entry_id:
                return self.index(number)
        return QModelIndex()

    def _rebuild(self) -> None:
        kept = self._summaries
        if self._kept is not None:
            kept = tuple(summary for summary in kept if summary.id in self._kept)
        self.set_rows(
            glossary_rows(
                kept, self._query, with_context=self._with_context, language=self._language
            )
        )

    def _touch(self, ids: frozenset[str]) -> None:
        """Has the rows of `ids` painted anew; few of them alone, since a choice waits for it."""
        rows = enumerate(self.rows) if ids else ()
        changed = [n for n, row in rows if isinstance(row, Summary) and row.id in ids]
        if len(changed) > _FEW:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
            return
        for number in changed:
            self.dataChanged.emit(self.index(number), self.index(number))

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
        if not isinstance(self.at(index), Summary):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemNeverHasChildren
        )


def _is_double(row: Summary) -> bool:
    """Whether a term takes two lines: a name and its title, or the form the source prints."""
    return bool(row.printed_as or row.name.beside)


class GlossaryDelegate(RowDelegate):
    """Paints headings, and terms with their acronym in a right-aligned column of its own."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self.acronym_width = 0
        self._language = spoken_language()

    def measure(self, font: QFont, rows: Sequence[Row]) -> None:
        """Fits the acronym column to the acronyms."""
        acronyms = (row.acronym for row in rows if isinstance(row, Summary))
        self.acronym_width = acronym_width(font, acronyms)

    def tick_box(self, option: QStyleOptionViewItem) -> QRect:
        """Where the tick of a row is painted and clicked."""
        u = unit(option.font)
        box = QRect(0, 0, 3 * u - 2, 3 * u - 2)
        box.moveCenter(option.rect.center())
        box.moveLeft(option.rect.right() - 3 * u - box.width())
        return box

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, row: Heading) -> None:
        u = unit(option.font)
        font = scaled(option.font, 0.88)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.muted))
        area = option.rect.adjusted(3 * u, 2 * u, -3 * u, -u // 2)
        bottom = Qt.AlignmentFlag.AlignBottom
        heading = capitals(self.tr(row.text), self._language)
        painter.drawText(area, bottom | Qt.AlignmentFlag.AlignLeft, heading)
        painter.drawText(area, bottom | Qt.AlignmentFlag.AlignRight, str(row.terms))
        painter.setPen(QColor(self.theme.hairline))
        painter.drawLine(area.left(), option.rect.bottom(), area.right(), option.rect.bottom())

    def _paint_term(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Summary, model: GlossaryModel
    ) -> None:
        u, rect = unit(option.font), option.rect
        if model.is_related(row):
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), QColor(self.theme.accent))
        left = rect.left() + 3 * u
        inset = u // 2 if _is_double(row) else 0
        column = QRect(left, rect.top() + inset, self.acronym_width, rect.height() - 2 * inset)
        self._paint_acronym(painter, option, row, column)
        box = self.tick_box(option)
        first = column.right() + (3 * u if self.acronym_width else 0)
        area = QRect(first, column.top(), box.left() - 2 * u - first, column.height())
        self._paint_names(painter, option, row, area)
        self._paint_tick(painter, box, model.is_ticked(row))

    def _paint_acronym(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Summary, column: QRect
    ) -> None:
        painter.setFont(scaled(option.font, 1.0, QFont.Weight.DemiBold))
        painter.setPen(QColor(self.theme.text))
        centre = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        lines = 2 if _is_double(row) else 1
        line = QRect(column.left(), column.top(), column.width(), column.height() // lines)
        painter.drawText(line, centre, row.acronym)

    def _paint_names(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Summary, area: QRect
    ) -> None:
        lines = 2 if _is_double(row) else 1
        line = QRect(area.left(), area.top(), area.width(), area.height() // lines)
        painter.setFont(option.font)
        painter.setPen(QColor(self.theme.text))
        self.write(painter, line, shown(row.name), Qt.AlignmentFlag.AlignVCenter)
        if _is_double(row):
            line.moveTop(line.bottom() - unit(option.font) // 2)
            self._paint_below(painter, option, row, line)

    def _paint_below(
        self, painter: QPainter, option: QStyleOptionViewItem, row: Summary, line: QRect
    ) -> None:
        """The English title under another name, and how the source prints the term."""
        small = scaled(option.font, 0.88)
        metrics, gap = QFontMetrics(small), 3 * unit(option.font)
        painter.setFont(small)
        forms = ", ".join(row.printed_as)
        printed = self.tr("printed as {forms}").format(forms=forms) if forms else ""
        title = row.name.beside
        room = line.width() - (metrics.horizontalAdvance(printed) + gap if printed else 0)
        for words, token, width in (
            (title, self.theme.muted, room), (printed, self.theme.operations, line.width()),
        ):  # fmt: skip
            text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.setPen(QColor(token))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, text)
            if text:
                line.setLeft(line.left() + metrics.horizontalAdvance(text) + gap)

    def _paint_tick(self, painter: QPainter, box: QRect, is_ticked: bool) -> None:
        painter.setPen(QColor(self.theme.accent if is_ticked else self.theme.muted))
        painter.setBrush(QColor(self.theme.accent) if is_ticked else Qt.BrushStyle.NoBrush)
        painter.drawRect(box)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, model = index.data(VALUE_ROLE), index.model()
        if isinstance(row, Heading):
            self._paint_heading(painter, option, row)
        elif isinstance(row, Summary) and isinstance(model, GlossaryModel):
            self._paint_term(painter, option, row, model)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(VALUE_ROLE)
        u = unit(option.font)
        if isinstance(row, Heading):
            return QSize(0, 8 * u)
        return QSize(0, 11 * u if isinstance(row, Summary) and _is_double(row) else 6 * u)

    def editorEvent(
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            u = unit(option.font)
            area = self.tick_box(option).adjusted(-2 * u, -2 * u, 2 * u, 2 * u)
            if area.contains(event.position().toPoint()) and isinstance(model, GlossaryModel):
                return model.setData(index, None, Qt.ItemDataRole.CheckStateRole.value)
        return False


class GlossaryList(RowList):
    """The list; Enter or a click activates a term, Space ticks it."""

    entry_activated = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(False)
        self.clicked.connect(self._activate)
        self.activated.connect(self._activate)

    def _activate(self, index: QModelIndex) -> None:
        row = index.data(VALUE_ROLE)
        if isinstance(row, Summary):
            self.entry_activated.emit(row.id)

    def enter(self) -> None:
        """Takes the focus; the first term becomes the current one where there is none."""
        self.setFocus()
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(1, 0))
            self._activate(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.model().setData(index, None, Qt.ItemDataRole.CheckStateRole.value)
            return
        super().keyPressEvent(event)
        moved = self.currentIndex()
        if moved != index and moved.isValid():
            self._activate(moved)


class FilterLine(QLineEdit):
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
    """The filter line over the list. `entry_activated` carries the id of the chosen term."""

    entry_activated = Signal(str)
    tick_toggled = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = GlossaryModel(self)
        self.filter = FilterLine(self)
        self.filter.setPlaceholderText(self.tr("Filter the glossary"))
        self.filter.setAccessibleName(self.tr("Filter the glossary"))
        self.list = GlossaryList(self)
        self.list.setAccessibleName(self.tr("Glossary"))
        self._delegate = GlossaryDelegate(theme, self)
        self.list.setItemDelegate(self._delegate)
        self.list.setModel(self.model)
        self._lay_out()
        self.filter.textChanged.connect(self.model.set_query)
        self.filter.left.connect(self.list.enter)
        self.list.entry_activated.connect(self.entry_activated)
        self.model.tick_toggled.connect(self.tick_toggled)

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

    def set_summaries(self, summaries: Sequence[Summary]) -> None:
        self._delegate.measure(self.list.font(), tuple(summaries))
        self.model.set_summaries(summaries)

    def set_theme(self, theme: Theme) -> None:
        self._delegate.theme = theme
        self.list.viewport().update()

    def set_current(self, entry_id: str) -> None:
        """Selects a term and brings it into view; what is no term clears the choice."""
        index = self.model.position(entry_id)
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)
