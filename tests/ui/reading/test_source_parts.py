"""A source text as long as a book opens at once, and is read part by part."""

import pytest
from pytestqt.qtbot import QtBot

from azref.entries import Coverage, Sentence, Source, Span
from azref.render.source_text import MOST_TOGETHER, Spans
from azref.ui.reading.source_view import SourceView
from azref.ui.theme import LIGHT

WORDS = "A sentence of many, all of them alike. "


@pytest.fixture
def view(qtbot: QtBot) -> SourceView:
    """20,000 sentences in paragraphs of ten."""
    step = len(WORDS)
    every = tuple(
        Sentence(n + 1, n // 10 + 1, Span(n * step, (n + 1) * step - 1), WORDS[:-1], Coverage.USED)
        for n in range(20_000)
    )
    opened = SourceView(LIGHT)
    qtbot.addWidget(opened)
    opened.resize(700, 400)
    opened.show()
    opened.set_source(Source("s", "Many", "en", WORDS * 20_000, every), Spans(), str)
    opened.write({""}, "")
    return opened


def text(view: SourceView) -> str:
    return view.toPlainText().replace("\N{NO-BREAK SPACE}", " ")


def test_only_a_part_is_laid_out(view: SourceView):
    assert "S1 A sentence" in text(view)
    assert len(text(view)) < 2 * MOST_TOGETHER
    assert "S20000" not in text(view)


def test_a_sentence_far_away_is_shown_where_it_stands(view: SourceView):
    view.write({"S12345"}, "S12345")
    place = view.cursorRect(view.document().find("S12345 "))
    assert view.viewport().rect().contains(place)


def test_links_lead_through_the_whole_text(view: SourceView):
    seen = set()
    for part in range(len(view.parts)):
        assert view.part == part
        seen |= {label for label in text(view).split() if label.startswith("S")}
        links = [f.charFormat().anchorHref() for f in view.fragments()]
        assert (f"part:{part + 1}" in links) == (part + 1 < len(view.parts))
        view.anchorClicked.emit(f"part:{part + 1}")
        assert view.verticalScrollBar().value() == 0
    assert {f"S{n}" for n in range(1, 20_001)} <= seen


def test_the_part_before_is_shown_at_its_end(view: SourceView):
    view.write({"S12345"}, "S12345")
    before = view.part - 1
    view.anchorClicked.emit(f"part:{before}")
    assert view.part == before
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("address", ["part:99999", "part:-1", "part:x", "part:"])
def test_an_address_of_no_part_leads_to_none(view: SourceView, address: str):
    view.anchorClicked.emit(address)
    assert 0 <= view.part < len(view.parts)


def test_the_part_that_is_read_is_said(view: SourceView):
    assert view.part_words().startswith("in S1 to S")
