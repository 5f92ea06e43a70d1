"""The last tier: words in definitions, notes and the sentences of the source."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from azref.entries import Hit, Tier
from azref.folding import fold, words
from azref.store.naming import quoted, starting

_SHORTEST_BEGINNING = 2
_PASSAGES = (
    "SELECT entry.id, entry.type, entry.kind, entry.title, entry.acronym, "
    "passage.sentence, passage.part, passage.text FROM fulltext "
    "JOIN passage ON passage.id = fulltext.rowid LEFT JOIN entry ON entry.id = passage.entry "
    "WHERE fulltext MATCH ? ORDER BY fulltext.rowid LIMIT ?"
)


def in_text(
    connection: sqlite3.Connection, folded: str, limit: int, phrases: tuple[str, ...] = ()
) -> Iterator[Hit]:
    """Definitions, notes and sentences that hold every word, the last one as a beginning.

    They hold each of `phrases` word for word, and then the last word as a whole. A single letter
    is taken as a whole word: as a beginning it would be nearly every passage.
    """
    wanted = [word for _, word in words(folded)]
    is_beginning = len(wanted[-1]) >= _SHORTEST_BEGINNING and not phrases
    terms = " ".join(map(quoted, (*wanted, *phrases))) + "*" * is_beginning
    for row in connection.execute(_PASSAGES, (terms, limit)):
        if row[0] is not None or row[5] is not None:  # else it belongs to nothing
            yield _passage_hit(row, wanted[-1])


def _passage_hit(row: Any, word: str) -> Hit:
    id_, type_, kind, title, acronym, sentence, part, text = row
    at, end = _word_place(text, word)
    if sentence is not None:
        return Hit(
            f"S{sentence}", "sentence", "sentence", text, "", Tier.TEXT, text[at:end],
            "words of the source", at, end,
        )  # fmt: skip
    return Hit(
        id_,
        type_,
        kind,
        title,
        acronym,
        Tier.TEXT,
        text[at:end],
        f"named in its {part}",
        0,
        end - at,
    )


def _word_place(text: str, word: str) -> tuple[int, int]:
    """Where the first word of `text` that starts like `word` stands, whole."""
    folded = fold(text)
    if place := starting(folded, (word,)):
        end = place.end
        while end < len(folded) and folded[end].isalnum():
            end += 1
        return place.start, end
    return 0, 0
