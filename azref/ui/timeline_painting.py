"""Painting the timeline: marks, labels, axis and strip, in the colours of a theme.

Nothing here decides where things stand; that is `azref.timeline`.
"""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from azref.entries import Lane
from azref.timeline.extent import Edge
from azref.timeline.labels import Label
from azref.timeline.marks import Bar
from azref.timeline.overview import Overview
from azref.timeline.regions import Box, Regions
from azref.timeline.ticks import Tick
from azref.timeline.view import Placed
from azref.ui.theme import Theme, scaled

SOLID, TINT, FAINT = 1.0, 0.30, 0.10


class Looks(NamedTuple):
    """How one item is shown at the moment."""

    lane: Lane
    is_current: bool = False
    is_related: bool = False
    is_hovered: bool = False
    is_marked: bool = False


def small_font(font: QFont) -> QFont:
    """The small size with figures of one width."""
    small = scaled(font, 0.88)
    small.setFeature(QFont.Tag("tnum"), 1)
    return small


def rect(box: Box) -> QRectF:
    return QRectF(box.left, box.top, box.width, box.height)


def tinted(color: QColor, alpha: float) -> QColor:
    copy = QColor(color)
    copy.setAlphaF(alpha)
    return copy


class SceneLane(NamedTuple):
    """A lane with what of it is in view, each item in the pixels of its column."""

    name: str
    top: float
    height: float
    row: QRectF
    dated: tuple[tuple[Placed, Looks], ...]
    undated: tuple[tuple[Placed, Looks], ...]


class Scene(NamedTuple):
    """All that is painted. `pointer` is the current event's place on the strip."""

    size: QRectF
    where: Regions
    ticks: tuple[Tick, ...]
    lanes: tuple[SceneLane, ...]
    overview: Overview
    scrolled: float
    pointer: float | None
    undated_name: str
    overview_name: str
    has_focus: bool = False


class TimelinePainter:
    """Draws a scene with one painter, theme and font. Lives as long as one paint event."""

    def __init__(self, painter: QPainter, theme: Theme, font: QFont, unit: float) -> None:
        self._painter = painter
        self._theme = theme
        self._unit = unit
        self._items = ItemPainter(painter, theme, unit)
        self._font = small_font(font)
        self._metrics = QFontMetricsF(self._font)
        self._text = QColor(theme.text)
        self._muted = QColor(theme.muted)
        self._line = QColor(theme.hairline)
        self._accent = QColor(theme.accent)
        painter.setFont(self._font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def empty(self, area: QRectF, words: str) -> None:
        """Says what will stand here."""
        self._painter.fillRect(area, QColor(self._theme.page))
        self._painter.setPen(self._muted)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        self._painter.drawText(area, flags, words)

    def scene(self, scene: Scene) -> None:
        where = scene.where
        self._painter.fillRect(scene.size, QColor(self._theme.page))
        self._painter.setClipRect(rect(where.axis).adjusted(0, 0, 0, where.days.height))
        self._axis(scene.ticks, where.axis, where.strip.top)
        self._painter.setClipping(False)
        if not where.is_folded:
            self._lanes(scene)
        self._across(0, scene.size.width(), where.axis.bottom)
        self._strip(scene)

    # --- Lanes ----------------------------------------------------------------------------------

    def _lanes(self, scene: Scene) -> None:
        where, wide = scene.where, scene.size.width()
        room = QRectF(0, where.days.top, wide, where.days.height)
        for lane in scene.lanes:
            self._painter.setClipRect(room)
            self._lane(lane, scene, room)
        self._painter.setClipping(False)
        self._across(0, wide, where.days.bottom)
        if where.undated.width > 0:
            self._undated_head(scene)

    def _lane(self, lane: SceneLane, scene: Scene, room: QRectF) -> None:
        y = lane.top + scene.scrolled
        if y > room.bottom() or y + lane.height < room.top():
            return
        if lane.top > 0:
            self._across(0, room.width(), y)
        if scene.where.names.width > 4 * self._unit:
            self._caption(lane.row.translated(0, scene.scrolled), lane.name)
        self._column(lane.dated, scene.where.days, scene.scrolled, room)
        self._column(lane.undated, scene.where.undated, scene.scrolled, room)

    def _column(
        self, items: tuple[tuple[Placed, Looks], ...], column: Box, scrolled: float, room: QRectF
    ) -> None:
        self._painter.setClipRect(rect(column).intersected(room))
        self._painter.translate(column.left, scrolled)
        for placed, looks in items:
            self._items.paint(placed, looks)
        self._painter.translate(-column.left, -scrolled)

    def _undated_head(self, scene: Scene) -> None:
        u, undated = self._unit, scene.where.undated
        self._down(undated.left - u, u, undated.bottom)
        if undated.width > 12 * u:
            area = QRectF(undated.left + u, 0, undated.width - u, scene.where.axis.height)
            self._caption(area, scene.undated_name)

    def _strip(self, scene: Scene) -> None:
        u, where = self._unit, scene.where
        if where.names.width > 4 * u:
            area = QRectF(2 * u, where.strip.top, where.names.width - 3 * u, where.strip.height)
            self._caption(area, scene.overview_name)
        self._overview(scene.overview, where.strip, scene.pointer)
        if scene.has_focus:
            self._focus_ring(scene.size)

    # --- Grounds and lines ----------------------------------------------------------------------

    def _across(self, left: float, right: float, y: float) -> None:
        """A hairline from left to right."""
        self._painter.fillRect(QRectF(left, round(y), right - left, 1.0), self._line)

    def _down(self, x: float, top: float, bottom: float, strength: float = 1.0) -> None:
        """A hairline from top to bottom."""
        color = tinted(self._line, strength)
        self._painter.fillRect(QRectF(round(x), top, 1.0, bottom - top), color)

    def _caption(self, area: QRectF, text: str) -> None:
        """A muted text in the middle of `area`'s height, elided to its width."""
        self._painter.setPen(self._muted)
        shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._painter.drawText(area, flags, shown)

    def _focus_ring(self, area: QRectF) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._accent, 2.0))
        self._painter.drawRect(area.adjusted(1, 1, -1, -1))

    # --- The axis -------------------------------------------------------------------------------

    def _axis(self, ticks: tuple[Tick, ...], box: Box, bottom: float) -> None:
        """Labels in `box`, and lines from there down to `bottom`."""
        for tick in ticks:
            if box.left < box.left + tick.x < box.right:
                self._down(box.left + tick.x, box.bottom, bottom, 0.8 if tick.is_year else 0.45)
            if tick.text:
                self._tick_label(tick, box)

    def _tick_label(self, tick: Tick, box: Box) -> None:
        self._painter.setPen(self._text if tick.is_year else self._muted)
        area = QRectF(box.left + tick.left - 1, box.top, tick.width + 2, box.height)
        self._painter.drawText(area, Qt.AlignmentFlag.AlignCenter, tick.text)

    # --- The overview strip ---------------------------------------------------------------------

    def _overview(self, strip: Overview, box: Box, current: float | None) -> None:
        """Columns on a base line, hatched silences, the frame of what is visible.

        `current` is where the current event lies, in pixels of the strip.
        """
        u = self._unit
        area = QRectF(box.left, box.top + 1.5 * u, box.width, box.height - 3.5 * u)
        for silence in strip.silences:
            self._silence(box.left + silence.left, silence.right - silence.left - 1, area)
        for column in strip.columns:
            tall = max(2.0, round(area.height() * column.height))
            left, wide = box.left + column.left, column.right - column.left - 1
            bar = QRectF(left, area.bottom() - tall, max(1.0, wide), tall)
            self._painter.fillRect(bar, tinted(self._muted, 0.65))
        self._across(box.left, box.right, area.bottom())
        self._frame(strip, box)
        if current is not None:
            self._pointer(box.left + current, area.bottom() + 1)

    def _silence(self, left: float, wide: float, area: QRectF) -> None:
        tall = min(area.height(), 2.0 * self._unit)
        hatch = QBrush(tinted(self._muted, 0.45), Qt.BrushStyle.BDiagPattern)
        self._painter.fillRect(QRectF(left, area.bottom() - tall, wide, tall), hatch)

    def _frame(self, strip: Overview, box: Box) -> None:
        first, last = strip.visible
        if last - first >= box.width - 1:
            return
        inset = 0.5 * self._unit
        area = QRectF(box.left + first, box.top + inset, max(last - first, 3.0),
                      box.height - 2.5 * inset)  # fmt: skip
        veil = tinted(QColor(self._theme.page), 0.6)
        for left, right in ((box.left, area.left()), (area.right(), box.right)):
            self._painter.fillRect(QRectF(left, area.top(), right - left, area.height()), veil)
        self._painter.setBrush(tinted(self._accent, FAINT))
        self._painter.setPen(QPen(self._accent, 1.0))
        self._painter.drawRoundedRect(area, 2, 2)

    def _pointer(self, x: float, top: float) -> None:
        """A triangle under the place of the current event."""
        half = self._unit
        corners = (QPointF(x, top), QPointF(x - half, top + 1.3 * half),
                   QPointF(x + half, top + 1.3 * half))  # fmt: skip
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._accent)
        self._painter.drawPolygon(QPolygonF(corners))


class ItemPainter:
    """Draws events: marks in the shapes of their lanes, signs and labels."""

    def __init__(self, painter: QPainter, theme: Theme, unit: float) -> None:
        self._painter = painter
        self._theme = theme
        self._unit = unit
        self._text = QColor(theme.text)
        self._muted = QColor(theme.muted)
        self._accent = QColor(theme.accent)

    def paint(self, placed: Placed, looks: Looks) -> None:
        """One item with its mark, ties, signs and label."""
        self._highlight(placed, looks)
        color = self._theme.lane(looks.lane)
        high = self._mark_height(placed)
        top = placed.top + (placed.height - high) / 2
        if placed.item.is_cluster and placed.source:
            self._stack(placed.source, top, high, color)
        elif placed.source:
            self._source(placed, looks.lane, top, high, color)
        else:
            self._circle(placed, color)
        if placed.label:
            self._label(placed, placed.label, looks)

    def _mark_height(self, placed: Placed) -> float:
        return round(min(placed.height - 5, 3.5 * self._unit))

    def _highlight(self, placed: Placed, looks: Looks) -> None:
        if not (looks.is_current or looks.is_related or looks.is_hovered):
            return
        area = QRectF(placed.left - 4, placed.top + 0.5, placed.right - placed.left + 8,
                      placed.height - 1)  # fmt: skip
        is_strong = looks.is_current or looks.is_related
        self._painter.setBrush(QColor(self._theme.mark if is_strong else self._theme.panel))
        pen = QPen(self._accent, 1.5) if looks.is_current else QPen(Qt.PenStyle.NoPen)
        self._painter.setPen(pen)
        self._painter.drawRoundedRect(area, 3, 3)

    def _source(self, placed: Placed, lane: Lane, top: float, high: float, color: QColor) -> None:
        bar = placed.source
        assert bar is not None
        event = placed.item.events[0]
        if Edge.OPEN in (bar.left_edge, bar.right_edge):
            self._open_ends(bar, top, high, color)
        path = outline(bar, lane, top, high)
        is_hollow = event.is_derived or lane is Lane.CONTEXT
        self._painter.setPen(self._edge_pen(bar, color))
        self._painter.setBrush(QColor(self._theme.page))
        self._painter.drawPath(path)
        if not is_hollow:
            self._painter.setBrush(self._fill(bar, color))
            self._painter.drawPath(path)
        if lane is Lane.OPERATIONS:
            self._centre_line(bar, top + high / 2, color)
        self._attested(placed, top, high)

    def _edge_pen(self, bar: Bar, color: QColor) -> QPen:
        return QPen(self._softened(bar, color, SOLID), 1.0)

    def _fill(self, bar: Bar, color: QColor) -> QBrush:
        return self._softened(bar, color, TINT)

    def _softened(self, bar: Bar, color: QColor, alpha: float) -> QBrush:
        """Fades out towards ends that are only about known."""
        if Edge.SOFT not in (bar.left_edge, bar.right_edge):
            return QBrush(tinted(color, alpha))
        gradient = QLinearGradient(bar.known_left, 0, bar.known_right, 0)
        for stop, strength in ((0.0, 0.0), (0.35, alpha), (0.65, alpha), (1.0, 0.0)):
            edge = bar.left_edge if stop < 0.5 else bar.right_edge
            shown = strength if edge is Edge.SOFT else alpha
            gradient.setColorAt(stop, tinted(color, shown))
        return QBrush(gradient)

    def _centre_line(self, bar: Bar, y: float, color: QColor) -> None:
        self._painter.setPen(QPen(self._softened(bar, color, SOLID), 1.0))
        y = int(y) + 0.5
        self._painter.drawLine(QPointF(bar.known_left, y), QPointF(bar.known_right, y))

    def _open_ends(self, bar: Bar, top: float, high: float, color: QColor) -> None:
        if bar.right_edge is Edge.OPEN:
            self._fading(bar.known_right, bar.right, top, high, color)
        if bar.left_edge is Edge.OPEN:
            self._fading(bar.known_left, bar.left, top, high, color)

    def _fading(self, start: float, tip: float, top: float, high: float, color: QColor) -> None:
        """A band that fades from `start` and ends in an arrow at `tip`."""
        head = high * (1 if tip > start else -1)
        gradient = QLinearGradient(start, 0, tip, 0)
        gradient.setColorAt(0, tinted(color, TINT))
        gradient.setColorAt(1, tinted(color, FAINT))
        area = QRectF(QPointF(start, top), QPointF(tip - head, top + high)).normalized()
        self._painter.fillRect(area, gradient)
        self._arrow(start, tip, top + high / 2, high, color)

    def _attested(self, placed: Placed, top: float, high: float) -> None:
        """What references say: a solid mark, a thin line for a range, tied when it is apart."""
        bar, event = placed.attested, placed.item.events[0]
        if bar is None or placed.source is None:
            return
        color = QColor(self._theme.references)
        if event.is_contested:
            self._tie(placed.source, bar, top + high / 2)
        is_line = "/" in (event.event.attested or "") and bar.width > 6
        inset = (high - 3) / 2 if is_line else 2.0
        area = QRectF(
            bar.known_left, top + inset, bar.known_right - bar.known_left, high - 2 * inset
        )
        self._painter.fillRect(area, color)
        if is_line:
            self._attested_ends(bar, top, high, color)

    def _attested_ends(self, bar: Bar, top: float, high: float, color: QColor) -> None:
        """A stop where the end is known, an arrow where it is open, dashes where nobody says."""
        ends = (
            (bar.left_edge, bar.known_left, bar.left),
            (bar.right_edge, bar.known_right, bar.right),
        )
        for (edge, x, far), way in zip(ends, (-1, 1), strict=True):
            if edge is Edge.OPEN:
                self._arrow(x, far, top + high / 2, 0.6 * high, color)
            elif edge is Edge.TORN:
                for step in (3, 7):
                    dash = QRectF(x + way * step - 1, top + (high - 3) / 2, 2, 3)
                    self._painter.fillRect(dash, color)
            else:
                self._painter.fillRect(QRectF(x - (way + 1) * 0.75, top + 2, 1.5, high - 4), color)

    def _arrow(self, start: float, tip: float, y: float, high: float, color: QColor) -> None:
        middle, head = int(y) + 0.5, high * (1 if tip > start else -1)
        self._painter.setPen(QPen(color, 1.0))
        self._painter.drawLine(QPointF(start, middle), QPointF(tip - head / 2, middle))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(color)
        corners = (QPointF(tip, middle), QPointF(tip - head, middle - high / 2),
                   QPointF(tip - head, middle + high / 2))  # fmt: skip
        self._painter.drawPolygon(QPolygonF(corners))

    def _tie(self, source: Bar, attested: Bar, y: float) -> None:
        left, right = sorted((source, attested), key=lambda bar: bar.left)
        self._painter.setPen(QPen(self._muted, 1.0, Qt.PenStyle.DotLine))
        self._painter.drawLine(QPointF(left.right, y), QPointF(right.left, y))

    def _stack(self, bar: Bar, top: float, high: float, color: QColor) -> None:
        """Two sheets one behind the other: several events in one place."""
        side = min(bar.width, high) - 3
        self._painter.setPen(QPen(color, 1.0))
        for shift, fill in ((3.0, QColor(self._theme.page)), (0.0, QColor(self._theme.page))):
            self._painter.setBrush(fill)
            area = QRectF(bar.left + shift + 0.5, top + 3.5 - shift, side, side)
            self._painter.drawRect(area)
        self._painter.setBrush(tinted(color, TINT))
        self._painter.drawRect(QRectF(bar.left + 0.5, top + 3.5, side, side))

    def _circle(self, placed: Placed, color: QColor) -> None:
        radius = 1.0 * self._unit
        centre = QPointF(placed.left + 2 * self._unit, placed.top + placed.height / 2)
        self._painter.setPen(QPen(color, 1.25))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawEllipse(centre, radius, radius)

    # --- Labels and their signs -----------------------------------------------------------------

    def _label(self, placed: Placed, label: Label, looks: Looks) -> None:
        area = QRectF(label.left, placed.top, label.width, placed.height)
        if label.is_inside:
            ground = self._theme.mark if looks.is_current or looks.is_related else self._theme.page
            self._painter.fillRect(area.adjusted(-3, 1, 3, -1), QColor(ground))
        x = label.left
        sign = label.lead / 2 if self._signs(placed, looks) > 1 else label.lead
        if looks.is_marked and label.lead:
            self._ticked(x, placed)
            x += sign
        if placed.item.events[0].is_derived and label.lead and not placed.item.is_cluster:
            self._bent_arrow(x, placed)
        self._painter.setPen(self._text)
        left = label.left + label.lead
        text_area = QRectF(left, area.top(), area.right() - left + 2, area.height())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._painter.drawText(text_area, flags | Qt.TextFlag.TextSingleLine, label.text)

    @staticmethod
    def _signs(placed: Placed, looks: Looks) -> int:
        return looks.is_marked + placed.item.events[0].is_derived

    def _ticked(self, x: float, placed: Placed) -> None:
        side = round(1.75 * self._unit)
        top = round(placed.top + (placed.height - side) / 2)
        self._painter.fillRect(QRectF(round(x), top, side, side), self._accent)

    def _bent_arrow(self, x: float, placed: Placed) -> None:
        """Down and to the right: reached from another date."""
        u, middle = self._unit, placed.top + placed.height / 2
        left, right = round(x) + 0.5, round(x) + 0.5 + 2 * u
        low, high = round(middle + 0.6 * u) + 0.5, round(middle - 1.2 * u) + 0.5
        path = QPainterPath(QPointF(left, high))
        path.lineTo(left, low)
        path.lineTo(right, low)
        path.moveTo(right - 0.7 * u, low - 0.7 * u)
        path.lineTo(right, low)
        path.lineTo(right - 0.7 * u, low + 0.7 * u)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(QColor(self._theme.editors), 1.2))
        self._painter.drawPath(path)


def outline(bar: Bar, lane: Lane, top: float, high: float) -> QPainterPath:
    """The known part of a bar in the shape of its lane; a torn end is jagged in every lane."""
    left, right = round(bar.known_left) + 0.5, round(bar.known_right) - 0.5
    right = max(right, left + 4)
    top, bottom = round(top) + 0.5, round(top) + high - 0.5
    path = QPainterPath()
    if lane is Lane.EXERCISES and Edge.TORN not in (bar.left_edge, bar.right_edge):
        radius = min((bottom - top) / 2, (right - left) / 2)
        path.addRoundedRect(QRectF(left, top, right - left, bottom - top), radius, radius)
        return path
    ends = [_end(bar.left_edge, lane, left, top, bottom, 1.0, right - left)[::-1],
            _end(bar.right_edge, lane, right, top, bottom, -1.0, right - left)]  # fmt: skip
    path.addPolygon(QPolygonF([QPointF(x, y) for end in ends for x, y in end]))
    path.closeSubpath()
    return path


def _end(
    edge: Edge, lane: Lane, x: float, top: float, bottom: float, inward: float, width: float
) -> list[tuple[float, float]]:
    """The corners of one end from top to bottom."""
    middle = (top + bottom) / 2
    if edge is Edge.TORN:
        step, deep = (bottom - top) / 4, inward * min(3.0, width / 3)
        return [(x + deep * (i % 2), top + i * step) for i in range(5)]
    if lane is Lane.DIALOGUE:
        return [(x, top), (x + inward * min(3.5, width / 3), middle), (x, bottom)]
    return [(x, top), (x, bottom)]
