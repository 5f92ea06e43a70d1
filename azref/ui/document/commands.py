"""What the actions about the selection do: filling it, emptying it, showing it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from azref.errors import AzrefError
from azref.store.database import Database
from azref.ui.basket import Basket, Ticked
from azref.ui.desk.open_desk import OpenDesk
from azref.ui.document.export_commands import ExportCommands
from azref.ui.document.named_selections import NamedSelections
from azref.ui.panes import Panes
from azref.ui.selection import Selection
from azref.ui.shell import Shell
from azref.ui.theme import Theme

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.document.name_row import NameRow
    from azref.ui.document.pane import SelectionPane
    from azref.ui.document.sheet import SheetPane

_MOST_HITS = 1000
"""So many hits of one lookup are selected at most."""


class SelectionCommands(QObject):
    """Serves the actions that `slots` names; the pane is made when it is first asked for.

    `query` gives what is looked up: the words of the search line, and the period it is kept to.
    """

    def __init__(
        self,
        window: Shell,
        panes: Panes,
        selection: Selection,
        database: Database,
        desk: OpenDesk,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._selection = selection
        self._database = database
        self.names = NamedSelections(panes, selection, desk, self)
        self.name_row: NameRow | None = None
        self.pane: SelectionPane | None = None
        self.sheet: SheetPane | None = None
        self.query: Callable[[], str] = window.search.text

    def slots(self) -> dict[str, Callable[[], object]]:
        return {
            "selection": self.show_pane,
            "tick_all": self._panes.tick_all,
            "tick_hits": self._tick_hits,
            "tick_period": self._tick_period,
            "clear": self._clear,
            "open_selection": self._ask_for_selection,
        }

    def serve(self, exporting: ExportCommands) -> None:
        """Gives an export the options that were chosen beside the selection."""
        self._exporting = exporting
        exporting.options = lambda: {} if self.sheet is None else self.sheet.chosen
        exporting.title = lambda: self.names.title

    def show_pane(self) -> None:
        """Shows the selection as a tab beside entry and source text."""
        reading = self._panes.reading
        if self.pane is None:
            self.pane = self._made()
            reading.addTab(self.pane, self.tr("Selection"))
        reading.setCurrentWidget(self.pane)
        self.pane.list.enter()

    def set_theme(self, theme: Theme) -> None:
        for made in (self.pane, self.sheet):
            if made is not None:
                made.set_theme(theme)

    def _made(self) -> "SelectionPane":
        from azref.ui.document.name_row import NameRow
        from azref.ui.document.pane import SelectionPane

        panes = self._panes
        pane = SelectionPane(
            self._selection, lambda: panes.summaries, self._window.theme, panes.reading
        )
        pane.entry_activated.connect(self._open)
        self.name_row = NameRow(self.names, pane)
        pane.add_head(self.name_row)
        pane.add_side(self._made_sheet(pane))
        return pane

    def _made_sheet(self, pane: "SelectionPane") -> "SheetPane":
        from azref.ui.document.sheet import SheetPane

        selection = self._selection
        sheet = SheetPane(
            self._database.path,
            lambda: selection.basket,
            lambda: self.names.title,
            self._window.theme,
            pane,
        )
        selection.basket_changed.connect(sheet.refresh)
        self.names.changed.connect(sheet.refresh)
        sheet.export_wanted.connect(self._exporting.export)
        sheet.print_wanted.connect(self._exporting.print_pages)
        self.sheet = sheet
        return sheet

    def _open(self, entry: str) -> None:
        self._panes.choose(entry)
        self._panes.focus_entry()

    def _tick_hits(self) -> None:
        """Selects every entry that the search line finds, listed there or not."""
        query = self.query()
        try:
            hits = self._database.lookup(query, _MOST_HITS + 1) if query.strip() else ()
        except AzrefError as error:
            self._panes.notice.say(str(error))
            return
        entries = [hit.id for hit in hits[:_MOST_HITS] if hit.type != "sentence"]
        if not entries:
            self._say(self.tr("There are no hits to select: look something up first."))
        more = self.tr("There are more hits; the first {count} were taken.")
        is_cut = len(hits) > _MOST_HITS
        self._add(entries, more.format(count=f"{_MOST_HITS:,}") if is_cut else "")

    def _tick_period(self) -> None:
        """Selects the events of the period drawn on the timeline."""
        first, _, last = self._panes.timeline.period.partition("/")
        if not first:
            self._say(self.tr("Draw a period on the timeline first: hold Shift and drag."))
            return
        from azref.timeline.period import Period

        period = Period.between(first, last or first)
        events = self._database.timeline(with_context=self._panes.has_context)
        self._add([event.id for event in events if period.meets(event)])

    def _ask_for_selection(self) -> None:
        from azref.ui.document.filing import ask_selection

        file = ask_selection(self._window, self._exporting.folder)
        if file is not None:
            self.open_selection(file)

    def open_selection(self, file: Path) -> None:
        """Makes the selection of an exported file the present one; says what is not there."""
        from azref.export.reopening import open_selection

        try:
            opened = open_selection(file)
        except (AzrefError, OSError) as error:
            self._panes.notice.say(str(error))
            return
        before, known = self._selection.basket, self._panes.summaries
        self.names.leave()
        remarks = dict(opened.remarks)
        there = [Ticked(each, remarks.get(each, "")) for each in opened.ids if each in known]
        self._selection.put(Basket(tuple(there)))
        absent = [each for each in opened.ids if each not in known]
        self._say(
            self._opened(file, absent), (self.tr("Undo"), lambda: self._selection.put(before))
        )
        self.show_pane()

    def _opened(self, file: Path, absent: list[str]) -> str:
        text = self.tr("Opened the selection of {name}.").format(name=file.name)
        missing = self.tr("This edition does not have: {ids}").format(ids=", ".join(absent))
        return f"{text} {missing}" if absent else text

    def _add(self, entries: list[str], remark: str = "") -> None:
        """Puts entries into the basket; says how many are new, and offers to take them out."""
        before = self._selection.basket
        self._selection.tick(entries)
        new = len(self._selection.ticked) - len(before.ids)
        if entries:
            text = self.tr("Added to the selection: {count}").format(count=new)
            text = f"{text}. {remark}" if remark else text
            self._say(text, (self.tr("Undo"), lambda: self._selection.put(before)))

    def _clear(self) -> None:
        before = self._selection.basket
        self.names.leave()
        self._selection.clear_basket()
        text = self.tr("The selection was cleared.")
        self._say(text, (self.tr("Undo"), lambda: self._selection.put(before)))

    def _say(self, text: str, *actions: tuple[str, Callable[[], object]]) -> None:
        self._panes.notice.say(text, *actions)
