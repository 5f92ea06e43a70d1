"""The rows of the glossary: terms under the headings of their kinds, without Qt."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from azref.entries import EntryType, Scope, Summary
from azref.folding import alphabet, fold, fold_query
from azref.render.kinds import kind_heading, kind_order

CONTEXT = "context"


class Heading(NamedTuple):
    """The heading of a kind with the number of terms under it."""

    kind: str
    terms: int

    @property
    def text(self) -> str:
        return kind_heading(self.kind)


Row = Heading | Summary


def glossary_rows(
    summaries: Iterable[Summary],
    query: str = "",
    *,
    with_context: bool = False,
    language: str = "en",
) -> tuple[Row, ...]:
    """Headings and terms, kinds in the glossary's order, terms by name, those with acronyms first.

    The order is that of the alphabet of `language`. `query` keeps the terms whose names, acronym
    or misprint hold its words; context terms stand under a heading of their own and only where
    asked for.
    """
    order = partial(_term_order, key=alphabet(language))
    words = fold_query(query).split()
    groups: dict[str, list[Summary]] = {}
    for summary in summaries:
        group = CONTEXT if summary.scope is Scope.CONTEXT else summary.kind
        wanted = summary.type is EntryType.TERM and (with_context or group != CONTEXT)
        if wanted and has_words(summary, words):
            groups.setdefault(group, []).append(summary)
    rows: list[Row] = []
    for kind in sorted(groups, key=kind_order):
        rows += [Heading(kind, len(groups[kind])), *sorted(groups[kind], key=order)]
    return tuple(rows)


def has_words(summary: Summary, words: Sequence[str]) -> bool:
    """Whether every one of `words`, folded, stands in the term's names, acronym or misprints."""
    if not words:
        return True
    names = (summary.title, summary.name.text, summary.acronym, *summary.printed_as)
    folded = fold(" ".join(names))
    return all(word in folded for word in words)


def _term_order(summary: Summary, key: Callable[[str], str]) -> tuple[bool, str]:
    return (not summary.acronym, key(summary.name.text))
