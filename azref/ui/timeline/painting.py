"""Painting the timeline: lanes, axis and strip, in the colours of a theme.

Nothing here decides where things stand; that is `azref.timeline`.
"""

from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from azref.entries import Lane
from azref.timeline.crowd import COLUMN, Crowd
from azref.timeline.overview import Overview
from azref.timeline.regions import Box, Regions
from azref.timeline.ticks import Tick
from azref.timeline.view import Placed
from azref.ui.timeline.glyphs import ItemPainter, Looks
from azref.ui.timeline.ink import FAINT, Ink, rect, tinted


class SceneLane(NamedTuple):
    """A lane with what of it is in view, each item in the pixels of its column.

    `row` is the place of its name. A crowded lane has columns instead of dated items.
    """

    lane: Lane
    name: str
    top: float
    height: float
    row: QRectF
    dated: tuple[tuple[Placed, Looks], ...]
    undated: tuple[tuple[Placed, Looks], ...]
    crowd: Crowd | None = None
    is_collapsed: bool = False


class Scene(NamedTuple):
    """All that is painted. `pointer` is the current event's place on the strip.

    `band` is the period being drawn or chosen, in pixels of the days' column; `leaning` goes from
    the event a derived date is counted from to the current event.
    """

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
    band: tuple[float, float] | None = None
    leaning: tuple[float, float, float, float] | None = None


class StripPicture:
    """The overview strip without what changes as the view moves, painted once and kept."""

    def __init__(self) -> None:
        self._key: object = None
        self._picture = QPixmap()

    def of(self, strip: Overview, box: Box, ink: Ink, ratio: float) -> QPixmap:
        key = strip.columns, strip.silences, box, id(ink), ratio
        if self._key is None or self._key != key:
            self._key = key
            self._picture = self._painted(strip, box, ink, ratio)
        return self._picture

    @staticmethod
    def _painted(strip: Overview, box: Box, ink: Ink, ratio: float) -> QPixmap:
        u, wide, high = ink.unit, max(1, round(box.width)), max(1, round(box.height))
        picture = QPixmap(round(wide * ratio), round(high * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(ink.page)
        with QPainter(picture) as painter:
            bottom, tallest = high - 2.0 * u, high - 3.5 * u
            tall = min(tallest, 2.0 * u)
            for silence in strip.silences:
                gone = QRectF(silence.left, bottom - tall, silence.right - silence.left - 1, tall)
                painter.fillRect(gone, ink.hatch)
            for column in strip.columns:
                tall = max(2.0, round(tallest * column.height))
                wide = max(1, round(column.right - column.left - 1))
                bar = QRectF(column.left, bottom - tall, wide, tall)
                painter.fillRect(bar, tinted(ink.muted, 0.65))
            painter.fillRect(QRectF(0, round(bottom), box.width, 1), ink.line)
        return picture


class TimelinePainter:
    """Draws a scene with one painter. Lives as long as one paint event."""

    def __init__(self, painter: QPainter, ink: Ink, strip: StripPicture) -> None:
        self._painter = painter
        self._ink = ink
        self._unit = ink.unit
        self._strip_picture = strip
        self._items = ItemPainter(painter, ink)
        painter.setFont(ink.font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def empty(self, area: QRectF, words: str) -> None:
        """Says what will stand here."""
        self._painter.fillRect(area, self._ink.page)
        self._painter.setPen(self._ink.muted)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        self._painter.drawText(area, flags, words)

    def scene(self, scene: Scene) -> None:
        where = scene.where
        self._painter.fillRect(scene.size.toRect(), self._ink.page)
        self._painter.setClipRect(rect(where.axis).adjusted(0, 0, 0, where.days.height).toRect())
        self._axis(scene.ticks, where.axis, where.strip.top)
        self._period(scene)
        self._painter.setClipping(False)
        if not where.is_folded:
            self._lanes(scene)
        self._across(0, scene.size.width(), where.axis.bottom)
        self._strip(scene)

    # --- Lanes ----------------------------------------------------------------------------------

    def _lanes(self, scene: Scene) -> None:
        where, wide = scene.where, scene.size.width()
        room = QRectF(0, where.days.top, wide, where.days.height).toRect()
        for lane in scene.lanes:
            self._painter.setClipRect(room)
            self._lane(lane, scene, room)
        self._lean(scene, room)
        self._painter.setClipping(False)
        self._across(0, wide, where.days.bottom)
        if where.undated.width > 0:
            self._undated_head(scene)

    def _lane(self, lane: SceneLane, scene: Scene, room: QRect) -> None:
        y = lane.top + scene.scrolled
        if y > room.bottom() or y + lane.height < room.top():
            return
        if lane.top > 0:
            self._across(0, room.width(), y)
        if scene.where.names.width > 4 * self._unit:
            row = lane.row.translated(0, scene.scrolled)
            self._disclosure(row, is_collapsed=lane.is_collapsed)
            self._ink.caption(self._painter, row.adjusted(3 * self._unit, 0, 0, 0), lane.name)
        self._crowd(lane, scene, room)
        self._column(lane.dated, scene.where.days, scene.scrolled, room)
        self._column(lane.undated, scene.where.undated, scene.scrolled, room)

    def _disclosure(self, row: QRectF, *, is_collapsed: bool) -> None:
        """A triangle before the name of a lane: down when it is open, to the right when not."""
        half, x, y = 1.0 * self._unit, row.left() + self._unit, row.center().y()
        down = ((-half, -half / 2), (half, -half / 2), (0.0, half / 2))
        right = ((-half / 2, -half), (-half / 2, half), (half / 2, 0.0))
        corners = right if is_collapsed else down
        self._painter.setPen(self._ink.no_pen)
        self._painter.setBrush(self._ink.muted)
        self._painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))

    def _lean(self, scene: Scene, room: QRect) -> None:
        """A fine line from the event a derived date is counted from: out, along, and in."""
        if scene.leaning is None:
            return
        x, y, to_x, to_y = scene.leaning
        self._painter.setClipRect(rect(scene.where.days).toRect().intersected(room))
        self._painter.translate(scene.where.days.left, scene.scrolled)
        turn = min(x, to_x) - 2 * self._unit
        corners = [QPointF(round(px) + 0.5, round(py) + 0.5)
                   for px, py in ((x, y), (turn, y), (turn, to_y), (to_x, to_y))]  # fmt: skip
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(self._ink.editors_pen)
        self._painter.drawPolyline(QPolygonF(corners))
        self._painter.translate(-scene.where.days.left, -scene.scrolled)

    def _crowd(self, lane: SceneLane, scene: Scene, room: QRect) -> None:
        """How many events stand in each column, as a skyline on the floor of the lane."""
        if lane.crowd is None or not lane.crowd.counts:
            return
        bottom = round(lane.top + lane.height + scene.scrolled)
        tallest = lane.height - 2 * self._unit
        heights = {n: max(2, round(tallest * part)) for n, part in lane.crowd.heights().items()}
        start, bars = round(scene.where.days.left + lane.crowd.left), []
        for count, run in groupby(lane.crowd.counts):
            wide = COLUMN * len(list(run))
            if count:
                bars.append(QRect(start, bottom - heights[count], wide, heights[count]))
            start += wide
        self._painter.setClipRect(rect(scene.where.days).toRect().intersected(room))
        self._painter.setPen(self._ink.no_pen)
        self._painter.setBrush(self._ink.crowd_fills[lane.lane])
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._painter.drawRects(bars)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _column(
        self, items: tuple[tuple[Placed, Looks], ...], column: Box, scrolled: float, room: QRect
    ) -> None:
        if not items:
            return
        self._painter.setClipRect(rect(column).toRect().intersected(room))
        self._painter.translate(column.left, scrolled)
        for placed, looks in items:
            self._items.paint(placed, looks)
        self._painter.translate(-column.left, -scrolled)

    def _undated_head(self, scene: Scene) -> None:
        u, undated = self._unit, scene.where.undated
        self._down(undated.left - u, u, undated.bottom)
        if undated.width > 12 * u:
            area = QRectF(undated.left + u, 0, undated.width - u, scene.where.axis.height)
            self._ink.caption(self._painter, area, scene.undated_name)

    # --- Grounds and lines ----------------------------------------------------------------------

    def _across(self, left: float, right: float, y: float) -> None:
        """A hairline from left to right."""
        self._painter.fillRect(round(left), round(y), round(right - left), 1, self._ink.line)

    def _down(self, x: float, top: float, bottom: float) -> None:
        """A hairline from top to bottom."""
        self._painter.fillRect(round(x), round(top), 1, round(bottom - top), self._ink.line)

    def _focus_ring(self, area: QRectF) -> None:
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._ink.accent, 2.0))
        self._painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _period(self, scene: Scene) -> None:
        """The ground of a period, and lines where it begins and ends."""
        if scene.band is None:
            return
        days, strip = scene.where.days, scene.where.strip
        left, right = (days.left + x for x in scene.band)
        left, right = max(left, days.left), min(right, days.right)
        if right <= left:
            return
        area = QRectF(left, scene.where.axis.bottom, right - left, strip.top).toRect()
        self._painter.fillRect(area, tinted(self._ink.accent, FAINT))
        for x in (area.left(), area.right()):
            self._painter.fillRect(x, area.top(), 1, area.height(), self._ink.accent)

    # --- The axis -------------------------------------------------------------------------------

    def _axis(self, ticks: tuple[Tick, ...], box: Box, bottom: float) -> None:
        """Labels in `box`, and lines from there down to `bottom`."""
        top, ink, painter = round(box.bottom), self._ink, self._painter
        high = round(bottom) - top
        for tick in ticks:
            if 0 < tick.x < box.width:
                line = ink.year_line if tick.is_year else ink.fine_line
                painter.fillRect(round(box.left + tick.x), top, 1, high, line)
            if tick.text:
                painter.setPen(ink.text if tick.is_year else ink.muted)
                ink.write(painter, tick.text, box.left + tick.left, box.top, box.height)

    # --- The overview strip ---------------------------------------------------------------------

    def _strip(self, scene: Scene) -> None:
        """Columns on a base line, hatched silences, the frame of what is visible."""
        u, box = self._unit, scene.where.strip
        if scene.where.names.width > 4 * u:
            area = QRectF(2 * u, box.top, scene.where.names.width - 3 * u, box.height)
            self._ink.caption(self._painter, area, scene.overview_name)
        ratio = self._painter.device().devicePixelRatioF()
        picture = self._strip_picture.of(scene.overview, box, self._ink, ratio)
        self._painter.drawPixmap(round(box.left), round(box.top), picture)
        self._across(0, scene.size.width(), box.top)
        self._frame(scene.overview, box)
        if scene.pointer is not None:
            self._pointer(box.left + scene.pointer, box.bottom - 2 * u + 1)
        if scene.has_focus:
            self._focus_ring(scene.size)

    def _frame(self, strip: Overview, box: Box) -> None:
        first, last = strip.visible
        if last - first >= box.width - 1:
            return
        inset = 0.5 * self._unit
        area = QRectF(box.left + first, box.top + inset, max(last - first, 3.0),
                      box.height - 2.5 * inset)  # fmt: skip
        veil = tinted(self._ink.page, 0.6)
        for left, right in ((box.left, area.left()), (area.right(), box.right)):
            gone = QRectF(left, area.top(), right - left, area.height()).toRect()
            self._painter.fillRect(gone, veil)
        self._strip_years(strip, box)
        self._painter.setBrush(tinted(self._ink.accent, FAINT))
        self._painter.setPen(QPen(self._ink.accent, 1.0))
        self._painter.drawRoundedRect(area, 2, 2)

    def _strip_years(self, strip: Overview, box: Box) -> None:
        """A few years, since the axis shows others; each on a ground of its own."""
        ink, high = self._ink, self._ink.metrics.height()
        for tick in strip.years:
            ground = QRectF(box.left + tick.left - 2, box.top + 1, tick.width + 4, high)
            self._painter.fillRect(ground.toRect(), tinted(ink.page, 0.8))
            self._painter.setPen(ink.muted)
            ink.write(self._painter, tick.text, box.left + tick.left, box.top + 1, high)

    def _pointer(self, x: float, top: float) -> None:
        """A triangle under the place of the current event."""
        half = self._unit
        corners = (QPointF(x, top), QPointF(x - half, top + 1.3 * half),
                   QPointF(x + half, top + 1.3 * half))  # fmt: skip
        self._painter.setPen(self._ink.no_pen)
        self._painter.setBrush(self._ink.accent)
        self._painter.drawPolygon(QPolygonF(corners))
