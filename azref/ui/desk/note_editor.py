"""Writing a note in place, under the page it belongs to."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from azref.desk.values import Note
from azref.ui.theme import unit

_LINES = 6


class NoteEditor(QFrame):
    """The text of one note. Esc, Ctrl+Enter and the button Done say `finished`.

    `typed` tells of every change of the text, `left` that the focus went elsewhere.
    `called` gives the name of an entry, and of one this edition lacks the title that was kept.
    It stays open, its text as it is, until it is closed by whoever keeps the note.
    """

    finished = Signal()
    removed = Signal()
    typed = Signal()
    left = Signal()

    def __init__(self, called: Callable[[str, str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._called = called
        self.note = Note("", "")
        self._about = QLabel(self)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._about.setWordWrap(True)
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Your note"))
        self.text.installEventFilter(self)
        self.text.textChanged.connect(self.typed)
        self.text.setFixedHeight((4 * _LINES + 4) * unit(self.font()))
        self._remove = QPushButton(self.tr("Remove"), self)
        self._done = QPushButton(self.tr("Done"), self)
        self._done.setToolTip(self.tr("Keep the note (Ctrl+Enter or Esc)"))
        self._lay_out()
        self._remove.clicked.connect(lambda: self.removed.emit())
        self._done.clicked.connect(lambda: self.finished.emit())
        self.hide()

    def _lay_out(self) -> None:
        u = unit(self.font())
        row = QHBoxLayout()
        row.setSpacing(2 * u)
        row.addWidget(self._about, 1)
        row.addWidget(self._remove)
        row.addWidget(self._done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * u, 2 * u, 4 * u, 2 * u)
        layout.setSpacing(u)
        layout.addLayout(row)
        layout.addWidget(self.text)

    def open(self, note: Note, text: str) -> None:
        """Opens a note, one without an id for a new one, with `text` in the editor."""
        self.note = note
        if note.quote:
            about = self.tr("Your note on “{name}”").format(name=_shortened(note.quote))
        else:
            name = self._called(note.entry, note.title)
            about = self.tr("Your note on {name}").format(name=name)
        self._about.setText(about)
        self.text.setPlainText(text)
        self._remove.setVisible(bool(note.id))
        self.show()
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.setFocus()

    @property
    def draft(self) -> str:
        return self.text.toPlainText()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.key() == Qt.Key.Key_Escape or (is_enter and is_control):
                self.finished.emit()
                return True
        return False


def _shortened(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
