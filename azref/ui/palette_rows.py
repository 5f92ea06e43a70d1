"""Which actions the words typed into the command palette mean, without Qt."""

from collections.abc import Iterable
from typing import NamedTuple

from azref.folding import fold, fold_query, words


class CommandRow(NamedTuple):
    """One action as the palette shows it."""

    name: str
    text: str
    menu: str
    shortcut: str
    is_enabled: bool = True
    is_checked: bool = False


def matching(query: str, rows: Iterable[CommandRow]) -> tuple[CommandRow, ...]:
    """The rows every word of `query` begins a word of, or stands in; the best first.

    An action whose own words begin as `query` does comes first, then one that has each word at
    the start of a word of its own, then any other; those alike keep the order of the menus.
    """
    wanted = fold_query(query)
    ranked = [(rank, n, row) for n, row in enumerate(rows) if (rank := _rank(wanted, row)) < _NONE]
    return tuple(row for _, _, row in sorted(ranked, key=lambda each: each[:2]))


_NONE = 4


def _rank(wanted: str, row: CommandRow) -> int:
    text, whole = fold(row.text), fold(f"{row.text} {row.menu} {row.shortcut}")
    parts = wanted.split()
    if not all(part in whole for part in parts):
        return _NONE
    starts = [word for _, word in words(text)]
    if text.startswith(wanted):
        return 0
    if all(any(word.startswith(part) for word in starts) for part in parts):
        return 1
    return 2 if all(part in text for part in parts) else 3
