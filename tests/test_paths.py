"""Where the reader's own data lies, on each platform."""

from pathlib import Path

import pytest

from azref import paths

HOME = Path("/home/reader").absolute()


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {}, HOME / ".local/share/azref"),
        ("linux", {"XDG_DATA_HOME": str(HOME / "data")}, HOME / "data/azref"),
        ("linux", {"XDG_DATA_HOME": "relative"}, HOME / ".local/share/azref"),
        ("darwin", {}, HOME / "Library/Application Support/azref"),
        ("win32", {}, HOME / "AppData/Roaming/azref"),
        ("win32", {"APPDATA": str(HOME / "Roaming")}, HOME / "Roaming/azref"),
        ("linux", {"AZREF_DATA": str(HOME / "elsewhere")}, HOME / "elsewhere"),
    ],
)
def test_the_desk_lies_in_the_platforms_folder(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], folder: Path
):
    for name in ("AZREF_DATA", "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(paths.sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: HOME)
    assert paths.desk_file() == folder / "desk.sqlite"


def test_without_a_home_there_is_no_desk_file(monkeypatch: pytest.MonkeyPatch):
    def lost() -> Path:
        raise RuntimeError

    monkeypatch.delenv("AZREF_DATA", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(paths.sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", lost)
    assert paths.desk_file() is None
