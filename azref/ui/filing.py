"""Asking where to write, and opening what was written; imported when first wanted."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from azref.export.formats import FORMATS

_NAME = "azerbaijan-nato"


def ask_output(parent: QWidget) -> Path | None:
    """Where to write, the reader's consent to replace a file included; None if cancelled."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, _tr("Export the selection"), folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    suffixes = {f"{each.name} (*{each.suffix})": each.suffix for each in FORMATS}
    dialog.setNameFilters(list(suffixes))
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(suffixes[chosen]))
    dialog.setDefaultSuffix(FORMATS[0].suffix)
    dialog.selectFile(_NAME + FORMATS[0].suffix)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def open_path(path: Path) -> None:
    """Opens a file or folder with the program the reader's system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("filing", text)
