"""The JSON for TimelineJS: what its documentation asks of slides, dates as fine as they are."""

import json
from dataclasses import replace
from typing import Any

import pytest

from azref.entries import Basis, DateStatement, Layer
from azref.errors import ExportError
from azref.export.content import Document
from azref.export.timelinejs import timelinejs
from tests.export.hostile import HOSTILE, document_of


def slides(document: Document) -> list[dict[str, Any]]:
    record = json.loads(timelinejs(document).content)
    assert record.keys() == {"title", "events"}
    return list(record["events"])


def dated(document: Document, edtf: str | None, basis: Basis = Basis.ATTESTED) -> Document:
    entry = document.entries[0]
    layer = Layer.REFERENCES if basis is Basis.ATTESTED else Layer.SOURCE
    dates = (DateStatement(layer, edtf, basis),)
    return replace(document, entries=(entry._replace(dates=dates),))


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("1994-05-04", {"year": 1994, "month": 5, "day": 4}, None),
        ("1996-04", {"year": 1996, "month": 4}, None),
        ("1997", {"year": 1997}, None),
        ("-0043", {"year": -43}, None),
        ("1999-09/2008-04", {"year": 1999, "month": 9}, {"year": 2008, "month": 4}),
        ("2015-01/..", {"year": 2015, "month": 1}, None),
        ("1997?", {"year": 1997}, None),
    ],
)
def test_a_date_stays_as_fine_as_it_is(
    document: Document, edtf: str, start: object, end: object
) -> None:
    slide = slides(dated(document, edtf))[0]
    assert (slide["start_date"], slide.get("end_date")) == (start, end)


@pytest.mark.parametrize("edtf", [None, "199X", "1997-XX", "1997-21", "[1996,1998]", "../1997"])
def test_what_no_plain_date_places_is_left_out(document: Document, edtf: str | None) -> None:
    with pytest.raises(ExportError, match="none of the entries is an event with a date"):
        timelinejs(dated(document, edtf))


def test_who_vouches_for_the_date_stands_beside_it(document: Document) -> None:
    found = {slide["unique_id"]: slide["display_date"] for slide in slides(document)}
    assert found["entry-ev-1994-framework"] == "4 May 1994 (the source says)"
    assert found["entry-ev-2002-afghanistan"] == "2002 (the editors infer)"
    assert found["entry-ev-2015-resolute-support"] == (
        "from January 2015, still open (the source says)"
    )


def test_what_it_cannot_draw_is_reported(document: Document) -> None:
    assert timelinejs(document).losses == (
        "timeline: 3 terms left out",
        "timeline: 1 event drawn without an end that is open or not known, only named",
        "timeline: 2 events placed by one date, another layer's date only named",
    )
    uncertain = timelinejs(dated(document, "1997?")).losses
    assert uncertain == ("timeline: 1 uncertain date drawn as if certain, only named as uncertain",)


def test_the_layers_stand_apart_in_the_text(document: Document) -> None:
    text = slides(document)[0]["text"]["text"]
    heads = ["<h4>The source says</h4>", "<h4>References attest</h4>", "<h4>The editors infer</h4>"]
    assert [text.index(head) for head in heads] == sorted(text.index(head) for head in heads)
    assert "characters 558 to 569" in text


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_becomes_markup(name: str) -> None:
    found = slides(document_of(HOSTILE[name]))
    assert found
    for slide in found:
        text = json.dumps([slide["text"], slide["display_date"]])
        for tag in ("h4", "p"):
            text = text.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
        assert "<" not in text
