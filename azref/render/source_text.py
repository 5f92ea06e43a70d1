"""The source text cut at every border of a cited span, so that each piece knows who cites it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

from azref.entries import Coverage, Layer, Mention, Sentence, Source

_Last = TypeVar("_Last")
_Spanning = tuple[int, int, _Last]


class Piece(NamedTuple):
    """A stretch of the source no span begins or ends in.

    `start` is its offset in code points. `entries` cite it, the closest span first; `layer` tells
    in which layer it is to be read; `shade` what became of it: used, dismissed, unaccounted or
    background, or nothing. `link` is the offset of the first of the neighbouring pieces that the
    same entries cite: they are one link. A piece with a `label` is no text of the source but the
    number of the sentence it precedes.
    """

    text: str
    start: int
    entries: tuple[str, ...] = ()
    label: str = ""
    layer: Layer = Layer.SOURCE
    shade: str = ""
    link: int = -1


class SourceParagraph(NamedTuple):
    number: int
    pieces: tuple[Piece, ...]


Cited = tuple[int, int, str]
"""A cited span: start, end (exclusive), entry id."""
Vouched = tuple[int, int, Layer]
"""A span with the layer that vouches for it."""


class Spans(NamedTuple):
    """What the source is cut by: who cites it, who vouches for it, what became of it."""

    cited: Sequence[Cited] = ()
    vouched: Sequence[Vouched] = ()
    shaded: Sequence[Cited] = ()


class Sign(NamedTuple):
    """A word of the legend: the look of a layer, or of what became of words."""

    words: str
    layer: Layer | None = None
    shade: str = ""


def shades(mentions: Iterable[Mention]) -> tuple[Cited, ...]:
    """The spans of what is accounted for, each with its disposition."""
    return tuple((m.span.start, m.span.end, m.disposition) for m in mentions)


def source_paragraphs(source: Source, spans: Spans) -> tuple[SourceParagraph, ...]:
    """The paragraphs of `source` in pieces; joined, the unlabelled ones are its sentences."""
    sentences = sorted(source.sentences, key=lambda sentence: sentence.span)
    starts = [sentence.span.start for sentence in sentences]
    cited = _by_sentence(spans.cited, sentences, starts)
    vouched = _by_sentence(spans.vouched, sentences, starts)
    shaded = _by_sentence(spans.shaded, sentences, starts)
    found: dict[int, list[Piece]] = {}
    for n, sentence in enumerate(sentences):
        own = Spans(cited.get(n, ()), vouched.get(n, ()), shaded.get(n, ()))
        found.setdefault(sentence.paragraph, []).extend(_pieces(source, sentence, own))
    return tuple(SourceParagraph(number, tuple(found[number])) for number in sorted(found))


def _by_sentence(
    spans: Iterable[_Spanning[_Last]], sentences: Sequence[Sentence], starts: Sequence[int]
) -> dict[int, list[_Spanning[_Last]]]:
    """The spans that lie in each sentence, or reach into it."""
    found: dict[int, list[_Spanning[_Last]]] = {}
    for span in spans:
        n = max(0, bisect_right(starts, span[0]) - 1)
        while n < len(sentences) and sentences[n].span.start < span[1]:
            if span[0] < sentences[n].span.end:
                found.setdefault(n, []).append(span)
            n += 1
    return found


def _pieces(source: Source, sentence: Sentence, spans: Spans) -> list[Piece]:
    start, end = sentence.span.start, sentence.span.end
    every = [span[:2] for each in spans for span in each]
    borders = {min(max(start, at), end) for span in every for at in span}
    whole = "background" if sentence.coverage is Coverage.BACKGROUND and spans.shaded else ""
    found = [Piece(sentence.label, start, label=sentence.label)]
    for at, stop in pairwise(sorted({start, end, *borders})):
        entries = citing(at, spans.cited)
        link = found[-1].link if entries == found[-1].entries else at
        shade = next(iter(citing(at, spans.shaded)), whole)
        layer = _layer(at, spans.vouched)
        found.append(Piece(source.text[at:stop], at, entries, "", layer, shade, link))
    return [*found, Piece(" ", end)]


def _layer(offset: int, vouched: Iterable[Vouched]) -> Layer:
    """The layer of the closest span that does not take the source at its word, if there is one."""
    other = [
        (end - start, layer)
        for start, end, layer in vouched
        if start <= offset < end and layer is not Layer.SOURCE
    ]
    return min(other)[1] if other else Layer.SOURCE


def citing(offset: int, cited: Iterable[Cited]) -> tuple[str, ...]:
    """The entries that cite the code point at `offset`, the closest span first."""
    around = [(end - start, entry) for start, end, entry in cited if start <= offset < end]
    return tuple(dict.fromkeys(entry for _, entry in sorted(around)))
