"""A terminal, and an edition to compile in it."""

import shutil
from pathlib import Path

import pytest

from tests.cli.terminal import SMALL_EDITION, Terminal


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    if not SMALL_EDITION.is_dir():
        pytest.skip("no small edition")
    return Path(shutil.copytree(SMALL_EDITION, tmp_path / "edition"))
