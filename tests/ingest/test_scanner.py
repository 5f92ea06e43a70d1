"""Acronyms, names and numbers of prose that is not ours."""

import time

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
The ratio was 3:1 and the time 14:30. | 3:1; 14:30
The 1st Brigade of 40 men. | 1st = Brigade; 40 = men; Brigade
"""
# Longer ones, the answer on a line of its own.
FRESH = """
The European Defence Fund, EDF, opened.
    | EDF = European Defence Fund; European Defence Fund
The Joint Rescue Centre (hereafter “JRC”) opened.
    | JRC = Joint Rescue Centre; Joint Rescue Centre
It is run by the MoD (Ministry of Defence) and the MFA.
    | MoD = Ministry of Defence; MFA; Ministry of Defence
The G20 and the G8 met; so did the P5+1.
    | G20; G8; P5; 1
The PfPs and the MAPs' aims differ.
    | PfPs; MAPs
U.N. troops and U.S.-led forces left.
    | U.N.; U.S.
An AU–UN mission (UNAMID) began.
    | AU; UN; UNAMID
The Ludwig van Beethoven house and Charles de Gaulle airport closed.
    | Ludwig van Beethoven; Charles de Gaulle
The Bank of the West and the Isle of Man signed.
    | Bank of the West; Isle of Man
Article VII of the Charter and Chapter IV apply.
    | Article VII of the Charter and Chapter IV
King Louis XIV died. Part IIa is void.
    | King Louis XIV; Part IIa
INTRODUCTION AND SUMMARY
    |
Annex A and Group B are ready.
    | Annex A and Group B
Twenty-five delegates came; thirty did not.
    | Twenty-five = delegates; thirty
It is a 120-strong unit with twenty-odd trucks.
    | 120 = strong unit; twenty-odd = trucks
It cost 1,5 million euros, or $1.6m, or €2bn.
    | 1,5 million = euros; $1.6m; €2bn
It grew 12 per cent, from 10 to 15 %.
    | 12 per cent; 10; 15 %
Some 3–4 km of road and 2½ tonnes of rope.
    | 3; 4 = km; 2½ = tonnes
Half a million people and a third of them young.
    | Half a million = people; third
The 15-member council has 10 non-permanent members.
    | 15 = member council; 10 = non-permanent members
He was the 2nd of 3 sons and the twenty-first king.
    | 2nd; 3 = sons; twenty-first = king
Tens of thousands fled; hundreds died.
    | Tens of thousands = fled; hundreds = died
Two-thirds of MPs, i.e. 80, voted.
    | Two-thirds; MPs; 80
They met O’Brien, D’Annunzio, McKay and al-Hakim.
    | O’Brien; D’Annunzio; McKay and al-Hakim
President Aliyev's and the Minister's aides met.
    | President Aliyev; Minister
The Treaty on Conventional Armed Forces in Europe (CFE) lapsed.
    | CFE = Conventional Armed Forces in Europe; Treaty; Conventional Armed Forces; Europe
The Council for Co-operation in Asia (CCA), later the OSCE, met.
    | CCA = Council for Co-operation in Asia; OSCE; Council for Co-operation; Asia
A memorandum of understanding (MoU) was signed.
    | MoU = memorandum of understanding
It holds 1 000 000 litres; 2 500 men built it.
    | 1 000 000 = litres; 2 500 = men built it
The “Green Wave” plan and ‘Red Dawn’ failed.
    | Green Wave; Red Dawn
Latvia, Estonia and Lithuania joined.
    | Latvia; Estonia and Lithuania
When Estonia joined, Tallinn cheered.
    | Estonia; Tallinn
“Peace,” said Anna Kask, “is work.”
    | Anna Kask
It used Mi-8s, an F-16 and the T-72B3.
    | F-16; T-72B3; Mi-8s
The NATO-Russia Council (NRC) and EU/NATO staff met.
    | NATO; NRC = NATO-Russia Council; EU; NATO; Russia Council
Under UNSCR 1244 KFOR entered Kosovo.
    | UNSCR; 1244 = KFOR entered Kosovo; KFOR; Kosovo
ISO/IEC 27001 and RFC 2119 apply.
    | ISO; IEC; 27001; RFC; 2119 = apply
The COVID-19 pandemic and the HIV/AIDS clinic.
    | COVID-19; HIV; AIDS
iPads and eBay sellers; the BBC's staff.
    | BBC
He holds a PhD and an MSc.
    | PhD; MSc
A.B. Smith and J. R. R. Tolkien wrote.
    | A.B.; Smith and J. R. R. Tolkien
Dr Smith met Prof. Lee at St. Petersburg.
    | Dr Smith; Prof. Lee; St. Petersburg
The Partnership Action Plan on Defence Institution Building (PAP-DIB) began.
    | PAP; DIB; Partnership Action Plan; Defence Institution Building
Planning and Review Process, or PARP, began.
    | PARP = Planning and Review Process; Planning and Review Process
The so-called Friends of Georgia met.
    | Friends of Georgia
Its HQ is in N'Djamena; its CO is Col Haas.
    | HQ; CO; N'Djamena; Col Haas
One hundred and twenty men in three companies of forty.
    | One hundred and twenty = men; three = companies; forty
He was 1st, she 22nd; a dozen followed, then two dozen more.
    | 1st; 22nd; a dozen = followed; two dozen = more
Operation ALTHEA and exercise COLD RESPONSE began.
    | ALTHEA; COLD; RESPONSE; Operation
NORTH ATLANTIC TREATY ORGANIZATION
    |
The Act passed, May said. I agreed.
    | Act; May
Ursula von der Leyen met Oscar de la Renta.
    | Ursula von der Leyen; Oscar de la Renta
Jean-Luc Picard spoke; Mu'ayyad al-Din al-Urdi and Qutb al-Din al-Shirazi built it.
    | Jean-Luc Picard; Mu'ayyad al-Din al-Urdi and Qutb al-Din al-Shirazi
Jeanne d'Arc and Guillaume de l'Hôpital wrote to Mies van der Rohe.
    | Jeanne d'Arc and Guillaume de l'Hôpital; Mies van der Rohe
Twenty-five came. Troops of Georgia left the lions den.
    | Twenty-five; Georgia
Phase II ended; phase III, vol. XIV and the XX Committee follow.
    | Phase II; XX Committee
Mr May and Ms August live in April Street.
    | Mr May and Ms August; April Street
"""
TABLE = PROSE.strip() + "\n" + FRESH.strip().replace("\n    |", " |")
ROWS = [tuple(map(str.strip, line.split("|"))) for line in TABLE.splitlines()]


def _told(text: str) -> str:
    found = [m for m in read_source(text).mentions if m.kind != "time"]
    order = {"acronym": 0, "number": 0, "name": 1}
    parts = sorted(found, key=lambda m: (order[m.kind], m.span))
    return "; ".join(f"{m.text} = {m.about}" if m.about else m.text for m in parts)


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_prose_is_scanned(text: str, expected: str):
    assert _told(text) == expected


@pytest.mark.parametrize(
    "word", ["NATO", "PfP", "IPAPs", "DoD", "ƏMO", "CD01", "G7X", "G20", "F-16"]
)
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


@pytest.mark.parametrize(
    "text", ["U.", "Dr. ", "A, B and ", "NATO (", "1 000 ", "a million ", "It. "]
)
def test_the_time_taken_grows_with_the_text(text: str):
    short, long = (_seconds(text * (size // len(text))) for size in (5_000, 40_000))
    assert long < 8 * 4 * short + 0.3


def _seconds(text: str) -> float:
    began = time.perf_counter()
    read_source(text)
    return time.perf_counter() - began
