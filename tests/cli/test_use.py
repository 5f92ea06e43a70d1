"""What every verb shares: one line for what is wrong, a page of help, addresses."""

from pathlib import Path

import pytest

import azref
from azref import paths
from azref.cli.suggestions import VERBS
from tests.cli.terminal import Terminal

READING = (["lookup", "nato"], ["show", "pfp"], ["timeline"], ["check"])


@pytest.mark.parametrize("words", READING)
def test_a_database_that_cannot_be_read_is_one_line(
    terminal: Terminal, tmp_path: Path, words: list[str]
) -> None:
    text = tmp_path / "text"
    text.write_text("words", "utf-8")
    cut = tmp_path / "cut"
    cut.write_bytes(paths.bundled_database().read_bytes()[:5000])
    for file in (tmp_path, tmp_path / "none", text, cut, "\x00", "/proc/self/mem", "/proc/kmsg",
                 "x" * 5000):  # fmt: skip
        terminal.refusal(*words, "--database", file)


@pytest.mark.parametrize("words", [*READING, ["export", "pfp", "--output", "x.pdf"]])
def test_a_missing_database_says_how_to_make_it(
    terminal: Terminal, tmp_path: Path, words: list[str]
) -> None:
    missing = tmp_path / "none.sqlite"
    line = terminal.refusal(*words, "--database", missing)
    assert line == f"{missing} does not exist; make it with: azref build EDITION_DIR {missing}"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["lokup", "SNT"], '"lokup" is not a verb; did you mean "lookup"?'),
        (["Timeline"], '"Timeline" is not a verb; did you mean "timeline"?'),
        (["SNT"], "to look it up: azref lookup SNT"),
        (["--limit", "3"], "--limit is not understood; see: azref --help"),
        (["--database", "x", "lookup", "y"], "write the verb first; see: azref --help"),
        (["--database"], "expected one argument"),
        (["show"], "the following arguments are required: ID; see: azref show --help"),
        (["show", "a", "b"], "unrecognized arguments: b"),
        (["timeline", "--form", "x"], "unrecognized arguments: --form x"),
        (["export", "pfp"], "the following arguments are required: --output"),
        (["build", "x"], "the following arguments are required: OUTPUT"),
        ([""], "is neither a verb"),
        (["x\ny" * 50], "is neither a verb"),
    ],
)
def test_wrong_use_says_what_would_be_right(
    terminal: Terminal, words: list[str], says: str
) -> None:
    assert says in terminal.refusal(*words)


@pytest.mark.parametrize("address", ["azref:", "azref://", "azref://entry", "azref://entry/",
                                     "azref://entry///", "azref:entry/pfp", "azref://delete/pfp",
                                     "azref:///etc/passwd", "http://x"])  # fmt: skip
def test_a_malformed_address_opens_no_window(terminal: Terminal, address: str) -> None:
    assert "azref" in terminal.refusal(address)


def test_an_address_does_not_open_a_window_on_a_missing_database(
    terminal: Terminal, tmp_path: Path
) -> None:
    line = terminal.refusal("azref://entry/pfp", "--database", tmp_path / "none")
    assert "does not exist" in line


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_a_page_of_help(terminal: Terminal, verb: str) -> None:
    answer = terminal(verb, "--help")
    assert answer.status == 0
    assert answer.out.startswith(f"usage: azref {verb}")


def test_help_names_every_verb(terminal: Terminal) -> None:
    answer = terminal("--help")
    assert answer.status == 0
    assert all(verb in answer.out for verb in VERBS)


def test_the_version_is_that_of_the_package(terminal: Terminal) -> None:
    assert terminal("--version").out == f"azref {azref.__version__}\n"
