"""The page a reader sees first."""

from azref.entries import (
    EditionFacts,
    EntryType,
    Form,
    Layer,
    Role,
    Scope,
    Summary,
)
from azref.render.page import Paragraph, Table
from azref.render.start_page import MOST_FORMS, start_page
from azref.render.wording import Spoken

FACTS = EditionFacts("e", "An edition", "en", 1)


def short_forms(count: int) -> list[tuple[Form, Summary]]:
    summary = Summary("x", EntryType.TERM, "concept", Scope.SOURCE, "Something", "")
    form = Form("ABC", "en", Role.ACRONYM, Layer.SOURCE, True)
    return [(form._replace(text=f"ABC{n}"), summary) for n in range(count)]


def blocks(count: int) -> tuple[object, ...]:
    sections = start_page(FACTS, short_forms(count)).sections
    found = [section for section in sections if section.heading == "Short forms of the source"]
    return found[0].blocks if found else ()


def test_every_short_form_of_a_small_source_is_listed():
    (table,) = blocks(MOST_FORMS)
    assert isinstance(table, Table)
    assert len(table.rows) == MOST_FORMS


def test_of_a_dictionary_the_first_are_listed_and_the_others_told_of():
    table, paragraph = blocks(MOST_FORMS + 1)
    assert isinstance(table, Table)
    assert len(table.rows) == MOST_FORMS
    assert isinstance(paragraph, Paragraph)
    assert "type any other" in paragraph.line[0].text


def test_a_source_without_short_forms_has_no_empty_heading():
    assert blocks(0) == ()


def test_large_numbers_are_grouped_as_readers_of_the_language_write_them():
    facts = FACTS._replace(counts=(("entry", 100_000), ("citation", 7)))
    page = start_page(facts, ())
    assert page.kicker[0].text.startswith("100,000 entries, 7 citations")
    page = start_page(facts, (), Spoken(language="az"))
    assert page.kicker[0].text.startswith("100\u00a0000 entries")
