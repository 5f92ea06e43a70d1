"""The timeline: a painted pane over the geometry of `azref.timeline`."""

from collections.abc import Iterable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QScrollBar, QToolTip, QWidget

from azref.entries import Lane, Scope, TimelineEvent
from azref.timeline.index import DayIndex
from azref.timeline.marks import Dated, dated
from azref.timeline.order import LANES, across, beside
from azref.timeline.overview import Silence, overview, years_of
from azref.timeline.regions import Regions, regions
from azref.timeline.scale import Scale
from azref.timeline.sentences import Phrases, sentence
from azref.timeline.sheet import Metrics, Sheet, Words, sheet_of
from azref.timeline.ticks import ticks
from azref.timeline.view import Placed, View
from azref.ui.theme import Theme, unit
from azref.ui.timeline_painting import Looks, Scene, SceneLane, TimelinePainter, small_font

ZOOM_STEP = 1.25
MOST_AT_ONCE = 2000
"""Events up to which the rows are laid out for all, and so do not change while panning."""

_BAR_STYLE = """
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 2px; margin: 1px; min-height: 16px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


class TimelinePane(QWidget):
    """Events in lanes over a zoomable axis.

    One event may be current. `entry_activated` carries the id of an event the reader chose with
    the mouse or the keys; nothing is emitted for `set_current`.
    """

    entry_activated = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._all: tuple[Dated, ...] = ()
        self._shown: tuple[Dated, ...] = ()
        self._index = DayIndex(())
        self._years = years_of(())
        self._undated: list[str] = []
        self._has_context = False
        self._current: str | None = None
        self._hovered: str | None = None
        self._related: frozenset[str] = frozenset()
        self._marked: frozenset[str] = frozenset()
        self._scale = Scale(730000.0, 0.1, 1.0)
        self._is_fitted = True
        self._sheet: Sheet | None = None
        self._drag: QPoint | None = None
        self._is_dragging = False
        self._widths: dict[str, float] = {}
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.valueChanged.connect(self.update)
        self._bar.hide()
        self._set_up()

    def _set_up(self) -> None:
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Timeline"))
        self.set_theme(self._theme)
        self._describe()

    # --- What the window says to it -------------------------------------------------------------

    def set_events(self, events: Sequence[TimelineEvent]) -> None:
        """Shows `events`, which come in time order, and fits them."""
        self._all = tuple(dated(event) for event in events)
        self._take_shown()
        self.fit()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._bar.setStyleSheet(_BAR_STYLE.format(handle=theme.muted))
        self.update()

    def set_current(self, entry_id: str | None) -> None:
        """Highlights an event, and brings it into view; an id that is no event clears it."""
        known = any(event.id == entry_id for event in self._shown)
        self._current = entry_id if known else None
        self._reveal()
        self._describe()
        self.update()

    def set_related(self, ids: frozenset[str]) -> None:
        """Highlights the events of a chosen term."""
        self._related = ids
        self.update()

    def set_marked(self, ids: frozenset[str]) -> None:
        """Puts the sign of the selection before the labels of these events."""
        self._marked = ids
        self._lay_out_again()

    def show_context(self, visible: bool) -> None:
        """Shows or hides the lane of the editors' context."""
        self._has_context = visible
        self._take_shown()
        if self._is_fitted:
            self.fit()
        self._lay_out_again()

    def fit(self) -> None:
        """The whole content in the whole width."""
        self._is_fitted = True
        first, last = self._days()
        width = self._regions().days.width
        self._set_scale(Scale.fitting(first, last, width, 2.0 * unit(self.font())))

    def zoom(self, factor: float, at_x: float | None = None) -> None:
        """Closer by `factor` at `at_x` of this pane; in its middle when not told."""
        days = self._regions().days
        x = days.width / 2 if at_x is None else min(max(at_x - days.left, 0.0), days.width)
        self._is_fitted = False
        self._set_scale(self._scale.zoomed(factor, x).within(*self._days()))

    # --- State and geometry ---------------------------------------------------------------------

    def _take_shown(self) -> None:
        shown = (e for e in self._all if self._has_context or e.event.scope is Scope.SOURCE)
        self._shown = tuple(shown)
        self._index = DayIndex(self._shown)
        self._years = years_of(self._shown)
        self._undated = [event.event.title for event in self._shown if event.source is None]
        self._sheet = None
        if not any(event.id == self._current for event in self._shown):
            self._current = None

    def _days(self) -> tuple[int, int]:
        return self._index.years

    def _regions(self) -> Regions:
        measure = self._measure
        names = max(measure(self._lane_name(lane)) for lane in LANES)
        undated = max(map(measure, self._undated), default=0.0)
        return regions(self.width(), self.height(), unit(self.font()), names, undated)

    def _metrics(self) -> Metrics:
        u, line = unit(self.font()), QFontMetricsF(small_font(self.font())).height()
        return Metrics(
            row=line + 2,
            tallest_row=line + 2.5 * u,
            padding=u,
            gap=1.5 * u,
            sign=4.0 * u,
            least_label=6.0 * line,
        )

    def _words(self) -> Words:
        return Words(self._measure, lambda count: self.tr("{0} events").format(count))

    def _measure(self, text: str) -> float:
        if text not in self._widths:
            metrics = QFontMetricsF(small_font(self.font()))
            self._widths[text] = metrics.horizontalAdvance(text)
        return self._widths[text]

    def _signs(self, event: Dated) -> int:
        return event.is_derived + (event.id in self._marked)

    def _laid_out(self) -> Sheet:
        """The sheet for the present density; laid out again only when something changed."""
        if self._sheet is None:
            height = self._regions().days.height
            candidates: Sequence[Dated] = self._shown
            if len(self._shown) > MOST_AT_ONCE:
                view = self._scale
                candidates = self._index.between(view.start - view.days, view.end + view.days)
            self._sheet = sheet_of(
                candidates,
                self._scale.density,
                self._days(),
                height,
                self._metrics(),
                self._words(),
                self._signs,
            )
            self._take_scroll_range(self._sheet)
        return self._sheet

    def _take_scroll_range(self, sheet: Sheet) -> None:
        days = self._regions().days
        spare = max(0, round(sheet.height - days.height)) if days.height > 0 else 0
        wide = 2 * unit(self.font())
        self._bar.setGeometry(self.width() - wide, int(days.top) + 1, wide, int(days.height) - 1)
        self._bar.setPageStep(max(1, int(days.height)))
        self._bar.setSingleStep(round(self._metrics().row))
        self._bar.setRange(0, spare)
        self._bar.setVisible(spare > 0)

    def _set_scale(self, scale: Scale) -> None:
        is_same = scale.density == self._scale.density and scale.width == self._scale.width
        if not is_same or len(self._shown) > MOST_AT_ONCE:
            self._sheet = None
        self._scale = scale
        self.update()

    def _lay_out_again(self) -> None:
        self._sheet = None
        self.update()

    def _pan(self, pixels: float) -> None:
        self._is_fitted = False
        self._set_scale(self._scale.moved(pixels).within(*self._days()))

    def _reveal(self) -> None:
        """Brings the current event into view, moving no more than is needed."""
        event = self._event(self._current)
        if event is None:
            return
        if event.source is not None:
            left, right = self._scale.x(event.begin), self._scale.x(event.end)
            is_away = right < 0 or left > 0.92 * self._scale.width
            if is_away and not self._is_fitted:
                self._set_scale(self._scale.centred((event.begin + event.end) / 2))
        found = self._laid_out().find(event.id)
        if found is not None:
            self._scroll_to(found[0].row_top(found[1].row), found[0].row)

    def _scroll_to(self, top: float, high: float) -> None:
        room = self._regions().days.height
        low = int(top + high - room + unit(self.font()))
        value = max(self._bar.value(), low)
        self._bar.setValue(min(value, int(top - unit(self.font()))))

    def _event(self, entry: str | None) -> Dated | None:
        return next((event for event in self._shown if event.id == entry), None)

    def _view(self) -> View:
        return View(self._laid_out(), self._scale, self._metrics(), self._words(), self._signs)

    def _item_at(self, position: QPointF) -> Placed | None:
        where = self._regions()
        for column in (where.days, where.undated):
            if column.holds(position.x(), position.y()):
                y = position.y() - column.top + self._bar.value()
                return self._found(position.x() - column.left, y, column is where.days)
        return None

    def _found(self, x: float, y: float, is_dated: bool) -> Placed | None:
        """The item at a place of the days' or the undated column."""
        view = self._view()
        band = next((b for b in view.sheet.lanes if b.top <= y < b.top + b.height), None)
        if band is None:
            return None
        width = self._regions().undated.width
        items = view.dated(band) if is_dated else view.undated(band, width)
        return next((placed for placed in items if placed.holds(x, y)), None)

    # --- Choosing -------------------------------------------------------------------------------

    def _choose(self, entry: str | None) -> None:
        if entry is None:
            return
        self.set_current(entry)
        self.entry_activated.emit(entry)

    def _fit_item(self, found: Placed | None) -> None:
        known = [event for event in found.item.events if event.source] if found else []
        if not known:
            self.fit()
            return
        first, last = min(event.begin for event in known), max(event.end for event in known)
        margin = max(30.0, (last - first) / 4)
        self._is_fitted = False
        self._set_scale(Scale.fitting(first - margin, last + margin, self._scale.width))

    def _show_at(self, x: float) -> None:
        """Centres the view on a place of the overview strip."""
        strip = self._regions().strip
        self._is_fitted = False
        day = self._whole().day(x - strip.left)
        self._set_scale(self._scale.centred(day).within(*self._days()))

    def _whole(self) -> Scale:
        width = self._regions().strip.width
        return Scale.fitting(*self._days(), width, 2.0 * unit(self.font()))

    # --- Words ----------------------------------------------------------------------------------

    def _lane_name(self, lane: Lane) -> str:
        names = {
            Lane.FRAMEWORK: self.tr("Framework"),
            Lane.OPERATIONS: self.tr("Operations"),
            Lane.EXERCISES: self.tr("Exercises"),
            Lane.DIALOGUE: self.tr("Dialogue"),
            Lane.CONTEXT: self.tr("Context"),
        }
        return names[lane]

    def sentence(self, entry: str) -> str:
        """An event in words: title, date, how it is known and what references attest."""
        event = self._event(entry)
        return sentence(event, self._phrases()) if event else ""

    def _phrases(self) -> Phrases:
        return Phrases(
            whole_year=self.tr("{0}, the whole year"),
            undated=self.tr("No date"),
            undated_said=self.tr("No date: the source says “{0}”"),
            stated=self.tr("Stated"),
            derived=self.tr("Derived"),
            inferred=self.tr("Inferred"),
            attested=self.tr("Attested by references"),
            agree=self.tr("References agree"),
            references=self.tr("References: {0}"),
        )

    def _silence_words(self, silence: Silence) -> str:
        if silence.first == silence.last:
            return self.tr("{0}: the source dates nothing.").format(silence.first)
        words = self.tr("{0} to {1}: the source dates nothing.")
        return words.format(silence.first, silence.last)

    def _describe(self) -> None:
        """Tells assistive technology which event is current."""
        words = self.sentence(self._current) if self._current else self.tr("No event chosen.")
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            change = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(change)

    def _tip(self, position: QPointF) -> list[str]:
        """The lines to show at a place; none where there is nothing to say."""
        found = self._item_at(position)
        if found is not None:
            lines = [self.sentence(entry) for entry in found.item.ids[:8]]
            more = len(found.item.ids) - len(lines)
            return [*lines, self.tr("and {0} more").format(more)] if more else lines
        strip = self._regions().strip
        if strip.holds(position.x(), position.y()):
            return [self._strip_tip(position.x() - strip.left)]
        return []

    def _strip_tip(self, x: float) -> str:
        strip = overview(self._years, self._whole(), self._scale)
        for silence in strip.silences:
            if silence.left <= x < silence.right:
                return self._silence_words(silence)
        column = next((c for c in strip.columns if c.left <= x < c.right), None)
        return self.tr("{0}: events {1}").format(column.first, column.events) if column else ""

    # --- Painting -------------------------------------------------------------------------------

    def _scene(self) -> Scene:
        where = self._regions()
        lanes = () if where.is_folded else self._scene_lanes(where)
        event = self._event(self._current)
        known = event.source if event else None
        pointer = self._whole().x((known.begin + known.end) / 2) if known else None
        return Scene(
            size=QRectF(self.rect()),
            where=where,
            ticks=ticks(self._scale, self._measure, _months(), 1.5 * unit(self.font())),
            lanes=lanes,
            overview=overview(self._years, self._whole(), self._scale),
            scrolled=where.days.top - self._bar.value(),
            pointer=pointer,
            undated_name=self.tr("At the time of writing"),
            overview_name=self.tr("Overview"),
            has_focus=self.hasFocus(),
        )

    def _scene_lanes(self, where: Regions) -> tuple[SceneLane, ...]:
        u, view = unit(self.font()), self._view()
        return tuple(
            SceneLane(
                name=self._lane_name(band.lane),
                top=band.top,
                height=band.height,
                row=QRectF(2 * u, band.row_top(0), where.names.width - 3 * u, band.row),
                dated=self._dressed(view.dated(band), band.lane),
                undated=self._dressed(view.undated(band, where.undated.width), band.lane),
            )
            for band in view.sheet.lanes
        )

    def _dressed(self, items: Iterable[Placed], lane: Lane) -> tuple[tuple[Placed, Looks], ...]:
        return tuple((placed, self._looks(placed, lane)) for placed in items)

    def _looks(self, found: Placed, lane: Lane) -> Looks:
        ids = set(found.item.ids)
        return Looks(
            lane,
            is_current=self._current in ids,
            is_related=not ids.isdisjoint(self._related),
            is_hovered=self._hovered in ids,
            is_marked=not ids.isdisjoint(self._marked),
        )

    def _press_key(self, key: int) -> bool:
        """Does what a key stands for; False when it stands for nothing."""
        keys = Qt.Key
        moves = {keys.Key_Left: (beside, -1), keys.Key_Right: (beside, 1),
                 keys.Key_Up: (across, -1), keys.Key_Down: (across, 1)}  # fmt: skip
        ends = {keys.Key_Home: 1, keys.Key_End: -1}
        zooms = {keys.Key_Plus: ZOOM_STEP, keys.Key_Equal: ZOOM_STEP, keys.Key_Minus: 1 / ZOOM_STEP}
        if key in moves:
            move, step = moves[Qt.Key(key)]
            self._choose(move(self._shown, self._current, step))
        elif key in ends:
            self._choose(beside(self._shown, None, ends[Qt.Key(key)]))
        elif key in zooms:
            self.zoom(zooms[Qt.Key(key)])
        elif key == keys.Key_0:
            self.fit()
        elif key in (keys.Key_Return, keys.Key_Enter):
            self._choose(self._current)
        else:
            return False
        return True

    # --- What Qt calls --------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(240 * unit(self.font()), 65 * unit(self.font()))

    def minimumSizeHint(self) -> QSize:
        return QSize(40 * unit(self.font()), 13 * unit(self.font()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = TimelinePainter(painter, self._theme, self.font(), unit(self.font()))
        if self._shown:
            brush.scene(self._scene())
        else:
            words = self.tr("The events of an edition stand here in their lanes.")
            brush.empty(QRectF(self.rect()), words)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._sheet = None
        if self._is_fitted:
            self.fit()
        else:
            resized = self._scale.resized(self._regions().days.width)
            self._set_scale(resized.within(*self._days()))
        self._laid_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._widths.clear()
            self._lay_out_again()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            lines = self._tip(QPointF(event.pos()))
            words = "".join(f"<p>{escape(line)}</p>" for line in lines)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._press_key(event.key()):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, sideways = event.angleDelta().y(), event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._bar.maximum():
            steps = (turned or sideways) / 120
            self._bar.setValue(self._bar.value() - round(steps * self._bar.singleStep()))
        elif turned:
            self.zoom(ZOOM_STEP ** (turned / 120), event.position().x())
        else:
            self._pan(-sideways / 2)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag, self._is_dragging = event.position().toPoint(), False
            if self._regions().strip.holds(event.position().x(), event.position().y()):
                self._show_at(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            self._hover(event.position())
            return
        here = event.position().toPoint()
        if self._regions().strip.holds(self._drag.x(), self._drag.y()):
            self._show_at(event.position().x())
            return
        moved = here - self._drag
        if self._is_dragging or moved.manhattanLength() >= QApplication.startDragDistance():
            self._is_dragging = True
            self._drag = here
            self._bar.setValue(self._bar.value() - moved.y())
            self._pan(-moved.x())

    def _hover(self, position: QPointF) -> None:
        found = self._item_at(position)
        hovered = found.item.ids[0] if found else None
        if hovered != self._hovered:
            self._hovered = hovered
            shape = Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        found = None if self._is_dragging else self._item_at(event.position())
        self._drag, self._is_dragging = None, False
        if found is not None:
            self._choose(found.item.ids[0])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._drag = event.position().toPoint()
        self._fit_item(self._item_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.update()


def _months() -> list[str]:
    """The twelve short names in the reader's language."""
    short = QLocale.FormatType.ShortFormat
    return [QLocale().standaloneMonthName(month, short) for month in range(1, 13)]
