import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from azref import paths
from azref.entries import Summary
from azref.render.names import names_of
from azref.store.database import Database
from azref.ui.glossary.pane import GlossaryModel
from azref.ui.glossary.rows import Heading, Row, glossary_rows, has_words
from azref.ui.row_list import VALUE_ROLE


@pytest.fixture(scope="module")
def summaries() -> tuple[Summary, ...]:
    return Database(paths.bundled_database()).summaries()


def drawn(rows: tuple[Row, ...]) -> list[str]:
    return [
        f"{row.text.upper()} {row.terms}"
        if isinstance(row, Heading)
        else f"  {row.acronym or '-'} {row.title}"
        for row in rows
    ]


def test_terms_stand_under_their_kinds_acronyms_first(summaries):
    assert drawn(glossary_rows(summaries))[:7] == [
        "PROGRAMMES 3",
        "  IPCP Individual Partnership and Cooperation Programme",
        "  PfP Partnership for Peace",
        "  SILK Virtual Silk Highway",
        "PROCESSES 1",
        "  PARP Planning and Review Process",
        "DOCUMENTS 5",
    ]


def test_a_heading_counts_the_terms_under_it(summaries):
    rows = glossary_rows(summaries, with_context=True)
    for heading in (row for row in rows if isinstance(row, Heading)):
        after = rows[rows.index(heading) + 1 : rows.index(heading) + 1 + heading.terms]
        assert len(after) == heading.terms
        assert all(isinstance(row, Summary) for row in after)


def test_context_terms_appear_only_where_asked_for_and_apart(summaries):
    assert not [r for r in glossary_rows(summaries) if isinstance(r, Summary) and r.id == "nacc"]
    shown = glossary_rows(summaries, with_context=True)
    assert shown[-5] == Heading("context", 4)


@pytest.mark.parametrize(
    ("query", "found"),
    [("wfp", "ipap"), ("EEA", "afghan-national-army"), ("planning review", "parp")],
)
def test_the_filter_knows_acronyms_misprints_and_words_in_any_order(summaries, query, found):
    rows = [row for row in glossary_rows(summaries, query) if isinstance(row, Summary)]
    assert [row.id for row in rows] == [found]


def test_a_blank_filter_keeps_everything(summaries):
    assert glossary_rows(summaries, "  ") == glossary_rows(summaries)
    assert all(has_words(summary, ()) for summary in summaries)


def test_the_model_keeps_qts_rules_filled_empty_and_after_a_reset(
    qtmodeltester: ModelTester, summaries
):
    model = GlossaryModel()
    qtmodeltester.check(model)
    model.set_summaries(summaries)
    qtmodeltester.check(model)
    model.set_query("no such term")
    assert model.rowCount() == 0
    model.show_context(True)
    model.set_query("")
    qtmodeltester.check(model)


def test_headings_cannot_be_chosen_and_terms_can(summaries):
    model = GlossaryModel()
    model.set_summaries(summaries)
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_a_screen_reader_hears_the_misprint_and_the_tick(summaries):
    model = GlossaryModel()
    model.set_summaries(summaries)
    model.set_ticked(frozenset({"ipap"}))
    spoken = model.position("ipap").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "IPAP, Individual Partnership Action Plan, printed as WFP, selected"


def test_ticking_a_row_asks_the_selection_and_changes_nothing_itself(summaries):
    model = GlossaryModel()
    model.set_summaries(summaries)
    asked: list[str] = []
    model.tick_toggled.connect(asked.append)
    box = Qt.ItemDataRole.CheckStateRole
    assert model.setData(model.position("pfp"), None, box)
    assert asked == ["pfp"]
    assert model.position("pfp").data(box) == Qt.CheckState.Unchecked


def test_only_rows_that_look_different_are_painted_anew(summaries):
    model = GlossaryModel()
    model.set_summaries(summaries)
    told: list[tuple[str, str]] = []
    model.dataChanged.connect(
        lambda first, last: told.append((first.data(VALUE_ROLE).id, last.data(VALUE_ROLE).id))
    )
    model.set_related(frozenset())
    assert told == []
    model.set_related(frozenset({"ipap", "pfp"}))
    assert sorted(told) == [("ipap", "ipap"), ("pfp", "pfp")]
    told.clear()
    model.set_related(frozenset({"ipap", "nato"}))
    assert sorted(told) == [("nato", "nato"), ("pfp", "pfp")]
    told.clear()
    model.set_ticked(frozenset(summary.id for summary in summaries))
    assert len(told) == 1


@pytest.fixture(scope="module")
def named(summaries) -> tuple[Summary, ...]:
    """The entries as a reader of Azerbaijani has them."""
    names = names_of(Database(paths.bundled_database()).names_in("az"), "az")
    return tuple(each._replace(called=names.of(each.id, each.title)) for each in summaries)


def test_a_name_nobody_confirms_has_its_sign_and_is_said_to_be_so(named, qtbot):
    model = GlossaryModel()
    model.set_summaries(named)
    index = model.position("ipcp")
    assert index.data() == "○ Fərdi Tərəfdaşlıq və Əməkdaşlıq Proqramı"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "IPCP, Fərdi Tərəfdaşlıq və Əməkdaşlıq Proqramı, unconfirmed name, "
        "Individual Partnership and Cooperation Programme"
    )


def test_a_reader_of_azerbaijani_finds_terms_in_the_order_of_that_alphabet(named):
    rows = glossary_rows(named, language="az")
    at = next(n for n, row in enumerate(rows) if isinstance(row, Heading) and row.kind == "place")
    places = [row.name.text for row in rows[at + 1 : at + 1 + rows[at].terms]]
    assert places == ["Azərbaycan Respublikası", "Brüssel", "Əfqanıstan", "Kosovo", "Qafqaz"]


def test_the_filter_knows_names_in_the_readers_language(named):
    rows = [row for row in glossary_rows(named, "sulh terefdasliq") if isinstance(row, Summary)]
    assert "pfp" in [row.id for row in rows]


def test_a_screen_reader_hears_the_own_name_and_the_title(named, qtbot):
    model = GlossaryModel()
    model.set_summaries(named)
    index = model.position("pfp")
    assert index.data() == "Sülh Naminə Tərəfdaşlıq"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "PfP, Sülh Naminə Tərəfdaşlıq, Partnership for Peace"
