"""Lookups as Azerbaijani readers type them: case forms, chains of endings, letters at hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from azref import paths
from azref.store.database import Database

LINES = Path(__file__).with_name("azerbaijani.txt").read_text("utf-8").splitlines()
QUERIES = [line.partition(" | ")[::2] for line in LINES if not line.startswith("#")]


@pytest.fixture(scope="module")
def database() -> Iterator[Database]:
    opened = Database(paths.bundled_database())
    yield opened
    opened.close()


@pytest.mark.parametrize(("query", "wanted"), QUERIES)
def test_what_is_meant_comes_first(database: Database, query: str, wanted: str) -> None:
    found = [hit.id for hit in database.lookup(query)]
    assert found
    assert found[0] in wanted.split()


def test_the_table_is_whole() -> None:
    assert len(QUERIES) > 300
    assert all(query.strip() and wanted.strip() for query, wanted in QUERIES)
