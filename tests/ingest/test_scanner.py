"""Acronyms, names and numbers of prose that is not ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref.ingest.reading import read_source
from azref.ingest.scanner import is_short_form

# A text, and after the bar what is found: acronyms with what they stand for, numbers with what
# they count, names; times are left out.
PROSE = """
The World Food Fund (WFF) met. | WFF = World Food Fund; World Food Fund
The WFF (World Food Fund) met. | WFF = World Food Fund; World Food Fund
The WFF World Food Fund met. | WFF = World Food Fund; World Food Fund
A planning and analysis process (PAP) exists. | PAP = planning and analysis process
It uses a computer-assisted exercise (CAX). | CAX = computer-assisted exercise
The European Union (EU) and the UN met. | EU = European Union; UN; European Union
It joined NATO-EEA and the EU-NATO group. | NATO; EEA; EU; NATO
Two PfPs and three IPAPs, a DoD paper, an MoU. | Two = PfPs; PfPs; three = IPAPs; IPAPs; DoD; MoU
The U.S. and R&D matter. | U.S.; R&D
THE FIRST PART OF THE TEXT | FIRST = PART
In World War II it met. It read Article XIV. | World War II; Article XIV
An iPhone and McDonald stay. | McDonald
The Peace of Westphalia and the Bay of Fundy. | Peace of Westphalia; Bay of Fundy
Kofi Annan met Jean-Luc Picard in Addis Ababa. | Kofi Annan; Jean-Luc Picard; Addis Ababa
In Brussels it met. Brussels is cold. | Brussels; Brussels
Troops left. The troops left. |
Armenia protested, as did others. |
It met Armenia. Armenia protested. | Armenia; Armenia
However, Georgia left. | Georgia
“Calm Sea” was its name. | Calm Sea
Georgia’s and NATO’s aims; O’Neill spoke of Georgia. | NATO; Georgia; O’Neill; Georgia
He sent 120 military personnel and 2 doctors. | 120 = military personnel; 2 = doctors
It had 2,001 troops in a land of 1.5 million. | 2,001 = troops; 1.5 million
It rose by 12.5% to $30 million. | 12.5%; $30 million
The first of twenty-two ships in third place. | first; twenty-two = ships; third = place
It read Resolution 1325. | 1325; Resolution
A dozen ships, two hundred men, thousands. | A dozen = ships; two hundred = men; thousands
It was one of the best. |
On 9 January 2018 it sent 3 ships. | 3 = ships
It saw Şuşa and the ƏMO near Əfqanıstan. | ƏMO; Şuşa; Əfqanıstan
The 1st Brigade of 40 men. | 1st = Brigade; 40 = men; Brigade
"""
ROWS = [tuple(map(str.strip, line.split("|"))) for line in PROSE.strip().splitlines()]


def _told(text: str) -> str:
    found = [m for m in read_source(text).mentions if m.kind != "time"]
    order = {"acronym": 0, "number": 0, "name": 1}
    parts = sorted(found, key=lambda m: (order[m.kind], m.span))
    return "; ".join(f"{m.text} = {m.about}" if m.about else m.text for m in parts)


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_prose_is_scanned(text: str, expected: str):
    assert _told(text) == expected


@pytest.mark.parametrize("word", ["NATO", "PfP", "IPAPs", "DoD", "ƏMO", "CD01", "G7X"])
def test_a_word_of_capitals_is_a_short_form(word: str):
    assert is_short_form(word)


@pytest.mark.parametrize("word", ["Nato", "McDonald", "iPhone", "A", "2001", "nato"])
def test_a_word_with_few_capitals_is_none(word: str):
    assert not is_short_form(word)


@given(st.text(alphabet="AaBIə. ,()2’“-&\n", max_size=60))
def test_every_mention_is_the_text_of_its_span_and_times_hold_no_other(text: str):
    found = read_source(text).mentions
    assert all(text[m.span.start : m.span.end] == m.text for m in found)
    times = [m.span for m in found if m.kind == "time"]
    others = [m.span for m in found if m.kind != "time"]
    assert not any(time.contains(other) for time in times for other in others)
