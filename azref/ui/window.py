"""The window: at first an empty page, painted at once; search line and panes come after.

What the first frame needs is imported here and nothing else: not even the names of `Qt`, whose
hundred enumerations take longer to load than this window takes to appear.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from azref.ui.shell import Shell
from azref.ui.theme import Theme, unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.store.database import Database
    from azref.ui.commands import Commands


class FirstFrame(QWidget):
    """The page before there is anything on it: its colours and the outline of the search line.

    Painted by hand, since the first widget of a style and the first letter of a font each take
    as long as the whole frame; and with tiles, since a brush, a pen or `fillRect` would load all
    the names of `Qt`. What is typed meanwhile is kept in `typed`.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.typed = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            for area, colour in (
                (self.rect(), self._theme.panel),
                (QRect(72, 8, self.width() - 250, 20), self._theme.page),
            ):
                tile = QPixmap(16, 16)
                tile.fill(QColor(colour))
                painter.drawTiledPixmap(area, tile)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.typed += event.text()


class Window(Shell):
    """`first_painted` is emitted once, after the first frame; `fill` then brings the data."""

    first_painted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.commands: Commands | None = None
        self.setWindowTitle("azref")
        self.page = FirstFrame(theme, self)
        self.page.installEventFilter(self)
        self.setCentralWidget(self.page)
        self.resize(1280, 800)
        self.page.setFocus()

    def fill(self, database: "Database", place: str = "", *, is_resumed: bool = False) -> None:
        """Builds the panes over `database` and goes to `place`, if any.

        With `is_resumed` the page is left to whoever finds the place where the reader was.
        """
        from azref.ui.commands import Commands
        from azref.ui.language import locale_of, spoken_language

        self.setLocale(locale_of(spoken_language()))
        self.lay_out(self.page.typed if isinstance(self.page, FirstFrame) else "")
        self.commands = Commands(self, database)
        self.setCentralWidget(self.page)
        self.page.show()
        self.commands.panes.edition_named.connect(self._name)
        self.commands.panes.read(is_resumed=is_resumed)
        self.search.setFocus()
        if place:
            self.commands.panes.choose(place)

    def _name(self, edition: str) -> None:
        """Names in the title the edition that is open."""
        named = " — ".join(filter(None, ("azref", edition)))
        self.setWindowTitle(named.replace("[*]", "[*][*]"))  # a single one is Qt's sign of changes

    def refuse(self, line: str) -> None:
        """Shows `line` in the place of all panes: there is nothing else to show."""
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QLabel

        from azref.ui.language import reworded

        label = QLabel(reworded(line), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setMargin(6 * unit(self.font()))
        self.setCentralWidget(label)
        label.setFocus()

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        if self.commands is not None:
            self.commands.panes.set_theme(theme)
            self.commands.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, FirstFrame):
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.first_painted.emit)
        return False
