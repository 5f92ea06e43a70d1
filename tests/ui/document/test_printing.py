"""The document on paper, seen through a printer that writes a file."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from azref import paths
from azref.ui.document.printing import Printing, printer_for


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_every_page_of_the_document_is_printed_on_its_paper(
    qtbot: QtBot, tmp_path: Path, paper: str, size: tuple[int, int]
) -> None:
    printer = printer_for(paper)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printing = Printing(printer)
    with qtbot.waitSignal(printing.ended, timeout=30_000) as ended:
        printing.start(paths.bundled_database(), ["pfp"], "", {}, {"paper": paper})
    reason, pages = ended.args
    with pikepdf.open(tmp_path / "paper.pdf") as pdf:
        assert (reason, pages) == ("", len(pdf.pages))
        assert [round(float(edge)) for edge in pdf.pages[0].mediabox[2:]] == list(size)
    assert pages > 3


def test_a_printing_can_be_cancelled_and_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    printer = printer_for("a4")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printing = Printing(printer)
    folder = Path(printing._folder.name)
    printing.start(paths.bundled_database(), ["pfp"], "", {}, {})
    printing.cancel()
    assert not folder.exists()
    qtbot.waitUntil(lambda: not printing._worker.is_alive, timeout=10_000)
    assert not list(tmp_path.iterdir())


def test_what_cannot_be_set_is_a_line(qtbot: QtBot) -> None:
    printing = Printing(printer_for("a4"))
    with qtbot.waitSignal(printing.ended, timeout=30_000) as ended:
        printing.start(paths.bundled_database(), ["nobody"], "", {}, {})
    assert "nobody" in ended.args[0]
    assert ended.args[1] == 0
