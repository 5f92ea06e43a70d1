"""Painting events: marks in the shapes of their lanes, ties, signs and labels."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from azref.entries import Lane
from azref.timeline.extent import Edge
from azref.timeline.labels import Label
from azref.timeline.marks import Bar
from azref.timeline.view import Placed
from azref.ui.timeline.ink import FAINT, SOLID, TINT, Ink, tinted

_MOST_SHAPES = 500


class Looks(NamedTuple):
    """How one item is shown at the moment."""

    lane: Lane
    is_current: bool = False
    is_related: bool = False
    is_hovered: bool = False
    is_marked: bool = False


class ItemPainter:
    """Draws events with one painter. Lives as long as one paint event."""

    def __init__(self, painter: QPainter, ink: Ink) -> None:
        self._painter = painter
        self._ink = ink
        self._unit = ink.unit

    def paint(self, placed: Placed, looks: Looks) -> None:
        """One item with its mark, ties, signs and label."""
        self._highlight(placed, looks)
        color = self._ink.lanes[looks.lane]
        high = self._mark_height(placed)
        top = placed.top + (placed.height - high) / 2
        if placed.item.is_cluster and placed.source:
            self._stack(placed.source, top, high, color)
        elif placed.source:
            self._source(placed, looks.lane, top, high, color)
        elif way := placed.item.way:
            self._beyond(placed, way, color)
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
        self._painter.setBrush(self._ink.mark if is_strong else self._ink.panel)
        self._painter.setPen(self._ink.accent_pen if looks.is_current else self._ink.no_pen)
        self._painter.drawRoundedRect(area, 3, 3)

    def _source(self, placed: Placed, lane: Lane, top: float, high: float, color: QColor) -> None:
        bar = placed.source
        assert bar is not None
        event = placed.item.events[0]
        if Edge.OPEN in (bar.left_edge, bar.right_edge):
            self._open_ends(bar, top, high, color)
        is_hollow = event.is_derived or lane is Lane.CONTEXT
        is_soft = Edge.SOFT in (bar.left_edge, bar.right_edge)
        if is_soft:
            self._soft(bar, lane, outline(bar, lane, top, high), is_hollow)
        else:
            self._painter.setPen(self._ink.lane_pens[lane])
            self._painter.setBrush(self._ink.page if is_hollow else self._ink.lane_fills[lane])
            self._painter.drawPath(self._outline(bar, lane, top, high))
        if lane is Lane.OPERATIONS:
            self._centre_line(bar, top + high / 2, color, is_soft)
        if placed.attested is not None:
            self._attested(placed, top, high)

    def _outline(self, bar: Bar, lane: Lane, top: float, high: float) -> QPainterPath:
        """The outline of a bar; shapes of one size are made once."""
        left, right = round(bar.known_left), round(bar.known_right)
        key = lane, bar.left_edge, bar.right_edge, right - left, high
        shape = self._ink.shapes.get(key)
        if shape is None:
            if len(self._ink.shapes) > _MOST_SHAPES:
                self._ink.shapes.clear()
            known = bar._replace(known_left=0.0, known_right=float(right - left))
            shape = self._ink.shapes[key] = outline(known, lane, 0, high)
        return shape.translated(left, round(top))

    def _soft(self, bar: Bar, lane: Lane, path: QPainterPath, is_hollow: bool) -> None:
        color = self._ink.lanes[lane]
        self._painter.setPen(QPen(self._softened(bar, color, SOLID), 1.0))
        self._painter.setBrush(self._ink.page)
        self._painter.drawPath(path)
        if not is_hollow:
            self._painter.setBrush(self._softened(bar, color, TINT))
            self._painter.drawPath(path)

    def _softened(self, bar: Bar, color: QColor, alpha: float) -> QBrush:
        """Fades out towards ends that are only about known."""
        gradient = QLinearGradient(bar.known_left, 0, bar.known_right, 0)
        for stop, strength in ((0.0, 0.0), (0.35, alpha), (0.65, alpha), (1.0, 0.0)):
            edge = bar.left_edge if stop < 0.5 else bar.right_edge
            shown = strength if edge is Edge.SOFT else alpha
            gradient.setColorAt(stop, tinted(color, shown))
        return QBrush(gradient)

    def _centre_line(self, bar: Bar, y: float, color: QColor, is_soft: bool) -> None:
        if is_soft:
            self._painter.setPen(QPen(self._softened(bar, color, SOLID), 1.0))
        y = int(y) + 0.5
        left, right = round(bar.known_left) + 1, round(bar.known_right) - 1
        self._painter.drawLine(QPointF(left, y), QPointF(max(left, right), y))

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
        color = self._ink.references
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
        self._painter.setPen(self._ink.tie_pen)
        self._painter.drawLine(QPointF(left.right, y), QPointF(right.left, y))

    def _stack(self, bar: Bar, top: float, high: float, color: QColor) -> None:
        """Two sheets one behind the other: several events in one place."""
        side = min(bar.width, high) - 3
        self._painter.setPen(QPen(color, 1.0))
        self._painter.setBrush(self._ink.page)
        for shift in (3.0, 0.0):
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

    def _beyond(self, placed: Placed, way: int, color: QColor) -> None:
        """An arrow to where the axis does not reach."""
        middle, half = placed.left + 2 * self._unit, 1.5 * self._unit
        y = placed.top + placed.height / 2
        self._arrow(middle - way * half, middle + way * half, y, 2.0 * self._unit, color)

    # --- Labels and their signs -----------------------------------------------------------------

    def _label(self, placed: Placed, label: Label, looks: Looks) -> None:
        area = QRectF(label.left, placed.top, label.width, placed.height)
        if label.is_inside:
            is_strong = looks.is_current or looks.is_related
            ground = self._ink.mark if is_strong else self._ink.page
            self._painter.fillRect(area.adjusted(-3, 1, 3, -1).toAlignedRect(), ground)
        x = label.left
        sign = label.lead / 2 if self._signs(placed, looks) > 1 else label.lead
        if looks.is_marked and label.lead:
            self._ticked(x, placed)
            x += sign
        if placed.item.events[0].is_derived and label.lead and not placed.item.is_cluster:
            self._bent_arrow(x, placed)
        self._painter.setPen(self._ink.text_pen)
        left = label.left + label.lead
        self._ink.write(self._painter, label.text, left, placed.top, placed.height)

    @staticmethod
    def _signs(placed: Placed, looks: Looks) -> int:
        return looks.is_marked + placed.item.events[0].is_derived

    def _ticked(self, x: float, placed: Placed) -> None:
        side = round(1.75 * self._unit)
        top = round(placed.top + (placed.height - side) / 2)
        self._painter.fillRect(round(x), top, side, side, self._ink.accent)

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
        self._painter.setPen(self._ink.editors_pen)
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
