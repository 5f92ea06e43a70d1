"""A sentence of the source with the entries that cite it, as a JSON record and in lines."""

import textwrap
from collections.abc import Sequence

from azref.entries import Sentence, Summary

_WIDTH = 78


def sentence_record(sentence: Sentence, citing: Sequence[Summary]) -> dict[str, object]:
    """`start` and `end` are code points of the source text, end exclusive."""
    return {
        "id": sentence.label,
        "type": "sentence",
        "paragraph": sentence.paragraph,
        "start": sentence.span.start,
        "end": sentence.span.end,
        "text": sentence.text,
        "coverage": str(sentence.coverage),
        "reason": sentence.reason,
        "entries": [
            {"id": entry.id, "type": str(entry.type), "kind": entry.kind, "title": entry.title}
            for entry in citing
        ],
    }


def sentence_text(sentence: Sentence, citing: Sequence[Summary]) -> str:
    """The sentence behind the bar of the source, and under it who cites it, or why nobody does."""
    span = sentence.span
    place = f"paragraph {sentence.paragraph} · characters {span.start}–{span.end}"
    words = textwrap.wrap(sentence.text, _WIDTH, break_on_hyphens=False)
    lines = [f"{sentence.label}  {place}", "", *(f"┃ {line}" for line in words), ""]
    if sentence.reason:
        lines += [f"Background: {sentence.reason}", ""]
    if citing:
        lines += ["Cited by", *(f"  – {entry.id}  {entry.title}" for entry in citing)]
    return "\n".join(lines).rstrip()
