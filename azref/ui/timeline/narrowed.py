"""The line under the timeline that says what is narrowed, and ends it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from azref.ui.theme import Theme, unit
from azref.ui.timeline.words import TimelineWords


class NarrowedLine(QFrame):
    """Says how many events are shown and which period narrows the window, each with its end."""

    def __init__(self, words: TimelineWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        u = unit(self.font())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(3 * u, 0, 3 * u, 0)
        self._row.setSpacing(2 * u)
        self.filter, self.show_all = self._pair(self.tr("Show all"))
        self.period, self.clear = self._pair(self.tr("Clear"))
        self._row.addStretch(1)

    def _pair(self, words: str) -> tuple[QLabel, QPushButton]:
        label, button = QLabel(self), QPushButton(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        button.setFlat(True)
        self._row.addWidget(label)
        self._row.addWidget(button)
        return label, button

    def set_theme(self, theme: Theme) -> None:
        """Gives the buttons the colour of links."""
        palette = theme.palette()
        palette.setColor(QPalette.ColorRole.ButtonText, QColor(theme.accent))
        for button in (self.show_all, self.clear):
            button.setPalette(palette)

    def say(self, shown: int, of: int, period: str) -> None:
        """Shows what is narrowed, and hides when nothing is; `period` is an EDTF date."""
        filtered = self._words.filtered(shown, of)
        said = self._narrowed(period) if period else ""
        for label, button, words in (
            (self.filter, self.show_all, filtered if shown < of else ""),
            (self.period, self.clear, said),
        ):
            label.setText(words)
            label.setVisible(bool(words))
            button.setVisible(bool(words))
            button.setAccessibleName(f"{button.text()}: {words}")
        self.setVisible(bool(shown < of or period))

    def _narrowed(self, period: str) -> str:
        """What a period does; a search knows years alone."""
        is_whole = all(len(part) == 4 for part in period.split("/"))
        whole = self.tr("Glossary and search: only {0}")
        finer = self.tr("Glossary: only {0}; search: its years")
        return (whole if is_whole else finer).format(self._words.said(period))
