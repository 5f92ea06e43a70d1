"""Where words stand in the source: paragraphs, sentences, quotes and forms.

Offsets are code points, end exclusive. A sentence ends at ``.``, ``!`` or ``?`` (with closing
quotes or brackets) before white space and a capital, a digit or an opening quote, unless the stop
belongs to an abbreviation or an initial.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from azref.entries import Span

_STOP = re.compile(r"[.!?…]+[\"”’')\]»]*(?=\s+[\"“‘'(\[«]*[^\W_])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Amb|St|Sen|Rep|Gov|No|Nos|vs|cf|pp?|vol|"
    r"fig|ca|c|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Art|Res)"
    r"|(?:\b[^\W\d_])|(?:\b(?:[^\W\d_]\.)+[^\W\d_]))\.$",
    re.IGNORECASE,
)
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence's place: its number and its paragraph's, both from 1, and its span."""

    number: int
    paragraph: int
    span: Span


def sentence_stretches(text: str) -> tuple[Stretch, ...]:
    """Every sentence of `text` in order, white space around it left out."""
    found: list[Stretch] = []
    for paragraph, (start, end) in enumerate(_paragraphs(text), 1):
        for span in _sentences(text, start, end):
            found.append(Stretch(len(found) + 1, paragraph, span))
    return tuple(found)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"[^\n]+", text) if m.group().strip()]


def _sentences(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    begin = start
    for match in _STOP.finditer(text, start, end):
        if _ends_sentence(text, begin, match):
            spans.append(_trimmed(text, begin, match.end()))
            begin = match.end()
    spans.append(_trimmed(text, begin, end))
    return [span for span in spans if span.start < span.end]


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    following = text[match.end() :].lstrip(" \t\u00a0\"“‘'([«")[:1]
    if following.islower():
        return False
    return not _ABBREVIATION.search(text, max(begin, match.start() - 12), match.start() + 1)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def occurrences(text: str, words: str) -> tuple[Span, ...]:
    """Every place of `words` in `text`, whole words only where there is any such place."""
    if not words:
        return ()
    spans: list[Span] = []
    at = text.find(words)
    while at >= 0:
        spans.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    whole = tuple(span for span in spans if _is_whole(text, span))
    return whole or tuple(spans)


def _is_whole(text: str, span: Span) -> bool:
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    opens = not (before.isalnum() and text[span.start].isalnum())
    closes = not (after.isalnum() and text[span.end - 1].isalnum())
    return opens and closes


def form_places(text: str, forms: tuple[str, ...]) -> tuple[tuple[str, Span], ...]:
    """Where each of an entry's forms stands, in order, the longest first at each place.

    A form inside a longer one is a place of its own: WFP is cited inside its whole phrase too.
    """
    places = [(form, span) for form in set(forms) for span in occurrences(text, form)]
    return tuple(sorted(places, key=lambda place: (place[1].start, -place[1].end)))


def nearest_passage(text: str, words: str) -> str:
    """Where the source comes closest to `words`, and how it differs there, as half a sentence."""
    plain = _BLANK.sub(" ", words.translate(_LOOKALIKES)).strip()
    squeezed, offsets = _squeezed(text)
    at = squeezed.lower().find(plain.lower())
    if plain and at >= 0:
        start, end = offsets[at], offsets[at + len(plain) - 1] + 1
        return f'; the source has it at {start} as "{text[start:end]}"' + _why(text[start:end])
    match = SequenceMatcher(None, squeezed, plain, autojunk=False).find_longest_match()
    if match.size < max(4, len(plain) // 4):
        return ""
    start = offsets[match.a]
    end = offsets[match.a + match.size - 1] + 1
    return f'; the closest passage is at {start}: "{text[start:end]}"'


_LOOKALIKES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "—": "-", "–": "-"})


def _squeezed(text: str) -> tuple[str, list[int]]:
    """`text` with plain quotes, dashes and single blanks, and where each character came from."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text.translate(_LOOKALIKES)):
        letter = " " if letter.isspace() else letter
        if letter != " " or (letters and letters[-1] != " "):
            letters.append(letter)
            offsets.append(offset)
    return "".join(letters), offsets


def _why(passage: str) -> str:
    if "\u00a0" in passage:
        return " (with a no-break space, written \\u00A0)"
    if any(quote in passage for quote in "’‘“”"):
        return " (with typographic quotes)"
    return ""
