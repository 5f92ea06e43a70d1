"""The completeness account as a page: the source paragraph by paragraph, each mention marked.

What an entry uses is marked, what was set aside stands strong with its reason in a table, and
what is unaccounted for, in an edition that allows it, is shown as a wrong form is.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from azref.entries import Coverage, Mention, Sentence, Source
from azref.render.page import (
    COVERAGE,
    Block,
    Line,
    Page,
    Paragraph,
    Passage,
    Run,
    Section,
    Table,
    Tone,
)
from azref.render.wording import ENGLISH, Wording

_TONES = {"used": Tone.MARK, "dismissed": Tone.STRONG, "unaccounted": Tone.WRONG}


def coverage_page(source: Source, mentions: Sequence[Mention], say: Wording = ENGLISH) -> Page:
    """The page of what became of every date, acronym, number and name of `source`."""
    numbers = sorted({sentence.paragraph for sentence in source.sentences})
    sections = (
        _summary(mentions, source.sentences, say),
        _set_aside(mentions, say),
        *(_paragraph(number, source, mentions, say) for number in numbers),
    )
    kicker = (Run(say("What became of every date, acronym, number and name"), Tone.MUTED),)
    filled = tuple(section for section in sections if section.blocks)
    return Page(COVERAGE, Run(say("Source coverage")), (), kicker, filled)


def _summary(mentions: Iterable[Mention], sentences: Iterable[Sentence], say: Wording) -> Section:
    counts = Counter((mention.kind, mention.disposition) for mention in mentions)
    kinds = sorted({kind for kind, _ in counts})
    rows = [_count_row(kind, counts, say) for kind in kinds]
    used = Counter(sentence.coverage for sentence in sentences)
    numbers = (used[Coverage.USED], used[Coverage.BACKGROUND], 0)
    rows.append((_plain(say("sentences")), *(_plain(str(number)) for number in numbers)))
    header = ("", say("used"), say("set aside"), say("unaccounted"))
    return Section(say("In numbers"), None, (Table(header, tuple(rows)),))


def _count_row(kind: str, counts: Counter[tuple[str, str]], say: Wording) -> tuple[Line, ...]:
    numbers = (counts[kind, word] for word in ("used", "dismissed", "unaccounted"))
    return (_plain(say(f"{kind}s")), *(_plain(str(number)) for number in numbers))


def _plain(text: str) -> Line:
    return (Run(text),)


def _set_aside(mentions: Iterable[Mention], say: Wording) -> Section:
    rows = tuple(
        ((Run(mention.text, Tone.STRONG),), _plain(mention.reason))
        for mention in mentions
        if mention.disposition == "dismissed"
    )
    blocks = (Table((say("Words"), say("Why")), rows),) if rows else ()
    return Section(say("Set aside"), None, blocks)


def _paragraph(number: int, source: Source, mentions: Sequence[Mention], say: Wording) -> Section:
    blocks: list[Block] = []
    for sentence in source.sentences:
        if sentence.paragraph == number:
            blocks.append(Passage(sentence.label, _marked(sentence, source, mentions)))
            if sentence.reason:
                lead = Run(say("Background") + "  ", Tone.MUTED)
                blocks.append(Paragraph((lead, Run(sentence.reason))))
    return Section(say("Paragraph {number}").format(number=number), None, tuple(blocks))


def _marked(sentence: Sentence, source: Source, mentions: Iterable[Mention]) -> Line:
    """The sentence in runs; of mentions that overlap the first and longest is marked."""
    runs: list[Run] = []
    at, end = sentence.span.start, sentence.span.end
    for mention in mentions:
        if at <= mention.span.start and mention.span.end <= end:
            runs.append(Run(source.text[at : mention.span.start], language=source.language))
            tone = _TONES.get(mention.disposition, Tone.WRONG)
            target = f"sentence:{sentence.number}"
            runs.append(Run(mention.text, tone, source.language, target))
            at = mention.span.end
    runs.append(Run(source.text[at:end], language=source.language))
    return tuple(run for run in runs if run.text)
