"""The paragraphs and sentences of the source.

Offsets are code points, end exclusive. A sentence ends at ``.``, ``!`` or ``?`` (with closing
quotes or brackets) before white space and a capital, a digit or an opening quote, unless the stop
belongs to an abbreviation or an initial; so at the stops of other scripts, the Chinese and Japanese
ones without white space too.
"""

import re
from typing import NamedTuple

from azref.entries import Span

_STOP = re.compile(
    r"[.!?…؟۔։।]+[\"”’')\]»]*(?=\s+[\"“‘'(\[«]*[^\W_])|[。！？]+[」』”’）]*(?=\s*[^\s])"
)
_LEAD = re.compile("[ \\t\\u00a0\"“‘'(\\[«]*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Amb|St|Sen|Rep|Gov|No|Nos|vs|cf|pp?|vol|"
    r"fig|ca|c|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Co|Corp|Art|Res)"
    r"|(?:\b[^\W\d_])|(?:\b(?:[^\W\d_]\.)+[^\W\d_]))\.$",
    re.IGNORECASE,
)
_DOTTED_ORDINALS = frozenset(
    [
        "cs",
        "da",
        "de",
        "et",
        "fi",
        "hr",
        "hu",
        "is",
        "lb",
        "lv",
        "nb",
        "nn",
        "no",
        "pl",
        "sk",
        "sl",
        "sr",
    ]
)
_NUMBER_BEFORE = re.compile(r"(?<![\w.,])(?:[0-9]{1,2}|[IVX]{1,5})$")


class Stretch(NamedTuple):
    """A sentence's place: its number and its paragraph's, both from 1, and its span."""

    number: int
    paragraph: int
    span: Span


def sentence_stretches(text: str, language: str = "en") -> tuple[Stretch, ...]:
    """Every sentence of `text` in order, white space around it left out."""
    found: list[Stretch] = []
    for paragraph, (start, end) in enumerate(_paragraphs(text), 1):
        for span in _sentences(text, start, end, language):
            found.append(Stretch(len(found) + 1, paragraph, span))
    return tuple(found)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"[^\n]+", text) if m.group().strip()]


def _sentences(text: str, start: int, end: int, language: str) -> list[Span]:
    spans: list[Span] = []
    begin = start
    for match in _STOP.finditer(text, start, end):
        if _ends_sentence(text, begin, match) and not _is_ordinal(text, match, language):
            spans.append(_trimmed(text, begin, match.end()))
            begin = match.end()
    spans.append(_trimmed(text, begin, end))
    return [span for span in spans if span.start < span.end]


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    skipped = _LEAD.match(text, match.end())
    following = text[skipped.end()] if skipped and skipped.end() < len(text) else ""
    if following.islower():
        return False
    return not _ABBREVIATION.search(text, max(begin, match.start() - 12), match.start() + 1)


def _is_ordinal(text: str, match: re.Match[str], language: str) -> bool:
    """Whether the stop makes a number an ordinal, as in German: "am 12. Januar", "Ludwig XIV."."""
    if language not in _DOTTED_ORDINALS:
        return False
    return bool(_NUMBER_BEFORE.search(text, max(0, match.start() - 8), match.start()))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
