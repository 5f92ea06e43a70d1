"""The passage of a text that comes closest to words it does not hold, for messages."""

import re
from collections import Counter
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property

_LOOKALIKES = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "—": "-", "–": "-", "\u2011": "-"}
)
_WORD = re.compile(r"[^\W_]+")
_TRIED = 12
_LONGEST = 400
_VOCABULARY = 20_000
_CLOSE = 0.5


class Nearest:
    """Finds passages of one text that are nearly what was looked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    def hint(self, words: str) -> str:
        """Half a sentence for a message: where the text comes closest, and how it differs there."""
        plain = " ".join(words.translate(_LOOKALIKES).split())[:_LONGEST]
        squeezed, offsets = self._squeezed
        at = squeezed.lower().find(plain.lower()) if plain else -1
        if at >= 0:
            start, end = offsets[at], offsets[at + len(plain) - 1] + 1
            return f'; the source has it at {start} as "{self._text[start:end]}"' + _why(
                self._text[start:end]
            )
        return self._closest(plain)

    def _closest(self, plain: str) -> str:
        """The best of the windows around the rarest words of `plain`, else a word that is near."""
        offsets = self._squeezed[1]
        starts = self._candidates(plain)
        best = max(starts, key=lambda start: (self._likeness(plain, start), -start), default=-1)
        if best >= 0 and self._likeness(plain, best) >= _CLOSE:
            start, end = self._trimmed(plain, best)
            first, last = offsets[start], offsets[end - 1] + 1
            return f'; the closest passage is at {first}: "{self._text[first:last]}"'
        near = get_close_matches(plain, self._vocabulary, n=1, cutoff=0.6)
        return f'; the closest word is "{near[0]}"' if near else ""

    def _candidates(self, plain: str) -> set[int]:
        """Where a window may start: `plain` laid over the places of each of its rarest words."""
        known = [(self._counts[m.group().lower()], m) for m in _WORD.finditer(plain)]
        rare = sorted((pair for pair in known if pair[0]), key=lambda pair: pair[0])[:3]
        lowered = self._squeezed[0].lower()
        starts: set[int] = set()
        for _, match in rare:
            places = re.finditer(rf"\b{re.escape(match.group().lower())}\b", lowered)
            for _, place in zip(range(_TRIED), places, strict=False):
                starts.add(max(0, place.start() - match.start()))
        return starts

    def _likeness(self, plain: str, start: int) -> float:
        window = self._squeezed[0][start : start + len(plain)]
        return SequenceMatcher(None, window.lower(), plain.lower(), autojunk=False).ratio()

    def _trimmed(self, plain: str, start: int) -> tuple[int, int]:
        """The window from its first to its last agreement with `plain`, to the ends of words."""
        squeezed, _ = self._squeezed
        window = squeezed[start : start + len(plain)]
        blocks = SequenceMatcher(None, window, plain, autojunk=False).get_matching_blocks()
        end = max(block.a + block.size for block in blocks if block.size)
        first = start + min(block.a for block in blocks if block.size)
        word = _WORD.match(squeezed, start + end)
        return first, word.end() if word else start + end

    @cached_property
    def _squeezed(self) -> tuple[str, list[int]]:
        """The text with plain quotes, dashes and single blanks, and where each letter came from."""
        letters: list[str] = []
        offsets: list[int] = []
        for offset, letter in enumerate(self._text.translate(_LOOKALIKES)):
            letter = " " if letter.isspace() else letter
            if letter != " " or (letters and letters[-1] != " "):
                letters.append(letter)
                offsets.append(offset)
        return "".join(letters), offsets

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(match.group().lower() for match in _WORD.finditer(self._squeezed[0]))

    @cached_property
    def _vocabulary(self) -> list[str]:
        words = dict.fromkeys(match.group() for match in _WORD.finditer(self._squeezed[0]))
        return list(words)[:_VOCABULARY]


def _why(passage: str) -> str:
    if "\u00a0" in passage:
        return " (with a no-break space, written \\u00A0)"
    if any(quote in passage for quote in "’‘“”—–"):
        return " (with typographic quotes or dashes)"
    return ""
