"""The painting of the glossary: headings, and terms with their acronyms in a column."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from azref.entries import Summary
from azref.folding import capitals
from azref.render.names import shown
from azref.ui.glossary.model import GlossaryModel
from azref.ui.glossary.rows import Heading
from azref.ui.glossary.shelf import Heights
from azref.ui.language import spoken_language
from azref.ui.row_list import VALUE_ROLE, Index, RowDelegate, acronym_width
from azref.ui.theme import Theme, scaled, unit


def _is_double(row: Summary) -> bool:
    """Whether a term takes two lines: a name and its title, or the form the source prints."""
    return bool(row.printed_as or row.name.beside)


def heights(font: QFont) -> Heights:
    """What rows take in a font."""
    u = unit(font)
    return Heights(heading=8 * u, single=6 * u, double=11 * u)


class GlossaryDelegate(RowDelegate):
    """Paints headings, and terms with their acronym in a right-aligned column of its own."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, parent)
        self.acronym_width = 0
        self._language = spoken_language()

    def make_room(self, font: QFont, acronyms: Sequence[str]) -> None:
        """Widens the column of acronyms so that these fit, too."""
        self.acronym_width = max(self.acronym_width, acronym_width(font, acronyms))

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
        row, sizes = index.data(VALUE_ROLE), heights(option.font)
        if isinstance(row, Heading):
            return QSize(0, sizes.heading)
        is_double = isinstance(row, Summary) and _is_double(row)
        return QSize(0, sizes.double if is_double else sizes.single)

    def editorEvent(
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            u = unit(option.font)
            area = self.tick_box(option).adjusted(-2 * u, -2 * u, 2 * u, 2 * u)
            if area.contains(event.position().toPoint()) and isinstance(model, GlossaryModel):
                return model.setData(index, None, Qt.ItemDataRole.CheckStateRole.value)
        return False
