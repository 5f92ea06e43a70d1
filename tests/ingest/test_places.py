"""Where quotes and forms stand: found once, not at all, or more than once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref.entries import Span
from azref.ingest.nearest import Nearest
from azref.ingest.wordindex import WordIndex

from .conftest import Bench, event, term

TEXT = "The Alliance met — NATO did.\nNATO’s “Resolute Support” mission of 2015 (WFP) met NATO."


def _places(phrase: str, text: str = TEXT) -> list[int]:
    return [span.start for span in WordIndex(text, [phrase]).places(phrase)]


@pytest.mark.parametrize(
    ("phrase", "text", "places"),
    [
        ("NATO", TEXT, [19, 29, 81]),
        ("“Resolute Support” mission", TEXT, [36]),
        ("(WFP)", TEXT, [71]),
        ("met — NATO", TEXT, [13]),
        ("PAP", "PAPs and PAP", [9]),
        ("PAP", "PAPs only", [0]),
        ("a b", "a b a b a b", [0, 4, 8]),
        ("one two three four five six seven eight nine", "x " * 3 + "one two three four five six "
         "seven eight nine ten", [6]),
        ("eight nine", "one two three four five six seven eight nine", [34]),
        ("—", TEXT, [17]),
        ("none", TEXT, []),
        ("", TEXT, []),
        ("ƏMO", "ƏMO’nun ƏMO", [0, 8]),
    ],
)  # fmt: skip
def test_a_phrase_is_found_as_whole_words_where_it_stands_so(phrase, text, places):
    assert _places(phrase, text) == places


@given(st.text("ab ,", max_size=40), st.lists(st.text("ab ,", max_size=6), max_size=5))
def test_all_phrases_at_once_are_found_where_each_alone_is(text: str, phrases: list[str]):
    index = WordIndex(text, phrases)
    for phrase in phrases:
        overlapping = [m.start() for m in re.finditer(f"(?={re.escape(phrase)})", text)]
        anywhere = overlapping if phrase else []
        whole = [at for at in anywhere if _is_whole(text, at, phrase)]
        found = [span.start for span in index.places(phrase)]
        assert found == (whole or anywhere)


def _is_whole(text: str, at: int, phrase: str) -> bool:
    before, after = text[max(0, at - 1) : at], text[at + len(phrase) : at + len(phrase) + 1]
    opens = not (before.isalnum() and phrase[0].isalnum())
    closes = not (after.isalnum() and phrase[-1].isalnum())
    return opens and closes and any(letter.isalnum() for letter in phrase)


HINTS = [
    ("met -- NATO", ""),
    ("met - NATO did", 'the source has it at 13 as "met — NATO did" (with typographic'),
    ('"Resolute Support"', 'the source has it at 36 as "“Resolute Support”" (with typographic'),
    ("NATO's", 'the source has it at 29 as "NATO’s" (with typographic'),
    ("resolute support", 'the source has it at 37 as "Resolute Support"'),
    ("Resolute Suport", 'the closest passage is at 37: "Resolute Support"'),
    ("mission for 2015 (WFP)", 'the closest passage is at 55: "mission of 2015 (WFP)"'),
    ("NATOX", 'the closest word is "NATO"'),
    ("entirely different words", ""),
]


@pytest.mark.parametrize(("words", "expected"), HINTS)
def test_the_nearest_passage_is_told(words: str, expected: str):
    hint = Nearest(TEXT).hint(words)
    assert expected in hint
    assert bool(hint) or not expected


def test_a_no_break_space_is_told_as_it_is_written():
    hint = Nearest("cooperation —\u00a02001”").hint("cooperation — 2001")
    assert hint.endswith("(with a no-break space, written \\u00A0)")


@given(st.text(max_size=60), st.text(max_size=30))
def test_a_hint_is_found_in_any_text_without_an_error(text: str, words: str):
    Nearest(text).hint(words)


def test_a_quote_that_is_not_there_is_reported_with_the_nearest_passage(bench: Bench):
    problem = bench.write(TEXT, event("The Aliance met")).problem()
    assert problem.startswith(
        'entries.toml:4:9: "The Aliance met" is not in the source; '
        'the closest passage is at 0: "The Alliance met"\n'
    )


def test_a_quote_that_stands_twice_is_reported_with_its_places(bench: Bench):
    problem = bench.write(TEXT, event("NATO")).problem()
    assert (
        '"NATO" stands 3 times in the source, at 19 (S1), 29 (S2), 81 (S2); '
        'quote more, such as "NATO did"\n'
    ) in problem


def test_a_quote_inside_a_word_is_no_second_place(bench: Bench):
    assert bench.write("PAPs and the PAP", event("PAP")).problems() == ()


def test_each_of_several_quotes_of_an_event_is_placed(bench: Bench):
    entries = event("The Alliance met", 'also_quotes = ["met NATO", "met Nato"]')
    assert 'entries.toml:5:28: "met Nato" is not in the source' in (
        bench.write(TEXT, entries).problem()
    )


def test_a_form_is_cited_wherever_it_stands(bench: Bench):
    rows = bench.write(TEXT, term()).rows("SELECT start, end, quote, purpose FROM citation")
    assert rows == [(19, 23, "NATO", "form"), (29, 33, "NATO", "form"), (81, 85, "NATO", "form")]


def test_a_form_inside_a_longer_one_is_a_place_of_its_own(bench: Bench):
    entries = term(forms='["Resolute Support", "Support"]')
    rows = bench.write(TEXT, entries).rows("SELECT start, end FROM citation ORDER BY 1, 2 DESC")
    assert rows == [(37, 53), (46, 53)]


def test_a_form_that_two_terms_print_is_reported(bench: Bench):
    problem = bench.write(TEXT, term("a") + term("b")).problem()
    assert problem.startswith('entries.toml:11:10: form "NATO" belongs to "a" too')


def test_a_form_that_two_terms_share_on_purpose_is_allowed(bench: Bench):
    shared = 'shared_forms = ["NATO"]'
    bench.write(TEXT, term("a", more=shared) + term("b", more=shared))
    assert bench.rows("SELECT DISTINCT entry FROM citation") == [("a",), ("b",)]


def test_a_source_term_without_forms_is_reported_and_a_context_term_is_not(bench: Bench):
    entries = term("a", "[]") + term("b", "[]").replace("[[term]]", "[[context_term]]")
    assert "only a context term may stand nowhere" in bench.write(TEXT, entries).problem()


def test_a_span_holds_what_lies_within_it():
    assert Span(2, 5).contains(Span(2, 5))
    assert not Span(2, 5).contains(Span(2, 6))
