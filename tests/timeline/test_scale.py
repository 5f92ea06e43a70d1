from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from azref.timeline.scale import FIRST_DAY, LAST_DAY, WIDEST_DAY, Scale

days = st.integers(FIRST_DAY, LAST_DAY)
densities = st.floats(1e-4, WIDEST_DAY)


@given(days, days, densities)
def test_a_day_comes_back_from_its_pixel_within_a_pixel(day: int, start: int, density: float):
    scale = Scale(float(start), density, 1000.0)
    assert abs(scale.day(scale.x(day)) - day) * density < 1.0


@given(days, densities, st.floats(0.01, 100), st.floats(0, 1000))
def test_zooming_keeps_the_day_under_the_cursor(
    start: int, density: float, factor: float, x: float
):
    scale = Scale(float(start), density, 1000.0)
    zoomed = scale.zoomed(factor, x)
    assert abs(zoomed.x(scale.day(x)) - x) < 0.01


def test_fitting_shows_the_first_and_the_last_day_inside_the_margin():
    first, last = date(1994, 1, 1).toordinal(), date(2022, 1, 1).toordinal()
    scale = Scale.fitting(first, last, 1000, 10)
    assert abs(scale.x(first) - 10) < 1e-6
    assert abs(scale.x(last) - 990) < 1e-6


def test_panning_by_a_width_shows_what_was_to_the_right():
    scale = Scale(1000.0, 2.0, 500.0)
    assert scale.moved(500).start == scale.end


def test_panes_of_no_width_and_one_pixel_are_survived():
    for width in (0.0, 1.0):
        scale = Scale.fitting(0, 10_000, width, 12).zoomed(1.25, 0).moved(5).within(0, 10_000)
        assert scale.density > 0
        assert scale.resized(800).within(0, 10_000).width == 800


def test_the_content_cannot_get_out_of_sight():
    first, last = date(1994, 1, 1).toordinal(), date(2022, 1, 1).toordinal()
    far = Scale(float(FIRST_DAY), 0.01, 500.0).within(first, last)
    assert far.start < last
    assert far.end > first
    assert far.days <= 2 * (last - first) + 1
