"""Lookups as Azerbaijani readers type them: case forms, chains of endings, letters at hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from azref import paths
from azref.entries import Role
from azref.store.database import Database

LINES = Path(__file__).with_name("azerbaijani.txt").read_text("utf-8").splitlines()
HIGH = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "ə": "i", "i": "i", "ö": "ü", "ü": "ü"}
SOFT = {"q": "ğ", "k": "y"}
QUERIES = [line.partition(" | ")[::2] for line in LINES if not line.startswith("#")]


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    opened = Database(paths.bundled_database())
    yield opened
    opened.close()


@pytest.mark.parametrize(("query", "wanted"), QUERIES)
def test_what_is_meant_comes_first(database: Database, query: str, wanted: str) -> None:
    found = [hit.id for hit in database.lookup(query)]
    assert found
    assert found[0] in wanted.split()


def test_the_table_is_whole() -> None:
    assert len(QUERIES) > 300
    assert all(query.strip() and wanted.strip() for query, wanted in QUERIES)


def declined(name: str) -> list[str]:
    """A name in genitive, dative, accusative, locative and ablative; of several words that end in
    a vowel as a name that belongs to something ("planı", "planının").
    """
    small = name.replace("İ", "i").replace("I", "ı").lower()
    last = next(letter for letter in reversed(small) if letter in HIGH)
    high, wide = HIGH[last], "a" if last in "aıou" else "ə"
    n = "n" if " " in name and small[-1] in HIGH.values() else ""
    if small[-1] in HIGH:
        oblique = (f"{name}n{high}n", f"{name}{n or 'y'}{wide}", f"{name}n{high}")
    else:
        soft = name[:-1] + SOFT.get(small[-1], name[-1])
        oblique = (f"{soft}{high}n", f"{soft}{wide}", f"{soft}{high}")
    return [*oblique, f"{name}{n}d{wide}", f"{name}{n}d{wide}n"]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Qafqaz", "Qafqazın Qafqaza Qafqazı Qafqazda Qafqazdan"),
        ("Kosovo", "Kosovonun Kosovoya Kosovonu Kosovoda Kosovodan"),
        ("dostluq", "dostluğun dostluğa dostluğu dostluqda dostluqdan"),
        ("İpək Yolu", "İpək Yolunun İpək Yoluna İpək Yolunu İpək Yolunda İpək Yolundan"),
    ],
)
def test_the_cases_of_the_next_test_are_right(name: str, forms: str) -> None:
    assert " ".join(declined(name)) == forms


def test_every_name_is_found_in_every_case_in_small_letters_and_capitals(
    database: Database,
) -> None:
    entries = [database.entry(summary.id) for summary in database.summaries()]
    forms = [(each.id, form) for each in entries for form in each.forms if form.language == "az"]
    names = [(entry, form.text) for entry, form in forms
             if form.role is Role.NAME and form.text[-1].isalpha()]  # fmt: skip
    assert len(names) > 40
    for entry, name in names:
        for form in declined(name):
            for query in (form, form.replace("i", "İ").upper()):
                assert database.lookup(query)[0].id == entry, query
