"""What the glossary asks of a database, beside what the summaries say."""

import pytest

from azref import paths
from azref.entries import EntryType
from azref.folding import comparable
from azref.store.database import Database
from azref.store.glossary import words_of


@pytest.fixture(scope="module")
def database() -> Database:
    return Database(paths.bundled_database())


def test_terms_are_told_a_stretch_at_a_time_in_the_order_of_entries(database):
    terms = [each.id for each in database.summaries() if each.type is EntryType.TERM]
    told, last = [], -1
    while part := database.terms_after(last, 7):
        assert len(part) <= 7
        told += part
        last = part[-1].position
    at = database.positions(terms)
    assert [each.position for each in told] == [at[id_] for id_ in terms]


def test_entries_are_read_by_where_they_stand_and_found_by_their_titles(database):
    every = database.summaries()
    at = database.positions([each.id for each in every])
    found = database.summaries_at(at.values())
    assert [found[at[each.id]] for each in every] == list(every)
    assert all(each.id in database.entitled(each.title) for each in every)
    assert database.entitled("no such title") == ()
    assert database.ids() == tuple(each.id for each in every)


def test_the_names_of_some_entries_are_those_among_all(database):
    some = ["pfp", "ipap", "nosuch"]
    among_all = tuple(each for each in database.names_in("az") if each[0] in some)
    assert database.names_of(some, "az") == among_all
    assert among_all


def test_ids_that_are_none_have_no_position(database):
    assert set(database.positions(["pfp", "nosuch", ""])) == {"pfp"}
    assert database.summaries_at([10**9, -5]) == {}


def test_the_misprinted_are_those_whose_summaries_say_so(database):
    every = database.summaries()
    printed = [each.id for each in every if each.printed_as]
    assert database.misprinted() == frozenset(database.positions(printed).values())


@pytest.mark.parametrize("word", ["p", "pa", "art", "nership", "partnership", "wfp", "ədaşl", "q"])
def test_entries_hold_a_word_where_one_of_their_forms_does(database, word):
    (word,) = words_of(word)
    held = set()
    for summary in database.summaries():
        forms = [comparable(form.text) for form in database.entry(summary.id).forms]
        begun = [part for form in forms for part in form.split()]
        if (
            any(word in form for form in forms)
            if len(word) > 2
            else any(part.startswith(word) for part in begun)
        ):
            held.add(summary.id)
    assert database.holding(word) == frozenset(database.positions(held).values())


def test_the_words_of_a_filter_are_compared_as_forms_are():
    assert words_of("  Sülh, NAMİNƏ  sulh ") == ("sulh", "namine")
    assert words_of(" -– ") == ()
