"""Values as JSON records, the shapes the command line is relied on for, and as lines."""

from azref import dates
from azref.entries import (
    Contradiction,
    DateStatement,
    Discrepancy,
    Entry,
    Form,
    Layer,
    Reference,
    Role,
    TimelineEvent,
)

Json = dict[str, object]
_ID_WIDTH = 32


def event_record(event: TimelineEvent) -> Json:
    """An event of the timeline; `earliest` and `latest` are null where a bound is not known."""
    date = event.source
    return {
        "id": event.id,
        "title": event.title,
        "edtf": date.edtf,
        **_days(date.edtf),
        "basis": str(date.basis),
        "said": date.said,
        "rule": date.rule,
        "attested": event.attested,
        "lane": str(event.lane),
    }


def event_line(event: TimelineEvent) -> str:
    """An event in one line: its date as resolved, its id and title, and what references attest."""
    date = event.source.edtf or event.source.said or "undated"
    attested = f"  (attested {event.attested})" if event.attested else ""
    return f"{date:14} {event.id:{_ID_WIDTH}} {event.title}{attested}"


def _days(edtf: str | None) -> Json:
    known = dates.parse(edtf) if edtf else None
    first = known.earliest if known else None
    last = known.latest if known else None
    return {
        "earliest": None if first is None else dates.iso(first),
        "latest": None if last is None else dates.iso(last),
    }


def entry_record(entry: Entry) -> Json:
    """One entry whole; offsets are code points into the source text, end exclusive."""
    summary = entry.summary
    return {
        "id": summary.id,
        "type": str(summary.type),
        "kind": summary.kind,
        "scope": str(summary.scope),
        "title": summary.title,
        "acronym": summary.acronym,
        "confidence": entry.confidence,
        "lane": str(entry.lane) if entry.lane else None,
        "actors": list(entry.actors),
        "layers": {str(layer): _layer(entry, layer) for layer in Layer},
        "dates": [_date(date) for date in entry.dates],
        "citations": [
            {
                "start": citation.span.start,
                "end": citation.span.end,
                "quote": citation.quote,
                "sentence": f"S{citation.sentence}",
                "purpose": citation.purpose,
            }
            for citation in entry.citations
        ],
        "discrepancies": [_discrepancy(discrepancy) for discrepancy in entry.discrepancies],
        "contradictions": [_contradiction(each) for each in entry.contradictions],
        "quantities": [
            {"value": q.value, "quote": q.quote, "counts": q.counts, "comment": q.comment}
            for q in entry.quantities
        ],
        "relations": [
            {"id": relation.target, "title": relation.title, "kind": relation.kind}
            for relation in entry.relations
        ],
        "references": [_reference(reference) for reference in entry.references],
    }


def _layer(entry: Entry, layer: Layer) -> Json:
    """What one layer vouches for. A term's note is the editors', an event's the references'."""
    is_event = entry.summary.type.value == "event"
    note_layer = Layer.REFERENCES if is_event else Layer.EDITORS
    return {
        "definition": entry.definition if layer is entry.definition_layer else "",
        "forms": [_form(form) for form in entry.forms if _speaks(form, layer)],
        "note": entry.note if layer is note_layer else "",
        "agreement": entry.agreement if layer is Layer.REFERENCES else "",
        "naming": entry.naming if layer is Layer.EDITORS else "",
        "homonyms": [
            {"form": homonym.form, "meaning": homonym.meaning}
            for homonym in (entry.homonyms if layer is Layer.EDITORS else ())
        ],
    }


def _speaks(form: Form, layer: Layer) -> bool:
    return form.layer is layer or (layer is Layer.SOURCE and form.is_printed)


def _form(form: Form) -> Json:
    wrong = form.role in (Role.CALQUE, Role.MISPRINT)
    return {
        "text": form.text,
        "language": form.language,
        "role": str(form.role),
        "printed": form.is_printed,
        "wrong": wrong,
        "confirmed": form.is_confirmed,
        "note": form.note,
    }


def _date(date: DateStatement) -> Json:
    return {
        "layer": str(date.layer),
        "edtf": date.edtf,
        **_days(date.edtf),
        "basis": str(date.basis),
        "said": date.said,
        "start": date.span.start if date.span else None,
        "end": date.span.end if date.span else None,
        "rule": date.rule,
        "anchor": date.anchor,
        "kind": date.kind,
    }


def _contradiction(contradiction: Contradiction) -> Json:
    return {
        "id": contradiction.id,
        "status": contradiction.status,
        "reason": contradiction.reason,
        "sides": [
            {"start": side.span.start, "end": side.span.end, "quote": side.quote}
            for side in contradiction.sides
        ],
    }


def _discrepancy(discrepancy: Discrepancy) -> Json:
    return {
        "id": discrepancy.id,
        "kind": discrepancy.kind,
        "start": discrepancy.span.start,
        "end": discrepancy.span.end,
        "quote": discrepancy.quote,
        "likely_meaning": discrepancy.likely_meaning,
        "note": discrepancy.note,
        "references": [reference.id for reference in discrepancy.references],
    }


def _reference(reference: Reference) -> Json:
    keys = ("id", "title", "publisher", "date", "url", "language", "note")
    return {key: getattr(reference, key) for key in keys}
