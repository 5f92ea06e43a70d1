from datetime import date

import pytest

from azref.timeline.extent import Edge, Extent, beyond, extent_of


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("edtf", "begin", "end", "left", "right"),
    [
        ("1997", "1997-01-01", "1998-01-01", Edge.SHARP, Edge.SHARP),
        ("1996-04", "1996-04-01", "1996-05-01", Edge.SHARP, Edge.SHARP),
        ("1994-05-04", "1994-05-04", "1994-05-05", Edge.SHARP, Edge.SHARP),
        ("1999-09/2008-04", "1999-09-01", "2008-05-01", Edge.SHARP, Edge.SHARP),
        ("2015-01/..", "2015-01-01", "2015-02-01", Edge.SHARP, Edge.OPEN),
        ("2015-01/", "2015-01-01", "2015-02-01", Edge.SHARP, Edge.TORN),
        ("../2015", "2015-01-01", "2016-01-01", Edge.OPEN, Edge.SHARP),
        ("1997~", "1997-01-01", "1998-01-01", Edge.SOFT, Edge.SOFT),
        ("1997?/1999", "1997-01-01", "2000-01-01", Edge.SOFT, Edge.SHARP),
    ],
)
def test_an_extent_is_what_is_known(edtf: str, begin: str, end: str, left: Edge, right: Edge):
    assert extent_of(edtf) == Extent(day(begin), day(end), left, right)


def test_a_date_of_which_no_day_is_known_has_no_extent():
    assert extent_of("../..") is None


def test_a_year_the_axis_does_not_have_has_no_extent():
    assert extent_of("Y17000") is None
    assert extent_of("-0044") is None


@pytest.mark.parametrize(
    ("edtf", "way"),
    [
        ("-0043-03-15", -1), ("-0049/0014", -1), ("-0043~", -1), ("../-0043", -1), ("Y12000", 1),
        ("2015/Y12000", 1), ("0001", 0), ("9999-12-31", 0), ("../..", 0), ("2015/..", 0),
    ],
)  # fmt: skip
def test_a_date_beyond_the_axis_tells_on_which_side(edtf: str, way: int):
    assert beyond(edtf) == way
    assert way == 0 or extent_of(edtf) is None
