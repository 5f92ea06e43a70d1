"""Reads damaged databases with every verb and in the window; one line of JSON for each step.

Started by `drill.py`: paths come on standard input, the folder for all that may be written is the
only argument. Says "begin STEP" before each step, so that whoever watches knows what hangs. Each
file is read by a process of its own, split off from one that has everything loaded: what one file
leaves behind in memory is not taken for the work of the next.
"""

import contextlib
import importlib
import io
import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from azref.export import weight  # noqa: E402
from tests.drill import memory  # noqa: E402
from tests.drill.traps import Traps, packets, tree  # noqa: E402

QUERIES = ("crl", "a", "2001", "kind:institution", "crll", "rescue plan", '"rescue station"',
           "year:2001..2003 in:source", "xqp'; --")  # fmt: skip
PLACES = ("crl", "rescue-plan", "ev-2002-station", "ev-2010-plan", "S1", "S6", "coverage", "x")
SUFFIXES = (".html", ".json", ".md", ".csv")


class Worker:
    def __init__(self, folder: Path, *, is_short: bool) -> None:
        self.queries = QUERIES[:2] if is_short else QUERIES
        self.places = PLACES[1:4:2] if is_short else PLACES
        self.suffixes = SUFFIXES[:1] if is_short else SUFFIXES
        self.is_short = is_short
        self.folder = folder
        self.output = folder / "output"
        self.output.mkdir(exist_ok=True)
        self.traps = Traps(self.output, folder / "data")
        self.traps.set()
        self._answers = os.fdopen(os.dup(1), "w", encoding="utf-8")

    def say(self, **record: object) -> None:
        self._answers.write(json.dumps(record) + "\n")
        self._answers.flush()

    def step(self, name: str, act: Callable[[], list[str]]) -> bool:
        """Runs one step and says how it went; whether it found nothing to complain about."""
        self.say(begin=name)
        memory.start_anew()
        wall, work = time.monotonic(), time.process_time()
        self.traps.is_armed = True
        try:
            faults = act()
        except BaseException:
            faults = [traceback.format_exc()]
        finally:
            self.traps.is_armed = False
        faults += [f"trap: {what}" for what in self.traps.sprung]
        self.traps.sprung.clear()
        self.say(end=name, wall=time.monotonic() - wall, work=time.process_time() - work,
                 most=memory.most(), faults=faults)  # fmt: skip
        return not faults

    def drill(self, file: Path) -> None:
        before = tree(self.folder, self.output, self.folder / "data")
        counted = packets()
        for words in self._words(file):
            self.step(" ".join(words[:2])[:60], lambda words=words: command_line(words))
        self._visit(file)
        if not self.is_short:  # last, since typst keeps the memory it has taken
            self.step("export *.pdf", lambda: command_line(self._export(".pdf", file)))
        faults = []
        after = tree(self.folder, self.output, self.folder / "data")
        faults += [f"changed: {path}" for path in before.keys() ^ after.keys()]
        faults += [f"changed: {p}" for p in before.keys() & after.keys() if before[p] != after[p]]
        if packets() != counted:
            faults.append(f"network: {counted} {packets()}")
        self.say(end="traces", wall=0, work=0, most=0, faults=faults)

    def _visit(self, file: Path) -> None:
        from tests.drill.visit import Visit

        sys.excepthook = sys.__excepthook__
        for name, act in Visit(file).steps(self.places, self.queries):
            if not self.step(f"window: {name}", lambda act=act: seen(act)):
                break

    def _words(self, file: Path) -> Iterator[list[str]]:
        database = ["--database", str(file)]
        for query in self.queries:
            yield ["lookup", query, *database]
        yield ["lookup", "crl", "--json", *database]
        for place in self.places:
            yield ["show", place, *database]
        yield ["show", "crl", "--json", *database]
        yield ["timeline", *database]
        yield ["timeline", "--json", "--context", "--from", "2001", *database]
        for suffix in self.suffixes:
            yield self._export(suffix, file)
        yield ["check", str(file)]

    def _export(self, suffix: str, file: Path) -> list[str]:
        output = self.output / f"all{suffix}"
        database = ["--database", str(file)]
        return ["export", f"*{suffix}", "--all", "--output", str(output), *database]


def command_line(words: list[str]) -> list[str]:
    """What is wrong with the way azref answers `words`."""
    from azref.cli import main

    words = [word for word in words if not word.startswith("*.")]
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(words)
    faults = []
    if status not in (0, 1, 2):
        faults.append(f"status {status}")
    said = err.getvalue()
    lines = said.count("\n")
    if "Traceback" in said:
        faults.append(said)
    if status == 2 and (lines != 1 or out.getvalue()):
        faults.append(f"{lines} lines of error, {len(out.getvalue())} characters of output: {said}")
    if status == 2 and len(said) > 1000:
        faults.append(f"a line of {len(said)} characters")
    return faults


# --- The window -------------------------------------------------------------------------------


def seen(act: Callable[[], object]) -> list[str]:
    """What goes wrong in the window while `act` runs and until nothing waits any more."""
    from PySide6.QtWidgets import QApplication

    faults: list[str] = []
    hook = sys.excepthook
    if hook is sys.__excepthook__:
        sys.excepthook = lambda *error: faults.append("".join(traceback.format_exception(*error)))
    with contextlib.redirect_stderr(io.StringIO()) as err:
        act()
        for _ in range(9):
            QApplication.processEvents()
    return faults + ([err.getvalue()] if "Traceback" in err.getvalue() else [])


def apart(act: Callable[[], object]) -> int:
    """Does something in a process split off from this one; its status, below 0 for a signal."""
    child = os.fork()
    if child == 0:
        memory.bound()
        act()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    worker = Worker(Path(sys.argv[1]), is_short="short" in sys.argv)
    for module in ("azref.ui.commands", "azref.export.pdf", "typst"):  # what all will load
        importlib.import_module(module)
    weight.MOST = weight.LEAST  # as on a machine with little memory
    worker.say(done="")
    for line in sys.stdin:
        file = Path(line.rstrip("\n"))
        status = apart(lambda file=file: worker.drill(file))
        worker.say(done=str(file), status=status)


if __name__ == "__main__":
    main()
