"""The source text cut at every border of a cited span, so that each piece knows who cites it."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from azref.entries import Sentence, Source


class Piece(NamedTuple):
    """A stretch of the source no cited span begins or ends in.

    `start` is its offset in code points. `entries` cite it, the closest span first. A piece with
    a `label` is no text of the source but the number of the sentence it precedes.
    """

    text: str
    start: int
    entries: tuple[str, ...] = ()
    label: str = ""


class SourceParagraph(NamedTuple):
    number: int
    pieces: tuple[Piece, ...]


Cited = tuple[int, int, str]
"""A cited span: start, end (exclusive), entry id."""


def source_paragraphs(source: Source, cited: Sequence[Cited]) -> tuple[SourceParagraph, ...]:
    """The paragraphs of `source` in pieces; joined, the unlabelled ones are its sentences."""
    numbers = sorted({sentence.paragraph for sentence in source.sentences})
    return tuple(
        SourceParagraph(
            number,
            tuple(
                piece
                for sentence in source.sentences
                if sentence.paragraph == number
                for piece in _sentence_pieces(source, sentence, cited)
            ),
        )
        for number in numbers
    )


def _sentence_pieces(source: Source, sentence: Sentence, cited: Sequence[Cited]) -> list[Piece]:
    start, end = sentence.span.start, sentence.span.end
    inside = [span for span in cited if span[0] < end and start < span[1]]
    borders = sorted({start, end, *(max(start, s) for s, _, _ in inside)} | _ends(inside, end))
    pieces = [Piece(sentence.label, start, label=sentence.label)]
    for at, stop in pairwise(borders):
        pieces.append(Piece(source.text[at:stop], at, citing(at, inside)))
    return [*pieces, Piece(" ", end)]


def _ends(inside: Iterable[Cited], last: int) -> set[int]:
    return {min(last, end) for _, end, _ in inside}


def citing(offset: int, cited: Iterable[Cited]) -> tuple[str, ...]:
    """The entries that cite the code point at `offset`, the closest span first."""
    around = [(end - start, entry) for start, end, entry in cited if start <= offset < end]
    return tuple(dict.fromkeys(entry for _, entry in sorted(around)))
