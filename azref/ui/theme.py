"""The colours and measures of the window, light and dark, from one table of tokens.

Where the system's own palette is high-contrast it is left alone: `Theme.of` then takes its
colours from the palette instead of the table.
"""

from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.entries import Lane, Layer

_LIGHT = {
    "page": "#FFFFFF", "panel": "#F6F5F2", "hairline": "#DAD7D0", "note": "#FFF6E0",
    "text": "#1E1E1C", "muted": "#5F5D58", "accent": "#1F4E9E",
    "operations": "#A33B20", "exercises": "#3F6B21", "dialogue": "#6B3FA0", "context": "#66645F",
    "references": "#0B6461", "editors": "#7D5200", "mark": "#DCE8FB",
}  # fmt: skip
_DARK = {
    "page": "#1B1B1D", "panel": "#242427", "hairline": "#3A3A3F", "note": "#352C17",
    "text": "#ECEAE4", "muted": "#A9A69E", "accent": "#8DB4FF",
    "operations": "#F0937A", "exercises": "#A6CF7E", "dialogue": "#C6A2F5", "context": "#A9A69E",
    "references": "#6FD0CB", "editors": "#E5B85C", "mark": "#2B3F63",
}  # fmt: skip


_EDGED = "#BDBBB5"
"""A shade darker, it has a contrast of 3.7 with a light page."""
EDGED = ("QCheckBox", "QComboBox", "QLineEdit", "QPlainTextEdit", "QPushButton")
"""The kinds of controls that are told from the page by their edge alone."""


class Theme(NamedTuple):
    """Colours by what they are for; hex strings, so that pages and painters share them."""

    is_dark: bool
    page: str
    panel: str
    hairline: str
    note: str
    text: str
    muted: str
    accent: str
    operations: str
    exercises: str
    dialogue: str
    context: str
    references: str
    editors: str
    mark: str

    def lane(self, lane: "Lane") -> QColor:
        """The colour of a lane; framework shares the accent."""
        tokens = {
            "framework": self.accent,
            "operations": self.operations,
            "exercises": self.exercises,
            "dialogue": self.dialogue,
            "context": self.context,
        }
        return QColor(tokens[lane])

    def layer(self, layer: "Layer") -> str:
        """The colour of a layer; what the source says shares the accent."""
        tokens = {
            "source": self.accent,
            "references": self.references,
            "editors": self.editors,
        }
        return tokens[layer]

    def palette(self) -> QPalette:
        """The application palette of these colours."""
        palette = QPalette()
        for role, token in _roles(self):
            palette.setColor(role, QColor(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText,
                     QPalette.ColorRole.ButtonText):  # fmt: skip
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.muted))
        return palette

    def edged_palette(self) -> QPalette:
        """That of what has an edge: Fusion draws it a shade darker than windows, hardly seen."""
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(self.muted if self.is_dark else _EDGED))
        return palette

    def menu_palette(self) -> QPalette:
        """That of menus, which have an edge that is seen in light windows."""
        return self.edged_palette() if self.is_dark else self.palette()


def _roles(theme: Theme) -> tuple[tuple[QPalette.ColorRole, str], ...]:
    role = QPalette.ColorRole
    return (
        (role.Window, theme.panel),
        (role.WindowText, theme.text),
        (role.Base, theme.page),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.text),
        (role.PlaceholderText, theme.muted),
        (role.Button, theme.panel),
        (role.ButtonText, theme.text),
        (role.BrightText, theme.text),
        (role.Highlight, theme.mark),
        (role.HighlightedText, theme.text),
        (role.Link, theme.accent),
        (role.LinkVisited, theme.accent),
        (role.ToolTipBase, theme.panel),
        (role.ToolTipText, theme.text),
        (role.Accent, theme.accent),
        (role.Light, theme.page),
        (role.Midlight, theme.hairline),
        (role.Mid, theme.hairline),
        (role.Dark, theme.muted),
        (role.Shadow, theme.hairline),
    )


LIGHT = Theme(is_dark=False, **_LIGHT)
DARK = Theme(is_dark=True, **_DARK)


def system_theme() -> Theme:
    """The theme of the system's own palette, asked before any palette of ours is set."""
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT


def current_theme() -> Theme:
    """The theme of the light or dark the system has changed to."""
    return DARK if QGuiApplication.styleHints().colorScheme().name == "Dark" else LIGHT


def scroll_bar_style(theme: Theme) -> str:
    """Slim scroll bars without arrows, as a style sheet."""
    return (
        "QScrollBar { background: transparent; border: none; margin: 0; }"
        "QScrollBar:vertical { width: 10px; } QScrollBar:horizontal { height: 10px; }"
        f"QScrollBar::handle {{ background: {theme.hairline}; border-radius: 3px; margin: 2px;"
        " min-height: 24px; min-width: 24px; }"
        f"QScrollBar::handle:hover {{ background: {theme.muted}; }}"
        "QScrollBar::handle:disabled { background: transparent; }"
        "QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
    )


def unit(font: QFont) -> int:
    """The one unit of space: a quarter of the font's line height, in pixels, at least 3.

    Spaces are 1, 2, 3, 4 or 6 of it, nothing else.
    """
    return max(3, round(QFontMetricsF(font).height() / 4))


def point_size(font: QFont) -> float:
    """The size of a font in points, also of one that was given in pixels (at 96 to the inch)."""
    return font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * 0.75


def scaled(font: QFont, factor: float, weight: QFont.Weight | None = None) -> QFont:
    """A copy of `font` at `factor` of its size: title 1.5, heading 1.15, small 0.88."""
    copy = QFont(font)
    if font.pointSizeF() > 0:
        copy.setPointSizeF(font.pointSizeF() * factor)
    else:
        copy.setPixelSize(max(1, round(font.pixelSize() * factor)))
    if weight is not None:
        copy.setWeight(weight)
    return copy
