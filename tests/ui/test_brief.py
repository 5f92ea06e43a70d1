"""Names without end are cut before Qt measures them."""

from time import process_time

import pytest

from azref import paths
from azref.entries import Hit, Tier
from azref.store.database import Database
from azref.ui.brief import MOST, brief, brief_events, brief_hits, brief_summaries

ENDLESS = "\u0e33" * 60_000


def test_what_a_sound_reference_holds_stays_as_it_is():
    database = Database(paths.bundled_database())
    assert brief_summaries(database.summaries()) == database.summaries()
    assert brief_events(database.timeline(with_context=True)) == database.timeline(
        with_context=True
    )
    hits = database.lookup("ipap", 100)
    assert brief_hits(hits) == hits


@pytest.mark.parametrize("text", ["", "x" * MOST, "x" * (MOST + 1), ENDLESS])
def test_a_text_is_cut_behind_so_many_letters(text: str):
    assert brief(text) == (text if len(text) <= MOST else text[:MOST] + "…")


def test_every_text_of_a_row_is_cut_and_its_id_is_not():
    database = Database(paths.bundled_database())
    (summary, *_), (event, *_) = database.summaries(), database.timeline()
    long = summary._replace(
        id="x" * 5000, title=ENDLESS, acronym=ENDLESS, kind=ENDLESS,
        printed_as=(ENDLESS,) * 5000,
    )  # fmt: skip
    (short,) = brief_summaries([long])
    texts = (short.title, short.acronym, short.kind, *short.printed_as)
    assert max(map(len, texts)) == MOST + 1
    assert (short.id, len(short.printed_as)) == (long.id, 20)
    said = event.source._replace(said=ENDLESS, rule=ENDLESS)
    (short_event,) = brief_events([event._replace(title=ENDLESS, source=said)])
    assert max(map(len, (short_event.title, short_event.source.said))) == MOST + 1
    hit = Hit("x", "term", ENDLESS, ENDLESS, ENDLESS, Tier.EXACT, ENDLESS, ENDLESS)
    (short_hit,) = brief_hits([hit])
    assert max(len(value) for value in short_hit if isinstance(value, str)) == MOST + 1


def test_a_page_of_letters_that_combine_is_soon_laid_out(commands):
    view = commands.panes.reading.entry_view
    page = commands.panes.reading._writer()._line
    from azref.render.page import Run

    start = process_time()
    view.show_html(page((Run(ENDLESS),)))
    view.document().size()
    assert process_time() - start < 1.0
