import pytest
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QColor
from pytestqt.modeltest import ModelTester

from azref.entries import Lane, Scope, TimelineEvent
from azref.timeline.traits import Trait
from azref.ui.language import speak
from azref.ui.theme import DARK, LIGHT
from azref.ui.timeline.table import ATTESTED, DATE, ID_ROLE, LANE, TITLE, TimelineTable

from ...timeline.events import event


def named(entry: str, edtf: str | None, attested: str | None = None, **more) -> TimelineEvent:
    return event(edtf, attested, id=entry, title=f"The event {entry}", said="in words", **more)


EVENTS = (
    named("day", "1994-05-01", "1994-05-01"),
    named("month", "1994-05", lane=Lane.OPERATIONS),
    named("cx", None, "2003-08-11", lane=Lane.CONTEXT, scope=Scope.CONTEXT),
    named("year", "2003", "2002-11"),
    named("never", None, "1997/"),
)


@pytest.fixture
def table(qtbot):
    table = TimelineTable(LIGHT)
    qtbot.addWidget(table)
    table.resize(900, 240)
    table.set_events(EVENTS)
    table.show()
    return table


def ids(table: TimelineTable) -> list[str]:
    return [table.events.index(row, 0).data(ID_ROLE) for row in range(table.events.rowCount())]


def row(table: TimelineTable, number: int) -> list[str]:
    columns = range(table.events.columnCount())
    return [table.events.index(number, column).data() for column in columns]


def test_the_model_keeps_qts_rules_filled_empty_and_after_a_reset(
    table, qtmodeltester: ModelTester
):
    qtmodeltester.check(table.events)
    table.set_events(())
    qtmodeltester.check(table.events)
    table.set_events(EVENTS)
    qtmodeltester.check(table.events)


def test_a_row_says_the_event(table):
    assert row(table, 2) == ["in words", "2003", "November 2002", "Stated", "Framework",
                             "The event year"]  # fmt: skip


def test_the_first_order_is_that_of_time(table):
    assert ids(table) == ["day", "month", "year", "never"]


@pytest.mark.parametrize(
    ("column", "order", "expected"),
    [
        (ATTESTED, Qt.SortOrder.AscendingOrder, ["day", "never", "year", "month"]),
        (DATE, Qt.SortOrder.DescendingOrder, ["never", "year", "month", "day"]),
        (LANE, Qt.SortOrder.AscendingOrder, ["day", "year", "never", "month"]),
        (TITLE, Qt.SortOrder.AscendingOrder, ["day", "month", "never", "year"]),
    ],
)
def test_every_column_sorts(table, column: int, order: Qt.SortOrder, expected: list[str]):
    table.sortByColumn(column, order)
    assert ids(table) == expected


def test_context_is_shown_only_when_asked_for(table):
    table.show_context(True)
    assert "cx" in ids(table)
    table.show_context(False)
    assert "cx" not in ids(table)


def test_a_tooltip_says_why_a_date_stands_before_the_next(table):
    tip = table.events.index(0, DATE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "1 May 1994; before May 1994, because it begins with it and ends earlier."
    tip = table.events.index(2, DATE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("2003, the whole year; before no date, because events with a date")
    header = table.events.headerData(DATE, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "4 May 1994 stands before May 1994" in header


def test_a_click_and_return_activate_and_being_told_does_not(table, qtbot):
    chosen: list[str] = []
    table.entry_activated.connect(chosen.append)
    table.set_current("month")
    assert chosen == []
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_Return)
    place = table.visualRect(table.events.index(2, TITLE)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["month", "year"]
    table.set_current("nothing")
    assert not table.selectionModel().hasSelection()


def test_a_screen_reader_hears_the_whole_sentence(table):
    spoken = table.events.index(0, TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "The event day. 1 May 1994. Stated, S4. References agree."


def test_space_and_the_box_tick_an_event(table, qtbot):
    ticked: list[str] = []
    table.tick_toggled.connect(ticked.append)
    table.set_current("month")
    qtbot.keyClick(table, Qt.Key.Key_Space)
    box, checked = table.events.index(0, 0), Qt.CheckState.Checked
    table.events.setData(box, checked, Qt.ItemDataRole.CheckStateRole)
    assert ticked == ["month", "day"]
    table.events.set_ticked(frozenset({"day"}))
    assert box.data(Qt.ItemDataRole.CheckStateRole) == checked
    assert table.events.index(1, 0).data(Qt.ItemDataRole.CheckStateRole) != checked


def test_what_the_legend_hides_is_hidden_here_too(table):
    table.set_current("year")
    table.set_hidden({Trait.OPERATIONS, Trait.UNDATED})
    assert ids(table) == ["day", "year"]
    assert table.currentIndex().row() == 1


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_box_to_tick_is_seen_on_the_page(qtbot, theme):
    table = TimelineTable(theme)
    qtbot.addWidget(table)
    table.setPalette(theme.palette())
    table.set_theme(theme)
    table.set_events([named("day", "1994-05-01")])
    table.resize(600, 200)
    table.show()
    picture = table.viewport().grab(QRect(0, 0, 20, table.rowHeight(0))).toImage()
    page = QColor(theme.page).lightness()
    seen = [
        abs(picture.pixelColor(x, y).lightness() - page)
        for x in range(picture.width())
        for y in range(picture.height())
    ]
    assert sum(difference > 40 for difference in seen) > 20


@pytest.mark.parametrize("language", ["en", "az"])
def test_every_heading_has_the_room_it_needs(qtbot, language):
    application = QCoreApplication.instance()
    speak(application, language)
    try:
        table = TimelineTable(LIGHT)
        qtbot.addWidget(table)
        header = table.horizontalHeader()
        for column in range(header.count() - 1):
            assert table.columnWidth(column) >= header.sectionSizeHint(column)
    finally:
        speak(application, "en")
