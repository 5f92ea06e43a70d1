"""How wide the columns of a document's tables are, as shares of a line."""

import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

Table = dict[str, Any]
"""`header` and `rows`, as `export.data` writes them."""

_LEAST_COLUMN, _WIDEST_COLUMN = 8, 48
_ROOMY = 4
"""Lines a cell may take, about, in columns made for the tables like its own."""
_LETTERS, _GAP = 84, 2
"""Of a line of a table, about, and what a column keeps free."""
_WORD_END = re.compile("[\\s\u200b-]")


def align(tables: Iterable[Table]) -> None:
    """Gives tables under the same headings columns of the same widths, on all pages; a table with
    a cell that is much too long for them has widths of its own.

    They are added to each as `widths`.
    """
    alike: dict[tuple[str, ...], list[Table]] = {}
    for table in tables:
        alike.setdefault(tuple(table["header"]), []).append(table)
    for same in alike.values():
        lengths = [_lengths(table) for table in same]
        shared = [_share(column) for column in zip(*lengths, strict=True)]
        for table, own in zip(same, lengths, strict=True):
            is_apart = any(
                length > _ROOMY * width for length, width in zip(own, shared, strict=True)
            )
            widths = [_share([length]) for length in own] if is_apart else shared
            table["widths"] = _holding(widths, same if widths is shared else [table])


def _holding(widths: Sequence[int], tables: Sequence[Table]) -> list[int]:
    """`widths`, in which no column is narrower than the longest word it has to hold."""
    longest = (max(column) for column in zip(*map(_words, tables), strict=True))
    letter = sum(widths) / _LETTERS
    return [
        max(width, math.ceil((word + _GAP) * letter))
        for width, word in zip(widths, longest, strict=True)
    ]


def _words(table: Table) -> list[int]:
    """The letters of the longest word of each column that no line may end within."""
    cells = (["".join(run["text"] for run in cell) for cell in row] for row in table["rows"])
    return [
        max(len(word) for text in column for word in _WORD_END.split(text))
        for column in zip(table["header"], *cells, strict=True)
    ]


def _lengths(table: Table) -> list[int]:
    """The letters of the longest cell of each column."""
    cells = ([sum(len(run["text"]) for run in cell) for cell in row] for row in table["rows"])
    return [max(column) for column in zip(map(len, table["header"]), *cells, strict=True)]


def _share(lengths: Sequence[int]) -> int:
    """What three of four tables need in a column, within bounds: a long cell widens not all."""
    enough = sorted(lengths)[(len(lengths) * 3 - 1) // 4]
    return min(max(enough, _LEAST_COLUMN), _WIDEST_COLUMN)
