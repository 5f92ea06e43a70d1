"""What a document holds: pages in order, everything that belongs to them, each thing once."""

import pytest

from azref.entries import Layer
from azref.errors import ExportError, UnknownEntry
from azref.export.content import Document
from azref.export.data import document_data
from azref.export.document import gather
from azref.export.options import Options
from azref.folding import alphabet
from azref.store.database import Database
from tests.export.conftest import SELECTION


def test_events_come_first_in_time_order_then_terms_by_kind_and_title(document: Document) -> None:
    assert [part.heading for part in document.parts] == ["Events", "Terms"]
    assert [page.id for page in document.pages] == [
        "ev-1994-framework",
        "ev-2002-afghanistan",
        "ev-present-isaf",
        "ev-2015-resolute-support",
        "cx-2018-120",
        "pfp",
        "ipap",
        "republic-of-azerbaijan",
    ]
    headings = [group.heading for group in document.parts[1].groups]
    assert headings == ["Programmes", "Documents", "Places"]


def test_an_entry_given_twice_stands_once(database: Database) -> None:
    assert len(gather(database, ["ipap", "pfp", "ipap"]).pages) == 2


def test_the_title_is_the_readers_or_else_the_editions(database: Database) -> None:
    assert gather(database, ["ipap"], "My briefing").title == "My briefing"
    assert gather(database, ["ipap"]).title == "Azerbaijan and NATO"


def test_every_reference_and_every_note_stands_once(document: Document) -> None:
    references = [reference.id for reference in document.references]
    notes = [discrepancy.id for discrepancy in document.discrepancies]
    assert len(references) == len(set(references)) > 20
    assert len(notes) == len(set(notes)) > 5
    assert [d.span for d in document.discrepancies] == sorted(
        d.span for d in document.discrepancies
    )


def test_every_sentence_a_page_quotes_is_in_the_appendix_and_points_back(
    document: Document,
) -> None:
    third = next(cited for cited in document.sentences if cited.sentence.number == 3)
    assert "ev-1994-framework" in third.entries
    numbers = [cited.sentence.number for cited in document.sentences]
    assert numbers == sorted(set(numbers))


def test_an_empty_selection_says_what_to_do(database: Database) -> None:
    with pytest.raises(ExportError, match="choose at least one entry"):
        gather(database, [])


def test_an_unknown_id_is_named_with_the_nearest(database: Database) -> None:
    with pytest.raises(UnknownEntry, match=r'"ipaq".*did you mean "ipap"'):
        gather(database, ["pfp", "ipaq"])


def test_the_entries_stand_as_their_pages_do_and_as_they_were_chosen(document: Document) -> None:
    assert [entry.id for entry in document.entries] == [page.id for page in document.pages]
    assert document.chosen == SELECTION


def test_remarks_stay_with_the_entries_they_are_on(database: Database) -> None:
    document = gather(database, ["ipap"], remarks={"ipap": "for the annex", "pfp": "elsewhere"})
    assert document.remarks == (("ipap", "for the annex"),)


# The data a template sees


def entry_data(document: Document, title: str) -> dict[str, object]:
    groups = [group for part in document_data(document)["parts"] for group in part["groups"]]
    entries = [entry for group in groups for entry in group["entries"]]
    found: dict[str, object] = next(entry for entry in entries if entry["title"] == title)
    return found


def runs_in(data: object) -> list[dict[str, str]]:
    """Every run anywhere in `data`."""
    if isinstance(data, dict) and "tone" in data:
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [run for part in parts for run in runs_in(part)]


def test_links_to_entries_outside_the_selection_are_plain_text(document: Document) -> None:
    runs = runs_in(entry_data(document, "Individual Partnership Action Plan"))
    by_text = {run["text"]: run for run in runs}
    assert by_text["Partnership for Peace"]["label"].startswith("e")
    assert "label" not in by_text["Ilham Aliyev"]


def test_every_link_leads_to_something_the_document_holds(document: Document) -> None:
    data = document_data(document)
    entries = [e for part in data["parts"] for group in part["groups"] for e in group["entries"]]
    things = [*entries, *data["references"], *data["sentences"]]
    targets = {run["label"] for run in runs_in(data) if "label" in run}
    assert targets <= {thing["label"] for thing in things}
    assert {kind[0] for kind in targets} == {"e", "r", "s"}


def test_references_bear_the_numbers_of_the_whole_document(document: Document) -> None:
    data = document_data(document)
    for run in runs_in(data["parts"]):
        if run.get("label", "").startswith("r"):
            assert run["text"] == run["label"][1:]
    sections = [s["heading"] for s in entry_data(document, "Partnership for Peace")["sections"]]  # type: ignore[attr-defined]
    assert "References" not in sections


def test_azerbaijani_runs_say_so(document: Document) -> None:
    runs = runs_in(entry_data(document, "Individual Partnership Action Plan"))
    name = next(run for run in runs if run["text"] == "Fərdi Tərəfdaşlıq Əməliyyat Planı")
    assert name["language"] == "az"


def test_a_derived_date_is_drawn_as_the_editors_and_never_as_the_sources(
    document: Document,
) -> None:
    rows = {row["title"]: row for row in document_data(document)["figure"]["rows"]}
    layers = [band["layer"] for band in rows["Azerbaijani platoon sent to Afghanistan"]["bands"]]
    assert layers == [str(Layer.EDITORS), str(Layer.REFERENCES)]


def test_with_azerbaijani_labels_terms_stand_in_the_order_of_that_alphabet(
    database: Database,
) -> None:
    ids = [summary.id for summary in database.summaries()]
    document = gather(database, ids, options=Options(labels="az"))
    groups = [[page.title for page in group.pages] for group in document.parts[-1].groups]
    assert groups == [sorted(titles, key=alphabet("az")) for titles in groups]
