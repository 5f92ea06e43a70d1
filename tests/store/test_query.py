"""The reader's line, parsed: words, phrases, and the fields that narrow a lookup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref import paths
from azref.entries import Tier
from azref.folding import fold
from azref.render.hits import understood
from azref.store.database import Database
from azref.store.fields import KINDS
from azref.store.narrowing import holds
from azref.store.query import Query, Years, has_years, parse
from azref.ui.language import table

OPEN = Database(paths.bundled_database())


def found(line: str) -> list[str]:
    return [hit.id for hit in OPEN.lookup(line, 100)]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("SNT", {"text": "snt"}),
        ("nato kind:operation", {"text": "nato", "kinds": ("operation",)}),
        ("kind:fund KIND:Forum", {"text": "", "kinds": ("fund", "forum")}),
        ("year:2001..2004", {"text": "", "years": Years("2001", "2004")}),
        ("year:2001–2004 isaf", {"text": "isaf", "years": Years("2001", "2004")}),
        (
            "year:2004..2001 il:2004-2001 nato",
            {"text": "nato", "reversed": ("year:2004..2001", "il:2004-2001")},
        ),
        ("year:2001", {"text": "", "years": Years("2001", "2001")}),
        ("year:2001..", {"text": "", "years": Years("2001", "")}),
        ("year:..2004", {"text": "", "years": Years("", "2004")}),
        ("“Action Plan” NATO", {"text": "action plan nato", "phrases": ("action plan",)}),
        ("in:source silk", {"text": "silk", "scope": "source"}),
        ("in:context", {"text": "", "scope": "context"}),
        ("year:20", {"text": "", "unclear": ("year:20",)}),
        ("year:- nato", {"text": "nato", "unclear": ("year:-",)}),
        ("in:x kind: nato", {"text": "nato", "unclear": ("in:x", "kind:")}),
        ("сүлһ kind:fund", {"text": "сүлһ", "kinds": ("fund",), "latin": "sulh"}),
        ("növ:əməliyyat nato", {"text": "nato", "kinds": ("operation",)}),
        ("NOV:Emeliyyatlar", {"text": "", "kinds": ("operation",)}),
        ("növ:fo kind:sənədlər", {"text": "", "kinds": ("fund", "forum", "document")}),
        ("növ:fund kind:termin", {"text": "", "kinds": ("fund", "term")}),
        ("növ:xyz", {"text": "", "kinds": ("xyz",)}),
        ("il:2001..2004 İL:2003", {"text": "", "years": Years("2003", "2003")}),
        ("mənbədə:silk", {"text": "silk", "scope": "source"}),
        (
            'menbede:"Action Plan"',
            {"text": "action plan", "phrases": ("action plan",), "scope": "source"},
        ),
        ("kontekstdə: in:mənbə", {"text": "", "scope": "source"}),
        ("nov:1 il:20", {"text": "", "unclear": ("növ:1", "il:20")}),
        (
            "нөв:фонд сүлһ ил:2004",
            {"text": "сүлһ", "kinds": ("fund",), "latin": "sulh", "years": Years("2004", "2004")},
        ),
        ("ilə:x mənbə:y", {"text": "ile:x menbe:y"}),
        ("a:b", {"text": "a:b"}),
        ('"silk', {"text": '"silk'}),
        ('""', {"text": ""}),
        ("mankind:one", {"text": "mankind:one"}),
    ],
)
def test_a_line_is_understood(line: str, wanted: dict[str, object]) -> None:
    query = parse(line)
    assert query == Query(query.typed, "")._replace(**wanted)


@given(st.text(st.sampled_from('kindyear:in."source201-4 '), max_size=40))
def test_no_line_is_an_error(line: str) -> None:
    parse(line)
    OPEN.lookup(line)


def test_a_kind_keeps_its_entries_alone_in_singular_and_plural() -> None:
    assert found("kind:operation") == found("kind:operations") == ["isaf", "kfor",
                                                                   "resolute-support"]  # fmt: skip
    assert set(found("nato kind:operation")) <= set(found("kind:operation"))
    assert {hit.type for hit in OPEN.lookup("nato kind:event")} == {"event", "term"}
    assert {hit.type for hit in OPEN.lookup("nato kind:term", 100)} == {"term"}
    assert {hit.type for hit in OPEN.lookup("nato kind:sentence", 100)} == {"sentence"}


def test_a_kind_is_found_while_it_is_typed() -> None:
    assert found("kind:oper") == found("kind:operation")


def test_a_kind_may_be_named_in_azerbaijani() -> None:
    assert found("növ:əməliyyat") == found("nov:emel") == found("kind:operation")
    assert {hit.type for hit in OPEN.lookup("nato növ:cümlə", 100)} == {"sentence"}
    assert found("növ:əməliyyat il:2001..2004 mənbədə:") == ["isaf", "kfor"]


def test_the_names_of_kinds_are_those_the_window_says() -> None:
    said = table("az")
    assert {kind: said[kind] for kind in KINDS} == KINDS


def test_years_of_its_own_are_seen_while_they_are_typed() -> None:
    assert [has_years(line) for line in ("nato year:20", "il:", "İL:2001", "2001", "mil:2001")] == [
        True, True, True, False, False
    ]  # fmt: skip


def test_years_keep_what_was_or_happened_then() -> None:
    assert "ev-2001-exercise" in found("year:2001..2004")
    assert "ev-1994-framework" not in found("year:2001..2004")
    assert found("year:2002 year:2001..2004") == found("year:2001..2004")
    assert "ev-1994-framework" in found("year:..1994")
    assert "ev-2015-resolute-support" in found("year:2030")


def test_fields_narrow_one_another() -> None:
    assert found("kind:operation year:2001..2004") == ["isaf", "kfor"]


def test_a_term_is_of_the_years_of_an_event_that_involves_it_as_in_a_drawn_period() -> None:
    assert "kfor" in found("kind:operation year:2007")  # Kosovo, from 1999 to 2008
    assert "kfor" not in found("kind:operation year:2009")
    drawn = OPEN.terms_within("2004-01-01", "2005-12-31")
    assert drawn == set(found("kind:terms year:2004..2005"))


def test_in_source_and_in_context_part_the_entries() -> None:
    source, context = set(found("in:source")), set(found("in:context"))
    assert source
    assert context
    assert not source & context
    assert "S3" in found("in:source framework")


@pytest.mark.parametrize("phrase", ["action plan", "partnership for peace", "review process"])
def test_a_phrase_stands_word_for_word_in_what_is_found(phrase: str) -> None:
    hits = OPEN.lookup(f'"{phrase}"')
    assert hits
    for hit in hits:
        if hit.type == "sentence":
            assert phrase in fold(hit.title)
        elif hit.tier is not Tier.TEXT:
            assert holds(fold(hit.matched), phrase)


def test_a_phrase_forgives_nothing() -> None:
    assert found('"plan action"') == found('"actoin plan"') == found('"action pla"') == []
    assert found("plan action") != []


def test_a_line_is_explained_in_words() -> None:
    def line(words: str) -> str:
        return understood(parse(words), OPEN.lookup(words), 20)

    assert line("kind:operation year:2001..2004") == (
        "of kind operation, from 2001 to 2004 — terms 2"
    )
    assert line("SNT").startswith("a form written so — terms ")
    assert line("2004").startswith("events of that year — events ")
    assert line("partnrship").startswith("nothing is written so; forms that look like it — ")
    assert line('"action plan" in:source').startswith("“action plan” word for word, in the source")
    assert line("year:20") == "year:20 says nothing yet"
    assert line("növ:fo il:2007").startswith("of kind fund or forum, in 2007")
    assert line("nov:1") == "növ:1 says nothing yet"
    assert line("year:2001 xyzzy") == "in 2001"
    assert line("n").endswith(" terms 20") or "the first 20: " in line("n")
    assert line("сүлһ наминə").startswith("read as “sülh naminə” — terms ")
    assert line("xyzzyplugh") == ""


def test_a_kind_nobody_has_is_answered_without_going_through_the_entries() -> None:
    steps: list[None] = []
    database = Database(paths.bundled_database())
    database._connection.set_progress_handler(lambda: steps.append(None), 100)
    assert database.lookup("kind:x") == ()
    assert len(steps) < 3
    assert database.lookup("kind:") == database.lookup("kind:x in:context") == ()
    database.close()
