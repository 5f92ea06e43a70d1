"""The date of a "Thus …" that has none of its own.

"Thus, a coordinator was appointed." tells a past event without a date. It is read as dated only
where the text encloses it between two statements of one date:

1. the sentence opens with a word of consequence, reports in the passive past ("was …ed", "were
   …en") and holds no time expression itself;
2. the sentence before it in the paragraph states a dated event as its main statement, not in
   brackets, a name or a relative clause, and not an open or recurring time;
3. the sentence after it in the paragraph goes on within that date ("In the same year …").

A "Thus" that sums up ("Thus, the country has become …") fails the first test, one that follows an
undated sentence the second, and one after which the story stops or moves on the third. The result
is inferred, never derived, and no other date leans on it.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from azref import dates
from azref.entries import Basis
from azref.ingest.times.expressions import TimeExpression, TimeKind

Sentence = tuple[int, int]

_OPENING = re.compile(r"(?:Thus|Hence|Therefore|Consequently|Accordingly|As a result)\b(?! of\b)")
_PASSIVE_PAST = re.compile(
    r"\b(?:was|were)\s(?:\w+ly\s|also\s|then\s)?(?:\w+ed|\w+en|made|sent|held|set|put|built|begun|"
    r"drawn|found|laid|left|led|brought|won|lost|cut)\b"
)
_POINT_KINDS = (TimeKind.ABSOLUTE, TimeKind.RELATIVE)


def consequences(
    text: str,
    sentences: Sequence[Sentence],
    expressions: Sequence[TimeExpression],
    asides: Sequence[bool],
) -> list[TimeExpression]:
    """The inferred expressions, each over its opening word and leaning on one of `expressions`.

    `asides` says for each expression whether it stands apart from the main statement.
    """
    starts = [expression.start for expression in expressions]
    found: list[TimeExpression] = []
    for before, own, after in zip(sentences, sentences[1:], sentences[2:], strict=False):
        opening = _OPENING.match(text, *own)
        if not opening or not _reports(text, own) or _within(starts, own):
            continue
        if "\n" in text[before[1] : own[0]] + text[own[1] : after[0]]:
            continue
        anchor = _main(expressions, asides, _within(starts, before))
        if anchor is not None and _goes_on(expressions, _within(starts, after), anchor):
            found.append(_inferred(opening, expressions, anchor))
    return found


def _reports(text: str, sentence: Sentence) -> bool:
    return bool(_PASSIVE_PAST.search(text, *sentence))


def _within(starts: Sequence[int], sentence: Sentence) -> range:
    """The indices of the expressions that begin in the sentence."""
    return range(bisect_left(starts, sentence[0]), bisect_left(starts, sentence[1]))


def _main(
    expressions: Sequence[TimeExpression], asides: Sequence[bool], within: range
) -> int | None:
    for index in reversed(within):
        expression = expressions[index]
        if not asides[index] and expression.edtf and expression.kind in _POINT_KINDS:
            return index
    return None


def _goes_on(expressions: Sequence[TimeExpression], within: range, anchor: int) -> bool:
    """Whether the first date of the next sentence lies within the anchor's."""
    if not within or expressions[within[0]].edtf is None:
        return False
    outer, inner = (dates.parse(expressions[i].edtf or "") for i in (anchor, within[0]))
    days = (outer.earliest, inner.earliest, inner.latest, outer.latest)
    known = [day for day in days if day is not None]
    return len(known) == len(days) and known == sorted(known)


def _inferred(
    opening: re.Match[str], expressions: Sequence[TimeExpression], anchor: int
) -> TimeExpression:
    return TimeExpression(
        *opening.span(),
        words=opening.group(),
        kind=TimeKind.CONSEQUENCE,
        edtf=expressions[anchor].edtf,
        basis=Basis.INFERRED,
        rule="date(anchor)",
        anchor=anchor,
    )
