"""Samples of the timeline's signs for its legend, drawn by what draws the pane."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from azref.entries import Basis, DateStatement, Lane, Layer, Scope, TimelineEvent
from azref.timeline.crowd import COLUMN, Crowd
from azref.timeline.labels import Label
from azref.timeline.marks import Bar, Dated, Mark, dated, mark_of
from azref.timeline.scale import Scale, new_year
from azref.timeline.sheet import Item
from azref.timeline.traits import LANES, Trait
from azref.timeline.view import Placed
from azref.ui.timeline_glyphs import ItemPainter, Looks
from azref.ui.timeline_ink import Ink


class Sign(StrEnum):
    """What is explained and cannot be hidden."""

    CONTEXT = "context sign"
    CLUSTER = "cluster"
    SKYLINE = "skyline"
    TICKED = "ticked"
    LEANING = "leaning"
    SILENCE = "silence"


_DATES = {
    Trait.FINER: "2000-05",
    Trait.RANGE: "2000/2001",
    Trait.OPEN: "2000-01/..",
    Trait.UNKNOWN: "2000/",
    Trait.ABOUT: "2000~",
    Trait.UNDATED: None,
}
_ATTESTED = {Trait.ATTESTED: "2000-06", Trait.DISPUTED: "2001-09"}
_YEAR = 365.25


def sample_width(ink: Ink) -> int:
    return round(16 * ink.unit) + 2


def paint_sample(painter: QPainter, ink: Ink, sign: Trait | Sign, area: QRectF) -> None:
    """Draws what `sign` looks like in the timeline, within `area`, which begins at 0, 0."""
    others = {Sign.SKYLINE: _skyline, Sign.LEANING: _leaning, Sign.SILENCE: _silence}
    if isinstance(sign, Sign) and sign in others:
        others[sign](painter, ink, area)
        return
    event = dated(sample_event(sign))
    looks = Looks(event.event.lane, is_marked=sign is Sign.TICKED)
    ItemPainter(painter, ink).paint(_placed(event, sign, ink, area), looks)


def sample_event(sign: Trait | Sign) -> TimelineEvent:
    """An event that has just what `sign` stands for."""
    is_context = sign is Sign.CONTEXT
    lane = Lane.CONTEXT if is_context else Lane(sign.value) if sign in LANES else Lane.FRAMEWORK
    edtf = _DATES.get(sign, "2000") if isinstance(sign, Trait) else "2000"
    basis = Basis.DERIVED if sign is Trait.DERIVED else Basis.STATED
    scope = Scope.CONTEXT if is_context else Scope.SOURCE
    attested = _ATTESTED.get(sign) if isinstance(sign, Trait) else None
    statement = DateStatement(Layer.SOURCE, edtf, basis)
    return TimelineEvent("sample", "", scope, lane, statement, attested, None)


def _placed(event: Dated, sign: Trait | Sign, ink: Ink, area: QRectF) -> Placed:
    mark = _mark(event, sign, ink, area)
    item = Item((event, event) if sign is Sign.CLUSTER else (event,), 0, mark, 0.0)
    lead = 4.0 * ink.unit if event.is_derived or sign is Sign.TICKED else 0.0
    label = Label(mark.right + ink.unit, lead, "", lead) if mark and lead else None
    source, attested = (mark.source, mark.attested) if mark else (None, None)
    return Placed(item, area.top(), area.height(), 0.0, area.width(), source, attested, label)


def _mark(event: Dated, sign: Trait | Sign, ink: Ink, area: QRectF) -> Mark | None:
    if event.source is None:
        return None
    if sign is Sign.CLUSTER:
        side = 4.0 * ink.unit
        bar = Bar(ink.unit, ink.unit + side, known_left=ink.unit, known_right=ink.unit + side)
        return Mark(bar, None, bar.left, bar.right)
    density = 5.0 * ink.unit / _YEAR
    scale = Scale(new_year(2000) - ink.unit / density, density, area.width())
    return mark_of(event, scale, new_year(2000), int(scale.day(area.width() - 1)))


def _skyline(painter: QPainter, ink: Ink, area: QRectF) -> None:
    crowd = Crowd(counts=(1, 2, 1, 3, 6, 9, 4, 2, 1, 1))
    heights = crowd.heights()
    for number, count in enumerate(crowd.counts):
        high = round((area.height() - 2) * heights[count])
        column = QRectF(ink.unit + number * COLUMN, area.bottom() - high, COLUMN, high)
        painter.fillRect(column, ink.crowd_fills[Lane.FRAMEWORK])


def _leaning(painter: QPainter, ink: Ink, area: QRectF) -> None:
    u, top, bottom = ink.unit, area.top() + 3.5, area.bottom() - 3.5
    corners = ((3 * u, top), (u, top), (u, bottom), (5 * u, bottom))
    painter.setPen(ink.editors_pen)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in corners]))


def _silence(painter: QPainter, ink: Ink, area: QRectF) -> None:
    tall = 2.0 * ink.unit
    painter.fillRect(QRectF(ink.unit, area.center().y() - tall / 2, 10 * ink.unit, tall), ink.hatch)
