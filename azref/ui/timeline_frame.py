"""Around the timeline: the painted pane or its table, and a line that says what is narrowed."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from azref.dates import parse, say
from azref.ui.theme import Theme, unit
from azref.ui.timeline_pane import TimelinePane
from azref.ui.timeline_words import TimelineWords

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.timeline_legend import Legend


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
        palette = button.palette()
        palette.setColor(QPalette.ColorRole.ButtonText, palette.color(QPalette.ColorRole.Link))
        button.setPalette(palette)
        self._row.addWidget(label)
        self._row.addWidget(button)
        return label, button

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
        return (whole if is_whole else finer).format(say(parse(period)))


class TimelineFrame(QWidget):
    """`pane` on one page, the table on another, under them a line while anything is narrowed."""

    def __init__(self, pane: TimelinePane, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.pane = pane
        self._theme = theme
        self._pages = QStackedWidget(self)
        self._pages.addWidget(pane)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._pages, 1)
        self.line: NarrowedLine | None = None
        self.legend: Legend | None = None
        pane.view_changed.connect(self._say)
        pane.period_selected.connect(self._say)

    def add_page(self, widget: QWidget) -> None:
        self._pages.addWidget(widget)

    def show_page(self, widget: QWidget) -> None:
        self._pages.setCurrentWidget(widget)

    @property
    def page(self) -> QWidget:
        """What is shown of the timeline."""
        return self._pages.currentWidget() or self.pane

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self.legend is not None:
            self.legend.set_theme(theme)

    def toggle_legend(self) -> None:
        """Opens the legend under the timeline, made the first time, or closes it."""
        if self.legend is None:
            from azref.ui.timeline_legend import Legend

            self.legend = Legend(self.pane, self._theme, self.window())
        if self.legend.isVisible():
            self.legend.close_up()
        else:
            self.legend.open_under(self)

    def _say(self) -> None:
        board = self.pane.board
        shown, of = len(board.events), len(board.everything)
        if self.line is None:
            if shown == of and not self.pane.period:
                return
            self.line = self._made_line()
        self.line.say(shown, of, self.pane.period)

    def _made_line(self) -> NarrowedLine:
        line = NarrowedLine(self.pane.words, self)
        self._rows.addWidget(line)
        line.show_all.clicked.connect(self._doing(lambda: self.pane.set_hidden(())))
        line.clear.clicked.connect(self._doing(self.pane.clear_period))
        return line

    def _doing(self, deed: Callable[[], object]) -> Callable[[], None]:
        """Does it, and gives the focus back, since the button that had it goes."""

        def do() -> None:
            deed()
            self.page.setFocus()

        return do

    def minimumSizeHint(self) -> QSize:
        return self.pane.minimumSizeHint()
