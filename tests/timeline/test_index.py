import random
from datetime import date

from azref.timeline.chronicle import Chronicle
from azref.timeline.index import DayIndex

from .events import event, random_events


def test_the_index_finds_and_counts_what_a_look_at_every_stretch_finds():
    chance = random.Random(7)
    begins = [chance.randint(0, 9000) for _ in range(3000)]
    ends = [begin + chance.choice((1, 31, 365, 4000)) for begin in begins]
    index = DayIndex(range(3000), begins, ends)
    for _ in range(200):
        first = chance.randint(-100, 9000)
        last = first + chance.randint(1, 3000)
        touching = {n for n in range(3000) if begins[n] < last and ends[n] > first}
        assert set(index.between(first, last)) == touching
        assert index.count(first, last) == len(touching)
        assert index.counts([first, last]) == [len(touching)]


def test_the_nearest_is_the_one_that_begins_the_fewest_days_away():
    index = DayIndex([7, 8, 9], [100, 200, 300], [110, 210, 310])
    assert [index.nearest(day) for day in (0, 160, 240, 900)] == [7, 8, 8, 9]


def test_an_empty_index_finds_nothing():
    index = DayIndex((), (), ())
    assert index.between(0, 10) == []
    assert index.count(0, 10) == 0


def test_the_chronicle_gives_back_every_event_by_place_and_id():
    events = [known.event for known in random_events(random.Random(3), 300)]
    chronicle = Chronicle(events)
    dated = sum(len(lane) for lane in chronicle.lanes.values())
    assert dated + sum(map(len, chronicle.undated.values())) == 300
    assert all(chronicle.find(known.id).event is known for known in events)
    assert chronicle.find("nothing") is None


def test_the_content_is_whole_years_and_one_more_for_what_is_open():
    years = date(1994, 1, 1).toordinal(), date(2006, 1, 1).toordinal()
    assert Chronicle([event("1994-05-04"), event("2005")]).span == years
    open_years = date(1994, 1, 1).toordinal(), date(2016, 1, 1).toordinal()
    assert Chronicle([event("1994"), event("2014-03/..")]).span == open_years


def test_without_dated_events_there_is_some_year_to_show():
    first, last = Chronicle([event(None)]).span
    assert last - first >= 365
