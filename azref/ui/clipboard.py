"""The clipboard as something to look up: on request, or whenever it changes while watched."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

LONGEST = 80
"""What is longer than this many characters is no name, and not looked up by itself."""


def clipboard_words(text: str) -> str:
    """What of a clipboard's text is looked up: its first line with words, blanks collapsed."""
    lines = (" ".join(line.split()) for line in text[: 50 * LONGEST].splitlines())
    return next(filter(None, lines), "")[:LONGEST]


class ClipboardWatch(QObject):
    """Tells of words that other programs put on the clipboard; off until it is switched on."""

    copied = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_on = False

    def switch(self, *, is_on: bool) -> None:
        changed = QGuiApplication.clipboard().dataChanged
        if is_on and not self._is_on:
            changed.connect(self._tell)
        elif self._is_on and not is_on:
            changed.disconnect(self._tell)
        self._is_on = is_on

    def _tell(self) -> None:
        clipboard = QGuiApplication.clipboard()
        text = "" if clipboard.ownsClipboard() else clipboard.text()
        if text.strip() and len(text.strip()) <= LONGEST:
            self.copied.emit(clipboard_words(text))
