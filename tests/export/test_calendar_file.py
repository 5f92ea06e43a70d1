"""The calendar, parsed back: only days that are known, said by whom, nothing padded."""

import datetime
from dataclasses import replace

import icalendar
import pytest

from azref.entries import Basis, DateStatement, Layer
from azref.errors import ExportError
from azref.export.calendar_file import calendar_file
from azref.export.content import Document
from azref.export.document import gather
from azref.export.visible import visible
from azref.store.database import Database
from tests.export.hostile import HOSTILE, document_of


def events(document: Document) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(calendar_file(document).content)
    assert calendar.errors == []
    found = [each for each in calendar.subcomponents if isinstance(each, icalendar.Event)]
    assert len(found) == len(calendar.subcomponents)
    assert all(event.errors == [] for event in found)
    return found


def dated(document: Document, *edtf: str | None) -> Document:
    """The document with its first entry, an event, dated by references so."""
    entry = document.entries[0]
    statements = tuple(DateStatement(Layer.REFERENCES, each, Basis.ATTESTED) for each in edtf)
    return replace(document, entries=(entry._replace(dates=statements),))


def test_an_event_stands_on_its_days_with_the_end_after_them(document: Document) -> None:
    found = events(dated(document, "1994-05-04/1994-05-06"))
    assert [(e.start, e.end) for e in found] == [
        (datetime.date(1994, 5, 4), datetime.date(1994, 5, 7))
    ]
    assert str(found[0]["summary"]) == document.entries[0].title


@pytest.mark.parametrize(
    "edtf",
    ["1997", "1997-05", "1997-21", "199X", "1997-05-XX", "1994-05-04?", "1994-05-04~",
     "2015-01-01/..", "2015-01-01/", "../2015-01-01", "2015-01/2015-03-04", "1997/1999",
     "[1994-05-04,1994-05-06]", "-0043-03-15", "Y12345", None],
)  # fmt: skip
def test_days_that_are_not_known_are_left_out(document: Document, edtf: str | None) -> None:
    with pytest.raises(ExportError, match="none of the entries is an event whose days are known"):
        calendar_file(dated(document, edtf))


def test_what_is_left_out_is_counted(document: Document, database: Database) -> None:
    everything = gather(database, [summary.id for summary in database.summaries()])
    assert calendar_file(document).losses == (
        "calendar: 1 event left out whose first and last day are not both known",
        "calendar: 3 terms left out",
    )
    assert calendar_file(everything).losses[0] == "calendar: 1 undated event left out"


def test_days_that_source_and_references_share_are_one_event(document: Document) -> None:
    framework = next(e for e in events(document) if "framework" in str(e["uid"]))
    assert list(map(str, framework["categories"].cats)) == ["The source says", "References attest"]
    assert sum("framework" in str(e["uid"]) for e in events(document)) == 1


def test_the_words_of_the_source_stand_with_their_place(document: Document) -> None:
    framework = next(e for e in events(document) if "framework" in str(e["uid"]))
    lines = str(framework["description"]).splitlines()
    assert lines[0] == "The source says"
    assert "“May 4, 1994” (S3, characters 558 to 569)" in lines
    assert lines.index("References attest") < lines.index("The editors infer")


def test_no_event_blocks_the_readers_day_and_each_is_told_apart(document: Document) -> None:
    found = events(document)
    assert {str(event["transp"]) for event in found} == {"TRANSPARENT"}
    assert len({str(event["uid"]) for event in found}) == len(found)


def test_lines_are_folded_as_the_rfc_wants(document: Document) -> None:
    lines = calendar_file(document).content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_becomes_a_property(name: str) -> None:
    found = events(document_of(HOSTILE[name]))
    plain = events(document_of("plain"))
    assert [sorted(event) for event in found] == [sorted(event) for event in plain]
    title = visible(HOSTILE[name])
    assert {str(event["summary"]) for event in found} == {title or visible("event" + title)}
