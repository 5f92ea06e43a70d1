"""The terms of a database for the glossary: their order as it is read, and those that are seen."""

from collections.abc import Sequence

from azref.entries import EntryType, Summary, Tier
from azref.folding import alphabet, fold
from azref.render.names import TITLES, Names
from azref.store.database import Database
from azref.store.glossary import words_of
from azref.ui.glossary.rows import Catalogue
from azref.ui.known_entries import OwnNames, called

_AT_FIRST = 500
_A_TURN = 1_500
_MOST_KEPT = 4_000
_MOST_WORDS = 16
_MOST_SIMILAR = 20


class Terms:
    """What a glossary shows of `database`, read no further than it is needed.

    Entries are called as `names` have it, and stand in the order of the alphabet of `language`.

    Every method raises `DatabaseError` where the file turns out to be damaged.
    """

    def __init__(self, database: Database, names: Names = TITLES, language: str = "en") -> None:
        self._database = database
        self._names = names
        self._last = -1
        self._shown: dict[int, Summary] = {}
        self._holding: dict[str, frozenset[int]] = {}
        key = alphabet(language)
        is_order_kept = names is TITLES and key is fold
        self.catalogue = Catalogue(None if is_order_kept else key, database.misprinted())
        self.is_complete = False
        """Whether the catalogue has every term."""

    def read_on(self) -> tuple[str, ...]:
        """Adds the next terms to the catalogue, a screenful first, then a turn's worth.

        Returns their acronyms.
        """
        most = _AT_FIRST if self._last < 0 else _A_TURN
        found = self._database.terms_after(self._last, most)
        if isinstance(self._names.own, OwnNames):
            self._names.own.read([term.id for term in found])
        self.catalogue.add(found, self._names)
        self._last = found[-1].position if found else self._last
        self.is_complete = len(found) < most
        return tuple(term.acronym for term in found)

    def shown(self, ranks: Sequence[int]) -> dict[int, Summary]:
        """The terms of some ranks."""
        order = self.catalogue.positions
        new = [order[rank] for rank in ranks if order[rank] not in self._shown]
        if new:
            found = self._database.summaries_at(new)
            self._shown.update(zip(found, called(self._names, found.values()), strict=True))
        known = {rank: self._shown[order[rank]] for rank in ranks if order[rank] in self._shown}
        if len(self._shown) > _MOST_KEPT:
            self._shown = {order[rank]: each for rank, each in known.items()}
        return known

    def ranks(self, ids: frozenset[str]) -> list[int]:
        """Where those of some entries stand that are terms."""
        found = map(self.catalogue.rank, self._database.positions(ids).values())
        return sorted(rank for rank in found if rank is not None)

    def positions(self, ids: frozenset[str]) -> frozenset[int]:
        return frozenset(self._database.positions(ids).values())

    def matching(self, query: str) -> frozenset[int] | None:
        """The positions of the terms that a filter keeps; None for all of them.

        They have forms that hold every word. Where none does, it is what the words find as a
        lookup, typing errors and all.
        """
        words = words_of(query)
        if not words:
            return None
        from azref.store.lookup import LONGEST_QUERY

        if len(query) > LONGEST_QUERY:
            return frozenset()
        found: frozenset[int] | None = None
        for word in sorted(words, key=len, reverse=True):
            held = self._held(word)
            found = held if found is None else found & held
            if not found:
                break
        return found or self._similar(query)

    def _held(self, word: str) -> frozenset[int]:
        """The entries with a form that holds `word`; a reader types on, so the last are kept."""
        if word not in self._holding:
            if len(self._holding) >= _MOST_WORDS:
                self._holding.pop(next(iter(self._holding)))
            self._holding[word] = self._database.holding(word)
        return self._holding[word]

    def _similar(self, query: str) -> frozenset[int]:
        hits = self._database.lookup(query, _MOST_SIMILAR)
        named = (hit.id for hit in hits if hit.type == EntryType.TERM and hit.tier is not Tier.TEXT)
        return self.positions(frozenset(named))
