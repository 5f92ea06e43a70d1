"""The desk to a file and from one, told before it is done, undone as one."""

from pathlib import Path

from azref.desk.desk import Desk
from azref.desk.values import Note
from azref.ui.desk.files import save


def written(tmp_path: Path) -> Path:
    desk = Desk(None)
    desk.bookmarks.add("pfp", "Partnership for Peace")
    desk.notes.add(Note("", "A thought", entry="pfp"))
    target = tmp_path / "mine.json"
    assert save(desk, target) == f"Wrote {target}"
    return target


def test_a_file_is_told_of_and_added_on_request(commands, tmp_path: Path):
    source = written(tmp_path)
    commands.desk.merge_from(source)
    assert commands.panes.notice.text == "mine.json: 2 to add."
    page = commands.panes.reading.entry_view.toPlainText()
    assert "bookmark Partnership for Peace" in page
    assert "note A thought" in page
    desk = commands.desk.open.desk
    assert desk.bookmarks.all() == ()
    commands.panes.notice._buttons[0].click()
    assert desk.bookmarks.of("pfp")
    assert "mine.json" in commands.panes.notice.text
    commands.desk.merge_from(source)
    assert commands.panes.notice.text == "Everything in mine.json is here already."
    commands.desk.undo()
    assert desk.bookmarks.all() == ()
    assert desk.notes.all() == ()


def test_a_file_that_cannot_be_read_is_said(commands, tmp_path: Path):
    commands.desk.merge_from(tmp_path / "none.json")
    assert str(tmp_path / "none.json") in commands.panes.notice.text
    (tmp_path / "other.json").write_bytes(b"\xff\xfe")
    commands.desk.merge_from(tmp_path / "other.json")
    assert commands.panes.notice.text.startswith("other.json is no export")


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path):
    line = save(Desk(None), tmp_path / "missing" / "mine.json")
    assert str(tmp_path / "missing" / "mine.json") in line
