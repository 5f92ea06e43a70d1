"""The list of hits: pictures of rows, the letters looked up, and how it keeps its place."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester

from azref import paths
from azref.entries import Hit, Tier
from azref.store.database import Database
from azref.ui.lookup.hit_view import HitModel
from azref.ui.lookup.hits import HitList
from azref.ui.theme import DARK, LIGHT


@pytest.fixture
def host(qtbot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(800, 600)
    widget.show()
    return widget


@pytest.fixture(scope="module")
def found() -> tuple[Hit, ...]:
    return Database(paths.bundled_database()).lookup("nato")


def opened(host: QWidget, hits: tuple[Hit, ...]) -> HitList:
    shown = HitList(LIGHT, host)
    shown.show_hits(hits, "how it was understood", "nothing")
    shown.place(QPoint(10, 10), 600, 500)
    return shown


def underlined(shown: HitList, theme=LIGHT) -> int:
    """How many pixels of the list have the accent's colour."""
    image, accent = shown.view.viewport().grab().toImage(), QColor(theme.accent)
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixelColor(x, y) == accent for x, y in places)


def test_the_letters_looked_up_are_underlined_and_nothing_else(host, found):
    marked = found[0]
    plain = marked._replace(match_start=0, match_end=0)
    assert underlined(opened(host, (marked,))) > 20
    assert underlined(opened(host, (plain,))) == 0


def test_letters_that_run_from_right_to_left_are_underlined_where_they_stand(host):
    hit = Hit("a", "term", "x", "مرحبا abc", "", Tier.PREFIX, "مرحبا abc", "", 0, 3, "name", "ar")
    assert underlined(opened(host, (hit,))) > 5


def test_a_row_changes_its_colours_with_the_theme(host, found):
    shown = opened(host, found[:1])
    shown.set_theme(DARK)
    assert underlined(shown) == 0
    assert underlined(shown, DARK) > 20


def test_the_list_grows_at_once_and_shrinks_when_the_reader_pauses(host, found, qtbot):
    shown = opened(host, found[:2])
    small = shown.height()
    shown.show_hits(found, "head", "")
    shown.place(QPoint(10, 10), 600, 500)
    large = shown.height()
    assert large > small
    shown.show_hits(found[:2], "head", "")
    shown.place(QPoint(10, 10), 600, 500)
    assert shown.height() == large
    qtbot.waitUntil(lambda: shown.height() == small)


def test_a_list_that_was_closed_opens_in_its_own_height(host, found):
    shown = opened(host, found)
    large = shown.height()
    shown.hide()
    shown.show_hits(found[:1], "head", "")
    shown.place(QPoint(10, 10), 600, 500)
    assert shown.height() < large


def test_the_chosen_hit_is_always_in_view(host, found):
    shown = opened(host, found)
    for by in (1, 8, 8, -8, -20, 30):
        shown.step(by)
        index = shown.view.currentIndex()
        assert shown.view.viewport().rect().contains(shown.view.visualRect(index))


def test_a_click_opens_the_hit_under_it_and_a_heading_opens_nothing(host, found, qtbot):
    shown = opened(host, found)
    chosen: list[str] = []
    shown.chosen.connect(chosen.append)
    view = shown.view
    second = view.visualRect(shown.model.index(1))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=second.center())
    assert chosen == [shown.model.rows[1].id]
    heading = view.visualRect(shown.model.index(0)).topLeft() - QPoint(0, 3)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert len(chosen) == 1


def test_the_model_keeps_qts_rules_filled_empty_and_after_a_reset(qtmodeltester: ModelTester):
    model = HitModel()
    qtmodeltester.check(model)
    model.set_hits(Database(paths.bundled_database()).lookup("nato"))
    assert model.rowCount() > 3
    qtmodeltester.check(model)
    model.set_hits(())
    qtmodeltester.check(model)
