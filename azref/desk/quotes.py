"""Finding the words of a note again in another edition of the source."""

from azref.desk.values import Note
from azref.entries import Span
from azref.folding import fold


def find(note: Note, text: str, source: str) -> Span | None:
    """Where the span of `note` lies in `text`, whose digest is `source`; None where it is gone.

    The same text needs no search. In another one the quote is sought as it stands, then folded;
    of several places the one nearest to where it was.
    """
    if not note.quote:
        return None
    span = Span(note.start, note.end)
    if note.source == source and text[span.start : span.end] == note.quote:
        return span
    for words, place in ((note.quote, text), (fold(note.quote), fold(text))):
        if (start := _nearest(words, place, note.start)) is not None:
            return Span(start, start + len(words))
    return None


def _nearest(words: str, text: str, start: int) -> int | None:
    """Where `words` begin in `text` nearest to `start`."""
    before = text.rfind(words, 0, max(0, start) + len(words))
    after = text.find(words, max(0, start))
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - start), default=None)
