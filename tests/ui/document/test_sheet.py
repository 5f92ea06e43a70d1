"""The document beside the selection: its options, and its pages set as one chooses."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from azref.export.options import DEFAULTS, Options, Order, Paper, Standard
from azref.ui.commands import Commands
from azref.ui.document.preview import Previewer, Wish
from azref.ui.document.sheet import SheetPane


@pytest.fixture
def sheet(commands: Commands) -> SheetPane:
    commands.selection.tick(["pfp", "ev-2005-ipap"])
    commands.actions["selection"].trigger()
    made = commands.selecting.sheet
    assert made is not None
    return made


def test_pages_appear_and_follow_the_options(sheet: SheetPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(sheet.previewer.done, timeout=10_000) as first:
        pass
    pages, reason = first.args
    assert reason == ""
    assert len(pages) > 3
    assert QImage.fromData(pages[0]).height() > QImage.fromData(pages[0]).width()
    with qtbot.waitSignal(sheet.previewer.done, timeout=10_000) as second:
        sheet.paper.setCurrentIndex(1)
    tall, short = (QImage.fromData(each.args[0][0]) for each in (first, second))
    assert (tall.width(), tall.height()) != (short.width(), short.height())


def test_only_the_last_of_many_wishes_is_told(sheet: SheetPane, qtbot: QtBot) -> None:
    previewer = Previewer(sheet)
    told: list[object] = []
    previewer.done.connect(lambda pages, reason: told.append((len(pages), reason)))
    wish = sheet._wish(sheet._basket())
    for ids in (("pfp",), ("nobody",), wish.ids):
        previewer.ask(wish._replace(ids=ids))
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert len(told) == 1
    assert told[0] == (told[0][0], "")  # type: ignore[index]


def test_a_wish_made_while_pages_are_set_is_answered_too(sheet: SheetPane, qtbot: QtBot) -> None:
    previewer = Previewer(sheet)
    told: list[str] = []
    previewer.done.connect(lambda pages, reason: told.append(reason))
    wish: Wish = sheet._wish(sheet._basket())
    previewer.ask(wish)
    previewer._start()
    previewer.ask(wish._replace(ids=("nobody",)))
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert len(told) == 1
    assert "nobody" in told[0]


def test_what_hinders_a_preview_is_told_over_the_whole_width(sheet: SheetPane) -> None:
    sheet._show((), "the database was built by a newer azref; make it anew with: azref --rebuild")
    assert sheet._said.width() > 0.9 * sheet.width()


@pytest.fixture
def laid(sheet: SheetPane, qtbot: QtBot) -> SheetPane:
    """A sheet whose pages are set."""
    qtbot.waitUntil(lambda: sheet.pages.count > 0, timeout=10_000)
    return sheet


def test_the_first_pages_seen_are_those_after_the_cover(laid: SheetPane) -> None:
    assert laid.pages.seen.start == 1
    assert laid.seen.text().endswith(f"of {laid.pages.count}")
    assert laid.seen.text().startswith("2")


def test_keys_turn_pages_to_both_ends_and_no_further(laid: SheetPane) -> None:
    pages, seen = laid.pages, []
    QTest.keyClick(pages, Qt.Key.Key_Home)
    assert list(pages.seen) == [0]
    assert not laid.back.isEnabled()
    while laid.on.isEnabled():
        seen += pages.seen
        QTest.keyClick(pages, Qt.Key.Key_PageDown)
    assert [*seen, *pages.seen] == list(range(pages.count))
    QTest.keyClick(pages, Qt.Key.Key_PageDown)
    assert pages.seen.stop == pages.count
    QTest.keyClick(pages, Qt.Key.Key_PageUp)
    assert pages.seen.stop < pages.count


def test_a_wheel_turns_a_row_a_notch_and_whole_pages_are_seen(laid: SheetPane) -> None:
    pages, before = laid.pages, laid.pages.seen
    pages.verticalScrollBar().setValue(pages.verticalScrollBar().value() + 40)
    assert pages.seen == before
    area = pages.viewport().rect()
    assert all(area.contains(pages._area(number)) for number in pages.seen)


def test_enter_reads_a_page_over_the_width_and_lays_it_down_again(
    laid: SheetPane, qtbot: QtBot
) -> None:
    pages, density = laid.pages, laid.pages.density
    QTest.keyClick(pages, Qt.Key.Key_PageDown)
    page = pages.seen.start
    narrow = pages._area(page).width()
    with qtbot.waitSignal(laid.previewer.done, timeout=10_000):
        QTest.keyClick(pages, Qt.Key.Key_Return)
    assert laid.wide.isChecked()
    assert list(pages.seen) == [page]
    assert pages._area(page).width() > narrow
    assert pages.density > density, "what is read is set finer"
    laid.wide.setChecked(False)
    assert page in pages.seen
    assert pages._area(page).width() == narrow


def test_pages_set_anew_are_seen_where_the_reader_was(laid: SheetPane, qtbot: QtBot) -> None:
    QTest.keyClick(laid.pages, Qt.Key.Key_PageDown)
    before = laid.pages.seen
    with qtbot.waitSignal(laid.previewer.done, timeout=10_000):
        laid.appendix.setChecked(False)
    assert laid.pages.seen.start == before.start


def test_an_empty_preview_says_what_fills_it(laid: SheetPane, commands: Commands) -> None:
    commands.actions["clear"].trigger()
    empty = laid.pages.grab().toImage()
    laid.pages.instead("")
    assert laid.pages.grab().toImage() != empty
    assert laid.seen.text() == ""
    assert not laid.on.isEnabled()


def test_names_of_rows_that_do_not_fit_are_left_out_and_the_controls_stay(
    sheet: SheetPane,
) -> None:
    rows = max(row.sizeHint().width() for _, row in sheet._named)
    names = max(name.sizeHint().width() for name, _ in sheet._named)
    for width, is_roomy in ((rows + names + 100, True), (rows + names // 2, False)):
        sheet.resize(width, 400)
        assert [not name.isHidden() for name, _ in sheet._named] == [is_roomy] * 3
    assert sheet.minimumSizeHint().width() < rows + names


def test_options_are_what_the_controls_say(sheet: SheetPane) -> None:
    assert sheet.options == DEFAULTS
    wanted = Options(
        paper=Paper.LETTER, order=Order.CHOSEN, has_figure=False, has_appendix=False,
        has_records=True,
    )  # fmt: skip
    sheet.set_options(wanted)
    assert sheet.options == wanted
    assert sheet.records.isChecked()


def test_what_a_standard_forbids_cannot_be_chosen(sheet: SheetPane) -> None:
    sheet.records.setChecked(True)
    sheet.standard.setCurrentIndex(sheet.standard.findData(Standard.OLDEST))
    assert not sheet.records.isEnabled()
    assert not sheet.options.has_records


def test_an_empty_selection_has_no_pages_and_nothing_to_export(
    sheet: SheetPane, commands: Commands
) -> None:
    commands.actions["clear"].trigger()
    assert not sheet.export_button.isEnabled()
    assert not sheet.print_button.isEnabled()
    assert sheet.pages.accessibleName() == "Preview"


def test_every_control_has_a_name(sheet: SheetPane) -> None:
    boxes = (sheet.paper, sheet.labels, sheet.order, sheet.standard)
    assert all(box.accessibleName() for box in boxes)
    assert all(check.text() for check in (sheet.figure, sheet.appendix, sheet.records))
