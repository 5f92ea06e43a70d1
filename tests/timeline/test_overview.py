from datetime import date

from azref.entries import Lane, Scope
from azref.timeline.chronicle import Chronicle
from azref.timeline.overview import overview
from azref.timeline.scale import Scale

from .events import event

EVENTS = [event(edtf) for edtf in ("1994-05-04", "1996", "1997", "1997-02", "2015-01/..")]
CONTEXT = event(None, "2003-08-11", lane=Lane.CONTEXT, scope=Scope.CONTEXT)
WHOLE = Scale.fitting(*Chronicle(EVENTS).span, 1000)


def test_years_in_which_the_source_dates_nothing_are_silent():
    silences = overview(Chronicle(EVENTS).years, WHOLE, WHOLE).silences
    assert [(silence.first, silence.last) for silence in silences] == [(1995, 1995), (1998, 2014)]


def test_context_does_not_break_the_silence_of_the_source():
    assert Chronicle([CONTEXT]).years == {}


def test_the_fullest_year_stands_highest():
    columns = overview(Chronicle(EVENTS).years, WHOLE, WHOLE).columns
    assert {c.first: c.height for c in columns} == {1994: 0.5, 1996: 0.5, 1997: 1.0, 2015: 0.5}


def test_what_is_left_open_does_not_fill_the_years_after():
    assert max(Chronicle(EVENTS).years) == 2015


def test_the_visible_part_is_framed():
    view = Scale.fitting(date(1996, 1, 1).toordinal(), date(1998, 1, 1).toordinal(), 500)
    left, right = overview(Chronicle(EVENTS).years, WHOLE, view).visible
    assert abs(left - WHOLE.x(view.start)) < 1e-6
    assert abs(right - WHOLE.x(view.end)) < 1e-6


def test_a_strip_of_no_width_is_survived():
    nothing = Scale.fitting(*Chronicle(EVENTS).span, 0)
    assert overview(Chronicle(EVENTS).years, nothing, nothing).visible == (0, 0)
    assert overview(Chronicle([]).years, nothing, nothing).columns == ()
