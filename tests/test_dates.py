"""EDTF: the examples of the specification, and the order of dates."""

import re
import subprocess
import sys
import time
import warnings
from datetime import date as calendar_date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from azref import dates
from azref.dates import BoundKind, DateError, Edtf, Precision

with warnings.catch_warnings():  # edtf-validate uses old names of pyparsing
    warnings.simplefilter("ignore", DeprecationWarning)
    from edtf_validate.valid_edtf import is_valid  # type: ignore[import-untyped]

# https://www.loc.gov/standards/datetime/: text, first day, last day; - where there is none.
EXAMPLES = """
1985-04-12                   1985-04-12         1985-04-12         day
1985-04                      1985-04-01         1985-04-30         month
1985                         1985-01-01         1985-12-31         year
1985-04-12T23:20:30          1985-04-12         1985-04-12         day
1985-04-12T23:20:30Z         1985-04-12         1985-04-12         day
1985-04-12T23:20:30-04       1985-04-12         1985-04-12         day
1985-04-12T23:20:30+04:30    1985-04-12         1985-04-12         day
1964/2008                    1964-01-01         2008-12-31         interval
2004-06/2006-08              2004-06-01         2006-08-31         interval
2004-02-01/2005-02-08        2004-02-01         2005-02-08         interval
2004-02-01/2005-02           2004-02-01         2005-02-28         interval
2004-02-01/2005              2004-02-01         2005-12-31         interval
2005/2006-02                 2005-01-01         2006-02-28         interval
Y170000002                   +170000002-01-01   +170000002-12-31   year
Y-170000002                  -170000002-01-01   -170000002-12-31   year
2001-21                      2001-03-01         2001-05-31         season
2001-24                      2001-12-01         2002-02-28         season
1984?                        1984-01-01         1984-12-31         year
2004-06~                     2004-06-01         2004-06-30         month
2004-06-11%                  2004-06-11         2004-06-11         day
201X                         2010-01-01         2019-12-31         decade
20XX                         2000-01-01         2099-12-31         century
2004-XX                      2004-01-01         2004-12-31         year
1985-04-XX                   1985-04-01         1985-04-30         month
1985-XX-XX                   1985-01-01         1985-12-31         year
1985-04-12/..                1985-04-12         -                  interval
1985-04/..                   1985-04-01         -                  interval
1985/..                      1985-01-01         -                  interval
../1985-04-12                -                  1985-04-12         interval
../1985-04                   -                  1985-04-30         interval
../1985                      -                  1985-12-31         interval
1985-04-12/                  1985-04-12         -                  interval
1985-04/                     1985-04-01         -                  interval
1985/                        1985-01-01         -                  interval
/1985-04-12                  -                  1985-04-12         interval
/1985-04                     -                  1985-04-30         interval
/1985                        -                  1985-12-31         interval
1984?/2004-06~               1984-01-01         2004-06-30         interval
1984~/2004-06-11%            1984-01-01         2004-06-11         interval
-1985                        -1985-01-01        -1985-12-31        year
[1667,1668,1670..1672]       1667-01-01         1672-12-31         set
[..1760-12-03]               -                  1760-12-03         set
[1760-12..]                  1760-12-01         -                  set
[1760-01,1760-02,1760-12..]  1760-01-01         -                  set
[1667,1760-12]               1667-01-01         1760-12-31         set
[..1984]                     -                  1984-12-31         set
2004-06-XX/2004-07-03        2004-06-01         2004-07-03         interval
"""
ROWS = [line.split() for line in EXAMPLES.split("\n") if line]

WRONG = [
    *("", " ", "1994 ", "94", "199", "19945", "x", "1994-5-4", "1994-05-4", "May 1994"),
    *(
        "04.05.1994",
        "04/05/1994",
        "1994/05/04",
        "1994--05",
        "1994-05-",
        "١٩٩٤",
        "\uff11994",
        "1994\n",
    ),
    *(
        "1994\0",
        "1994-00",
        "1994-13",
        "1994-20",
        "1994-25",
        "1994-02-30",
        "1993-02-29",
        "1994-04-31",
    ),
    *("1994-05-00", "1994-05-32", "1994-21-01", "1994-XX-05", "199X-05", "19X4", "X994", "1XXX"),
    *(
        "1994-1X",
        "-0000",
        "+1994",
        "Y1994",
        "Y01994",
        "Y",
        "Y12345-01",
        "Y1234567890123456",
        "1994?~",
    ),
    *("?1994", "1994-05?-04", "1994-05-04T25:00:00", "1994-05-04T10:00", "1994-05T10:00:00"),
    *("1994-05-04T10:00:00?", "1994-05-04T10:00:00+15", "1994-05-XXT10:00:00", "/", "//", "1994//"),
    *(
        "1994/1993",
        "1994-05/1994-04",
        "2004-05-02/2004-05-01",
        "1994/1995/1996",
        "1994/.",
        "0001/-0001",
    ),
    *(
        "[1994]",
        "[1994",
        "1994]",
        "[]",
        "[,]",
        "[..]",
        "[1994,]",
        "[1994, 1995]",
        "[1995..1994]",
        "[..1994..]",
    ),
    *(
        "[1994,..1995]",
        "[1994..,1995]",
        "[1994..1995-02]",
        "[1994/1995]",
        "{1994,1995}",
        "a" * 10_000,
    ),
    *(
        "1" * 10_000,
        "[" * 10_000,
        "[" + "1994," * 10_000 + "1995]",
        "/" * 10_000,
        "Y" + "1" * 10_000,
    ),
]


def day(text: str) -> int | None:
    return None if text == "-" else dates.day_number(text)


@pytest.mark.parametrize(("text", "first", "last", "precision"), ROWS)
def test_an_example_of_the_specification_spans_its_days(
    text: str, first: str, last: str, precision: str
) -> None:
    found = dates.parse(text)
    assert (found.earliest, found.latest) == (day(first), day(last))
    assert (found.precision, found.text) == (Precision(precision), text)


@pytest.mark.parametrize("text", [row[0] for row in ROWS])
def test_edtf_validate_accepts_every_example_too(text: str) -> None:
    assert is_valid(text)


@pytest.mark.parametrize("text", WRONG, ids=lambda text: ascii(text[:20]))
def test_what_is_no_date_is_refused_in_one_clear_line(text: str) -> None:
    began = time.perf_counter()
    with pytest.raises(DateError) as caught:
        dates.parse(text)
    message = str(caught.value)
    assert message.isprintable()
    assert 10 < len(message) < 200
    assert time.perf_counter() - began < 0.1


GENERAL = "not a date, which is written like 1994, 1994-05 or 1994-05-04"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1994-13", "“1994-13”: there is no month 13"),
        ("1993-02-29", "“1993-02-29”: February 1993 has no day 29"),
        ("1996/1994", "“1996/1994”: the end comes before the start"),
        ("1994/x", f"“x”: {GENERAL}, in “1994/x”"),
        ("2001-21-05", "“2001-21-05”: a season has no days"),
        ("1994\n", f"“1994\N{REPLACEMENT CHARACTER}”: {GENERAL}"),
    ],
)
def test_the_message_names_the_part_that_is_wrong(text: str, message: str) -> None:
    with pytest.raises(DateError, match=f"^{re.escape(message)}$"):
        dates.parse(text)


def test_open_unknown_and_known_bounds_are_told_apart() -> None:
    kinds = {
        text: (dates.parse(text).start_kind.value, dates.parse(text).end_kind.value)
        for text in ("2015", "2015/..", "2015/", "../2015", "/2015", "[..2015]", "[2015..]")
    }
    assert kinds == {
        "2015": ("known", "known"),
        "2015/..": ("known", "open"),
        "2015/": ("known", "unknown"),
        "../2015": ("open", "known"),
        "/2015": ("unknown", "known"),
        "[..2015]": ("unknown", "known"),
        "[2015..]": ("known", "unknown"),
    }


def test_an_interval_gives_its_bounds_as_dates() -> None:
    found = dates.parse("1984?/2004-06~")
    assert found.start == dates.parse("1984?")
    assert found.end == dates.parse("2004-06~")
    assert (found.is_uncertain, found.is_approximate) == (True, True)
    assert dates.parse("2015-01/..").end is None


def test_qualifiers_are_told_apart() -> None:
    marks = [dates.parse(f"1850{mark}") for mark in ("", "?", "~", "%")]
    assert [date.is_uncertain for date in marks] == [False, True, False, True]
    assert [date.is_approximate for date in marks] == [False, False, True, True]


def test_the_order_is_earliest_day_then_latest_then_finer_and_open_ends_after_known_ones() -> None:
    expected = [
        *("Y-17000", "-0043", "0000", "1990/..", "1993-12-31", "1994-01-01", "1994-01-01~"),
        *("1994-01", "1994-01/1994-06", "1994", "1994?", "1994/1994", "[1994,1994]", "1994/1995"),
        *("1994/", "1994/..", "1994-05", "1994-05-04", "../1994-05", "1994-12-31", "../1994"),
        *("[..1994]", "1995", "Y12345", "../", "../..", "/.."),
    ]
    shuffled = [dates.parse(text) for text in sorted(expected)]
    assert [date.text for date in sorted(shuffled, key=dates.sort_key)] == expected


def test_the_undated_come_last() -> None:
    known = [None, dates.parse("../.."), dates.parse("Y99999")]
    assert [d and d.text for d in sorted(known, key=dates.sort_key)] == ["Y99999", "../..", None]


def test_an_interval_of_equal_bounds_is_the_date_itself() -> None:
    assert dates.interval("2004", "2004") == "2004"
    assert dates.interval("2004-05", "..") == "2004-05/.."
    with pytest.raises(DateError):
        dates.interval("2004", "2003")


@pytest.mark.parametrize("text", ["1994", "1994-13-01", "1994-02-29", "94-01-01", "1994-05-04 "])
def test_a_day_number_is_read_from_a_whole_day_only(text: str) -> None:
    with pytest.raises(DateError):
        dates.day_number(text)


@given(st.dates())
def test_day_numbers_agree_with_the_standard_library(day: calendar_date) -> None:
    assert dates.iso(day.toordinal()) == day.isoformat()
    assert dates.parse(day.isoformat()).earliest == day.toordinal()


@given(st.integers(-(10**17), 10**17))
def test_every_day_number_is_written_and_read_back(number: int) -> None:
    assert dates.day_number(dates.iso(number)) == number


YEARS = st.integers(1, 9999).map("{:04d}".format)
DAYS = st.builds("{}-{:02d}-{:02d}".format, YEARS, st.integers(0, 13), st.integers(0, 31))
MONTHS = st.builds("{}-{:02d}".format, YEARS, st.integers(0, 13))
SEASONS = st.builds("{}-{}".format, YEARS, st.integers(20, 24))
VAGUE = st.builds("{:03d}X".format, st.integers(1, 999)) | st.builds(
    "{:02d}XX".format, st.integers(0, 99)
)
PLAIN = YEARS | MONTHS | DAYS
QUALIFIED = st.builds("{}{}".format, PLAIN | SEASONS, st.sampled_from(["", "", "?", "~", "%", "!"]))
LONG = st.builds("Y{}".format, st.integers(-(10**12), 10**12))
SAME_SHAPE = st.one_of(
    [st.tuples(shape, shape) for shape in (YEARS, MONTHS, DAYS)]
    + [st.tuples(QUALIFIED, st.sampled_from(["", ".."]))]
    + [st.tuples(st.sampled_from(["", ".."]), QUALIFIED)]
)
INTERVALS = SAME_SHAPE.map("/".join)
SETS = st.builds("[{}{}{}]".format, *(st.sampled_from(["", ".."]),),
                 st.lists(PLAIN, min_size=1, max_size=4).map(",".join),
                 st.sampled_from(["", ".."]))  # fmt: skip
ANY_EDTF = QUALIFIED | VAGUE | LONG | INTERVALS | SETS


def parsed(text: str) -> Edtf | None:
    try:
        return dates.parse(text)
    except DateError:
        return None


@given(ANY_EDTF)
@example("1984?/..")
@example("2001-21/..")
def test_we_and_edtf_validate_accept_the_same_dates(text: str) -> None:
    # edtf-validate accepts 29 February of any year, and with a qualifier any day up to 31.
    assume(not re.search("-02-29|-(02-30|..-31)[?~%]", text))
    assert (parsed(text) is not None) == is_valid(text)


@given(st.text("0123456789-X/.?~%[],YTZ:", max_size=12))
def test_what_we_accept_at_random_edtf_validate_accepts(text: str) -> None:
    # Ours alone: unspecified digits with a qualifier or in an interval, a qualified long year.
    assume(not re.search(r"X.*[?~%/]|/.*X|Y.*[?~%/\[]|[/\[].*Y", text))
    assert parsed(text) is None or is_valid(text)


@given(st.text() | st.text("0123456789-X/.?~%[],Y", max_size=2000))
def test_any_text_is_parsed_or_refused_and_a_parsed_one_has_a_place(text: str) -> None:
    found = parsed(text)
    if found is not None:
        assert found.text == text
        assert dates.sort_key(found) < dates.sort_key(None)


@given(ANY_EDTF)
def test_the_first_day_is_never_after_the_last_and_a_missing_bound_says_why(text: str) -> None:
    found = parsed(text)
    assume(found is not None)
    assert found is not None
    if found.earliest is not None and found.latest is not None:
        assert found.earliest <= found.latest
    assert (found.earliest is None) == (found.start_kind is not BoundKind.KNOWN)
    assert (found.latest is None) == (found.end_kind is not BoundKind.KNOWN)


@given(st.lists(ANY_EDTF.map(parsed), max_size=8))
def test_only_equal_dates_share_a_place_in_the_order(found: list[Edtf | None]) -> None:
    keys = [dates.sort_key(date) for date in found]
    assert len(set(keys)) == len(set(found))


def test_the_module_loads_no_heavy_module() -> None:
    code = "import sys, azref.dates; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"datetime", "calendar", "locale", "decimal", "PySide6", "sqlite3"}
    assert heavy.isdisjoint(run.stdout.split())
