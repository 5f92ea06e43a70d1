"""The lookup index: keys, words and their typing-error neighbourhoods, as rows of tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from azref.folding import deletions, fold, words

Forms = Sequence[tuple[int, str]]
"""Forms as (id, folded text), ids ascending in the order of the folded text."""


class IndexTable(NamedTuple):
    """The rows of one index table, made as they are asked for."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Any, ...]]


def form_index(forms: Forms) -> Iterator[IndexTable]:
    """The tables that find forms, in the order they are written."""
    starts = [(word, form, at) for form, folded in forms for at, word in words(folded)]
    known = dict(forms)
    numbers = {word: n for n, word in enumerate(sorted({word for word, _, _ in starts}), 1)}
    yield IndexTable("key", ("folded", "form"), ((folded, form) for form, folded in forms))
    tails = sorted((known[form][at:], form, at) for _, form, at in starts if at)
    yield IndexTable("word_start", ("folded", "form", "start"), tails)
    yield IndexTable("word", ("folded", "id"), numbers.items())
    places = ((numbers[word], form, at) for word, form, at in starts)
    yield IndexTable("word_form", ("word", "form", "start"), sorted(places))
    yield IndexTable("neighbour", ("deletion", "word"), _neighbours(numbers))
    yield IndexTable("inside", ("rowid", "folded"), forms)
    yield IndexTable("beginning", ("rowid", "folded"), forms)


def _neighbours(numbers: dict[str, int]) -> list[tuple[str, int]]:
    return sorted((d, n) for word, n in numbers.items() for d in deletions(word))


def passage_index(passages: Iterable[tuple[int, str]]) -> IndexTable:
    """The full-text index of passages, given as (id, text)."""
    return IndexTable("fulltext", ("rowid", "folded"), ((n, fold(text)) for n, text in passages))
