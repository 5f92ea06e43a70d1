"""The window's worker process: killed at once, never silent, leaving old files as they were."""

import os
import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from azref import paths
from azref.ui.document import exporting
from azref.ui.document.exporting import Exporter

BUNDLED = paths.bundled_database()


@pytest.fixture
def exporter(qtbot: QtBot):
    made = Exporter()
    yield made
    made.cancel()
    made.cool()
    qtbot.waitUntil(lambda: made.is_idle, timeout=10_000)


def test_a_cancelled_export_ends_at_once_and_the_old_file_stays(exporter, qtbot, tmp_path: Path):
    output = tmp_path / "x.pdf"
    output.write_bytes(b"old")
    with qtbot.waitSignal(exporter.staged, timeout=10_000):
        exporter.start(BUNDLED, ["pfp"], output)
    began = time.perf_counter()
    exporter.cancel()
    assert time.perf_counter() - began < 0.1
    qtbot.waitUntil(lambda: exporter.is_idle, timeout=1000)
    assert output.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [output]


def test_the_stages_are_told_and_the_notes_name_the_standards(exporter, qtbot, tmp_path: Path):
    stages: list[str] = []
    exporter.staged.connect(stages.append)
    with qtbot.waitSignal(exporter.finished, timeout=20_000) as done:
        options = {"paper": "letter", "has_records": True}
        exporter.start(BUNDLED, ["pfp"], tmp_path / "x.pdf", "Mine", {"pfp": "Mind"}, options)
    assert stages == ["reading", "setting", "ready"]
    assert done.args == [str(tmp_path / "x.pdf"), "", ("PDF/UA-1, PDF/A-3a",)]


def test_a_worker_that_dies_is_a_line(exporter, qtbot, tmp_path: Path):
    with qtbot.waitSignal(exporter.finished, timeout=10_000) as done:
        exporter.start(BUNDLED, ["pfp"], tmp_path / "x.pdf")
        exporter._worker._process.kill()
    assert done.args[1].startswith("The export broke off before it was done (")
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_cannot_be_started_is_a_line(qtbot, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    exporter = Exporter()
    with qtbot.waitSignal(exporter.finished, timeout=10_000) as done:
        exporter.start(BUNDLED, ["pfp"], tmp_path / "x.pdf")
    assert done.args[1].startswith("The export broke off before it was done (")
    assert not exporting._running


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="folders are made read-only in another way")
def test_a_folder_that_cannot_be_written_is_a_line(exporter, qtbot, tmp_path: Path):
    output = tmp_path / "file" / "x.pdf"
    (tmp_path / "file").write_text("no folder")
    with qtbot.waitSignal(exporter.finished, timeout=20_000) as done:
        exporter.start(BUNDLED, ["pfp"], output)
    assert str(output) in done.args[1]


def test_a_worker_started_ahead_can_be_let_go(exporter, qtbot):
    exporter.warm()
    assert not exporter.is_idle
    exporter.cool()
    qtbot.waitUntil(lambda: exporter.is_idle, timeout=5000)


def test_a_worker_nobody_owns_any_more_ends(qtbot):
    gone = Exporter()
    gone.warm()
    gone.deleteLater()
    qtbot.waitUntil(lambda: not exporting._running, timeout=10_000)


def test_what_was_exported_is_looked_for_where_the_last_export_went(
    commands, monkeypatch, tmp_path: Path
):
    asked = []
    monkeypatch.setattr(
        "azref.ui.document.filing.QFileDialog.getOpenFileName",
        lambda _parent, _title, folder, _filters: (asked.append(folder), ("", ""))[1],
    )
    commands.exporting.folder = str(tmp_path)
    commands.actions["open_selection"].trigger()
    assert asked == [str(tmp_path)]
