"""What can go wrong with the file: every time a line, a desk to work at, and nothing lost."""

import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from azref.desk import connection, tables
from azref.desk.copies import name_due, superfluous
from azref.desk.desk import Desk
from azref.desk.upkeep import keep_copy, tidy
from azref.desk.values import Note
from azref.errors import DeskError


def filled(path: Path, notes: int = 40) -> list[str]:
    """Fills a desk; the texts of its notes."""
    desk = Desk(path)
    made = desk.bookmarks.add_folder("Thesis")
    for number in range(notes):
        desk.notes.add(Note("", f"note {number} " + "ə" * 300, entry=f"e{number}"))
        desk.bookmarks.add(f"e{number}", f"Entry {number}", made.id if number % 2 else "")
    desk.selections.create("Mine", [("e1", "Entry 1")])
    desk.session.save("window", {"n": 1})
    texts = [note.text for note in desk.notes.all()]
    desk.close()
    return texts


def beside(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir() if p.name.startswith("desk-damaged"))


def harmed(path: Path, change: Callable[[bytearray], object]) -> bytes:
    data = bytearray(path.read_bytes())
    change(data)
    path.write_bytes(data)
    return bytes(data)


def without_pages_of(words: bytes) -> Callable[[bytearray], None]:
    """Overwrites every page that holds `words`."""

    def change(data: bytearray) -> None:
        while (at := data.find(words)) >= 0:
            page = at // 4096 * 4096
            data[page : page + 4096] = b"\xff" * 4096

    return change


# --- Damage -------------------------------------------------------------------------------------


def test_a_file_of_something_else_is_kept_beside_and_a_new_desk_begun(path: Path):
    path.parent.mkdir()
    path.write_text("This is my shopping list." * 400)
    desk = Desk(path)
    assert desk.is_kept
    assert "was damaged; 0 of its entries were rescued" in desk.trouble
    (kept,) = beside(path)
    assert kept in desk.trouble
    assert (path.parent / kept).read_text().startswith("This is my shopping list.")
    desk.bookmarks.add("pfp", "P")
    desk.close()
    assert Desk(path).trouble == ""


def test_another_programs_database_is_not_taken_for_a_desk(path: Path):
    path.parent.mkdir()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE note (id, text)")
    other.execute("INSERT INTO note VALUES (1, 'not ours')")
    other.commit()
    other.close()
    desk = Desk(path)
    assert desk.notes.all() == ()
    assert len(beside(path)) == 1


def test_a_truncated_file_gives_what_is_left_of_it(path: Path):
    texts = filled(path)
    harmed(path, lambda data: data.__delitem__(slice(len(data) // 2, None)))
    desk = Desk(path)
    found = [note.text for note in desk.notes.all()]
    assert set(found) <= set(texts)
    assert "rescued" in desk.trouble
    assert len(beside(path)) == 1


def test_a_lost_first_page_loses_no_row(path: Path):
    texts = filled(path)
    harmed(path, lambda data: data.__setitem__(slice(0, 4096), bytes(4096)))
    desk = Desk(path)
    assert [note.text for note in desk.notes.all()] == texts
    assert len(desk.bookmarks.all()) == 40
    assert desk.session.load("window") == {"n": 1}
    assert connection.is_sound(path)


def test_a_damaged_page_costs_its_own_rows_and_no_others(path: Path):
    texts = filled(path, 120)
    harmed(path, without_pages_of(b"note 60 "))
    desk = Desk(path)
    found = {note.text for note in desk.notes.all()}
    assert found < set(texts)
    assert len(found) > 100
    assert len(desk.bookmarks.all()) == 120


def test_what_damage_took_comes_from_the_latest_copy(path: Path):
    texts = filled(path, 120)
    assert keep_copy(path) is not None
    harmed(path, without_pages_of(b"note 60 "))
    desk = Desk(path)
    assert {note.text for note in desk.notes.all()} == set(texts)
    assert "taken from the latest copy" in desk.trouble


def test_an_emptied_file_comes_back_from_the_latest_copy(path: Path):
    texts = filled(path)
    keep_copy(path)
    path.write_bytes(b"")
    desk = Desk(path)
    assert [note.text for note in desk.notes.all()] == texts
    assert desk.trouble


def test_damage_met_while_the_desk_is_open_is_rescued_on_the_way(path: Path):
    texts = filled(path, 120)
    desk = Desk(path)
    harmed(path, without_pages_of(b"note 60 "))
    added = desk.notes.add(Note("", "one more", entry="x"))
    found = {note.text for note in desk.notes.all()}
    assert added.text in found
    assert len(found & set(texts)) > 100
    assert "was damaged" in desk.trouble


def test_no_damage_of_any_kind_keeps_the_desk_from_opening(path: Path):
    filled(path)
    whole = path.read_bytes()
    chance = random.Random(5)
    for number in range(int(os.environ.get("AZREF_DAMAGED", "12"))):
        data = bytearray(whole[: chance.randrange(len(whole))] if number % 3 == 0 else whole)
        for _ in range(chance.randrange(1, 40)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        desk = Desk(path)
        desk.notes.all(), desk.bookmarks.all(), desk.selections.all(), desk.lookups.latest()
        desk.session.load("window")
        desk.bookmarks.add("new", "New")
        assert desk.bookmarks.of("new")
        if not tidy(path):
            desk.mend()
            assert "was damaged" in desk.trouble
        desk.close()
        assert connection.is_sound(path)
        shutil.rmtree(path.parent)
        path.parent.mkdir()


def test_a_trigger_in_the_file_never_runs(path: Path):
    filled(path, 3)
    other = sqlite3.connect(path)
    other.execute("CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM bookmark; END")
    other.commit()
    other.close()
    desk = Desk(path)
    desk.notes.add(Note("", "x", entry="x"))
    assert len(desk.bookmarks.all()) == 3


# --- No room, no right, no time -----------------------------------------------------------------


def full(desk: Desk) -> None:
    pages = desk._ledger.read("PRAGMA page_count")[0][0]
    desk._ledger.read(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_is_said_and_nothing_is_half_written(path: Path):
    texts = filled(path)
    desk = Desk(path)
    full(desk)
    with pytest.raises(DeskError, match="the disk is full; nothing was changed") as caught:
        desk.notes.add(Note("", "x" * 100_000, entry="x"))
    assert str(path) in str(caught.value)
    assert [note.text for note in desk.notes.all()] == texts
    desk._ledger.read("PRAGMA max_page_count = 1000000")
    desk.notes.add(Note("", "x" * 100_000, entry="x"))
    assert len(desk.notes.all()) == len(texts) + 1


def test_a_folder_that_cannot_be_made_leaves_a_desk_in_memory(tmp_path: Path):
    (tmp_path / "data").write_text("in the way")
    desk = Desk(tmp_path / "data" / "desk.sqlite")
    assert not desk.is_kept
    assert "\n" not in desk.trouble
    assert desk.trouble.endswith("bookmarks and notes you make now are not kept")
    desk.bookmarks.add("pfp", "P")
    assert desk.bookmarks.of("pfp")


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """A small disk of its own, mounted with the options asked for; needs to be root."""
    disk = tmp_path / "disk"
    disk.mkdir()

    def mounted(*options: str) -> Path:
        command = ["mount", *options, str(disk)]
        if os.name == "nt" or os.geteuid() or not shutil.which("mount"):
            pytest.skip("needs to be root")
        if subprocess.run(command, capture_output=True).returncode:
            pytest.skip("may not mount here")
        return disk

    yield mounted
    if os.path.ismount(disk):
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_read_only_home_shows_what_is_there_and_says_that_nothing_is_kept(mount):
    disk = mount("-t", "tmpfs", "-o", "size=4m", "tmpfs")
    texts = filled(disk / "desk.sqlite", 5)
    mount("-o", "remount,ro")
    desk = Desk(disk / "desk.sqlite")
    assert not desk.is_kept
    assert "are not kept" in desk.trouble
    assert [note.text for note in desk.notes.all()] == texts
    desk.bookmarks.remove(desk.bookmarks.of("e1"))
    desk.undo()
    assert desk.bookmarks.of("e1")


def test_a_disk_that_fills_up_loses_no_acknowledged_note(mount):
    disk = mount("-t", "tmpfs", "-o", "size=1m", "tmpfs")
    desk = Desk(disk / "desk.sqlite")
    kept: list[str] = []

    def write_on() -> None:
        while True:
            kept.append(desk.notes.add(Note("", f"{len(kept)} " * 500, entry="x")).text)

    with pytest.raises(DeskError, match="disk"):
        write_on()
    assert [note.text for note in desk.notes.all()] == kept
    desk.close()
    again = Desk(disk / "desk.sqlite")
    assert [note.text for note in again.notes.all()] == kept


def test_a_desk_of_a_newer_azref_is_left_alone(path: Path):
    filled(path, 2)
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 99")
    other.close()
    before = path.read_bytes()
    desk = Desk(path)
    assert not desk.is_kept
    assert "written by a newer azref (format 99" in desk.trouble
    desk.bookmarks.add("pfp", "P")
    assert path.read_bytes() == before


def test_another_programs_lock_is_said_in_a_line(path: Path, monkeypatch):
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    desk = Desk(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DeskError, match="another program is using it; try again"):
        desk.bookmarks.add("pfp", "P")
    other.execute("ROLLBACK")
    other.close()
    desk.bookmarks.add("pfp", "P")


def test_two_windows_share_one_file(path: Path):
    one, other = Desk(path), Desk(path)
    for number in range(10):
        (one if number % 2 else other).notes.add(Note("", f"{number}", entry="x"))
    assert [n.text for n in one.notes.all()] == [n.text for n in other.notes.all()]
    one.undo()
    assert other.next == one.next
    assert len(other.notes.all()) == 9


def test_a_file_deleted_under_an_open_desk_is_written_anew(path: Path):
    desk = Desk(path)
    desk.bookmarks.add("pfp", "P")
    for left in path.parent.glob("desk.sqlite*"):
        left.unlink()
    desk.bookmarks.add("parp", "Q")
    desk.close()
    assert [mark.entry for mark in Desk(path).bookmarks.all()] == ["pfp", "parp"]


# --- Versions -----------------------------------------------------------------------------------


def test_a_desk_is_brought_to_the_next_version_and_kept_as_it_was(path: Path, monkeypatch):
    texts = filled(path)
    step = 'ALTER TABLE note ADD COLUMN colour TEXT;\nUPDATE note SET colour = "red";\n'
    monkeypatch.setattr(tables, "STEPS", (*tables.STEPS, step))
    desk = Desk(path)
    assert desk._ledger.read("PRAGMA user_version") == [(len(tables.STEPS),)]
    assert desk._ledger.read("SELECT DISTINCT colour FROM note") == [("red",)]
    assert [note.text for note in desk.notes.all()] == texts
    monkeypatch.undo()
    old = Desk(path.with_name("desk-format-1.sqlite"))
    assert [note.text for note in old.notes.all()] == texts


def test_a_step_that_fails_leaves_the_version_before(path: Path, monkeypatch):
    filled(path)
    broken = (
        "ALTER TABLE note ADD COLUMN colour TEXT;\n"
        "CREATE UNIQUE INDEX one_entry ON bookmark (length(entry));\n"
    )
    monkeypatch.setattr(tables, "STEPS", (*tables.STEPS, broken))
    desk = Desk(path)
    assert not desk.is_kept
    assert desk.trouble
    monkeypatch.undo()
    assert Desk(path).trouble == ""


def test_a_new_desk_is_the_readers_alone(path: Path):
    Desk(path).close()
    if os.name != "nt":
        assert path.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_copies_and_what_is_kept_of_a_damaged_desk_are_the_readers_alone(path: Path):
    path.parent.mkdir(0o755)
    filled(path)
    copy = keep_copy(path)
    harmed(path, without_pages_of(b"note 7 "))
    desk = Desk(path)
    desk.notes.all()
    desk.close()
    (kept,) = beside(path)
    for file in (path, copy, path.parent / kept):
        assert file.stat().st_mode & 0o077 == 0


# --- Copies -------------------------------------------------------------------------------------


def test_one_copy_a_day_and_seven_days_of_them(path: Path, monkeypatch):
    filled(path, 2)
    for day in range(1, 13):
        monkeypatch.setattr(connection, "today", lambda day=day: f"2026-11-{day:02}")
        assert tidy(path)
        assert keep_copy(path) is None
    names = sorted(p.name for p in (path.parent / "copies").iterdir())
    assert names == [f"{n:05}-2026-11-{n:02}.sqlite" for n in range(6, 13)]
    copied = Desk(path.parent / "copies" / names[-1])
    assert len(copied.notes.all()) == 2


@pytest.mark.parametrize(
    ("names", "day", "due"),
    [
        ([], "2026-11-23", "00001-2026-11-23.sqlite"),
        (["00041-2026-11-22.sqlite"], "2026-11-23", "00042-2026-11-23.sqlite"),
        (["00041-2026-11-23.sqlite"], "2026-11-23", ""),
        (["00041-2030-01-01.sqlite"], "2026-11-23", "00042-2026-11-23.sqlite"),
        (["holiday.jpg"], "2026-11-23", "00001-2026-11-23.sqlite"),
    ],
)
def test_a_clock_set_back_confuses_no_copy(names: list[str], day: str, due: str):
    assert name_due(names, day) == due


def test_the_copies_made_first_go_first_whatever_their_dates():
    names = [f"{n:05}-{2040 - n}-01-01.sqlite" for n in range(1, 10)]
    assert superfluous([*names, "holiday.jpg"]) == names[:2]


def test_a_damaged_desk_replaces_no_good_copy(path: Path):
    filled(path, 60)
    harmed(path, lambda data: data.__setitem__(slice(8192, 20000), bytes(20000 - 8192)))
    assert not tidy(path)
    assert not (path.parent / "copies").exists()
