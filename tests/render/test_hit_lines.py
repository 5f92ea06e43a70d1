"""A hit in two lines: where the matched letters stand, and what the form is."""

import pytest

from azref import paths
from azref.entries import Called, Hit, Tier
from azref.render.hit_lines import HitLines, Stretch, hit_lines
from azref.render.page import Tone
from azref.render.wording import Spoken
from azref.store.database import Database


@pytest.fixture(scope="module")
def database() -> Database:
    return Database(paths.bundled_database())


def drawn(lines: HitLines) -> str:
    """The stretches between bars, what was looked up in brackets, a wrong form between waves."""
    return " | ".join(map(_drawn, lines.stretches))


def _drawn(stretch: Stretch) -> str:
    text, start, end = stretch.text, stretch.start, stretch.end
    text = f"{text[:start]}[{text[start:end]}]{text[end:]}" if end else text
    return f"~{text}~" if stretch.tone is Tone.WRONG else text


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("nato", "[NATO] | North Atlantic Treaty Organization | official acronym · institution"),
        ("partnership f", "PfP | [Partnership f]or Peace | official name · programme"),
        ("snt", "PfP | Partnership for Peace | [SNT] | Azerbaijani acronym · programme"),
        ("sulh namine terefdas", "PfP | Partnership for Peace | [Sülh Naminə Tərəfdaş]lıq"
         " | Azerbaijani name · programme"),
        ("wfp", "IPAP | Individual Partnership Action Plan | ~[WFP]~"
         " | wrong acronym, printed in the source · document · also: World Food Programme"),
        ("SNT planning", "PARP | Planning and Review Process | ~[SNT planning] and analysis"
         " process~ | wrong form, printed in the source · process"),
        ("nato oper", "PSO | Peace support operations | [NATO oper]ations | variant · concept"),
        ("virtual silk year:2003 in:source kind:event",
         " | Azerbaijan joins the [Virtual Silk] Highway | event"),
        ("2003", " | Azerbaijan joins the Virtual Silk Highway | event · an event of 2003"),
        ("kind:event in:context", " | Azerbaijan joins the North Atlantic Cooperation Council"
         " | event · context, not in the source · March 1992"),
    ],
)  # fmt: skip
def test_a_hit_says_what_was_found_where_and_what_that_form_is(database, query, first):
    assert drawn(hit_lines(database.lookup(query)[0])) == first


def test_of_a_sentence_the_words_found_are_shown_even_where_it_is_long():
    text = "Far away from where it begins, after " + "many " * 30 + "words, NATO is named."
    at = text.index("NATO")
    hit = Hit("S9", "sentence", "sentence", text, "", Tier.TEXT, "NATO", "words", at, at + 4)
    title = hit_lines(hit).title
    assert title.text.startswith("… many")
    assert title.text[title.start : title.end] == "NATO"
    assert title.start < 50
    near = hit._replace(title="NATO is named.", match_start=0, match_end=4)
    assert drawn(hit_lines(near)) == "S9 | [NATO] is named. | words"


def test_an_unconfirmed_form_says_so():
    hit = Hit("a", "term", "fund", "A", "", Tier.EXACT, "X", "", 0, 1, "acronym", "az", "editors")
    assert drawn(hit_lines(hit)) == " | A | [X] | Azerbaijani acronym, unconfirmed · fund"


def test_every_word_goes_through_the_translation(database):
    hit = database.lookup("wfp")[0]
    said = hit_lines(hit, Spoken(str.upper)).below[-1].text
    assert said.startswith("WRONG ACRONYM, PRINTED IN THE SOURCE · DOCUMENT")


def test_other_entries_with_the_acronym_are_named_as_the_language_joins_them(database):
    words = {" and ": " və ", "also the acronym of {titles}": "həmçinin: {titles}",
             "{count} more": "daha {count}"}  # fmt: skip
    hit = Hit("a", "term", "fund", "A", "X", Tier.EXACT, "X", "", 0, 1, "acronym", "en", "source")
    titles = tuple(Called(title, title) for title in ("Cooperation and Trust", *"BCDE"))
    said = Spoken(lambda text: words.get(text, text), "az")
    shown = [
        hit_lines(hit._replace(others=titles[:count]), said).below[-1].text for count in (0, 2, 5)
    ]
    assert shown == [
        "official acronym · fund",
        "official acronym · fund · həmçinin: Cooperation and Trust və B",
        "official acronym · fund · həmçinin: Cooperation and Trust və B və C və daha 2",
    ]
    found = database.lookup("FTƏP")[0]
    assert [other.title for other in found.others] == [
        "Individual Partnership and Cooperation Programme"
    ]
    assert found.others[0].title in hit_lines(found).below[-1].text
