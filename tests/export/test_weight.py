"""A document too heavy to be set is refused before typst takes the memory of the machine."""

from dataclasses import replace

import pytest

from azref.errors import ExportError
from azref.export.content import Document, Group, Part
from azref.export.pdf import page_pictures, pdf_bytes
from azref.export.weight import MOST, megabytes
from azref.render.page import Listing, Run, Section


def _swollen(document: Document, lines: int) -> Document:
    page = document.pages[0]
    listing = Section("Terms", None, (Listing(((Run("a term"),),) * lines),))
    swollen = page._replace(sections=(*page.sections, listing))
    return replace(document, parts=(Part("", (Group("", (swollen,)),)),))


def test_two_thousand_entries_of_twenty_texts_can_be_set(document: Document) -> None:
    many = replace(document, entries=document.entries[:1] * 2_000)
    assert megabytes(_swollen(many, 2_000 * 20)) < MOST


@pytest.mark.parametrize("setting", [pdf_bytes, lambda document: page_pictures(document, 60)])
def test_what_would_take_gigabytes_is_refused_with_what_to_do(document: Document, setting) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ExportError, match=r"8 entries .* [\d.]+ GB of memory.*; export fewer"):
        setting(_swollen(document, 300_000))
