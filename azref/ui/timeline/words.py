"""What the timeline says: names of lanes, sentences of events, lines of tooltips."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from azref.date_words import say, short_months
from azref.dates import Edtf, parse
from azref.entries import Basis, Lane
from azref.folding import capitalised
from azref.timeline.marks import Dated
from azref.timeline.overview import Overview, Silence
from azref.ui.language import spoken_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.timeline.chronicle import Chronicle
    from azref.timeline.sentences import Phrases
    from azref.timeline.told import Told

MOST_LINES = 8
"""Events that a tooltip says one by one."""


class TimelineWords(QObject):
    """The words of the pane in the reader's language, looked up once."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.language = spoken_language()
        self.lanes = {
            Lane.FRAMEWORK: self.tr("Framework"),
            Lane.OPERATIONS: self.tr("Operations"),
            Lane.EXERCISES: self.tr("Exercises"),
            Lane.DIALOGUE: self.tr("Dialogue"),
            Lane.CONTEXT: self.tr("Context"),
        }
        self.pane = self.tr("Timeline")
        self._undated = self.tr("At the time of writing")
        self._beyond = self.tr("Outside years 1–9999")
        self._off_axis = self.tr("Not on the axis")
        self.overview = self.tr("Overview")
        self.empty = self.tr("The events of an edition stand here in their lanes.")
        self.all_hidden = self.tr("No event has all that is chosen in the legend. Esc shows all.")
        self.none_chosen = self.tr("No event chosen.")
        self._one = self.tr("1 event")
        self._counted = self.tr("{0} events")
        self._more = self.tr("and {0} more")
        self._phrases: Phrases | None = None
        self.months = short_months(self.language)

    def off_axis(self, events: "Chronicle") -> str:
        """What heads the events that have no place on the axis."""
        if not events.beyond:
            return self._undated
        is_mixed = events.beyond < sum(map(len, events.undated.values()))
        return self._off_axis if is_mixed else self._beyond

    def counted(self, count: int) -> str:
        if count == 1:
            return self._one
        return self._counted.format(count)

    def sentence(self, event: Dated) -> str:
        """An event in words: title, date, how it is known and what references attest."""
        from azref.timeline.sentences import sentence

        return sentence(event, self._phrased())

    def date(self, date: Edtf) -> str:
        """A date in words: “2003, the whole year”."""
        from azref.timeline.sentences import date_words

        return date_words(date, self._phrased())

    def said(self, edtf: str | None) -> str:
        """An EDTF text in words, nothing for none."""
        return say(parse(edtf), self.language) if edtf else ""

    def basis(self, basis: Basis) -> str:
        """How a date is known, in a word."""
        return self._phrased().basis(basis)

    def _phrased(self) -> "Phrases":
        if self._phrases is None:
            self._phrases = self._make_phrases()
        return self._phrases

    def _make_phrases(self) -> "Phrases":
        from azref.timeline.sentences import Phrases

        return Phrases(
            whole_year=self.tr("{0}, the whole year"),
            undated=self.tr("No date"),
            undated_said=self.tr("No date: the source says “{0}”"),
            stated=self.tr("Stated"),
            derived=self.tr("Derived"),
            inferred=self.tr("Inferred"),
            attested=self.tr("Attested by references"),
            agree=self.tr("References agree"),
            references=self.tr("References: {0}"),
            language=self.language,
        )

    def lines(self, events: Sequence[Dated]) -> list[str]:
        """A sentence for each of the first events, and how many more there are."""
        lines = [self.sentence(event) for event in events[:MOST_LINES]]
        more = len(events) - len(lines)
        return [*lines, self._more.format(more)] if more else lines

    def told(self, what: "Told", events: "Chronicle") -> str:
        """A cluster or a stretch of time in words."""
        if not what.ids:
            when = capitalised(self.said(what.edtf), self.language)
            return f"{when}: {self.counted(what.number)}"
        found = [event for event in map(events.find, what.ids) if event]
        lines = self.lines(found)
        more = [self._more.format(what.number - len(found))] if what.number > len(found) else []
        return f"{self.counted(what.number)}: {' '.join([*lines, *more])}"

    def toggled(self, lane: Lane, count: int, *, is_collapsed: bool) -> str:
        """What became of a lane, to be said aloud."""
        words = self.tr("{0} collapsed, {1}") if is_collapsed else self.tr("{0} expanded, {1}")
        return words.format(self.lanes[lane], self.counted(count))

    def in_view(self, first: int, last: int, count: int) -> str:
        """The years in view, to be said aloud."""
        return self.tr("{0} to {1} in view, {2}").format(first, last, self.counted(count))

    def filtered(self, shown: int, of: int) -> str:
        return self.tr("{0} of {1} events shown").format(shown, of)

    def toggling(self, lane: Lane, *, is_collapsed: bool) -> str:
        """What a click on the name of a lane does."""
        words = self.tr("Expand {0}") if is_collapsed else self.tr("Collapse {0}")
        return words.format(self.lanes[lane])

    def more(self, count: int) -> str:
        return self.tr("{0} more: come closer").format(count)

    def crowd(self, count: int) -> str:
        """What a column of a crowded lane stands for."""
        return self.tr("{0} events. Click for a list, zoom in to see them.").format(count)

    def strip(self, strip: Overview, x: float) -> str:
        """What the overview shows at a pixel; empty where it shows nothing."""
        for silence in strip.silences:
            if silence.left <= x < silence.right:
                return self._silence(silence)
        column = next((c for c in strip.columns if c.left <= x < c.right), None)
        return self.tr("{0}: events {1}").format(column.first, column.events) if column else ""

    def _silence(self, silence: Silence) -> str:
        if silence.first == silence.last:
            return self.tr("{0}: the source dates nothing.").format(silence.first)
        words = self.tr("{0} to {1}: the source dates nothing.")
        return words.format(silence.first, silence.last)
