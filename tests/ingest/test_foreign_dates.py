"""Texts in other languages than English: their sentences, dates, numbers and names."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref import dates
from azref.ingest.reading import read_source
from azref.ingest.times.foreign_dates import MONTHS, foreign_dates
from tests.ingest.conftest import FACTS, Bench

# Language, text, and every date with what it is read as: EDTF, or "?" where the words do not say.
PROSE = """
de | Am 3. Oktober 1990 war es so weit. | 3. Oktober 1990 = 1990-10-03
de | Im März 1848 und im Jahr 1849 gab es Unruhen. | März 1848 = 1848-03; 1849 = 1849
de | Sie lebte 1901–1978 und kam am 1.5.1920 an. | 1901–1978 = 1901/1978; 1.5.1920 = 1920-05-01
de | Von 1996 bis 1998 dienten dort 1500 Soldaten. | Von 1996 bis 1998 = 1996/1998
de | Von 1998 bis 1996 lief es rückwärts. | Von 1998 bis 1996 = ?
de | Die Tagung vom 5.–8. Juni 2007 endete. | 5.–8. Juni 2007 = 2007-06-05/2007-06-08
de | Der 31. Februar 2001 kommt nie. | 31. Februar 2001 = ?
de | Im Jänner 1919 schneite es (1918 nicht). | Jänner 1919 = 1919-01; 1918 = 1918
fr | Le 1er janvier 1806, il fut aboli. | 1er janvier 1806 = 1806-01-01
fr | Elle naquit en août 1944 à Caen. | août 1944 = 1944-08
fr | Depuis 1958, la ville compte 1200 maisons. | 1958 = 1958
fr | De 1939 à 1945 elle lutta. | De 1939 à 1945 = 1939/1945
fr | Il marcha en mars et parla en mai. |
es | El 23 de febrero de 1981 hubo un golpe. | 23 de febrero de 1981 = 1981-02-23
es | Desde julio de 1936 hasta 1939 duró. | julio de 1936 = 1936-07; 1939 = 1939
it | Il 2 giugno 1946 si votò. | 2 giugno 1946 = 1946-06-02
it | Tra il 1915 e il 1918 combatté; nel 1922 no. | Tra il 1915 e il 1918 = 1915/1918; 1922 = 1922
pt | Em 25 de abril de 1974 caiu o regime. | 25 de abril de 1974 = 1974-04-25
nl | Op 5 mei 1945 was het land vrij. | 5 mei 1945 = 1945-05-05
pl | Konstytucja z 3 maja 1791 roku trwała rok. | 3 maja 1791 = 1791-05-03
pl | W październiku 1956 r. wrócił. | październiku 1956 = 1956-10
ru | Указ подписан 12 июня 1990 года. | 12 июня 1990 = 1990-06-12
ru | В феврале 1922 г. её упразднили. | феврале 1922 = 1922-02
ru | С 1918 по 1921 год шла война. | С 1918 по 1921 = 1918/1921
ru | К 1921 году служило 1500 человек. | 1921 = 1921
ru | Она создана 7 (20) декабря 1917 года. | 7 (20) декабря 1917 = ?
uk | Це сталося 24 серпня 1991 року. | 24 серпня 1991 = 1991-08-24
tr | 29 Ekim 1923'te ilan edildi. | 29 Ekim 1923 = 1923-10-29
tr | Mayıs 1919'da yola çıktı; 1938'de öldü. | Mayıs 1919 = 1919-05; 1938 = 1938
az | 28 may 1918-ci ildə elan olundu. | 28 may 1918 = 1918-05-28
az | 1991-ci il oktyabrın 18-də qəbul edildi. | 1991-ci il oktyabrın 18-də = 1991-10-18
az | 1994-cü ildə qoşuldu. | 1994 = 1994
az | 2005-ci ilin mayında davam etdi. | 2005-ci ilin mayında = 2005-05
ka | დამოუკიდებლობა 1991-04-09 გამოცხადდა. | 1991-04-09 = 1991-04-09
"""
PLAIN = {
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
    "listopada grudnia",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
}  # where the table has more than a name for a month
ROWS = [tuple(map(str.strip, line.split("|"))) for line in PROSE.strip().splitlines()]


@pytest.mark.parametrize(
    ("language", "text", "expected"), ROWS, ids=[f"{r[0]} {r[1][:30]}" for r in ROWS]
)
def test_dates_that_say_their_year_are_read(language: str, text: str, expected: str) -> None:
    found = foreign_dates(text, language)
    assert "; ".join(f"{each.words} = {each.edtf or '?'}" for each in found) == expected


@pytest.mark.parametrize("language", sorted(MONTHS))
def test_every_month_of_a_language_is_told_from_the_others(language: str) -> None:
    names = PLAIN[language].split() if language in PLAIN else MONTHS[language]
    found = [foreign_dates(f"2 {name} 1950", language) for name in names]
    assert [one.edtf for (one,) in found] == [f"1950-{n:02}-02" for n in range(1, 13)]


def test_an_ordinal_ends_no_sentence() -> None:
    text = "Er kam am 12. Januar 1989. Ludwig XIV. starb. Danach war Ruhe."
    assert [s.number for s in read_source(text, "de").stretches] == [1, 2, 3]
    assert len(read_source("It met at 12. January was cold.").stretches) == 2


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Rund 5.000 Soldaten der NATO dienen in Bonn.", "number 5.000; acronym NATO"),
        ("fr", "Le Comité vit Jean Moulin et six amis; le livre.", "name Comité; name Jean Moulin"),
        ("ru", "Комитет видел Анну Керн. Этот комитет закрыт.", "name Анну Керн"),
        ("fr", "Le chapitre VIII cite la CEE.", "acronym CEE"),
    ],
)  # fmt: skip
def test_numbers_acronyms_and_names_are_found_as_far_as_capitals_tell(
    language: str, text: str, expected: str
) -> None:
    found = read_source(text, language).mentions
    assert "; ".join(f"{each.kind} {each.text}" for each in found) == expected


def test_an_event_is_dated_by_a_quote_in_its_language(bench: Bench) -> None:
    entries = (
        '[[event]]\nid = "ev"\ntitle = "Gründung"\nquote = "wurde am 12. Januar 1989 aufgestellt"\n'
        'date_start = "1989-01-12"\n'
    )
    bench.write("Die Brigade wurde am 12. Januar 1989 aufgestellt.", entries)
    facts = FACTS.replace('"en"', '"de"')
    (bench.folder / "edition.toml").write_text(facts, encoding="utf-8")
    assert bench.rows("SELECT edtf, basis, said FROM date") == [
        ("1989-01-12", "stated", "12. Januar 1989")
    ]


@given(st.text(alphabet="1290. -–(/мая июн'aci\n", max_size=60), st.sampled_from(sorted(MONTHS)))
def test_whatever_is_read_is_a_date_in_its_place(text: str, language: str) -> None:
    found = foreign_dates(text, language)
    assert all(text[each.start : each.end] == each.words for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(dates.parse(each.edtf) for each in found if each.edtf)


def test_the_time_taken_grows_with_the_text() -> None:
    def seconds(size: int) -> float:
        began = time.perf_counter()
        foreign_dates("1990 - 12 (3) мая " * (size // 18), "ru")
        return time.perf_counter() - began

    seconds(1000)
    assert seconds(80_000) < 8 * 4 * seconds(10_000) + 0.3
