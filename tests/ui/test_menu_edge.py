"""Menus stand out from the page they open over."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu
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
