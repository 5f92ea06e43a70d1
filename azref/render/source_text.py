"""The source text cut at every border of a cited span, so that each piece knows who cites it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby, pairwise
from typing import NamedTuple, TypeVar

from azref.entries import Coverage, Layer, Mention, Sentence, Source

_Last = TypeVar("_Last", bound=str)
_Spanning = tuple[int, int, _Last]
_MOST_AROUND, _MOST_SENTENCES = 100, 200
"""Of spans around one letter, of sentences one span is marked in: a damaged file may have more."""
MOST_TOGETHER = 20_000
"""Characters of the source that are laid out at once: a view of rich text takes minutes for a
book."""


class Piece(NamedTuple):
    """A stretch of the source no span begins or ends in.

    `start` is its offset in code points. `entries` cite it, the closest span first; `layer` tells
    in which layer it is to be read; `shade` what became of it: used, dismissed, unaccounted or
    background, or nothing. `link` is the offset of the first of the neighbouring pieces that the
    same entries cite: they are one link. `notes` of the reader's stand on it. A piece with a
    `label` is no text of the source but the number of the sentence it precedes, one with a `sign`
    stands where the words of that note begin or end.
    """

    text: str
    start: int
    entries: tuple[str, ...] = ()
    label: str = ""
    layer: Layer = Layer.SOURCE
    shade: str = ""
    link: int = -1
    notes: tuple[str, ...] = ()
    sign: str = ""
    is_end: bool = False


class SourceParagraph(NamedTuple):
    """A paragraph of the source, numbered from 1, cut wherever a span begins or ends."""

    number: int
    pieces: tuple[Piece, ...]


Cited = tuple[int, int, str]
"""A cited span: start, end (exclusive), entry id."""
Vouched = tuple[int, int, Layer]
"""A span with the layer that vouches for it."""


class Spans(NamedTuple):
    """What the source is cut by: who cites it, who vouches for it, what became of it, and on what
    of it the reader has written a note, which is named by its id.
    """

    cited: Sequence[Cited] = ()
    vouched: Sequence[Vouched] = ()
    shaded: Sequence[Cited] = ()
    noted: Sequence[Cited] = ()


class Stroke(StrEnum):
    """A line under words of the source that is no layer's."""

    KNOWN = "known"


class Sign(NamedTuple):
    """A word of the legend: a line, the look of what became of words, or the sign of a note."""

    words: str
    line: Layer | Stroke | None = None
    shade: str = ""
    is_note: bool = False


class Turn(NamedTuple):
    """A link from one part of a long source to another, with the words it has."""

    words: str
    part: int


def shades(mentions: Iterable[Mention]) -> tuple[Cited, ...]:
    """The spans of what is accounted for, each with its disposition."""
    return tuple((m.span.start, m.span.end, m.disposition) for m in mentions)


def source_parts(sentences: Iterable[Sentence]) -> tuple[tuple[Sentence, ...], ...]:
    """The sentences in parts of at most `MOST_TOGETHER` characters, or of one longer sentence.

    A paragraph is parted only where it is longer than a part.
    """
    ordered = sorted(sentences, key=lambda sentence: sentence.span)
    paragraphs = groupby(ordered, key=lambda sentence: sentence.paragraph)
    short = (part for _, own in paragraphs for part in _joined([each] for each in own))
    return tuple(map(tuple, _joined(short)))


def _joined(stretches: Iterable[list[Sentence]]) -> Iterator[list[Sentence]]:
    """Neighbours together as far as they are no longer than a part."""
    part: list[Sentence] = []
    for stretch in stretches:
        if part and stretch[-1].span.end - part[0].span.start > MOST_TOGETHER:
            yield part
            part = []
        part.extend(stretch)
    if part:
        yield part


def spans_of(sentences: Sequence[Sentence], spans: Spans) -> Spans:
    """The spans that reach into some sentences, which follow one another."""
    start, end = sentences[0].span.start, sentences[-1].span.end

    def within(every: Sequence[_Spanning[_Last]]) -> Sequence[_Spanning[_Last]]:
        return [span for span in every if span[0] < end and span[1] > start]

    cited, vouched, shaded, noted = spans
    return Spans(within(cited), within(vouched), within(shaded), within(noted))


def source_paragraphs(source: Source, spans: Spans) -> tuple[SourceParagraph, ...]:
    """The paragraphs of `source` in pieces; joined, the unlabelled ones are its sentences."""
    sentences = sorted(source.sentences, key=lambda sentence: sentence.span)
    starts = [sentence.span.start for sentence in sentences]
    cited = _by_sentence(spans.cited, sentences, starts)
    vouched = _by_sentence(spans.vouched, sentences, starts)
    shaded = _by_sentence(spans.shaded, sentences, starts)
    noted = _by_sentence(spans.noted, sentences, starts)
    found: dict[int, list[Piece]] = {}
    for n, sentence in enumerate(sentences):
        own = Spans(cited.get(n, ()), vouched.get(n, ()), shaded.get(n, ()), noted.get(n, ()))
        found.setdefault(sentence.paragraph, []).extend(_pieces(source, sentence, own))
    return tuple(SourceParagraph(number, tuple(found[number])) for number in sorted(found))


def _by_sentence(
    spans: Iterable[_Spanning[_Last]], sentences: Sequence[Sentence], starts: Sequence[int]
) -> dict[int, list[_Spanning[_Last]]]:
    """The spans that lie in each sentence, or reach into it."""
    found: dict[int, list[_Spanning[_Last]]] = {}
    for span in spans:
        first = max(0, bisect_right(starts, span[0]) - 1)
        for n in range(first, min(first + _MOST_SENTENCES, len(sentences))):
            if sentences[n].span.start >= span[1]:
                break
            if span[0] < sentences[n].span.end:
                found.setdefault(n, []).append(span)
    return found


def _pieces(source: Source, sentence: Sentence, spans: Spans) -> list[Piece]:
    start, end = sentence.span.start, sentence.span.end
    every = [span[:2] for each in spans for span in each]
    borders = sorted({start, end, *(min(max(start, at), end) for span in every for at in span)})
    whole = "background" if sentence.coverage is Coverage.BACKGROUND and spans.shaded else ""
    found = [Piece(sentence.label, start, label=sentence.label)]
    around = zip(*(_around(each, borders) for each in spans), strict=True)
    for (at, stop), (citing_it, vouching, shading, noting) in zip(
        pairwise(borders), around, strict=True
    ):
        entries, notes = _names(citing_it), _names(noting)
        before = found[-1]
        link = before.link if (entries, notes) == (before.entries, before.notes) else at
        shade = next(iter(_names(shading)), whole)
        text = source.text[at:stop]
        found += _signs(spans.noted, at, is_end=False)
        found.append(Piece(text, at, entries, "", _layer(vouching), shade, link, notes))
        found += _signs(spans.noted, stop, is_end=True)
    return [*found, Piece(" ", end)]


def _signs(noted: Iterable[Cited], offset: int, *, is_end: bool) -> list[Piece]:
    """The signs of the notes whose words begin or end at an offset, the outermost outside."""
    notes = [(end - start, note) for start, end, note in noted if (start, end)[is_end] == offset]
    notes.sort(reverse=not is_end)
    return [Piece("", offset, sign=note, is_end=is_end) for _, note in notes]


def _around(
    spans: Iterable[_Spanning[_Last]], borders: Sequence[int]
) -> Iterator[list[_Spanning[_Last]]]:
    """The spans around each stretch between two borders, the closest first."""
    waiting = sorted(spans, reverse=True)
    around: list[_Spanning[_Last]] = []
    for at in borders[:-1]:
        around = [span for span in around if span[1] > at]
        while waiting and waiting[-1][0] <= at:
            span = waiting.pop()
            if span[1] > at and len(around) < _MOST_AROUND:
                around.append(span)
        around.sort(key=lambda span: (span[1] - span[0], span[2]))
        yield around


def _names(spans: Iterable[_Spanning[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for _, _, name in spans))


def _layer(vouching: Iterable[Vouched]) -> Layer:
    """The layer of the closest span that does not take the source at its word, if there is one."""
    layers = (layer for _, _, layer in vouching)
    return next((layer for layer in layers if layer is not Layer.SOURCE), Layer.SOURCE)


def citing(offset: int, cited: Iterable[Cited]) -> tuple[str, ...]:
    """The entries that cite the code point at `offset`, the closest span first.

    Of spans with notes: the notes that stand on it.
    """
    around = [(end - start, name) for start, end, name in cited if start <= offset < end]
    return tuple(dict.fromkeys(name for _, name in sorted(around)))
