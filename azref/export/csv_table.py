"""A document as a table of statements: CSV after RFC 4180, in UTF-8.

It begins with a byte order mark, without which spreadsheets read Azerbaijani letters wrongly. A
cell that a spreadsheet would take for a formula gets an apostrophe in front (CWE-1236).
"""

import csv
import io
import re
from collections.abc import Sequence

from azref.entries import Summary
from azref.export.content import Document, Written
from azref.export.statements import Statement, days, statements
from azref.export.visible import visible

HEADER = (
    "entry", "type", "kind", "scope", "title", "layer", "statement", "text", "language", "status",
    "edtf", "earliest", "latest", "basis", "rule", "start", "end", "sentence", "quote", "note",
    "references",
)  # fmt: skip
_LONGEST_CELL = 32_767
"""Characters; what Excel, whose limit it is, cuts off."""
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def csv_table(document: Document) -> Written:
    """One row for each statement, under a header."""
    summaries = {entry.id: entry.summary for entry in document.entries}
    rows = [_cells(each, summaries[each.entry]) for each in statements(document)]
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerows([HEADER, *(map(_guarded, row) for row in rows)])
    return Written(text.getvalue().encode("utf-8-sig"), _losses(document, rows))


def _cells(each: Statement, summary: Summary) -> list[str]:
    start, end = (each.span.start, each.span.end) if each.span else ("", "")
    cells = (
        each.entry, summary.type, summary.kind, summary.scope, summary.title, each.layer, each.what,
        each.text, each.language, each.status, each.edtf, *days(each.edtf), each.basis, each.rule,
        start, end, f"S{each.sentence}" if each.sentence else "", each.quote, each.note,
        " ".join(each.references),
    )  # fmt: skip
    return [visible(str(cell)) for cell in cells]


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _losses(document: Document, rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    losses = []
    if guarded := sum(bool(_FORMULA.match(cell)) for row in rows for cell in row):
        cells = "1 cell begins" if guarded == 1 else f"{guarded} cells begin"
        losses.append(f"CSV: {cells} like a formula and got an apostrophe in front")
    if long := sum(len(cell) > _LONGEST_CELL for row in rows for cell in row):
        cells = "1 cell is" if long == 1 else f"{long} cells are"
        losses.append(f"CSV: {cells} longer than the 32,767 characters that Excel keeps")
    if count := len(document.sentences):
        sentences = "1 cited sentence" if count == 1 else f"{count} cited sentences"
        losses.append(f"CSV: {sentences} left out, only the cited words are in the table")
    return tuple(losses)
