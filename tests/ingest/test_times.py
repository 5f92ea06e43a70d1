"""Time expressions of English prose: what is one, what is none, and the date of each."""

import re
import time
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from azref import dates
from azref.entries import Basis
from azref.ingest.passages import sentence_stretches
from azref.ingest.times import TimeExpression, TimeKind, resolve_times
from azref.ingest.times.grammar import SHAPES, Shape
from azref.ingest.times.vocabulary import opens

with warnings.catch_warnings():  # edtf-validate uses old names of pyparsing
    warnings.simplefilter("ignore", DeprecationWarning)
    from edtf_validate.valid_edtf import is_valid  # type: ignore[import-untyped]


def table(name: str) -> list[list[str]]:
    """The rows of a file of texts: each with its expressions, as they are shown."""
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line.split(" |") for line in lines if not line.startswith("#")]


TIMES, PROSE_ROWS = table("times.txt"), table("prose.txt")


def resolved(text: str) -> tuple[TimeExpression, ...]:
    return resolve_times(text, [(s.span.start, s.span.end) for s in sentence_stretches(text)])


def shown(text: str) -> str:
    return "; ".join(shown_one(expression) for expression in resolved(text))


def shown_one(expression: TimeExpression) -> str:
    return f"{shown_date(expression)} {expression.rule}".strip()


def shown_date(expression: TimeExpression) -> str:
    is_dateless = expression.kind in (TimeKind.RECURRING, TimeKind.DEICTIC)
    return f"{expression.words} = {expression.kind if is_dateless else expression.edtf or '?'}"


@pytest.mark.parametrize(("text", "expected"), TIMES, ids=[row[0][:40] for row in TIMES])
def test_every_expression_is_found_with_its_date_and_nothing_else_is(
    text: str, expected: str
) -> None:
    assert shown(text) == expected.strip()


@pytest.mark.parametrize(("text", "expected"), PROSE_ROWS, ids=[row[0][:40] for row in PROSE_ROWS])
def test_prose_of_any_register_is_read(text: str, expected: str) -> None:
    told = "; ".join(shown_date(each) for each in resolved(text))
    assert told == expected.strip()


def test_a_third_of_the_prose_holds_no_time() -> None:
    assert len(PROSE_ROWS) > 400
    assert sum(not expected for _, expected in PROSE_ROWS) > len(PROSE_ROWS) / 3


SOURCE = Path(__file__).parents[2] / "db" / "edition" / "azerbaijan-nato.txt"
IN_SOURCE = """
May 4, 1994          absolute     1994-05-04  stated
1997                 absolute     1997        stated
1996                 absolute     1996        stated
1997                 absolute     1997        stated
2004                 absolute     2004        stated
1999                 absolute     1999        stated
2004                 absolute     2004        stated
2001                 absolute     2001        stated
2001                 absolute     2001        stated
The following year   relative     2002        derived    year(anchor)+1  In 2001, Azerbaijan
2003                 absolute     2003        stated
the next year        relative     2004        derived    year(anchor)+1  In 2003, Azerbaijan
Thus                 consequence  2004        inferred   date(anchor)    the next year at
In the same year     relative     2004        derived    year(anchor)    the next year at
2005                 absolute     2005        stated
annually             recurring    -           stated
currently            deictic      -           stated
currently            deictic      -           stated
At present           deictic      -           stated
Since January 2015   open         2015-01/..  stated
Currently            deictic      -           stated
"""


def test_the_source_text_is_resolved_as_its_readers_understand_it() -> None:
    text = SOURCE.read_text(encoding="utf-8")
    found = resolved(text)
    table = [
        "  ".join(
            [each.words, each.kind, each.edtf or "-", each.basis]
            + ([each.rule, surroundings(text, found[each.anchor])] if each.anchor else [])
        )
        for each in found
    ]
    assert table == [re.sub(" {2,}", "  ", line) for line in IN_SOURCE.strip().split("\n")]


def surroundings(text: str, expression: TimeExpression) -> str:
    """The anchor with a word before a bare year and one after."""
    start = expression.start - len("In ") if expression.words.isdigit() else expression.start
    after = re.compile(r"\W*\w+").match(text, expression.end)
    assert after
    return text[start : after.end()]


ENCLOSED = "In 2003 it joined, and the next year leaders met. Thus, envoys were appointed. "


def test_a_consequence_between_two_statements_of_one_date_has_that_date() -> None:
    found = resolved(ENCLOSED + "In the same year, it presented a plan.")
    thus = found[2]
    assert (thus.words, thus.kind, thus.edtf) == ("Thus", TimeKind.CONSEQUENCE, "2004")
    assert (thus.basis, thus.rule, thus.anchor) == (Basis.INFERRED, "date(anchor)", 1)


def test_no_date_leans_on_an_inferred_one() -> None:
    found = resolved(ENCLOSED + "In the same year, it presented a plan.")
    assert [expression.anchor for expression in found] == [None, 0, 1, 1]


@pytest.mark.parametrize(
    "text",
    [
        ENCLOSED + "The story ends here.",
        ENCLOSED + "In 2006, it presented a plan.",
        ENCLOSED,
        ENCLOSED.replace("Thus, envoys were", "Thus, it has") + "In the same year, it left.",
        ENCLOSED.replace("Thus, envoys were", "Envoys were") + "In the same year, it left.",
        ENCLOSED.replace("appointed", "appointed in May") + "In the same year, it left.",
        ENCLOSED.replace(". Thus", ".\nThus") + "In the same year, it left.",
        "It joined in the past. Thus, envoys were appointed. In 2004, it left.",
        "It is held annually. Thus, envoys were appointed. In 2004, it left.",
        "It has met since 2004. Thus, envoys were appointed. In 2004, it left.",
        "It, which met in 2004, left. Thus, envoys were appointed. In 2004, it came.",
        "It left (2004). Thus, envoys were appointed. In 2004, it came.",
    ],
)
def test_a_consequence_without_a_date_on_both_sides_stays_undated(text: str) -> None:
    assert TimeKind.CONSEQUENCE not in [expression.kind for expression in resolved(text)]


def test_sentences_far_back_are_no_anchor() -> None:
    far = "In 2001 it met. " + "It went on. " * 4 + "The following year it left."
    assert resolved(far)[1].edtf is None
    near = "In 2001 it met. " + "It went on. " * 2 + "The following year it left."
    assert resolved(near)[1].edtf == "2002"


def test_offsets_count_code_points() -> None:
    text = "🕊 Şuşa — “🕊” in 1994."
    (found,) = resolved(text)
    assert text[found.start : found.end] == found.words == "1994"


def test_letters_that_match_regardless_of_case_are_read_like_their_twins() -> None:
    assert (
        shown("In SPRİNG 2001. Every wee\u212a.")
        == "SPRİNG 2001 = 2001-21; Every wee\u212a = recurring"
    )


WORDS = st.sampled_from([word for row in TIMES + PROSE_ROWS for word in " ".join(row).split()])
PROSE = st.lists(WORDS, max_size=40).map(" ".join) | st.text()


@given(PROSE)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for expression in resolved(text):
        assert end <= expression.start < expression.end <= len(text)
        assert text[expression.start : expression.end] == expression.words
        end = expression.end


@given(PROSE)
def test_anchors_never_lead_in_a_circle(text: str) -> None:
    found = resolved(text)
    for index in range(len(found)):
        passed: set[int | None] = set()
        step: int | None = index
        while step is not None:
            assert step not in passed
            passed.add(step)
            step = found[step].anchor


@given(PROSE)
def test_only_what_leans_has_an_anchor_and_a_rule(text: str) -> None:
    for expression in resolved(text):
        assert (expression.basis is Basis.STATED) == (expression.rule == "")
        assert expression.anchor is None or "anchor" in expression.rule
        if expression.kind in (TimeKind.RECURRING, TimeKind.DEICTIC):
            assert expression.edtf is None


@given(PROSE)
def test_every_date_is_edtf_and_edtf_validate_agrees(text: str) -> None:
    for edtf in {expression.edtf for expression in resolved(text)} - {None}:
        assert edtf is not None
        assert dates.parse(edtf).text == edtf
        # Beyond level 1: qualified dates in sets, unspecified digits qualified or in intervals.
        # Within one year edtf-validate compares bounds of unequal precision by their first days.
        if not re.search(r"\[.*[~?%-]|X.*[~/?%]|/.*X|/.*-|-.*/", edtf):
            assert is_valid(edtf)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5), PROSE)
def test_any_sentence_spans_will_do(spans: list[tuple[int, int]], text: str) -> None:
    ordered = sorted((min(pair), max(pair)) for pair in spans)
    assert len(resolve_times(text, ordered)) <= len(text)


@pytest.mark.parametrize(
    "text",
    ["In 1994 and 1996, ", "1994–", "“1994 ", "May ", "1 ", " ", "\n", "(1994) 3 years later "],
)
def test_the_time_taken_grows_with_the_text(text: str) -> None:
    short, long = (text * (size // len(text)) for size in (4_000, 32_000))
    assert seconds(long) < 8 * 4 * seconds(short) + 0.05


def test_two_hundred_thousand_characters_of_prose_take_less_than_a_second() -> None:
    source = SOURCE.read_text(encoding="utf-8")
    prose = source * (200_000 // len(source) + 1)
    assert min(seconds(prose) for _ in range(3)) < 1


def seconds(text: str) -> float:
    sentences = [(s.span.start, s.span.end) for s in sentence_stretches(text)]
    began = time.perf_counter()
    resolve_times(text, sentences)
    return time.perf_counter() - began


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.build.__name__)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_what_a_shape_matches_begins_with_a_word_that_is_looked_at(
    shape: Shape, data: st.DataObject
) -> None:
    match = shape.pattern.search(data.draw(st.from_regex(shape.pattern)))
    assert match
    assert opens(re.match(r"\w+", match.group()).group())  # type: ignore[union-attr]
