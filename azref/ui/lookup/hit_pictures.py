"""Rows of hits as pictures: painted once, with where in them each letter stands."""

from typing import NamedTuple

from PySide6.QtCore import (
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPixmap,
    QTextLayout,
)

from azref.render.hit_lines import HitLines, Stretch
from azref.render.page import Tone
from azref.ui.theme import Theme, scaled, unit

_SMALL = 0.88
_GAP = 3


class Script(NamedTuple):
    """A font with its measures."""

    font: QFont
    metrics: QFontMetrics

    def placed(self, text: str, x: int, baseline: int, room: int) -> "Written":
        """`text` at a place, its end left out where it needs more than `room` pixels."""
        width = self.metrics.horizontalAdvance(text)
        if width > room:
            text = self.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            width = self.metrics.horizontalAdvance(text)
        return Written(text, self, x, baseline, x + width)


class Scripts(NamedTuple):
    """The fonts of a hit, made once for a font of the list: making them costs more than a row."""

    unit: int
    plain: Script
    bold: Script
    small: Script

    @classmethod
    def of(cls, font: QFont) -> "Scripts":
        fonts = (
            QFont(font),  # a style option's own font goes with the option
            scaled(font, 1.0, QFont.Weight.DemiBold),
            scaled(font, _SMALL),
        )
        return cls(unit(font), *(Script(font, QFontMetrics(font)) for font in fonts))


class Written(NamedTuple):
    """A text as it stands in a picture, from `x` to `right`, `text` being what fitted."""

    text: str
    script: Script
    x: int
    baseline: int
    right: int

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """The pixels from the left edge that the letters from `start` to `end` take."""
        text, end = self.text, min(end, len(self.text))
        if text.isascii():
            advance = self.script.metrics.horizontalAdvance
            return self.x + advance(text[:start]), self.x + advance(text[:end])
        layout = QTextLayout(text, self.script.font)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        places = sorted((_x(line.cursorToX(start)), _x(line.cursorToX(end))))
        return self.x + round(places[0]), self.x + round(places[1])


def _x(found: object) -> float:
    """Qt for Python returns the place alone or with the cursor, as its version has it."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


class Picture(NamedTuple):
    """A row as it was painted, without the marks of what was looked up."""

    pixmap: QPixmap
    width: int
    places: tuple[Written, ...]
    marks: dict[tuple[int, int, int], tuple[int, int, int]]

    def mark(self, number: int, start: int, end: int) -> tuple[int, int, int]:
        """Left, top and width of the line under letters of a text, kept once it is measured."""
        key = (number, start, end)
        if key not in self.marks:
            place = self.places[number]
            left, right = place.extent(start, end)
            self.marks[key] = (left, place.baseline + 2, right - left)
        return self.marks[key]


class RowPainter:
    """Paints the two lines of a hit into a picture of one theme and font."""

    def __init__(self, theme: Theme, scripts: Scripts) -> None:
        self.theme = theme
        self._scripts = scripts
        self._ink = QColor(theme.text)
        self._inks = {Tone.MUTED: QColor(theme.muted), Tone.WRONG: QColor(theme.operations)}

    def picture(self, lines: HitLines, size: QSize, ratio: float, *, is_chosen: bool) -> Picture:
        """The picture of `lines` in a row of `size`, at `ratio` device pixels to the pixel.

        It ends with its longer line: copying what is blank would take longer than the letters.
        """
        places = self._places(lines, size)
        tones = [stretch.tone for stretch in lines.stretches]
        width = min(size.width(), max(place.right for place in places) + self._scripts.unit)
        pixmap = QPixmap(QSize(width, size.height()) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(self.theme.mark if is_chosen else self.theme.page))
        with QPainter(pixmap) as painter:
            for place, tone in zip(places, tones, strict=True):
                self._put(painter, place, tone)
        return Picture(pixmap, width, places, {})

    def _places(self, lines: HitLines, size: QSize) -> tuple[Written, ...]:
        u, scripts = self._scripts.unit, self._scripts
        half = size.height() // 2
        left, right, room = 21 * u, 18 * u, size.width() - 24 * u
        above, below = half - u - u // 2, 2 * half - 2 * u - u // 2
        lead = scripts.bold.placed(lines.lead.text, 0, above, 15 * u)
        lead = lead._replace(x=right - lead.right, right=right)
        title = scripts.plain.placed(lines.title.text, left, above, room)
        return (lead, title, *self._places_below(lines.below, left, below, left + room))

    def _places_below(
        self, stretches: tuple[Stretch, ...], left: int, baseline: int, last: int
    ) -> list[Written]:
        script, places = self._scripts.small, []
        for stretch in stretches:
            places.append(script.placed(stretch.text, left, baseline, max(0, last - left)))
            left = places[-1].right + _GAP * self._scripts.unit
        return places

    def _put(self, painter: QPainter, written: Written, tone: Tone) -> None:
        """Writes a text; a wrong form is struck as well as coloured."""
        if not written.text:
            return
        painter.setFont(written.script.font)
        painter.setPen(self._inks.get(tone, self._ink))
        painter.drawText(written.x, written.baseline, written.text)
        if tone is Tone.WRONG:
            y = written.baseline - written.script.metrics.strikeOutPos()
            painter.drawLine(written.x, y, written.right, y)
