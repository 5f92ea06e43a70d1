"""Where rows stand, against rows put under one another one by one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref.ui.glossary.rows import Section
from azref.ui.glossary.shelf import Heights, Shelf

HEIGHTS = Heights(heading=8, single=6, double=11)


def plainly(sections: list[Section], doubles: list[int]) -> list[int]:
    """The height of every row, in order."""
    return [
        height
        for section in sections
        for height in (
            HEIGHTS.heading,
            *(HEIGHTS.double if rank in doubles else HEIGHTS.single for rank in section.ranks),
        )
    ]


@given(
    st.lists(st.integers(1, 9), max_size=5),
    st.sets(st.integers(0, 40)),
    st.sets(st.integers(0, 40)) | st.none(),
)
def test_rows_stand_where_putting_one_under_the_other_would_put_them(lengths, doubles, kept):
    sections, first = [], 0
    for length in lengths:
        ranks = range(first, first + length)
        first += length
        shown = ranks if kept is None else [rank for rank in ranks if rank in kept]
        sections += [Section("kind", shown)] if shown else []
    shelf = Shelf(sections, sorted(doubles), HEIGHTS)
    heights = plainly(sections, sorted(doubles))
    assert len(shelf) == len(heights)
    assert shelf.height == sum(heights)
    assert [shelf.height_of(row) for row in range(len(shelf))] == heights
    for row, y in enumerate(sum(heights[:n]) for n in range(len(heights))):
        assert shelf.top(row) == y
        assert shelf.row_at(y) == shelf.row_at(y + heights[row] - 1) == row
    assert shelf.row_at(-1) == -1
    assert shelf.row_at(shelf.height) == len(shelf)


@pytest.mark.parametrize("terms", [100, 1_000_000])
def test_however_many_rows_there_are_nothing_is_kept_for_each(terms):
    shelf = Shelf([Section("kind", range(terms))], (), HEIGHTS)
    assert shelf.height == 8 + 6 * terms
    assert shelf.row_at(shelf.height - 1) == terms
    tops = [shelf.top(row) for row in range(1, terms + 1, terms // 50)]
    assert all(one < other for one, other in pairwise(tops))
