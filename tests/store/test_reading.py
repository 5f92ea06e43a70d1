"""A reference database as values: entries, timeline, account."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise

import pytest

from azref import dates, paths
from azref.entries import (
    Basis,
    Coverage,
    Entry,
    EntryType,
    Layer,
    Role,
    Scope,
    Source,
    TimelineEvent,
)
from azref.errors import UnknownEntry
from azref.store import rows
from azref.store.database import Database


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    opened = Database(paths.bundled_database())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def source(database: Database) -> Source:
    return database.source()


@pytest.fixture(scope="module")
def entries(database: Database) -> tuple[Entry, ...]:
    return tuple(database.entry(summary.id) for summary in database.summaries())


@pytest.fixture(scope="module")
def timeline(database: Database) -> dict[str, TimelineEvent]:
    return {event.id: event for event in database.timeline()}


def test_every_citation_is_the_text_at_its_offsets(
    entries: tuple[Entry, ...], source: Source
) -> None:
    cited = [citation for entry in entries for citation in entry.citations]
    assert len(cited) > 100
    for citation in cited:
        assert source.text[citation.span.start : citation.span.end] == citation.quote
        start = citation.span.start
        holding = [s for s in source.sentences if s.span.start <= start < s.span.end]
        assert [sentence.number for sentence in holding] == [citation.sentence]


def test_every_entry_of_the_source_cites_it_and_no_context_entry_does(
    entries: tuple[Entry, ...],
) -> None:
    uncited = {entry.summary.scope for entry in entries if not entry.citations}
    cited = {entry.summary.scope for entry in entries if entry.citations}
    assert (cited, uncited) == ({Scope.SOURCE}, {Scope.CONTEXT})


def test_the_sentences_are_the_text_between_their_offsets(source: Source) -> None:
    for sentence in source.sentences:
        assert source.text[sentence.span.start : sentence.span.end] == sentence.text
    assert [sentence.number for sentence in source.sentences] == list(
        range(1, len(source.sentences) + 1)
    )


def test_a_sentence_is_used_or_background_with_a_reason(source: Source) -> None:
    for sentence in source.sentences:
        assert bool(sentence.reason) == (sentence.coverage is Coverage.BACKGROUND)


def test_sentences_follow_one_another_without_overlapping(source: Source) -> None:
    spans = [sentence.span for sentence in source.sentences]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert spans[-1].end <= len(source.text)


def test_events_come_in_time_order_then_terms(database: Database) -> None:
    types = [summary.type for summary in database.summaries()]
    assert types == sorted(types, key=lambda type_: type_ is EntryType.TERM)


def test_the_timeline_is_in_the_one_date_order(timeline: dict[str, TimelineEvent]) -> None:
    def order(event: TimelineEvent) -> tuple[object, str]:
        edtf = event.attested or event.source.edtf
        return dates.sort_key(dates.parse(edtf) if edtf else None), event.id

    events = list(timeline.values())
    assert events == sorted(events, key=order)


def test_the_timeline_has_the_dates_the_source_gives(timeline: dict[str, TimelineEvent]) -> None:
    dated = {event.source.edtf for event in timeline.values()}
    assert dated >= {"1994-05-04", "1996", "1997", "1999", "2001", "2002", "2003", "2004", "2005",
                     "2015-01/.."}  # fmt: skip
    assert None in dated


def test_a_relative_date_names_what_it_counts_from(timeline: dict[str, TimelineEvent]) -> None:
    date = timeline["ev-2002-afghanistan"].source
    assert (date.edtf, date.basis, date.anchor) == ("2002", Basis.DERIVED, "ev-2001-exercise")
    assert date.rule == "year(ev-2001-exercise)+1"
    assert date.said


def test_undated_statements_stay_undated(timeline: dict[str, TimelineEvent]) -> None:
    undated = {id_ for id_, event in timeline.items() if event.source.edtf is None}
    assert {"ev-annual-events", "ev-current-goals", "ev-present-isaf"} <= undated


def test_context_is_on_the_timeline_only_when_asked_for(database: Database) -> None:
    plain, whole = database.timeline(), database.timeline(with_context=True)
    assert {event.scope for event in plain} == {Scope.SOURCE}
    assert {event for event in whole if event.scope is Scope.SOURCE} == set(plain)
    assert len(whole) > len(plain)


def test_wrong_short_forms_are_on_the_summary(database: Database) -> None:
    printed = {summary.id: summary.printed_as for summary in database.summaries()}
    assert printed["ipap"] == ("WFP",)
    assert printed["afghan-national-army"] == ("EEA",)
    assert printed["pfp"] == ()


def test_forms_say_who_vouches_for_them(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        for form in entry.forms:
            assert form.is_confirmed == (form.layer is not Layer.EDITORS)
            if form.role in (Role.VARIANT, Role.CALQUE, Role.MISPRINT):
                assert form.is_printed, form


def test_a_note_links_the_entries_and_references_it_names(entries: tuple[Entry, ...]) -> None:
    known = {entry.id: entry for entry in entries}
    first = known["ev-1994-framework"]
    assert {"mfa-560", "heritage-pfp"} <= {reference.id for reference in first.references}
    derived = known["ev-2002-afghanistan"]
    assert "ev-2001-exercise" in {relation.target for relation in derived.relations}


def test_a_link_leads_both_ways_and_never_to_itself(entries: tuple[Entry, ...]) -> None:
    linked = {
        entry.id: {r.target for r in entry.relations if r.kind != "mentions"} for entry in entries
    }
    for entry_id, targets in linked.items():
        assert entry_id not in targets
        assert all(entry_id in linked[target] for target in targets)


def test_what_mentions_nothing_twice(entries: tuple[Entry, ...]) -> None:
    for entry in entries:
        targets = [relation.target for relation in entry.relations]
        references = [reference.id for reference in entry.references]
        assert len(targets) == len(set(targets))
        assert len(references) == len(set(references))


@pytest.mark.parametrize(
    ("wanted", "nearest"),
    [("pfb", "pfp"), ("PFP", "pfp"), ("ev-1994-framwork", "ev-1994-framework"), ("nаto", "nato")],
)
def test_an_unknown_id_is_told_the_nearest(database: Database, wanted: str, nearest: str) -> None:
    with pytest.raises(UnknownEntry, match=f'did you mean "{nearest}"') as caught:
        database.entry(wanted)
    assert f'no entry has the id "{wanted}"' in str(caught.value)


@pytest.mark.parametrize("wanted", ["", " ", "zzzzzzzzzzzz", "x" * 10_000, "a\nb" * 40, "\x00",
                                    "\ud800", "' OR 1=1 --", "🎖", "S4"])  # fmt: skip
def test_an_id_nothing_like_any_gets_one_line(database: Database, wanted: str) -> None:
    with pytest.raises(UnknownEntry, match=r"^no entry has the id ") as caught:
        database.entry(wanted)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_the_account_leaves_nothing_open(database: Database) -> None:
    assert database.unaccounted() == ()
    assert not [row for row in database.account() if row[1] == "unaccounted"]
    assert {kind for kind, _, _ in database.account()} >= {"time", "acronym", "number", "sentence"}


def test_the_facts_count_what_is_there(database: Database, entries: tuple[Entry, ...]) -> None:
    facts = database.facts()
    counts = dict(facts.counts)
    assert counts["entry"] == len(entries)
    assert counts["citation"] == sum(len(entry.citations) for entry in entries)
    assert (facts.id, facts.account) == ("azerbaijan-nato", "strict")
    assert all(len(digest) == 64 for _, digest in facts.sha256)


def test_cited_spans_come_by_start_and_the_longest_first(database: Database) -> None:
    spans = database.citations_in_order()
    assert list(spans) == sorted(spans, key=lambda span: (span[0], -span[1], span[2]))
    assert len(spans) == len(set(spans))


def test_nothing_is_wrong_with_the_bundled_database(database: Database) -> None:
    assert database.integrity() == ()


def test_a_word_without_end_is_soon_looked_through() -> None:
    started = time.process_time()
    assert rows._tokens("x" * 100_000, "see ev-2002 and Xab-c") == {"ev-2002", "ab-c"}
    assert time.process_time() - started < 1


def test_an_account_with_what_is_no_text_is_refused() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(
            "CREATE TABLE mention (kind, disposition); CREATE TABLE sentence (coverage);"
            "INSERT INTO mention VALUES ('time', NULL)"
        )
        with pytest.raises(TypeError):
            rows.account(connection)
