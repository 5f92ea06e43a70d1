import random
from datetime import date

import pytest

from azref.timeline.crowd import COLUMN, NOBODY, column_days, crowd
from azref.timeline.index import DayIndex
from azref.timeline.period import drawn_period
from azref.timeline.scale import Scale

ORIGIN = date(1990, 1, 1).toordinal()


def index(count: int = 2000) -> DayIndex:
    chance = random.Random(5)
    begins = [ORIGIN + chance.randint(0, 9000) for _ in range(count)]
    return DayIndex(range(count), begins, [b + chance.choice((1, 30, 800)) for b in begins])


def test_every_column_counts_the_events_that_touch_it():
    days, scale = index(), Scale(ORIGIN + 300.5, 0.4, 500)
    columns = crowd(days, scale, ORIGIN)
    assert columns.left <= 0 < columns.left + COLUMN
    for number, count in enumerate(columns.counts):
        x = columns.left + number * COLUMN + 1
        assert len(days.between(*column_days(x, scale, ORIGIN))) == count


def test_columns_keep_their_counts_while_panned():
    days, scale = index(), Scale(ORIGIN + 300.5, 0.4, 500)
    before = crowd(days, scale, ORIGIN)
    for pixels in (37, -211, 5000):
        moved = scale.moved(pixels)
        assert crowd(days, moved, ORIGIN, before) == crowd(days, moved, ORIGIN)


def test_one_event_can_be_told_from_none_beside_thousands():
    heights = crowd(index(), Scale(ORIGIN, 0.05, 500), ORIGIN).heights()
    assert max(heights.values()) == 1.0
    assert heights.get(1, 1.0) > heights.get(0, 0.0)


def test_a_pane_of_no_width_has_no_columns():
    assert crowd(index(), Scale(ORIGIN, 0.05, 0), ORIGIN) == NOBODY


@pytest.mark.parametrize(("density", "edtf"), [(0.1, "1994/1997"), (0.5, "1994-05/1997-02"),
                                               (5, "1994-05-04/1997-02-01")])  # fmt: skip
def test_a_drawn_period_ends_where_the_eye_can_tell(density: float, edtf: str):
    first, last = date(1994, 5, 4).toordinal() + 0.5, date(1997, 2, 1).toordinal() + 0.1
    assert drawn_period(last, first, density) == edtf


def test_a_period_inside_one_year_is_that_year():
    assert drawn_period(date(1994, 2, 1).toordinal(), date(1994, 9, 1).toordinal(), 0.1) == "1994"
