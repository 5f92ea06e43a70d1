"""Where bands and years lie on the axis of the printed timeline."""

from itertools import pairwise

import pytest

from azref.entries import Basis, DateStatement, Lane, Layer, Scope, TimelineEvent
from azref.export.figure import figure_of
from azref.timeline.extent import Edge


def event(
    edtf: str | None, attested: str | None = None, basis: Basis = Basis.STATED
) -> TimelineEvent:
    date = DateStatement(Layer.SOURCE, edtf, basis, said="words")
    return TimelineEvent("id", "Title", Scope.SOURCE, Lane.FRAMEWORK, date, attested, 1)


def test_a_year_is_as_wide_as_a_year() -> None:
    figure = figure_of([event("1994"), event("1997")])
    assert figure is not None
    band = figure.rows[0].bands[0]
    assert (figure.first_year, figure.last_year) == (1994, 1997)
    assert (band.begin, band.end) == pytest.approx((0.0, 365 / 1461), abs=1e-4)


def test_an_open_end_has_a_year_to_run_on() -> None:
    figure = figure_of([event("2015-01/..")])
    assert figure is not None
    assert figure.last_year == 2016
    assert figure.rows[0].bands[0].right is Edge.OPEN


def test_an_undated_event_has_a_row_without_a_band() -> None:
    figure = figure_of([event("1994"), event(None)])
    assert figure is not None
    assert [len(row.bands) for row in figure.rows] == [1, 0]
    assert "No date" in figure.rows[1].description


def test_what_references_attest_has_a_band_of_its_own_when_it_differs() -> None:
    figure = figure_of([event("1994", "1994-05-04"), event("1995", "1995")])
    assert figure is not None
    assert [[b.layer for b in row.bands] for row in figure.rows] == [
        [Layer.SOURCE, Layer.REFERENCES],
        [Layer.SOURCE],
    ]


def test_without_any_known_day_there_is_no_figure() -> None:
    assert figure_of([]) is None
    assert figure_of([event(None), event("../..")]) is None


@pytest.mark.parametrize(
    ("first", "last"),
    [("1994", "1994"), ("1994", "2021"), ("1200", "2021"), ("0001", "9999"), ("9998", "9999/..")],
)
def test_labels_of_years_never_overlap(first: str, last: str) -> None:
    figure = figure_of([event(first), event(last)])
    assert figure is not None
    places = [tick.place for tick in figure.ticks if tick.label]
    assert places
    assert all(b - a > 0.09 for a, b in pairwise(places))
    assert all(0 <= tick.place <= 1 for tick in figure.ticks)
    assert len(figure.ticks) <= 60
