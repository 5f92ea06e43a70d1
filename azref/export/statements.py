"""A document as single statements: one row each, with its layer and the place it rests on."""

from collections.abc import Iterator
from dataclasses import dataclass

from azref import dates
from azref.entries import (
    Citation,
    DateStatement,
    Discrepancy,
    Entry,
    EntryType,
    Form,
    Layer,
    Span,
)
from azref.export.content import Document


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said of an entry.

    `layer` is source, references, editors, or reader for a remark; empty for what only points on.
    `status` is wrong or unconfirmed, of a contradiction open or explained. `span` and `quote` are
    the words of the source it rests on.
    """

    entry: str
    layer: str
    what: str
    text: str
    language: str = ""
    status: str = ""
    edtf: str = ""
    basis: str = ""
    rule: str = ""
    span: Span | None = None
    sentence: int = 0
    quote: str = ""
    note: str = ""
    references: tuple[str, ...] = ()


def vouching(date: DateStatement) -> Layer:
    """Who vouches for a date: one that was derived is the editors', whatever it is read from."""
    return Layer.EDITORS if date.basis.value in ("derived", "inferred") else date.layer


def days(edtf: str) -> tuple[str, str]:
    """The first and the last day of a date as ISO texts; empty where a bound is not known."""
    known = dates.parse(edtf) if edtf else None
    bounds = (known.earliest, known.latest) if known else (None, None)
    first, last = ("" if day is None else dates.iso(day) for day in bounds)
    return first, last


def statements(document: Document) -> Iterator[Statement]:
    """Every statement of every entry, entry by entry, the layers in their order."""
    remarks = dict(document.remarks)
    for entry in document.entries:
        yield from _cited(entry, document.source_language)
        yield from _quantities(entry, document.source_language)
        yield from _prose(entry)
        yield from _forms(entry)
        yield from _dates(entry)
        yield from _faults(entry)
        yield from _pointers(entry)
        if remark := remarks.get(entry.id, ""):
            yield Statement(entry.id, "reader", "remark", remark)


def _cited(entry: Entry, language: str) -> Iterator[Statement]:
    wrong = {form.text for form in entry.forms if form.role.is_wrong}
    said = {date.span: date for date in entry.dates if date.span is not None}
    for citation in entry.citations:
        is_wrong = citation.purpose == "form" and citation.quote in wrong
        date = said.get(citation.span) if citation.purpose == "date" else None
        yield _citation(entry, citation, language, "wrong" if is_wrong else "", date)


def _citation(
    entry: Entry, citation: Citation, language: str, status: str, date: DateStatement | None
) -> Statement:
    is_stated = date is not None and vouching(date) is Layer.SOURCE
    return Statement(
        entry.id,
        Layer.SOURCE,
        citation.purpose,
        citation.quote,
        language,
        status,
        (date.edtf or "") if date and is_stated else "",
        str(date.basis) if date and is_stated else "",
        span=citation.span,
        sentence=citation.sentence,
        quote=citation.quote,
    )


def _quantities(entry: Entry, language: str) -> Iterator[Statement]:
    for each in entry.quantities:
        place = {"span": each.span, "sentence": each.sentence, "quote": each.quote}
        yield Statement(entry.id, Layer.SOURCE, "number", each.value, language, note=each.counts,
                        **place)  # type: ignore[arg-type]  # fmt: skip
        if each.comment:
            yield Statement(entry.id, Layer.REFERENCES, "number", each.comment, note=each.counts)


def _prose(entry: Entry) -> Iterator[Statement]:
    is_event = entry.summary.type is EntryType.EVENT
    own = tuple(reference.id for reference in entry.references if reference.is_direct)
    texts = (
        (entry.definition_layer, "definition", entry.definition),
        (Layer.REFERENCES if is_event else Layer.EDITORS, "note", entry.note),
        (Layer.REFERENCES, "agreement", entry.agreement),
        (Layer.EDITORS, "naming", entry.naming),
    )
    for layer, what, text in texts:
        if text:
            refs = own if what in ("definition", "note") else ()
            yield Statement(entry.id, layer, what, text, references=refs)
    for homonym in entry.homonyms:
        yield Statement(entry.id, Layer.EDITORS, "homonym", homonym.form, note=homonym.meaning)


def _forms(entry: Entry) -> Iterator[Statement]:
    """What the entry is called; printed forms stand among the citations."""
    for form in entry.forms:
        if form.layer is not Layer.SOURCE:
            yield Statement(entry.id, form.layer, str(form.role), form.text, form.language,
                            status_of(form), note=form.note)  # fmt: skip


def status_of(form: Form) -> str:
    """wrong, unconfirmed, or nothing."""
    if form.role.is_wrong:
        return "wrong"
    return "" if form.is_confirmed else "unconfirmed"


def _dates(entry: Entry) -> Iterator[Statement]:
    """What references attest and editors infer of the date; the source's words are citations."""
    for date in entry.dates:
        layer = vouching(date)
        if layer is not Layer.SOURCE:
            yield Statement(entry.id, layer, "date", date.edtf or "", "", "", date.edtf or "",
                            str(date.basis), date.rule, date.span, quote=date.said)  # fmt: skip


def _faults(entry: Entry) -> Iterator[Statement]:
    for each in entry.discrepancies:
        yield _discrepancy(entry, each)
    for contradiction in entry.contradictions:
        for side in contradiction.sides:
            yield Statement(entry.id, Layer.EDITORS, "contradiction", contradiction.reason, "",
                            contradiction.status, span=side.span, sentence=side.sentence,
                            quote=side.quote, note=contradiction.id)  # fmt: skip


def _discrepancy(entry: Entry, each: Discrepancy) -> Statement:
    references = tuple(reference.id for reference in each.references)
    note = f"{each.kind}. {each.note}".strip().removesuffix(".")
    return Statement(entry.id, Layer.EDITORS, "discrepancy", each.likely_meaning, span=each.span,
                     sentence=each.sentence, quote=each.quote, note=note,
                     references=references)  # fmt: skip


def _pointers(entry: Entry) -> Iterator[Statement]:
    for relation in entry.relations:
        note = f"{relation.kind} {relation.target}"
        yield Statement(entry.id, "", "relation", relation.title, note=note)
    for each in entry.references:
        origin = ". ".join(filter(None, (each.publisher, each.date, each.url, each.note)))
        yield Statement(entry.id, Layer.REFERENCES, "reference", each.title, each.language,
                        note=origin, references=(each.id,))  # fmt: skip
