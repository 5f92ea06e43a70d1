"""Menus and controls stand out from the page they are on."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from azref.app import _dressed
from azref.ui.theme import DARK, LIGHT, Theme


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    before = qapp.palette()
    yield qapp
    qapp.setPalette(before)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_menu_has_an_edge_that_is_seen(application: QApplication, qtbot: QtBot, theme: Theme):
    _dressed(application, theme)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addMenu("View").addAction("Legend")
    picture = menu.grab().toImage()
    edge, page = picture.pixelColor(0, picture.height() // 2), QColor(theme.page)
    assert abs(edge.lightness() - page.lightness()) > 60
    inner = picture.pixelColor(2, picture.height() // 2)
    assert abs(inner.lightness() - page.lightness()) < 10


@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QCheckBox, QPushButton, QPlainTextEdit])
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_edge_of_a_control_is_told_from_the_page(
    application: QApplication, qtbot: QtBot, theme: Theme, kind: type[QWidget]
):
    """By 3 to 1, as WCAG 2.2 wants it (1.4.11)."""
    _dressed(application, theme)
    control = kind()
    qtbot.addWidget(control)
    control.resize(120, 60 if kind is QPlainTextEdit else 30)
    picture = control.grab().toImage()
    middle = picture.height() // 2
    looks = [picture.pixelColor(x, middle) for x in range(6)]
    assert max(contrast(look, QColor(theme.page)) for look in looks) >= 3


def contrast(one: QColor, other: QColor) -> float:
    """That of two colours as WCAG has it."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
