"""Names in the language of the edition, and in others that it lists."""

import pytest

from azref.ingest.shapes import primary
from tests.ingest.conftest import FACTS, Bench

TEXT = "Die BMVg liegt in Bonn."
FORMS = "SELECT text, language, role, layer, is_printed, note FROM form ORDER BY text"
TITLES = "SELECT title, acronym FROM entry"
TERM = '[[term]]\nid = "t"\nkind = "institution"\nforms = ["BMVg"]\n'
NAMED = f'{TERM}name_de = "Ministerium"\nacronym_de = "BMVg"\n'


def german(bench: Bench, entries: str, more: str = "") -> Bench:
    bench.write(TEXT, entries)
    facts = FACTS.replace('"en"', '"de-AT"') + f'account = "off"\n{more}'
    (bench.folder / "edition.toml").write_text(facts, encoding="utf-8")
    return bench


def test_an_edition_names_its_terms_in_its_own_language(bench: Bench) -> None:
    german(bench, NAMED)
    assert bench.rows(TITLES) == [("Ministerium", "")]
    assert bench.rows(FORMS) == [
        ("BMVg", "de", "acronym", "source", 1, ""),
        ("Ministerium", "de", "name", "editors", 0, ""),
    ]


def test_the_own_name_is_the_title_and_the_english_one_a_form(bench: Bench) -> None:
    german(bench, f'{NAMED}name_en = "Ministry"\nacronym_en = "MoD"\n')
    assert bench.rows(TITLES) == [("Ministerium", "MoD")]
    assert ("Ministry", "en") in [row[:2] for row in bench.rows(FORMS)]


def test_english_names_alone_do_as_before(bench: Bench) -> None:
    german(bench, f'{TERM}name_en = "Ministry"\nacronym_en = "MoD"\n')
    assert bench.rows(TITLES) == [("Ministry", "MoD")]


@pytest.mark.parametrize("name", ["", 'name_az = "Nazirlik"', 'name_de = " "'])
def test_a_term_without_a_name_says_which_key_is_wanted(bench: Bench, name: str) -> None:
    problem = german(bench, f"{TERM}{name}\n").problem()
    assert '[[term]] lacks the key "name_de" or "name_en"' in problem


def test_an_inferred_name_of_any_language_is_the_editors(bench: Bench) -> None:
    more = 'acronym_fr = "MD"\nacronym_fr_status = "inferred"\nacronym_fr_note = "N"\n'
    german(bench, NAMED + more, 'languages = ["fr"]\n')
    assert ("MD", "fr", "acronym", "editors", 0, "N") in bench.rows(FORMS)


def test_a_language_that_is_not_listed_has_no_keys(bench: Bench) -> None:
    problem = german(bench, f'{NAMED}name_fr = "Ministère"\n').problem()
    assert 'unknown key "name_fr"; did you mean "name_' in problem


@pytest.mark.parametrize("code", ["French", "", "FR", "x"])
def test_a_language_is_listed_by_its_code(bench: Bench, code: str) -> None:
    found = german(bench, NAMED, f'languages = ["{code}"]\n').problems()
    assert "edition.toml" in found[0]


def test_an_english_edition_wants_english_names(bench: Bench) -> None:
    bench.write(TEXT, NAMED)
    assert any('lacks the key "name_en"' in problem for problem in bench.problems())


@pytest.mark.parametrize(("tag", "code"), [("de-AT", "de"), ("en", "en"), ("AZ-Cyrl", "az")])
def test_a_region_makes_no_other_language(tag: str, code: str) -> None:
    assert primary(tag) == code
