from hypothesis import given
from hypothesis import strategies as st

from azref.timeline.labels import elided


def measure(text: str) -> float:
    return 6.0 * len(text)


def test_a_text_that_fits_stays_whole():
    assert elided("Kosovo", 36, measure) == "Kosovo"


def test_a_cut_text_ends_in_an_ellipsis_after_a_letter():
    assert elided("Azerbaijan joins the force", 6 * 12, measure) == "Azerbaijan…"


def test_nothing_is_shown_where_nothing_fits():
    assert elided("Kosovo", 6, measure) == ""


@given(st.text(min_size=1), st.floats(0, 300))
def test_what_is_shown_fits(text: str, width: float):
    assert measure(elided(text, width, measure)) <= width
