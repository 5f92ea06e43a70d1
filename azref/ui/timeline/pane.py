"""The timeline: a painted pane over the geometry of `azref.timeline`."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QToolTip, QWidget

from azref.entries import Lane, TimelineEvent
from azref.timeline.board import Board, Gauge
from azref.timeline.extent import extent_of
from azref.timeline.labels import KeptWidths
from azref.timeline.sheet import Words
from azref.ui.theme import Theme, unit
from azref.ui.timeline.hand import Hand
from azref.ui.timeline.ink import Ink
from azref.ui.timeline.painting import Scene, StripPicture, TimelinePainter
from azref.ui.timeline.scene import Highlights, scene_of
from azref.ui.timeline.words import TimelineWords

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.timeline.traits import Trait

_BAR_STYLE = """
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar::handle {{ background: {handle}; border-radius: 2px; margin: 1px; min-height: 16px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


class TimelinePane(QWidget):
    """Events in lanes over a zoomable axis.

    One event may be current. `entry_activated` carries the id of an event the reader chose with
    the mouse or the keys; nothing is emitted for `set_current`. `period_selected` carries the
    EDTF interval of a period drawn with Shift, or nothing when it is cleared. `tick_toggled`
    carries the id of an event to be put into the selection or taken out of it; `view_changed`
    tells that other traits are hidden, other lanes collapsed or other days in view.
    """

    entry_activated = Signal(str)
    period_selected = Signal(str)
    tick_toggled = Signal(str)
    view_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        _tell_accessibility()  # first of all: Qt asks once, at the first word about the pane
        super().__init__(parent)
        self.words = TimelineWords(self)
        self._ink = Ink(theme, self.font(), unit(self.font()))
        self._strip_picture = StripPicture()
        self._hand = Hand(self)
        self.board = Board(self._gauge())
        self.current: str | None = None
        self._hovered: str | None = None
        self._related: frozenset[str] = frozenset()
        self.period = ""
        self._band: tuple[float, float] | None = None
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.valueChanged.connect(self._take_scroll)
        self._bar.hide()
        self._is_bar_dressed = False
        self._set_up()

    def _set_up(self) -> None:
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.words.pane)
        self._describe()

    def _gauge(self) -> Gauge:
        widths = KeptWidths(self._ink.metrics.horizontalAdvance)
        words = Words(widths.measure, self.words.counted, widths.elided)
        names = max(map(widths.measure, self.words.lanes.values()))
        return Gauge(self._ink.unit, self._ink.metrics.height(), words, names)

    # --- What the window says to it -------------------------------------------------------------

    def set_events(self, events: Sequence[TimelineEvent]) -> None:
        """Shows `events`, which come in time order, and fits them."""
        self.board.take_events(events)
        self._keep_current()
        self._after_change()

    def set_theme(self, theme: Theme) -> None:
        self._ink = Ink(theme, self.font(), unit(self.font()))
        self._is_bar_dressed = False
        self._after_change()

    def set_current(self, entry_id: str | None) -> None:
        """Highlights an event, and brings it into view; an id that is no event clears it."""
        event = self.board.events.find(entry_id)
        self.current = event.id if event else None
        if event is not None:
            row = self.board.reveal(event)
            self._after_change()
            if row is not None:
                self._scroll_to(*row)
        self._describe()
        self.update()

    def set_related(self, ids: frozenset[str]) -> None:
        """Highlights the events of a chosen term."""
        self._related = ids
        self.update()

    def set_marked(self, ids: frozenset[str]) -> None:
        """Puts the sign of the selection before the labels of these events."""
        self.board.take_marked(ids)
        self._after_change()

    def show_context(self, visible: bool) -> None:
        """Shows or hides the lane of the editors' context."""
        self.board.show_context(visible=visible)
        self._keep_current()
        self._after_change()
        self.view_changed.emit()

    def set_hidden(self, traits: "Iterable[Trait]") -> None:
        """Shows only the events that have none of these traits; nothing hidden shows all."""
        self.board.take_hidden(traits)
        self._keep_current()
        self._after_change()
        self.view_changed.emit()
        if self.board.hidden:
            counts = len(self.board.events), len(self.board.everything)
            self.announce(self.words.filtered(*counts))

    def set_collapsed(self, lanes: Iterable[Lane]) -> None:
        """Shows of these lanes only how many events there are."""
        self.board.take_collapsed(lanes)
        self._after_change()
        self.view_changed.emit()

    def toggle_lane(self, lane: Lane) -> None:
        self.set_collapsed(self.board.collapsed ^ {lane})
        from azref.timeline.told import number_of

        is_collapsed = lane in self.board.collapsed
        count = number_of(self.board, lane)
        self.announce(self.words.toggled(lane, count, is_collapsed=is_collapsed))

    def toggle_lanes(self) -> None:
        """Collapses every lane, or expands all when none is left to collapse."""
        lanes = frozenset(self.board.events.filled_lanes)
        self.set_collapsed(() if lanes <= self.board.collapsed else lanes)

    def sentence(self, entry: str) -> str:
        """An event in words: title, date, how it is known and what references attest."""
        event = self.board.events.find(entry)
        return self.words.sentence(event) if event else ""

    @property
    def _shown(self) -> Sequence[int]:
        """The places of the events that are shown."""
        return self.board.events.shown

    # --- Moving ---------------------------------------------------------------------------------

    def fit(self) -> None:
        """The whole content in the whole width."""
        self.board.fit()
        self._after_change()

    def zoom(self, factor: float, at_x: float | None = None) -> None:
        """Closer by `factor` at `at_x` of this pane; in its middle when not told."""
        self.board.zoom(factor, at_x)
        self._after_change()

    def pan(self, pixels: float) -> None:
        """Towards later days."""
        self.board.pan(pixels)
        self._after_change()

    def centre(self, day: float) -> None:
        self.board.centre(day)
        self._after_change()

    def show_days(self, first: float, last: float, margin: float | None = None) -> None:
        """The days from `first` to `last` and `margin` days at both sides; some when not told."""
        room = max(30.0, (last - first) / 4) if margin is None else margin
        self.board.show_days(first, last, room)
        self._after_change()

    def scroll_by(self, pixels: float) -> None:
        self._bar.setValue(self._bar.value() + round(pixels))

    def ask_where(self) -> None:
        """Opens the line in which the reader says where to jump to."""
        from azref.ui.timeline.jump import JumpLine

        JumpLine(self).open()

    def _keep_current(self) -> None:
        if self.board.events.place(self.current) is None:
            self.current = None

    def _after_change(self) -> None:
        """Fits the scroll bar to the layout and paints."""
        board, days = self.board, self.board.regions.days
        spare = board.spare_height
        if spare != self._bar.maximum() or spare:
            wide = 2 * int(self._ink.unit)
            place = self.width() - wide, int(days.top) + 1, wide, int(days.height) - 1
            self._bar.setGeometry(*place)
            self._bar.setPageStep(max(1, int(days.height)))
            self._bar.setSingleStep(round(board.metrics.row))
            self._bar.setRange(0, spare)
            if spare and not self._is_bar_dressed:
                self._is_bar_dressed = True
                self._bar.setStyleSheet(_BAR_STYLE.format(handle=self._ink.theme.muted))
        self._bar.setVisible(spare > 0)
        self.update()

    def _take_scroll(self, top: int) -> None:
        self.board.top = float(top)
        self.update()

    def _scroll_to(self, top: float, high: float) -> None:
        room, u = self.board.regions.days.height, self._ink.unit
        value = max(self._bar.value(), int(top + high - room + u))
        self._bar.setValue(min(value, int(top - u)))

    # --- Choosing -------------------------------------------------------------------------------

    def choose(self, entry: str | None) -> None:
        """Makes an event current and says so."""
        if entry is not None:
            self.set_current(entry)
            self.entry_activated.emit(entry)

    def open_at(self, place: QPointF) -> None:
        """What a click does: choose an event, or open the list of several."""
        found = self.board.item_at(place.x(), place.y(), self.current)
        if lane := self.board.name_at(place.x(), place.y()):
            self.toggle_lane(lane)
        elif found is not None and not found.item.is_cluster:
            self.choose(found.item.ids[0])
        elif found is not None:
            self.open_list(found.item.ids, place)
        elif places := self.board.crowd_at(place.x(), place.y()):
            self.open_list([self.board.events.events[at].id for at in places], place)

    def open_current(self) -> None:
        """What Return does: the list in which the current event stands, else the event."""
        found = self.board.sheet.find(self.current) if self.current else None
        if found is None or not found[1].is_cluster:
            self.choose(self.current)
            return
        self.open_list(found[1].ids, self.current_place())

    def open_menu(self, place: QPointF) -> None:
        """What can be done at a place."""
        from azref.ui.timeline.menu import PlaceMenu

        PlaceMenu(self, place).popup(self.mapToGlobal(place.toPoint()))

    def current_place(self) -> QPointF:
        """Where the current event stands; the middle of the days where it is not in view."""
        board, days = self.board, self.board.regions.days
        found = board.sheet.find(self.current) if self.current else None
        if found is None:
            return QPointF(days.left + days.width / 2, days.top + days.height / 2)
        band, item = found
        x = board.regions.undated.left + 2
        if item.mark is not None:
            x = days.left + board.scale.x(board.sheet.first) + item.mark.left + 2
        y = days.top + band.row_top(item.row) + band.row / 2 - board.top
        return QPointF(min(max(x, days.left), self.width()), y)

    def open_list(self, ids: Sequence[str], place: QPointF) -> None:
        """The events that stand in one place, one under the other."""
        from azref.ui.timeline.event_list import EventList

        EventList(self, ids).popup(self.mapToGlobal(place.toPoint()))

    def fit_at(self, place: QPointF) -> None:
        """What a double click does: fit what lies there, or everything."""
        found = self.board.item_at(place.x(), place.y(), self.current)
        events = found.item.events if found else ()
        places = [] if found else self.board.crowd_at(place.x(), place.y())
        known = [e for e in (*events, *map(self.board.events.at, places)) if e.source]
        if known:
            self.show_days(min(e.begin for e in known), max(e.end for e in known))
        else:
            self.fit()

    # --- The period -----------------------------------------------------------------------------

    def draw_period(self, first: float, last: float) -> None:
        """Shows a period while it is drawn, in days."""
        self._band = (first, last)
        self.update()

    def choose_period(self, edtf: str) -> None:
        """Marks a period and says so; an empty text clears it. Raises `DateError`."""
        extent = extent_of(edtf) if edtf else None
        self._band = (extent.begin, extent.end) if extent else None
        self.update()
        if edtf != self.period:
            self.period = edtf
            self.period_selected.emit(edtf)

    def clear_period(self) -> bool:
        """Whether there was a period to clear."""
        had_one = self._band is not None
        self.choose_period("")
        return had_one

    # --- Words ----------------------------------------------------------------------------------

    def _describe(self) -> None:
        """Tells assistive technology which event is current."""
        words = self.sentence(self.current) if self.current else self.words.none_chosen
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            change = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(change)
            part = QAccessible.queryAccessibleInterface(self).focusChild()
            if part is not None:
                focus = QAccessibleEvent(part, QAccessible.Event.Focus)
                QAccessible.updateAccessibility(focus)

    def announce(self, words: str) -> None:
        """Lets assistive technology say something as soon as it has nothing else to say."""
        if QAccessible.isActive():
            from PySide6.QtGui import QAccessibleAnnouncementEvent

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _announce_days(self) -> None:
        first, last, count = self.board.years_in_view()
        self.announce(self.words.in_view(first, last, count))

    def tip(self, place: QPointF) -> list[str]:
        """The lines to show at a place; none where there is nothing to say."""
        board, x, y = self.board, place.x(), place.y()
        if lane := board.name_at(x, y):
            return [self.words.toggling(lane, is_collapsed=lane in board.collapsed)]
        if found := board.item_at(x, y, self.current):
            return self.words.lines(found.item.events)
        if places := board.crowd_at(x, y):
            one = len(places) == 1
            events = [board.events.at(at) for at in places] if one else []
            return self.words.lines(events) if one else [self.words.crowd(len(places))]
        strip = board.regions.strip
        words = self.words.strip(board.strip, x - strip.left) if strip.holds(x, y) else ""
        return [words] if words else []

    def hover(self, place: QPointF) -> None:
        """Shows what the pointer is over."""
        found = self.board.item_at(place.x(), place.y(), self.current)
        hovered = found.item.ids[0] if found else None
        is_button = found is not None or self.board.name_at(place.x(), place.y()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_button else Qt.CursorShape.ArrowCursor
        if shape is not self.cursor().shape():
            self.setCursor(shape)
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    # --- Painting -------------------------------------------------------------------------------

    def _scene(self) -> Scene:
        looks = Highlights(self.current, self._hovered, self._related, self._band)
        return scene_of(self.board, self.words, self._ink.unit, looks)._replace(
            size=QRectF(self.rect()), has_focus=self.hasFocus()
        )

    # --- What Qt calls --------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(240 * unit(self.font()), 65 * unit(self.font()))

    def minimumSizeHint(self) -> QSize:
        return QSize(40 * unit(self.font()), 13 * unit(self.font()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            brush = TimelinePainter(painter, self._ink, self._strip_picture)
            if len(self.board.events):
                brush.scene(self._scene())
            else:
                is_hidden = len(self.board.everything) > 0
                words = self.words.all_hidden if is_hidden else self.words.empty
                brush.empty(QRectF(self.rect()), words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.board.resize(self.width(), self.height())
        self._after_change()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._ink = Ink(self._ink.theme, self.font(), unit(self.font()))
            self.board.take_gauge(self._gauge())
            self._after_change()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            from html import escape

            words = "".join(f"<p>{escape(line)}</p>" for line in self.tip(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        if isinstance(event, QNativeGestureEvent) and self._hand.pinch(event):
            return True
        if event.type() == QEvent.Type.Gesture and self._hand.pinch_fingers(event):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from azref.ui.timeline.keys import press_key

        self._hand.stop()
        before, current = self.board.scale, self.current
        if not press_key(self, event):
            super().keyPressEvent(event)
        elif self.board.scale != before and self.current == current:
            self._announce_days()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.open_menu(self.current_place() if by_keys else QPointF(event.pos()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._hand.turn(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hand.double_click(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = None
        self.update()


_FACTORIES: list[object] = []


def _tell_accessibility() -> None:
    """Lets assistive technology, when it asks, have the tree of `timeline_accessible`."""
    if not _FACTORIES:
        _FACTORIES.append(_accessible)
        QAccessible.installFactory(_accessible)


def _accessible(_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, TimelinePane):
        return None
    from azref.ui.timeline.accessible import TimelineAccessible

    return TimelineAccessible(thing)
