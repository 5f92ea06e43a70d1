"""Where bands and years lie on the axis of the printed timeline."""

from itertools import pairwise

import pytest

from azref.entries import Layer
from azref.export.figure import WIDTH, figure_of
from azref.timeline.extent import Edge
from azref.timeline.traits import Trait

from ..timeline.events import event


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


def test_an_event_before_year_1_is_dated_and_lies_before_the_axis() -> None:
    figure = figure_of([event("1994"), event("-0043-03-15"), event("Y12000"), event(None)])
    assert figure is not None
    assert [row.way for row in figure.rows] == [0, -1, 1, 0]
    assert [row.bands for row in figure.rows[1:]] == [(), (), ()]
    assert figure.rows[1].when in figure.rows[1].description
    assert "No date" not in figure.rows[1].description
    assert [trait for trait, _ in figure.signs][-2:] == [Trait.BEYOND, Trait.UNDATED]


def test_what_references_attest_has_a_band_of_its_own_when_it_differs() -> None:
    figure = figure_of([event("1994", "1994-05-04"), event("1995", "1995")])
    assert figure is not None
    assert [[b.layer for b in row.bands] for row in figure.rows] == [
        [Layer.SOURCE, Layer.REFERENCES],
        [Layer.SOURCE],
    ]


def test_without_any_known_day_there_is_no_axis_but_every_event_has_a_row() -> None:
    figure = figure_of([event(None), event("../..")])
    assert figure is not None
    assert figure.ticks == ()
    assert [row.bands for row in figure.rows] == [(), ()]
    assert figure_of([]) is None


def test_a_day_is_as_wide_as_it_must_be_to_be_seen_and_narrower_than_a_year() -> None:
    figure = figure_of([event("1994-05-04"), event("2020")])
    assert figure is not None
    day, year = (row.bands[0].end - row.bands[0].begin for row in figure.rows)
    assert 2 / WIDTH < day < 0.6 * year


def test_ends_are_open_torn_and_soft_as_in_the_window() -> None:
    figure = figure_of([event("2000/.."), event("/1995"), event("1998~")])
    assert figure is not None
    bands = [row.bands[0] for row in figure.rows]
    assert [(band.left, band.right) for band in bands] == [
        (Edge.SHARP, Edge.OPEN),
        (Edge.TORN, Edge.SHARP),
        (Edge.SOFT, Edge.SOFT),
    ]
    assert bands[0].far_right == 1.0
    assert (bands[1].far_left, bands[1].far_right) == (bands[1].begin, bands[1].end)


def test_dates_that_contradict_each_other_are_tied() -> None:
    figure = figure_of([event("1996", "1998-02"), event("1999", "1999-09/2008-04")])
    assert figure is not None
    assert [(row.is_contested, row.is_line) for row in figure.rows] == [
        (True, False),
        (False, True),
    ]


def test_the_legend_explains_the_signs_that_occur_and_no_others() -> None:
    figure = figure_of([event("1996", "1998-02"), event("2000/.."), event(None)])
    assert figure is not None
    assert [trait for trait, _ in figure.signs] == [
        Trait.FRAMEWORK, Trait.YEAR, Trait.OPEN, Trait.UNDATED, Trait.DISPUTED,
    ]  # fmt: skip


def test_a_short_axis_has_months_in_figures() -> None:
    figure = figure_of([event("1994-05-04")])
    assert figure is not None
    assert "04.1994" in [tick.label for tick in figure.ticks]


@pytest.mark.parametrize(
    ("first", "last"),
    [("1994", "1994"), ("1994", "2021"), ("1200", "2021"), ("0001", "9999"), ("9998", "9999/..")],
)
def test_labels_of_years_never_overlap(first: str, last: str) -> None:
    figure = figure_of([event(first), event(last)])
    assert figure is not None
    ends = [(t.left, t.left + 0.019 * len(t.label)) for t in figure.ticks if t.label]
    assert ends
    assert all(before[1] <= after[0] for before, after in pairwise(ends))
    assert all(0 <= tick.place <= 1 for tick in figure.ticks)
    assert len(figure.ticks) <= 60
