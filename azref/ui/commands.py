"""What the window's actions do, and the buttons beside the search line."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from types import TracebackType
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QIcon, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QToolButton, QWidget

from azref.errors import AzrefError
from azref.render.page import COVERAGE
from azref.store.database import Database
from azref.ui.actions import fill_menu, make_actions
from azref.ui.afterwards import Afterwards
from azref.ui.clipboard import ClipboardWatch, clipboard_words
from azref.ui.desk.commands import DeskCommands
from azref.ui.document.commands import SelectionCommands
from azref.ui.document.export_commands import ExportCommands
from azref.ui.language import CHOICES
from azref.ui.lookup.search import Search
from azref.ui.panes import Panes
from azref.ui.reading.commands import ReadingCommands
from azref.ui.selection import Selection
from azref.ui.shell import Shell
from azref.ui.theme import Theme, unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.lookup.hits import HitList
    from azref.ui.reading.expander import Expander

_LATER = 40
"""Milliseconds until what is not seen at first is made: enough for the panes to be painted."""
_LOADED_LATER = (
    "azref.render.entry_page",
    "azref.store.lookup",
    "azref.render.hits",
    "azref.ui.lookup.hit_view",
    "azref.ui.lookup.hits",
    "azref.render.expansion",
    "azref.ui.reading.expander",
    "azref.desk.desk",
    "azref.desk.bookmarks",
    "azref.desk.lookups",
    "azref.desk.quotes",
    "azref.render.reader_notes",
)


def _language_action(code: str) -> str:
    return f"language_{code or 'system'}"


class Commands(QObject):
    """Puts panes, search and buttons into `window` and connects every action."""

    def __init__(self, window: Shell, database: Database) -> None:
        super().__init__(window)
        self._window = window
        self._database = database
        self._expanders: tuple[Expander, ...] = ()
        self.selection = Selection(self)
        self.panes = Panes(database, self.selection, window.theme, window.page)
        self.reading = ReadingCommands(window, self.panes, self.selection, database)
        self.desk = DeskCommands(window, self.panes, self.selection)
        self.exporting = ExportCommands(window, self.panes, self.selection, database)
        self.selecting = SelectionCommands(
            window, self.panes, self.selection, database, self.desk.open
        )
        self.selecting.serve(self.exporting)
        self._keep_more()
        self.actions = make_actions(window, self._slots())
        self._group_languages()
        self._offer_beside_text()
        self._follow_screen()
        self.desk.take_actions(self.actions)
        self.basket = QToolButton(window.page)
        self.basket.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._sign = QAction(self.tr("Look up"), window.search)
        self._signs: dict[bool, QIcon] = {}
        self._menu = self._menu_button()
        self._add_buttons()
        window.rows.addWidget(self.panes, 1)
        find = self.desk.notes.over(database.lookup)
        self.search = Search(window.search, self._hit_list, find, self)
        self.selecting.query = lambda: self.search.query
        self.watch = ClipboardWatch(self)
        self._before: QWidget | None = None
        self._placeholder = window.search.placeholderText()
        self._connect()
        self._draw_signs()
        self.later = Afterwards(self._unseen(), _LATER, self)

    def _keep_more(self) -> None:
        """Has the session keep what others than the panes know."""
        exporting, names = self.exporting, self.selecting.names
        self.desk.kept_layout["folder"] = (lambda: exporting.folder, exporting.take_folder)
        self.desk.kept_reading["selection"] = (names.kept, names.take_up)

    def _hit_list(self) -> "HitList":
        from azref.ui.lookup.hits import HitList

        return HitList(self._window.theme, self._window.page, self.panes.say)

    @property
    def hits(self) -> "HitList":
        return self.search.hits

    def _connect(self) -> None:
        self.search.chosen.connect(self.desk.choose)
        self.search.left.connect(self._return)
        self.watch.copied.connect(self.look_up_words)
        self.selection.place_changed.connect(self._update)
        self.selection.place_changed.connect(self.search.close)
        self.selection.basket_changed.connect(self._update)
        self.panes.timeline.period_selected.connect(self._look_up_period)
        self._window.installEventFilter(self)

    def _slots(self) -> dict[str, Callable[[], object]]:
        panes, selection = self.panes, self.selection
        return {
            "tick": self._tick,
            **self.exporting.slots(),
            "context": lambda: panes.show_context(self.actions["context"].isChecked()),
            "table": lambda: panes.show_table(self.actions["table"].isChecked()),
            "legend": panes.upper.toggle_legend,
            "lanes": panes.timeline.toggle_lanes,
            "fit": panes.timeline.fit,
            "larger": lambda: panes.reading.resize_text(1),
            "smaller": lambda: panes.reading.resize_text(-1),
            "normal": lambda: panes.reading.resize_text(0),
            "look_up": self._look_up,
            "clipboard": self._look_up_clipboard,
            "watch": lambda: self.watch.switch(is_on=self.actions["watch"].isChecked()),
            "back": lambda: self._turn(selection.back),
            "forward": lambda: self._turn(selection.forward),
            "next_pane": lambda: self._turn_to_pane(1),
            "previous_pane": lambda: self._turn_to_pane(-1),
            "timeline": panes.timeline.setFocus,
            "glossary": panes.glossary.filter.setFocus,
            "entry": panes.focus_entry,
            "source": panes.focus_source,
            "coverage": lambda: panes.choose(COVERAGE),
            "reload": self._reload,
            "quit": self._window.close,
            **self._language_slots(),
            **self.selecting.slots(),
            **self.desk.slots(),
            **self.reading.slots(lambda: self.actions),
        }

    def tabs(self) -> dict[str, QWidget | None]:
        """The tabs beside entry and source text by the actions that show them, None unopened."""
        desk = self.desk
        return {
            "selection": self.selecting.pane,
            "bookmarks": desk.bookmarks,
            "lookups": desk.lookups,
        }

    def _language_slots(self) -> dict[str, Callable[[], object]]:
        asked = self._window.language_asked
        return {_language_action(code): partial(asked.emit, code) for code in CHOICES}

    def _group_languages(self) -> None:
        """Has one language chosen at a time, and shows which."""
        group = QActionGroup(self)
        for code in CHOICES:
            group.addAction(self.actions[_language_action(code)])
        self.actions[_language_action(self._window.language)].setChecked(True)

    def _offer_beside_text(self) -> None:
        """Puts into the menus of both texts what can be done with what is read there."""
        reading, actions = self.panes.reading, self.actions
        reading.source_view.offered = [actions[name] for name in ("note", "cite")]
        about = ("note", "cite", "bookmark", "tick")
        reading.entry_view.offered = [actions[name] for name in about]

    def _follow_screen(self) -> None:
        """Checks the action of the full screen whoever filled it: a start, a window manager."""
        self.actions["full_screen"].setChecked(self._window.isFullScreen())

    # --- The buttons beside the search line -------------------------------------------------------

    def _add_buttons(self) -> None:
        bar = self._window.bar
        bar.insertWidget(0, self._arrow(self.actions["back"]))
        bar.insertWidget(1, self._arrow(self.actions["forward"]))
        self.basket.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.basket.clicked.connect(self.actions["selection"].trigger)
        bar.addWidget(self._bookmark_button())
        bar.addWidget(self._plain(self.basket))
        bar.addWidget(self._plain(self._menu))
        self._window.search.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)

    def set_theme(self, theme: Theme) -> None:
        """Gives everything the colours of `theme`, which the window has by now."""
        self._draw_signs()
        self.search.set_theme(theme)
        self.reading.set_theme(theme)
        self.selecting.set_theme(theme)
        self._expand_forms()

    def _draw_signs(self) -> None:
        """What is seen at once of signs and bars."""
        from azref.ui.icons import icon

        theme = self._window.theme
        self.panes.dress_scroll_bars()
        self.desk.set_theme(theme)
        for name in ("back", "forward"):
            self.actions[name].setIcon(icon(name, theme.text))
        self._menu.setIcon(icon("menu", theme.text))
        self._sign.setIcon(icon("search", theme.muted))
        self._signs = {True: icon("selected", theme.accent), False: icon("unselected", theme.text)}
        self._update()

    def _unseen(self) -> Iterator[Callable[[], object]]:
        """What is not seen at first, in pieces of a few milliseconds."""
        for module in _LOADED_LATER:
            yield partial(import_module, module)
        yield lambda: self.hits
        yield self._expand_forms
        yield self._draw_window_sign

    def _draw_window_sign(self) -> None:
        from azref.ui.icons import icon

        self._window.setWindowIcon(icon("azref", self._window.theme.text))

    def _expand_forms(self) -> None:
        """Has the known forms in both texts underlined and explained."""
        from azref.ui.reading.expander import expanders

        if not self._expanders:
            self._expanders = expanders(self.panes.reading, self._database)
            for expander in self._expanders:
                expander.asked.connect(self.look_up_words)
        for expander in self._expanders:
            expander.set_theme(self._window.theme)

    def _plain(self, button: QToolButton) -> QToolButton:
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMinimumHeight(7 * unit(button.font()))
        return button

    def _arrow(self, action: QAction) -> QToolButton:
        button = QToolButton(self._window.page)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(action.text())
        button.setToolTip(f"{action.text()} ({action.shortcut().toString()})")
        self.reading.give_way(button)
        return self._plain(button)

    def _bookmark_button(self) -> QToolButton:
        button = QToolButton(self._window.page)
        button.setDefaultAction(self.actions["bookmark"])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return self._plain(button)

    def _menu_button(self) -> QToolButton:
        menu = QMenu(self._window)
        menu.aboutToShow.connect(lambda: fill_menu(menu, self.actions))
        button = QToolButton(self._window.page)
        button.setAccessibleName(self.tr("Menu"))
        button.setToolTip(self.tr("Menu (F10)"))
        button.setShortcut("F10")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        button.setMenu(menu)
        return button

    def _update(self) -> None:
        """Brings actions and the count up to date with the selection."""
        history, ticked = self.selection.history, self.selection.ticked
        self.actions["back"].setEnabled(history.can_go_back)
        self.actions["forward"].setEnabled(history.can_go_forward)
        self.actions["clear"].setEnabled(bool(ticked))
        is_ticked = self.selection.place in ticked
        take_out = self.tr("Take this entry out of the selection")
        self.actions["tick"].setText(take_out if is_ticked else self.tr("Select this entry"))
        self.basket.setText(self.tr("{count} selected").format(count=len(ticked)))
        self.basket.setIcon(self._signs.get(bool(ticked), QIcon()))
        self.basket.setAccessibleName(self.basket.text())
        self.basket.setToolTip(self.tr("Show the selection (Ctrl+5); Ctrl+E exports it"))

    # --- What actions do --------------------------------------------------------------------------

    def look_up_words(self, words: str) -> None:
        """Puts words into the search line, as if they had been typed."""
        self._look_up()
        self.search.look_up(words)

    def _turn(self, to_place: Callable[[], object]) -> None:
        """Goes back or forward; the query that led to the place stands in the line again."""
        to_place()
        self.search.recall(self.selection.place)

    def _look_up_clipboard(self) -> None:
        if words := clipboard_words(QGuiApplication.clipboard().text()):
            self.look_up_words(words)
        else:
            self.panes.notice.say(self.tr("There are no words on the clipboard to look up."))

    def _return(self) -> None:
        """Gives the focus back to where it was before the search line took it."""
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.panes.focus_entry()

    def _look_up(self) -> None:
        focused = self._window.focusWidget()
        if focused is not self._window.search:
            self._before = focused
        self._window.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._window.search.selectAll()

    def _look_up_period(self, edtf: str) -> None:
        """Keeps lookups to the years of a period drawn on the timeline; the line says so."""
        first, _, last = edtf.partition("/")
        self.search.narrow(f"year:{first[:4]}..{(last or first)[:4]}" if edtf else "")
        line, usual = self._window.search, self._placeholder
        words = self.tr("Look up in {0} to {1} …   (Ctrl+K, Down lists all)")
        line.setPlaceholderText(words.format(first[:4], (last or first)[:4]) if edtf else usual)

    def _turn_to_pane(self, step: int) -> None:
        """Moves the focus to the next pane in reading order, round and round."""
        stops = [self._window.search, *self.panes.stops()]
        here = [n for n, stop in enumerate(stops) if stop.hasFocus()]
        stops[((here or [0])[0] + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)

    def _reload(self) -> None:
        """Reads what lies at the database's path now, and stays at the same place if it can."""
        try:
            self._database.reopen()
        except AzrefError as error:
            self.panes.notice.say(str(error))
            return
        self.panes.notice.hide()
        self.panes.read_anew()

    def report(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        """Tells of a bug in a line, with a report to copy; the program goes on.

        An error that is written for the reader is no bug, wherever it comes from.
        """
        if isinstance(error, AzrefError):
            self.panes.notice.say(str(error))
            return
        from traceback import format_exception

        report = "".join(format_exception(kind, error, cast("TracebackType | None", trace)))
        sys.stderr.write(report)
        self.panes.notice.say(
            self.tr("Something went wrong inside azref; your data is as it was."),
            (self.tr("Copy report"), lambda: QGuiApplication.clipboard().setText(report)),
        )

    def _tick(self) -> None:
        if self.panes.is_entry(self.selection.place):
            self.selection.toggle(self.selection.place)
        else:
            self.panes.notice.say(self.tr("Choose an entry first, then select it with Ctrl+D."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            turns = {
                Qt.MouseButton.BackButton: self.selection.back,
                Qt.MouseButton.ForwardButton: self.selection.forward,
            }
            if turn := turns.get(event.button()):
                self._turn(turn)
                return True
        if event.type() == QEvent.Type.WindowStateChange:
            self._follow_screen()
        if event.type() == QEvent.Type.WindowActivate and not self._database.is_in_place():
            text = self.tr("The database was replaced; what you see is from the one before.")
            self.panes.notice.say(text, (self.tr("Reload"), self._reload))
        return False
