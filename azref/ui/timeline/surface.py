"""The painted surface of the timeline: what it shows and stands on, over `azref.timeline`.

It is told what to show, and knows neither keys nor mouse: those are turned into what it does by
`keys`, `hand` and `menu`.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from azref.entries import Lane, TimelineEvent
from azref.timeline.board import Board, Gauge
from azref.timeline.extent import extent_of
from azref.timeline.labels import KeptWidths
from azref.timeline.sheet import Words
from azref.ui.theme import Theme, unit
from azref.ui.timeline.ink import Ink
from azref.ui.timeline.painting import StripPicture, TimelinePainter
from azref.ui.timeline.row_bar import RowBar
from azref.ui.timeline.scene import Highlights, scene_of
from azref.ui.timeline.words import TimelineWords

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.timeline.traits import Trait


class Surface(QWidget):
    """Events in lanes over a zoomable axis.

    One event may be current. `entry_activated` carries the id of an event the reader chose;
    nothing is emitted for `set_current`. `period_selected` carries the EDTF interval of a period
    that was chosen, or nothing when it is cleared. `tick_toggled` carries the id of an event to be
    put into the selection or taken out of it; `view_changed` tells that other traits are hidden,
    other lanes collapsed or other days in view.
    """

    entry_activated = Signal(str)
    period_selected = Signal(str)
    tick_toggled = Signal(str)
    view_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = TimelineWords(self)
        self._ink = Ink(theme, self.font(), unit(self.font()))
        self._strip_picture = StripPicture()
        self.board = Board(self._gauge())
        self.current: str | None = None
        self.period = ""
        self._hovered: str | None = None
        self._related: frozenset[str] = frozenset()
        self._band: tuple[float, float] | None = None
        self._bar = RowBar(self)
        self._bar.valueChanged.connect(self._take_scroll)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.words.pane)
        self._describe()

    def _gauge(self) -> Gauge:
        widths = KeptWidths(self._ink.metrics.horizontalAdvance)
        words = Words(widths.measure, self.words.counted, widths.elided)
        names = max(map(widths.measure, self.words.lanes.values()))
        return Gauge(self._ink.unit, self._ink.metrics.height(), words, names)

    # --- What is shown --------------------------------------------------------------------------

    def set_events(self, events: Sequence[TimelineEvent]) -> None:
        """Shows `events`, which come in time order, and fits them."""
        self.board.take_events(events)
        self._keep_current()
        self._after_change()

    def set_theme(self, theme: Theme) -> None:
        self._ink = Ink(theme, self.font(), unit(self.font()))
        self._bar.undress()
        self._after_change()

    def set_current(self, entry_id: str | None) -> None:
        """Highlights an event, and brings it into view; an id that is no event clears it."""
        event = self.board.events.find(entry_id)
        self.current = event.id if event else None
        if event is not None:
            row = self.board.reveal(event)
            self._after_change()
            if row is not None:
                self._bar.bring(*row, self.board)
        self._describe()
        self.update()

    def set_related(self, ids: frozenset[str]) -> None:
        """Highlights the events of a chosen term."""
        self._related = ids
        self.update()

    def set_hovered(self, entry: str | None) -> None:
        """Highlights what the pointer is over."""
        if entry != self._hovered:
            self._hovered = entry
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

    def _keep_current(self) -> None:
        if self.board.events.place(self.current) is None:
            self.current = None

    # --- Moving ---------------------------------------------------------------------------------

    def fit(self) -> None:
        """The whole content in the whole width."""
        self.board.fit()
        self._after_change()

    def zoom(self, factor: float, at_x: float | None = None) -> None:
        """Closer by `factor` at `at_x` of this widget; in its middle when not told."""
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

    def _after_change(self) -> None:
        """Fits the scroll bar to the layout and paints."""
        self._bar.fit(self.board, self.width(), self._ink)
        self.update()

    def _take_scroll(self, top: int) -> None:
        self.board.top = float(top)
        self.update()

    # --- Choosing -------------------------------------------------------------------------------

    def choose(self, entry: str | None) -> None:
        """Makes an event current and says so."""
        if entry is not None:
            self.set_current(entry)
            self.entry_activated.emit(entry)

    def current_place(self) -> QPointF:
        """Where the current event stands; the middle of the days where it is not in view."""
        x, y = self.board.place_of(self.current)
        return QPointF(min(x, self.width()), y)

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

    def sentence(self, entry: str) -> str:
        """An event in words: title, date, how it is known and what references attest."""
        event = self.board.events.find(entry)
        return self.words.sentence(event) if event else ""

    def _describe(self) -> None:
        """Tells assistive technology which event is current."""
        words = self.sentence(self.current) if self.current else self.words.none_chosen
        self.setAccessibleDescription(words)
        if QAccessible.isActive():
            from azref.ui.timeline.voice import tell_of_current

            tell_of_current(self)

    def announce(self, words: str) -> None:
        """Lets assistive technology say something as soon as it has nothing else to say."""
        if QAccessible.isActive():
            from azref.ui.timeline.voice import announce

            announce(self, words)

    # --- What Qt calls --------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(240 * unit(self.font()), 65 * unit(self.font()))

    def minimumSizeHint(self) -> QSize:
        return QSize(40 * unit(self.font()), 13 * unit(self.font()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            brush = TimelinePainter(painter, self._ink, self._strip_picture)
            if len(self.board.events):
                looks = Highlights(self.current, self._hovered, self._related, self._band)
                scene = scene_of(self.board, self.words, self._ink.unit, looks)
                whole = QRectF(self.rect())
                brush.scene(scene._replace(size=whole, has_focus=self.hasFocus()))
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
