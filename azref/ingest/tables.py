"""The rows a compiled edition consists of, table by table, in the order they are written."""

from dataclasses import dataclass, field

from azref import dates
from azref.entries import Citation, DateStatement, Form, Layer
from azref.folding import fold

Row = dict[str, object]


@dataclass(slots=True)
class Tables:
    """Rows by table; `source` is the id of the one source text."""

    source: str
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, **row: object) -> None:
        self.rows.setdefault(table, []).append(row)

    def of(self, table: str) -> list[Row]:
        return self.rows.get(table, [])

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
            entry=entry,
            text=form.text,
            folded=fold(form.text),
            language=form.language,
            role=str(form.role),
            layer=str(form.layer),
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
        row: Row = {
            "id": id,
            "position": 0,
            "scope": "source",
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
