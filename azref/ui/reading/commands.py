"""What the actions about reading do: finding, citing, going where one has been, the palette."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton

from azref.errors import AzrefError
from azref.ui.panes import Panes
from azref.ui.selection import Selection
from azref.ui.shell import Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.render.citation import Quotation
    from azref.ui.palette import CommandPalette

_NEAR = 12
"""So many places either side of the present one are listed."""


class ReadingCommands(QObject):
    """Serves the actions that `slots` names. What few need is made when it is first asked for."""

    def __init__(self, window: Shell, panes: Panes, selection: Selection) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._selection = selection
        self._palette: CommandPalette | None = None
        self._format = "text"
        self.way = QMenu(window)
        self.way.triggered.connect(lambda action: selection.turn_to(action.data()))

    def slots(
        self, actions: Callable[[], Mapping[str, QAction]]
    ) -> dict[str, Callable[[], object]]:
        """The slots by the names of their actions; `actions` gives all actions of the window."""
        find = self._panes.find_words
        return {
            "cite": self.cite,
            "find": find,
            "find_next": lambda: find(1),
            "find_previous": lambda: find(-1),
            "history": self.show_way,
            "palette": lambda: self._open_palette(actions()),
            "shade": lambda: self._panes.shade(is_on=actions()["shade"].isChecked()),
            "full_screen": lambda: self._fill_screen(is_on=actions()["full_screen"].isChecked()),
        }

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
            quotation = self._panes.quotation()
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

    def _copying(self, wanted: str) -> Callable[[], object]:
        return lambda: self.cite(wanted)
