"""The desk to a file and from one; imported when first wanted."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from azref.desk.desk import Desk
from azref.desk.merging import Difference, Merge
from azref.errors import AzrefError, DeskError
from azref.export.files import write_whole
from azref.render.page import Listing, Page, Run, Section, Tone
from azref.ui.desk.words import Called

_NAME = "azref-bookmarks-and-notes.json"
_LONGEST = 64 * 1024 * 1024


def ask_target(parent: QWidget) -> Path | None:
    """Where to save the desk; None if cancelled."""
    dialog = _dialog(parent, _tr("Save bookmarks and notes"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("json")
    dialog.selectFile(_NAME)
    return _asked(dialog)


def ask_source(parent: QWidget) -> Path | None:
    """Which file to add to the desk; None if cancelled."""
    dialog = _dialog(parent, _tr("Add bookmarks and notes"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _asked(dialog)


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    dialog = QFileDialog(parent, title, folder)
    dialog.setNameFilter(_tr("Bookmarks and notes of azref (*.json)"))
    return dialog


def _asked(dialog: QFileDialog) -> Path | None:
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def save(desk: Desk, target: Path) -> str:
    """Writes the whole desk to `target`; what to tell the reader."""
    try:
        write_whole(target, desk.exchange.text().encode())
    except AzrefError as error:
        return str(error)
    return _tr("Wrote {path}").format(path=target)


def preview(desk: Desk, source: Path) -> Merge:
    """What merging the file `source` would do.

    Raises `DeskError` where it cannot be read, or is no such file.
    """
    try:
        with source.open("rb") as file:
            text = file.read(_LONGEST + 1).decode("utf-8")
    except OSError as error:
        raise DeskError(f"{source}: {error.strerror or error}") from error
    except ValueError:
        text = ""
    return desk.exchange.preview(text, source.name)


def merge_words(merged: Merge, name: str) -> str:
    """What a merge would do, in a line."""
    if not merged.changes:
        return _tr("Everything in {name} is here already.").format(name=name)
    parts = [
        (_tr("{count} to add"), len(merged.added)),
        (_tr("{count} to change"), len(merged.changed)),
        (_tr("{count} of which both are kept"), len(merged.kept_both)),
        (_tr("{count} here already"), merged.same),
    ]
    said = ", ".join(words.format(count=count) for words, count in parts if count)
    return f"{name}: {said}."


def merge_page(merged: Merge, name: str, called: Called) -> Page:
    """Everything a merge would do, as a page; `called` names an entry by its title."""
    parts = (
        (_tr("To add"), merged.added),
        (_tr("To change, since the file says more"), merged.changed),
        (_tr("Both kept, since each side has its own"), merged.kept_both),
    )
    sections = (_section(heading, differences, called) for heading, differences in parts)
    filled = tuple(section for section in sections if section.blocks)
    kicker = (Run(_tr("nothing is written until you agree"), Tone.MUTED),)
    heading = Run(_tr("What {name} would add").format(name=name))
    return Page("", heading, (), kicker, filled)


def _section(heading: str, differences: Sequence[Difference], called: Called) -> Section:
    items = tuple(
        (Run(f"{_tr(each.kind)} ", Tone.MUTED),
         Run(called(each.name) if each.kind == "bookmark" else each.name))
        for each in differences
    )  # fmt: skip
    return Section(heading, None, (Listing(items),) if items else (), is_readers=True)


def _tr(text: str) -> str:
    return QCoreApplication.translate("desk_files", text)
