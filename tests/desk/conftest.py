"""A desk in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from azref.desk.desk import Desk


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "desk.sqlite"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    opened = Desk(path)
    yield opened
    opened.close()
