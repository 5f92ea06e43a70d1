"""No text of azref's own reaches the window around the translation.

The window is opened in a language that writes every text in ⟦brackets⟧. What then stands outside of
brackets must be words of the edition, numbers, names of keys or names that no language changes.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QCoreApplication,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from azref import paths
from azref.date_words import say
from azref.dates import parse
from azref.ui.window import Window

_OWN = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[^\W\d_]{2,}")
_BETWEEN = re.compile(r"[,;:()\[\]“”—·…+▿\n\t\d○]|\. ")
_TABLES = """SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'passage%'
    AND sql NOT LIKE 'CREATE VIRTUAL%' AND name <> 'inside'"""
_SAME_EVERYWHERE = {
    *("azref", "Ctrl", "Shift", "Alt", "Del", "Return", "Left", "Right", "Esc", "Space", "Up"),
    *("PDF", "PDF/A", "kind", "English", "Azərbaycanca", "Down", "Scroll Left", "Scroll Right"),
}


class Bracketed(QTranslator):
    """A language of English in brackets, the places left outside of them."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        if context.startswith("Q") and context != "QLineEdit":
            return source
        pieces = re.split(r"(\{\w*\})", source)
        return "".join(p if p.startswith("{") else f"⟦{p}⟧" if p.strip() else p for p in pieces)

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def bracketed(open_window: Callable[[], Window]) -> Iterator[Window]:
    application = QApplication.instance()
    assert application is not None
    words = Bracketed(application)
    application.installTranslator(words)
    try:
        window = open_window()
        yield window
        window.close()
    finally:
        application.removeTranslator(words)


def edition_texts() -> str:
    """All texts of the bundled edition, and its dates in words, in small letters."""
    connection = sqlite3.connect(f"{paths.bundled_database().as_uri()}?mode=ro", uri=True)
    try:
        tables = [row[0] for row in connection.execute(_TABLES)]
        rows = [row for table in tables for row in connection.execute(f'SELECT * FROM "{table}"')]
        texts = [value for row in rows for value in row if isinstance(value, str)]
        dates = [row[0] for row in connection.execute("SELECT edtf FROM date WHERE edtf <> ''")]
    finally:
        connection.close()
    said = [say(parse(edtf)) for edtf in (*dates, "2001/2003")]
    return "\n".join([*texts, *said, *_SAME_EVERYWHERE]).casefold()


def is_known(piece: str, known: str) -> bool:
    """Whether a piece is of the edition, or two such side by side."""
    words = piece.strip(" .-").split()
    sides = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(len(words)))
    return any(one in known and other in known for one, other in sides)


def shown_texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text a reader can see or hear, with where it stands."""
    for widget in [window, *window.findChildren(QWidget)]:
        where = type(widget).__name__
        yield where, widget.toolTip()
        yield where, widget.accessibleName()
        yield where, widget.accessibleDescription()
        yield where, widget.windowTitle()
        match widget:
            case QLabel() | QAbstractButton():
                yield where, widget.text()
            case QLineEdit():
                yield where, widget.placeholderText()
            case QTextEdit():
                yield where, widget.toPlainText()
                yield where, widget.placeholderText()
            case QTabWidget():
                yield from ((where, widget.tabText(n)) for n in range(widget.count()))
            case QComboBox():
                yield from ((where, widget.itemText(n)) for n in range(widget.count()))
            case QAbstractItemView():
                yield from ((where, text) for text in _items(widget.model()))
    for action in window.findChildren(QAction):
        yield "action", action.text()


def _items(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole,
             Qt.ItemDataRole.AccessibleTextRole)  # fmt: skip
    columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
    for column in range(columns):
        for role in roles:
            head = model.headerData(column, Qt.Orientation.Horizontal, role)
            yield head if isinstance(head, str) else ""
            for row in range(model.rowCount()):
                said = model.index(row, column).data(role)
                yield said if isinstance(said, str) else ""


def open_everything(window: Window, qtbot: QtBot) -> Iterator[None]:
    """Brings up one thing after another that the window can show."""
    commands = window.commands
    assert commands is not None
    qtbot.waitUntil(lambda: not commands.later.is_at_work)
    actions = commands.actions
    yield
    for entry in ("parp", "ev-2002-afghanistan", "ipap", ":coverage", "ev-2004-istanbul"):
        commands.panes.choose(entry)
        yield
    for name in ("tick", "legend", "bookmark", "bookmarks", "lookups", "selection", "shade",
                 "source", "find", "palette", "table", "cite", "clear", "about", "tick_hits",
                 "tick_period", "undo", "redo", "reload", "note"):  # fmt: skip
        actions[name].trigger()
        yield
    for query in ("SNT", "PAP", "partnership", "year:2001..2004 in:source kind:fund", "1999",
                  "xqzzv", "kind:", '"the following year"', "Сүлһ", "Elmi"):  # fmt: skip
        window.search.setFocus()
        window.search.setText(query)
        yield
    commands.search.narrow("")
    commands.panes.timeline.period_selected.emit("2001/2003")
    yield


def test_no_text_reaches_the_window_around_the_translation(bracketed: Window, qtbot: QtBot):
    known = edition_texts()
    around: dict[str, str] = {}
    for _ in open_everything(bracketed, qtbot):
        QCoreApplication.processEvents()
        for where, text in shown_texts(bracketed):
            for piece in _BETWEEN.split(_OWN.sub("\n", text)):
                if _WORD.search(piece) and not is_known(piece.casefold(), known):
                    around[f"{where}: {piece}"] = text[:100]
    assert around == {}
