"""A line of text in place, where other programs would open a dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from azref.ui.language import reworded
from azref.ui.theme import Theme, unit

_LONGEST = 2_000
Offer = tuple[str, Callable[[], object]]
"""A button of a notice: its words and what it does."""


class Notice(QFrame):
    """One line with at most a few buttons and, while something runs, a progress bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        u = unit(self.font())
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(4 * u, u, 2 * u, u)
        self._layout.setSpacing(2 * u)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setFixedWidth(40 * u)
        self._progress.setTextVisible(False)
        self._layout.addWidget(self._label, 1)
        self._layout.addWidget(self._progress)
        self._buttons: list[QPushButton] = []
        self._theme = theme
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._dress()

    def _dress(self) -> None:
        theme = self._theme
        self.setStyleSheet(
            f"Notice {{ background: {theme.note}; border: none;"
            f" border-bottom: 1px solid {theme.hairline}; }}"
        )

    @property
    def text(self) -> str:
        return self._label.text()

    @property
    def offers(self) -> dict[str, QPushButton]:
        """The buttons there are, by their words."""
        return {button.text(): button for button in self._buttons}

    def say(self, text: str, *offers: Offer, is_running: bool = False) -> None:
        """Shows `text` with a button for each offer and one that closes the line.

        What an error says, in English, is said in the language of the window.
        """
        self._dress()
        text = reworded(text)
        self._label.setText(text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …")
        self._progress.setVisible(is_running)
        for button in self._buttons:
            button.deleteLater()
        closing: tuple[Offer, ...] = () if is_running else ((self.tr("Close"), self.hide),)
        self._buttons = [self._button(*offer) for offer in (*offers, *closing)]
        self.show()
        event = QAccessibleEvent(self._label, QAccessible.Event.Alert)
        QAccessible.updateAccessibility(event)

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.clicked.connect(lambda: act())
        self._layout.addWidget(button)
        return button
