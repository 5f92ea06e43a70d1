"""Opens damaged databases with everything azref has, and sees whether anything gives way.

    python tests/drill/drill.py [N] [FIRST]      N files, 1,000 if not given, from number FIRST on

Each file is read by every verb and in the window. A step must not crash, print a traceback, say
more than one line, reach for the network or write outside the folders it was given, nor work longer
than `PATIENCE`, nor hold more than `MEMORY`; files of megabytes are given more time, documents more
of both, and every step over `PATIENCE` or `MEMORY` is listed. The
network is also taken away (`unshare -n`) and its counters are read, where the system lets us, so
that what Qt or SQLite might do behind Python's back is seen too.
"""

import contextlib
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.drill.families import FAMILIES, make  # noqa: E402

PATIENCE = 2.0
"""Seconds a step may work (of its own processor time, so that a busy machine is no fault)."""
READING, EXPORTING = 0.5, 20.0
"""Seconds more for each megabyte of a file, since whole tables are read, and typeset."""
MEMORY, SETTING, WRITING = 600, 2000, 40
"""Megabytes a step may hold at most: some 210 with all that is loaded, 320 that SQLite may sort in
(`store/connection.py`) and some air. A step that sets a PDF may hold the second number more, one
that writes a document the third for each megabyte of the file: 6 MB of rows are 40 MB of HTML."""
_BLOCKED = 90.0
"""Seconds after which a step that does not end at all is killed."""


class Verdict:
    """What was seen: steps, the slowest ones, and every fault with its file."""

    def __init__(self) -> None:
        self.files: Counter[str] = Counter()
        self.steps = 0
        self.long: Counter[str] = Counter()
        self.slowest: list[tuple[float, float, str, str]] = []
        self.largest: list[tuple[float, str, str]] = []
        self.faults: list[tuple[str, str, str]] = []

    def add(self, file: Path, record: dict[str, Any]) -> None:
        step = record["end"]
        self.steps += 1
        self.slowest.append((record["work"], record["wall"], file.name, step))
        self.slowest = sorted(self.slowest, reverse=True)[:15]
        self.largest.append((record["most"], file.name, step))
        self.largest = sorted(self.largest, reverse=True)[:15]
        self.faults += [(file.name, step, fault) for fault in record["faults"]]
        if record["work"] > PATIENCE:
            self.long[f"{file.stem[5:]}: {' '.join(step.split()[:2])}"] += 1
        is_export = step.startswith("export")
        if record["work"] > PATIENCE + (EXPORTING if is_export else READING) * _megabytes(file):
            self.faults.append((file.name, step, f"worked {record['work']:.2f} s"))
        more = SETTING * step.startswith("export *.pdf") + WRITING * _megabytes(file) * is_export
        if record["most"] > MEMORY + more:
            self.faults.append((file.name, step, f"held {record['most']:.0f} MB"))


def _megabytes(file: Path) -> float:
    try:
        return file.stat().st_size / 1e6
    except OSError:
        return 0.0


class Watched:
    """A worker process with somebody who looks at the clock."""

    def __init__(self, folder: Path, *, is_short: bool) -> None:
        home = folder / "home"
        for place in (home, folder / "tmp", folder / "data", folder / "here"):
            place.mkdir(exist_ok=True)
        environment = {
            "HOME": str(home), "PATH": os.environ["PATH"], "TMPDIR": str(folder / "tmp"),
            "QT_QPA_PLATFORM": "offscreen", "AZREF_DATA": str(folder / "data"),
            "XDG_RUNTIME_DIR": str(folder / "data"), "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONFAULTHANDLER": "1",
        }  # fmt: skip
        words = [*_apart(), sys.executable, str(ROOT / "tests/drill/worker.py"), str(folder)]
        words += ["short"] * is_short
        self._process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=environment, cwd=folder / "here", text=True, encoding="utf-8", errors="replace",
            start_new_session=True,
        )  # fmt: skip
        self._said: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self.noise: list[str] = []
        listeners = (self._listen, self._listen_to_noise)
        self._listeners = [threading.Thread(target=each, daemon=True) for each in listeners]
        for listener in self._listeners:
            listener.start()
        self._said.get(timeout=120)

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.put(json.loads(line))
        self._said.put(None)

    def _listen_to_noise(self) -> None:
        assert self._process.stderr is not None
        self.noise.extend(self._process.stderr)

    def read(self, file: Path, verdict: Verdict) -> bool:
        """Whether the worker can be asked again after `file`."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{file}\n")
        self._process.stdin.flush()
        step = "start"
        while True:
            try:
                record = self._said.get(timeout=_BLOCKED)
            except queue.Empty:
                return self._lost(file, step, f"hangs for {_BLOCKED} s", verdict)
            if record is None:
                status = self._process.wait()
                noise = "".join(self.noise[-30:])
                return self._lost(file, step, f"died with {status}: {noise}", verdict)
            step = record.get("begin", step)
            if "end" in record:
                verdict.add(file, record)
            if record.get("status"):
                noise = "".join(self.noise[-30:])
                verdict.faults.append((file.name, step, f"died with {record['status']}: {noise}"))
            if "done" in record:
                return True

    def _lost(self, file: Path, step: str, what: str, verdict: Verdict) -> bool:
        verdict.faults.append((file.name, step, what))
        self.end()
        return False

    def end(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for listener in self._listeners:
            listener.join()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            assert stream is not None
            with contextlib.suppress(OSError):
                stream.close()


def _apart() -> list[str]:
    """The words that take the network away from a command, if this system can."""
    words = ["unshare", "-n", "--"]
    if not shutil.which("unshare"):
        return []
    return words if subprocess.run([*words, "true"], capture_output=True).returncode == 0 else []


def drill(
    numbers: Iterable[int],
    sound: Path,
    folder: Path,
    *,
    is_told: bool = False,
    is_short: bool = False,
) -> Verdict:
    """Damages copies of `sound` in `folder`, has each read, and takes it away."""
    verdict = Verdict()
    folder.mkdir(exist_ok=True)
    files = folder / "files"
    files.mkdir()
    worker = Watched(folder, is_short=is_short)
    start = time.monotonic()
    for count, number in enumerate(numbers, 1):
        name, file = make(number, sound, files)
        verdict.files[name] += 1
        if not worker.read(file, verdict):
            worker = Watched(folder, is_short=is_short)
        shutil.rmtree(files)
        files.mkdir()
        if is_told and count % 50 == 0:
            print(f"{count} files, {verdict.steps} steps, {len(verdict.faults)} faults, "
                  f"{time.monotonic() - start:.0f} s", flush=True)  # fmt: skip
    worker.end()
    return verdict


def report(verdict: Verdict) -> str:
    lines = [f"{sum(verdict.files.values())} files of {len(verdict.files)} families, "
             f"{verdict.steps} steps"]  # fmt: skip
    lines += [f"  {count:4} {name}" for name, count in sorted(verdict.files.items())]
    lines += ["slowest (work, wall):"]
    lines += [f"  {work:.2f} s {wall:.2f} s  {file}  {step}"
              for work, wall, file, step in verdict.slowest]  # fmt: skip
    lines += ["largest:"]
    lines += [f"  {most:.0f} MB  {file}  {step}" for most, file, step in verdict.largest]
    lines += [
        f"{sum(verdict.long.values())} steps of more than {PATIENCE} s of work, allowed or not"
    ]
    lines += [f"  {count:4} {name}" for name, count in sorted(verdict.long.items())]
    lines += [f"{len(verdict.faults)} faults"]
    alike: dict[str, list[tuple[str, str, str]]] = {}
    for fault in verdict.faults:
        alike.setdefault(_nature(fault[2]), []).append(fault)
    for nature, faults in alike.items():
        file, step, whole = faults[0]
        lines += [f"\n--- {len(faults)} times: {nature}\nfirst in {file}, {step}:\n{whole[-3000:]}"]
    return "\n".join(lines)


def _nature(fault: str) -> str:
    """The last line that says something, without what differs from file to file."""
    last = fault.strip().splitlines()[-1] if fault.strip() else "nothing said"
    return re.sub(r"[0-9]+|“.*”|'.*'|/\S+", "…", last)[:120]


def main() -> int:
    from azref.ingest.compiler import compile_edition
    from azref.ingest.database import write_database

    many = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with tempfile.TemporaryDirectory(prefix="azref-drill-") as name:
        sound = Path(name) / "sound.sqlite"
        write_database(compile_edition(ROOT / "tests/small_edition"), sound)
        verdict = drill(range(first, first + many), sound, Path(name) / "work", is_told=True)
    print(report(verdict))
    return 1 if verdict.faults else 0


if __name__ == "__main__":
    print(f"{len(FAMILIES)} families")
    sys.exit(main())
