from datetime import date

import pytest

from azref.entries import Basis, Scope
from azref.timeline.extent import Edge
from azref.timeline.marks import LEAST_SOURCE, dated, mark_of
from azref.timeline.scale import Scale

from .events import event

FIRST, LAST = date(1994, 1, 1).toordinal(), date(2023, 1, 1).toordinal()
SCALE = Scale(FIRST, 0.1, (LAST - FIRST) * 0.1)


def test_a_year_is_a_band_as_wide_as_the_year():
    mark = mark_of(dated(event("1997")), SCALE, FIRST, LAST)
    assert mark.source.width == pytest.approx(36.5)


def test_a_day_is_drawn_with_a_least_width_around_itself():
    mark = mark_of(dated(event("1994-05-04")), SCALE, FIRST, LAST)
    middle = SCALE.x(date(1994, 5, 4).toordinal() + 0.5)
    assert mark.source.width == LEAST_SOURCE
    assert (mark.left + mark.right) / 2 == pytest.approx(middle)


def test_an_open_end_goes_on_to_the_last_day():
    bar = mark_of(dated(event("2015-01/..")), SCALE, FIRST, LAST).source
    assert bar.right == pytest.approx(SCALE.x(LAST))
    assert bar.right_edge is Edge.OPEN
    assert bar.known_right < SCALE.x(date(2015, 4, 1).toordinal())


def test_an_unknown_end_does_not_go_on():
    bar = mark_of(dated(event("1997/")), SCALE, FIRST, LAST).source
    assert bar.right == pytest.approx(SCALE.x(date(1998, 1, 1).toordinal()))
    assert bar.right_edge is Edge.TORN


def test_a_finer_attested_date_lies_inside_the_band():
    mark = mark_of(dated(event("1996", "1996-04")), SCALE, FIRST, LAST)
    assert mark.attested is not None
    assert mark.source.left < mark.attested.left < mark.attested.right < mark.source.right


def test_an_attested_date_that_says_the_same_is_not_drawn_twice():
    assert dated(event("1997", "1997")).attested is None


def test_dates_without_a_common_day_are_contested():
    assert dated(event("2003", "2002-11-20")).is_contested
    assert not dated(event("2002", "2002-11-20")).is_contested


@pytest.mark.parametrize("attested", ["1999/..", "1999/", "../2005", "/2005"])
def test_an_end_nobody_knows_contests_nothing(attested: str):
    assert not dated(event("2003", attested)).is_contested


@pytest.mark.parametrize("attested", ["2004/..", "/2001"])
def test_a_known_end_on_the_wrong_side_contests(attested: str):
    assert dated(event("2003", attested)).is_contested


def test_both_dates_of_a_contested_event_are_drawn():
    mark = mark_of(dated(event("2003", "1999-09")), SCALE, FIRST, LAST)
    assert mark.attested is not None
    assert mark.attested.right < mark.source.left


def test_an_undated_event_has_no_mark_even_when_references_date_it():
    undated = dated(event(None, "1997/"))
    assert undated.source is None
    with pytest.raises(ValueError, match="undated"):
        mark_of(undated, SCALE, FIRST, LAST)


def test_what_is_derived_or_inferred_is_told_apart_from_what_is_stated():
    assert dated(event("2002", basis=Basis.DERIVED)).is_derived
    assert dated(event("2004", basis=Basis.INFERRED)).is_derived
    assert not dated(event("2004")).is_derived


def test_context_stands_where_references_put_it():
    context = dated(event(None, "2003-08-11", scope=Scope.CONTEXT))
    assert context.source is not None
