"""The bundled edition, compiled by the real compiler, and documents gathered from it."""

from pathlib import Path

import pytest

from azref import paths
from azref.export.content import Document
from azref.export.document import gather
from azref.export.pdf import pdf_bytes
from azref.ingest.compiler import compile_edition
from azref.ingest.database import write_database
from azref.store.database import Database

SELECTION = (
    "pfp",
    "ipap",
    "ev-2002-afghanistan",
    "ev-1994-framework",
    "ev-2015-resolute-support",
    "ev-present-isaf",
    "cx-2018-120",
    "republic-of-azerbaijan",
)
"""A derived date, an open one, an undated one, a context event; a term with wrong forms."""


@pytest.fixture(scope="session")
def database_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("export") / "edition.sqlite"
    write_database(compile_edition(paths.bundled_edition()), file)
    return file


@pytest.fixture(scope="session")
def database(database_file: Path) -> Database:
    return Database(database_file)


@pytest.fixture(scope="session")
def document(database: Database) -> Document:
    return gather(database, SELECTION)


@pytest.fixture(scope="session")
def pdf(document: Document, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("export") / "selection.pdf"
    file.write_bytes(pdf_bytes(document))
    return file
