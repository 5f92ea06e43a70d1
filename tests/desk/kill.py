"""Kills a program that edits a desk, again and again, and looks whether anything was lost.

    python tests/desk/kill.py [N]        N kills, 300 if not given

The child makes random edits and says of each, on its standard output, what it is about to do and
then that it is done. It is killed (SIGKILL) at a random moment. Then the desk must hold every
edit that was said to be done, and of the one that was under way all or nothing; what can be undone
must go with it; the file must pass SQLite's check; and the session must be the one saved last.
"""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any
from zlib import crc32

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from azref.desk.desk import Desk  # noqa: E402
from azref.desk.values import Note  # noqa: E402

State = dict[str, Any]
EMPTY: State = {"notes": {}, "bookmarks": {}, "folders": {}, "lookups": 0, "session": -1}
LEDGER = "SELECT coalesce(max(id), 0), coalesce(sum(is_undone), 0) FROM edit"


def state_of(desk: Desk) -> State:
    return {
        "notes": {note.id: crc32(note.text.encode()) for note in desk.notes.all()},
        "bookmarks": {mark.entry: mark.folder for mark in desk.bookmarks.all()},
        "folders": {folder.id: folder.name for folder in desk.bookmarks.folders()},
        "lookups": len(desk.lookups.latest(1_000_000)),
        "session": desk.session.load("window").get("n", -1),
    }


def ledger_of(desk: Desk) -> list[int]:
    """The number of the last edit, and how many are undone."""
    return list(desk._ledger.read(LEDGER)[0])


# --- The child --------------------------------------------------------------------------------


def say(word: str, value: object) -> None:
    os.write(1, f"{word} {json.dumps(value)}\n".encode())


def edit_at_random(desk: Desk, chance: random.Random) -> None:
    """One edit, told before and after. What it makes is told by the state it leads to."""
    step = chance.choice(
        ("note", "note", "note", "rewrite", "drop", "mark", "mark", "unmark", "folder", "move",
         "lookup", "session", "undo", "redo")
    )  # fmt: skip
    notes, marks, folders = desk.notes.all(), desk.bookmarks.all(), desk.bookmarks.folders()
    text = chance.choice("abcəığ") * chance.choice((3, 80, 5000))
    say("will", step)
    if step == "note":
        desk.notes.add(Note("", text, entry=f"e{chance.randrange(50)}"))
    elif step == "rewrite" and notes:
        desk.notes.change(chance.choice(notes).id, text)
    elif step == "drop" and notes:
        desk.notes.remove(chance.choice(notes))
    elif step == "mark":
        desk.bookmarks.add(f"e{chance.randrange(100)}", "Title")
    elif step == "unmark" and marks:
        desk.bookmarks.remove(chance.choice(marks))
    elif step == "folder":
        desk.bookmarks.add_folder(text[:20])
    elif step == "move" and marks and folders:
        desk.bookmarks.move(chance.choice(marks), chance.choice(folders).id, chance.randrange(9))
    elif step == "lookup":
        desk.lookups.record(text[:10], "pfp", "Partnership for Peace")
    elif step == "session":
        desk.session.save("window", {"n": chance.randrange(1_000_000)})
    elif step == "undo":
        desk.undo()
    elif step == "redo":
        desk.redo()
    say("did", [state_of(desk), ledger_of(desk)])


def child(path: Path, seed: int) -> None:
    desk = Desk(path)
    chance = random.Random(seed)
    say("did", [state_of(desk), ledger_of(desk)])
    while True:
        edit_at_random(desk, chance)


# --- The one that kills -----------------------------------------------------------------------


def run_and_kill(path: Path, seed: int, seconds: float) -> list[str]:
    """What a child said before it was killed, `seconds` after its first edit was under way."""
    process = subprocess.Popen(
        [sys.executable, __file__, "--child", str(path), str(seed)], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    said = (first + rest).decode("utf-8", "replace")
    return said[: said.rfind("\n") + 1].splitlines()


def changed_parts(before: State, after: State) -> list[str]:
    return [part for part in before if before[part] != after[part]]


def lost(said: list[str], found: State, ledger: list[int]) -> str:
    """What of the acknowledged edits is not found, empty for nothing."""
    acknowledged = [json.loads(line[4:]) for line in said if line.startswith("did ")]
    last, last_ledger = acknowledged[-1] if acknowledged else (EMPTY, [0, 0])
    under_way = said[-1][6:-1] if said and said[-1].startswith("will ") else ""
    parts = changed_parts(last, found)
    is_edit = bool(parts) and parts[0] not in ("lookups", "session")
    if (ledger != last_ledger) != is_edit and not (under_way and not parts):
        return f"what can be undone is {ledger}, was {last_ledger}, where {parts} differ"
    if not parts:
        return ""
    if not under_way:
        return f"{parts} differ though every edit was acknowledged"
    if len(parts) > 1 and under_way not in ("undo", "redo"):
        return f"{parts} differ after one {under_way}"
    before, after = last[parts[0]], found[parts[0]]
    if isinstance(before, int):
        return ""
    touched = {k for k in {*before, *after} if before.get(k) != after.get(k)}
    return "" if len(touched) == 1 else f"{sorted(touched)} differ after one {under_way}"


def damage(path: Path) -> str:
    connection = sqlite3.connect(path)
    try:
        verdict = connection.execute("PRAGMA integrity_check").fetchall()
        dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    finally:
        connection.close()
    return "" if verdict == [("ok",)] and not dangling else f"{verdict} {dangling}"


def drill(path: Path, kills: int, seed: int = 0, longest: float = 0.12) -> tuple[int, list[str]]:
    """The number of edits acknowledged over so many kills, and everything that went wrong."""
    chance = random.Random(seed)
    edits, wrong = 0, []
    for number in range(kills):
        said = run_and_kill(path, chance.randrange(1 << 30), chance.random() * longest)
        edits += max(0, sum(line.startswith("did ") for line in said) - 1)
        desk = Desk(path)
        faults = (desk.trouble, lost(said, state_of(desk), ledger_of(desk)), damage(path))
        wrong += [f"kill {number}: {fault}" for fault in faults if fault]
        desk.close()
    return edits, wrong


def main() -> int:
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with tempfile.TemporaryDirectory() as folder:
        edits, wrong = drill(Path(folder) / "desk.sqlite", kills, seed=time.time_ns())
    print(f"{kills} kills, {edits} edits acknowledged, {len(wrong)} faults")
    print("\n".join(wrong))
    return bool(wrong)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]), int(sys.argv[3]))
    sys.exit(main())
