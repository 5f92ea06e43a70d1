"""What every test shares: Qt without a screen, and databases made by the real compiler."""

import itertools
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is slow, not wrong.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_NUMBERS = itertools.count()
SMALL_EDITION = Path(__file__).parent / "small_edition"


@pytest.fixture(scope="session")
def small_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database compiled from `tests/small_edition`: every kind of entry once."""
    from azref.ingest.compiler import compile_edition
    from azref.ingest.database import write_database

    output = tmp_path_factory.mktemp("small") / "small.sqlite"
    write_database(compile_edition(SMALL_EDITION), output)
    return output


@pytest.fixture(autouse=True)
def _own_data_folder(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No test sees the reader's own data, or another test's; the folder is made when wanted."""
    folder = tmp_path_factory.getbasetemp() / "data" / f"{next(_NUMBERS)}"
    monkeypatch.setenv("AZREF_DATA", str(folder))
