"""A document as PDF, tagged for PDF/UA-1 and PDF/A-2a, through typst."""

import json

from azref import paths
from azref.errors import ExportError
from azref.export.content import Document
from azref.export.data import document_data

_TEMPLATE = "document.typ"
_UNDATED = 0
"""Seconds since 1970. PDF/A insists on a date and an edition has none: the usual stand-in."""


def pdf_bytes(document: Document) -> bytes:
    """The document as PDF: the same bytes for the same document, wherever and whenever.

    Raises `ExportError` with the reason in one line.
    """
    return _compiled(json.dumps(document_data(document), ensure_ascii=True))


def _compiled(data: str) -> bytes:
    """Texts reach the template as data alone; no font of the system and no network is used."""
    import typst

    folder = paths.resources() / "templates"
    template = folder / _TEMPLATE
    if not template.is_file():
        raise ExportError(f"{template}: the template is missing; install azref again")
    try:
        content = typst.compile(
            template,
            root=folder,
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            pdf_standards=["ua-1", "a-2a"],
            timestamp=_UNDATED,
        )
    except (RuntimeError, ValueError) as error:
        raise ExportError(f"the PDF could not be set: {_one_line(str(error))}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # typst's own bugs come as this
            raise
        raise ExportError("the PDF could not be set: typst broke off") from error
    assert isinstance(content, bytes)
    return content


def _one_line(message: str) -> str:
    return " ".join(message.split())[:300]
