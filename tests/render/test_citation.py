"""Citations to paste elsewhere: complete, and harmless in each format."""

import json
import re

import pytest

from azref import paths
from azref.render.citation import (
    FORMAT_NAMES,
    FORMATS,
    Quotation,
    bibtex,
    csl_json,
    entry_quotation,
    markdown,
    plain,
    sentence_quotation,
)
from azref.store.database import Database

DATABASE = Database(paths.bundled_database())
SOURCE, FACTS = DATABASE.source(), DATABASE.facts()
DIGEST = dict(FACTS.sha256)["azerbaijan-nato.txt"]
SILK = entry_quotation(DATABASE.entry("ev-2003-silk"), SOURCE, FACTS)
HOSTILE = r"50% of {R&D}_#1 ~ $x$ \input{/etc/passwd} ^ <b>*x*</b> [l](file:///x) `q` “z”"
EVIL = Quotation(HOSTILE, HOSTILE, HOSTILE, "S1", HOSTILE, HOSTILE, HOSTILE, DIGEST, "en")
CSL_VARIABLES = {"id", "type", "title", "container-title", "edition", "source", "language", "URL",
                 "note", "issued"}  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("id_", [summary.id for summary in DATABASE.summaries()])
def test_every_format_gives_quote_sentence_edition_hash_and_address(name, id_):
    quotation = entry_quotation(DATABASE.entry(id_), SOURCE, FACTS)
    text = FORMATS[name](quotation)
    plainly = re.sub(r"\\([_*&#%$\[\]~<>|`])", r"\1", text)
    for part in (f"azref://entry/{id_}", DIGEST, "azerbaijan-nato"):
        assert part in plainly
    if quotation.words and '"' not in quotation.words:
        assert quotation.words in plainly
        assert quotation.sentence in text


def test_an_entry_is_cited_with_the_words_it_quotes():
    assert SILK.sentence == "S17"
    assert "virtual Silk Road" in SILK.words
    assert plain(SILK) == (
        f"{SILK.title}: “{SILK.words}” (S17). {SOURCE.title}. azref edition “Azerbaijan and NATO” "
        f"(azerbaijan-nato, {FACTS.date}), SHA-256 {DIGEST}. azref://entry/ev-2003-silk"
    )


def test_a_sentence_is_cited_whole_or_with_some_words_of_it():
    sentence = SOURCE.sentences[3]
    whole = sentence_quotation(sentence, "", SOURCE, FACTS)
    some = sentence_quotation(sentence, "in  1997", SOURCE, FACTS)
    assert (whole.words, whole.sentence) == (sentence.text, "S4")
    assert some.words == "in 1997"
    assert "azref://entry/S4" in plain(some)


def unescaped(bib: str) -> str:
    return re.sub(r"\\text\w+\{\}|\\[$&#%_]", "", bib)


def test_bibtex_means_nothing_to_latex_but_its_own_fields():
    bib = bibtex(EVIL)
    assert re.match(r"@misc\{[A-Za-z0-9:.-]+,\n", bib)
    depth = 0
    for letter in bib:
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert 0 <= depth <= 3
    assert depth == 0
    body = "".join(re.findall(r"(?:title|howpublished|note) = \{(.*)\},\n", unescaped(bib)))
    assert not set(body) & set("\\{}$&#_^~%")


def test_csl_json_is_one_item_of_known_variables_and_all_texts():
    for quotation in (SILK, EVIL):
        (item,) = json.loads(csl_json(quotation))
        assert set(item) <= CSL_VARIABLES
        assert item["type"] in ("entry-encyclopedia", "document")
        assert all(isinstance(value, str) for key, value in item.items() if key != "issued")


def test_markdown_shows_every_letter_as_it_is():
    text = markdown(EVIL)
    assert r"\[l\](file" in text
    assert r"\<b\>\*x\*\</b\>" in text
    assert text.endswith(f"<{EVIL.address}>")
    assert " " not in EVIL.address


def test_control_characters_and_line_breaks_become_blanks():
    entry = DATABASE.entry("pfp")
    evil = entry._replace(summary=entry.summary._replace(title="a\n\u202eb\x00c"))
    assert entry_quotation(evil, SOURCE, FACTS).title == "a b c"


def test_every_format_has_a_name():
    assert list(FORMATS) == list(FORMAT_NAMES)


def test_the_day_of_the_edition_stands_where_each_format_keeps_it():
    dated = SILK._replace(date="2026-05-04")
    assert "(azerbaijan-nato, 2026-05-04)" in plain(dated)
    assert "year = {2026}," in bibtex(dated)
    assert "month = may," in bibtex(dated)
    assert json.loads(csl_json(dated))[0]["issued"] == {"date-parts": [[2026, 5, 4]]}


def test_without_a_day_none_is_invented():
    undated = SILK._replace(date="")
    assert "(azerbaijan-nato)" in plain(undated)
    assert "year" not in bibtex(undated)
    assert "issued" not in json.loads(csl_json(undated))[0]
