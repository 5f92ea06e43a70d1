"""The search line's conduct: hits as one types; Down and Enter open, Esc returns."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from azref.entries import Hit
from azref.errors import AzrefError
from azref.ui.brief import brief_hits
from azref.ui.language import reworded, spoken_language, wording
from azref.ui.theme import Theme, unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.store.query import Query
    from azref.ui.lookup.hits import HitList

Find = Callable[[str, int], tuple[Hit, ...]]
_MOST = 20
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_OPENING = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Search(QObject):
    """Watches `line`, fills `hits` with what `find` gives, and places it under the line.

    The list is made by `make_hits` when it is first needed: nobody sees it before.

    `chosen` carries an entry id or a sentence label; `left` says that Esc was pressed with no
    list open.
    """

    chosen = Signal(str)
    left = Signal()

    def __init__(
        self, line: QLineEdit, make_hits: "Callable[[], HitList]", find: Find, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._make_hits = make_hits
        self._made: HitList | None = None
        self._find = find
        self._fields = ""
        self._queries: dict[str, str] = {}
        line.installEventFilter(self)
        line.textChanged.connect(self._search)
        self._search(line.text())

    @property
    def hits(self) -> "HitList":
        if self._made is None:
            self._made = self._make_hits()
            self._line.setClearButtonEnabled(True)  # its sign is a file: Qt looks for readers of it
            self._made.chosen.connect(self._choose)
        return self._made

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self._made is not None and self._made.isVisible()

    def close(self) -> None:
        if self._made is not None:
            self._made.hide()

    def set_theme(self, theme: Theme) -> None:
        if self._made is not None:
            self._made.set_theme(theme)

    def narrow(self, fields: str) -> None:
        """Keeps every lookup to `fields` ("year:2001..2004") until they are empty."""
        self._fields = fields
        if self.is_open:
            self._search(self._line.text())

    @property
    def query(self) -> str:
        """What is looked up: the words in the line, with the fields they are kept to."""
        return self._narrowed(self._line.text())

    def _narrowed(self, query: str) -> str:
        """The query with the fields it is kept to, unless it names years of its own."""
        if not self._fields:
            return query
        from azref.store.query import has_years

        return query if has_years(query) else f"{self._fields} {query}".strip()

    def _search(self, query: str) -> None:
        query = self._narrowed(query)
        if not query.strip():
            self.close()
            return
        from azref.render.hits import understood
        from azref.store.query import parse

        asked = parse(query)
        message = self._advice(asked)
        try:
            found = brief_hits(self._find(query, _MOST))
        except AzrefError as error:
            found, message = (), reworded(str(error))
        head = understood(asked, found, _MOST, wording(self))
        self.hits.show_hits(found, head, message)
        self._place()

    def _advice(self, asked: "Query") -> str:
        """What to do where nothing is found: finish a field, or look for less."""
        from azref.store.fields import EXAMPLES

        if asked.unclear or asked.reversed:
            examples = EXAMPLES[spoken_language()][:-1]
            return self.tr("Write {0}, {1} or {2}.").format(*examples)
        return self.tr("Nothing found. Try fewer letters, or one word of the name.")

    def _place(self) -> None:
        host = self.hits.parentWidget()
        assert host is not None
        corner = self._line.mapTo(host, QPoint(0, self._line.height() + 2))
        width = self._line.width()
        room = host.height() - corner.y() - 2 * unit(self._line.font())
        self.hits.place(corner, width, room)

    def _choose(self, place: str) -> None:
        self.close()
        self._queries[place] = self._line.text()
        self._line.selectAll()  # what is typed next is another query
        self._line.setModified(False)
        self.chosen.emit(place)

    def look_up(self, words: str) -> None:
        """Puts words into the line as if they had been typed, also those that stand there."""
        if words == self._line.text():
            self._search(words)
        self._line.setText(words)

    def recall(self, place: str) -> None:
        """Shows the query again that a reader found a place by; opens no list."""
        if query := self._queries.get(place):
            self.put_back(query)

    @property
    def words(self) -> str:
        """What stands in the line."""
        return self._line.text()

    def put_back(self, words: str) -> None:
        """Puts words into the line and opens no list."""
        blocker = QSignalBlocker(self._line)
        self._line.setText(words)
        blocker.unblock()

    def _press(self, key: Qt.Key) -> bool:
        """Whether a key was one of the list's."""
        is_open = self.is_open
        if is_open and key in _STEPS:
            self.hits.step(_STEPS[key])
        elif is_open and key in _PAGES:
            self.hits.turn(_PAGES[key])
        elif is_open and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hits.choose()
        elif key in _OPENING and self.query.strip():
            self._search(self._line.text())
        elif key == Qt.Key.Key_Escape:
            self._leave(is_open=is_open)
        else:
            return False
        return True

    def _leave(self, *, is_open: bool) -> None:
        if is_open:
            self.close()
        else:
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(Qt.Key(event.key()))
        if isinstance(event, QFocusEvent) and _is_left(event):
            self.close()
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.is_open:
            self._place()
        return False


def _is_left(event: QFocusEvent) -> bool:
    """Whether the focus goes away for good; a menu gives it back."""
    return event.lostFocus() and event.reason() != Qt.FocusReason.PopupFocusReason
