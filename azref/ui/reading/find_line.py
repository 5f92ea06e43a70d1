"""The line at the foot of a page that finds words on it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextEdit

from azref.render.finding import Stretch, in_code_units, next_after, places
from azref.ui.reading.page_view import PageView
from azref.ui.reading.pane import ReadingPane
from azref.ui.sign_button import SignButton
from azref.ui.theme import Theme, unit
from azref.ui.typed_line import TypedLine

TYPE_CHECKING = False
if TYPE_CHECKING:
    pass

_MOST_MARKED = 500
"""More places than these are counted but not all marked: marking them takes longer than a frame."""


class FindLine(QFrame):
    """Finds words on the page or in the source text, whichever of `reading` is shown.

    Enter and F3 go on, Shift with either goes back, Esc closes and gives the page the focus.
    """

    def __init__(self, theme: Theme, reading: ReadingPane) -> None:
        super().__init__(reading.parentWidget())
        self._reading = reading
        self._theme = theme
        self._found: tuple[Stretch, ...] = ()
        self._at = 0
        self._is_moving = False
        self.words = TypedLine(self)
        self.words.setAccessibleName(self.tr("Find on this page"))
        self.words.setPlaceholderText(self.tr("Find on this page"))
        self.words.setClearButtonEnabled(True)
        self.words.textChanged.connect(self._look)
        self.count = QLabel(self)
        self._lay_out()
        self.set_theme(theme)
        reading.currentChanged.connect(self._look_again)
        for view in reading.views:
            view.textChanged.connect(self._look_again)

    def _lay_out(self) -> None:
        u = unit(self.font())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6 * u, u, 2 * u, u)
        layout.setSpacing(u)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.count)
        layout.addWidget(SignButton("↑", self.tr("Previous place (Shift+F3)"), self.previous, self))
        layout.addWidget(SignButton("↓", self.tr("Next place (F3)"), self.next, self))
        layout.addWidget(SignButton("✕", self.tr("Close (Esc)"), self.close_line, self))
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance("000 of 000 "))
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.setStyleSheet(
            f"FindLine {{ background: {theme.panel}; border: none;"
            f" border-top: 1px solid {theme.hairline}; }}"
        )
        self._mark()

    def open(self) -> None:
        """Shows the line, and the page where a list is shown in its place; words that are selected
        on the page are looked for at once.
        """
        self._reading.setCurrentWidget(self._view)
        selected = self._view.textCursor().selectedText()
        self.show()
        if selected and "\u2029" not in selected and not self._view.focused_link:
            self.words.setText(selected)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self._look(self.words.text())

    def close_line(self) -> None:
        """Hides the line; the place found last stays selected, so that it can be copied."""
        self.hide()
        for view in self._reading.views:
            view.setExtraSelections([])
        if self._found:
            start, end = self._found[self._at]
            self._select(start, end)
        self._view.setFocus()

    def next(self) -> None:
        self.step(1)

    def previous(self) -> None:
        self.step(-1)

    # --- Finding ----------------------------------------------------------------------------------

    @property
    def _view(self) -> PageView:
        return self._reading.shown_view

    def _look(self, words: str) -> None:
        """Finds `words` and goes to the first place in view or after it."""
        text = self._view.toPlainText()
        self._found = in_code_units(text, places(text, words))
        self._at = next_after(self._found, self._view.top())
        self._show()

    def _look_again(self) -> None:
        """Finds the same words on what is shown now, without scrolling it; a list has no line."""
        if self._reading.currentWidget() not in self._reading.views:
            self.hide()
        if self.isVisible() and not self._is_moving:
            for view in self._reading.views:
                view.setExtraSelections([])
            text = self._view.toPlainText()
            self._found = in_code_units(text, places(text, self.words.text()))
            self._at = min(self._at, max(0, len(self._found) - 1))
            self._tell()
            self._mark()

    def step(self, by: int) -> None:
        """Goes so many places on, round and round."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._show()

    def _show(self) -> None:
        self._tell()
        self._mark()
        if self._found:
            start, _ = self._found[self._at]
            self._select(start, start)

    def _select(self, start: int, end: int) -> None:
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._is_moving = True
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()
        self._is_moving = False

    def _tell(self) -> None:
        text = self.tr("{number} of {count}").format(number=self._at + 1, count=len(self._found))
        is_asked = bool(self.words.text().strip())
        none = self.tr("Not found") if is_asked else ""
        where = self._reading.where_words()
        self.count.setText(" · ".join(filter(None, (text if self._found else none, where))))
        self.words.setAccessibleDescription(self.count.text())

    def _mark(self) -> None:
        """Marks every place near the present one, and that one most."""
        first = max(0, self._at - _MOST_MARKED // 2)
        near = range(first, min(len(self._found), first + _MOST_MARKED))
        self._view.setExtraSelections([self._marked(n) for n in near])

    def _marked(self, n: int) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        start, end = self._found[n]
        marked.cursor = QTextCursor(self._view.document())
        marked.cursor.setPosition(start)
        marked.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        marked.format = self._look_of(is_present=n == self._at)
        return marked

    def _look_of(self, *, is_present: bool) -> QTextCharFormat:
        look = QTextCharFormat()
        ground, ink = (
            (self._theme.editors, self._theme.page)
            if is_present
            else (self._theme.note, self._theme.text)
        )
        look.setBackground(QColor(ground))
        look.setForeground(QColor(ink))
        look.setFontUnderline(not is_present)
        return look

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)
