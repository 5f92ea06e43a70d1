"""A page reaches neither network nor files, whatever stands on it."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from pytestqt.qtbot import QtBot

from azref.entries import Layer
from azref.render.html import HtmlWriter
from azref.render.page import Listing, Note, Page, Paragraph, Run, Section
from azref.ui.reading.page_view import PageView
from azref.ui.theme import LIGHT

OPENED: list[str] = []
WATCHED: list[str] = []


def _listen(event: str, args: tuple[object, ...]) -> None:
    if WATCHED and (event.startswith("socket.") or (event == "open" and WATCHED[0] in str(args))):
        OPENED.append(f"{event} {args}")


sys.addaudithook(_listen)


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Path]:
    """A picture and a style sheet no page may read; what is read there is told in `OPENED`."""
    (tmp_path / "x.png").write_bytes(b"no picture")
    (tmp_path / "x.css").write_text("p { color: #ff00ff; font-size: 99pt }")
    WATCHED[:] = [str(tmp_path)]
    OPENED.clear()
    yield tmp_path
    WATCHED.clear()


def hostile(folder: Path) -> list[str]:
    file = QUrl.fromLocalFile(str(folder)).toString()
    return [
        f'<img src="{file}/x.png">',
        f'"><img src={file}/x.png onerror=alert(1)>',
        f'<link rel="stylesheet" href="{file}/x.css">',
        f'<style>@import url("{file}/x.css"); body {{ background: url({file}/x.png) }}</style>',
        f'<table background="{file}/x.png"><tr><td style="background:url({file}/x.png)">x',
        '<img src="http://127.0.0.1:9/x.png"><iframe src="http://127.0.0.1:9/"></iframe>',
        f'<a href="{file}/x.png">x</a><object data="{file}/x.png"></object>',
        "<script>alert(1)</script><meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
        "\u202egnp.x\u202c",
    ]


def asked_for(qtbot: QtBot, html: str) -> tuple[PageView, list[str]]:
    asked: list[str] = []

    class Listening(PageView):
        def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002
            asked.append(QUrl(name).toString())
            return super().loadResource(type, name)

    view = Listening()
    qtbot.addWidget(view)
    view.show_html(html)
    view.show()
    qtbot.waitExposed(view)
    view.grab()
    return view, asked


def test_a_page_of_hostile_texts_asks_for_nothing_and_shows_them_as_they_are(qtbot, trap):
    texts = hostile(trap)
    lines = tuple((Run(text, language=text, target=text),) for text in texts)
    blocks = (*map(Paragraph, lines), Listing(lines, is_numbered=True), Note(texts[0], lines))
    page = Page(
        texts[0], Run(texts[1]), lines[2], lines[3], (Section(texts[4], Layer.SOURCE, blocks),)
    )
    view, asked = asked_for(qtbot, HtmlWriter(LIGHT, 4, 10).page(page))
    assert asked == []
    assert OPENED == []
    assert not [f for f in view.fragments() if f.charFormat().anchorHref()]
    for text in texts[:-1]:
        assert text in view.toPlainText()
    assert "\u202e" not in view.toPlainText()


def test_even_raw_markup_loads_nothing(qtbot, trap, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    view, asked = asked_for(qtbot, "".join(hostile(trap)))
    assert asked != []  # the trap is one: markup that got this far does ask
    assert OPENED == []
    for address in list(asked):
        kind = QTextDocument.ResourceType.ImageResource.value
        assert view.loadResource(kind, QUrl(address)) is None
    assert view.document().defaultStyleSheet() == ""
    assert opened == []
    assert "99pt" not in view.toHtml()


def test_following_a_link_opens_nothing_by_itself(qtbot, trap, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    file = QUrl.fromLocalFile(str(trap / "x.css")).toString()
    view, _ = asked_for(qtbot, f'<p>before <a href="{file}">x</a></p>')
    view.anchorClicked.emit(QUrl(file))
    assert view.source().isEmpty()
    assert view.toPlainText() == "before x"
    assert opened == []
    assert OPENED == []
