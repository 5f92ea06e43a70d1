"""Timeline, glossary and reading side over one database, kept to one selection."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from azref.entries import Entry, EntryType, Scope, Summary, TimelineEvent
from azref.errors import AzrefError
from azref.render.names import TITLES, shown
from azref.render.page import COVERAGE, Page
from azref.render.source_text import Spans
from azref.render.start_page import MOST_FORMS, start_page
from azref.render.wording import Wording
from azref.store.database import Database
from azref.ui.brief import brief, brief_events
from azref.ui.glossary.pane import GlossaryPane
from azref.ui.glossary.terms import Terms
from azref.ui.known_entries import Entries, names_read
from azref.ui.language import locale_of, spoken_language, wording
from azref.ui.notice import Notice
from azref.ui.reading.pane import ReadingPane, open_address
from azref.ui.selection import Selection
from azref.ui.theme import Theme, scroll_bar_style
from azref.ui.tiles import Tiles
from azref.ui.timeline.frame import TimelineFrame
from azref.ui.timeline.pane import TimelinePane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.timeline.table import TimelineTable


class Panes(QWidget):
    """Everything under the search line. Reads `database`, follows and moves `selection`.

    `edition_named` carries what the edition calls itself, each time it is read.
    """

    edition_named = Signal(str)

    def __init__(
        self, database: Database, selection: Selection, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._selection = selection
        self.summaries: Mapping[str, Summary] = {}
        self._names = TITLES
        self.edition = ""
        self._sentences: frozenset[str] = frozenset()
        self.has_context = False
        self.notice = Notice(theme, self)
        self.timeline = TimelinePane(theme, self)
        self.glossary = GlossaryPane(theme, self)
        self.reading = ReadingPane(theme, self)
        self._theme = theme
        self.upper = TimelineFrame(self.timeline, theme, self)
        self._table: TimelineTable | None = None
        self._reading_side = QWidget(self)
        self.tiles = Tiles(self.upper, self.glossary, self._reading_side, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        side = QVBoxLayout(self._reading_side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(0)
        side.addWidget(self.reading, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.notice)
        layout.addWidget(self.tiles, 1)

    def dress_scroll_bars(self) -> None:
        """Styles the bars alone: a style sheet on a parent would slow every widget under it."""
        style = scroll_bar_style(self._theme)
        for view in (self.glossary.list, self.reading.entry_view, self.reading.source_view,
                     *((self._table,) if self._table else ())):  # fmt: skip
            view.verticalScrollBar().setStyleSheet(style)

    def _connect(self) -> None:
        selection = self._selection
        self.timeline.entry_activated.connect(self.choose)
        self.glossary.entry_activated.connect(self.choose)
        self.glossary.tick_toggled.connect(selection.toggle)
        self.glossary.failed.connect(self.notice.say)
        self.timeline.tick_toggled.connect(selection.toggle)
        self.timeline.period_selected.connect(self._keep_to_period)
        self.reading.place_chosen.connect(self.choose)
        self.reading.address_chosen.connect(self._offer_address)
        selection.place_left.connect(lambda: selection.keep_view(self.reading.view))
        selection.place_changed.connect(self._show_place)
        selection.basket_changed.connect(self._show_ticked)

    def read(self, *, is_resumed: bool = False) -> None:
        """Fills every pane, best once each has its size; says in a line if data is damaged.

        With `is_resumed` no page is shown yet: that of the place where the reader left follows.
        """
        try:
            facts = self._database.facts()
            names = self._names = names_read(self._database, spoken_language(), facts.language)
            self.summaries = Entries(self._database, names)
            events = self._events()
            self.timeline.set_events(events)
            self.tiles.fold_bare(is_bare=not events)
            self.glossary.read(Terms(self._database, names, spoken_language()))
            self.edition = facts.id
            self.edition_named.emit(brief(facts.title))
            source = self._database.source()
            self._sentences = frozenset(sentence.label for sentence in source.sentences)
            self.reading.more_spans = self._more_spans
            self.reading.say = self.say
            start = None if is_resumed else self._start_page()
            self.reading.set_source(source, self.title_of, start)
            self.reading.entry_view.setLocale(locale_of(facts.language))
            self.reading.source_view.setLocale(locale_of(source.language))
        except AzrefError as error:
            self.notice.say(str(error))

    def _start_page(self) -> Page:
        forms = self._database.printed_acronyms(MOST_FORMS + 1)
        return start_page(self._database.facts(), forms, self.say())

    def show_start(self) -> None:
        """Shows the start page, if no page is shown."""
        if self.reading.is_empty:
            try:
                self.reading.show_start(self._start_page())
            except AzrefError as error:
                self.notice.say(str(error))

    def say(self) -> Wording:
        """The words of the window's language, and what entries are called in it."""
        return wording(self, self._names)

    def _events(self) -> tuple[TimelineEvent, ...]:
        return brief_events(self._database.timeline(with_context=True))

    def read_anew(self) -> None:
        """Fills every pane from the database opened again, and goes to where the reader was."""
        self.read()
        self._keep_to_period(self.timeline.period)
        if self._table is not None:
            self._table.set_events(self._events())
        if place := self._selection.place:
            self._show_place(place)

    def _more_spans(self, spans: Spans) -> Spans:
        """The spans with what cites and who vouches for them, which only that tab needs."""
        try:
            cited = self._database.citations_in_order()
            return spans._replace(cited=cited, vouched=self._database.vouched())
        except AzrefError as error:
            self.notice.say(str(error))
            return spans

    @property
    def source_digest(self) -> str:
        """What tells this source text from every other, as the reader's notes keep it."""
        from hashlib import sha256

        source = self.reading.source
        return sha256(source.text.encode()).hexdigest() if source is not None else ""

    def add_below_page(self, widget: QWidget) -> None:
        """Puts a widget under entry and source text."""
        layout = self._reading_side.layout()
        assert layout is not None
        layout.addWidget(widget)

    def is_entry(self, place: str) -> bool:
        return place in self.summaries

    def choose(self, place: str) -> None:
        """Goes to an entry or a sentence; one that does not exist says so in a line."""
        try:
            if not self.is_place(place):
                self._database.entry(place)
            self._selection.go(place)
        except AzrefError as error:
            self.notice.say(str(error))

    def is_place(self, place: str) -> bool:
        """Whether there is something to show at a place."""
        return self.is_entry(place) or place in self._sentences or place == COVERAGE

    def title_to_keep(self, place: str) -> str:
        """What the desk keeps of a place: of an entry its title, whatever the window speaks."""
        summary = self.summaries.get(place)
        return summary.title if summary else self.title_of(place)

    def entitled(self, title: str) -> str:
        """What the entry is called that has a title; the title where none has it."""
        named = (shown(self.summaries[each].name) for each in self._database.entitled(title))
        return next(named, title)

    def called(self, place: str, kept: str) -> str:
        """What a place is called, and what the desk has `kept` where this edition lacks it."""
        return self.title_of(place) if self.is_place(place) else kept or place

    def title_of(self, place: str) -> str:
        """What a place is called."""
        if place == COVERAGE:
            return self.tr("Source coverage")
        summary = self.summaries.get(place)
        return shown(summary.name) if summary else self.tr("Sentence {label}").format(label=place)

    def _show_place(self, place: str) -> None:
        """Shows a place in every pane, as it was left if the reader has been there."""
        try:
            self._turn_to(place)
        except AzrefError as error:
            self.notice.say(str(error))
        view = self._selection.history.view
        if view and (view.is_source or place not in self._sentences):
            self.reading.set_view(view)  # the page beside a sentence is another's by now

    def _turn_to(self, place: str) -> None:
        if place in self._sentences:
            self.reading.show_sentence(place)
        elif place == COVERAGE:
            from azref.render.coverage_page import coverage_page

            source, mentions = self._database.source(), self._database.mentions()
            self.reading.show_page(coverage_page(source, mentions, wording(self)))
        else:
            self._show(self._database.entry(place))

    def _show(self, entry: Entry) -> None:
        self.reading.show_entry(entry)
        related = frozenset(relation.target for relation in entry.relations)
        is_term = entry.summary.type is EntryType.TERM
        self.timeline.set_current(None if is_term else entry.id)
        if self._table is not None:
            self._table.set_current(None if is_term else entry.id)
        self.timeline.set_related(related if is_term else frozenset())
        self.glossary.set_current(entry.id if is_term else "")
        self.glossary.model.set_related(frozenset() if is_term else related)

    def _show_ticked(self) -> None:
        ticked = frozenset(self._selection.ticked)
        self.glossary.model.set_ticked(ticked)
        self.timeline.set_marked(ticked)
        if self._table is not None:
            self._table.events.set_ticked(ticked)

    def tick_all(self) -> None:
        """Ticks every entry that rests on the source."""
        try:
            self._selection.tick(self._database.ids(Scope.SOURCE))
        except AzrefError as error:
            self.notice.say(str(error))

    def show_context(self, visible: bool) -> None:
        """Shows or hides the context layer in timeline and glossary."""
        self.timeline.show_context(visible)
        if self._table is not None:
            self._table.show_context(visible)
        self.has_context = visible
        self.glossary.model.show_context(visible)

    def _keep_to_period(self, edtf: str) -> None:
        """Keeps the glossary to the terms of a period; an empty one lets go of it."""
        from azref.timeline.period import days_of_period

        try:
            ids = self._database.terms_within(*days_of_period(edtf)) if edtf else None
        except AzrefError as error:
            self.notice.say(str(error))
            return
        self.glossary.model.keep_to(ids)

    def show_table(self, visible: bool) -> None:
        """Shows the timeline as a table, made the first time it is asked for, or painted."""
        if self._table is None and visible:
            try:
                self._table = self._timeline_table()
            except AzrefError as error:
                self.notice.say(str(error))
                return
            self.dress_scroll_bars()
        shown = self._table if visible else self.timeline
        if shown is not None:
            self.upper.show_page(shown)
            shown.setFocus()

    def _timeline_table(self) -> "TimelineTable":
        from azref.ui.timeline.table import TimelineTable

        table = TimelineTable(self._theme, self)
        table.set_events(self._events())
        table.show_context(self.has_context)
        table.set_current(self._selection.place)
        table.set_hidden(self.timeline.board.hidden)
        table.events.set_ticked(frozenset(self._selection.ticked))
        self.timeline.view_changed.connect(lambda: table.set_hidden(self.timeline.board.hidden))
        table.entry_activated.connect(self.choose)
        table.tick_toggled.connect(self._selection.toggle)
        self.upper.add_page(table)
        return table

    def stops(self) -> list[QWidget]:
        """Where the focus stops in each pane that is shown, in reading order."""
        views = (self.upper.page, self.glossary.list, self.reading.currentWidget())
        return [view for view in views if view is not None and view.isVisible()]

    def turn_to_page_of(self, place: str) -> None:
        """Turns to the tab of the page, whichever was shown, if `place` is an entry."""
        if self.is_entry(place):
            self.reading.setCurrentWidget(self.reading.entry_view)

    def focus_entry(self) -> None:
        self.reading.setCurrentWidget(self.reading.entry_view)
        self.reading.entry_view.setFocus()

    def focus_source(self) -> None:
        self.reading.setCurrentWidget(self.reading.source_view)
        self.reading.source_view.setFocus()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for pane in (self.notice, self.timeline, self.upper, self.glossary, self.reading):
            pane.set_theme(theme)
        if self._table is not None:
            self._table.set_theme(theme)

    def _offer_address(self, address: str) -> None:
        """Shows an address of the web; it is opened or copied only on request."""
        self.notice.say(
            address,
            (self.tr("Open in browser"), lambda: open_address(address)),
            (self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(address)),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.tiles.fold(self.width(), self.window().height())
        super().resizeEvent(event)
