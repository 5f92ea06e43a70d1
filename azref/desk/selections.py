"""Named selections of entries for export, in the reader's order, with remarks."""

from collections.abc import Iterable, Sequence

from azref.desk.ledger import Change, Ledger, new_id, now
from azref.desk.places import placed
from azref.desk.values import EditKind, Item, NamedSelection

_SELECTION = "SELECT id, name, made FROM selection"
_ORDER = "ORDER BY place, id"
_ITEM = "SELECT id, entry, title, remark FROM item"
_LAST = 1 << 60


class Selections:
    """The named selections of a desk.

    Every change is one edit, written at once, that can be undone. Methods take and return values;
    a value is not changed by what is done to the selection after it was read: `load` it again.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def all(self) -> tuple[NamedSelection, ...]:
        """Every named selection with its items, in the reader's order."""
        return tuple(map(self._whole, self._ledger.read(f"{_SELECTION} {_ORDER}")))

    def load(self, id: str) -> NamedSelection | None:  # noqa: A002
        """A selection as it is now; None where it was deleted."""
        rows = self._ledger.read(f"{_SELECTION} WHERE id = ?", (id,))
        return self._whole(rows[0]) if rows else None

    def create(self, name: str, entries: Iterable[tuple[str, str]] = ()) -> NamedSelection:
        """Makes a selection of entries, given as (id, title) in order; it is the last one."""
        row = new_id("selection")
        siblings = self._ledger.read(f"SELECT id, place FROM selection {_ORDER}")
        values = {"name": name, "place": placed(siblings, row, _LAST)[row], "made": now()}
        items = tuple(Item(new_id("item"), entry, title) for entry, title in entries)
        self._write(EditKind.ADD_SELECTION, name, Change("selection", row, values),
                    *_items(row, items))  # fmt: skip
        return NamedSelection(row, name, str(values["made"]), items)

    def rename(self, selection: NamedSelection, name: str) -> None:
        self._write(EditKind.RENAME_SELECTION, name,
                    Change("selection", selection.id, {"name": name}))  # fmt: skip

    def delete(self, selection: NamedSelection) -> None:
        """Deletes a selection with its items."""
        rows = self._ledger.read("SELECT id FROM item WHERE selection = ?", (selection.id,))
        gone = [Change("item", row, None) for (row,) in rows]
        self._write(EditKind.REMOVE_SELECTION, selection.name, *gone,
                    Change("selection", selection.id, None))  # fmt: skip

    def set_entries(self, selection: NamedSelection, entries: Sequence[tuple[str, str]]) -> None:
        """Makes `entries`, (id, title) in order, the items; entries that stay keep their remark.

        A selection that was deleted meanwhile stays so.
        """
        now_there = self.load(selection.id)
        if now_there is None:
            return
        own = {item.entry: item for item in now_there.items}
        items = [
            own[entry]._replace(title=title) if entry in own else Item(new_id("item"), entry, title)
            for entry, title in dict(entries).items()
        ]
        kept = {item.id for item in items}
        gone = [Change("item", item.id, None) for item in own.values() if item.id not in kept]
        self._change(selection, *gone, *_items(selection.id, items))

    def remark(self, selection: NamedSelection, item: Item, text: str) -> None:
        """Gives an item a remark, plain text; an empty one takes it away."""
        self._change(selection, Change("item", item.id, {"remark": text}))

    def _change(self, selection: NamedSelection, *changes: Change) -> None:
        self._write(EditKind.CHANGE_SELECTION, selection.name, *changes)

    def _write(self, kind: EditKind, subject: str, *changes: Change) -> None:
        self._ledger.write(kind, subject, changes)

    def _whole(self, row: tuple[str, str, str]) -> NamedSelection:
        items = self._ledger.read(f"{_ITEM} WHERE selection = ? {_ORDER}", (row[0],))
        return NamedSelection(*row, tuple(map(Item._make, items)))


def _items(selection: str, items: Iterable[Item]) -> list[Change]:
    return [
        Change("item", item.id,
               {"selection": selection, "entry": item.entry, "title": item.title,
                "remark": item.remark, "place": float(at)})
        for at, item in enumerate(items)
    ]  # fmt: skip
