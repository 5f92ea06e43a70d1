"""Where phrases stand in a text, all of them found in one pass.

A phrase is found as whole words where it stands so anywhere, else wherever its letters stand.
Offsets are code points, end exclusive.
"""

import re
from collections.abc import Iterable, Sequence

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
        for count, phrases_by_lead in sorted(waiting.items()):
            for start, end in zip(starts, ends[count - 1 :], strict=False):
                lead = text[start:end]
                for phrase, offset in phrases_by_lead.get(lead, ()):
                    if phrase == lead:  # it begins and ends with the words found
                        self._found.setdefault(phrase, []).append(Span(start, end))
                    else:
                        self._note(phrase, start - offset)

    def places(self, phrase: str) -> Sequence[Span]:
        """Every place of `phrase`, in order; none where it stands nowhere."""
        return self._found.get(phrase) or _anywhere(self._text, phrase)

    def _word_bounds(self) -> tuple[list[int], list[int]]:
        starts: list[int] = []
        ends: list[int] = []
        for match in _WORD.finditer(self._text):
            starts.append(match.start())
            ends.append(match.end())
        return starts, ends

    def _note(self, phrase: str, at: int) -> None:
        if at >= 0 and self._text.startswith(phrase, at) and self._is_whole(phrase, at):
            self._found.setdefault(phrase, []).append(Span(at, at + len(phrase)))

    def _is_whole(self, phrase: str, at: int) -> bool:
        after = self._text[at + len(phrase) : at + len(phrase) + 1]
        return not (after.isalnum() and phrase[-1].isalnum())


def _by_lead(phrases: Iterable[str]) -> dict[int, dict[str, list[tuple[str, int]]]]:
    """Phrases by the number of words they are looked up by, then by these words.

    With each goes the offset of its first word.
    """
    waiting: dict[int, dict[str, list[tuple[str, int]]]] = {}
    for phrase in phrases:
        words = [match.span() for match in _WORD.finditer(phrase)][:_LEAD]
        if words:
            lead = phrase[words[0][0] : words[-1][1]]
            same = waiting.setdefault(len(words), {}).setdefault(lead, [])
            same.append((phrase, words[0][0]))
    return waiting


def _anywhere(text: str, phrase: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = text.find(phrase) if phrase else -1
    while at >= 0:
        spans.append(Span(at, at + len(phrase)))
        at = text.find(phrase, at + 1)
    return tuple(spans)
