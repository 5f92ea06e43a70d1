from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref.timeline.scale import FIRST_DAY, LAST_DAY, WIDEST_DAY, Scale
from azref.timeline.ticks import Tick, ticks

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def measure(text: str) -> float:
    return 7.0 * len(text)


def shown(first: str, last: str, width: float) -> list[str]:
    days = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    return [tick.text for tick in _ticks(Scale.fitting(*days, width)) if tick.text]


def _ticks(scale: Scale) -> tuple[Tick, ...]:
    return ticks(scale, measure, MONTHS, 5)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (400, ["1994", "1995", "1996", "1997", "1998", "1999", "2000", "2001", "2002", "2003"]),
        (200, ["1996", "1998", "2000", "2002"]),
        (100, ["1995", "2000"]),
    ],
)
def test_years_come_in_steps_that_leave_room(width: float, expected: list[str]):
    assert shown("1994-01-01", "2004-01-01", width) == expected


def test_months_are_named_with_their_year():
    assert shown("2004-05-01", "2004-08-01", 300) == ["May 2004", "Jun 2004", "Jul 2004"]


def test_days_are_named_with_their_month():
    assert shown("2004-06-28", "2004-07-01", 300) == ["28 Jun 2004", "29 Jun 2004", "30 Jun 2004"]


def test_a_label_stands_in_the_middle_of_what_it_names():
    scale = Scale.fitting(date(1994, 1, 1).toordinal(), date(2004, 1, 1).toordinal(), 1000)
    year = next(tick for tick in _ticks(scale) if tick.text == "1999")
    assert scale.day((year.left + year.right) / 2) == pytest.approx(
        date(1999, 7, 2).toordinal(), abs=1
    )


@given(st.integers(FIRST_DAY, LAST_DAY), st.floats(1e-4, WIDEST_DAY), st.floats(0, 4000))
def test_tick_labels_never_overlap_and_stay_in_view(start: int, density: float, width: float):
    labelled = [tick for tick in _ticks(Scale(float(start), density, width)) if tick.text]
    assert all(tick.left >= 0 and tick.right <= width for tick in labelled)
    assert all(a.right <= b.left for a, b in pairwise(labelled))
    assert len(labelled) <= 1 + width / 28


def test_the_axis_runs_to_its_very_ends():
    assert "1" in [tick.text for tick in _ticks(Scale(float(FIRST_DAY), 0.2, 500))]
    assert "9999" in [tick.text for tick in _ticks(Scale(LAST_DAY - 800.0, 0.2, 500))]
    assert _ticks(Scale(LAST_DAY - 8.0, 40.0, 500))
