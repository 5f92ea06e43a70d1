"""The rows of the glossary: terms under the headings of their kinds, without Qt.

Terms are numbered in the order of the glossary; these numbers are their *ranks*. Rows are those of
the terms that are shown, with headings between; a term is read when its row is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple, overload

from azref.entries import Scope, Summary
from azref.render.kinds import kind_heading, kind_order
from azref.render.names import TITLES, Names
from azref.store.glossary import Listed

CONTEXT = "context"
_AT_ONCE = 64
"""So many terms are read together: a little more than a pane shows."""


class Heading(NamedTuple):
    """The heading of a kind with the number of terms under it."""

    kind: str
    terms: int

    @property
    def text(self) -> str:
        return kind_heading(self.kind)


Row = Heading | Summary


class Section(NamedTuple):
    """Terms under one heading: their ranks, ascending."""

    kind: str
    ranks: Sequence[int]


class _Part:
    """Terms of a kind, with acronyms or without: positions, and the keys by which they stand.

    Numbers alone, since the collector of garbage goes through whatever else there is much of.
    """

    def __init__(self) -> None:
        self.positions: list[int] = []
        self.keys: dict[int, str] = {}

    def in_order(self) -> list[int]:
        if self.keys:
            self.positions.sort(key=lambda position: (self.keys[position], position))
        return self.positions


class Catalogue:
    """The order of the glossary: kinds in theirs, terms by name, those with acronyms first.

    `key` orders names; without one they are in the order in which terms are added. Terms are added
    as they are read; the order is that of those added before the last call of `arrange`. `doubles`
    are the ranks of terms that take two lines: called otherwise than titled, or printed wrongly.
    """

    def __init__(
        self, key: Callable[[str], str] | None = None, misprinted: Collection[int] = ()
    ) -> None:
        self._key = key
        self._misprinted = misprinted
        self._groups: dict[tuple[bool, str], tuple[_Part, _Part]] = {}
        self._double: set[int] = set()
        self._parts: list[tuple[str, bool, range]] = []
        self._ranks: dict[int, int] = {}
        self.positions: list[int] = []
        self.doubles: Sequence[int] = ()

    def add(self, terms: Iterable[Listed], names: Names = TITLES) -> None:
        """Adds terms, called as `names` have it."""
        for position, id_, kind, scope, acronym, title in terms:
            group = (True, CONTEXT) if scope == Scope.CONTEXT else (False, kind)
            with_acronyms, without = self._groups.setdefault(group, (_Part(), _Part()))
            part = with_acronyms if acronym else without
            part.positions.append(position)
            if self._key:
                name = names.of(id_, title)
                part.keys[position] = self._key(name.text)
                if name.beside:
                    self._double.add(position)
            if position in self._misprinted:
                self._double.add(position)

    def arrange(self) -> None:
        """Puts in order what was added."""
        self._parts, self.positions = [], []
        for is_context, kind in sorted(self._groups, key=lambda each: (kind_order(each[1]), each)):
            first = len(self.positions)
            for part in self._groups[is_context, kind]:
                self.positions += part.in_order()
            self._parts.append((kind, is_context, range(first, len(self.positions))))
        self._ranks = dict(zip(self.positions, range(len(self.positions)), strict=True))
        self.doubles = sorted(map(self._ranks.__getitem__, self._double))

    def rank(self, position: int) -> int | None:
        return self._ranks.get(position)

    def sections(
        self, kept: Collection[int] | None = None, *, with_context: bool = False
    ) -> tuple[Section, ...]:
        """What is shown: all, or the terms at the positions `kept`; context where asked for."""
        ranks: Sequence[int] | None = None
        if kept is not None:
            found = map(self._ranks.get, kept)
            ranks = sorted([rank for rank in found if rank is not None])
        shown = [
            Section(kind, within if ranks is None else _between(ranks, within))
            for kind, is_context, within in self._parts
            if with_context or not is_context
        ]
        return tuple(section for section in shown if section.ranks)


def _between(ranks: Sequence[int], within: range) -> Sequence[int]:
    return ranks[bisect_left(ranks, within.start) : bisect_left(ranks, within.stop)]


class GlossaryRows(Sequence[Row]):
    """Headings and terms of sections, one a row; `read` gives the terms of some ranks."""

    def __init__(
        self,
        sections: Sequence[Section] = (),
        read: Callable[[Sequence[int]], dict[int, Summary]] = lambda _: {},
    ) -> None:
        self.sections = sections
        self._read = read
        lengths = (1 + len(section.ranks) for section in sections)
        self._starts = list(accumulate(lengths, initial=0))

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, number: int) -> Row: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Row]: ...

    def __getitem__(self, number: int | slice) -> Row | Sequence[Row]:
        """What stands in a row. Raises `LookupError` where there is nothing, or it is damaged."""
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(len(self)))]
        at = range(len(self))[number]
        part = bisect_right(self._starts, at) - 1
        kind, ranks = self.sections[part]
        place = at - self._starts[part] - 1
        if place < 0:
            return Heading(kind, len(ranks))
        return self._term(ranks, place)

    def is_heading(self, number: int) -> bool:
        return number in self._starts

    def _term(self, ranks: Sequence[int], place: int) -> Summary:
        """One term, read with those around it."""
        first = place // _AT_ONCE * _AT_ONCE
        return self._read(ranks[first : first + _AT_ONCE])[ranks[place]]

    def row_of(self, rank: int) -> int | None:
        """The row of a term, None where it is not shown."""
        for start, (_, ranks) in zip(self._starts, self.sections, strict=False):
            place = bisect_left(ranks, rank)
            if place < len(ranks) and ranks[place] == rank:
                return start + 1 + place
        return None
