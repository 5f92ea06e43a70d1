"""What a machine reads in the source before any editor: sentences, times and mentions."""

from typing import NamedTuple

from azref.entries import Span
from azref.ingest.passages import Stretch, sentence_stretches
from azref.ingest.scanner import Mention, mentions
from azref.ingest.times import TimeExpression, foreign_dates, resolve_times


class Reading(NamedTuple):
    """Everything found in one text, in order: code points, end exclusive."""

    stretches: tuple[Stretch, ...]
    expressions: tuple[TimeExpression, ...]
    mentions: tuple[Mention, ...]


def read_source(text: str, language: str = "en") -> Reading:
    """The sentences of `text`, its times, and what else must be accounted for.

    English is read in full, of other languages what `times.foreign_dates` and `scanner` say.
    """
    stretches = sentence_stretches(text, language)
    if language == "en":
        expressions = resolve_times(text, [(s.span.start, s.span.end) for s in stretches])
    else:
        expressions = foreign_dates(text, language)
    times = [Span(expression.start, expression.end) for expression in expressions]
    return Reading(stretches, expressions, mentions(text, stretches, times, language))
