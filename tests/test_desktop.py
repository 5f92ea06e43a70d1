"""What a desktop is told of azref says the same in each file."""

import tomllib
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree as Xml

ROOT = Path(__file__).resolve().parents[1]
_DESKTOP = ROOT / "resources/desktop/azref.desktop"
_METAINFO = Xml.parse(_DESKTOP.with_suffix(".metainfo.xml")).getroot()


def _project() -> dict[str, object]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert isinstance(project, dict)
    return project


def _starter() -> dict[str, str]:
    parser = ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[method-assign,assignment]
    parser.read(_DESKTOP, "utf-8")
    return dict(parser["Desktop Entry"])


def test_the_software_centre_reads_what_the_menu_reads() -> None:
    starter = _starter()
    assert _METAINFO.findtext("name") == starter["Name"]
    assert _METAINFO.findtext("summary") == starter["Comment"]
    assert _METAINFO.findtext("launchable") == _DESKTOP.name
    categories = [c.text for c in _METAINFO.iterfind("categories/category")]
    assert set(filter(None, categories)) <= set(starter["Categories"].split(";"))
    assert f"{_METAINFO.findtext('provides/mediatype')};" == starter["MimeType"]


def test_program_and_licence_are_those_of_the_project() -> None:
    project = _project()
    scripts = project["scripts"]
    assert isinstance(scripts, dict)
    assert _METAINFO.findtext("provides/binary") in scripts
    assert _METAINFO.findtext("project_license") == project["license"]
    assert _starter()["Exec"].split()[0] in scripts
