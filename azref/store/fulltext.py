"""The last tier: words in definitions, notes and the sentences of the source."""

import sqlite3
from collections.abc import Collection, Iterator
from typing import Any

from azref.entries import Hit, Tier
from azref.folding import fold, words
from azref.store.matches import Ready
from azref.store.naming import quoted, starting

_SHORTEST_BEGINNING = 2
_FOUND = (
    "SELECT passage.id, owner, sentence FROM fulltext "
    "JOIN passage ON passage.id = fulltext.rowid "
    "WHERE fulltext MATCH ? ORDER BY fulltext.rowid LIMIT ?"
)
_PASSAGES = (
    "SELECT entry.id, entry.type, entry.kind, entry.title, entry.acronym, "
    "passage.owner, passage.sentence, passage.part, passage.text "
    "FROM passage LEFT JOIN entry ON entry.position = passage.owner WHERE passage.id = ?"
)


def in_text(
    connection: sqlite3.Connection,
    folded: str,
    limit: int,
    phrases: tuple[str, ...] = (),
    known: Collection[int] = (),
) -> Iterator[Ready]:
    """Definitions, notes and sentences that hold every word, the last one as a beginning.

    They hold each of `phrases` word for word, and then the last word as a whole. A single letter
    is taken as a whole word: as a beginning it would be nearly every passage. Those of the owners
    `known` are left out.
    """
    wanted = [word for _, word in words(folded)]
    is_beginning = len(wanted[-1]) >= _SHORTEST_BEGINNING and not phrases
    terms = " ".join(map(quoted, (*wanted, *phrases))) + "*" * is_beginning
    rows = connection.execute(_FOUND, (terms, limit + len(known)))
    found = [id_ for id_, owner, _ in rows if owner is None or owner not in known][:limit]
    for id_ in found:
        row = connection.execute(_PASSAGES, (id_,)).fetchone()
        if row[0] is not None or row[6] is not None:  # else it belongs to nothing
            yield _passage_hit(row, wanted[-1])


def _passage_hit(row: Any, word: str) -> Ready:
    id_, type_, kind, title, acronym, owner, sentence, part, text = row
    at, end = _word_place(text, word)
    if sentence is None:
        note = f"named in its {part}"
        named_so = id_, type_, kind, title, acronym
        return Ready(owner, Hit(*named_so, Tier.TEXT, text[at:end], note, 0, end - at))
    words_so = "words of the source"
    hit = Hit(
        f"S{sentence}", "sentence", "sentence", text, "", Tier.TEXT, text[at:end], words_so, at, end
    )
    return Ready(-sentence, hit)


def _word_place(text: str, word: str) -> tuple[int, int]:
    """Where the first word of `text` that starts like `word` stands, whole."""
    folded = fold(text)
    if place := starting(folded, (word,)):
        end = place.end
        while end < len(folded) and folded[end].isalnum():
            end += 1
        return place.start, end
    return 0, 0
