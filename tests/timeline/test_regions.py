from hypothesis import given
from hypothesis import strategies as st

from azref.timeline.regions import regions

sizes = st.floats(0, 4000)


@given(sizes, sizes, st.floats(0, 300))
def test_regions_stand_side_by_side_inside_the_pane(width: float, height: float, label: float):
    where = regions(width, height, 4, 70, label)
    boxes = (where.axis, where.names, where.days, where.undated, where.strip)
    assert all(box.width >= 0 and box.height >= 0 for box in boxes)
    assert where.axis.bottom <= where.days.top + 0.01
    assert where.days.bottom <= where.strip.top + 0.01
    assert where.strip.bottom <= height + 0.01
    if where.days.width:
        assert where.days.right <= where.undated.left
        assert where.undated.right <= width + 0.01


def test_a_low_pane_keeps_only_axis_and_strip():
    where = regions(1280, 149, 4, 70, 100)
    assert where.is_folded
    assert where.strip.height > 0


def test_the_undated_take_no_room_when_there_are_none():
    assert regions(1280, 260, 4, 70, 0).undated.width == 0
