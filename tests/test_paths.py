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


@pytest.mark.parametrize(
    ("platform", "words", "many", "typed"),
    [
        ("linux", ["/usr/bin/python3", "main.py", "show", "x"], 3, "python3 main.py"),
        ("linux", ["python3.13", "-X", "utf8", "my azref/main.py"], 1,
         "python3.13 -X utf8 'my azref/main.py'"),
        ("win32", ["C:\\Python\\python.exe", "main.py"], 1, "py main.py"),
        ("linux", ["python3", "-m", "azref", "lookup", "x"], 3, "python3 -m azref"),
        ("linux", ["/venv/bin/python", "/venv/bin/azref", "check"], 2, "azref"),
        ("linux", ["python3", "-m", "pytest", "tests"], 2, "azref"),
        ("linux", ["azref"], 1, "azref"),
    ],
)  # fmt: skip
def test_advice_calls_azref_as_this_start_was_called(
    monkeypatch: pytest.MonkeyPatch, platform: str, words: list[str], many: int, typed: str
):
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("sys.orig_argv", words)
    monkeypatch.setattr("sys.argv", words[-many:])
    assert paths.command() == typed
