"""The selection exported from the window: with consent, in the background, told in a line."""

from pathlib import Path

import pikepdf


def test_an_empty_selection_is_not_exported_but_explained(commands):
    commands.exporting.export()
    assert commands.panes.notice.text.startswith("Nothing is selected")


def test_the_selection_becomes_a_pdf_in_the_background(commands, qtbot, tmp_path: Path):
    output = tmp_path / "Əfqanıstan.pdf"
    commands.selection.tick(["isaf", "ev-2002-afghanistan"])
    with qtbot.waitSignal(commands.exporting.exporter.finished, timeout=30_000):
        commands.exporting.export_to(commands.selection.ticked, output)
        assert "Exporting 2 entries" in commands.panes.notice.text
    assert commands.panes.notice.text == f"Wrote {output}. PDF/UA-1, PDF/A-2a"
    with pikepdf.open(output) as document:
        assert document.Root.MarkInfo.Marked


def test_what_a_format_could_not_express_is_said_in_the_line(commands, qtbot, tmp_path: Path):
    output = tmp_path / "x.ics"
    commands.selection.tick(["isaf", "ev-1994-framework"])
    with qtbot.waitSignal(commands.exporting.exporter.finished, timeout=30_000):
        commands.exporting.export_to(commands.selection.ticked, output)
    assert commands.panes.notice.text == f"Wrote {output}. calendar: 1 term left out"


def test_a_cancelled_export_leaves_no_file(commands, qtbot, tmp_path: Path):
    output = tmp_path / "x.pdf"
    commands.selection.tick(["isaf"])
    commands.exporting.export_to(commands.selection.ticked, output)
    commands.panes.notice.offers["Cancel"].click()
    assert "cancelled" in commands.panes.notice.text
    qtbot.waitUntil(lambda: commands.exporting.exporter.is_idle, timeout=30_000)
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_fails_says_why_and_where(commands, qtbot, tmp_path: Path):
    output = tmp_path / "missing" / "x.pdf"
    commands.selection.tick(["isaf"])
    with qtbot.waitSignal(commands.exporting.exporter.finished, timeout=30_000):
        commands.exporting.export_to(commands.selection.ticked, output)
    assert str(output) in commands.panes.notice.text


def test_a_dictionary_leaves_the_window_with_all_its_files(commands, qtbot, tmp_path: Path):
    commands.selection.tick(["isaf", "ev-1994-framework"])
    with qtbot.waitSignal(commands.exporting.exporter.finished, timeout=30_000):
        commands.exporting.export_to(commands.selection.ticked, tmp_path / "x.ifo")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["x.dict", "x.idx", "x.ifo", "x.syn"]
    assert "StarDict: 1 event listed by name" in commands.panes.notice.text


def test_files_the_dialog_did_not_name_are_replaced_only_on_consent(
    commands, qtbot, monkeypatch, tmp_path: Path
):
    output = tmp_path / "st.ifo"
    old = {tmp_path / name: name.encode() for name in ("st.idx", "st.dict", "st.dict.dz")}
    for file, content in old.items():
        file.write_bytes(content)
    monkeypatch.setattr("azref.ui.document.filing.ask_output", lambda *_: output)
    commands.selection.tick(["isaf"])
    commands.exporting.export()
    assert not commands.exporting.is_under_way
    assert "removed: st.idx, st.dict, st.dict.dz" in commands.panes.notice.text
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == old
    with qtbot.waitSignal(commands.exporting.exporter.finished, timeout=30_000):
        commands.panes.notice.offers["Replace"].click()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["st.dict", "st.idx", "st.ifo", "st.syn"]
    assert (tmp_path / "st.idx").read_bytes() != b"st.idx"


def test_a_dictionary_that_may_be_replaced_is_asked_about_once(
    commands, qtbot, monkeypatch, tmp_path: Path
):
    output = tmp_path / "st.ifo"
    for suffix in (".ifo", ".idx", ".dict"):
        output.with_suffix(suffix).touch()
    monkeypatch.setattr("azref.ui.document.filing.ask_output", lambda *_: output)
    commands.selection.tick(["isaf"])
    with qtbot.waitSignal(commands.exporting.exporter.finished, timeout=30_000):
        commands.exporting.export()  # the dialog has asked
    assert all(file.stat().st_size for file in tmp_path.iterdir())
