"""A PDF opens with its outline beside the page, and is as sound as before."""

from io import BytesIO

import pikepdf
import pytest

from azref.export.document import gather
from azref.export.opening import with_outline
from azref.export.pdf import pdf_bytes
from azref.store.database import Database

PAGES = b"%PDF-1.7\n1 0 obj\n<</Type/Pages/Count 0/Kids[]>>\nendobj\n"
CATALOGUE = b"2 0 obj\n<</Type/Catalog/Pages 1 0 R/Outlines 7 0 R>>\nendobj\n\n"


def ended(body: bytes, at: int | None = None) -> bytes:
    table = len(body) if at is None else at
    return body + b"xref\n0 3\n(rows)\ntrailer\n<</Root 2 0 R>>\nstartxref\n%d\n%%%%EOF" % table


def test_the_catalogue_says_so_and_the_end_of_the_file_leads_to_the_table() -> None:
    mode = b"<</Type/Catalog/PageMode/UseOutlines"
    opened = with_outline(ended(PAGES + CATALOGUE))
    assert opened == ended(PAGES + CATALOGUE.replace(b"<</Type/Catalog", mode))
    assert with_outline(opened) == opened


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"no PDF",
        ended(PAGES + CATALOGUE.replace(b"/Outlines 7 0 R", b"")),
        ended(PAGES + CATALOGUE.replace(b"<</Type/Catalog", b"<< /Type /Catalog")),
        ended(PAGES + CATALOGUE, 3),
        ended(CATALOGUE + PAGES),
    ],
)
def test_a_file_written_in_another_way_stays_as_it_is(other: bytes) -> None:
    assert with_outline(other) == other


def test_an_exported_document_opens_on_its_outline(database_file) -> None:
    document = gather(Database(database_file), ["pfp"])
    content = pdf_bytes(document)
    with pikepdf.open(BytesIO(content)) as pdf:
        assert pdf.Root.PageMode == "/UseOutlines"
        assert pdf.docinfo["/Author"] == f"The editors of “{document.facts.title}”"
        assert pdf.get_warnings() == []
