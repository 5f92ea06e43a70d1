"""Which words of the source a reader stands on."""

import pytest

from azref import paths
from azref.entries import Span
from azref.render.chosen_words import offsets_of, words_in, words_of
from azref.render.source_text import Spans, source_paragraphs
from azref.store.database import Database

SOURCE = Database(paths.bundled_database()).source()
FIRST, SECOND = SOURCE.sentences[:2]


def test_words_belong_to_the_sentence_they_begin_in() -> None:
    span = Span(FIRST.span.end - 8, SECOND.span.start + 6)
    chosen = words_in(SOURCE, span)
    assert chosen is not None
    assert (chosen.sentence, chosen.span) == (FIRST, span)
    assert chosen.quote.split()[0] in SOURCE.text[FIRST.span.end - 8 : FIRST.span.end]
    assert chosen.quote.endswith(SOURCE.text[SECOND.span.start : SECOND.span.start + 6].strip())


def test_outside_every_sentence_there_are_no_words() -> None:
    end = len(SOURCE.text)
    assert words_in(SOURCE, Span(end, end + 9)) is None


@pytest.mark.parametrize(
    ("words", "quote"),
    [("", ""), ("no such words", ""), ("{}", "{}"), ("  {}\n", "{}")],
)
def test_a_sentence_is_chosen_with_those_of_its_words_that_it_has(words: str, quote: str) -> None:
    there = " ".join(SOURCE.text[FIRST.span.start : FIRST.span.end].split()[1:3])
    chosen = words_of(SOURCE, FIRST.label, words.format(there))
    assert chosen is not None
    assert (chosen.sentence, chosen.quote) == (FIRST, quote.format(there))
    assert " ".join(SOURCE.text[slice(*chosen.span)].split()) == (
        there if quote else " ".join(SOURCE.text[slice(*FIRST.span)].split())
    )


def test_a_label_of_no_sentence_chooses_nothing() -> None:
    assert words_of(SOURCE, "S999") is None


def test_every_letter_of_the_source_has_its_offset_on_the_page_and_no_number_has_one() -> None:
    pieces = [p for each in source_paragraphs(SOURCE, Spans()) for p in each.pieces]
    offsets = list(offsets_of(pieces))
    sentences = (range(*each.span) for each in SOURCE.sentences)
    inside = [at for each in sentences for at in each if not SOURCE.text[at].isspace()]
    assert any(piece.label for piece in pieces)
    assert [at for at in inside if SOURCE.text[at].isprintable()] == offsets
