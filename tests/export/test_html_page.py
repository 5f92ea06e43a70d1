"""The HTML file: whole in itself, well-formed, linked, marked with languages, deaf to markup."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from azref.export.content import Document
from azref.export.document import gather
from azref.export.html_page import html_page
from azref.ingest.compiler import compile_edition
from azref.ingest.database import write_database
from azref.store.database import Database
from tests.export.hostile import HOSTILE, document_of

GERMAN = """
[edition]
id = "german"
title = "Bund"
language = "de"
source = "source.txt"
account = "off"

[[reference]]
id = "ref-a"
title = "A"

[[term]]
id = "league"
kind = "institution"
name_de = "Liga"
name_en = "League"
forms = ["Liga"]
references = ["ref-a"]

[[term]]
id = "forum"
kind = "forum"
name_de = "Forum am Rhein"
forms = ["Bonn"]
"""

_VOID = {"meta", "br"}


class Read(HTMLParser):
    """Reads a page strictly: every tag is closed in its order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append((self.open[-1] if self.open else "", data))

    def all(self, *names: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag in names]

    def texts(self, name: str) -> list[str]:
        return [data for tag, data in self.words if tag == name]


@pytest.fixture(scope="module")
def page(document: Document) -> Read:
    return Read(html_page(document).content.decode())


def test_it_needs_nothing_but_itself(document: Document, page: Read) -> None:
    assert not page.all("script", "link", "img", "iframe", "object", "form", "base")
    text = html_page(document).content.decode()
    assert "default-src 'none'" in text
    assert not re.search(r"url\(|@import", text)


def test_headings_never_skip_a_level(page: Read) -> None:
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_leads_to_a_place_of_the_page_or_to_the_web(page: Read) -> None:
    ids = [str(each["id"]) for _, each in page.tags if "id" in each]
    assert len(ids) == len(set(ids))
    targets = {str(each["href"]) for each in page.all("a")}
    inner = {target[1:] for target in targets if target.startswith("#")}
    assert inner <= set(ids)
    assert {"entry-pfp", "sentence-3", "reference-1"} <= inner
    assert all(t.startswith(("#", "https://", "http://")) for t in targets)


def test_the_layers_stand_apart_in_their_order(document: Document) -> None:
    text = html_page(document).content.decode()
    entry = text[text.index('<article id="entry-ipap"') :]
    kinds = re.findall(r'<section class="layer (\w+)">', entry[: entry.index("</article>")])
    assert kinds == ["source", "references", "editors"]


def test_wrong_forms_are_struck_and_named_in_words(document: Document) -> None:
    text = html_page(document).content.decode()
    assert '<s class="wrong"><span class="spoken">wrong form: </span>WFP</s>' in text
    assert '<span class="spoken">unconfirmed: </span>○ <span lang="az">FTƏP</span>' in text


def test_azerbaijani_says_that_it_is(page: Read, document: Document) -> None:
    assert {each["lang"] for each in page.all("span") if "lang" in each} >= {"az"}
    assert page.all("html") == [{"lang": "en"}]


def test_an_english_document_of_another_edition_tells_its_own_words_from_the_editions(
    tmp_path: Path,
) -> None:
    (tmp_path / "source.txt").write_text("Die Liga liegt in Bonn.\n", "utf-8")
    (tmp_path / "edition.toml").write_text(GERMAN, "utf-8")
    write_database(compile_edition(tmp_path), tmp_path / "german.sqlite")
    opened = Database(tmp_path / "german.sqlite")
    html = html_page(gather(opened, ["league", "forum"])).content.decode()
    opened.close()
    assert '<h4 id="entry-league-title">League</h4>' in html
    assert '<h4 id="entry-forum-title"><span lang="de">Forum am Rhein</span></h4>' in html
    assert '<p class="kicker"><span class="muted">institution</span>' in html
    assert '<span class="muted"><span lang="de">Liga</span></span></p>' in html


def test_tables_head_their_rows_and_columns(page: Read) -> None:
    heads = [each.get("scope") for each in page.all("th")]
    assert set(heads) == {"col", "row"}


def test_every_citation_stands_with_its_place(document: Document, page: Read) -> None:
    cells = page.texts("td")
    for entry in document.entries:
        for citation in entry.citations:
            assert str(citation.span.start) in cells
            assert str(citation.span.end) in cells


def test_a_remark_stands_under_its_entry(document: Document) -> None:
    text = html_page(document_of("<i>mind</i>")).content.decode()
    assert '<aside class="remark"><b>Remark</b> &lt;i&gt;mind&lt;/i&gt;</aside>' in text


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_becomes_markup(name: str) -> None:
    plain = Read(html_page(document_of("plain")).content.decode())
    read = Read(html_page(document_of(HOSTILE[name])).content.decode())
    assert {tag for tag, _ in read.tags} <= {tag for tag, _ in plain.tags}
    assert not [a for _, each in read.tags for a in each if a.startswith("on")]
    assert all(str(each["href"]).startswith("#") for each in read.all("a"))


def test_a_hostile_text_can_be_read_as_it_is() -> None:
    read = Read(html_page(document_of(HOSTILE["script"])).content.decode())
    assert HOSTILE["script"] in read.texts("h1")
