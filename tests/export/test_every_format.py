"""What every format promises: the same bytes each time, and texts that stay texts."""

import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from azref.export.content import Document, Group, Part
from azref.export.formats import FORMATS, Format, put, replaced_beside
from azref.export.pdf import pdf_bytes
from azref.render.page import Run
from azref.store.database import Database
from tests.export.conftest import SELECTION
from tests.export.hostile import HOSTILE, document_of

TEXTS = [each for each in FORMATS if each.suffix != ".pdf"]  # test_pdf.py does the same for PDF
every_text_format = pytest.mark.parametrize("format_", TEXTS, ids=lambda each: each.suffix)

_AGAIN = """
import hashlib, json, sys
from pathlib import Path
from azref.export.document import gather
from azref.export.formats import FORMATS
from azref.store.database import Database
document = gather(Database(Path(sys.argv[1])), sys.argv[2:], remarks={"pfp": "mind this"})
written = {f.suffix: f.write(document) for f in FORMATS if f.suffix != ".pdf"}
print(json.dumps({s: hashlib.sha256(repr(w).encode()).hexdigest() for s, w in written.items()}))
"""


@pytest.mark.parametrize(("zone", "seed"), [("Asia/Baku", "1"), ("America/Lima", "77")])
def test_another_process_zone_and_hash_seed_give_the_same_bytes(
    database: Database, database_file: Path, zone: str, seed: str
) -> None:
    from azref.export.document import gather

    document = gather(database, SELECTION, remarks={"pfp": "mind this"})
    here = {
        each.suffix: hashlib.sha256(repr(each.write(document)).encode()).hexdigest()
        for each in TEXTS
    }
    done = subprocess.run(
        [sys.executable, "-c", _AGAIN, database_file, *SELECTION],
        env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"},
        cwd=Path(__file__).parents[2], check=True, capture_output=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == here


@pytest.mark.parametrize("format_", FORMATS, ids=lambda each: each.suffix)
def test_every_format_names_beforehand_the_files_it_replaces(
    document: Document, tmp_path: Path, format_: Format
) -> None:
    written = format_.write(document)
    assert format_.companions() == tuple(suffix for suffix, _ in written.companions)
    for suffix, _ in written.companions:
        (tmp_path / "x").with_suffix(suffix).touch()
    output = (tmp_path / "x").with_suffix(format_.suffix)
    assert set(replaced_beside(output)) == set(tmp_path.iterdir())
    output.touch()
    assert replaced_beside(output) == ()  # they are files of what is replaced


@every_text_format
def test_every_format_writes_its_file_and_reports_in_short_sentences(
    document: Document, tmp_path: Path, format_: Format
) -> None:
    output = tmp_path / f"out{format_.suffix}"
    written = format_.write(document)
    put(written, output)
    assert output.read_bytes() == written.content != b""
    for loss in written.losses:
        assert "\n" not in loss
        assert 20 < len(loss) < 160
        assert not loss.endswith(".")


@every_text_format
@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_breaks_a_format(tmp_path: Path, format_: Format, name: str) -> None:
    written = format_.write(document_of(HOSTILE[name]))
    put(written, tmp_path / f"x{format_.suffix}")
    for content in (written.content, *(content for _, content in written.companions)):
        assert content is None or len(content) < 20_000_000


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_breaks_a_pdf(name: str) -> None:
    content = pdf_bytes(document_of(HOSTILE[name]))
    with pikepdf.open(io.BytesIO(content)) as opened:
        assert len(opened.pages) > 2
        names = {str(key) for thing in opened.objects for key in keys_of(thing)}
    assert names & {"/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/AA"} == set()


def keys_of(thing: pikepdf.Object) -> Iterable[str]:
    is_dictionary = isinstance(thing, pikepdf.Dictionary | pikepdf.Stream)
    return [str(key) for key in thing] if is_dictionary else ()


@pytest.mark.parametrize("field", ["title", "kind", "definition"])
def test_a_hundred_thousand_characters_stand_whole_in_a_pdf(field: str, tmp_path: Path) -> None:
    """Bookmarks and titles of a PDF/A end at 32,767 bytes, so these are shortened there."""
    long = "a word and another " * 5_263 + "to the end"
    document = document_of("short", long if field == "definition" else "")
    if field != "definition":
        part = document.parts[0]
        page = part.pages[0]
        page = page._replace(heading=Run(long)) if field == "title" else page
        group = Group(long if field == "kind" else "", (page,))
        parts = (Part("Terms", (group,)),)
        document = replace(document, parts=parts, title=long, sentences=(), discrepancies=())
    file = tmp_path / "long.pdf"
    file.write_bytes(pdf_bytes(document))
    copied = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout
    assert copied.count(b"another") > (90 if field == "kind" else 5_200)


@every_text_format
def test_a_hundred_thousand_characters_in_one_field_are_written(format_: Format) -> None:
    written = format_.write(document_of("short", "ab " * 33_333 + "end"))
    files = (written.content, *(content for _, content in written.companions))
    if format_.suffix not in (".ics", ".ttl", ".tbx"):
        assert any(b"end" in content for content in files if content)


@pytest.mark.parametrize("name", ["controls", "nothing", "direction"])
@pytest.mark.parametrize("suffix", [each.suffix for each in TEXTS if each.suffix != ".ifo"])
def test_nothing_invisible_is_written(suffix: str, name: str) -> None:
    write = next(each.write for each in TEXTS if each.suffix == suffix)
    text = write(document_of(HOSTILE[name])).content.decode().removeprefix("\ufeff")
    allowed = "\n\r\t"
    assert {c for c in text if c < " " and c not in allowed} == set()
    assert set(text) & {*"\x7f\x85\u2028\u202e\u2066\u200f\ufeff\ufffe\uffff\ufdd0"} == set()
