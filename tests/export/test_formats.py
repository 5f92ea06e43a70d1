"""Which format writes which file."""

from pathlib import Path

import pytest

from azref.errors import ExportError
from azref.export.content import Document
from azref.export.document import gather
from azref.export.formats import FORMATS, export, format_of
from azref.export.options import Options, Order, Paper
from azref.store.database import Database


@pytest.mark.parametrize("name", ["out.docx", "out", "out.pdf.txt", ".pdf", "out."])
def test_a_suffix_without_a_format_names_the_formats(name: str) -> None:
    with pytest.raises(ExportError, match="no format for") as caught:
        format_of(Path(name))
    assert str(caught.value).endswith("azref writes " + ", ".join(f.suffix for f in FORMATS))


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.suffix)
def test_every_suffix_finds_its_format_in_capitals_too(format_) -> None:
    assert format_of(Path(f"My.file{format_.suffix}")) is format_
    assert format_of(Path(f"OUT{format_.suffix.upper()}")) is format_


def test_an_export_goes_to_the_file_it_was_asked_for(document: Document, tmp_path: Path) -> None:
    assert export(document, tmp_path / "OUT.PDF").losses == ()
    assert (tmp_path / "OUT.PDF").read_bytes().startswith(b"%PDF-1.7")


def test_a_choice_that_has_no_effect_is_said(database: Database) -> None:
    options = Options(paper=Paper.LETTER, order=Order.CHOSEN, has_figure=False)
    document = gather(database, ["pfp", "ipap"], options=options)
    losses = format_of(Path("x.md")).write(document).losses
    assert losses[-2:] == (
        "Markdown text: the choice of paper has no effect",
        "Markdown text: the choice of figure has no effect",
    )
    assert format_of(Path("x.pdf")).write(document).losses == ()


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.suffix)
def test_a_remark_is_written_or_said_to_be_left_out(format_, database: Database) -> None:
    entries, remark = ["pfp", "ev-1994-framework"], "Ask xyzzy first"
    written = format_.write(gather(database, entries, remarks={"pfp": remark}))
    is_said = f"{format_.name}: 1 remark left out" in written.losses
    assert is_said != format_.has_remarks
    if format_.suffix != ".pdf":  # read back in the tests of the PDF
        assert (remark in written.content.decode("utf-8", "replace")) == format_.has_remarks
    assert not any("remark" in loss for loss in format_.write(gather(database, entries)).losses)
