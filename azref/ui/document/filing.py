"""Asking where to write, and opening what was written; imported when first wanted."""

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from azref.export.formats import FORMATS
from azref.folding import fold


def ask_output(parent: QWidget, folder: str, name: str) -> Path | None:
    """Where to write, the reader's consent to replace a file included; None if cancelled.

    `folder` is offered, or the folder of documents where it is empty, and `name` without a suffix.
    """
    dialog = output_dialog(parent, folder, name)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def ask_selection(parent: QWidget, folder: str) -> Path | None:
    """Which exported selection to open; None if cancelled. `folder` is that of `ask_output`."""
    filters = _tr("Exported selections") + " (*.json *.pdf)"
    title = _tr("Open an exported selection")
    name, _ = QFileDialog.getOpenFileName(parent, title, folder or _documents(), filters)
    return Path(name) if name else None


def output_dialog(parent: QWidget, folder: str, name: str) -> QFileDialog:
    """Asks for a file of any format; the name follows the format that is chosen."""
    dialog = QFileDialog(parent, _tr("Export the selection"), folder or _documents())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    suffixes = {f"{_tr(each.name)} (*{each.suffix})": each.suffix for each in FORMATS}
    dialog.setNameFilters(list(suffixes))
    dialog.filterSelected.connect(lambda chosen: _follow(dialog, suffixes[chosen]))
    dialog.setDefaultSuffix(FORMATS[0].suffix)
    dialog.selectFile(name + FORMATS[0].suffix)
    return dialog


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def plain_name(title: str) -> str:
    """A name for a file, of the letters and digits that every system takes."""
    words = re.findall(r"[a-z0-9]+", fold(title))
    return "-".join(words)[:60].strip("-") or "azref"


def _follow(dialog: QFileDialog, suffix: str) -> None:
    """Gives the file the suffix of the format now chosen, in place of another format's."""
    dialog.setDefaultSuffix(suffix)
    for name in dialog.selectedFiles()[:1]:
        dialog.selectFile(renamed(Path(name).name, suffix))


def renamed(name: str, suffix: str) -> str:
    """`name` with `suffix` in place of that of any format: the longest that it ends in."""
    known = [each.suffix for each in FORMATS if name.lower().endswith(each.suffix)]
    return name[: len(name) - max(map(len, known), default=0)] + suffix


def open_path(path: Path) -> None:
    """Opens a file or folder with the program the reader's system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _tr(text: str) -> str:
    return QCoreApplication.translate("filing", text)
