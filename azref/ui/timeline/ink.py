"""What the timeline is painted with: colours, pens and laid out texts, made once and kept."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QStaticText,
)

from azref.entries import Lane
from azref.timeline.chronicle import LANES
from azref.timeline.extent import Edge
from azref.timeline.regions import Box
from azref.ui.theme import Theme, scaled

SOLID, TINT, FAINT = 1.0, 0.30, 0.10
_MOST_TEXTS = 2000


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


def mixed(color: QColor, ground: QColor, alpha: float) -> QColor:
    """What `color` at `alpha` looks like on `ground`, without the transparency."""
    pairs = zip(color.getRgb()[:3], ground.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(alpha * top + (1 - alpha) * below) for top, below in pairs))


class Ink:
    """The colours of a theme and the texts of a font."""

    def __init__(self, theme: Theme, font: QFont, unit: float) -> None:
        self.theme = theme
        self.unit = unit
        self.font = small_font(font)
        self.metrics = QFontMetricsF(self.font)
        self.page, self.panel, self.mark = map(QColor, (theme.page, theme.panel, theme.mark))
        self.text, self.muted, self.line = map(QColor, (theme.text, theme.muted, theme.hairline))
        self.accent, self.references = QColor(theme.accent), QColor(theme.references)
        self.editors_pen = QPen(QColor(theme.editors), 1.2)
        self.accent_pen, self.text_pen = QPen(self.accent, 1.5), QPen(self.text)
        self.tie_pen = QPen(self.muted, 1.0, Qt.PenStyle.DotLine)
        self.year_line, self.fine_line = (mixed(self.line, self.page, a) for a in (0.8, 0.45))
        self.lanes = {lane: theme.lane(lane) for lane in LANES}
        self.lane_pens = {lane: QPen(color, 1.0) for lane, color in self.lanes.items()}
        self.lane_fills = {lane: self._fill(lane) for lane in LANES}
        self.crowd_fills = {lane: mixed(c, self.page, 0.45) for lane, c in self.lanes.items()}
        self.hatch = QBrush(tinted(self.muted, 0.45), Qt.BrushStyle.BDiagPattern)
        self.no_pen = QPen(Qt.PenStyle.NoPen)
        self._texts: dict[str, QStaticText] = {}
        self.shapes: dict[tuple[Lane, Edge, Edge, int, float], QPainterPath] = {}
        self._captions: dict[tuple[str, int], str] = {}

    def _fill(self, lane: Lane) -> QColor:
        return mixed(self.lanes[lane], self.page, TINT)

    def write(self, painter: QPainter, text: str, x: float, top: float, height: float) -> None:
        """A text of one line from `x`, in the middle of the height, in the painter's pen."""
        laid_out = self._texts.get(text)
        if laid_out is None:
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            laid_out = QStaticText(text)
            laid_out.setTextFormat(Qt.TextFormat.PlainText)
            laid_out.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            self._texts[text] = laid_out
        y = round(top + (height - self.metrics.height()) / 2)
        painter.drawStaticText(QPointF(round(x), y), laid_out)

    def caption(self, painter: QPainter, area: QRectF, text: str) -> None:
        """A muted text in the middle of `area`'s height, elided to its width."""
        key = text, int(area.width())
        if key not in self._captions:
            cut = Qt.TextElideMode.ElideRight
            self._captions[key] = self.metrics.elidedText(text, cut, area.width())
        painter.setPen(self.muted)
        self.write(painter, self._captions[key], area.left(), area.top(), area.height())
