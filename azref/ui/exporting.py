"""Exporting from the window: gathered here, typeset and written in a thread of its own."""

from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from azref.errors import AzrefError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.export.content import Document


class _Signals(QObject):
    finished = Signal(int, str, object)


class _Job(QRunnable):
    """Writes one document; reports with its number, so that a late result can be told."""

    def __init__(self, number: int, document: "Document", output: Path, signals: _Signals) -> None:
        super().__init__()
        self._number = number
        self._document = document
        self._output = output
        self._signals = signals
        self.is_cancelled = False

    def run(self) -> None:
        from azref.export.formats import format_of, put

        losses: tuple[str, ...] = ()
        try:
            written = format_of(self._output).write(self._document)
            if not self.is_cancelled:
                put(written, self._output)
            losses, reason = written.losses, ""
        except AzrefError as error:
            reason = str(error)
        except Exception as error:  # a bug must end as a line, not as a hung thread
            reason = f"{self._output}: {type(error).__name__}: {error}"
        self._signals.finished.emit(self._number, reason, losses)


class Exporter(QObject):
    """Runs one export at a time.

    `finished` carries the path, "" or why it failed, and what the format could not express.
    """

    finished = Signal(str, str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signals = _Signals(self)
        self._signals.finished.connect(self._report)
        self._number = 0
        self._job: _Job | None = None
        self._output = Path()

    @property
    def is_idle(self) -> bool:
        """Whether no thread works on an export, not even on a cancelled one."""
        return QThreadPool.globalInstance().activeThreadCount() == 0

    def start(self, document: "Document", output: Path) -> None:
        """Starts writing `document` to `output`; an export still running is dropped first."""
        self.cancel()
        self._number += 1
        self._output = output
        self._job = _Job(self._number, document, output, self._signals)
        QThreadPool.globalInstance().start(self._job)

    def cancel(self) -> None:
        """Drops the running export at once: its result is thrown away, nothing is written."""
        if self._job is not None:
            self._job.is_cancelled = True
            self._job = None

    def _report(self, number: int, reason: str, losses: tuple[str, ...]) -> None:
        if self._job is not None and number == self._number:
            self._job = None
            self.finished.emit(str(self._output), reason, losses)
