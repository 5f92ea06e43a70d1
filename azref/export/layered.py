"""What is said of an entry as lines of text, layer by layer."""

from collections.abc import Iterable, Iterator, Mapping

from azref.entries import Entry, Layer
from azref.export.content import Document
from azref.export.statements import Statement, statements
from azref.render.page import Run, plain_text
from azref.render.prose import date_words, linked
from azref.render.wording import ENGLISH

HEADINGS = {
    Layer.SOURCE: "The source says",
    Layer.REFERENCES: "References attest",
    Layer.EDITORS: "The editors infer",
}
_TOLD = {"quote", "date", "definition", "note", "agreement", "naming", "discrepancy"}


def layers_of(document: Document) -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """By entry: each layer that says something, under its heading, in lines.

    A line of the source ends in its place: the sentence, and its characters (code points, the end
    excluded).
    """
    found: dict[str, list[Statement]] = {entry.id: [] for entry in document.entries}
    for statement in statements(document):
        found[statement.entry].append(statement)
    return {entry.id: tuple(_layers(found[entry.id], names(entry))) for entry in document.entries}


def names(entry: Entry) -> dict[str, Run]:
    """What stands in prose for the id of a reference."""
    return {
        reference.id: Run(", ".join(filter(None, (reference.publisher, reference.date))) or
                          reference.title)
        for reference in entry.references
    }  # fmt: skip


def named(text: str, names: Mapping[str, Run]) -> str:
    """`text` with the ids of references made readable."""
    return plain_text(linked(text, names))


def _layers(
    said: Iterable[Statement], names: Mapping[str, Run]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    told = [each for each in said if each.what in _TOLD]
    for layer, heading in HEADINGS.items():
        if lines := tuple(_line(each, names) for each in told if each.layer == layer):
            yield heading, lines


def _line(each: Statement, names: Mapping[str, Run]) -> str:
    if each.layer == Layer.SOURCE and each.span is not None:
        place = f"S{each.sentence}, characters {each.span.start} to {each.span.end}"
        return f"“{each.text}” ({place})"
    if each.what == "date":
        said = f", read from “{each.quote}”" if each.quote else ""
        return f"Date: {date_words(each.edtf, ENGLISH)}{said}"
    if each.what == "discrepancy":
        return f"Where the source writes “{each.quote}”, read: {each.text}"
    label = "Source and references: " if each.what == "agreement" else ""
    return label + named(each.text, names)
