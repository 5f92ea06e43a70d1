"""The document on paper: its pages as pictures, painted one after another on a printer."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from azref.ui.document.exporting import Worker

_DOTS_PER_INCH = 300


def ask_printer(parent: QWidget, paper: str) -> QPrinter | None:
    """The printer the reader chooses, for `paper` ("a4" or "letter"); None if cancelled."""
    printer = printer_for(paper)
    dialog = QPrintDialog(printer, parent)
    is_chosen = bool(dialog.exec())
    dialog.deleteLater()
    return printer if is_chosen else None


def printer_for(paper: str) -> QPrinter:
    """A printer of whole sheets of `paper`: the pages bring their own margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    sizes = {"letter": QPageSize.PageSizeId.Letter}
    printer.setPageSize(QPageSize(sizes.get(paper, QPageSize.PageSizeId.A4)))
    printer.setFullPage(True)
    return printer


class Printing(QObject):
    """Sets a document in a worker and paints it on `printer`, a page at each turn of the loop.

    `ended` carries "" or why it failed, and how many pages were painted.
    """

    ended = Signal(str, int)

    def __init__(self, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer = printer
        self._folder = TemporaryDirectory(prefix="azref-")
        self._files: list[Path] = []
        self._printed = 0
        self._painter: QPainter | None = None
        self._worker = Worker(self)
        self._worker.ended.connect(self._begin)

    def start(
        self,
        database: Path,
        ids: Sequence[str],
        title: str,
        remarks: Mapping[str, str],
        options: Mapping[str, object],
    ) -> None:
        self._worker.ask(
            {
                "do": "picture", "database": str(database), "ids": list(ids), "title": title,
                "remarks": dict(remarks), "options": dict(options),
                "folder": self._folder.name, "dots_per_inch": _DOTS_PER_INCH,
            }
        )  # fmt: skip

    def cancel(self) -> None:
        """Stops at once; pages already painted are taken back where the printer can."""
        self._worker.kill()
        self._files = []
        if self._painter is not None:
            self._painter.end()
            self._painter = None
            self._printer.abort()
        self._folder.cleanup()

    def _begin(self, reason: str, _notes: tuple[str, ...]) -> None:
        if reason:
            self._end(reason)
            return
        self._files = sorted(Path(self._folder.name).glob("*.png"))
        self._painter = QPainter()
        if not self._painter.begin(self._printer):
            self._painter = None
            self._end(self.tr("The printer does not answer; choose another one."))
            return
        QTimer.singleShot(0, self, self._paint_next)

    def _paint_next(self) -> None:
        if self._painter is None:
            return
        file = self._files[self._printed]
        sheet = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        self._painter.drawImage(sheet, QImage(str(file)))
        self._printed += 1
        if self._printed < len(self._files):
            self._printer.newPage()
            QTimer.singleShot(0, self, self._paint_next)
            return
        self._painter.end()
        self._painter = None
        self._end("")

    def _end(self, reason: str) -> None:
        self._folder.cleanup()
        self.ended.emit(reason, self._printed)
