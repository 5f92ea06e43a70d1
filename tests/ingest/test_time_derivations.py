"""How dates lean on one another, over sentences, and that what is written is read back."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref import dates
from azref.ingest.passages import sentence_stretches
from azref.ingest.times import TimeExpression, resolve_times

# A text, and after the bar what its last expression leans on, with its rule and its date.
LEANING = """
In 1994 and 1996 it voted. The following year it left.
    | 1996: year(anchor)+1 = 1997
In 2001 it met. Two years later it left, and a year after that it came.
    | Two years later: year(anchor)+1 = 2004
In 2001 A met. In 2003 B met. Two years earlier C had met.
    | 2003: year(anchor)-2 = 2001
In 2001 it met under the law of 1998. The following year it left.
    | 2001: year(anchor)+1 = 2002
The 2004 summit was held. The following year it left.
    | 2004: year(anchor)+1 = 2005
In 2004 it met. The 2004 summit was long. The following year it left.
    | 2004: year(anchor)+1 = 2005
In 2001 it met. The law of 1998 was changed. The following year it left.
    | nothing: year(anchor)+1 = ?
In 2001 it met. A report of May 2003 was read. A year later it left.
    | nothing: year(anchor)+1 = ?
On the night of 3 May 1999 it fell. The next day it rained.
    | 3 May 1999: date(anchor)+1 = 1999-05-04
In the 1990s it grew. By the end of the decade it led.
    | the 1990s: decade(anchor) = [..1999]
In 2001 it met. By the end of the decade it led.
    | 2001: decade(anchor) = [..2009]
On 3 May 1999 it fell. The following Monday it rained.
    | 3 May 1999: after(anchor) = 1999-05-10
On 3 May 1999 it fell. On the 14th it rained.
    | 3 May 1999: month(anchor) = 1999-05-14
In May 1999 it fell. On the 4th of the following month it rained.
    | May 1999: month(anchor)+1 = 1999-06-04
In 1999 it fell. On the 14th it rained.
    | 1999: month(anchor) = ?
In May 1999 it fell. The following Monday it rained.
    | May 1999: after(anchor) = ?
In 1985 it closed. From then on nobody came.
    | 1985: date(anchor) = 1985/..
In 1985 it closed. Nearly twenty years later it opened.
    | 1985: year(anchor)+20 = 2005~
In May 2001 it met. Two and a half years later it left.
    | May 2001: month(anchor)+30 = 2003-11
In 2001 it met. Two and a half years later it left.
    | 2001: month(anchor)+30 = ?
The following year it left. It had met in 2001, and again two years later.
    | 2001: year(anchor)+2 = 2003
Three weeks before the summit it left.
    | nothing: date(anchor)-21 = ?
In 1990 it met.\\n\\nThe following year it left.
    | 1990: year(anchor)+1 = 1991
"""
ROWS = [
    [cell.strip() for cell in row.split(" | ")]
    for row in LEANING.strip().replace("\n    |", " |").split("\n")
]


def resolved(text: str) -> tuple[TimeExpression, ...]:
    return resolve_times(text, [(s.span.start, s.span.end) for s in sentence_stretches(text)])


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][-40:] for row in ROWS])
def test_a_relative_date_names_what_it_leans_on(text: str, expected: str) -> None:
    found = resolved(text.replace("\\n", "\n"))
    last = next(each for each in reversed(found) if each.rule)
    anchor = "nothing" if last.anchor is None else found[last.anchor].words
    assert f"{anchor}: {last.rule} = {last.edtf or '?'}" == expected


PROGRAMME = """\
The Republic's space programme dates back to the late 1950s. On 4 October 1961 the Space
Research Committee (SRC) was set up under the Ministry of Industry; it employed 1,950 people by
1970. Its first sounding rocket, the Kestrel-1, reached 94 km on 17 March 1963. The Kestrel-1A
followed three months later.

In 1965–66 a launch site was built near Port Arden. Between 1967 and 1971 eleven rockets flew,
seven of them successfully. The first satellite, Helios 1, was orbited at 04:32 GMT on 12
February 1971 and decayed in the autumn of that year. Helios 2 was lost on 3/4/1973. Helios 3
(launched 9 May 1974, failed 11 May) cost $12.5m, nearly twice the estimate.

The programme was halted in the mid-seventies, after the oil crisis. It was revived under Law
No. 1984 of 2 June 1983 and renamed the National Space Agency, or NSA. The Director, Dr. Ines
Moreau-Valdez, resigned the following January. Throughout the 1980s the NSA relied on the
European Space Agency (ESA) and on the US firm Orion Corp.

On the night of 27–28 August 1991 contact with Helios 7 was regained; two days later the craft
sent its first image. By the end of the decade four more had been launched. The Helios 2000 bus,
introduced in 1998, weighs 2000 kg. In FY 2003/04 the budget was 1.2 billion crowns, a third of
it from partners. As of 1 January 2010 the NSA runs 6 ground stations; it has been a member of
the G20 space forum since then. From 2012 to the present it has trained some 40 engineers a
year.
"""
TOLD = """
the late 1950s = 1957~/1959
4 October 1961 = 1961-10-04
17 March 1963 = 1963-03-17
three months later = 1963-06 < 17 March 1963
1965–66 = 1965/1966
Between 1967 and 1971 = 1967/1971
12 February 1971 = 1971-02-12
the autumn of that year = 1971-23 < 12 February 1971
3/4/1973 = [1973-03-04,1973-04-03]
9 May 1974 = 1974-05-09
11 May = 1974-05-11 < 9 May 1974
the mid-seventies = ?
2 June 1983 = 1983-06-02
the following January = 1984-01 < 2 June 1983
the 1980s = 198X
27–28 August 1991 = 1991-08-27/1991-08-28
two days later = 1991-08-30 < 27–28 August 1991
By the end of the decade = [..1999] < two days later
1998 = 1998
FY 2003/04 = 2003/2004
1 January 2010 = 2010-01-01
since then = 2010-01-01/.. < 1 January 2010
From 2012 to the present = 2012/..
"""


def test_a_whole_text_is_dated_as_its_reader_dates_it() -> None:
    found = resolved(PROGRAMME)
    told = [
        f"{each.words} = {each.edtf or '?'}"
        + ("" if each.anchor is None else f" < {found[each.anchor].words}")
        for each in found
    ]
    assert "\n".join(told).replace("\n", " ") == TOLD.strip().replace("\n", " ")


WRITTEN = (
    "It met on {0.day} {0:%B} {0.year}.",
    "It met on {0:%B} {0.day}, {0.year}.",
    "It met on {0:%A}, {0.day} {0:%B} {0.year}, at noon.",
    "It met on the {0.day}th of {0:%B}, {0.year}.",
    "It met on {0:%b}. {0.day}, {0.year}.",
    "It met on {0:%Y-%m-%d}.",
    "It met on {0:%d.%m.%Y}.",
    "It met ({0.day}-{0:%b}-{0.year}).",
)
DAYS = st.dates(date(1000, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize("sentence", WRITTEN)
@given(day=DAYS)
def test_a_day_that_is_written_is_read_back(sentence: str, day: date) -> None:
    (found,) = resolved(sentence.format(day))
    assert found.edtf == day.isoformat()


@given(st.integers(1500, 2100), st.integers(2, 90))
def test_years_counted_there_and_back_come_to_where_they_began(year: int, count: int) -> None:
    text = f"In {year} it met. {count} years later it left. {count} years earlier it had come."
    there, back = resolved(text)[1:]
    assert (there.edtf, back.edtf) == (f"{year + count}", f"{year}")


@given(DAYS, st.integers(2, 90))
def test_days_are_counted_over_months_and_leap_years(day: date, count: int) -> None:
    text = f"On {day.day} {day:%B} {day.year} it met. {count} days later it left."
    assert resolved(text)[1].edtf == (day + timedelta(count)).isoformat()


@given(DAYS)
def test_the_following_weekday_is_the_first_one_after(day: date) -> None:
    for name in ("Monday", "Thursday", "Sunday"):
        text = f"On {day.day} {day:%B} {day.year} it met. The following {name} it left."
        found = date.fromisoformat(resolved(text)[1].edtf or "")
        assert 1 <= (found - day).days <= 7
        assert f"{found:%A}" == name


_PIECES = st.sampled_from(
    ["In 1994 it met. ", "On 4 May 1994 it met. ", "In May 2003 it met. ", "The following year it "
     "left. ", "Two years earlier, ", "A month later it left. ", "In June it came. ", "It rested. ",
     "The 2004 summit failed. ", "Since then it has grown. ", "That same year it fell. ", "\n",
     "(in 1999) ", "the previous month it rose. ", "From 1994 to 1996 it met. "]
)  # fmt: skip
_COUNTED = re.compile(r"(year|month)\(anchor\)([+-][0-9]+)?")


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_a_rule_applied_to_its_anchor_gives_the_date(text: str) -> None:
    found = resolved(text)
    for each in found:
        rule = _COUNTED.fullmatch(each.rule)
        anchor = found[each.anchor].edtf if each.anchor is not None else None
        length = {"year": 4, "month": 7}[rule[1]] if rule else 0
        if not rule or not anchor or "/" in anchor or len(each.edtf or "") != length:
            continue
        assert _months(each.edtf or "") - _months(anchor[:length]) == int(rule[2] or 0) * (
            12 if length == 4 else 1
        )


def _months(edtf: str) -> int:
    day = dates.iso(dates.parse(edtf).earliest or 0)
    return int(day[:4]) * 12 + int(day[5:7])


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_every_derived_date_has_its_words_its_place_its_rule_and_its_anchor(text: str) -> None:
    found = resolved(text)
    for index, each in enumerate(found):
        assert text[each.start : each.end] == each.words
        if each.rule and each.edtf:
            assert each.anchor is not None
            assert each.anchor < index or not found[each.anchor].rule
