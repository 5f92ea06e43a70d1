"""A reference database as values: the one door through which the reader's side sees the data."""

import functools
import sqlite3
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from azref import schema
from azref.entries import (
    EditionFacts,
    Entry,
    Form,
    Hit,
    Layer,
    Mention,
    Sentence,
    Source,
    Summary,
    TimelineEvent,
)
from azref.errors import DatabaseError, UnknownEntry
from azref.folding import comparable, errors, fold
from azref.store import rows
from azref.store.connection import Allowance, OpenFile, Patience, connect
from azref.store.header import remedy
from azref.store.values import checked, checked_hits, date_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.store.glossary import Listed
    from azref.store.known import KnownForm

_DAMAGED = (sqlite3.Error, ValueError, TypeError, OverflowError, MemoryError)
_P = ParamSpec("_P")
_R = TypeVar("_R")


def _reading(
    method: Callable[Concatenate["Database", _P], _R],
) -> Callable[Concatenate["Database", _P], _R]:
    """Turns what a damaged database makes of reading it into one clear line."""

    @functools.wraps(method)
    def guarded(self: "Database", /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        self._patience.renew()
        self._allowance.renew()
        try:
            found = method(self, *args, **kwargs)
        except _DAMAGED as error:
            self._file.refuse_if_changed()
            raise DatabaseError(
                f"{self.path} is damaged ({self._reason(error)}); {remedy(self.path)}"
            ) from error
        self._file.refuse_if_changed()
        return found

    return guarded


class Database:
    """Reads one reference database. Safe to use from one thread at a time.

    Every method raises `DatabaseError` where the file turns out to be damaged.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open()

    def _open(self) -> None:
        self._connection = connect(self.path)
        self._file = OpenFile(self.path)
        self._patience = Patience(self._connection, self._file.size)
        self._allowance = Allowance(self._file.size)
        self._connection.row_factory = self._allowance.row

    def close(self) -> None:
        self._connection.close()
        self._file.close()

    def reopen(self) -> None:
        """Reads what is at the path now; where that cannot be read, what was read before."""
        connection, file = self._connection, self._file
        self._open()
        connection.close()
        file.close()

    def is_in_place(self) -> bool:
        """Whether the path still leads to the file that was opened, unchanged."""
        return self._file.is_in_place()

    @_reading
    def facts(self) -> EditionFacts:
        """What the database says of itself: edition, digests of its inputs, counts."""
        found = self._connection.execute("SELECT key, value FROM edition ORDER BY key")
        known: dict[str, str] = dict(map(checked, found))
        return EditionFacts(
            known.get("id", ""),
            known.get("title", ""),
            known.get("language", ""),
            schema.VERSION,
            tuple((k[7:], v) for k, v in known.items() if k.startswith("sha256 ")),
            tuple((k[6:], int(v)) for k, v in known.items() if k.startswith("count ")),
            known.get("account", "strict"),
            date_text(known.get("date", "")) or "",
        )

    @_reading
    def source(self) -> Source:
        """The source text with its sentences."""
        return rows.source(self._connection)

    @_reading
    def sentences(self) -> tuple[Sentence, ...]:
        return rows.sentences(self._connection)

    def citing(self, sentence: Sentence) -> tuple[Summary, ...]:
        """The entries that cite words of a sentence, in the order of `summaries`."""
        begins, ends = sentence.span
        ids = {id for start, end, id in self.citations_in_order() if start < ends and end > begins}  # noqa: A001
        return tuple(summary for summary in self.summaries() if summary.id in ids)

    @_reading
    def summaries(self) -> tuple[Summary, ...]:
        """Every entry: events in time order, then terms by folded title."""
        return rows.summaries(self._connection)

    @_reading
    def ids(self, scope: str = "") -> tuple[str, ...]:
        """The ids of all entries, or of those of a scope, in their order."""
        return rows.ids(self._connection, scope)

    @_reading
    def positions(self, ids: Collection[str]) -> dict[str, int]:
        """Where the entries with these ids stand among all, by id; what is none is left out."""
        from azref.store import glossary

        return glossary.positions(self._connection, ids)

    @_reading
    def entitled(self, title: str) -> tuple[str, ...]:
        """The ids of the entries with a title."""
        from azref.store import glossary

        return glossary.entitled(self._connection, title)

    @_reading
    def summaries_at(self, positions: Iterable[int]) -> dict[int, Summary]:
        """The entries at these positions, by them."""
        from azref.store import glossary

        return glossary.summaries_at(self._connection, positions)

    @_reading
    def terms_after(self, position: int, most: int) -> "tuple[Listed, ...]":
        """What a glossary must know of the next terms after a position."""
        from azref.store import glossary

        return glossary.terms(self._connection, position, most)

    @_reading
    def misprinted(self) -> frozenset[int]:
        """The positions of the entries that the source prints wrong short forms of."""
        from azref.store import glossary

        return glossary.misprinted(self._connection)

    @_reading
    def holding(self, word: str) -> frozenset[int]:
        """The positions of the entries with a form that holds a comparable word."""
        from azref.store import glossary

        self._connection.row_factory = None  # there may be as many rows as entries, or more
        try:
            return glossary.holding(self._connection, word)
        finally:
            self._connection.row_factory = self._allowance.row

    @_reading
    def names_of(self, ids: Collection[str], language: str) -> tuple[tuple[str, Form], ...]:
        """As `names_in`, of some entries alone."""
        from azref.store import glossary

        return glossary.names_of(self._connection, ids, language)

    @_reading
    def names_in(self, language: str) -> tuple[tuple[str, Form], ...]:
        """The names of entries in `language`, whoever gives them, each after its entry's id."""
        return rows.names_in(self._connection, language)

    @_reading
    def printed_acronyms(self, most: int) -> tuple[tuple[Form, Summary], ...]:
        """The first short forms the source prints, alphabetically, each with what it stands for."""
        return rows.printed_acronyms(self._connection, most)

    @_reading
    def entry(self, id: str) -> Entry:  # noqa: A002
        """The entry whole. Raises `UnknownEntry`, naming the nearest id, where there is none."""
        found = rows.entry(self._connection, id.encode("utf-8", "replace").decode())
        if found is None:
            raise UnknownEntry(f'no entry has the id "{_shortened(id)}"{self._nearest(id)}')
        return found

    @_reading
    def timeline(self, *, with_context: bool = False) -> tuple[TimelineEvent, ...]:
        """The events in time order: attested before source date, then as `dates.sort_key`."""
        return rows.timeline(self._connection, with_context=with_context)

    @_reading
    def citations_in_order(self) -> tuple[tuple[int, int, str], ...]:
        """Every cited span as (start, end, entry id), by start, longest first."""
        return rows.cited_spans(self._connection)

    @_reading
    def vouched(self) -> tuple[tuple[int, int, Layer], ...]:
        """Stretches of the source as (start, end, layer they are to be read in), by start."""
        from azref.store.vouching import vouched

        return vouched(self._connection)

    @_reading
    def lookup(self, query: str, limit: int = 20) -> tuple[Hit, ...]:
        """What `query` finds, best tier first; raises `AzrefError` for a query too long."""
        from azref.store.lookup import lookup

        self._connection.row_factory = None  # a call for each row costs a fifth of a lookup
        try:
            return checked_hits(lookup(self._connection, query, limit))
        finally:
            self._connection.row_factory = self._allowance.row

    @_reading
    def terms_within(self, first: str, last: str) -> frozenset[str]:
        """The ids of terms dated within two ISO days, or involved in an event dated so."""
        from azref.store.narrowing import terms_within

        return terms_within(self._connection, first, last)

    @_reading
    def beginning(self, words: Collection[str]) -> frozenset[str]:
        """Those of some folded words with which a form begins."""
        from azref.store import known

        return known.beginning(self._connection, words)

    @_reading
    def called(self, spaced: Collection[str]) -> "tuple[KnownForm, ...]":
        """The forms of terms written as one of `spaced`, by the order of entries."""
        from azref.store import known

        return known.called(self._connection, spaced)

    @_reading
    def account(self) -> tuple[tuple[str, str, int], ...]:
        """The completeness account: (kind, disposition, count)."""
        return rows.account(self._connection)

    @_reading
    def mentions(self) -> tuple[Mention, ...]:
        """Every date, acronym, number and name of the source with what became of it."""
        from azref.store.accounting import mentions

        return mentions(self._connection)

    @_reading
    def unaccounted(self) -> tuple[str, ...]:
        """What of the source is neither used nor set aside, each with its place."""
        return rows.unaccounted(self._connection)

    @_reading
    def integrity(self) -> tuple[str, ...]:
        """What is wrong with the file, as far as SQLite and the citations can tell; () if sound."""
        return rows.faults(self._connection)

    def _reason(self, error: Exception) -> str:
        if self._patience.is_lost():
            return "reading it takes too long"
        if isinstance(error, MemoryError):
            return "reading it takes too much memory"
        words = str(error).split()
        return _shortened(" ".join(words)) if words else type(error).__name__

    def _nearest(self, id: str) -> str:  # noqa: A002
        """The entry that was meant: one with a form written so, or else the id most like it."""
        if forms := self.called((comparable(id),)):
            return f'; did you mean "{forms[0].id}"?'
        wanted = fold(id)[:80]
        known = [summary.id for summary in self.summaries()]
        best = min(known, key=lambda other: errors(wanted, other), default="")
        close = best and errors(wanted, best) <= max(2, len(wanted) // 3)
        return f'; did you mean "{best}"?' if close else ""


def _shortened(text: str) -> str:
    printable = "".join(c if c.isprintable() else "�" for c in text[:61])
    return f"{printable[:60]}…" if len(text) > 60 else printable
