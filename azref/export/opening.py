"""How a PDF opens: with its outline beside the page, which typst has no word for.

ISO 32000-1, 7.7.2: PageMode of the document catalogue. Typst writes the catalogue last, so that
nothing but the cross-reference table moves, to which the end of the file leads (7.5.5).
"""

import re

_CATALOGUE = re.compile(
    rb"\n\d+ 0 obj\n<</Type/Catalog(?=/)(?P<rest>[^\r\n]*/Outlines \d+ 0 R[^\r\n]*>>)\s*endobj\s*"
    rb"(?P<table>xref\n)"
)
_END = re.compile(rb"startxref\n(\d+)\n%%EOF\s*\Z")
_MODE = b"/PageMode/UseOutlines"


def with_outline(pdf: bytes) -> bytes:
    """`pdf` opening on its outline; as it is where it has none, or is written in another way."""
    end = _END.search(pdf, max(0, len(pdf) - 80))
    table = int(end[1]) if end else -1
    start = pdf.rfind(b"/Type/Catalog", 0, max(table, 0))
    catalogue = _CATALOGUE.match(pdf, pdf.rfind(b"\n", 0, pdf.rfind(b" obj", 0, max(start, 0))))
    if not end or not catalogue or catalogue.start("table") != table or _MODE in catalogue[0]:
        return pdf
    at = catalogue.start("rest")
    return b"".join((pdf[:at], _MODE, pdf[at : end.start(1)], b"%d" % (table + len(_MODE)),
                     pdf[end.end(1) :]))  # fmt: skip
