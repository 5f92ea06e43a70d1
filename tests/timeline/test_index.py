import random
from datetime import date

from azref.timeline.index import DayIndex
from azref.timeline.marks import dated

from .events import event, random_events


def test_the_index_finds_what_a_look_at_every_event_finds():
    chance = random.Random(7)
    events = random_events(chance, 300)
    index = DayIndex(events)
    for _ in range(100):
        first = date(chance.randint(1980, 2030), 3, 3).toordinal()
        last = first + chance.randint(1, 3000)
        found = {event.id for event in index.between(first, last)}
        assert found == {
            e.id for e in events if e.source is not None and e.begin < last and e.end > first
        }


def test_the_content_is_whole_years_and_one_more_for_what_is_open():
    years = date(1994, 1, 1).toordinal(), date(2006, 1, 1).toordinal()
    assert DayIndex([dated(event("1994-05-04")), dated(event("2005"))]).years == years
    open_years = date(1994, 1, 1).toordinal(), date(2016, 1, 1).toordinal()
    assert DayIndex([dated(event("1994")), dated(event("2014-03/.."))]).years == open_years


def test_without_dated_events_there_is_some_year_to_show():
    first, last = DayIndex([dated(event(None))]).years
    assert last - first >= 365
