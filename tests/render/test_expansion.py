"""Known forms in running text: which stretches are forms, and what is said of them."""

import time

import pytest

from azref import paths
from azref.render.expansion import expansions, explanation
from azref.store.database import Database


@pytest.fixture(scope="module")
def database() -> Database:
    return Database(paths.bundled_database())


def marked(database: Database, text: str, own: str = "") -> str:
    """The text with every known form in brackets."""
    for found in reversed(expansions(text, database, own)):
        text = f"{text[: found.start]}[{text[found.start : found.end]}]{text[found.end :]}"
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the PfP, the SNT", "the [PfP], the [SNT]"),
        ("pfp or Snt or nato", "pfp or Snt or nato"),
        ("Silk and SILK", "Silk and [SILK]"),
        ("PAP-T, not PAP", "[PAP-T], not [PAP]"),
        ("NATO-led, NATO’s", "[NATO]-led, [NATO]’s"),
        ("XNATO NATOX", "XNATO NATOX"),
        ("a Partnership for Peace Framework Document",
         "a [Partnership for Peace Framework Document]"),
        ("the partnership for\u00a0peace", "the [partnership for\u00a0peace]"),
        ("partnership\nfor peace", "partnership\nfor peace"),
        ("Brussels, brussels", "[Brussels], brussels"),
        ("a coordinator", "a coordinator"),
        ("Sülh Naminə Tərəfdaşlığın sənədi", "[Sülh Naminə Tərəfdaşlığın] sənədi"),
        ("Əfqanıstanda", "[Əfqanıstanda]"),
        ("AATŞ-nın", "[AATŞ]-nın"),
        ("<b>NATO</b> & 🙂 NATO", "<b>[NATO]</b> & 🙂 [NATO]"),
        ("", ""),
        ("\u0000 %s \"' * OR", "\u0000 %s \"' * OR"),
    ],
)  # fmt: skip
def test_the_longest_form_at_a_place_wins_and_acronyms_count_as_they_are_spelled(
    database, text, expected
):
    assert marked(database, text) == expected


def test_a_form_never_leads_to_the_entry_it_stands_on(database):
    text = "PfP and SNT and the Partnership for Peace Framework Document of NATO"
    assert marked(database, text, "pfp") == (
        "PfP and SNT and the [Partnership for Peace Framework Document] of [NATO]"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("PfP", "Partnership for Peace"),
        ("SNT", "Partnership for Peace — Azerbaijani acronym"),
        (
            "WFP",
            "Individual Partnership Action Plan — wrong form, printed for this in the source\n"
            "elsewhere also: World Food Programme",
        ),
        (
            "FTƏP",
            "may stand for:\nIndividual Partnership Action Plan — Azerbaijani acronym, unconfirmed"
            "\nIndividual Partnership and Cooperation Programme — Azerbaijani acronym, unconfirmed",
        ),
        ("NATO operations", "Peace support operations — variant"),
    ],
)
def test_a_form_says_what_it_means_and_what_it_is(database, text, words):
    (found,) = expansions(text, database)
    assert explanation(found) == words


def test_a_long_text_is_soon_looked_through(database):
    text = "A plan of NATO for the Partnership for Peace in Brussels. " * 60
    started = time.perf_counter()
    assert len(expansions(text, database)) == 180
    assert time.perf_counter() - started < 0.1
