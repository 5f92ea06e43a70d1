"""The lookup index: keys of forms, and the neighbourhoods of their words, as rows of tables."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from azref.folding import fold, neighbourhood, word_starts

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
    known: set[str] = set()
    for form, text, owner in forms:
        heads.append((text, form, 0, owner))
        known.update(text.split())
        tails += [(text[at:], form, at, owner) for at in word_starts(text) if at]
    keys = ("later", "spaced", "form", "start", "owner")
    yield IndexTable("key", keys, ((0, *head) for head in sorted(heads, key=itemgetter(0))))
    yield IndexTable("key", keys, ((1, *tail) for tail in sorted(tails, key=itemgetter(0))))
    yield IndexTable("neighbour", ("deletion", "words"), _neighbours(sorted(known)))
    texts = [form[:2] for form in forms]
    yield IndexTable("inside", ("rowid", "folded"), texts)
    yield IndexTable("beginning", ("rowid", "folded"), texts)


def _neighbours(known: Iterable[str]) -> Iterator[tuple[str, str]]:
    alike: dict[str, list[str]] = {}
    for word in known:
        for deletion in neighbourhood(word):
            alike.setdefault(deletion, []).append(word)
    return ((deletion, " ".join(alike[deletion])) for deletion in sorted(alike))


def passage_index(passages: Iterable[tuple[int, str]]) -> IndexTable:
    """The full-text index of passages, given as (id, text)."""
    return IndexTable("fulltext", ("rowid", "folded"), ((n, fold(text)) for n, text in passages))
