from azref.timeline.rows import Seat, Wish, seated


def wish(left: float, right: float, label: float = 50, *, is_before: bool = False) -> Wish:
    return Wish(left, right, label, min(label, 20), is_before)


def test_labels_with_room_share_a_row():
    seating = seated([wish(0, 10), wish(100, 110)], 8, 4)
    assert seating.seats == (Seat(0, 50), Seat(0, 50))


def test_a_label_in_the_way_sends_the_next_event_to_a_new_row():
    seating = seated([wish(0, 10), wish(30, 40)], 8, 4)
    assert [seat.row for seat in seating.seats if seat] == [0, 1]


def test_without_another_row_the_label_is_cut():
    seating = seated([wish(0, 10), wish(50, 60)], 1, 4)
    assert seating.seats == (Seat(0, 32), Seat(0, 50))
    assert seating.is_whole


def test_without_room_for_a_legible_label_it_is_dropped_and_the_mark_stays():
    seating = seated([wish(0, 10), wish(20, 30)], 1, 4)
    assert seating.seats == (Seat(0, 0), Seat(0, 50))
    assert not seating.is_whole


def test_marks_that_overlap_in_every_row_have_no_seat():
    seating = seated([wish(0, 10), wish(5, 15)], 1, 4)
    assert seating.seats == (Seat(0, 50), None)


def test_a_label_before_its_mark_shares_the_room_with_the_one_before_it():
    seating = seated([wish(0, 10), wish(80, 90, is_before=True)], 1, 4)
    first, second = seating.seats
    assert first is not None
    assert second is not None
    assert first.label + second.label == 80 - 10 - 3 * 4
