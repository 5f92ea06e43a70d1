"""The lookup index: keys of forms, and the neighbourhoods of their words, as rows of tables."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from azref.folding import SHORT_FORM, fold, neighbourhood, word_starts

Forms = Sequence[tuple[int, str, int]]
"""Forms as (id, comparable text, owner), ids ascending."""


class IndexTable(NamedTuple):
    """The rows of one index table, made as they are asked for."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Any, ...]]


def form_index(forms: Forms) -> Iterator[IndexTable]:
    """The tables that find forms, in the order they are written; the rows of each ascend."""
    heads: list[tuple[str, int, int, int]] = []
    tails: list[tuple[str, int, int, int]] = []
    whole: set[str] = set()
    known: set[str] = set()
    for form, text, owner in forms:
        heads.append((text, form, 0, owner))
        parts = text.split()
        known.update(parts)
        if len(parts) == 1 or len(text) <= SHORT_FORM:
            whole.add(text)
        tails += [(text[at:], form, at, owner) for at in word_starts(text) if at]
    keys = ("later", "spaced", "form", "start", "owner")
    yield IndexTable("key", keys, ((0, *head) for head in sorted(heads, key=itemgetter(0))))
    yield IndexTable("key", keys, ((1, *tail) for tail in sorted(tails, key=itemgetter(0))))
    yield IndexTable("neighbour", ("mark", "forms", "words"), _neighbours(whole, known - whole))
    texts = [form[:2] for form in forms]
    yield IndexTable("inside", ("rowid", "folded"), texts)
    yield IndexTable("beginning", ("rowid", "folded"), texts)


def _neighbours(whole: Iterable[str], known: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """The marks with what is listed under each: whole forms, and words that are only parts."""
    forms, parts = _by_mark(whole), _by_mark(known)
    for mark in sorted(forms.keys() | parts):
        yield mark, "\n".join(forms.get(mark, ())), "\n".join(parts.get(mark, ()))


def _by_mark(known: Iterable[str]) -> dict[str, list[str]]:
    alike: dict[str, list[str]] = {}
    for word in sorted(known):
        for mark in neighbourhood(word):
            alike.setdefault(mark, []).append(word)
    return alike


def passage_index(passages: Iterable[tuple[int, str]]) -> IndexTable:
    """The full-text index of passages, given as (id, text)."""
    return IndexTable("fulltext", ("rowid", "folded"), ((n, fold(text)) for n, text in passages))
