"""A document as JSON that can be opened again: `resources/schemas/selection.schema.json`.

The records are those of ``azref show --json``. Texts are kept to the letter, so that offsets
count; what no reader would see stands escaped.
"""

import json
import re
from itertools import islice

import azref
from azref.export.content import CitedSentence, Document, Written
from azref.render.records import Json, entry_record, event_record

FORMAT, VERSION = "azref selection", 1
ATTACHMENT = "azref-selection.json"
"""The name these bytes bear where they are attached to a PDF."""
_AT_ONCE = 10_000

_INVISIBLE = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufdd0-\ufdef"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)


def json_records(document: Document) -> Written:
    return Written(selection_json(document))


def selection_json(document: Document) -> bytes:
    """The document as JSON in UTF-8: the same bytes for the same document."""
    return json_bytes(_selection(document))


def json_bytes(record: Json) -> bytes:
    """`record` as JSON in UTF-8; what no reader would see, and `json` would let pass, escaped."""
    words = json.JSONEncoder(ensure_ascii=False, indent=1).iterencode(record)
    written = bytearray()
    while some := "".join(islice(words, _AT_ONCE)):  # all of them take ten times the room
        written += _INVISIBLE.sub(lambda found: json.dumps(found.group())[1:-1], some).encode()
    return bytes(written + b"\n")


def _selection(document: Document) -> Json:
    facts, remarks = document.facts, dict(document.remarks)
    return {
        "format": FORMAT,
        "version": VERSION,
        "program": f"azref {azref.__version__}",
        "title": document.title,
        "edition": {
            "id": facts.id,
            "title": facts.title,
            **({"date": facts.date} if facts.date else {}),
            "source_title": document.source_title,
            "source_language": document.source_language,
            "schema_version": facts.schema_version,
            "sha256": dict(facts.sha256),
        },
        "selection": [
            {"id": id, "remark": remarks.get(id, "")}
            for id in document.chosen or [entry.id for entry in document.entries]  # noqa: A001
        ],
        "entries": [entry_record(entry) for entry in document.entries],
        "events": [event_record(event) for event in document.events],
        "sentences": [_sentence(cited) for cited in document.sentences],
    }


def _sentence(cited: CitedSentence) -> Json:
    sentence = cited.sentence
    return {
        "label": sentence.label,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "text": sentence.text,
        "entries": list(cited.entries),
    }
