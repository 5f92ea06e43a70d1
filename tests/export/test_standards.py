"""What validators of others say about the PDF, where they are installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from azref.export.document import gather
from azref.export.options import Options, Standard
from azref.export.pdf import pdf_bytes
from azref.store.database import Database
from tests.export.conftest import SELECTION

JARS = Path("/usr/share/java")
NEEDED = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation")
UNREAD = "can't convert to Destination COSObject{"
"""The validator does not follow the references by which typst's outline names its destinations,
which ISO 32000-1, 7.3.10 allows of any object."""
VALIDATOR = "org.apache.pdfbox.preflight.Validator_A1b"


def class_path() -> str:
    """Debian's libpdfbox2-java and what it leans on; empty where a part is missing."""
    found = [JARS / f"{name}.jar" for name in (*NEEDED, "jaxb-api")]
    return ":".join(map(str, found)) if all(jar.exists() for jar in found) else ""


@pytest.mark.skipif(
    not (shutil.which("java") and class_path()), reason="needs libpdfbox2-java and libjaxb-api-java"
)
def test_debians_validator_takes_the_oldest_standard_for_pdf_a_1(
    database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "selection.pdf"
    document = gather(database, SELECTION, options=Options(standard=Standard.OLDEST))
    file.write_bytes(pdf_bytes(document))
    run = ["java", "-cp", class_path(), VALIDATOR, str(file)]
    said = subprocess.run(run, capture_output=True, text=True, check=False)
    lines = [line for line in said.stdout.splitlines() if line.strip()]
    assert lines, said.stderr
    assert file.name in lines[0]
    assert [line for line in lines[1:] if UNREAD not in line] == []
