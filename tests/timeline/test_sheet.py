import random
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from azref.entries import Lane
from azref.timeline.chronicle import Chronicle
from azref.timeline.marks import Dated, dated
from azref.timeline.scale import Scale
from azref.timeline.sheet import Metrics, Room, Sheet, Words, sheet_of
from azref.timeline.view import Placed, View

from .events import event, random_events

METRICS = Metrics()
WORDS = Words(lambda text: 6.5 * len(text), lambda count: f"{count} events")


def signs(known: Dated) -> int:
    return int(known.is_derived)


def span(events: list[Dated]) -> tuple[int, int]:
    return Chronicle([known.event for known in events]).span


def laid_out(events: list[Dated], scale: Scale, height: float) -> Sheet:
    days = span(events)
    return sheet_of(events, Room(days, scale.density, height, METRICS, WORDS, signs))


def rows_in_view(events: list[Dated], scale: Scale, height: float) -> list[list[Placed]]:
    sheet = laid_out(events, scale, height)
    view = View(sheet, scale, METRICS, WORDS, signs)
    rows: dict[tuple[Lane, int], list[Placed]] = defaultdict(list)
    for band in sheet.lanes:
        for placed in view.dated(band):
            rows[band.lane, placed.item.row].append(placed)
    return [sorted(row, key=lambda placed: placed.left) for row in rows.values()]


@pytest.mark.parametrize("seed", range(500))
def test_no_two_labels_ever_overlap(seed: int):
    chance = random.Random(seed)
    events = random_events(chance, chance.choice((1, 3, 18, 40, 120)))
    width = chance.choice((0.0, 1.0, chance.uniform(0, 4000)))
    scale = Scale.fitting(*span(events), width, 12)
    if seed % 2:
        scale = scale.zoomed(chance.uniform(0.3, 60), chance.uniform(0, width))
    for row in rows_in_view(events, scale, chance.uniform(0, 500)):
        for before, after in pairwise(row):
            assert before.right <= after.left + 0.01
        for placed in row:
            assert placed.label is None or placed.label.left >= -0.01
            assert placed.label is None or placed.label.right <= width + 0.01


@pytest.mark.parametrize("seed", range(20))
def test_every_event_is_drawn_once_alone_or_in_a_cluster(seed: int):
    events = random_events(random.Random(seed), 200)
    scale = Scale.fitting(*span(events), 600, 12)
    sheet = laid_out(events, scale, 200)
    drawn = [
        entry for band in sheet.lanes for item in (*band.dated, *band.undated) for entry in item.ids
    ]
    assert sorted(drawn) == sorted(known.id for known in events)


def test_rows_do_not_change_while_panning():
    events = random_events(random.Random(3), 40)
    scale = Scale.fitting(*span(events), 900, 12).zoomed(4, 300)
    here = laid_out(events, scale, 300)
    there = laid_out(events, scale.moved(500), 300)
    assert here == there


def test_lanes_follow_each_other_and_fill_the_height():
    events = random_events(random.Random(3), 12)
    sheet = laid_out(events, Scale.fitting(*span(events), 2000), 900)
    assert all(a.top + a.height == pytest.approx(b.top) for a, b in pairwise(sheet.lanes))
    assert sheet.height == pytest.approx(900)


def test_rows_that_do_not_fit_make_the_sheet_higher_not_the_rows_lower():
    events = random_events(random.Random(3), 60)
    sheet = laid_out(events, Scale.fitting(*span(events), 600), 60)
    assert sheet.height > 60
    assert all(band.row >= METRICS.row for band in sheet.lanes)


def test_labels_are_cut_before_the_lanes_have_to_scroll():
    events = [dated(event(f"{year}", id=f"ev-{year}")) for year in range(1994, 2004)]
    wide = laid_out(events, Scale.fitting(*span(events), 1500), 400)
    tight = laid_out(events, Scale.fitting(*span(events), 1500), 60)
    assert _rows(tight) < _rows(wide)
    assert tight.height <= 60
    assert all(item.label >= METRICS.least_label for item in tight.lanes[0].dated)


def _rows(sheet: Sheet) -> int:
    return 1 + max(item.row for band in sheet.lanes for item in band.dated)


def test_a_hundred_events_of_one_day_become_a_counted_cluster():
    events = [dated(event("2004-06-28", id=f"ev-{n}")) for n in range(100)]
    scale = Scale.fitting(*span(events), 900)
    clusters = [row[0] for row in rows_in_view(events, scale, 300) if row[0].item.is_cluster]
    assert [placed.label.text for placed in clusters if placed.label] == ["92 events"]


def test_a_label_at_the_end_of_the_content_stands_before_its_mark():
    events = [dated(event("1994", id="a")), dated(event("2021-08", id="b"))]
    scale = Scale.fitting(*span(events), 900)
    last = rows_in_view(events, scale, 300)[0][-1]
    assert last.label is not None
    assert last.source is not None
    assert last.label.right < last.source.left


def test_a_label_that_the_edge_would_cut_goes_inside_its_bar():
    events = [dated(event("1990/2020"))]
    scale = Scale.fitting(date(2000, 1, 1).toordinal(), date(2005, 1, 1).toordinal(), 900)
    (placed,) = rows_in_view(events, scale, 300)[0]
    assert placed.label is not None
    assert placed.label.is_inside
    assert 0 < placed.label.left < placed.label.right < 900


def test_undated_events_stand_in_their_own_column_one_under_the_other():
    events = [dated(event(None, id=f"ev-{n}")) for n in range(3)]
    sheet = laid_out(events, Scale.fitting(*span(events), 900), 300)
    view = View(sheet, Scale(0, 1, 900), METRICS, WORDS)
    placed = list(view.undated(sheet.lanes[0], 200))
    assert [p.item.row for p in placed] == [0, 1, 2]
    assert all(p.label and p.label.right <= 200 for p in placed)
    assert not sheet.lanes[0].dated
