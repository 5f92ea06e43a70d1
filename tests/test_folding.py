"""The fold that index, query, highlight and sort share."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref.endings import stems
from azref.folding import (
    allowed_errors,
    alphabet,
    azerbaijani_key,
    capitalised,
    capitals,
    comparable,
    deletions,
    errors,
    errors_up_to,
    fold,
    fold_query,
    in_latin,
    is_cyrillic,
    is_one_off,
    place_in,
    spaced,
    word_starts,
    words,
)

WORDS = st.text("abcdeəıöş", min_size=1, max_size=12)


def test_every_character_below_0x3000_folds_to_one_character() -> None:
    characters = [chr(code) for code in range(0x3000)]
    assert [c for c in characters if len(fold(unicodedata.normalize("NFC", c)[0])) != 1] == []


@given(st.text())
def test_folding_keeps_the_length_of_any_composed_text(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(fold(composed)) == len(composed)


@given(st.text())
def test_a_character_folds_alike_wherever_it_stands(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))


@given(st.text("AaBbƏəIıİiÖöÜüÇçŞşĞğQqXx -’'"))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("TƏRƏFDAŞLIQ", "terefdasliq"),
        ("tərəfdaşlıq", "terefdasliq"),
        ("İğdır", "igdir"),
        ("IĞDIR", "igdir"),
        ("Çöl, Şüşə", "col, suse"),
        ("Ёлка", "елка"),
        ("NATO’nun", "nato'nun"),
        ("NATO‘nun", "nato'nun"),
        ("NATOʼnun", "nato'nun"),
        ("2001 — 2004", "2001 - 2004"),
        ("2001–2004", "2001-2004"),
        ("“Silk”", '"silk"'),
        ("a\u00a0b", "a b"),
        ("a\tb\x00c", "a b c"),
    ],
)
def test_case_diacritics_dashes_and_quotation_marks_fold_away(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("text", ["Sülh Naminə Tərəfdaşlıq", "İĞDIR", "Müdafiə", "ёж"])
def test_a_query_in_decomposed_letters_folds_like_a_composed_one(text: str) -> None:
    assert fold_query(unicodedata.normalize("NFD", text)) == fold_query(text)


@pytest.mark.parametrize(("query", "folded"), [("İctimai".lower(), "ictimai"), ("ə\u0301", "e")])
def test_a_mark_without_a_composed_letter_falls_away(query: str, folded: str) -> None:
    assert fold_query(query) == folded


def test_blanks_of_a_query_collapse() -> None:
    assert fold_query("  Silk \t\n\u00a0Road ") == "silk road"


def test_a_lone_surrogate_in_a_query_becomes_a_question_mark() -> None:
    assert fold_query("a\ud800b") == "a?b"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("сүлһ наминə", "sülh naminə"),
        ("сүлһ наминә", "sülh naminə"),
        ("НАТО", "nato"),
        ("Азәрбајҹан", "azərbaycan"),
        ("Азәрбайҹан", "azərbaycan"),
        ("ТӘРӘФДАШЛЫҒЫН", "tərəfdaşlığın"),
        ("Ҝәнҹә, Көјчај", "gəncə, köyçay"),
        ("план", "plan"),
    ],
)
def test_azerbaijani_in_cyrillic_reads_in_latin(cyrillic: str, latin: str) -> None:
    assert is_cyrillic(cyrillic)
    assert not is_cyrillic(latin)
    assert in_latin(cyrillic) == latin


def test_words_carry_their_offsets_and_end_at_dashes_and_apostrophes() -> None:
    assert words("nato-nun 'x' 01") == ((0, "nato"), (5, "nun"), (10, "x"), (13, "01"))


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("tərəfdaşlığın", "tərəfdaşlıq"),
        ("tərəfdaşlıqda", "tərəfdaşlıq"),
        ("tərəfdaşlıqlar", "tərəfdaşlıq"),
        ("proqramlarında", "proqram"),
        ("Əfqanıstanda", "Əfqanıstan"),
        ("Əfqanıstandan", "Əfqanıstan"),
        ("Bakıya", "Bakı"),
        ("sənədin", "sənəd"),
        ("təşkilatının", "təşkilat"),
        ("NATO-nun", "NATO"),
        ("NATO’ya", "NATO"),
        ("IPAP-ın", "IPAP"),
        ("Milli Ordusunun", "Milli Ordu"),
        ("ürəyin", "ürək"),
        ("doktrinamız", "doktrina"),
        ("tərəfdaşlığınızın", "tərəfdaşlıq"),
        ("tərəfdaşlıqlarımızdan", "tərəfdaşlıq"),
        ("proqramlarındakılardan", "proqram"),
        ("Kosovodakı", "Kosovo"),
        ("Bakıyadək", "Bakı"),
        ("Bakıyla", "Bakı"),
        ("tərəfdaşlıqdırmı?", "tərəfdaşlıq"),
        ("NATO-nunku", "NATO"),
        ("avro-atlantikə", "avro-atlantik"),
        ("Qarabağ-Naxçıvanda", "Qarabağ-Naxçıvan"),
    ],
)
def test_an_azerbaijani_case_form_has_its_base_among_its_stems(form: str, base: str) -> None:
    assert fold(base) in stems(fold(form))


@given(st.text())
def test_stems_are_shorter_than_what_they_are_stems_of(text: str) -> None:
    folded = fold_query(text)
    assert all(len(stem) < len(folded) for stem in stems(folded))


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("partnership", "partnership", 0),
        ("partnrship", "partnership", 1),
        ("partnreship", "partnership", 1),
        ("pertnarship", "partnership", 2),
        ("", "abc", 3),
        ("ca", "abc", 3),
        ("abab", "ab", 2),
    ],
)
def test_typing_errors_are_counted(one: str, other: str, count: int) -> None:
    assert errors(one, other) == errors(other, one) == count


def plain_distance(one: str, other: str) -> int:
    """The optimal string alignment distance, written down as it is defined."""
    cost = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            changed = one[i - 1] != other[j - 1]
            cost[i, j] = min(cost[i - 1, j] + 1, cost[i, j - 1] + 1, cost[i - 1, j - 1] + changed)
            if i > 1 and j > 1 and one[i - 2 : i] == other[j - 2 : j][::-1]:
                cost[i, j] = min(cost[i, j], cost[i - 2, j - 2] + 1)
    return cost[len(one), len(other)]


@given(st.text("abc", max_size=9), st.text("abc", max_size=9))
def test_typing_errors_are_the_optimal_string_alignment_distance(one: str, other: str) -> None:
    assert errors(one, other) == plain_distance(one, other)


@given(st.text("abc", max_size=9), st.text("abc", max_size=9), st.integers(0, 3))
def test_counting_up_to_a_bound_gives_the_same_below_it(one: str, other: str, most: int) -> None:
    assert min(errors_up_to(most, one, other), most + 1) == min(errors(one, other), most + 1)


@given(WORDS, st.integers(0, 12), st.sampled_from("abcdeş"), st.integers(0, 3))
def test_a_word_with_one_error_shares_a_deletion_with_what_was_meant(
    word: str, at: int, letter: str, kind: int
) -> None:
    at %= len(word)
    swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    mistyped = (
        word[:at] + word[at + 1 :],
        word[:at] + letter + word[at:],
        word[:at] + letter + word[at + 1 :],
        swapped,
    )[kind]
    if min(allowed_errors(word), allowed_errors(mistyped)):
        assert deletions(word) & deletions(mistyped, 1)


@pytest.mark.parametrize(
    ("folded", "blanked", "starts"),
    [
        ("nato-nun", "nato nun", [0, 5]),
        ("planning, and review", "planning  and review", [0, 10, 14]),
        ("“silk” 2", " silk  2", [1, 7]),
        ("", "", []),
    ],
)
def test_spaced_text_keeps_words_in_their_places(
    folded: str, blanked: str, starts: list[int]
) -> None:
    assert spaced(folded) == blanked
    assert word_starts(folded) == word_starts(blanked) == starts


@pytest.mark.parametrize(
    ("text", "words_of_it"),
    [
        ("“Partnership for Peace” program", "partnership for peace program"),
        ("NATO-nun", "nato nun"),
        (" Planning,  and Review ", "planning and review"),
        (unicodedata.normalize("NFD", "Şüşə, çöl"), "suse col"),
        ("…", ""),
    ],
)
def test_texts_are_compared_word_by_word(text: str, words_of_it: str) -> None:
    assert comparable(text) == words_of_it


@given(st.text("aB əıÇ-’()“”\u0301\t", max_size=15))
def test_what_is_compared_is_compared_alike_again(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)


@given(st.text("aB əÇ-’()“”\u0301\t", max_size=15), st.data())
def test_a_place_among_compared_words_leads_back_to_the_letters(
    text: str, data: st.DataObject
) -> None:
    words_of_it = comparable(text)
    if words_of_it:
        start = data.draw(st.integers(0, len(words_of_it) - 1))
        end = data.draw(st.integers(start + 1, len(words_of_it)))
        first, last = place_in(text, start, end)
        assert comparable(text[first:last]) == words_of_it[start:end].strip()


def test_a_place_that_is_none_is_the_whole_text() -> None:
    assert place_in("a-b", 2, 9) == (0, 3)
    assert place_in("", 0, 1) == (0, 0)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_error_is_at_most_one_by_the_distance(one: str, other: str) -> None:
    assert is_one_off(one, other) == (errors(one, other) <= 1)


def test_texts_are_sorted_by_the_azerbaijani_alphabet() -> None:
    ordered = ["2004", "Azərbaycan", "Çin", "elçi", "əməkdaşlıq", "Əsas", "gəmi", "Ğ", "hərb",
               "Xəzər", "ISAF", "ışıq", "İcmal", "iş", "Kabil", "Qəbələ", "Laçın", "orta", "Özbək",
               "sülh", "Şuşa", "Ukrayna", "üzv", "Vyana", "Washington", "Yevlax", "Zaqatala",
               "НАТО"]  # fmt: skip
    assert sorted({*ordered}, key=azerbaijani_key) == ordered


@pytest.mark.parametrize(("one", "other"), [("Əfqan", "əFQAN"), ("İ", "i"), ("I", "ı"),
                                            ("é", "e"), ("s\u0327", "ş")])  # fmt: skip
def test_letters_that_differ_in_case_or_foreign_marks_have_one_place(one: str, other: str) -> None:
    assert azerbaijani_key(one) == azerbaijani_key(other)


def test_a_language_sorts_by_its_own_alphabet() -> None:
    names = ["Qafqaz", "Əfqanıstan", "Evropa", "Xəzər", "İran", "Irak", "Ukrayna"]
    assert sorted(names, key=alphabet("az")) == [
        "Evropa", "Əfqanıstan", "Xəzər", "Irak", "İran", "Qafqaz", "Ukrayna"
    ]  # fmt: skip
    assert sorted(names, key=alphabet("en"))[0] == "Əfqanıstan"


@pytest.mark.parametrize("language", ["az", "en"])
def test_marks_before_a_name_do_not_sort_it(language: str) -> None:
    names = ["Qafqaz", "“Qətiyyətli Dəstək” missiyası", "Terrorizm", "—"]
    assert sorted(names, key=alphabet(language)) == [names[3], *names[:3]]


@pytest.mark.parametrize(
    ("text", "language", "capital", "first"),
    [
        ("iyun", "az", "İYUN", "İyun"), ("ılıq", "az", "ILIQ", "Ilıq"),
        ("təlimlər", "az", "TƏLİMLƏR", "Təlimlər"), ("in May", "en", "IN MAY", "In May"),
        ("", "az", "", ""),
    ],
)  # fmt: skip
def test_capitals_are_those_of_the_language(
    text: str, language: str, capital: str, first: str
) -> None:
    assert capitals(text, language) == capital
    assert capitalised(text, language) == first
