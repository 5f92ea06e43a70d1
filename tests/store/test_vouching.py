"""Who vouches for the words of the source."""

from azref import paths
from azref.entries import Layer
from azref.store.database import Database

DATABASE = Database(paths.bundled_database())
TEXT = DATABASE.source().text


def layers_of(words: str) -> set[Layer]:
    at = TEXT.index(words)
    return {
        layer for start, end, layer in DATABASE.vouched() if (start, end) == (at, at + len(words))
    }


def test_what_entries_cite_is_the_sources_own():
    assert layers_of("May 4, 1994") == {Layer.SOURCE}


def test_a_date_that_had_to_be_resolved_is_the_editors():
    assert layers_of("The following year") == {Layer.EDITORS}


def test_a_place_that_is_read_otherwise_belongs_to_who_says_so():
    assert layers_of("SNT planning and analysis process") >= {Layer.REFERENCES}
