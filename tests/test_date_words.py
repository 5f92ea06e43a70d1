"""Dates in words, in English and in Azerbaijani."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref.date_words import months, say, short_months
from azref.date_words.azerbaijani import ordinal
from azref.dates import DateError, parse

IN_ENGLISH = """
1994-05-04                 4 May 1994
1994-05                    May 1994
1994                       1994
-0043-03-15                15 March 44 BC
0000                       1 BC
Y12345                     12345
1985-04-12T23:20:30Z       12 April 1985 at 23:20:30Z
2001-21                    spring 2001
2001-24                    winter 2001
199X                       the 1990s
18XX                       the 19th century
00XX                       the 1st century
20XX                       the 21st century
10XX                       the 11th century
-01XX                      200 BC to 101 BC
2004-XX                    2004 (month not known)
1985-04-XX                 April 1985 (day not known)
1985-XX-XX                 1985 (month and day not known)
1850~                      about 1850
1850?                      1850 (uncertain)
1850%                      about 1850 (uncertain)
2015-01/..                 from January 2015, still open
1949-04-04/                from 4 April 1949 (end not known)
../2014                    until 2014
/2014                      until 2014 (start not known)
../..                      open at both ends
/..                        still open (start not known)
../                        without a start (end not known)
1999-09/2008-04            September 1999 to April 2008
1999-05/1999-07            May to July 1999
2001-11-05/2001-11-16      5 to 16 November 2001
2001-11-05/2001-12-16      5 November to 16 December 2001
2001-11-05/2002-11-05      5 November 2001 to 5 November 2002
2001-21/2001-23            spring to autumn 2001
2001/2001                  2001
1990/1993~                 1990 to about 1993
1994~/1996~                about 1994 to about 1996
2004-06-XX/2004-07-03      June 2004 (day not known) to 3 July 2004
199X/200X                  the 1990s to the 2000s
[1667,1668]                one of 1667, 1668
[1667,1668,1670..1672]     one of 1667, 1668, 1670 to 1672
[1994-04-05,1994-05-04]    one of 5 April 1994, 4 May 1994
[1670..1672]               one of 1670 to 1672
[..1760-12-03]             3 December 1760 or earlier
[1760-12..]                December 1760 or later
[1667,1760-12..]           one of 1667, December 1760 or later
[1999-05..1999-07]         one of May to July 1999
"""

IN_AZERBAIJANI = """
1994-05-04                 4 may 1994
1994-05                    may 1994
1994                       1994-cü il
2002                       2002-ci il
2003                       2003-cü il
2006                       2006-cı il
2009                       2009-cu il
1990                       1990-cı il
2010                       2010-cu il
1900                       1900-cü il
2000                       2000-ci il
-0043-03-15                15 mart e.ə. 44
-0043                      e.ə. 44-cü il
0000                       e.ə. 1-ci il
Y12345                     12345-ci il
Y1000000                   1000000-cu il
1985-04-12T23:20:30Z       12 aprel 1985, saat 23:20:30Z
2001-21                    2001-ci ilin yazı
2001-22                    2001-ci ilin yayı
2001-23                    2001-ci ilin payızı
2001-24                    2001-ci ilin qışı
199X                       1990-cı illər
200X                       2000-ci illər
18XX                       XIX əsr
00XX                       I əsr
20XX                       XXI əsr
-01XX                      e.ə. 200 – e.ə. 101-ci illər
2004-XX                    2004-cü il (ayı məlum deyil)
1985-04-XX                 aprel 1985 (günü məlum deyil)
1985-XX-XX                 1985-ci il (ayı və günü məlum deyil)
1850~                      təxminən 1850-ci il
1850?                      1850-ci il (şübhəli)
1850%                      təxminən 1850-ci il (şübhəli)
2015-01/..                 2015-ci ilin yanvarından bu günədək
2015-04/..                 2015-ci ilin aprelindən bu günədək
2015-06/..                 2015-ci ilin iyunundan bu günədək
2015-08/..                 2015-ci ilin avqustundan bu günədək
2015-12/..                 2015-ci ilin dekabrından bu günədək
2015/..                    2015-ci ildən bu günədək
2015-23/..                 2015-ci ilin payızından bu günədək
199X/..                    1990-cı illərdən bu günədək
1850~/..                   təxminən 1850-ci ildən bu günədək
1949-04-04/                4 aprel 1949-cu il tarixindən (sonu məlum deyil)
../2014                    2014-cü ilədək
../2014-09                 2014-cü ilin sentyabrınadək
../2014-04                 2014-cü ilin aprelinədək
../2014-07-03              3 iyul 2014-cü il tarixinədək
../2014-24                 2014-cü ilin qışınadək
/2014                      2014-cü ilədək (başlanğıcı məlum deyil)
../..                      hər iki ucu açıq
/..                        bu günədək (başlanğıcı məlum deyil)
../                        başlanğıcsız (sonu məlum deyil)
1999-09/2008-04            sentyabr 1999 – aprel 2008
1999-05/1999-07            may–iyul 1999
2001-11-05/2001-11-16      5–16 noyabr 2001
2001-11-05/2001-12-16      5 noyabr – 16 dekabr 2001
2001-11-05/2002-11-05      5 noyabr 2001 – 5 noyabr 2002
2001-21/2001-23            2001-ci ilin yazı – payızı
1994/1996                  1994–1996-cı illər
-0009/0014                 e.ə. 10-cu il – 14-cü il
2001/2001                  2001-ci il
1990/1993~                 1990-cı il – təxminən 1993-cü il
2004-06-XX/2004-07-03      iyun 2004 (günü məlum deyil) – 3 iyul 2004
199X/200X                  1990-cı illər – 2000-ci illər
[1667,1668]                bunlardan biri: 1667-ci il, 1668-ci il
[1667,1668,1670..1672]     bunlardan biri: 1667-ci il, 1668-ci il, 1670–1672-ci illər
[1994-04-05,1994-05-04]    bunlardan biri: 5 aprel 1994, 4 may 1994
[..1760-12-03]             3 dekabr 1760 və ya daha əvvəl
[1760-12..]                dekabr 1760 və ya daha sonra
"""


def table(said: str) -> list[list[str]]:
    return [line.split(maxsplit=1) for line in said.split("\n") if line]


@pytest.mark.parametrize(("text", "words"), table(IN_ENGLISH))
def test_a_date_is_said_in_english(text: str, words: str) -> None:
    assert say(parse(text)) == words
    assert say(parse(text), "fr") == words, "a language azref does not speak"


@pytest.mark.parametrize(("text", "words"), table(IN_AZERBAIJANI))
def test_a_date_is_said_in_azerbaijani(text: str, words: str) -> None:
    assert say(parse(text), "az") == words


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0-cı"), (1, "1-ci"), (2, "2-ci"), (3, "3-cü"), (4, "4-cü"), (5, "5-ci"), (6, "6-cı"),
        (7, "7-ci"), (8, "8-ci"), (9, "9-cu"), (10, "10-cu"), (16, "16-cı"), (20, "20-ci"),
        (30, "30-cu"), (40, "40-cı"), (50, "50-ci"), (60, "60-cı"), (70, "70-ci"), (80, "80-ci"),
        (90, "90-cı"), (100, "100-cü"), (110, "110-cu"), (1000, "1000-ci"), (1300, "1300-cü"),
        (20000, "20000-ci"), (10**6, "1000000-cu"), (10**9, "1000000000-cı"),
    ],
)  # fmt: skip
def test_an_ordinal_ends_as_the_number_is_spoken(number: int, said: str) -> None:
    assert ordinal(number) == said


def test_every_month_takes_the_ending_of_its_last_vowel() -> None:
    said = [say(parse(f"2001-{month:02d}/"), "az").split()[2] for month in range(1, 13)]
    assert " ".join(said) == (
        "yanvarından fevralından martından aprelindən mayından iyunundan iyulundan "
        "avqustundan sentyabrından oktyabrından noyabrından dekabrından"
    )


def test_a_language_names_its_months() -> None:
    assert months("az")[1] == "fevral"
    assert short_months("az")[7] == "avq"
    assert (months("en")[1], short_months("en")[7]) == ("February", "Aug")


@given(st.text() | st.text("0123456789-X/.?~%[],Y", max_size=2000))
def test_whatever_is_a_date_has_words_in_every_language(text: str) -> None:
    try:
        date = parse(text)
    except DateError:
        return
    assert say(date)
    assert say(date, "az")
