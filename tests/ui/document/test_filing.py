"""The dialog that asks where to export to."""

import pytest

from azref.export.formats import FORMATS
from azref.ui.document.filing import output_dialog, plain_name, renamed


@pytest.mark.parametrize(
    ("name", "suffix", "expected"),
    [
        ("azerbaijan-nato.pdf", ".md", "azerbaijan-nato.md"),
        ("a.timeline.json", ".json", "a.json"),
        ("a.json", ".timeline.json", "a.timeline.json"),
        ("A.PDF", ".html", "A.html"),
        ("briefing.v2", ".ics", "briefing.v2.ics"),
        ("", ".csv", ".csv"),
    ],
)
def test_a_name_follows_the_format(name: str, suffix: str, expected: str) -> None:
    assert renamed(name, suffix) == expected


def test_the_dialog_offers_every_format_and_the_name_follows(window):
    dialog = output_dialog(window, "", "mine")
    try:
        filters = dialog.nameFilters()
        assert [each.rpartition("(*")[2].rstrip(")") for each in filters] == [
            each.suffix for each in FORMATS
        ]
        dialog.filterSelected.emit(filters[3])
        assert dialog.selectedFiles()[0].endswith(f"mine{FORMATS[3].suffix}")
        assert dialog.defaultSuffix() == FORMATS[3].suffix.lstrip(".")
    finally:
        dialog.deleteLater()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Sülh Naminə Tərəfdaşlıq", "sulh-namine-terefdasliq"),
        ("IPAP: 2004/05", "ipap-2004-05"),
        ("../../etc/passwd", "etc-passwd"),
        ("…", "azref"),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_name_is_made_of_what_every_system_takes(title: str, name: str) -> None:
    assert plain_name(title) == name
