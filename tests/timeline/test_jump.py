from datetime import date

import pytest

from azref.timeline.jump import days_asked


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("asked", "first", "after"),
    [
        ("1994", "1994-01-01", "1995-01-01"),
        ("May 1994", "1994-05-01", "1994-06-01"),
        ("may 1994", "1994-05-01", "1994-06-01"),
        ("Sep. 2001", "2001-09-01", "2001-10-01"),
        ("4 May 1994", "1994-05-04", "1994-05-05"),
        ("mart 2003", "2003-03-01", "2003-04-01"),
        ("SENTYABR 2001", "2001-09-01", "2001-10-01"),
        ("İyun 1994", "1994-06-01", "1994-07-01"),
        ("iyl 1994", "1994-07-01", "1994-08-01"),
        ("1994-cü il", "1994-01-01", "1995-01-01"),
        ("4 may 1994-cü il", "1994-05-04", "1994-05-05"),
        ("2001–2004-cü illər", "2001-01-01", "2005-01-01"),
        ("2001..2004", "2001-01-01", "2005-01-01"),
        ("2001 – 2004", "2001-01-01", "2005-01-01"),
        ("2001-2004", "2001-01-01", "2005-01-01"),
        ("May 1994 to June 1997", "1994-05-01", "1997-07-01"),
        ("1994-05", "1994-05-01", "1994-06-01"),
        ("1994-05/1997", "1994-05-01", "1998-01-01"),
    ],
)
def test_a_time_is_read_as_readers_write_it(asked: str, first: str, after: str):
    assert days_asked(asked) == (day(first), day(after))


@pytest.mark.parametrize(
    "asked", ["", "soon", "Smarch 1994", "2004..2001", "1994 1995", "31 Feb 2001"]
)
def test_what_is_no_time_is_not_guessed(asked: str):
    assert days_asked(asked) is None
