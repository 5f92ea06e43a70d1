"""A document as PDF, tagged for PDF/UA-1 and PDF/A, through typst; its pages as pictures."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from azref import paths
from azref.dates import DateError, day_number
from azref.errors import ExportError
from azref.export.colophon import standard_names, standards
from azref.export.content import Document, Written
from azref.export.counting import losses
from azref.export.data import document_data
from azref.export.labels import labels
from azref.export.links import Place, with_links
from azref.export.opening import with_outline
from azref.export.options import Paper, Standard
from azref.export.texts import MISSING
from azref.export.weight import refuse_too_heavy

_T = TypeVar("_T")
_MISSING = json.dumps(MISSING)[1:-1]
_TEMPLATE = "document.typ"
_HEIGHTS = {Paper.A4: 841.8898, Paper.LETTER: 792.0}


def pdf(document: Document) -> Written:
    """The document as PDF: the same bytes for the same document, wherever and whenever.

    Characters that no font has are told of. Raises `ExportError` with the reason in one line.
    """
    if document.options.has_records and document.options.standard is Standard.OLDEST:
        raise ExportError("PDF/A-1 allows no attachment; leave out the records or PDF/A-1")
    data = _json(document)
    placed = _compiled(data, lambda compiler: _placed(compiler, document))
    content = placed or _compiled(data, lambda compiler: _pdf(compiler, document), "own")
    lost = (data.count(_MISSING), "character", f"not in its fonts, shown as {MISSING}")
    return Written(
        with_outline(content), losses("PDF", lost), kept=standard_names(document.options)
    )


def pdf_bytes(document: Document) -> bytes:
    """The PDF alone. Raises `ExportError`."""
    return pdf(document).content


def page_pictures(document: Document, dots_per_inch: float) -> tuple[bytes, ...]:
    """Every page as PNG on white, for a preview or a printer. Raises `ExportError`."""
    return _compiled(
        _json(document),
        lambda compiler: _several(compiler.compile(format="png", ppi=dots_per_inch)),
    )


def _json(document: Document) -> str:
    refuse_too_heavy(document)
    return json.dumps(document_data(document), ensure_ascii=True)


def _placed(compiler: Any, document: Document) -> bytes | None:
    """The PDF with its links put in; None where this typst writes them in an unknown way."""
    found = json.loads(compiler.query("<places>", field="value", one=True))
    places = {name: Place(page, x, y) for name, page, x, y in found}
    options = document.options
    words = labels(options.labels)("Page {page}")
    return with_links(_pdf(compiler, document), places, _HEIGHTS[options.paper], words)


def _pdf(compiler: Any, document: Document) -> bytes:
    rules = list(standards(document.options))
    content = compiler.compile(pdf_standards=rules, timestamp=_made(document.facts.date))
    assert isinstance(content, bytes)
    return content


def _made(edition: str) -> int:
    """Seconds since 1970 at the beginning of the edition's day.

    PDF/A insists on a date of making, which nothing in a file may hang on that is to be the same
    tomorrow. Without a day, and before 1970, the usual stand-in: 0.
    """
    try:
        return max(0, day_number(edition) - day_number("1970-01-01")) * 86_400
    except DateError:
        return 0


def _several(pages: Any) -> tuple[bytes, ...]:
    return tuple(pages) if isinstance(pages, list) else (pages,)


def _compiled(data: str, write: Callable[[Any], _T], links: str = "placed") -> _T:
    """Texts reach the template as data alone; no font of the system and no network is used."""
    import typst

    folder = paths.resources() / "templates"
    template = folder / _TEMPLATE
    if not template.is_file():
        raise ExportError(f"{template}: the template is missing; install azref again")
    inputs = {"data": data, "links": links}
    try:
        return write(typst.Compiler(template, folder, ignore_system_fonts=True, sys_inputs=inputs))
    except (RuntimeError, ValueError) as error:
        raise ExportError(f"the PDF could not be set: {_one_line(str(error))}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # typst's own bugs come as this
            raise
        raise ExportError("the PDF could not be set: typst broke off") from error


def _one_line(message: str) -> str:
    return " ".join(message.split())[:300]
