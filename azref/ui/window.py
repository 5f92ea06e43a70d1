"""The window: at first a search line on an empty page, painted at once; the panes come after."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QMouseEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from azref.ui.actions import fill_menu, make_actions
from azref.ui.search import SearchLine
from azref.ui.selection import Selection
from azref.ui.theme import Theme, unit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.store.database import Database
    from azref.ui.panes import Panes

_SIZES = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)


class Window(QMainWindow):
    """`first_painted` is emitted once, after the first frame; `fill` then brings the data."""

    first_painted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("azref — Azerbaijan and NATO"))
        self.selection = Selection(self)
        self.theme = theme
        self.panes: Panes | None = None
        self._size = _SIZES.index(1.0)
        self._is_painted = False
        self.search = SearchLine(self)
        self._page = QWidget(self)
        self._rows = QVBoxLayout(self._page)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._bar = QHBoxLayout()
        self._lay_out_bar()
        self._rows.addLayout(self._bar)
        self._rows.addStretch(1)
        self.setCentralWidget(self._page)
        self.resize(1280, 800)
        self.search.setFocus()
        self._page.installEventFilter(self)

    def _lay_out_bar(self) -> None:
        u = unit(self.font())
        self._bar.setContentsMargins(2 * u, 2 * u, 2 * u, 2 * u)
        self._bar.setSpacing(2 * u)
        self.search.setMinimumHeight(7 * u)
        self._bar.addWidget(self.search, 1)

    # --- The data comes ---------------------------------------------------------------------------

    def fill(self, database: "Database", place: str = "") -> None:
        """Builds the panes over `database` and goes to `place`, if any."""
        from azref.ui.panes import Panes

        self.actions_by_name = make_actions(self, self._slots())
        self._add_buttons()
        self.panes = Panes(database, self.selection, self.theme, self._page)
        self._rows.takeAt(1)
        self._rows.addWidget(self.panes, 1)
        self.panes.attach_search(self.search)
        self.search.chosen.connect(self.selection.go)
        self.search.left.connect(self.panes.focus_entry)
        self.selection.place_changed.connect(self._update_actions)
        self.selection.basket_changed.connect(self._update_actions)
        self.panes.exporter.finished.connect(self._exported)
        self._update_actions()
        if place:
            self.panes.go(place)

    def _slots(self) -> dict[str, Callable[[], object]]:
        selection = self.selection
        return {
            "tick": self._tick,
            "tick_all": lambda: self._panes.tick_all(),
            "clear": selection.clear_basket,
            "export": self.export,
            "context": lambda: self._panes.show_context(
                self.actions_by_name["context"].isChecked()
            ),
            "fit": lambda: self._panes.timeline.fit(),
            "larger": lambda: self._resize_text(1),
            "smaller": lambda: self._resize_text(-1),
            "normal": lambda: self._resize_text(0),
            "look_up": self._look_up,
            "back": selection.back,
            "forward": selection.forward,
            "timeline": lambda: self._panes.timeline.setFocus(),
            "glossary": lambda: self._panes.glossary.filter.setFocus(),
            "entry": lambda: self._panes.focus_entry(),
            "source": lambda: self._panes.focus_source(),
            "about": lambda: self._panes.say_about(),
            "quit": self.close,
        }

    @property
    def _panes(self) -> "Panes":
        assert self.panes is not None
        return self.panes

    def _add_buttons(self) -> None:
        actions = self.actions_by_name
        self._bar.insertWidget(0, self._button(actions["back"], "←", self.tr("Back")))
        self._bar.insertWidget(1, self._button(actions["forward"], "→", self.tr("Forward")))
        self.basket = QToolButton(self)
        self.basket.setAutoRaise(True)
        self.basket.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.basket.clicked.connect(actions["export"].trigger)
        self._bar.addWidget(self.basket)
        menu = QMenu(self)
        fill_menu(menu, actions)
        button = QToolButton(self)
        button.setText("≡")
        button.setAutoRaise(True)
        button.setAccessibleName(self.tr("Menu"))
        button.setToolTip(self.tr("Menu (F10)"))
        button.setShortcut("F10")
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        button.setMenu(menu)
        self._bar.addWidget(button)
        for button_ in self.findChildren(QToolButton):
            button_.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button_.setMinimumHeight(7 * unit(self.font()))

    def _button(self, action: QAction, sign: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setText(sign)
        action.setIconText(sign)
        button.setAutoRaise(True)
        button.setAccessibleName(name)
        keys = action.shortcut().toString()
        button.setToolTip(f"{name} ({keys})")
        return button

    # --- What actions do --------------------------------------------------------------------------

    def _look_up(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _tick(self) -> None:
        if self._panes.is_entry(self.selection.place):
            self.selection.toggle(self.selection.place)
        else:
            self._panes.notice.say(self.tr("Choose an entry first, then select it with Ctrl+D."))

    def _resize_text(self, step: int) -> None:
        normal = _SIZES.index(1.0)
        self._size = max(0, min(len(_SIZES) - 1, self._size + step)) if step else normal
        self._panes.reading.set_text_size(_SIZES[self._size])

    def _update_actions(self) -> None:
        history, ticked = self.selection.history, self.selection.ticked
        actions = self.actions_by_name
        actions["back"].setEnabled(history.can_go_back)
        actions["forward"].setEnabled(history.can_go_forward)
        actions["clear"].setEnabled(bool(ticked))
        count = len(ticked)
        self.basket.setText(self.tr("{count} selected ▸ PDF").format(count=count))
        self.basket.setAccessibleName(
            self.tr("{count} selected, export to PDF").format(count=count)
        )
        self.basket.setToolTip(self.tr("Select entries with Ctrl+D, export them with Ctrl+E"))
        is_ticked = self.selection.place in ticked
        words = self.tr("Take this entry out of the selection") if is_ticked else ""
        actions["tick"].setText(words or self.tr("Select this entry"))

    def export(self) -> None:
        """Asks where to, then exports the basket; a line says so where the basket is empty."""
        ids = self.selection.ticked
        if not ids:
            text = self.tr(
                "Nothing is selected. Tick entries, or press Ctrl+D on each, then export."
            )
            self._panes.notice.say(text)
            return
        output = self._ask_output()
        if output is not None:
            self.export_to(ids, output)

    def _ask_output(self) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggestion = str(Path(folder) / "azerbaijan-nato.pdf")
        title, kinds = self.tr("Export to PDF"), self.tr("PDF documents (*.pdf)")
        name, _ = QFileDialog.getSaveFileName(self, title, suggestion, kinds)
        return Path(name).with_suffix(".pdf") if name else None

    def export_to(self, ids: Sequence[str], output: Path) -> None:
        """Exports `ids` to `output` in the background, with a line that can cancel it."""
        panes = self._panes
        if panes.start_export(ids, output):
            text = self.tr("Exporting {count} entries to {name} …")
            line = text.format(count=len(ids), name=output.name)
            panes.notice.say(line, (self.tr("Cancel"), self._cancel_export), is_running=True)

    def _cancel_export(self) -> None:
        self._panes.exporter.cancel()
        self._panes.notice.say(self.tr("The export was cancelled; no file was written."))

    def _exported(self, path: str, reason: str) -> None:
        if reason:
            self._panes.notice.say(reason)
            return
        file, folder = QUrl.fromLocalFile(path), QUrl.fromLocalFile(str(Path(path).parent))
        self._panes.notice.say(
            self.tr("Wrote {path}.").format(path=path),
            (self.tr("Open"), lambda: QDesktopServices.openUrl(file)),
            (self.tr("Show in folder"), lambda: QDesktopServices.openUrl(folder)),
        )

    # --- Qt's own ---------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        self.theme = theme
        if self.panes is not None:
            self.panes.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.first_painted.emit)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.BackButton:
            self.selection.back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.selection.forward()
        else:
            super().mousePressEvent(event)
