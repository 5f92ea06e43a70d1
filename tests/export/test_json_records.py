"""The JSON of a selection: as its schema says, to the letter, and opened again."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from azref import paths
from azref.errors import SelectionError
from azref.export.content import Document
from azref.export.document import gather
from azref.export.json_records import selection_json
from azref.export.reopening import open_selection, read_selection
from azref.store.database import Database
from tests.export.conftest import SELECTION
from tests.export.hostile import HOSTILE, document_of

SCHEMA = json.loads((paths.resources() / "schemas" / "selection.schema.json").read_text("utf-8"))


def record(document: Document) -> Any:
    return json.loads(selection_json(document))


@pytest.fixture(scope="module")
def everything(database: Database) -> Document:
    return gather(database, [summary.id for summary in database.summaries()])


def closed(schema: Any) -> Any:
    """The schema with every object closed, so that a key nobody described is a fault."""
    if isinstance(schema, dict):
        found = {key: closed(value) for key, value in schema.items()}
        return {**found, "additionalProperties": False} if "required" in found else found
    return [closed(value) for value in schema] if isinstance(schema, list) else schema


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_entry_is_as_the_schema_says_and_nothing_is_left_undescribed(
    everything: Document,
) -> None:
    jsonschema.Draft202012Validator(closed(SCHEMA)).validate(record(everything))


@pytest.mark.parametrize(
    ("key", "value"),
    [("format", "x"), ("version", 2), ("selection", []), ("entries", None), ("title", 1)],
)
def test_the_schema_refuses_what_is_wrong(document: Document, key: str, value: object) -> None:
    wrong = {**record(document), key: value}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(wrong)


def test_quotes_and_offsets_are_those_of_the_source(database: Database, document: Document) -> None:
    text = database.source().text
    for entry in record(document)["entries"]:
        for each in (*entry["citations"], *entry["discrepancies"]):
            assert text[each["start"] : each["end"]] == each["quote"]


def test_texts_are_kept_to_the_letter() -> None:
    for text in HOSTILE.values():
        assert record(document_of(text))["title"] in (text, text or "")


# Opening it again


def test_an_export_can_be_opened_again(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    remarks = {"pfp": "first\nthing", "ipap": "ə"}
    file.write_bytes(selection_json(gather(database, SELECTION, "For Baku", remarks)))
    opened = open_selection(file)
    assert opened.ids == SELECTION
    assert (opened.title, dict(opened.remarks)) == ("For Baku", remarks)
    assert opened.edition == "azerbaijan-nato"
    assert opened.sha256 == database.facts().sha256
    again = gather(database, opened.ids, opened.title, dict(opened.remarks))
    assert selection_json(again) == file.read_bytes()


def test_the_json_attached_to_a_pdf_is_found(document: Document, tmp_path: Path) -> None:
    import pikepdf

    from azref.export.json_records import ATTACHMENT

    file = tmp_path / "x.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.attachments[ATTACHMENT] = selection_json(document)
        pdf.save(file)
    assert open_selection(file).ids == SELECTION


def test_a_pdf_without_one_says_so(tmp_path: Path) -> None:
    import pikepdf

    file = tmp_path / "x.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(file)
    with pytest.raises(SelectionError, match="nothing of azref's is attached"):
        open_selection(file)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\x00", b"\xff\xfe", b"{", b"[]", b"null", b"1", b'"x"', b"{}", b"[" * 100_000,
        b'{"format": "azref selection"}',
        b'{"format": "azref selection", "version": 2, "selection": [{"id": "x"}]}',
        b'{"format": "azref selection", "version": true, "selection": [{"id": "x"}]}',
        b'{"format": "azref selection", "version": 1}',
        b'{"format": "azref selection", "version": 1, "selection": {"id": "x"}}',
        b'{"format": "azref selection", "version": 1, "selection": [1, {"id": 2}, {"id": ""}]}',
        b"%PDF-1.7", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\nstartxref\n5\n%%EOF",
    ],
)  # fmt: skip
def test_what_is_no_selection_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises(SelectionError, match="holds no selection of azref's: ") as caught:
        open_selection(file)
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


def test_odd_parts_are_passed_over() -> None:
    content = (
        b'{"format": "azref selection", "version": 1, "edition": [], "title": 3,'
        b' "selection": [{"id": "b", "remark": 1}, {"id": "a"}, {"id": "b"}, null]}'
    )
    opened = read_selection(content)
    assert (opened.ids, opened.title, opened.remarks, opened.sha256) == (("b", "a"), "", (), ())


def test_the_day_of_the_edition_is_told_where_there_is_one(document: Document) -> None:
    def edition(date: str) -> dict[str, object]:
        dated = replace(document, facts=document.facts._replace(date=date))
        found: dict[str, object] = json.loads(selection_json(dated))["edition"]
        return found

    assert edition("2026-05-04")["date"] == "2026-05-04"
    assert "date" not in edition("")
