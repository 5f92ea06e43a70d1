"""The order of the glossary and its rows, as text."""

from pathlib import Path

import pytest

from azref import paths
from azref.entries import Summary
from azref.store.database import Database
from azref.store.glossary import Listed
from azref.ui.glossary.rows import Catalogue, GlossaryRows, Heading, Row
from azref.ui.glossary.terms import Terms
from azref.ui.known_entries import names_read


def terms_in(language: str, path: Path) -> Terms:
    database = Database(path)
    return Terms(database, names_read(database, language, "en"), language)


def rows_of(
    query: str = "", *, language: str = "en", with_context: bool = False, path: Path | None = None
) -> list[Row]:
    terms = terms_in(language, path or paths.bundled_database())
    while not terms.is_complete:
        terms.read_on()
    terms.catalogue.arrange()
    wanted = terms.matching(query)
    return list(
        GlossaryRows(terms.catalogue.sections(wanted, with_context=with_context), terms.shown)
    )


def found(query: str, language: str = "en") -> list[str]:
    return [row.id for row in rows_of(query, language=language) if isinstance(row, Summary)]


def drawn(rows: list[Row]) -> list[str]:
    return [
        f"{row.text.upper()} {row.terms}"
        if isinstance(row, Heading)
        else f"  {row.acronym or '-'} {row.title}"
        for row in rows
    ]


def test_terms_stand_under_their_kinds_acronyms_first():
    assert drawn(rows_of())[:7] == [
        "PROGRAMMES 3",
        "  IPCP Individual Partnership and Cooperation Programme",
        "  PfP Partnership for Peace",
        "  SILK Virtual Silk Highway",
        "PROCESSES 1",
        "  PARP Planning and Review Process",
        "DOCUMENTS 5",
    ]


def test_a_heading_counts_the_terms_under_it():
    rows = rows_of(with_context=True)
    for heading in (row for row in rows if isinstance(row, Heading)):
        after = rows[rows.index(heading) + 1 : rows.index(heading) + 1 + heading.terms]
        assert len(after) == heading.terms
        assert all(isinstance(row, Summary) for row in after)


def test_context_terms_appear_only_where_asked_for_and_apart():
    assert not [row for row in rows_of() if isinstance(row, Summary) and row.id == "nacc"]
    assert rows_of(with_context=True)[-5] == Heading("context", 4)


@pytest.mark.parametrize(
    ("query", "found_so"),
    [
        ("wfp", "ipap"),
        ("ana trust", "ana-trust-fund"),
        ("planning review", "parp"),
        ("parp review", "parp"),
        ("wfp plan", "ipap"),
        ("ulh terefdas", "pfp"),
        ("IPA", "ipap"),
    ],
)
def test_the_filter_knows_every_form_and_words_in_any_order(query, found_so):
    assert found(query) == [found_so]


def test_one_or_two_letters_are_the_beginning_of_a_word():
    assert {"pfp", "parp"} <= set(found("p"))
    assert "caucasus" in found("ca")
    assert "caucasus" not in found("au")
    assert "caucasus" in found("auc")


def test_a_typing_error_in_the_filter_is_forgiven_where_nothing_else_is_found():
    assert "pfp" in found("partnrship for pece")
    assert found("partnrship")[0] == "pfp"
    assert found("zzzz zzzz") == []
    assert found("x" * 600) == []


def test_a_blank_filter_keeps_everything():
    assert rows_of("  ") == rows_of("-") == rows_of()


def test_a_reader_of_azerbaijani_finds_terms_in_the_order_of_that_alphabet():
    rows = rows_of(language="az")
    at = next(n for n, row in enumerate(rows) if isinstance(row, Heading) and row.kind == "place")
    places = [row.name.text for row in rows[at + 1 : at + 1 + rows[at].terms]]
    assert places == ["Azərbaycan Respublikası", "Brüssel", "Əfqanıstan", "Kosovo", "Qafqaz"]


def test_the_rows_are_those_of_the_summaries_of_the_store():
    database = Database(paths.bundled_database())
    listed = {row for row in rows_of(with_context=True) if isinstance(row, Summary)}
    assert listed == {each for each in database.summaries() if each.type == "term"}


def test_the_terms_of_two_lines_are_those_with_an_own_name_or_printed_wrongly():
    for language in ("en", "az"):
        terms = terms_in(language, paths.bundled_database())
        terms.read_on()
        terms.catalogue.arrange()
        shown = terms.shown(range(len(terms.catalogue.positions)))
        double = [rank for rank, row in shown.items() if row.name.beside or row.printed_as]
        assert sorted(double) == list(terms.catalogue.doubles)


def listed(position: int, kind: str = "fund", scope: str = "source", acronym: str = "") -> Listed:
    return Listed(position, f"id-{position}", kind, scope, acronym, f"title {position}")


def test_terms_that_come_later_stand_after_those_that_came_before():
    catalogue = Catalogue()
    catalogue.add([listed(3), listed(5, "programme"), listed(7, acronym="A")])
    catalogue.arrange()
    assert catalogue.positions == [5, 7, 3]
    catalogue.add([listed(8), listed(9, scope="context"), listed(11, acronym="B")])
    catalogue.arrange()
    assert catalogue.positions == [5, 7, 11, 3, 8, 9]


def test_a_kind_of_the_source_called_context_is_shown_like_any_other():
    catalogue = Catalogue()
    catalogue.add([listed(1, "context"), listed(2, "context", scope="context")])
    catalogue.arrange()
    assert [section.kind for section in catalogue.sections()] == ["context"]
    assert [section.kind for section in catalogue.sections(with_context=True)] == ["context"] * 2


def test_rows_are_read_a_screenful_at_a_time_and_only_where_they_are_seen():
    catalogue = Catalogue()
    catalogue.add(map(listed, range(1_000)))
    catalogue.arrange()
    asked: list[tuple[int, ...]] = []

    def read(ranks):
        asked.append(tuple(ranks))
        return {rank: Summary(str(rank), "term", "fund", "source", "") for rank in ranks}

    rows = GlossaryRows(catalogue.sections(), read)
    assert len(rows) == 1_001
    assert rows[0] == Heading("fund", 1_000)
    assert asked == []
    assert rows[-1].id == "999"
    assert len(asked) == 1
    assert len(asked[0]) < 100
    assert 999 in asked[0]
    with pytest.raises(LookupError):
        rows[1_001]


def test_every_term_is_found_again_in_its_row():
    catalogue = Catalogue()
    catalogue.add(listed(n, f"kind {n % 3}") for n in range(50))
    catalogue.arrange()
    for kept in (None, range(0, 50, 7)):
        rows = GlossaryRows(catalogue.sections(kept))
        for position in range(50):
            row = rows.row_of(catalogue.rank(position))
            is_shown = kept is None or position in kept
            assert (row is not None) == is_shown
            assert row is None or not rows.is_heading(row)
