"""Lookup: the right entry first, with the reason it was found, whatever is typed."""

import re
import sqlite3
import time
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from azref import paths
from azref.endings import stems
from azref.entries import Hit, Role, Tier
from azref.errors import AzrefError
from azref.folding import fold
from azref.ingest.compiler import compile_edition
from azref.ingest.database import write_database
from azref.store.database import Database

SLOWEST = 0.05
ASCII = str.maketrans("əƏıİşŞçÇğĞöÖüÜ’“”—–", 'eEiIsScCgGoOuU\'""--')


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    opened = Database(paths.bundled_database())
    yield opened
    opened.close()


def first(database: Database, query: str) -> Hit:
    return database.lookup(query)[0]


def ids(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.id for hit in hits]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("SNT", "pfp"),
        ("snt", "pfp"),
        ("PfP", "pfp"),
        ("PAP", "parp"),
        ("WFP", "ipap"),
        ("EEA", "afghan-national-army"),
        ("Resolute cooperation", "cooperative-determination-2001"),
        ("virtual Silk Road", "virtual-silk-highway"),
        ("sulh namine", "pfp"),
        ("Sülh Naminə", "pfp"),
        ("planning and review", "parp"),
        ("ipəkyolu", "virtual-silk-highway"),
        ("ipəkyol", "virtual-silk-highway"),
        ("avroatlantik", "euro-atlantic-structures"),
        ("авроатлантик", "euro-atlantic-structures"),
        ("ipap 2005", "ev-2005-ipap"),
        ("2005 IPAP", "ev-2005-ipap"),
        ("istanbul 2004", "istanbul-summit-2004"),
        ("istanbl summit 2004", "istanbul-summit-2004"),
        ("NATO-nun", "nato"),
        ("NATO’nun", "nato"),
        ("Əfqanıstanda", "afghanistan"),
        ("Efqanistanda", "afghanistan"),
        ("2001", "ev-2001-exercise"),
        ("сүлһ наминə", "pfp"),
        ("СҮЛҺ НАМИНӘ ТӘРӘФДАШЛЫГ", "pfp"),
        ("НАТО", "nato"),
        ("НАТО-нун", "nato"),
        ("СНТ", "pfp"),
        ("Әфганыстанда", "afghanistan"),
        ("terefdasliq", "pfp"),
        ("TƏRƏFDAŞLIQ", "pfp"),
        ("tərəfdaşlığın", "pfp"),
        ("partnership", "pfp"),
    ],
)
def test_what_a_reader_types_finds_what_is_meant_first(
    database: Database, query: str, wanted: str
) -> None:
    assert first(database, query).id == wanted


@pytest.mark.parametrize(
    "query", ["terefdasliq", "TƏRƏFDAŞLIQ", "TEREFDASLIQ", "tərəfdaşlığın", "tərəfdaşlıqda"]
)
def test_partnership_is_found_in_azerbaijani_however_it_is_written(
    database: Database, query: str
) -> None:
    found = ids(database.lookup(query))
    assert {"pfp", "ipap", "eapc", "partnership-goals"} <= set(found)
    assert found == ids(database.lookup("tərəfdaşlıq"))[: len(found)]


def test_the_acronyms_of_the_source_say_what_they_are(database: Database) -> None:
    notes = {query: first(database, query).note for query in ("SNT", "PAP", "WFP", "EEA")}
    assert notes == {
        "SNT": "Azerbaijani acronym; in English PfP",
        "PAP": "Azerbaijani acronym; in English PARP; also: Partnership Action Plan (NATO)",
        "WFP": "wrong form: the source prints WFP for IPAP; also: World Food Programme",
        "EEA": "wrong form: the source prints EEA for ANA; also: European Economic Area",
    }


def test_a_wrong_name_is_found_and_marked_wrong(database: Database) -> None:
    hit = first(database, "virtual Silk Road")
    assert (hit.tier, hit.matched) == (Tier.MARKED, "virtual Silk Road")
    assert hit.note == "wrong form: the source prints “virtual Silk Road” for Virtual Silk Highway"


def test_every_hit_on_a_wrong_form_says_so(database: Database) -> None:
    wrong = {
        form.text
        for summary in database.summaries()
        for form in database.entry(summary.id).forms
        if form.role.is_wrong
    }
    assert len(wrong) > 10
    for text in wrong:
        for hit in database.lookup(text):
            if hit.matched in wrong and hit.tier is not Tier.TEXT:
                assert hit.note.startswith("wrong form: the source prints"), hit


def test_an_acronym_of_two_entries_names_the_other(database: Database) -> None:
    notes = {hit.id: hit.note for hit in database.lookup("FTƏP")[:2]}
    assert notes.keys() == {"ipap", "ipcp"}
    assert "also the acronym of Individual Partnership and Cooperation" in notes["ipap"]
    assert "also the acronym of Individual Partnership Action Plan" in notes["ipcp"]


def test_an_unconfirmed_form_says_so(database: Database) -> None:
    assert first(database, "FTƏP").note.startswith("unconfirmed Azerbaijani acronym")


@pytest.mark.parametrize(
    ("query", "entry", "tier", "matched"),
    [
        ("PfP", "pfp", Tier.EXACT, "PfP"),
        ("partnership for peace", "pfp", Tier.EXACT, "Partnership for Peace"),
        ("SNT", "pfp", Tier.MARKED, "SNT"),
        ("WFP", "ipap", Tier.MARKED, "WFP"),
        ("Resolute coop", "cooperative-determination-2001", Tier.PREFIX, "Resolute cooperation"),
        ("review proc", "parp", Tier.WORD, "Planning and Review Process"),
        ("process planning", "parp", Tier.WORD, "Planning and Review Process"),
        ("anning and rev", "parp", Tier.INSIDE, "Planning and Review Process"),
        ("ilkro", "virtual-silk-highway", None, ""),
        ("ilk High", "virtual-silk-highway", Tier.INSIDE, "Virtual Silk Highway"),
        ("virtaul", "virtual-silk-highway", Tier.SIMILAR, "Virtual Silk Highway"),
        ("virtaul silk hihgway", "virtual-silk-highway", Tier.SIMILAR, "Virtual Silk Highway"),
        ("Hamburg Tashkent", "cx-2002-vsh", Tier.WORD, "Hamburg"),
        ("multinational military training", "S15", Tier.TEXT, "training"),
    ],
)
def test_each_tier_says_what_matched(
    database: Database, query: str, entry: str, tier: Tier | None, matched: str
) -> None:
    found = {hit.id: hit for hit in database.lookup(query)}
    if tier is None:
        assert entry not in found
    else:
        assert found[entry].tier is tier
        assert matched in found[entry].matched


def test_hits_come_best_tier_first(database: Database) -> None:
    order = list(Tier)
    for query in ("nato", "partnership", "pap", "isaf", "2004", "action plan", "s"):
        ranks = [order.index(hit.tier) for hit in database.lookup(query, 100)]
        assert ranks == sorted(ranks), query


def test_a_tier_gives_the_right_form_of_an_entry_before_a_wrong_one(database: Database) -> None:
    hit = next(hit for hit in database.lookup("planning and") if hit.id == "parp")
    assert (hit.matched, hit.note) == ("Planning and Review Process", "")


def test_typing_one_letter_after_another_never_loses_the_entry(database: Database) -> None:
    name = "Virtual Silk Highway"
    for end in range(2, len(name) + 1):
        assert "virtual-silk-highway" in ids(database.lookup(name[:end]))


def test_a_letter_is_the_beginning_of_a_word_and_no_word(database: Database) -> None:
    assert Tier.WHOLE not in {hit.tier for hit in database.lookup("s", 1000)}
    assert database.lookup("of")[0].tier is Tier.WHOLE


def test_among_forms_alike_those_the_source_names_most_come_first(database: Database) -> None:
    named = {summary.id: database.entry(summary.id).citations for summary in database.summaries()}
    hits = [hit for hit in database.lookup("partnership") if hit.tier is Tier.WHOLE]
    official = [hit for hit in hits if hit.type == "term" and hit.role == Role.NAME]
    counts = [sum(one.purpose == "form" for one in named[hit.id]) for hit in official]
    assert len(counts) > 3
    assert counts == sorted(counts, reverse=True)


def test_what_the_source_has_comes_before_context_alike(database: Database) -> None:
    hits = [hit for hit in database.lookup("kosovo") if hit.tier is Tier.WHOLE]
    events = [hit.scope for hit in hits if hit.type == "event"]
    assert set(events) == {"source", "context"}
    assert events == sorted(events, reverse=True)


@pytest.mark.parametrize("letter", ["\u19b0", "\u19b4", "\u0378"])
def test_a_letter_that_the_index_does_not_know_is_no_damage(
    database: Database, letter: str
) -> None:
    assert database.lookup(f"nato{letter}x plan", 5) is not None
    assert database.lookup(f"nato{letter}x", 5) is not None


def test_a_word_that_very_many_forms_have_gives_the_best_of_them(tmp_path: Path) -> None:
    names = [f"Area {n:03} network of some length" for n in range(200)]
    database = built(tmp_path, *names, "Zonal network")
    assert database.lookup("network")[0].matched == "Zonal network"


def test_marks_between_words_make_no_difference(tmp_path: Path) -> None:
    database = built(tmp_path, "Planning, and (Review) Process", "C++")
    for query in ("planning and review", "Planning, and (Rev", "and review", "planning-and review"):
        hit = database.lookup(query)[0]
        marked = hit.matched[hit.match_start : hit.match_end]
        assert hit.id == "e0"
        assert fold(marked).replace(",", "").replace("(", "").startswith(query[:3].lower())
    assert database.lookup("c++")[0].id == "e1"


def test_a_form_written_in_decomposed_letters_is_found(tmp_path: Path) -> None:
    database = built(tmp_path, unicodedata.normalize("NFD", "Çöl Şəhəri"))
    for query in ("çöl", "seheri", "Çöl Şəhəri", "seheir"):
        assert database.lookup(query)[0].id == "e0"
    hit = database.lookup("cöl")[0]
    assert unicodedata.normalize("NFC", hit.matched[: hit.match_end]) == "Çöl"


@pytest.mark.parametrize("query", ["nato", "partnership", "2004", "fond", "afgan", "azerbaijan"])
def test_an_entry_comes_once(database: Database, query: str) -> None:
    found = ids(database.lookup(query, 1000))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("limit", [1, 2, 5, 20])
def test_a_limit_cuts_the_same_list_short(database: Database, limit: int) -> None:
    assert database.lookup("PfP", limit) == database.lookup("PfP", 1000)[:limit]


def test_the_same_query_gives_the_same_hits(database: Database) -> None:
    other = Database(paths.bundled_database())
    for query in ("nato", "partnrship", "p", "2004"):
        assert other.lookup(query) == database.lookup(query)


def test_events_of_a_year_come_before_those_that_reach_into_it(database: Database) -> None:
    notes = [hit.note for hit in database.lookup("2004") if "event" in hit.note]
    assert notes == sorted(notes, key=lambda note: note.startswith("an event that reaches"))
    assert notes[0] == "an event of 2004"


def test_an_open_event_is_found_in_later_years(database: Database) -> None:
    assert "ev-2015-resolute-support" in ids(database.lookup("2017"))


@pytest.mark.parametrize("query", ["", " ", "\t\n", "\x00", "\u00a0", "*", "***", '"', "''", "-",
                                   "()", "🎖", "🇦🇿 🪖", "؟", "\ud800", "%", "_%"])  # fmt: skip
def test_a_query_without_a_word_finds_nothing(database: Database, query: str) -> None:
    assert [hit for hit in database.lookup(query) if hit.tier is not Tier.TEXT] == []


@pytest.mark.parametrize("query", ["a-b", "foo(", "ion AND", "NEAR(a b)", "OR", "NOT nato", "a*",
                                   '"silk', "nato\x00nato", "nato🎖", "حلف الناتو", "x:y", "^nato",
                                   "{col}: x", "nato OR", "\ud83dnato",
                                   "'; DROP TABLE entry"])  # fmt: skip
def test_a_query_in_the_language_of_the_index_is_only_words(database: Database, query: str) -> None:
    assert isinstance(database.lookup(query), tuple)


@pytest.mark.parametrize("query", ["x" * 501, "nato " * 2000, "ə" * 10_000, "*" * 10_000])
def test_a_query_too_long_is_refused_in_one_line(database: Database, query: str) -> None:
    with pytest.raises(AzrefError, match=r"^the query is [\d,]+ characters long; look up at most"):
        database.lookup(query)


@pytest.mark.parametrize("query", ["x" * 500, "a " * 250, "nato " * 100, "abcdefgh " * 55,
                                   "'" * 500, "ab-" * 160, "ин" * 250, "0" * 500])  # fmt: skip
def test_the_longest_query_is_answered_at_once(database: Database, query: str) -> None:
    started = time.perf_counter()
    database.lookup(query)
    assert time.perf_counter() - started < SLOWEST


@settings(max_examples=300)
@given(st.text(max_size=40))
def test_any_text_is_answered(query: str) -> None:
    hits = OPEN.lookup(query)
    assert all(0 <= hit.match_start <= hit.match_end <= max(1, len(hit.title)) for hit in hits
               if hit.type == "sentence")  # fmt: skip


OPEN = Database(paths.bundled_database())


def every_form() -> list[str]:
    address = f"{paths.bundled_database().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM form ORDER BY id")]


FORMS = every_form()
DATA_WORDS = sorted({word for form in FORMS for word in re.findall(r"\w+", form)})


@pytest.mark.parametrize("spell", [
    lambda text: text.translate(ASCII),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.replace("i", "İ").upper(),
    str.upper,
    str.lower,
], ids=["ascii", "decomposed", "azerbaijani capitals", "capitals", "small"])  # fmt: skip
def test_every_word_of_the_data_finds_the_same_however_it_is_spelt(spell: object) -> None:
    assert callable(spell)
    for word in DATA_WORDS + FORMS:
        assert OPEN.lookup(spell(word)) == OPEN.lookup(word), word


CYRILLIC = str.maketrans("abvqğdeəjziıykglmnoöprstuüfxhçcş", "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹш")


def test_every_azerbaijani_form_is_found_in_the_cyrillic_spelling() -> None:
    tried = 0
    for summary in OPEN.summaries():
        for form in OPEN.entry(summary.id).forms:
            if form.language == "az" and not set(form.text.lower()) & set("w"):
                cyrillic = form.text.replace("I", "ı").replace("İ", "i").lower().translate(CYRILLIC)
                assert OPEN.lookup(cyrillic) == OPEN.lookup(form.text), form.text
                tried += 1
    assert tried > 20


def test_every_form_finds_its_entry_as_a_whole() -> None:
    for summary in OPEN.summaries():
        for form in OPEN.entry(summary.id).forms:
            found = {hit.id: hit for hit in OPEN.lookup(form.text, 100)}
            assert found[summary.id].tier in (Tier.EXACT, Tier.MARKED), form


def test_offsets_mark_the_query_on_the_original_spelling() -> None:
    letter_for_letter = (Tier.EXACT, Tier.MARKED, Tier.PREFIX, Tier.INSIDE)
    for word in DATA_WORDS:
        for hit in OPEN.lookup(word):
            marked = fold(hit.matched[hit.match_start : hit.match_end])
            if hit.tier in letter_for_letter and "event" not in hit.note:
                assert marked in (fold(word), *stems(fold(word))), hit
            if hit.type == "sentence":
                assert fold(hit.title[hit.match_start : hit.match_end]).startswith(fold(word))


def test_every_word_with_a_letter_left_out_finds_its_forms() -> None:
    long = [word for word in DATA_WORDS if len(word) > 6]
    for word in long:
        mistyped = word[:2] + word[3:]
        found = OPEN.lookup(mistyped, 100)
        assert any(fold(word) in fold(hit.matched) for hit in found), mistyped


def test_a_word_that_no_form_has_is_taken_for_a_mistyped_one_too(tmp_path: Path) -> None:
    database = built(tmp_path, "Pacer missions", "Peace missions", "Mission of peace")
    for query, tiers in {
        "pace": {"e0": Tier.PREFIX, "e1": Tier.SIMILAR, "e2": Tier.SIMILAR},
        "peace": {"e1": Tier.WHOLE, "e2": Tier.WHOLE},
        "misions": {"e0": Tier.SIMILAR, "e1": Tier.SIMILAR},
    }.items():
        assert {hit.id: hit.tier for hit in database.lookup(query)} == tiers, query


def built(folder: Path, *titles: str) -> Database:
    """A reference of terms with these names, e0, e1 and so on."""
    facts = 'id = "e"\ntitle = "E"\nlanguage = "en"\nsource = "source.txt"\naccount = "off"\n'
    (folder / "edition.toml").write_text(f"[edition]\n{facts}", "utf-8")
    (folder / "source.txt").write_text("Nothing is said here.", "utf-8")
    term = '[[term]]\nid = "e{}"\nkind = "context"\nforms = []\nname_en = "{}"\n'
    terms = (term.format(n, title) for n, title in enumerate(titles))
    (folder / "terms.toml").write_text("".join(terms), "utf-8")
    write_database(compile_edition(folder), folder / "e.sqlite")
    return Database(folder / "e.sqlite")


def test_a_second_look_at_what_fields_keep_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("azref.store.lookup._WIDE", 5)
    database = built(tmp_path, *(f"Area {n:03} network" for n in range(30)))
    assert len(database.lookup("in:context network", 100)) == 30


def test_roles_of_wrong_forms_are_those_a_hit_marks() -> None:
    assert [role for role in Role if role.is_wrong] == [Role.CALQUE, Role.MISPRINT]


def test_lookup_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    copy = tmp_path / "a b?c.sqlite"
    before = paths.bundled_database().read_bytes()
    copy.write_bytes(before)
    copy.chmod(0o444)
    opened = Database(copy)
    assert opened.lookup("SNT")[0].id == "pfp"
    opened.close()
    assert copy.read_bytes() == before
    assert list(tmp_path.iterdir()) == [copy]


def test_a_hit_carries_what_the_form_is_and_what_else_it_stands_for(database):
    first = database.lookup("PAP")[0]
    assert (first.role, first.language, first.layer) == ("acronym", "az", "references")
    assert first.also == "also: Partnership Action Plan (NATO)"
    assert first.note.endswith(first.also)
    assert database.lookup("2003")[0].role == ""


def test_after_what_is_of_a_year_comes_what_the_words_find_without_it(database: Database) -> None:
    hits = database.lookup("İPAP-ın 2005-ci ildə")
    assert [hit.id for hit in hits[:2]] == ["ev-2005-ipap", "ipap"]
    assert [hit.id for hit in hits[1:]] == [
        hit.id for hit in database.lookup("İPAP-ın") if hit.id != "ev-2005-ipap"
    ][: len(hits) - 1]
