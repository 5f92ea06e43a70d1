"""Words of the source a reader stands on: which they are, where, and in which sentence."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from azref.entries import Sentence, Source, Span
from azref.render.source_text import Piece


class Chosen(NamedTuple):
    """Words of the source, and where they are: offsets are code points, the end exclusive.

    The sentence is the one they begin in; `quote` is empty for all of it.
    """

    sentence: Sentence
    quote: str
    span: Span


def words_in(source: Source, span: Span) -> Chosen | None:
    """The words in a span with the sentence they begin in; None where no sentence is."""
    own = sorted(each for each in source.sentences if each.span.overlaps(span))
    cuts = ((max(span.start, s.span.start), min(span.end, s.span.end)) for s in own)
    words = " ".join(source.text[start:end] for start, end in cuts)
    return Chosen(own[0], " ".join(words.split()), span) if own else None


def words_of(source: Source, label: str, words: str = "") -> Chosen | None:
    """The sentence of `label` with those `words` of it; all of it where it has none such."""
    own = next((sentence for sentence in source.sentences if sentence.label == label), None)
    if own is None:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = pattern.search(source.text, own.span.start, own.span.end) if words else None
    return words_in(source, Span(*found.span())) if found else Chosen(own, "", own.span)


def offsets_of(pieces: Iterable[Piece]) -> Iterator[int]:
    """The offsets in the source of the letters of pieces, numbers and signs of notes apart."""
    for piece in pieces:
        if not piece.label and not piece.sign:
            yield from (piece.start + at for at, each in enumerate(piece.text) if is_letter(each))


def is_letter(character: str) -> bool:
    """Whether a character stands on the page as it does in the source: no blank, nothing unseen."""
    return character.isprintable() and not character.isspace()
