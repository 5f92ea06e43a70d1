"""The formats a document can be written in, by the suffix of the file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from azref.errors import ExportError
from azref.export.content import Document, Written
from azref.export.files import write_together

Writer = Callable[[Document], Written]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `write` loads what it needs when it is first called.

    It raises `ExportError` where nothing of the document can be written in this format.
    """

    suffix: str
    name: str
    write: Writer


def _pdf(document: Document) -> Written:
    from azref.export.colophon import standard_names
    from azref.export.pdf import pdf_bytes

    return Written(pdf_bytes(document), kept=standard_names(document.options))


def _html(document: Document) -> Written:
    from azref.export.html_page import html_page

    return html_page(document)


def _markdown(document: Document) -> Written:
    from azref.export.markdown import markdown

    return markdown(document)


def _csv(document: Document) -> Written:
    from azref.export.csv_table import csv_table

    return csv_table(document)


def _json(document: Document) -> Written:
    from azref.export.json_records import json_records

    return json_records(document)


FORMATS = (
    Format(".pdf", "PDF document", _pdf),
    Format(".html", "HTML page", _html),
    Format(".md", "Markdown text", _markdown),
    Format(".csv", "CSV table of statements", _csv),
    Format(".json", "JSON that azref can open again", _json),
)


def format_of(output: Path) -> Format:
    """The format for a file of this name. Raises `ExportError` for a suffix without one."""
    name = output.name.lower()
    fitting = [each for each in FORMATS if name.endswith(each.suffix) and name != each.suffix]
    if not fitting:
        what = f'the suffix "{output.suffix}"' if output.suffix else "a name without a suffix"
        known = ", ".join(each.suffix for each in FORMATS)
        raise ExportError(f"{output}: no format for {what}; azref writes {known}")
    return max(fitting, key=lambda each: len(each.suffix))


def export(document: Document, output: Path) -> Written:
    """Writes `document` to `output`, whole or not at all; what was written.

    Raises `ExportError`.
    """
    written = format_of(output).write(document)
    put(written, output)
    return written


def put(written: Written, output: Path) -> None:
    """Puts every file of `written` in its place, or none. Raises `ExportError`."""
    beside = {output.with_suffix(suffix): content for suffix, content in written.companions}
    write_together({**beside, output: written.content})
