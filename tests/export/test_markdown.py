"""The Markdown file, read back by a parser of CommonMark with GitHub's tables and struck text."""

from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from azref.export.content import Document
from azref.export.markdown import markdown
from azref.export.visible import visible
from tests.export.hostile import HOSTILE, document_of

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(document: Document) -> list[Token]:
    found = PARSER.parse(markdown(document).content.decode())
    return [each for token in found for each in (token, *(token.children or ()))]


def headings(document: Document) -> list[tuple[str, str]]:
    found = PARSER.parse(markdown(document).content.decode())
    return [
        (token.tag, "".join(c.content for c in found[n + 1].children or ()))
        for n, token in enumerate(found)
        if token.type == "heading_open"
    ]


def test_headings_name_parts_kinds_entries_and_layers(document: Document) -> None:
    found = headings(document)
    assert found[0] == ("h1", "Azerbaijan and NATO")
    assert [text for tag, text in found if tag == "h2"] == [
        "How to read this", "Timeline", "Events", "Terms", "Notes on the source", "References",
        "The sentences cited", "Every citation", "The edition",
    ]  # fmt: skip
    at = found.index(("h4", "Individual Partnership Action Plan IPAP · WFP"))
    assert [text for _, text in found[at + 1 : at + 5]] == [
        "The source says", "Notes on the source", "References attest", "The editors infer",
    ]  # fmt: skip
    levels = [int(tag[1]) for tag, _ in found]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_inner_link_has_its_place(document: Document) -> None:
    found = tokens(document)
    places = {t.content for t in found if t.type == "html_inline"}
    targets = {str(t.attrs["href"]) for t in found if t.type == "link_open"}
    for target in targets:
        assert target.startswith("http") or f'<a id="{target[1:]}">' in places
    assert "#entry-pfp" in targets


def test_wrong_forms_are_struck_and_cited_words_bold(document: Document) -> None:
    text = markdown(document).content.decode()
    assert "~~WFP~~" in text
    assert "○ FTƏP" in text
    assert "> The basis of the meaningful partnership" in text


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_becomes_markup(name: str) -> None:
    found = tokens(document_of(HOSTILE[name]))
    plain = tokens(document_of("plain"))
    kinds = {token.type for token in plain}
    assert {token.type for token in found} <= kinds | {"text_special"}
    assert all(t.content.startswith(("<a id=", "</a>")) for t in found if "html" in t.type)


@pytest.mark.parametrize("name", ["script", "markdown", "turtle", "letters", "formulas"])
def test_a_hostile_title_reads_as_it_is(name: str) -> None:
    title = headings(document_of(HOSTILE[name]))[0]
    assert title == ("h1", visible(HOSTILE[name]).strip())
