"""One page in each medium: HTML that escapes, plain lines, records of a fixed shape."""

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref import paths
from azref.entries import Layer
from azref.render.entry_page import entry_page
from azref.render.hits import hit_line, hit_record
from azref.render.html import MOST_RUNS, HtmlWriter
from azref.render.page import (
    Block,
    Listing,
    Note,
    Page,
    Paragraph,
    Passage,
    Run,
    Section,
    Table,
    Tone,
)
from azref.render.plain import page_text
from azref.render.records import entry_record, event_line, event_record
from azref.render.source_text import Spans, citing, source_paragraphs
from azref.store.database import Database

DATABASE = Database(paths.bundled_database())
SOURCE = DATABASE.source()
CITED = DATABASE.citations_in_order()
IDS = [summary.id for summary in DATABASE.summaries()]
HOSTILE = "<b>&\"'</b><script>alert(1)</script><a href='file:///etc'>"


class Ink:
    text = muted = accent = hairline = note = mark = operations = "#123456"

    def layer(self, layer: Layer) -> str:
        return "#654321"


WRITER = HtmlWriter(Ink(), 4, 14)


class Reader(HTMLParser):
    """Collects what a browser would see: texts, tags, link targets."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.targets: list[str] = []
        self.names: set[str] = set()
        self.text = ""
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.names |= {name for name, _ in attrs}
        self.targets += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.text += data


TAGS = {"html", "body", "h1", "h2", "p", "span", "b", "s", "a", "sup", "div", "table", "tr", "td",
        "th"}  # fmt: skip
ATTRIBUTES = {"style", "href", "name", "width", "cellspacing", "cellpadding", "align"}
TARGETS = re.compile(r"(entry|sentence):[\w.-]+|#\[\d+\]|https?://\S+|cited:\d+")


def page_with(text: str, target: str = "") -> Page:
    line = (Run(text), Run(text, Tone.MARK, "en", target), Run(text, Tone.WRONG))
    blocks = (
        Paragraph(line),
        Passage(text, line),
        Table((text,), ((line,),)),
        Listing((line,), is_numbered=True),
        Listing((line,)),
        Note(text, (line,)),
    )
    sections = tuple(Section(text, layer, blocks) for layer in (*Layer, None))
    return Page(text, Run(text), line, line, sections)


def test_html_escapes_every_text() -> None:
    seen = Reader(WRITER.page(page_with(HOSTILE)))
    assert set(seen.tags) <= TAGS
    assert HOSTILE in seen.text
    assert "script" not in seen.tags
    assert seen.targets == []


@given(st.text())
def test_html_shows_any_text_and_adds_no_tag(text: str) -> None:
    seen = Reader(WRITER.page(page_with(text)))
    assert set(seen.tags) <= TAGS
    assert seen.names <= ATTRIBUTES


def test_html_escapes_the_source() -> None:
    source = SOURCE._replace(text=HOSTILE * 3, sentences=(
        SOURCE.sentences[0]._replace(span=SOURCE.sentences[0].span._replace(start=0, end=60)),
    ))  # fmt: skip
    pieces = source_paragraphs(source, Spans([(5, 30, "nato")]))
    seen = Reader(WRITER.source(HOSTILE, pieces, "nato"))
    assert set(seen.tags) <= TAGS
    assert (HOSTILE * 3)[:60] in seen.text


@pytest.mark.parametrize("id_", IDS)
def test_every_page_has_only_known_tags_attributes_and_targets(id_: str) -> None:
    seen = Reader(WRITER.page(entry_page(DATABASE.entry(id_), SOURCE)))
    assert set(seen.tags) <= TAGS
    assert seen.names <= ATTRIBUTES
    assert [target for target in seen.targets if not TARGETS.fullmatch(target)] == []


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x",
                                    "//evil.example", "smb://x/y", "JAVASCRIPT:x", "mailto:a@b",
                                    "entry", " https://x", "qrc:/x", "https:evil"])  # fmt: skip
def test_a_target_of_any_other_kind_is_no_link(target: str) -> None:
    seen = Reader(WRITER.page(page_with("words", target)))
    assert seen.targets == []
    assert "words" in seen.text


@pytest.mark.parametrize("target", ["entry:pfp", "sentence:4", "https://nato.int/a?b=1&c='2'",
                                    "http://example.org/ə"])  # fmt: skip
def test_a_target_of_a_known_kind_is_a_link(target: str) -> None:
    assert set(Reader(WRITER.page(page_with("words", target))).targets) == {target}


def test_a_target_cannot_leave_its_attribute() -> None:
    seen = Reader(WRITER.page(page_with("words", 'https://x" onclick="alert(1)')))
    assert "onclick" not in seen.names


def test_direction_overrides_are_taken_out() -> None:
    assert "\u202e" not in WRITER.page(page_with("a\u202eb\u2066c"))


def test_a_wrong_form_is_struck_and_a_mark_is_marked() -> None:
    written = WRITER.page(page_with("words"))
    assert "<s style" in written
    assert f"background:{Ink.mark}" in written


def test_layers_have_three_looks() -> None:
    written = WRITER.page(page_with("words"))
    assert {"solid", "double", "dotted"} == set(re.findall(r"border-left:3px (\w+) #", written))


def test_the_pieces_of_the_source_joined_are_its_sentences() -> None:
    paragraphs = source_paragraphs(SOURCE, Spans(CITED))
    for paragraph in paragraphs:
        text = "".join(piece.text for piece in paragraph.pieces if not piece.label)
        own = [s.text for s in SOURCE.sentences if s.paragraph == paragraph.number]
        assert text.split() == " ".join(own).split()
        labels = [piece.label for piece in paragraph.pieces if piece.label]
        assert labels == [s.label for s in SOURCE.sentences if s.paragraph == paragraph.number]


def test_each_piece_is_the_source_at_its_offset_and_knows_who_cites_it() -> None:
    pieces = [
        p for par in source_paragraphs(SOURCE, Spans(CITED)) for p in par.pieces if not p.label
    ]
    for piece in pieces:
        end = piece.start + len(piece.text)
        assert SOURCE.text[piece.start : end] == piece.text or piece.text == " "
        for offset in range(piece.start, end):
            around = {owner for start, stop, owner in CITED if start <= offset < stop}
            assert piece.text == " " or set(piece.entries) == around


def test_the_closest_span_comes_first() -> None:
    assert citing(5, [(0, 20, "wide"), (4, 7, "close"), (6, 9, "after")]) == ("close", "wide")


@pytest.mark.parametrize("id_", IDS)
def test_a_plain_page_is_lines_of_at_most_so_many_characters(id_: str) -> None:
    lines = page_text(entry_page(DATABASE.entry(id_), SOURCE)).splitlines()
    long = [line for line in lines[2:] if len(line) > 90]
    assert [line for line in long if "http" not in line and " · " not in line] == []


def test_a_plain_page_marks_cited_words_wrong_forms_and_layers() -> None:
    text = page_text(entry_page(DATABASE.entry("ipap"), SOURCE))
    assert "~WFP~" in text
    assert "[Individual Partnership Action Plan (WFP)]" in " ".join(text.replace("┃", "").split())
    bars = {line[2:]: line[0] for line in text.splitlines() if line[1:2] == " "}
    assert bars["The source says"] == "┃"
    assert bars["References attest"] == "║"
    assert bars["The editors infer"] == "┊"


def test_a_hit_record_has_these_keys() -> None:
    (hit,) = DATABASE.lookup("WFP", 1)
    assert hit_record(hit) == {
        "id": "ipap",
        "type": "term",
        "kind": "process",
        "title": "Individual Partnership Action Plan",
        "acronym": "IPAP",
        "tier": "marked",
        "matched": "WFP",
        "note": "wrong form: the source prints WFP for IPAP; also: World Food Programme",
    } | {"kind": hit.kind}


def test_a_hit_line_says_id_name_and_what_to_know() -> None:
    (hit,) = DATABASE.lookup("WFP", 1)
    assert re.sub(" {2,}", "  ", hit_line(hit)) == (
        "ipap  IPAP  Individual Partnership Action Plan  "
        "(wrong form: the source prints WFP for IPAP; also: World Food Programme)"
    )


def test_an_event_record_has_these_keys() -> None:
    events = {event.id: event_record(event) for event in DATABASE.timeline()}
    assert events["ev-2015-resolute-support"] == {
        "id": "ev-2015-resolute-support",
        "title": "Azerbaijani contingent in the Resolute Support Mission",
        "edtf": "2015-01/..",
        "earliest": "2015-01-01",
        "latest": None,
        "basis": "stated",
        "said": events["ev-2015-resolute-support"]["said"],
        "rule": "",
        "attested": "2015-01-01/2021-08-26",
        "lane": "operations",
    }
    assert events["ev-annual-events"]["earliest"] is None


def test_an_event_line_says_date_title_and_what_is_attested() -> None:
    lines = {event.id: event_line(event) for event in DATABASE.timeline()}
    assert lines["ev-1997-parp"] == (
        "1997           ev-1997-parp                     "
        "Azerbaijan joins the Planning and Review Process  (attested 1997)"
    )


ENTRY_KEYS = {
    "id", "type", "kind", "scope", "title", "acronym", "confidence", "lane", "actors", "layers",
    "dates", "citations", "discrepancies", "quantities", "relations", "references",
}  # fmt: skip
PARTS = {
    "dates": {"layer", "edtf", "earliest", "latest", "basis", "said", "start", "end", "rule",
              "anchor", "kind"},
    "citations": {"start", "end", "quote", "sentence", "purpose"},
    "discrepancies": {"id", "kind", "start", "end", "quote", "likely_meaning", "note",
                      "references"},
    "quantities": {"value", "quote", "counts", "comment"},
    "relations": {"id", "title", "kind"},
    "references": {"id", "title", "publisher", "date", "url", "language", "note"},
}  # fmt: skip
FORM_KEYS = {"text", "language", "role", "printed", "wrong", "confirmed", "note"}


@pytest.mark.parametrize("id_", IDS)
def test_an_entry_record_has_these_keys_and_is_json(id_: str) -> None:
    record = json.loads(json.dumps(entry_record(DATABASE.entry(id_))))
    assert record.keys() >= ENTRY_KEYS
    for part, keys in PARTS.items():
        assert all(keys <= item.keys() for item in record[part]), part
    assert list(record["layers"]) == ["source", "references", "editors"]
    for layer in record["layers"].values():
        assert layer.keys() == {
            "definition", "forms", "note", "agreement", "naming", "homonyms",
        }  # fmt: skip
        assert all(form.keys() == FORM_KEYS for form in layer["forms"])


def test_citations_of_a_record_are_the_source_at_their_offsets() -> None:
    for id_ in IDS:
        for citation in json.loads(json.dumps(entry_record(DATABASE.entry(id_))))["citations"]:
            assert SOURCE.text[citation["start"] : citation["end"]] == citation["quote"]


def page_of(*blocks: Block) -> str:
    return WRITER.page(Page("", Run(""), (), (), (Section("", None, blocks),)))


@pytest.mark.parametrize(("count", "said"), [(2000, ""), (2001, "… + 1"), (9000, "… + 7,000")])
def test_a_view_is_spared_the_rows_nobody_scrolls_through(count: int, said: str) -> None:
    line = (Run("line"),)
    blocks = (Table(("x",), ((line,),) * count), Listing((line,) * count),
              Listing((line,) * count, is_numbered=True), Paragraph(line * count),
              Note("", (line,) * count))  # fmt: skip
    for html in (*map(page_of, blocks), page_of(*[Paragraph(line)] * count)):
        assert html.count("line") == 2000
        assert ("… + " in html, said in html) == (bool(said), True)


def test_a_view_is_spared_many_lists_of_many_lines_of_many_words() -> None:
    note = Note("", ((Run("word"),) * 100,) * 100)
    html = page_of(*[note] * 100)
    assert html.count("word") == MOST_RUNS
    assert "… + 99" in html
    assert WRITER.page(page_with("all there")).count("all there") > 20


def test_a_view_is_spared_a_text_without_end() -> None:
    html = page_of(Paragraph((Run("ж " * 500_000),)))
    assert html.count("ж") == 10_000
    assert "… + 980,000" in html
    assert page_of(Paragraph((Run("ж" * 1_000_000),))).count("ж") == 2_000
