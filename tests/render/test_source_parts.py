"""A long source is read in parts."""

from itertools import accumulate

import pytest

from azref.entries import Coverage, Sentence, Span
from azref.render.source_text import MOST_TOGETHER, Spans, source_parts, spans_of


def sentences(*lengths: tuple[int, int]) -> tuple[Sentence, ...]:
    """Sentences by paragraph and length, one after another."""
    ends = list(accumulate(length for _, length in lengths))
    return tuple(
        Sentence(n, paragraph, Span(end - length, end), "x" * length, Coverage.USED)
        for n, ((paragraph, length), end) in enumerate(zip(lengths, ends, strict=True), 1)
    )


HALF = MOST_TOGETHER // 2


@pytest.mark.parametrize(
    ("lengths", "parts"),
    [
        ([], []),
        ([(1, 10)], [[1]]),
        ([(1, HALF), (2, HALF)], [[1, 2]]),
        ([(1, HALF), (2, HALF), (2, HALF)], [[1], [2, 3]]),
        ([(1, HALF), (1, HALF), (1, HALF)], [[1, 2], [3]]),
        ([(1, 5), (2, 3 * HALF), (3, 5)], [[1], [2], [3]]),
    ],
)
def test_a_source_is_parted_between_paragraphs_where_they_are_short(lengths, parts):
    found = source_parts(sentences(*lengths))
    assert [[sentence.number for sentence in part] for part in found] == parts


def test_a_part_is_cut_by_the_spans_that_reach_into_it_alone():
    own = sentences((1, 10), (1, 10), (1, 10))[1:2]
    spans = Spans([(0, 10, "before"), (5, 11, "into"), (12, 14, "within"), (20, 30, "after")])
    assert [name for _, _, name in spans_of(own, spans).cited] == ["into", "within"]
