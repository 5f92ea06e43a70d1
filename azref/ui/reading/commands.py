"""What the actions about reading do: finding, citing, going where one has been, the palette."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton

from azref.errors import AzrefError
from azref.store.database import Database
from azref.ui.language import wording
from azref.ui.panes import Panes
from azref.ui.selection import Selection
from azref.ui.shell import Shell
from azref.ui.theme import Theme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.render.citation import Quotation
    from azref.ui.palette import CommandPalette
    from azref.ui.reading.find_line import FindLine

_NEAR = 12
"""So many places either side of the present one are listed."""


class ReadingCommands(QObject):
    """Serves the actions that `slots` names. What few need is made when it is first asked for."""

    def __init__(
        self, window: Shell, panes: Panes, selection: Selection, database: Database
    ) -> None:
        super().__init__(window)
        self._database = database
        self._window = window
        self._panes = panes
        self._selection = selection
        self._palette: CommandPalette | None = None
        self.find_line: FindLine | None = None
        self._format = "text"
        self.way = QMenu(window)
        self.way.triggered.connect(lambda action: selection.turn_to(action.data()))

    def slots(
        self, actions: Callable[[], Mapping[str, QAction]]
    ) -> dict[str, Callable[[], object]]:
        """The slots by the names of their actions; `actions` gives all actions of the window."""
        return {
            "cite": self.cite,
            "find": self.find,
            "find_next": lambda: self.find(1),
            "find_previous": lambda: self.find(-1),
            "history": self.show_way,
            "palette": lambda: self._open_palette(actions()),
            "shade": lambda: self._shade(is_on=actions()["shade"].isChecked()),
            "about": self.say_about,
            "full_screen": lambda: self._fill_screen(is_on=actions()["full_screen"].isChecked()),
        }

    def set_theme(self, theme: Theme) -> None:
        if self.find_line is not None:
            self.find_line.set_theme(theme)

    # --- On the page ------------------------------------------------------------------------------

    def find(self, step: int = 0) -> None:
        """Opens the line that finds words on the page, or goes `step` places on."""
        from azref.ui.reading.find_line import FindLine

        if self.find_line is None:
            self.find_line = FindLine(self._window.theme, self._panes.reading)
            self._panes.add_below_page(self.find_line)
        if step and self.find_line.isVisible():
            self.find_line.step(step)
        else:
            self.find_line.open()

    @property
    def words_found(self) -> str | None:
        """The words that are found on the page; None where the line that finds them is closed."""
        line = self.find_line
        return line.words.text() if line is not None and line.isVisible() else None

    def find_again(self, words: str) -> None:
        """Finds words on the page, from its first line in view on."""
        self.find()
        if self.find_line is not None:
            self.find_line.words.setText(words)

    def _shade(self, *, is_on: bool) -> None:
        """Shades the source text by what became of its words, or no longer."""
        from azref.render.source_text import shades

        try:
            mentions = self._database.mentions() if is_on else ()
        except AzrefError as error:
            self._panes.notice.say(str(error))
            return
        self._panes.reading.shade(shades(mentions))

    def say_about(self) -> None:
        """What this edition is, and of which day, in a line."""
        from azref.render.prose import date_words
        from azref.render.wording import grouped

        facts = self._database.facts()
        say = wording(self)
        day = date_words(facts.date, say) if facts.date else ""
        counts = dict(facts.counts)
        text = self.tr(
            "{title}: {entries} entries, {citations} citations, {references} references."
        )
        self._panes.notice.say(
            text.format(
                title=", ".join(filter(None, (facts.title, day))),
                entries=grouped(counts.get("entry", 0), say),
                citations=grouped(counts.get("citation", 0), say),
                references=grouped(counts.get("reference", 0), say),
            )
        )

    # --- Where the reader has been ----------------------------------------------------------------

    def give_way(self, button: QToolButton) -> None:
        """Makes a long press and the right button of the mouse list where the reader has been."""
        self.way.aboutToShow.connect(self._fill_way)
        button.setMenu(self.way)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.DelayedPopup)
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(lambda: self._show_way(button))

    def show_way(self) -> None:
        """Lists where the reader has been under the first button that can."""
        buttons = self._window.page.findChildren(QToolButton)
        own = [button for button in buttons if button.menu() is self.way]
        if not self._selection.history.places:
            self._panes.notice.say(self.tr("You have not been anywhere yet."))
        elif own:
            self._show_way(own[0])

    def _show_way(self, button: QToolButton) -> None:
        self._fill_way()
        self.way.popup(button.mapToGlobal(QPoint(0, button.height())))
        present = [action for action in self.way.actions() if action.isChecked()]
        if present:
            self.way.setActiveAction(present[0])

    def _fill_way(self) -> None:
        history = self._selection.history
        self.way.clear()
        for at, place in history.around(_NEAR):
            action = self.way.addAction(self._panes.title_of(place).replace("&", "&&"))
            action.setData(at)
            action.setCheckable(True)
            action.setChecked(at == history.at)

    # --- The palette, the screen ------------------------------------------------------------------

    def _open_palette(self, actions: Mapping[str, QAction]) -> None:
        from azref.ui.palette import CommandPalette

        if self._palette is None:
            self._palette = CommandPalette(actions, self._window.theme, self._window.page)
        self._palette.set_theme(self._window.theme)
        self._palette.open(self._window.focusWidget())

    def _fill_screen(self, *, is_on: bool) -> None:
        full = Qt.WindowState.WindowFullScreen
        state = self._window.windowState()
        self._window.setWindowState(state | full if is_on else state & ~full)

    # --- Citations --------------------------------------------------------------------------------

    def cite(self, wanted: str = "") -> None:
        """Copies a citation of what is read, in the format last used or the one `wanted`."""
        from azref.render.citation import FORMAT_NAMES, FORMATS

        self._format = wanted or self._format
        try:
            quotation = self.quotation()
        except AzrefError as error:
            self._panes.notice.say(str(error))
            return
        if quotation is None:
            text = self.tr("Choose an entry or a sentence of the source text to cite it.")
            self._panes.notice.say(text)
            return
        QGuiApplication.clipboard().setText(FORMATS[self._format](quotation))
        text = self.tr("Citation of {name} copied as {format}.").format(
            name=self._name(quotation), format=self.tr(FORMAT_NAMES[self._format])
        )
        others = [name for name in FORMATS if name != self._format]
        offers = [(self.tr(FORMAT_NAMES[name]), self._copying(name)) for name in others]
        self._panes.notice.say(text, *offers)

    def _name(self, quotation: "Quotation") -> str:
        """What is cited, as the reader knows it; the citation itself has the title."""
        title = self._panes.title_of(quotation.place)
        return f"“{title}”" if quotation.title else quotation.sentence

    def quotation(self) -> "Quotation | None":
        """What is read, to be cited: words of the source, or the entry; None for other pages."""
        from azref.render.citation import entry_quotation, sentence_quotation

        source, facts = self._database.source(), self._database.facts()
        if words := self._panes.reading.chosen_words():
            return sentence_quotation(words.sentence, words.quote, source, facts)
        entry = self._panes.reading.entry
        return entry_quotation(entry, source, facts) if entry else None

    def _copying(self, wanted: str) -> Callable[[], object]:
        return lambda: self.cite(wanted)
