"""Dates of events: resolved from the quote, agreed or overridden, borrowed, derived, attested."""

import pytest

from azref.ingest.chronology import _circle

from .conftest import Bench, event

TEXT = (
    "In 2001, it joined the League. The following year, it opened a station. "
    "It trains every year. Since May 2010, a plan has ruled. In 2003, it came, and the next year "
    "it left. No day is known."
)
FIRST = event("In 2001, it joined the League.", id="first")
DATES = (
    "SELECT edtf, earliest, latest, basis, said, rule, anchor, kind FROM date "
    "WHERE entry = 'ev' AND layer = 'source'"
)


def _date(bench: Bench, quote: str, more: str = "", before: str = "") -> tuple:
    (row,) = bench.write(TEXT, before + event(quote, more)).rows(DATES)
    return row


def test_a_stated_date_is_read_from_the_quote(bench: Bench):
    assert _date(bench, "In 2001, it joined the League.") == (
        "2001", "2001-01-01", "2001-12-31", "stated", "2001", "", None, "absolute",
    )  # fmt: skip


def test_a_relative_date_names_the_event_it_counts_from(bench: Bench):
    found = _date(bench, "The following year, it opened a station.", before=FIRST)
    assert found[0] == "2002"
    assert found[3:7] == ("derived", "The following year", "year(first)+1", "first")


def test_a_relative_date_names_the_words_where_no_event_has_them(bench: Bench):
    found = _date(bench, "The following year, it opened a station.")
    assert found[5:7] == ('year("2001")+1', None)


def test_a_date_that_counts_from_words_of_its_own_quote_has_no_event_as_anchor(bench: Bench):
    quote = "In 2003, it came, and the next year it left."
    found = _date(bench, quote, 'date_start = "2004"')
    assert (found[0], found[5], found[6]) == ("2004", 'year("2003")+1', None)


def test_an_open_date_stays_open(bench: Bench):
    found = _date(bench, "Since May 2010, a plan has ruled.")
    assert found[:3] == ("2010-05/..", "2010-05-01", None)


def test_a_recurrence_is_no_date(bench: Bench):
    found = _date(bench, "It trains every year.")
    assert (found[0], found[7]) == (None, "recurring")


def test_an_undated_quote_stays_undated(bench: Bench):
    found = _date(bench, "No day is known.")
    assert (found[0], found[4], found[7]) == (None, "", "undated")


def test_a_quote_without_a_date_borrows_the_only_one_of_its_sentence(bench: Bench):
    found = _date(bench, "it joined the League")
    assert (found[0], found[3], found[4], found[5]) == ("2001", "derived", "2001", "date(sentence)")


def test_a_quote_does_not_choose_between_two_dates_of_its_sentence(bench: Bench):
    assert _date(bench, "it came, and")[0] is None


def test_among_several_dates_the_expected_one_is_taken_and_else_the_first(bench: Bench):
    quote = "In 2003, it came, and the next year it left."
    assert _date(bench, quote)[0] == "2003"
    assert _date(bench, quote, 'date_start = "2004"')[0] == "2004"


@pytest.mark.parametrize(
    ("quote", "more"),
    [
        ("In 2001, it joined the League.", 'date_start = "2001"'),
        ("In 2001, it joined the League.", 'date_start = "2001"\ndate_end = "2001"'),
        ("Since May 2010, a plan has ruled.", 'date_start = "2010-05"\nprecision = "ongoing"'),
        ("It trains every year.", 'precision = "ongoing"'),
    ],
)
def test_a_date_that_agrees_with_its_quote_is_no_problem(bench: Bench, quote: str, more: str):
    assert bench.write(TEXT, event(quote, more)).problems() == ()


@pytest.mark.parametrize(
    ("quote", "more", "place", "words"),
    [
        ("In 2001, it joined the League.", 'date_start = "2002"', "5:14",
         'expects 2002, but its quote gives 2001 ("2001")'),
        ("In 2001, it joined the League.", 'precision = "ongoing"', "5:13",
         'expects no date, but its quote gives 2001 ("2001")'),
        ("No day is known.", 'date_start = "2002"', "5:14",
         "expects 2002, but its quote gives none;"),
        ("Since May 2010, a plan has ruled.", 'date_start = "2010-05"', "5:14",
         "expects 2010-05, but its quote gives 2010-05/.."),
        ("In 2001, it joined the League.", 'date_start = "March 2001"', "5:14",
         'not a date, which is written like 1994, 1994-05 or 1994-05-04; did you mean "2001-03"?'),
    ],
)  # fmt: skip
def test_a_date_that_disagrees_with_its_quote_is_reported(bench, quote, more, place, words):
    problem = bench.write(TEXT, event(quote, more)).problem()
    assert problem.startswith(f"entries.toml:{place}: ")
    assert words in problem


def test_an_override_with_a_reason_settles_the_date_as_inferred(bench: Bench):
    more = 'date_start = "2002-01"\noverride = "A slip of the source."'
    found = _date(bench, "In 2001, it joined the League.", more)
    assert (found[0], found[3], found[4], found[5]) == (
        "2002-01", "inferred", "2001", "A slip of the source.",
    )  # fmt: skip


def test_an_override_without_any_date_leaves_the_event_undated(bench: Bench):
    found = _date(bench, "In 2001, it joined the League.", 'override = "Not known."')
    assert found[0] is None


@pytest.mark.parametrize("key", ["date_start", "attested_start"])
def test_a_date_that_is_no_edtf_is_reported_in_its_place(bench: Bench, key: str):
    more = f'{key} = "2002-13"\noverride = "x"'
    problem = bench.write(TEXT, event("In 2001, it joined the League.", more)).problem()
    assert problem.startswith("entries.toml:5:")
    assert "2002-13" in problem


@pytest.mark.parametrize(
    ("more", "edtf"),
    [
        ('attested_start = "2001-06-04"', "2001-06-04"),
        ('attested_start = "2001-06"\nattested_end = "2002"', "2001-06/2002"),
        ('attested_start = "2001"\nattested_precision = "ongoing"', "2001/"),
        ('attested_end = "2001"', "/2001"),
        ('attested_start = "2001"\nattested_end = "2001"', "2001"),
    ],
)
def test_what_references_attest_is_a_date_of_its_own_and_an_unknown_end_not_open(
    bench: Bench, more: str, edtf: str
):
    entries = event("In 2001, it joined the League.", more)
    rows = bench.write(TEXT, entries).rows("SELECT edtf, basis FROM date WHERE layer != 'source'")
    assert rows == [(edtf, "attested")]


def test_dates_that_count_from_each_other_in_a_circle_are_reported(bench: Bench):
    more = 'override = "x"\ndate_start = "2001"\nanchor = '
    entries = event("it joined the League", f'{more}"b"', "a")
    entries += event("it opened a station", f'{more}"c"', "b")
    entries += event("a plan has ruled", f'{more}"a"', "c")
    problems = bench.write(TEXT, entries).problems()
    assert problems[0].startswith("entries.toml:7:10: the date counts from itself: a → b → c → a\n")
    assert len(problems) == 3


def test_an_anchor_that_is_no_event_is_reported(bench: Bench):
    entries = event("it joined the League", 'anchor = "evv"\noverride = "x"', "ev")
    assert 'no event has the id "evv"; did you mean "ev"?' in bench.write(TEXT, entries).problem()


def test_a_circle_elsewhere_is_not_one_s_own():
    anchors = {"a": "b", "b": "c", "c": "b"}
    assert _circle("a", anchors) == []
    assert _circle("b", anchors) == ["b", "c", "b"]


def test_the_date_of_an_event_is_cited_apart_from_its_quote(bench: Bench):
    rows = bench.write(TEXT, FIRST).rows("SELECT start, end, purpose FROM citation ORDER BY 1")
    assert rows == [(0, 30, "quote"), (3, 7, "date")]


def test_events_come_in_the_order_of_time_attested_before_said(bench: Bench):
    entries = (
        event("Since May 2010, a plan has ruled.", id="late")
        + event("It trains every year.", id="never")
        + event("In 2001, it joined the League.", 'attested_start = "2004-05"', "moved")
        + event("The following year, it opened a station.", id="early")
        + '[[context_event]]\nid = "between"\ntitle = "T"\ndate_start = "2003"\n'
    )
    rows = bench.write(TEXT, entries).rows("SELECT id FROM entry ORDER BY position")
    assert [entry for (entry,) in rows] == ["early", "between", "moved", "late", "never"]


def test_the_lane_is_the_editors_or_that_of_the_terms(bench: Bench):
    entries = (
        '[[term]]\nid = "t"\nkind = "exercise"\nname_en = "T"\nforms = ["League"]\n'
        + event("It trains every year.", 'terms = ["t"]', "a")
        + event("Since May 2010, a plan has ruled.", 'lane = "dialogue"\nterms = ["t"]', "b")
        + event("No day is known.", id="c")
    )
    rows = bench.write(TEXT, entries).rows("SELECT id, lane FROM entry WHERE lane NOT NULL")
    assert dict(rows) == {"a": "exercises", "b": "dialogue", "c": "framework"}
