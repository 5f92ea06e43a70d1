"""The model and the list of the glossary, over the bundled reference and a large one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester

from azref import paths
from azref.entries import Summary
from azref.errors import DatabaseError
from azref.ingest.compiler import compile_edition
from azref.ingest.database import write_database
from azref.store.database import Database
from azref.ui.glossary.model import GlossaryModel
from azref.ui.glossary.pane import GlossaryPane
from azref.ui.glossary.rows import Heading
from azref.ui.glossary.terms import Terms
from azref.ui.known_entries import names_read
from azref.ui.row_list import VALUE_ROLE
from azref.ui.theme import LIGHT

MANY = 6_000
_EDITION = '[edition]\nid="e"\ntitle="E"\nlanguage="en"\nsource="s.txt"\naccount="off"\n'


def terms_of(path: Path, language: str = "en") -> Terms:
    database = Database(path)
    return Terms(database, names_read(database, language, "en"), language)


@pytest.fixture
def model() -> GlossaryModel:
    model = GlossaryModel()
    model.read(terms_of(paths.bundled_database()))
    return model


@pytest.fixture(scope="module")
def many(tmp_path_factory) -> Path:
    """A reference of so many terms, of the context as all that stand in no source."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "s.txt").write_text("Nothing is said here.\n", "utf-8")
    terms = (
        f'[[context_term]]\nid="t-{n}"\nkind="fund"\nforms=[]\nname_en="Term {n:05} of {n % 7}"\n'
        f'acronym_en="T{n}"\nconfidence="attested"\n'
        for n in range(MANY)
    )
    (folder / "edition.toml").write_text(_EDITION + "".join(terms), "utf-8")
    write_database(compile_edition(folder), folder / "many.sqlite")
    return folder / "many.sqlite"


@pytest.fixture
def pane(qtbot, many) -> GlossaryPane:
    pane = GlossaryPane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(400, 500)
    pane.show()
    pane.model.show_context(True)
    pane.read(terms_of(many))
    return pane


def row(pane: GlossaryPane, number: int) -> object:
    return pane.model.index(number).data(VALUE_ROLE)


def test_the_model_keeps_qts_rules_filled_empty_and_after_a_reset(qtmodeltester: ModelTester):
    model = GlossaryModel()
    qtmodeltester.check(model)
    model.read(terms_of(paths.bundled_database()))
    qtmodeltester.check(model)
    model.set_query("zzzz zzzz")
    assert model.rowCount() == 0
    model.show_context(True)
    model.set_query("")
    qtmodeltester.check(model)


def test_headings_cannot_be_chosen_and_terms_can(model):
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_a_screen_reader_hears_the_misprint_and_the_tick(model):
    model.set_ticked(frozenset({"ipap"}))
    spoken = model.position("ipap").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "IPAP, Individual Partnership Action Plan, printed as WFP, selected"


def test_a_name_nobody_confirms_has_its_sign_and_is_said_to_be_so(qtbot):
    model = GlossaryModel()
    model.read(terms_of(paths.bundled_database(), "az"))
    index = model.position("ipcp")
    assert index.data() == "○ Fərdi Tərəfdaşlıq və Əməkdaşlıq Proqramı"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "IPCP, Fərdi Tərəfdaşlıq və Əməkdaşlıq Proqramı, unconfirmed name, "
        "Individual Partnership and Cooperation Programme"
    )


def test_a_screen_reader_hears_the_own_name_and_the_title(qtbot):
    model = GlossaryModel()
    model.read(terms_of(paths.bundled_database(), "az"))
    index = model.position("pfp")
    assert index.data() == "Sülh Naminə Tərəfdaşlıq"
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "PfP, Sülh Naminə Tərəfdaşlıq, Partnership for Peace"


def test_ticking_a_row_asks_the_selection_and_changes_nothing_itself(model):
    asked: list[str] = []
    model.tick_toggled.connect(asked.append)
    box = Qt.ItemDataRole.CheckStateRole
    assert model.setData(model.position("pfp"), None, box)
    assert asked == ["pfp"]
    assert model.position("pfp").data(box) == Qt.CheckState.Unchecked


def test_only_rows_that_look_different_are_painted_anew(model):
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    at = {name: model.position(name).row() for name in ("ipap", "pfp", "nato")}
    model.set_related(frozenset())
    assert told == []
    model.set_related(frozenset({"ipap", "pfp"}))
    assert sorted(told) == sorted([(at["ipap"],) * 2, (at["pfp"],) * 2])
    told.clear()
    model.set_related(frozenset({"ipap", "nato"}))
    assert sorted(told) == sorted([(at["nato"],) * 2, (at["pfp"],) * 2])
    told.clear()
    model.set_ticked(frozenset(Database(paths.bundled_database()).ids()))
    assert told == [(0, model.rowCount() - 1)]


# --- A large reference ----------------------------------------------------------------------------


def test_the_first_rows_are_there_at_once_and_the_others_in_the_turns_that_follow(pane, qtbot):
    assert 0 < pane.model.rowCount() < MANY / 2
    assert isinstance(row(pane, 0), Heading)
    assert row(pane, 1).title == "Term 00000 of 0"
    qtbot.waitUntil(lambda: pane.model.is_complete)
    assert row(pane, 0) == Heading("context", MANY)
    assert row(pane, MANY).title == f"Term {MANY - 1:05} of {(MANY - 1) % 7}"


def test_what_was_chosen_stays_chosen_and_in_its_place_while_terms_are_added(pane, qtbot):
    pane.set_current("t-40")
    bar = pane.list.verticalScrollBar()
    bar.setValue(300)
    qtbot.waitUntil(lambda: pane.model.is_complete)
    assert pane.list.currentIndex().data(VALUE_ROLE).id == "t-40"
    assert bar.value() == 300


def test_a_reference_read_anew_ends_the_reading_of_the_one_before(pane, qtbot):
    pane.read(terms_of(paths.bundled_database()))
    QTest.qWait(50)
    assert pane.model.position("pfp").isValid()
    assert not pane.model.position("t-1").isValid()


def test_nothing_is_read_that_is_not_seen(many, qtbot, monkeypatch):
    read: list[int] = []
    at = Database.summaries_at

    def counted(self, positions):
        found = at(self, positions)
        read.extend(found)
        return found

    monkeypatch.setattr(Database, "summaries_at", counted)
    pane = GlossaryPane(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(400, 500)
    pane.model.show_context(True)
    pane.read(terms_of(many))
    qtbot.waitUntil(lambda: pane.model.is_complete)
    assert read == []
    pane.grab()
    pane.list.verticalScrollBar().setValue(pane.list.verticalScrollBar().maximum() // 2)
    pane.grab()
    assert 0 < len(read) <= 256
    assert max(read) > MANY / 3


def test_a_filter_finds_terms_far_down_and_starts_at_the_first(pane, qtbot):
    qtbot.waitUntil(lambda: pane.model.is_complete)
    pane.list.verticalScrollBar().setValue(9_999)
    pane.filter.setText("term 6")
    assert pane.list.verticalScrollBar().value() == 0
    assert row(pane, 0) == Heading("context", len(range(6, MANY, 7)))
    pane.filter.setText("05999")
    assert [row(pane, n).id for n in range(1, pane.model.rowCount())] == ["t-5999"]
    pane.filter.setText("")
    assert pane.model.rowCount() == MANY + 1


# --- The list -------------------------------------------------------------------------------------


def test_keys_go_from_term_to_term_over_headings_and_pages(pane, qtbot):
    qtbot.waitUntil(lambda: pane.model.is_complete)
    view = pane.list
    view.enter()
    assert view.currentIndex().row() == 1

    def at(key: Qt.Key) -> int:
        QTest.keyClick(view, key)
        return view.currentIndex().row()

    assert at(Qt.Key.Key_Up) == 1
    assert at(Qt.Key.Key_Down) == 2
    page = at(Qt.Key.Key_PageDown)
    assert page > 10
    assert at(Qt.Key.Key_PageUp) <= 2
    assert at(Qt.Key.Key_End) == MANY
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))
    assert at(Qt.Key.Key_Down) == MANY
    assert at(Qt.Key.Key_Home) == 1
    assert view.verticalScrollBar().value() == 0, "the heading is seen with its first term"


def test_keys_pass_over_the_heading_between_two_kinds(qtbot):
    pane = GlossaryPane(LIGHT)
    qtbot.addWidget(pane)
    pane.read(terms_of(paths.bundled_database()))
    opened: list[str] = []
    pane.entry_activated.connect(opened.append)
    last = row(pane, 3).id
    pane.set_current(last)
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    QTest.keyClick(pane.list, Qt.Key.Key_Up)
    assert opened == ["parp", last]


def test_a_click_opens_the_term_under_the_mouse_and_one_on_the_box_ticks_it(pane, qtbot):
    qtbot.waitUntil(lambda: pane.model.is_complete)
    opened, ticked = [], []
    pane.entry_activated.connect(opened.append)
    pane.tick_toggled.connect(ticked.append)
    view = pane.list
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    area = view.visualRect(pane.model.index(MANY - 2))
    assert view.indexAt(area.center()).row() == MANY - 2
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert opened == [f"t-{MANY - 3}"]
    box = QPoint(area.right() - 4 * view.fontMetrics().height() // 4, area.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert ticked == [f"t-{MANY - 3}"]


def test_an_empty_list_says_why_and_what_fills_it(pane, qtbot):
    qtbot.waitUntil(lambda: pane.model.is_complete)
    pane.filter.setText("no such term")
    assert "Esc" in pane.model.empty_line()
    blank = pane.list.grab().toImage()
    pane.model.show_context(False)
    pane.filter.clear()
    assert "context" in pane.model.empty_line()
    assert pane.list.grab().toImage() != blank
    pane.model.keep_to(frozenset())
    assert "period" in pane.model.empty_line()


def test_a_list_of_terms_is_told_to_screen_readers_as_one(pane, qtbot):
    qtbot.waitUntil(lambda: pane.model.is_complete)
    told = QAccessible.queryAccessibleInterface(pane.list)
    assert told.role() in (QAccessible.Role.List, QAccessible.Role.Table)
    first = told.child(1)
    assert first.text(QAccessible.Text.Name) == "T0, Term 00000 of 0"


def test_a_database_that_cannot_be_read_any_more_is_told_of_once(pane, qtbot, monkeypatch):
    qtbot.waitUntil(lambda: pane.model.is_complete)
    lines: list[str] = []
    pane.failed.connect(lines.append)

    def refuse(self, positions):
        raise DatabaseError("it was changed")

    monkeypatch.setattr(Database, "summaries_at", refuse)
    pane.list.verticalScrollBar().setValue(2_000)
    pane.grab()
    pane.grab()
    qtbot.waitUntil(lambda: bool(lines))
    assert lines == ["it was changed"]
    assert isinstance(row(pane, 1), Summary | None)
