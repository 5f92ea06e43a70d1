"""The signs are explained by forms of the very document."""

import pytest

from azref.export.data import document_data
from azref.export.document import gather
from azref.export.pdf import pdf_bytes
from azref.store.database import Database


@pytest.mark.parametrize(
    ("ids", "wrong", "unconfirmed"),
    [
        (["ipap", "pfp"], ["WFP", "IPAP"], "FTƏP"),
        (["afghan-national-army"], ["EEA", "ANA"], "ƏMO"),
        (["pfp"], [], ""),
    ],
)
def test_signs_are_shown_on_forms_of_the_entries(
    ids: list[str], wrong: list[str], unconfirmed: str, database: Database
) -> None:
    document = gather(database, ids)
    data = document_data(document)
    assert data["wrong_form"] == wrong
    assert data["unconfirmed_form"] == unconfirmed
    assert pdf_bytes(document).startswith(b"%PDF")
