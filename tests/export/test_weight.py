"""A document too heavy to be set is refused before typst takes the memory of the machine."""

from dataclasses import replace

import pytest

from azref.errors import ExportError
from azref.export import weight
from azref.export.content import Document, Group, Part
from azref.export.pdf import page_pictures, pdf_bytes
from azref.export.weight import LEAST, MOST, megabytes, room
from azref.render.page import Listing, Run, Section


def _swollen(document: Document, lines: int) -> Document:
    page = document.pages[0]
    listing = Section("Terms", None, (Listing(((Run("a term"),),) * lines),))
    swollen = page._replace(sections=(*page.sections, listing))
    return replace(document, parts=(Part("", (Group("", (swollen,)),)),))


def test_two_thousand_entries_of_twenty_texts_can_be_set(document: Document) -> None:
    many = replace(document, entries=document.entries[:1] * 2_000)
    assert megabytes(_swollen(many, 2_000 * 20)) < LEAST


@pytest.mark.parametrize("setting", [pdf_bytes, lambda document: page_pictures(document, 60)])
def test_what_would_take_gigabytes_is_refused_with_what_to_do(
    document: Document, setting, monkeypatch: pytest.MonkeyPatch
) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(weight, "room", lambda: LEAST)
    with pytest.raises(ExportError, match=r"8 entries .* [\d.]+ GB of memory.*; export fewer"):
        setting(_swollen(document, 300_000))


@pytest.mark.parametrize(
    ("pages", "most"), [(100_000, LEAST), (2_000_000, 4_096), (90_000_000, MOST)]
)
def test_a_document_may_take_half_of_the_memory_within_bounds(
    monkeypatch: pytest.MonkeyPatch, pages: int, most: float
) -> None:
    sizes = {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": pages}
    monkeypatch.setattr("os.sysconf", sizes.__getitem__)
    assert room() == pytest.approx(most)


def test_where_the_memory_is_not_known_it_may_take_the_least(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr("os.sysconf")
    assert room() == LEAST
