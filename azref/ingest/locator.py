"""Places of quotes in the source: exactly one place each, or a problem that says why not."""

from bisect import bisect_right

from azref.entries import Span
from azref.ingest.edition import Record
from azref.ingest.passages import Stretch, nearest_passage, occurrences, sentence_stretches
from azref.ingest.problems import Problems

_SHOWN = 60


class Locator:
    """Finds quotes in one source text and reports those it cannot place."""

    def __init__(self, text: str, problems: Problems) -> None:
        self.text = text
        self.stretches: tuple[Stretch, ...] = sentence_stretches(text)
        self._starts = [stretch.span.start for stretch in self.stretches]
        self._problems = problems

    def quote(self, record: Record, key: str, words: str) -> Span | None:
        """The one place of `words`; None, and a problem, where there is none or more than one."""
        spans = occurrences(self.text, words)
        line = record.line_of(key)
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        if not spans:
            near = nearest_passage(self.text, words)
            self._problems.add(record.file, line, f'"{shown}" is not in the source{near}')
        elif len(spans) > 1:
            places = ", ".join(str(span.start) for span in spans[:5])
            text = f'"{shown}" stands {len(spans)} times in the source, at {places}; quote more'
            self._problems.add(record.file, line, text)
        return spans[0] if len(spans) == 1 else None

    def form(self, record: Record, words: str) -> None:
        """Reports a form that stands nowhere in the source."""
        if words and words not in self.text:
            near = nearest_passage(self.text, words)
            line = record.line_of("forms")
            self._problems.add(record.file, line, f'form "{words}" is not in the source{near}')

    def sentence(self, span: Span) -> int:
        """The number of the sentence in which `span` starts (the nearest before it otherwise)."""
        at = bisect_right(self._starts, span.start) - 1
        return self.stretches[max(0, at)].number if self.stretches else 0
