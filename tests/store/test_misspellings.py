"""Whatever form is misspelt by one character, its entry is among the hits a reader sees."""

import random
import string
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from azref import paths
from azref.entries import Hit, Tier
from azref.folding import comparable, errors_up_to, fold_query
from azref.ingest.compiler import compile_edition
from azref.ingest.database import write_database
from azref.store.database import Database
from azref.store.places import PLACES

LETTERS = string.ascii_letters + string.digits + "əıöüğşçƏİÖÜĞŞÇ "
AS_TYPED = (Tier.EXACT, Tier.MARKED, Tier.WHOLE, Tier.PREFIX, Tier.WORD)
KINDS = ("left out", "added", "changed", "swapped")


def misspelt(text: str, kind: str, at: int, letter: str) -> str:
    """`text` with one typing error at `at`."""
    if kind == "left out":
        return text[:at] + text[at + 1 :]
    if kind == "added":
        return text[:at] + letter + text[at:]
    if kind == "changed":
        return text[:at] + letter + text[at + 1 :]
    return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]


Forms = Sequence[tuple[str, str]]
"""Texts with the ids of their entries."""


def forms(database: Database) -> Forms:
    return [
        (form.text, summary.id)
        for summary in database.summaries()
        for form in database.entry(summary.id).forms
        if '"' not in fold_query(form.text)  # a phrase is taken letter by letter
    ]


def is_excused(known: Forms, query: str, hits: Sequence[Hit]) -> bool:
    """Whether more entries are as near to `query` as there are places, or it says too little."""
    typed = comparable(fold_query(query))
    if len(typed) < 3 and all(hit.tier in AS_TYPED for hit in hits[:PLACES]):
        return len(typed) < 2 or len(hits) == PLACES
    near = {id_ for text, id_ in known if errors_up_to(1, typed, comparable(text)) <= 1}
    return len(near) > PLACES


def missed(database: Database, known: Forms, tried: Iterator[tuple[str, str, str]]) -> list[str]:
    """What was typed, of (form, entry, what is typed), where the entry is not among the hits."""
    found = []
    for text, id_, query in tried:
        hits = database.lookup(query, PLACES)
        if id_ not in {hit.id for hit in hits} and not is_excused(known, query, hits):
            found.append(f"{text}: {query}")
    return found


def random_errors(known: Forms, each: int) -> Iterator[tuple[str, str, str]]:
    chance = random.Random(11)
    for text, id_ in known:
        for _ in range(each):
            at = chance.randrange(len(text))
            yield text, id_, misspelt(text, chance.choice(KINDS), at, chance.choice(LETTERS))


def test_every_form_of_the_bundled_data_is_found_with_an_error_anywhere() -> None:
    database = Database(paths.bundled_database())
    known = forms(database)
    assert len(known) > 200
    assert missed(database, known, random_errors(known, 12)) == []


def built(folder: Path, names: Sequence[str], acronyms: Sequence[str] = ()) -> Database:
    """A reference of terms with these names, e0, e1 and so on, some with acronyms."""
    facts = 'id = "e"\ntitle = "E"\nlanguage = "en"\nsource = "source.txt"\naccount = "off"\n'
    (folder / "edition.toml").write_text(f"[edition]\n{facts}", "utf-8")
    (folder / "source.txt").write_text("Nothing is said here.", "utf-8")
    lines = []
    for n, name in enumerate(names):
        lines.append(f'[[term]]\nid = "e{n}"\nkind = "context"\nforms = []\nname_en = "{name}"')
        lines += [f'acronym_en = "{acronyms[n]}"'] if n < len(acronyms) else []
    (folder / "terms.toml").write_text("\n".join(lines), "utf-8")
    write_database(compile_edition(folder), folder / "e.sqlite")
    return Database(folder / "e.sqlite")


WORDS = st.text("abcdeəiıoöpst", min_size=1, max_size=9)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(NAMES, min_size=1, max_size=30, unique_by=comparable), st.integers(0, 2**32))
def test_every_form_of_any_edition_is_found_with_an_error_anywhere(
    tmp_path: Path, names: list[str], seed: int
) -> None:
    database = built(tmp_path, names)
    known = forms(database)
    assert missed(database, known, random_errors(known, 8)) == []
    database.close()


@pytest.fixture(scope="module")
def dense(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Acronyms of three and four letters, close together, and names that begin like them."""
    chance = random.Random(3)
    acronyms = ["".join(chance.choices("ABCDE", k=chance.choice((3, 4, 4)))) for _ in range(150)]
    names = [f"{acronym}{'xyz'[n % 3]}el part {n}" for n, acronym in enumerate(acronyms)]
    more = [f"{''.join(chance.choices('ABCD', k=3))}el{n} partial" for n in range(1500)]
    database = built(tmp_path_factory.mktemp("dense"), names + more, acronyms)
    yield database
    database.close()


def test_acronyms_close_together_are_found_with_an_error_anywhere(dense: Database) -> None:
    known = forms(dense)
    assert missed(dense, known, random_errors(known, 6)) == []


def within(database: Database) -> dict[str, set[str]]:
    """The words of three letters or more that stand only within forms, with their entries."""
    texts = [(comparable(text), id_) for text, id_ in forms(database)]
    whole = {text for text, _ in texts}
    found: dict[str, set[str]] = {}
    for text, id_ in texts:
        for word in {word for word in text.split() if len(word) > 2} - whole:
            found.setdefault(word, set()).add(id_)
    return found


def unseen_words(database: Database, each: int) -> list[str]:
    """What was typed for words within forms, one character wrong, where no hit has the word.

    Left out is what as many forms and words as there are places are as near to.
    """
    known, words = forms(database), within(database)
    found = []
    for word, _, query in random_errors([(word, "") for word in sorted(words)], each):
        typed = comparable(fold_query(query))
        seen = {hit.id for hit in database.lookup(query, PLACES)}
        if len(typed) < 3 or " " in typed or not seen.isdisjoint(words[word]):
            continue
        near = {id_ for text, id_ in known if errors_up_to(1, typed, comparable(text)) <= 1}
        if len(near) + sum(errors_up_to(1, typed, other) <= 1 for other in words) <= PLACES:
            found.append(f"{word}: {query}")
    return found


def test_every_word_within_names_of_the_bundled_data_is_found_with_an_error_anywhere() -> None:
    database = Database(paths.bundled_database())
    assert len(within(database)) > 250
    assert unseen_words(database, 8) == []


def test_short_words_within_names_are_found_though_twenty_forms_begin_as_typed(
    tmp_path: Path,
) -> None:
    chance = random.Random(5)
    parts = ["".join(chance.choices("abcdefghij", k=chance.choice((3, 4)))) for _ in range(90)]
    names = [f"{part}x{n} of {part[::-1]}" for n, part in enumerate(parts)]
    more = [f"{part[:3]}zeta{n}{m}" for n, part in enumerate(parts) for m in range(25)]
    database = built(tmp_path, names + more)
    assert unseen_words(database, 4) == []
    database.close()


def test_two_letters_that_nothing_has_find_the_words_they_may_have_been(tmp_path: Path) -> None:
    database = built(tmp_path, ["Sea lion", "Sea gull", "Owl"])
    assert {hit.id for hit in database.lookup("ea")} == {"e0", "e1"}
    database.close()


def test_what_may_have_been_meant_has_its_place_whatever_begins_as_typed(tmp_path: Path) -> None:
    names = [*(f"pape number {n}" for n in range(60)), "paper"]
    database = built(tmp_path, names)
    hits = {hit.id: hit.tier for hit in database.lookup("pape", PLACES)}
    assert (hits["e60"], len(hits)) == (Tier.SIMILAR, PLACES)
    hits = {hit.id: hit.tier for hit in database.lookup("papr", PLACES)}
    assert hits["e60"] is Tier.SIMILAR


def test_a_word_in_a_name_is_found_with_an_error_though_its_letters_stand_inside_others(
    tmp_path: Path,
) -> None:
    names = [*(f"Counterplaning {n}" for n in range(60)), "Joint planning staff"]
    hits = built(tmp_path, names).lookup("planing", PLACES)
    assert (hits[0].id, hits[0].tier) == ("e60", Tier.SIMILAR)
    assert {hit.tier for hit in hits[1:]} == {Tier.INSIDE}


def test_each_word_that_may_have_been_meant_has_a_place_before_a_second_form_of_one(
    tmp_path: Path,
) -> None:
    names = [*(f"Planning of part {n}" for n in range(60)), "Old plaining"]
    hits = built(tmp_path, names).lookup("planing", PLACES)
    assert "e60" in [hit.id for hit in hits[:2]]


def test_what_is_typed_so_stands_before_what_may_have_been_meant(dense: Database) -> None:
    order = list(Tier)
    for text, _ in forms(dense)[:60]:
        ranks = [order.index(hit.tier) for hit in dense.lookup(text, PLACES)]
        assert ranks == sorted(ranks), text


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("partnrship for peace", "pfp"),
        ("part nership for peace", "pfp"),
        ("partnershipfor peace", "pfp"),
        ("partnership fo rpeace", "pfp"),
        ("planing and review", "parp"),
        ("planing adn review proces", "parp"),
        ("virtualsilkhighway", "virtual-silk-highway"),
        ("virtual silk highwya", "virtual-silk-highway"),
        ("sulh namine terefdaslq", "pfp"),
        ("partnrsh", "pfp"),
        ("afganistan", "afghanistan"),
        ("pertnership for pease", "pfp"),
        ("defence planning", "parp"),
        ("NATO ilə", "nato"),
    ],
)
def test_names_of_several_words_are_found_with_errors(typed: str, wanted: str) -> None:
    found = [hit.id for hit in Database(paths.bundled_database()).lookup(typed)]
    assert found[:1] == [wanted]


@pytest.mark.parametrize(
    "typed", ["no such term at all", "where is the war", "history of the ottoman empire"]
)
def test_words_that_every_text_has_find_nothing_by_themselves(typed: str) -> None:
    assert Database(paths.bundled_database()).lookup(typed) == ()


def test_every_name_of_the_bundled_data_is_found_with_its_words_run_together() -> None:
    database = Database(paths.bundled_database())
    names = [(comparable(text).split(), id_) for text, id_ in forms(database)]
    several = [(parts, id_) for parts, id_ in names if len(parts) > 1 and min(map(len, parts)) > 1]
    joined = {"".join(parts): id_ for parts, id_ in several}
    tried = {text: id_ for text, id_ in joined.items() if len(text) < 80}
    lost = [text for text, id_ in tried.items()
            if id_ not in {hit.id for hit in database.lookup(text)[:3]}]  # fmt: skip
    assert len(tried) > 100
    assert lost == []


def test_what_is_no_words_run_together_is_answered_at_once_however_it_may_be_cut(
    tmp_path: Path,
) -> None:
    database = built(tmp_path, ["aaa bbb", "aaab bba aab", "abab baba abb"])
    assert database.lookup("aaabbbaaabbbaababaaabbbabbabaaaaabbbaaabbaababababaaabbx") == ()
    database.close()
