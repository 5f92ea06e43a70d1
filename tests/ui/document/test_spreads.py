"""Where pages stand: whole rows in a pane of any size, and one page over its width."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref.ui.document.spreads import Spreads

A4 = (595, 842)


@given(st.integers(0, 40), st.integers(30, 3_000), st.integers(30, 2_000), st.booleans())
def test_every_page_is_whole_beside_the_others_of_its_row(count, width, height, is_wide):
    spreads = Spreads(count, A4, (width, height), 12, is_wide=is_wide)
    assert [page for row in range(spreads.rows) for page in spreads.pages_of(row)] == [
        *range(count)
    ]
    for row in range(spreads.rows):
        assert all(spreads.row_of(page) == row for page in spreads.pages_of(row))
        assert spreads.row_at(spreads.top(row)) == row
        places = [spreads.place(page) for page in spreads.pages_of(row)]
        assert all(
            one.left + one.width < other.left and one.top == other.top
            for one, other in pairwise(places)
        )
        assert all(0 <= place.top + place.height <= spreads.extent for place in places)


@pytest.mark.parametrize("room", [(520, 350), (900, 700), (1_600, 500), (200, 900)])
def test_whole_pages_fit_the_pane_whatever_row_is_turned_to(room):
    spreads = Spreads(9, A4, room, 12, is_wide=False)
    for row in range(spreads.rows):
        for page in spreads.pages_of(row):
            place = spreads.place(page)
            assert place.top >= spreads.top(row)
            assert place.top - spreads.top(row) + place.height <= room[1]
            assert 0 <= place.left <= place.left + place.width <= room[0]


def test_the_cover_stands_by_itself_and_the_pages_after_it_face_each_other():
    spreads = Spreads(6, A4, (520, 350), 12, is_wide=False)
    rows = [list(spreads.pages_of(row)) for row in range(spreads.rows)]
    assert rows == [[0], [1, 2], [3, 4], [5]]


def test_a_page_that_is_read_is_as_wide_as_the_pane_within_reason():
    assert Spreads(3, A4, (520, 350), 12, is_wide=True).width == 520 - 24
    assert Spreads(3, A4, (2_000, 350), 12, is_wide=True).width < 1_000
