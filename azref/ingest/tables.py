"""The rows a compiled edition consists of, table by table, in the order they are written."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from azref import dates
from azref.entries import Citation, DateStatement, Form, Layer, Scope
from azref.folding import comparable

Row = tuple[Any, ...]
"""The values of a row, in the order of its table's columns."""


@dataclass(slots=True)
class Tables:
    """Rows by table; `source` is the id of the one source text."""

    source: str
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, **values: object) -> None:
        """Adds a row; every row of a table names the same columns in the same order."""
        if table not in self.columns:
            self.columns[table] = tuple(values)
            self.rows[table] = []
        self.rows[table].append(tuple(values.values()))

    def extend(self, table: str, columns: str, rows: Iterable[Row]) -> None:
        """Adds many rows at once, whose values are in the order of `columns`."""
        names = tuple(columns.split())
        assert self.columns.setdefault(table, names) == names
        self.rows.setdefault(table, []).extend(rows)

    def of(self, table: str) -> Sequence[Row]:
        return self.rows.get(table, ())

    def select(self, table: str, *columns: str) -> Iterator[Row]:
        """The rows of a table, these columns of each, always as tuples."""
        if not self.of(table):
            return iter(())
        places = [self._place(table, column) for column in columns]
        if len(places) > 1:
            return map(itemgetter(*places), self.of(table))
        return ((row[places[0]],) for row in self.of(table))

    def order(self, table: str, by: Callable[..., Any], columns: str, number: str) -> None:
        """Sorts rows by what `by` makes of `columns`, then numbers them in the column `number`."""
        if not self.of(table):
            return
        pick = itemgetter(*(self._place(table, column) for column in columns.split()))
        rows = sorted(self.rows[table], key=lambda row: by(*pick(row)))
        at = self._place(table, number)
        self.rows[table] = [(*row[:at], n, *row[at + 1 :]) for n, row in enumerate(rows)]

    def order_forms(self) -> None:
        """Sorts the forms as hits alike are shown, numbers them from 1, and links them to entries.

        Right ones first, then those of the source before the context's, then those of entries that
        the source names more often, then shorter ones.
        """
        if not self.of("form"):
            return
        owners: dict[str, int] = dict(self.select("entry", "id", "position"))
        scopes: dict[str, str] = dict(self.select("entry", "id", "scope"))
        cited = Counter(entry for entry, why in self.select("citation", "entry", "purpose")
                        if why == "form")  # fmt: skip
        doubt, folded, entry = (self._place("form", name) for name in ("doubt", "folded", "entry"))

        def rank(row: Row) -> Row:
            text, owner = row[folded], row[entry]
            return row[doubt], scopes[owner] == Scope.CONTEXT, -cited[owner], len(text), text, owner

        rows = sorted(self.rows["form"], key=rank)
        self.rows["form"] = [(n, owners[row[2]], *row[2:]) for n, row in enumerate(rows, 1)]

    def _place(self, table: str, column: str) -> int:
        return self.columns[table].index(column)

    def add_citation(self, citation: Citation) -> None:
        self.add(
            "citation",
            entry=citation.entry,
            source=self.source,
            start=citation.span.start,
            end=citation.span.end,
            quote=citation.quote,
            sentence=citation.sentence,
            purpose=citation.purpose,
        )

    def add_form(self, entry: str, form: Form) -> None:
        self.add(
            "form",
            id=0,
            owner=0,
            entry=entry,
            text=form.text,
            folded=comparable(form.text),
            language=form.language,
            role=str(form.role),
            layer=str(form.layer),
            doubt=form.doubt,
            is_printed=int(form.is_printed),
            note=form.note,
        )

    def add_date(self, entry: str, date: DateStatement) -> None:
        known = dates.parse(date.edtf) if date.edtf else None
        self.add(
            "date",
            entry=entry,
            layer=str(date.layer),
            kind=date.kind,
            edtf=date.edtf,
            earliest=_iso(known.earliest if known else None),
            latest=_iso(known.latest if known else None),
            start_kind=str(known.start_kind) if known else "unknown",
            end_kind=str(known.end_kind) if known else "unknown",
            basis=str(date.basis),
            said=date.said,
            start=date.span.start if date.span else None,
            end=date.span.end if date.span else None,
            rule=date.rule,
            anchor=date.anchor,
        )

    def add_entry(self, id: str, **given: object) -> None:  # noqa: A002
        """An entry row; what is not given is empty, the position is set when all are known."""
        row: dict[str, object] = {
            "id": id,
            "position": 0,
            "type": "",
            "kind": "",
            "scope": "source",
            "title": "",
            "acronym": "",
            "definition": "",
            "definition_layer": str(Layer.REFERENCES),
            "confidence": "attested",
            "note": "",
            "lane": None,
            "actors": "",
            "agreement": "",
            "naming": "",
        }
        self.add("entry", **{**row, **given})


def _iso(day: int | None) -> str | None:
    return None if day is None else dates.iso(day)
