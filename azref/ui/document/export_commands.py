"""What the actions about the document do: exporting the selection to a file, and printing it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from azref.errors import AzrefError
from azref.store.database import Database
from azref.ui.document.exporting import Exporter
from azref.ui.language import reworded
from azref.ui.panes import Panes
from azref.ui.selection import Selection
from azref.ui.shell import Shell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.document.printing import Printing


class ExportCommands(QObject):
    """Serves the actions that `slots` names.

    `options` gives the fields of `export.options.Options` that the reader chose, `title` the name
    of the selection; both are asked when an export begins. `folder` is where the last one went.
    """

    def __init__(
        self, window: Shell, panes: Panes, selection: Selection, database: Database
    ) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._selection = selection
        self._database = database
        self._under_way = ""
        self._printing: Printing | None = None
        self.options: Callable[[], Mapping[str, object]] = dict
        self.title: Callable[[], str] = str
        self.folder = ""
        self.exporter = Exporter(self)
        self.exporter.finished.connect(self._exported)
        self.exporter.staged.connect(self._tell_stage)

    def slots(self) -> dict[str, Callable[[], object]]:
        return {"export": self.export, "print": self.print_pages}

    @property
    def is_under_way(self) -> bool:
        """Whether anything is being exported or printed."""
        return self._printing is not None or self.exporter.is_under_way

    def take_folder(self, kept: object) -> None:
        """Takes what a session kept for `folder`."""
        if isinstance(kept, str):
            self.folder = kept

    # --- To a file --------------------------------------------------------------------------------

    def export(self) -> None:
        """Asks where to, then exports the basket; a line says so where the basket is empty."""
        if not self._has_entries():
            return
        from azref.ui.document.filing import ask_output

        self.exporter.warm()
        output = ask_output(self._window, self.folder, self._name())
        if output is None:
            self.exporter.cool()
        else:
            self.folder = str(output.parent)
            self._export_with_consent(output)

    def _export_with_consent(self, output: Path) -> None:
        """Exports, but first asks where files would be replaced that the dialog did not name."""
        from azref.export.formats import replaced_beside

        ids = self._selection.ticked
        try:
            others = replaced_beside(output)
        except AzrefError as error:
            self.exporter.cool()
            self._panes.notice.say(str(error))
            return
        if not others:
            self.export_to(ids, output)
            return
        self.exporter.cool()
        text = self.tr(
            "{name} consists of several files; these would be replaced or removed: {names}"
        )
        names = ", ".join(file.name for file in others)
        self._panes.notice.say(
            text.format(name=output.name, names=names),
            (self.tr("Replace"), lambda: self.export_to(ids, output)),
        )

    def export_to(self, ids: Sequence[str], output: Path) -> None:
        """Exports `ids` to `output` in the background, with a line that can cancel it."""
        basket = self._selection.basket
        self.exporter.start(
            self._database.path, ids, output, self.title(), dict(basket.remarks), self.options()
        )
        text = self.tr("Exporting {count} entries to {name} …")
        self._under_way = text.format(count=len(ids), name=output.name)
        self._tell_stage("")

    def _has_entries(self) -> bool:
        if not self._selection.ticked:
            text = self.tr("Nothing is selected. Tick entries, or press Ctrl+D on each.")
            self._panes.notice.say(text)
        return bool(self._selection.ticked)

    def _name(self) -> str:
        """What a file is called: after the selection, its one entry or the edition."""
        from azref.ui.document.filing import plain_name

        ids = self._selection.ticked
        return plain_name(self.title() or (ids[0] if len(ids) == 1 else self._panes.edition))

    def _tell_stage(self, stage: str) -> None:
        """What the export does now; before the file is written it can be cancelled."""
        stages = {
            "reading": self.tr("reading entries"),
            "setting": self.tr("setting pages"),
            "ready": self.tr("writing the file"),
        }
        line = " ".join(part for part in (self._under_way, stages.get(stage, "")) if part)
        cancel = () if stage == "ready" else ((self.tr("Cancel"), self._cancel),)
        self._panes.notice.say(line, *cancel, is_running=True)

    def _cancel(self) -> None:
        self.exporter.cancel()
        self._panes.notice.say(self.tr("The export was cancelled; no file was written."))

    def _exported(self, path: str, reason: str, notes: Sequence[str]) -> None:
        if reason:
            self._panes.notice.say(reason)
            return
        from azref.ui.document.filing import open_path

        file = Path(path)
        wrote = self.tr("Wrote {path}").format(path=path)
        self._panes.notice.say(
            ". ".join((wrote, *map(reworded, notes))),
            (self.tr("Open"), lambda: open_path(file)),
            (self.tr("Show in folder"), lambda: open_path(file.parent)),
        )

    # --- To paper ---------------------------------------------------------------------------------

    def print_pages(self) -> None:
        """Asks for a printer, then prints the same document."""
        if not self._has_entries():
            return
        from azref.ui.document.printing import Printing, ask_printer

        options = self.options()
        printer = ask_printer(self._window, str(options.get("paper", "a4")))
        if printer is None:
            return
        self._printing = Printing(printer, self)
        self._printing.ended.connect(self._printed)
        basket = self._selection.basket
        self._printing.start(
            self._database.path, basket.ids, self.title(), dict(basket.remarks), options
        )
        text = self.tr("Printing {count} entries …").format(count=len(basket.ids))
        self._panes.notice.say(text, (self.tr("Cancel"), self._cancel_printing), is_running=True)

    def _cancel_printing(self) -> None:
        if self._printing is not None:
            self._printing.cancel()
            self._printing.deleteLater()
            self._printing = None
        self._panes.notice.say(self.tr("The printing was cancelled."))

    def _printed(self, reason: str, pages: int) -> None:
        if self._printing is not None:
            self._printing.deleteLater()
            self._printing = None
        done = self.tr("Pages sent to the printer: {count}").format(count=pages)
        self._panes.notice.say(reason or done)
