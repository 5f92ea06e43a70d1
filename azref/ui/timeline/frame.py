"""Around the timeline: the painted pane or its table, and a line that says what is narrowed."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from azref.ui.theme import Theme
from azref.ui.timeline.pane import TimelinePane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.timeline.legend import Legend
    from azref.ui.timeline.narrowed import NarrowedLine


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
        for part in (self.legend, self.line):
            if part is not None:
                part.set_theme(theme)

    def toggle_legend(self) -> None:
        """Opens the legend under the timeline, made the first time, or closes it."""
        if self.legend is None:
            from azref.ui.timeline.legend import Legend

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

    def _made_line(self) -> "NarrowedLine":
        from azref.ui.timeline.narrowed import NarrowedLine

        line = NarrowedLine(self.pane.words, self)
        line.set_theme(self._theme)
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
