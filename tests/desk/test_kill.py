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
    ("said", "found", "ledger", "fault"),
    [
        (['did [{"notes": {"a": 1}}, [3, 0]]'], {"notes": {"a": 1}}, [3, 0], False),
        (['did [{"notes": {"a": 1}}, [3, 0]]'], {"notes": {"a": 1}}, [2, 0], True),
        (['did [{"notes": {"a": 1}}, [3, 0]]'], {"notes": {}}, [3, 0], True),
        (['did [{"notes": {"a": 1}}, [3, 0]]', 'will "drop"'], {"notes": {}}, [4, 0], False),
        (['did [{"notes": {"a": 1}}, [3, 0]]', 'will "drop"'], {"notes": {}}, [3, 0], True),
        (['did [{"notes": {"a": 1, "b": 1}}, [3, 0]]', 'will "drop"'], {"notes": {}}, [4, 0],
         True),
    ],
)  # fmt: skip
def test_the_drill_sees_what_is_lost(said: list[str], found: dict, ledger: list[int], fault: bool):
    assert bool(lost(said, found, ledger)) is fault
    assert lost([], EMPTY, [0, 0]) == ""
