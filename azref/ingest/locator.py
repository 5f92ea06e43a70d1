"""Places of quotes in the source: exactly one place each, or a problem that says why not."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from azref.entries import Span
from azref.ingest.edition import Edition, Record
from azref.ingest.nearest import Nearest
from azref.ingest.passages import Stretch
from azref.ingest.problems import Problems
from azref.ingest.wordindex import WordIndex

_SHOWN = 60
_AROUND = 60
_WORD = re.compile(r"\w+")
_HINTS = 50
_QUOTING = frozenset(("quote", "also_quotes", "sides", "forms"))


class Locator:
    """Finds quotes and forms in one source text and reports those it cannot place."""

    def __init__(
        self, edition: Edition, stretches: tuple[Stretch, ...], problems: Problems
    ) -> None:
        self.text = edition.text
        self.stretches = stretches
        self._starts = [stretch.span.start for stretch in stretches]
        self._index = WordIndex(self.text, _phrases(edition))
        self._nearest = Nearest(self.text)
        self._hints = 0
        self._problems = problems

    def quote(self, record: Record, key: str, words: str) -> Span | None:
        """The one place of `words`; None, and a problem, where there is none or more than one."""
        spans = self._index.places(words)
        place = record.script, record.where(key, words)
        if not spans:
            text = f'"{_shown(words)}" is not in the source{self._hint(words)}'
            self._problems.at(*place, text)
        elif len(spans) > 1:
            places = ", ".join(f"{span.start} (S{self.sentence(span)})" for span in spans[:5])
            times = f"{len(spans)} times in the source, at {places}"
            more = self._longer(spans[0])
            self._problems.at(*place, f'"{_shown(words)}" stands {times}; quote more{more}')
        return spans[0] if len(spans) == 1 else None

    def check_form(self, record: Record, words: str) -> None:
        """Reports a form that stands nowhere in the source."""
        if not self._index.places(words):
            text = f'form "{_shown(words)}" is not in the source{self._hint(words)}'
            self._problems.at(record.script, record.where("forms", words), text)

    def form_places(self, forms: Iterable[str]) -> tuple[tuple[str, Span], ...]:
        """Where each of an entry's forms stands, in order, the longest first at each place.

        A form inside a longer one is a place of its own: WFP is cited inside its whole phrase too.
        """
        places = [(form, span) for form in set(forms) for span in self._index.places(form)]
        return tuple(sorted(places, key=lambda place: (place[1].start, -place[1].end)))

    def sentence(self, span: Span) -> int:
        """The number of the sentence in which `span` starts (the nearest before it otherwise)."""
        at = bisect_right(self._starts, span.start) - 1
        return self.stretches[max(0, at)].number if self.stretches else 0

    def sentences(self, span: Span) -> range:
        """The numbers of all sentences that `span` reaches into."""
        if not self.stretches:
            return range(0)
        last = bisect_right(self._starts, max(span.start, span.end - 1)) - 1
        return range(self.sentence(span), self.stretches[max(0, last)].number + 1)

    def _hint(self, words: str) -> str:
        """The nearest passage; looked for only so many times, as it takes a while."""
        self._hints += 1
        return self._nearest.hint(words) if self._hints <= _HINTS else ""

    def _longer(self, span: Span) -> str:
        """A quote around a place that stands nowhere else: `, such as "Oslo in the spring"`."""
        self._hints += 1
        ends = [match.end() for match in _WORD.finditer(self.text, span.end, span.end + _AROUND)]
        for end in ends if self._hints <= _HINTS else ():
            words = self.text[span.start : end]
            if "\n" not in words and self.text.count(words) == 1:
                return f', such as "{words}"'
        return ""


def _phrases(edition: Edition) -> Iterable[str]:
    for record in (r for records in edition.records.values() for r in records):
        for key in _QUOTING & record.fields.keys():
            yield from record.texts(key) or (record.text(key),)


def _shown(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
