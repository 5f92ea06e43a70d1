"""Exporting from the window: a process of its own gathers, sets and writes; it can be killed.

Setting two thousand entries takes seconds, most of a gigabyte and, at times, Python's lock.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from PySide6.QtCore import QProcess

_running: "set[QProcess]" = set()
"""Processes outlive the objects that started them until they have ended."""


class Worker(QObject):
    """One worker process that answers one request.

    `staged` carries "reading", "setting" or "ready"; `ended` "" or why it failed, and the notes on
    what was done. Nothing is written before `go`.
    """

    staged = Signal(str)
    ended = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = _started()
        self._is_over = False
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._finish)
        self.destroyed.connect(self._process.kill)

    @property
    def is_alive(self) -> bool:
        return self._process in _running

    def ask(self, request: Mapping[str, Any]) -> None:
        self._write(request)

    def go(self) -> None:
        """Lets the worker write the file it is ready with."""
        self._write("go")
        self._process.closeWriteChannel()

    def kill(self) -> None:
        """Ends the worker at once; nothing more is heard of it."""
        self._is_over = True
        self._process.kill()

    def _write(self, thing: object) -> None:
        import json

        self._process.write(json.dumps(thing).encode() + b"\n")

    def _read(self) -> None:
        import json

        while not self._is_over and self._process.canReadLine():
            answer = json.loads(bytes(self._process.readLine().data()))
            if "stage" in answer:
                self.staged.emit(answer["stage"])
            else:
                self._end(answer.get("failed", ""), tuple(answer.get("done", ())))

    def _finish(self) -> None:
        self._read()
        if not self._is_over:
            said = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
            reason = said.split("\n")[-1] if (said := said.strip()) else self._process.errorString()
            lead = self.tr("The export broke off before it was done")
            self._end(f"{lead} ({reason})", ())

    def _end(self, reason: str, notes: tuple[str, ...]) -> None:
        self._is_over = True
        self._process.closeWriteChannel()
        self.ended.emit(reason, notes)


def _started() -> "QProcess":
    """The worker process, which finds what this one found, on the same paths."""
    import os
    import sys

    from PySide6.QtCore import QCoreApplication, QProcess, QProcessEnvironment

    process = QProcess()
    surroundings = QProcessEnvironment.systemEnvironment()
    surroundings.insert("PYTHONPATH", os.pathsep.join(path for path in sys.path if path))
    process.setProcessEnvironment(surroundings)
    program = [] if getattr(sys, "frozen", False) else ["-P", "-m", "azref"]
    _running.add(process)
    process.finished.connect(lambda: _running.discard(process))
    process.errorOccurred.connect(lambda error: _discard_unstarted(process, error))
    application = QCoreApplication.instance()
    if application is not None:
        application.aboutToQuit.connect(process.kill)
    process.start(sys.executable, [*program, "--export-worker"])
    return process


def _discard_unstarted(process: "QProcess", error: "QProcess.ProcessError") -> None:
    """Forgets a process that never ran: this error alone comes without a `finished` after it."""
    if error.name == "FailedToStart":
        _running.discard(process)


class Exporter(QObject):
    """Runs one export at a time.

    `finished` carries the path, "" or why it failed, and notes: the standards kept, and what the
    format could not express. `staged` says what is being done.
    """

    staged = Signal(str)
    finished = Signal(str, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: Worker | None = None
        self._spare: Worker | None = None
        self._output = Path()

    @property
    def is_idle(self) -> bool:
        """Whether no export is under way, and no process of one that was cancelled."""
        return self._worker is None and not any(_running)

    @property
    def is_under_way(self) -> bool:
        return self._worker is not None

    def warm(self) -> None:
        """Starts a worker ahead: it is ready by the time the reader has chosen a file."""
        if self._spare is None or not self._spare.is_alive:
            self._spare = Worker(self)

    def cool(self) -> None:
        """Ends a worker that was started ahead and is not needed."""
        if self._spare is not None:
            self._spare.kill()
            self._spare.deleteLater()
            self._spare = None

    def start(
        self,
        database: Path,
        ids: Sequence[str],
        output: Path,
        title: str = "",
        remarks: Mapping[str, str] | None = None,
        options: Mapping[str, object] | None = None,
    ) -> None:
        """Starts writing the entries to `output`; an export still running is dropped first.

        `options` are fields of `export.options.Options` by name.
        """
        self.cancel()
        self.warm()
        self._worker, self._spare = self._spare, None
        self._output = output
        assert self._worker is not None
        self._worker.staged.connect(self._step)
        self._worker.ended.connect(self._report)
        self._worker.ask(
            {
                "do": "export",
                "database": str(database),
                "ids": list(ids),
                "output": str(output),
                "title": title,
                "remarks": dict(remarks or {}),
                "options": dict(options or {}),
            }
        )

    def cancel(self) -> None:
        """Kills the running export: nothing is written, and no processor works on."""
        if self._worker is not None:
            self._worker.kill()
            self._worker.deleteLater()
            self._worker = None

    def _step(self, stage: str) -> None:
        if self.sender() is not self._worker or self._worker is None:
            return
        if stage == "ready":
            self._worker.go()
        self.staged.emit(stage)

    def _report(self, reason: str, notes: tuple[str, ...]) -> None:
        if self._worker is not None and self.sender() is self._worker:
            self._worker.deleteLater()
            self._worker = None
            self.finished.emit(str(self._output), reason, notes)
