"""A short run of `kill.py`: a killed program loses no edit it acknowledged."""

import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from kill import EMPTY, drill, lost

sys.path.pop(0)


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_no_acknowledged_edit_is_lost_to_a_kill(path: Path):
    edits, wrong = drill(path, 6, seed=1)
    assert wrong == []
    assert edits > 6


@pytest.mark.parametrize(
    ("said", "found", "fault"),
    [
        (['did {"notes": {"a": 1}}'], {"notes": {"a": 1}}, False),
        (['did {"notes": {"a": 1}}'], {"notes": {}}, True),
        (['did {"notes": {"a": 1}}', 'will "drop"'], {"notes": {}}, False),
        (['did {"notes": {"a": 1, "b": 1}}', 'will "drop"'], {"notes": {}}, True),
    ],
)
def test_the_drill_sees_what_is_lost(said: list[str], found: dict, fault: bool):
    assert bool(lost(said, found)) is fault
    assert lost([], EMPTY) == ""
