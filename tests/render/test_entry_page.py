"""The page of an entry: three layers apart, wrong forms wrong, cited words marked."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from azref import paths
from azref.entries import (
    Basis,
    Citation,
    DateStatement,
    Entry,
    EntryType,
    Form,
    Layer,
    Reference,
    Relation,
    Role,
    Scope,
    Sentence,
    Source,
    Span,
    Summary,
)
from azref.entries import Coverage as Cov
from azref.render.entry_page import entry_page
from azref.render.page import (
    Block,
    Listing,
    Note,
    Page,
    Paragraph,
    Passage,
    Run,
    Section,
    Table,
    Tone,
    plain_text,
)
from azref.render.wording import Spoken
from azref.store.database import Database

DATABASE = Database(paths.bundled_database())
SOURCE = DATABASE.source()
ENTRIES = {summary.id: DATABASE.entry(summary.id) for summary in DATABASE.summaries()}
PAGES = {id_: entry_page(entry, SOURCE) for id_, entry in ENTRIES.items()}


def runs_of(block: Block) -> Iterator[Run]:
    match block:
        case Paragraph(line) | Passage(_, line):
            yield from line
        case Table(_, rows):
            yield from (run for row in rows for cell in row for run in cell)
        case Listing(lines, _) | Note(_, lines):
            yield from (run for line in lines for run in line)


def section_runs(section: Section) -> Iterator[Run]:
    return (run for block in section.blocks for run in runs_of(block))


def section_text(section: Section) -> str:
    return "\n".join("".join(run.text for run in runs_of(block)) for block in section.blocks)


def section(page: Page, layer: Layer | None, heading: str = "") -> Section:
    found = [s for s in page.sections if s.layer is layer and s.heading.startswith(heading)]
    assert len(found) == 1, (page.id, layer)
    return found[0]


def all_runs(page: Page) -> list[Run]:
    blocks = [block for section in page.sections for block in section.blocks]
    return [*page.acronyms, *page.kicker, *(run for block in blocks for run in runs_of(block))]


def headings(page: Page) -> list[str]:
    return [section.heading for section in page.sections]


ORDER = ["The source says", "Notes on the source", "References attest", "The editors infer",
         "Numbers", "Before and after", "Events", "Terms", "References"]  # fmt: skip


def test_sections_stand_in_one_order_and_none_is_empty() -> None:
    for page in PAGES.values():
        assert all(section.blocks for section in page.sections)
        known = [heading for heading in headings(page) if heading in ORDER]
        assert known == sorted(known, key=ORDER.index)
        assert len(known) == len(set(known))


def test_a_layer_has_one_section_of_its_own() -> None:
    for page in PAGES.values():
        layers = [section.layer for section in page.sections if section.layer]
        assert layers == [layer for layer in Layer if layer in layers]


def test_a_context_entry_says_nothing_in_the_name_of_the_source() -> None:
    for id_, entry in ENTRIES.items():
        if entry.summary.scope is Scope.CONTEXT:
            assert not [s for s in PAGES[id_].sections if s.layer is Layer.SOURCE], id_
            assert "context, not in the source" in plain_text(PAGES[id_].kicker)


def test_a_definition_stands_in_the_layer_that_vouches_for_it_and_nowhere_else() -> None:
    for id_, entry in ENTRIES.items():
        if entry.definition:
            holders = [s.layer for s in PAGES[id_].sections if entry.definition in section_text(s)]
            assert holders == [entry.definition_layer], id_


def test_nothing_under_the_source_cites_a_reference() -> None:
    for id_, page in PAGES.items():
        own = [run for s in page.sections if s.layer is Layer.SOURCE for run in section_runs(s)]
        assert not [run for run in own if run.target.startswith("reference:")], id_


def test_the_source_says_only_its_own_words_and_the_editors_labels_for_them() -> None:
    for id_, page in PAGES.items():
        forms = {form.text for form in ENTRIES[id_].forms if form.is_printed}
        for table in (b for s in page.sections if s.layer is Layer.SOURCE for b in s.blocks):
            if isinstance(table, Table):
                assert {row[0][0].text for row in table.rows} == forms


def test_every_passage_is_its_sentence_with_the_cited_words_marked() -> None:
    sentences = {sentence.label: sentence for sentence in SOURCE.sentences}
    for id_, entry in ENTRIES.items():
        passages = [b for s in PAGES[id_].sections for b in s.blocks if isinstance(b, Passage)]
        for passage in passages:
            sentence = sentences[passage.label]
            text = plain_text(passage.line)
            assert text.startswith(sentence.text)
            assert marked_offsets(passage, sentence.span.start) == {
                offset
                for citation in entry.citations
                if citation.sentence == sentence.number
                for offset in range(citation.span.start, citation.span.end)
            }


def marked_offsets(passage: Passage, at: int) -> set[int]:
    found: set[int] = set()
    for run in passage.line:
        if run.tone is Tone.MARK:
            found.update(range(at, at + len(run.text)))
            assert run.target == f"sentence:{passage.label[1:]}"
        at += len(run.text)
    return found


def test_wrong_forms_are_toned_wrong_wherever_they_stand_alone() -> None:
    for id_, entry in ENTRIES.items():
        wrong = {form.text for form in entry.forms if form.role.is_wrong}
        for block in (b for s in PAGES[id_].sections for b in s.blocks if isinstance(b, Table)):
            for run in runs_of(block):
                if run.text in wrong:
                    assert run.tone is Tone.WRONG, (id_, run)
        for run in PAGES[id_].acronyms:
            assert run.text not in wrong or run.tone is Tone.WRONG


def test_nothing_right_is_toned_wrong() -> None:
    for id_, entry in ENTRIES.items():
        wrong = {form.text for form in entry.forms if form.role.is_wrong}
        toned = {run.text for run in all_runs(PAGES[id_]) if run.tone is Tone.WRONG}
        assert toned <= wrong


def test_the_official_acronym_comes_first() -> None:
    for page in PAGES.values():
        official = ENTRIES[page.id].summary.acronym
        if official and page.acronyms:
            assert page.acronyms[0].text == official, page.id


def test_the_wrong_acronym_of_the_source_is_beside_the_right_one() -> None:
    assert plain_text(PAGES["ipap"].acronyms) == "IPAP · WFP"
    assert PAGES["ipap"].acronyms[-1].tone is Tone.WRONG


def test_an_unconfirmed_form_is_toned_unconfirmed() -> None:
    runs = {run.text: run.tone for run in all_runs(PAGES["ipap"])}
    assert runs["FTƏP"] is Tone.UNCONFIRMED


def test_a_derived_date_is_explained_in_a_sentence_with_a_link() -> None:
    inferred = section(PAGES["ev-2002-afghanistan"], Layer.EDITORS)
    paragraph = inferred.blocks[0]
    assert isinstance(paragraph, Paragraph)
    text = plain_text(paragraph.line)
    assert " is the year after Exercise Cooperative Determination 2001 in Baku: " in text
    assert text.endswith("2002.")
    targets = [run.target for run in paragraph.line if run.target]
    assert targets == ["entry:ev-2001-exercise"]


def test_a_derived_date_is_not_said_by_the_source() -> None:
    said = section_text(section(PAGES["ev-2002-afghanistan"], Layer.SOURCE)).splitlines()[0]
    assert "2002" not in said
    assert said.startswith("Date  “")


def test_a_stated_date_stands_with_the_words_that_state_it() -> None:
    said = section_text(section(PAGES["ev-1994-framework"], Layer.SOURCE))
    assert said.startswith("Date  4 May 1994, “May 4, 1994”")


@pytest.mark.parametrize(
    ("id_", "reason"),
    [
        ("ev-annual-events", "recurring; the source names no year"),
        ("ev-present-isaf", "at the time of writing, which the source does not state"),
    ],
)
def test_an_undated_statement_says_why(id_: str, reason: str) -> None:
    assert section_text(section(PAGES[id_], Layer.SOURCE)).splitlines()[0].endswith(reason)


def test_every_target_leads_somewhere() -> None:
    numbers = {str(sentence.number) for sentence in SOURCE.sentences}
    for page in PAGES.values():
        known = {reference.id for reference in ENTRIES[page.id].references}
        for run in all_runs(page):
            scheme, _, rest = run.target.partition(":")
            leads = {"": True, "entry": rest in ENTRIES, "sentence": rest in numbers,
                     "reference": rest in known, "https": True, "http": True}  # fmt: skip
            assert leads[scheme], (page.id, run)


def test_reference_numbers_count_the_list_at_the_end() -> None:
    for page in PAGES.values():
        references = ENTRIES[page.id].references
        for run in all_runs(page):
            if run.target.startswith("reference:"):
                number = int(run.text.strip("[]"))
                assert references[number - 1].id == run.target.removeprefix("reference:")


def test_every_discrepancy_is_a_note_with_what_to_read_instead() -> None:
    for page in PAGES.values():
        notes = [b for s in page.sections for b in s.blocks if isinstance(b, Note)]
        texts = ["".join(run.text for run in runs_of(note)) for note in notes]
        for discrepancy in ENTRIES[page.id].discrepancies:
            assert any(
                discrepancy.quote in text and discrepancy.likely_meaning in text for text in texts
            )


TEXT = "Bir iki. The Alliance met in 1999 and parted. Ends"
SMALL = Source(
    "s", "Small", "en", TEXT,
    (
        Sentence(1, 1, Span(0, 8), TEXT[0:8], Cov.USED),
        Sentence(2, 1, Span(9, 45), TEXT[9:45], Cov.USED),
    ),
)  # fmt: skip


def small_entry(*spans: tuple[int, int], **fields: object) -> Entry:
    citations = tuple(
        Citation("x", Span(start, end), TEXT[start:end], 2, "form") for start, end in spans
    )
    summary = Summary("x", EntryType.TERM, "concept", Scope.SOURCE, "X")
    entry = Entry(summary, "", Layer.REFERENCES, "attested", "", citations=citations)
    return entry._replace(**fields)


def passage(entry: Entry) -> list[tuple[str, bool]]:
    (block,) = section(entry_page(entry, SMALL), Layer.SOURCE).blocks
    assert isinstance(block, Passage)
    return [(run.text, run.tone is Tone.MARK) for run in block.line]


@pytest.mark.parametrize(
    ("spans", "marked"),
    [
        ([(13, 21)], ["Alliance"]),
        ([(9, 45)], ["The Alliance met in 1999 and parted."]),
        ([(9, 12), (13, 21)], ["The", "Alliance"]),
        ([(9, 21), (13, 25)], ["The Alliance met"]),
        ([(9, 12), (12, 21)], ["The Alliance"]),
        ([(13, 21), (13, 21)], ["Alliance"]),
    ],
)
def test_overlapping_citations_are_marked_once(
    spans: list[tuple[int, int]], marked: list[str]
) -> None:
    runs = passage(small_entry(*spans))
    assert [text for text, is_marked in runs if is_marked] == marked
    assert "".join(text for text, _ in runs) == TEXT[9:45]


def test_a_citation_past_its_sentence_is_shown_whole() -> None:
    runs = passage(small_entry((40, 50)))
    assert runs[-1] == (TEXT[40:50], True)


def test_a_citation_of_an_unknown_sentence_shows_nothing() -> None:
    entry = small_entry((13, 21))
    lost = entry.citations[0]._replace(sentence=9)
    assert entry_page(entry._replace(citations=(lost,)), SMALL).sections == ()


def test_of_many_passages_the_first_six_are_shown_and_the_rest_named() -> None:
    text = "".join(f"Word {n}. " for n in range(1, 10))
    sentences = tuple(
        Sentence(n, 1, Span(8 * n - 8, 8 * n - 1), text[8 * n - 8 : 8 * n - 1], Cov.USED)
        for n in range(1, 10)
    )
    source = Source("s", "Many", "en", text, sentences)
    cited = tuple(Citation("x", s.span, s.text, s.number, "form") for s in sentences)
    blocks = section(entry_page(small_entry(citations=cited), source), Layer.SOURCE).blocks
    assert [type(block) for block in blocks] == [Passage] * 6 + [Paragraph]
    assert isinstance(blocks[-1], Paragraph)
    assert plain_text(blocks[-1].line) == "Also in S7, S8, S9"


def test_the_layer_of_a_form_decides_its_section() -> None:
    forms = (
        Form("Right Name", "en", Role.NAME, Layer.REFERENCES),
        Form("Guessed Ad", "az", Role.NAME, Layer.EDITORS),
        Form("Wrong Name", "en", Role.CALQUE, Layer.SOURCE, is_printed=True),
    )
    page = entry_page(small_entry((13, 21), forms=forms), SMALL)
    holders = {
        form.text: [s.layer for s in page.sections if form.text in section_text(s)]
        for form in forms
    }
    assert holders == {
        "Right Name": [Layer.REFERENCES],
        "Guessed Ad": [Layer.EDITORS],
        "Wrong Name": [Layer.SOURCE],
    }


def test_a_note_links_ids_it_names_and_leaves_other_words_alone() -> None:
    relation = Relation("other-entry", "Other", EntryType.TERM, "mentions")
    reference = Reference("some-ref", "Ref", "", "", "", "en")
    entry = small_entry(
        note="See other-entry, some-ref and no-such-thing.",
        relations=(relation,), references=(reference,),
    )  # fmt: skip
    (block,) = section(entry_page(entry, SMALL), Layer.EDITORS).blocks
    assert isinstance(block, Paragraph)
    assert plain_text(block.line) == "See Other, [1] and no-such-thing."


def test_an_attested_date_stands_under_the_references() -> None:
    date = DateStatement(Layer.REFERENCES, "1999-09", Basis.ATTESTED)
    page = entry_page(small_entry(dates=(date,)), SMALL)
    assert section_text(section(page, Layer.REFERENCES)) == "Date  September 1999"


def test_every_word_of_the_page_passes_through_the_readers_wording() -> None:
    heard: list[str] = []

    def say(text: str) -> str:
        heard.append(text)
        return text

    entry_page(ENTRIES["parp"], SOURCE, Spoken(say))
    assert {"The source says", "References attest", "Printed as", "wrong form"} <= set(heard)


def test_dates_and_how_they_were_found_are_said_in_the_readers_language() -> None:
    words = {"“{said}” is the {unit} after {anchor}: {reading}.": "{reading}: {anchor} + {unit}",
             "year": "il"}  # fmt: skip
    say = Spoken(lambda text: words.get(text, text), "az")
    page = entry_page(ENTRIES["ev-2002-afghanistan"], SOURCE, say)
    text = section_text(section(page, Layer.EDITORS))
    assert "2002-ci il: Exercise Cooperative Determination 2001 in Baku + il" in text
    own = [run for run in all_runs(page) if run.language == "az"]
    assert "2002-ci il" in [run.text for run in own]


def test_an_event_names_the_dated_events_before_and_after_it() -> None:
    text = section_text(section(PAGES["ev-2002-afghanistan"], None, "Before and after"))
    assert text == (
        "Before  Exercise Cooperative Determination 2001 in Baku, 5 to 16 November 2001"
        "After  Azerbaijani servicemen in ISAF, 20 November 2002 to December 2014"
    )


def test_neighbours_agree_with_the_order_of_the_timeline_and_know_each_other() -> None:
    dated = [
        event.id
        for event in DATABASE.timeline()
        if event.attested or (event.source and event.source.edtf)
    ]
    for before, after in pairwise(dated):
        assert before in [n.id for n in ENTRIES[after].neighbours if n.is_before]
        assert after in [n.id for n in ENTRIES[before].neighbours if not n.is_before]
    assert [n.is_before for n in ENTRIES[dated[0]].neighbours] == [False]
    assert [n.is_before for n in ENTRIES[dated[-1]].neighbours] == [True]


def test_what_has_no_date_has_no_neighbours() -> None:
    for entry in ENTRIES.values():
        is_dated = any(date.edtf for date in entry.dates)
        assert not entry.neighbours or (is_dated and entry.summary.type is EntryType.EVENT)
