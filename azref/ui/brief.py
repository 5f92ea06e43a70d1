"""Texts of rows, so short that Qt can measure them.

Qt shapes all of a text before it leaves its end out: sixty thousand combining letters take half a
second each time. No name is that long but in a damaged database.
"""

from collections.abc import Iterable

from azref.entries import Called, Hit, Summary, TimelineEvent

MOST = 1_000
"""Letters of a text in a row."""
_MOST_FORMS = 20


def brief(text: str) -> str:
    """`text`, its end left out where it is longer than any name."""
    return text if len(text) <= MOST else f"{text[:MOST]}…"


def brief_summaries(summaries: Iterable[Summary]) -> tuple[Summary, ...]:
    return tuple(map(_brief_summary, summaries))


def brief_events(events: Iterable[TimelineEvent]) -> tuple[TimelineEvent, ...]:
    return tuple(map(_brief_event, events))


def brief_hits(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    return tuple(map(_brief_hit, hits))


def _brief_summary(summary: Summary) -> Summary:
    _, _, kind, _, title, acronym, printed, _ = summary
    if len(kind) + len(title) + len(acronym) <= MOST and not printed:
        return summary
    return summary._replace(
        kind=brief(kind), title=brief(title), acronym=brief(acronym),
        printed_as=tuple(map(brief, printed[:_MOST_FORMS])),
    )  # fmt: skip


def _brief_event(event: TimelineEvent) -> TimelineEvent:
    source = event.source
    if len(event.title) + len(source.said) + len(source.rule) <= MOST:
        return event
    source = source._replace(said=brief(source.said), rule=brief(source.rule))
    return event._replace(title=brief(event.title), source=source)


def _brief_called(called: Called) -> Called:
    return called._replace(title=brief(called.title))


def _brief_hit(hit: Hit) -> Hit:
    _, _, kind, title, acronym, _, matched, note, *_ = hit
    if len(kind) + len(title) + len(acronym) + len(matched) + len(note) <= MOST:
        return hit
    return hit._replace(
        kind=brief(kind), title=brief(title), acronym=brief(acronym), matched=brief(matched),
        note=brief(note), also=brief(hit.also),
        others=tuple(map(_brief_called, hit.others[:_MOST_FORMS])),
    )  # fmt: skip
