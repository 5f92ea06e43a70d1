"""Words found on a page: folded, in order, counted as Qt counts."""

import pytest

from azref.render.finding import in_code_units, next_after, places


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Sülh Naminə Tərəfdaşlıq", "terefdasliq", [(12, 23)]),
        ("TƏRƏFDAŞLIQ tərəfdaşlıq", "Tərəfdaşlıq", [(0, 11), (12, 23)]),
        ("one two", "  one   two ", [(0, 7)]),
        ("aaaa", "aa", [(0, 2), (2, 4)]),
        ("text", "", []),
        ("text", " ", []),
        ("a.c abc", "a.c", [(0, 3)]),
        ("text", "nothing", []),
    ],
)
def test_words_are_found_folded_and_without_overlaps(text, words, found):
    assert list(places(text, words)) == found


def test_stretches_beyond_the_first_plane_are_counted_in_code_units():
    text = "😀 NATO 😀 NATO"
    assert in_code_units(text, places(text, "nato")) == ((3, 7), (11, 15))
    assert in_code_units("NATO", ((0, 4),)) == ((0, 4),)


def test_the_next_place_is_at_or_after_and_after_the_last_the_first():
    found = ((3, 7), (11, 15))
    assert [next_after(found, at) for at in (0, 3, 4, 11, 12)] == [0, 0, 1, 1, 0]
    assert next_after((), 5) == 0
