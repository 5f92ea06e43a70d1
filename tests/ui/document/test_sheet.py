"""The document beside the selection: its options, and its pages set as one chooses."""

import pytest
from PySide6.QtGui import QImage
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
