"""How rows of the desk are painted."""

from itertools import pairwise

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from azref.ui.desk.rows import DeskLine, DeskList
from azref.ui.theme import LIGHT


def test_acronyms_stand_in_a_column_and_names_begin_alike(qtbot: QtBot) -> None:
    desk = DeskList(LIGHT, None)  # type: ignore[arg-type]
    qtbot.addWidget(desk)
    desk.resize(600, 200)
    desk.show_lines(
        [DeskLine("A name", "NATO", is_named=True), DeskLine("A name", "EU", is_named=True)]
    )
    first, second = (ink(desk, row) for row in (0, 1))
    gap = 3 * desk.fontMetrics().height() // 4
    assert starts_of_words(first, gap)[1] == starts_of_words(second, gap)[1], "the names"
    assert starts_of_words(first, gap)[0] < starts_of_words(second, gap)[0], "to the right"


def test_without_acronyms_names_begin_at_the_margin(qtbot: QtBot) -> None:
    desk = DeskList(LIGHT, None)  # type: ignore[arg-type]
    qtbot.addWidget(desk)
    desk.resize(600, 200)
    desk.show_lines([DeskLine("A name")])
    assert ink(desk, 0)[0] < 2 * desk.fontMetrics().height()


def ink(desk: DeskList, row: int) -> list[int]:
    """The columns of pixels of a row that are not all paper."""
    area = desk.visualRect(desk.lines.index(row)).adjusted(3, 3, -3, -3)
    picture = desk.viewport().grab(area).toImage()
    dark = QColor(LIGHT.page).lightness() - 60
    return [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y).lightness() < dark for y in range(picture.height()))
    ]


def starts_of_words(columns: list[int], gap: int) -> list[int]:
    """Where what is `gap` pixels apart from what stands before begins."""
    pairs = pairwise(columns)
    return [columns[0], *(other for one, other in pairs if other - one > gap // 2)]
