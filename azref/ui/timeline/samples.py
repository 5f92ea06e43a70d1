"""Samples of the timeline's signs for its legend, drawn by what draws the pane."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPolygonF

from azref.entries import Lane
from azref.timeline.crowd import COLUMN, Crowd
from azref.timeline.labels import Label
from azref.timeline.marks import Bar, Dated, Mark, dated
from azref.timeline.samples import sample, sample_mark
from azref.timeline.sheet import Item
from azref.timeline.traits import Trait
from azref.timeline.view import Placed
from azref.ui.timeline.glyphs import ItemPainter, Looks
from azref.ui.timeline.ink import Ink


class Sign(StrEnum):
    """What is explained and cannot be hidden."""

    CONTEXT = "context sign"
    CLUSTER = "cluster"
    SKYLINE = "skyline"
    TICKED = "ticked"
    LEANING = "leaning"
    SILENCE = "silence"


def sample_width(ink: Ink) -> int:
    return round(16 * ink.unit) + 2


def paint_sample(painter: QPainter, ink: Ink, sign: Trait | Sign, area: QRectF) -> None:
    """Draws what `sign` looks like in the timeline, within `area`, which begins at 0, 0."""
    others = {Sign.SKYLINE: _skyline, Sign.LEANING: _leaning, Sign.SILENCE: _silence}
    if isinstance(sign, Sign) and sign in others:
        others[sign](painter, ink, area)
        return
    trait = sign if isinstance(sign, Trait) else _TRAITS.get(sign, Trait.FRAMEWORK)
    event = dated(sample(trait))
    looks = Looks(event.event.lane, is_marked=sign is Sign.TICKED)
    mark = _cluster(ink) if sign is Sign.CLUSTER else _mark(trait, ink, area)
    ItemPainter(painter, ink).paint(_placed(event, sign, mark, ink, area), looks)


_TRAITS = {Sign.CONTEXT: Trait.CONTEXT}


def _mark(trait: Trait, ink: Ink, area: QRectF) -> Mark | None:
    return sample_mark(trait, 5.0 * ink.unit, area.width(), ink.unit)


def _cluster(ink: Ink) -> Mark:
    left, right = ink.unit, 5.0 * ink.unit
    return Mark(Bar(left, right, known_left=left, known_right=right), None, left, right)


def _placed(event: Dated, sign: Trait | Sign, mark: Mark | None, ink: Ink, area: QRectF) -> Placed:
    item = Item((event, event) if sign is Sign.CLUSTER else (event,), 0, mark, 0.0)
    lead = 4.0 * ink.unit if event.is_derived or sign is Sign.TICKED else 0.0
    label = Label(mark.right + ink.unit, lead, "", lead) if mark and lead else None
    source, attested = (mark.source, mark.attested) if mark else (None, None)
    return Placed(item, area.top(), area.height(), 0.0, area.width(), source, attested, label)


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
