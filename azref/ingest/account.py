"""The completeness account: every time expression, acronym, number and name of the source is used
by an entry or dismissed with a reason.

A mention is used where a cited span, a quantity or a discrepancy covers it, and dismissed where
an editor's dismissed quote does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from azref.entries import Span
from azref.ingest.passages import Stretch
from azref.ingest.times import TimeExpression

_ACRONYM = re.compile(r"\b[^\W\d_a-zəıöüğşç]{2,}(?:-[^\W\d_a-z]{2,})*\b")
_NUMBER = re.compile(r"\b\d[\d.,]*(?:\w+)?\b")
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth)\b", re.IGNORECASE)
_CAPITAL = r"[^\W\d_a-z][\w’'-]*"
_WORD = re.compile(r"[^\W\d_a-z]\w*")
_ARTICLES = ("A", "An", "The")
_NAME = re.compile(rf"\b{_CAPITAL}(?:(?:\s|\s(?:of|the|and|for)\s(?:the\s)?){_CAPITAL})*")


@dataclass(frozen=True, slots=True)
class Mention:
    """Something of the source that must be accounted for; kind is time, acronym, number, name."""

    span: Span
    kind: str
    text: str
    disposition: str = "unaccounted"
    reason: str = ""


def mentions(
    text: str, stretches: Sequence[Stretch], expressions: Sequence[TimeExpression]
) -> tuple[Mention, ...]:
    """Everything in `text` to account for, in order; a mention inside a time is part of it."""
    times = [Mention(Span(e.start, e.end), "time", e.words) for e in expressions]
    found = list(times)
    for kind, pattern in (("acronym", _ACRONYM), ("number", _NUMBER), ("number", _ORDINAL)):
        found += [m for m in _matches(text, kind, pattern) if not _within(m, times)]
    openings = {stretch.span.start for stretch in stretches}
    names = [m for m in _matches(text, "name", _NAME) if not _within(m, found)]
    found += [m for m in names if not _opens_sentence(m, openings)]
    return tuple(sorted(found, key=lambda m: (m.span, m.kind)))


def _matches(text: str, kind: str, pattern: re.Pattern[str]) -> list[Mention]:
    return [Mention(Span(*m.span()), kind, m.group()) for m in pattern.finditer(text)]


def _within(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(other.span.contains(mention.span) for other in others)


def _opens_sentence(mention: Mention, openings: set[int]) -> bool:
    """One capitalised word at the start of a sentence is capital for that reason alone."""
    return mention.span.start in openings and " " not in mention.text


class Ink:
    """Which code points of the source a set of spans covers."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self._inked = bytearray(len(text))
        for span in spans:
            self._inked[span.start : span.end] = b"\1" * (span.end - span.start)

    def covers(self, span: Span) -> bool:
        """Whether every letter and digit of `span` is covered."""
        stretch = self._text[span.start : span.end], self._inked[span.start : span.end]
        return all(inked or not letter.isalnum() for letter, inked in zip(*stretch, strict=True))

    def covers_name(self, span: Span) -> bool:
        """Whether every capitalised word of `span` is covered, an opening article apart."""
        capitals = _WORD.finditer(self._text, span.start, span.end)
        return all(
            self.covers(Span(*capital.span()))
            for capital in capitals
            if capital.group() not in _ARTICLES
        )


def settled(
    found: Sequence[Mention],
    used: Ink,
    dismissed: Sequence[tuple[Span, str]],
) -> tuple[Mention, ...]:
    """The mentions with their disposition."""
    return tuple(_settle(mention, used, dismissed) for mention in found)


def _settle(mention: Mention, used: Ink, dismissed: Sequence[tuple[Span, str]]) -> Mention:
    covers = used.covers_name if mention.kind == "name" else used.covers
    if covers(mention.span):
        return replace(mention, disposition="used")
    for span, reason in dismissed:
        if span.contains(mention.span):
            return replace(mention, disposition="dismissed", reason=reason)
    return mention
