"""Homonyms: what short forms mean outside the reference, as the editors say."""

import shutil
from pathlib import Path

import pytest

from azref.entries import Homonym
from azref.errors import EditionError
from azref.ingest.compiler import compile_edition
from azref.ingest.database import write_database
from azref.render.entry_page import entry_page
from azref.render.plain import page_text
from azref.store.database import Database

SMALL_EDITION = Path(__file__).resolve().parents[1] / "small_edition"


def with_homonyms(folder: Path, *homonyms: tuple[str, str]) -> Path:
    edition = Path(shutil.copytree(SMALL_EDITION, folder / "edition"))
    lines = (f'[[homonym]]\nform = "{form}"\nmeaning = "{what}"\n' for form, what in homonyms)
    (edition / "homonyms.toml").write_text("".join(lines), "utf-8")
    return edition


def test_a_hit_and_its_page_say_what_the_form_means_elsewhere(tmp_path: Path) -> None:
    edition = with_homonyms(tmp_path, ("CRL", "Certificate Revocation List"))
    write_database(compile_edition(edition), tmp_path / "x.sqlite")
    database = Database(tmp_path / "x.sqlite")
    hit = database.lookup("crl")[0]
    assert hit.note.endswith("also: Certificate Revocation List")
    entry = database.entry(hit.id)
    assert entry.homonyms == (Homonym("CRL", "Certificate Revocation List"),)
    text = page_text(entry_page(entry, database.source()))
    line = "CRL elsewhere also stands for Certificate Revocation List."
    assert text.index("The editors infer") < text.index(line)


@pytest.mark.parametrize(
    ("homonyms", "message"),
    [
        ([("CRX", "Something")], 'no term has the form "CRX"'),
        ([("CRL", "List"), ("CRL", "List")], '"CRL" is said to mean this already'),
    ],
)
def test_a_homonym_belongs_to_a_form_and_is_said_once(
    tmp_path: Path, homonyms: list[tuple[str, str]], message: str
) -> None:
    with pytest.raises(EditionError) as caught:
        compile_edition(with_homonyms(tmp_path, *homonyms))
    assert "homonyms.toml" in str(caught.value.problems)
    assert message in str(caught.value.problems)
