"""What every test shares: Qt without a screen, and databases made by the real compiler."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SMALL_EDITION = Path(__file__).parent / "small_edition"


@pytest.fixture(scope="session")
def small_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database compiled from `tests/small_edition`: every kind of entry once."""
    from azref.ingest.compiler import compile_edition
    from azref.ingest.database import write_database

    output = tmp_path_factory.mktemp("small") / "small.sqlite"
    write_database(compile_edition(SMALL_EDITION), output)
    return output
