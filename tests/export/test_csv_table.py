"""The table of statements: what RFC 4180 asks, layers and places as columns, no formulas."""

import csv
import io
import re

import pytest

from azref.export.content import Document
from azref.export.csv_table import HEADER, csv_table
from tests.export.hostile import HOSTILE, document_of


def rows(document: Document) -> list[dict[str, str]]:
    text = csv_table(document).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_lines_end_as_the_rfc_wants_and_all_have_the_same_cells(document: Document) -> None:
    content = csv_table(document).content
    assert content.startswith(b"\xef\xbb\xbfentry,type,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    table = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))
    assert {len(row) for row in table} == {len(HEADER)}


def test_every_citation_is_a_row_with_its_place(document: Document) -> None:
    found = {
        (row["entry"], row["start"], row["end"], row["quote"])
        for row in rows(document)
        if row["layer"] == "source"
    }
    for entry in document.entries:
        for citation in entry.citations:
            start, end = citation.span
            assert (entry.id, str(start), str(end), citation.quote) in found


def test_wrong_and_unconfirmed_forms_say_so(document: Document) -> None:
    forms = {(r["entry"], r["text"], r["layer"]): r["status"] for r in rows(document)}
    assert forms["ipap", "WFP", "source"] == "wrong"
    assert forms["ipap", "FTƏP", "editors"] == "unconfirmed"
    assert forms["ipap", "IPAP", "references"] == ""


def test_a_derived_date_is_the_editors_and_its_words_are_the_sources(document: Document) -> None:
    dates = [r for r in rows(document)
             if (r["entry"], r["statement"]) == ("ev-2002-afghanistan", "date")]  # fmt: skip
    assert [(r["layer"], r["text"], r["edtf"], r["rule"]) for r in dates] == [
        ("source", "The following year", "", ""),
        ("editors", "2002", "2002", "year(ev-2001-exercise)+1"),
        ("references", "2002-11-20", "2002-11-20", ""),
    ]
    assert (dates[1]["earliest"], dates[1]["latest"]) == ("2002-01-01", "2002-12-31")


@pytest.mark.parametrize("name", HOSTILE)
def test_no_cell_is_a_formula(name: str) -> None:
    found = rows(document_of(HOSTILE[name]))
    assert found
    for row in found:
        for cell in row.values():
            assert not re.match(r"\s*[=+@\-]", cell)


def test_guarded_cells_are_reported() -> None:
    losses = csv_table(document_of(HOSTILE["formula"])).losses
    assert re.match(r"CSV: \d+ cells begin like a formula and got an apostrophe", losses[0])


def test_cells_that_excel_would_cut_are_reported() -> None:
    losses = csv_table(document_of("x", "ab " * 33_333)).losses
    assert any("longer than the 32,767 characters" in loss for loss in losses)
