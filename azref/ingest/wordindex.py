"""Where phrases stand in a text, all of them found in one pass.

A phrase is found as whole words where it stands so anywhere, else wherever its letters stand.
Offsets are code points, end exclusive.
"""

import re
from collections.abc import Iterable

from azref.entries import Span

_WORD = re.compile(r"[^\W_]+")
_LEAD = 8
"""So many words of a phrase are looked up at once; the rest is compared."""


class WordIndex:
    """The places of given phrases in one text. Takes time in proportion to both together."""

    def __init__(self, text: str, phrases: Iterable[str]) -> None:
        self._text = text
        self._found: dict[str, list[Span]] = {}
        waiting = _by_lead(set(phrases))
        starts, ends = self._word_bounds()
        for count in sorted({count for count, _ in waiting}):
            for first in range(len(starts) - count + 1):
                words = text[starts[first] : ends[first + count - 1]]
                for phrase, offset in waiting.get((count, words), ()):
                    self._note(phrase, starts[first] - offset, ends)

    def places(self, phrase: str) -> tuple[Span, ...]:
        """Every place of `phrase`, in order; () where it stands nowhere."""
        return tuple(self._found.get(phrase, ())) or _anywhere(self._text, phrase)

    def _word_bounds(self) -> tuple[list[int], list[int]]:
        starts: list[int] = []
        ends: list[int] = []
        for match in _WORD.finditer(self._text):
            starts.append(match.start())
            ends.append(match.end())
        return starts, ends

    def _note(self, phrase: str, at: int, ends: list[int]) -> None:
        if at >= 0 and self._text.startswith(phrase, at) and self._is_whole(phrase, at):
            self._found.setdefault(phrase, []).append(Span(at, at + len(phrase)))

    def _is_whole(self, phrase: str, at: int) -> bool:
        after = self._text[at + len(phrase) : at + len(phrase) + 1]
        return not (after.isalnum() and phrase[-1].isalnum())


def _by_lead(phrases: Iterable[str]) -> dict[tuple[int, str], list[tuple[str, int]]]:
    """Phrases under their first words: (number of words, words) to (phrase, offset of words)."""
    waiting: dict[tuple[int, str], list[tuple[str, int]]] = {}
    for phrase in phrases:
        words = [match.span() for match in _WORD.finditer(phrase)][:_LEAD]
        if words:
            lead = phrase[words[0][0] : words[-1][1]]
            waiting.setdefault((len(words), lead), []).append((phrase, words[0][0]))
    return waiting


def _anywhere(text: str, phrase: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = text.find(phrase) if phrase else -1
    while at >= 0:
        spans.append(Span(at, at + len(phrase)))
        at = text.find(phrase, at + 1)
    return tuple(spans)
