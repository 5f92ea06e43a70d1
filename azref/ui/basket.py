"""The entries ticked for export, in the reader's order, each with a remark: a value."""

from collections.abc import Iterable
from typing import NamedTuple


class Ticked(NamedTuple):
    """An entry in the basket; the remark is the reader's own plain text, often empty."""

    id: str
    remark: str = ""


class Basket(NamedTuple):
    """Every method returns the basket as it is afterwards; no entry is in it twice."""

    items: tuple[Ticked, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items)

    @property
    def remarks(self) -> tuple[tuple[str, str], ...]:
        """The remarks that are not empty, by id."""
        return tuple(item for item in self.items if item.remark)

    def toggled(self, entry: str) -> "Basket":
        """Takes an entry out where it is in, puts it in, the last one, where it is not."""
        without = tuple(item for item in self.items if item.id != entry)
        return Basket(without if entry in self.ids else (*without, Ticked(entry)))

    def with_entries(self, entries: Iterable[str]) -> "Basket":
        there = set(self.ids)
        new = (Ticked(entry) for entry in dict.fromkeys(entries) if entry not in there)
        return Basket((*self.items, *new))

    def moved(self, entries: Iterable[str], at: int) -> "Basket":
        """Puts entries, in the order they have, before the one that is now at index `at`."""
        chosen = set(entries)
        before = tuple(item for item in self.items[:at] if item.id not in chosen)
        after = tuple(item for item in self.items[at:] if item.id not in chosen)
        return Basket((*before, *(item for item in self.items if item.id in chosen), *after))

    def remarked(self, entry: str, remark: str) -> "Basket":
        return Basket(
            tuple(item._replace(remark=remark) if item.id == entry else item for item in self.items)
        )
