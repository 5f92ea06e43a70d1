"""The PDF: tagged, linked, readable by programs, the same bytes each time, unmoved by texts."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import typst

from azref import paths
from azref.entries import Layer
from azref.errors import ExportError
from azref.export.content import Document, Group, Part
from azref.export.data import document_data
from azref.export.document import gather
from azref.export.glyphs import has_glyph
from azref.export.json_records import selection_json
from azref.export.labels import labels
from azref.export.options import Options, Order, Paper, Standard
from azref.export.pdf import pdf as written_pdf
from azref.export.pdf import pdf_bytes
from azref.render.page import Listing, Note, Page, Paragraph, Passage, Run, Section, Table, Tone
from azref.render.prose import date_words
from azref.store.database import Database
from tests.export.conftest import SELECTION


@pytest.fixture(scope="module")
def opened(pdf: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(pdf) as file:
        yield file


@pytest.fixture(scope="module")
def words(pdf: Path) -> str:
    return text_of(pdf)


def text_of(file: Path) -> str:
    return " ".join(pdftotext("-enc", "UTF-8", file, "-").split())


def pdftotext(*words: str | Path) -> str:
    return subprocess.run(["pdftotext", *words], capture_output=True, check=True).stdout.decode()


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """The structure elements under `node`, in reading order."""
    found: Any = node.get("/K", [])
    for child in found if isinstance(found, pikepdf.Array) else [found]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child)


def test_it_is_tagged_and_says_its_language_and_title(opened: pikepdf.Pdf) -> None:
    root = opened.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang).startswith("en")
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert opened.open_metadata()["dc:title"] == "Azerbaijan and NATO"


def test_it_claims_pdf_ua_1_and_pdf_a_2a(opened: pikepdf.Pdf) -> None:
    metadata = opened.open_metadata()
    assert metadata["pdfuaid:part"] == "1"
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_its_outline_names_parts_kinds_and_entries(opened: pikepdf.Pdf) -> None:
    with opened.open_outline() as outline:
        parts = {item.title: item for item in outline.root}
    assert list(parts)[:2] == ["How to read this", "Contents"]
    assert [kind.title for kind in parts["Terms"].children] == ["Programmes", "Documents", "Places"]
    first = parts["Events"].children[0]
    assert first.title == "Azerbaijan signs the Partnership for Peace Framework Document"


def test_no_heading_skips_a_level(opened: pikepdf.Pdf) -> None:
    names = [str(element.S) for element in elements(opened.Root.StructTreeRoot)]
    levels = [int(name[2:]) for name in names if name[:2] == "/H" and name[2:].isdigit()]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert max(levels) == 4


def test_tables_have_headers_and_the_figure_has_words(opened: pikepdf.Pdf) -> None:
    found = list(elements(opened.Root.StructTreeRoot))
    kinds = [str(element.S) for element in found]
    assert {"/Table", "/TH", "/TD", "/L", "/LI", "/Link", "/Figure"} <= set(kinds)
    figure = next(element for element in found if element.S == "/Figure")
    described = str(figure.Alt)
    assert described.startswith("Timeline of 5 events")
    assert "Azerbaijani platoon sent to Afghanistan. 2002, the whole year. Derived" in described


def test_azerbaijani_is_marked_as_azerbaijani(opened: pikepdf.Pdf) -> None:
    languages = {str(e.Lang) for e in elements(opened.Root.StructTreeRoot) if "/Lang" in e}
    assert "az" in languages


def test_every_link_goes_to_a_page_or_to_the_web(opened: pikepdf.Pdf) -> None:
    links = [note for page in opened.pages for note in page.get("/Annots", [])]
    addresses = [str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A]
    inner = [link for link in links if "/Dest" in link or "/D" in link.get("/A", {})]
    assert len(addresses) + len(inner) == len(links)
    assert len(inner) > 100
    assert all(address.startswith(("https://", "http://")) for address in addresses)
    assert all(address.isascii() for address in addresses)


def test_links_inside_are_the_same_whether_typst_places_them_or_azref(
    document: Document, pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("azref.export.pdf.with_links", lambda *_: None)
    file = tmp_path / "own.pdf"
    file.write_bytes(pdf_bytes(document))
    own, placed = places_led_to(file), places_led_to(pdf)
    assert len(placed) > 100
    assert [pages for pages, _ in own] == [pages for pages, _ in placed]
    assert all(abs(a - b) < 1 for (_, a), (_, b) in zip(own, placed, strict=True))


def places_led_to(file: Path) -> list[tuple[tuple[int, int], float]]:
    """Of every link inside the file: its page, the page it leads to, the height there."""
    with pikepdf.open(file) as opened:
        numbers = {page.objgen: n for n, page in enumerate(opened.pages)}
        named: dict[str, Any] = pikepdf.NameTree(opened.Root.Names.Dests)  # type: ignore[assignment]
        found = []
        for n, page in enumerate(opened.pages):
            for note in page.get("/Annots", []):
                if "/Dest" in note:
                    to: Any = note.Dest
                    to = named[str(to)] if isinstance(to, pikepdf.String) else to
                    found.append(((n, numbers[to[0].objgen]), float(to[3])))
        return found


def test_only_fonts_that_come_along_are_used_and_all_are_embedded(opened: pikepdf.Pdf) -> None:
    fonts = [obj for obj in opened.objects if is_font_descriptor(obj)]
    assert fonts
    assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)
    names = {str(font.FontName).split("+")[-1] for font in fonts}
    assert all(name.startswith(("LibertinusSerif", "DejaVuSansMono")) for name in names)


def is_font_descriptor(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"


def test_azerbaijani_names_can_be_copied_out(words: str) -> None:
    for name in ("Sülh Naminə Tərəfdaşlıq", "Fərdi Tərəfdaşlıq Əməliyyat Planı", "FTƏP", "İPAP"):
        assert name in words


def test_every_azerbaijani_letter_can_be_copied_out(document: Document, tmp_path: Path) -> None:
    letters = "əƏ ıI iİ ğĞ şŞ çÇ öÖ üÜ xX qQ jJ"
    runs = tuple(Run(f"{letters} {tone} ", tone, "az") for tone in Tone)
    file = tmp_path / "letters.pdf"
    file.write_bytes(pdf_bytes(with_line(document, runs, title=letters)))
    assert text_of(file).count(letters) >= len(Tone) + 1


def test_letters_that_no_font_has_are_told_of(document: Document) -> None:
    assert written_pdf(document).losses == ()
    strange = replace(document, title="Marağa مراغه", discrepancies=(), sentences=())
    (loss,) = written_pdf(strange).losses
    assert re.fullmatch(r"PDF: \d+ characters not in its fonts, shown as �", loss)
    assert written_pdf(document).kept


def test_it_holds_sentences_references_and_the_edition(words: str) -> None:
    assert "The sentences cited S1 While implementing its multi-vector" in words
    assert "References [1] " in words
    assert "SHA-256" in words
    assert "Page 2 of " in words


def test_the_day_of_the_edition_stands_on_the_cover_and_in_the_citation(
    document: Document, words: str, tmp_path: Path
) -> None:
    date = document.facts.date
    said = date_words(date, labels("en"))
    assert f"Edition of {said}" in words
    assert f"edition azerbaijan-nato, {said}, SHA-256" in words.replace("- ", "-")
    with pikepdf.open(io.BytesIO(pdf_bytes(document))) as opened:
        assert str(opened.docinfo["/CreationDate"]) == f"D:{date.replace('-', '')}000000Z"
    undated = tmp_path / "undated.pdf"
    undated.write_bytes(pdf_bytes(replace(document, facts=document.facts._replace(date=""))))
    assert "Edition of" not in text_of(undated)


# How it is set


@pytest.fixture(scope="module")
def whole(database: Database, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every entry of the source and of the context, in Azerbaijani labels on Letter."""
    file = tmp_path_factory.mktemp("whole") / "whole.pdf"
    ids = [summary.id for summary in database.summaries()]
    options = Options(paper=Paper.LETTER, labels="az")
    file.write_bytes(pdf_bytes(gather(database, ids, options=options)))
    return file


@pytest.fixture(scope="module")
def sheets(whole: Path) -> list[list[str]]:
    """The lines of every page but the empty ones."""
    pages = pdftotext("-layout", whole, "-").split("\f")[:-1]
    return [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]


def test_no_page_is_nearly_empty(sheets: list[list[str]]) -> None:
    """Head and foot are two of the lines."""
    assert min(map(len, sheets)) >= 8


def test_a_running_head_counts_the_entry_that_goes_on(sheets: list[list[str]]) -> None:
    spans = [re.search(r"№\s(\d+)(?:–(\d+))?$", page[0]) for page in sheets]
    found = [(int(span[1]), int(span[2] or span[1])) for span in spans if span]
    assert len(found) > 40
    assert all(a[1] <= b[0] <= a[1] + 1 for a, b in pairwise(found))
    assert any(a[1] == b[0] for a, b in pairwise(found))


def _tables(database: Database, language: str) -> list[dict[str, Any]]:
    """The tables of all entries, as the template gets them."""
    ids = [summary.id for summary in database.summaries()]
    parts = document_data(gather(database, ids, options=Options(labels=language)))["parts"]
    entries = [e for part in parts for group in part["groups"] for e in group["entries"]]
    blocks = [block for e in entries for section in e["sections"] for block in section["blocks"]]
    return [block for block in blocks if block["kind"] == "table"]


def test_tables_under_the_same_headings_have_columns_alike(database: Database) -> None:
    names = [t for t in _tables(database, "en") if t["header"] == ["Language", "Name"]]
    assert len(names) > 10
    assert len({tuple(table["widths"]) for table in names}) == 1


@pytest.mark.parametrize("language", ["en", "az"])
def test_a_column_holds_its_longest_word(database: Database, language: str) -> None:
    tables = _tables(database, language)
    assert len(tables) > 100
    for table in tables:
        letters = 84 / sum(table["widths"])
        for n, width in enumerate(table["widths"]):
            cells = ["".join(run["text"] for run in row[n]) for row in table["rows"]]
            longest = max(len(word) for cell in cells for word in re.split(r"[\s\u200b-]", cell))
            assert longest <= width * letters, (table["header"][n], cells)


# What a reader may choose


def set_with(database: Database, tmp_path: Path, **chosen: Any) -> Path:
    file = tmp_path / "chosen.pdf"
    file.write_bytes(pdf_bytes(gather(database, SELECTION, options=Options(**chosen))))
    return file


def test_attached_records_are_those_of_the_json_format(database: Database, tmp_path: Path) -> None:
    file = set_with(database, tmp_path, has_records=True)
    document = gather(database, SELECTION, options=Options(has_records=True))
    with pikepdf.open(file) as opened:
        found = opened.attachments["azref-selection.json"].get_file()
        assert found.read_bytes() == selection_json(document)
        assert found.mime_type == "application/json"
        metadata = opened.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
    assert "PDF/UA-1, PDF/A-3a" in text_of(file)


def test_the_oldest_standard_is_kept_and_holds_no_attachment(
    database: Database, tmp_path: Path
) -> None:
    file = set_with(database, tmp_path, standard=Standard.OLDEST)
    with pikepdf.open(file) as opened:
        assert opened.open_metadata()["pdfaid:part"] == "1"
    assert "PDF/A-1a" in text_of(file)
    with pytest.raises(ExportError, match="allows no attachment"):
        set_with(database, tmp_path, standard=Standard.OLDEST, has_records=True)


def test_paper_figure_and_appendix_are_the_readers_choice(
    database: Database, tmp_path: Path
) -> None:
    file = set_with(database, tmp_path, paper=Paper.LETTER, has_figure=False, has_appendix=False)
    with pikepdf.open(file) as opened:
        assert [float(n) for n in opened.pages[0].MediaBox][2:] == [612, 792]
        kinds = {str(element.S) for element in elements(opened.Root.StructTreeRoot)}
    assert "/Figure" not in kinds
    assert "The sentences cited" not in text_of(file)


def test_the_readers_own_order_is_kept_with_remarks(database: Database, tmp_path: Path) -> None:
    chosen = ("ipap", "ev-1994-framework", "pfp")
    options = Options(order=Order.CHOSEN)
    remarks = {"ipap": "Compare with 2005.", "elsewhere": "dropped"}
    file = tmp_path / "own.pdf"
    file.write_bytes(pdf_bytes(gather(database, chosen, "My choice", remarks, options)))
    with pikepdf.open(file) as opened, opened.open_outline() as outline:
        part = next(item for item in outline.root if item.title == "Entries")
        titles = [item.title for item in part.children]
    assert titles[0].startswith("Individual Partnership Action Plan")
    assert titles[2] == "Partnership for Peace"
    words = text_of(file)
    assert "Remark Compare with 2005." in words
    assert "WFP [IPAP]" in words


# The same bytes


@pytest.mark.parametrize(("zone", "seed"), [("Asia/Baku", "1"), ("America/Lima", "77")])
def test_another_process_zone_and_hash_seed_give_the_same_bytes(
    database_file: Path, pdf: Path, tmp_path: Path, zone: str, seed: str
) -> None:
    program = (
        "import sys; from pathlib import Path; from azref.store.database import Database;"
        "from azref.export.document import gather; from azref.export.formats import export;"
        "export(gather(Database(Path(sys.argv[1])), sys.argv[3:]), Path(sys.argv[2]))"
    )
    output = tmp_path / "again.pdf"
    subprocess.run(
        [sys.executable, "-c", program, database_file, output, *SELECTION],
        env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed},
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert output.read_bytes() == pdf.read_bytes()


def test_typst_has_nothing_to_warn_of(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    warnings: list[object] = []
    compiler = typst.Compiler

    class Listening:
        def __init__(self, *given: object, **named: object) -> None:
            self._compiler = compiler(*given, **named)  # type: ignore[arg-type]
            self.query = self._compiler.query

        def compile(self, **named: Any) -> object:
            content, found = self._compiler.compile_with_warnings(**named)
            warnings.extend(warning.message for warning in found)
            return content

    monkeypatch.setattr(typst, "Compiler", Listening)
    assert pdf_bytes(document)
    assert warnings == []


# Texts that try to be more than texts


def with_line(document: Document, line: tuple[Run, ...], title: str) -> Document:
    """A document of one page on which `line` stands in every kind of block."""
    blocks = (
        Paragraph(line),
        Passage("S1", line),
        Table((title[:40], "Other"), ((line, line), (line, ()))),
        Listing((line, line)),
        Note(title[:40], (line, line)),
    )
    sections = (
        Section("The source says", Layer.SOURCE, blocks),
        Section("References attest", Layer.REFERENCES, blocks[:1]),
        Section("The editors infer", Layer.EDITORS, blocks[:1]),
        Section("Notes on the source", None, blocks[4:]),
    )
    page = Page("x", Run(title), line, line, sections)
    parts = (Part("Terms", (Group("Documents", (page,)),)),)
    return replace(document, title=title, parts=parts, events=(), discrepancies=(), sentences=())


HOSTILE = {
    "markup": 'A #eval("1") $x^2$ @ref <script>alert(1)</script> *b* _i_ `c` = h \\u{41} // /* [',
    "package": '#import "@preview/cetz:0.2.2": * #include "/etc/passwd" #read("document.typ")',
    "nothing": "a\ufffe\uffff\x00\x1b\x7f\ufdd0\ud800\U0010ffff b",
    "direction": "abc \u202edcba\u202c \u2066x\u2069 \u200f\u200e \u061c",
    "unknown": "中文 😀👩‍👩‍👧 \ue000 한국 e\u0301 ə\u0301 a" + "\u0301" * 50,
    "word": "x" * 300,
    "hebrew": "שלום and Ψυχή and Баку",
    "empty": "\u202e\x00",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_neither_breaks_the_document_nor_runs(
    document: Document, tmp_path: Path, name: str
) -> None:
    text = HOSTILE[name]
    line = (
        Run(text),
        Run(text, Tone.WRONG, "a#b", f"https://x.az/{text[:50]}"),
        Run(text, target=text),
    )
    file = tmp_path / "hostile.pdf"
    file.write_bytes(pdf_bytes(with_line(document, line, text)))
    with pikepdf.open(file) as opened:
        assert len(opened.pages) < 12
    if name in ("markup", "package"):
        assert " ".join(text.split()) in text_of(file)


def test_a_field_of_twenty_thousand_characters_is_set_whole(
    document: Document, tmp_path: Path
) -> None:
    text = " ".join(f"word{n}" for n in range(2400))[:20_000]
    file = tmp_path / "long.pdf"
    page = Page(
        "x", Run("Long"), (), (), (Section("S", Layer.SOURCE, (Note("n", ((Run(text),),)),)),)
    )
    long = replace(document, parts=(Part("Terms", (Group("Documents", (page,)),)),), events=())
    file.write_bytes(pdf_bytes(replace(long, discrepancies=(), sentences=())))
    found = text_of(file)
    assert all(f"word{n}" in found for n in (0, 1200, 2200))


def test_no_word_runs_out_of_the_page(document: Document, tmp_path: Path) -> None:
    file = tmp_path / "word.pdf"
    file.write_bytes(pdf_bytes(with_line(document, (Run("m" * 300),), "m" * 300)))
    edges = [float(edge) for edge in re.findall(r'xMax="([0-9.]+)"', pdftotext("-bbox", file, "-"))]
    assert edges
    assert max(edges) < 595 - 60


def test_every_character_the_table_holds_can_be_set(document: Document) -> None:
    known = [chr(code) for code in range(0x20, 0x1E000) if has_glyph(chr(code))]
    text = " ".join(f"a{character}" for character in known)
    line = (Run(text), Run(text, Tone.STRONG))
    page = Page("x", Run("All"), (), (), (Section("S", None, (Paragraph(line),)),))
    everything = replace(document, parts=(Part("Terms", (Group(text, (page,)),)),), events=())
    assert pdf_bytes(replace(everything, discrepancies=(), sentences=()))


# What can go wrong


def test_what_typst_refuses_is_one_line(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object, **_named: object) -> bytes:
        raise typst.TypstError("cannot\n  set this", "")

    monkeypatch.setattr(typst, "Compiler", refuse)
    with pytest.raises(ExportError, match="could not be set") as caught:
        pdf_bytes(document)
    assert "\n" not in str(caught.value)


def test_a_missing_template_is_named(
    document: Document, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(ExportError, match=r"document\.typ: the template is missing"):
        pdf_bytes(document)


def test_the_templates_fetch_nothing() -> None:
    templates = list((paths.resources() / "templates").glob("*.typ"))
    assert templates
    for template in templates:
        text = template.read_text("utf-8")
        assert "@preview" not in text
        assert "@local" not in text
