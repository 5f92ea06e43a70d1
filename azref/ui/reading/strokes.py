"""The lines under words of the source text, each in a shape of its own."""

from collections.abc import Iterable

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor, QTextDocument, QTextFragment

from azref.entries import Layer
from azref.render.html import LINES
from azref.render.source_text import Stroke
from azref.ui.theme import Theme


def draw_lines(document: QTextDocument, fragments: Iterable[QTextFragment], theme: Theme) -> None:
    """Draws each line in its own way instead of the one that stands for it in HTML."""
    cursor = QTextCursor(document)
    strokes = {line: _stroke(line, theme) for line in LINES}
    for fragment in list(fragments):
        line = _line_of(fragment.charFormat())
        if line is not None:
            cursor.setPosition(fragment.position())
            end = fragment.position() + fragment.length()
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(strokes[line])


def underline(line: Layer | Stroke, theme: Theme) -> tuple[QTextCharFormat.UnderlineStyle, str]:
    """How each line is drawn, told apart by its shape: no two are alike."""
    styles, soft = QTextCharFormat.UnderlineStyle, theme.context if theme.is_dark else theme.muted
    return {
        Layer.SOURCE: (styles.SingleUnderline, soft),
        Layer.REFERENCES: (styles.DashUnderline, theme.references),
        Layer.EDITORS: (styles.DotLine, theme.editors),
        Stroke.KNOWN: (styles.DashDotLine, soft),
    }[line]


def _stroke(line: Layer | Stroke, theme: Theme) -> QTextCharFormat:
    stroke = QTextCharFormat()
    stroke.setFontOverline(False)
    stroke.setFontStrikeOut(False)
    style, colour = underline(line, theme)
    stroke.setUnderlineStyle(style)
    stroke.setUnderlineColor(QColor(colour))
    return stroke


def _line_of(style: QTextCharFormat) -> Layer | Stroke | None:
    """The line that some words are to have, as `render.html.LINES` has it."""
    match style.fontOverline(), style.fontStrikeOut():
        case True, True:
            return Stroke.KNOWN
        case True, False:
            return Layer.REFERENCES
        case False, True:
            return Layer.EDITORS
    return Layer.SOURCE if style.fontUnderline() else None
