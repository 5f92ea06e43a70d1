"""Editions broken at random: always problems or a database, never a traceback."""

import random
import shutil
from pathlib import Path

import pytest

from azref.errors import AzrefError, EditionError
from azref.ingest.compiler import compile_edition
from azref.ingest.database import write_database
from azref.ingest.passages import sentence_stretches

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "small_edition"
BUNDLED = ROOT / "db" / "edition"
_SCRAPS = ['"', "[", "]", "{", "}", "=", "\n", "[[term]]\n", "'''", '"""', "\\", "\0", "\u202e",
           "9", "-", "..", "XXXX", "2001-13", "é", "\u00a0", "id = 3\n", "# ", "[]", "[[event]]\n",
           "true", "1979-05-27", "ə" * 3, "0000", "/", "[edition]\n", "inf"]  # fmt: skip


def _mutated(text: str, draw: random.Random) -> str:
    """`text` with a piece cut, doubled, moved or replaced, or with two lines exchanged."""
    for _ in range(draw.randint(1, 3)):
        start = draw.randrange(len(text) + 1)
        end = min(len(text), start + draw.choice((0, 1, 1, 4, 20, 200)))
        lines = text.split("\n")
        one, other = draw.randrange(len(lines)), draw.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
        text = draw.choice(
            (
                text[:start] + text[end:],
                text[:start] + draw.choice(_SCRAPS) + text[end:],
                text[:end] + text[start:],
                "\n".join(lines),
            )
        )
    return text


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "edition"))


@pytest.mark.parametrize("seed", range(20))
def test_a_thousand_random_mutations_never_give_a_traceback(copy: Path, tmp_path: Path, seed: int):
    draw = random.Random(seed)
    for _ in range(50):
        name = draw.choice(("entries.toml",) * 8 + ("edition.toml", "caspian-rescue.txt"))
        original = (SMALL / name).read_text(encoding="utf-8")
        (copy / name).write_text(_mutated(original, draw), encoding="utf-8")
        _compile(copy, tmp_path / "out.sqlite")
        (copy / name).write_text(original, encoding="utf-8")


def _compile(folder: Path, output: Path) -> None:
    problems = ("none",)
    try:
        write_database(compile_edition(folder), output)
    except EditionError as error:
        problems = error.problems
    except AzrefError as error:
        pytest.fail(f"an edition that compiles cannot be written: {error}")
    assert problems
    assert all(problem.strip() for problem in problems)


@pytest.mark.parametrize("name", ["terms.toml", "events.toml", "discrepancies.toml"])
def test_mutations_of_the_bundled_edition_never_give_a_traceback(tmp_path: Path, name: str):
    folder = Path(shutil.copytree(BUNDLED, tmp_path / "edition"))
    original = (folder / name).read_text(encoding="utf-8")
    draw = random.Random(name)
    for _ in range(12):
        (folder / name).write_text(_mutated(original, draw), encoding="utf-8")
        _compile(folder, tmp_path / "out.sqlite")


def _places() -> list[tuple[int, str]]:
    """A letter of every sentence of the small edition's text that a quote holds."""
    text = (SMALL / "caspian-rescue.txt").read_text(encoding="utf-8")
    quoted = [s.span for s in sentence_stretches(text) if s.number in (1, 2, 4, 5)]
    return [(at, text[at]) for span in quoted for at in range(span.start, span.end)]


def test_any_one_character_changed_inside_a_quote_breaks_the_build_at_that_quote(copy: Path):
    text = (SMALL / "caspian-rescue.txt").read_text(encoding="utf-8")
    entries = (SMALL / "entries.toml").read_text(encoding="utf-8").split("\n")
    for at, letter in _places():
        changed = text[:at] + ("#" if letter != "#" else "x") + text[at + 1 :]
        (copy / "caspian-rescue.txt").write_text(changed, encoding="utf-8")
        with pytest.raises(EditionError) as caught:
            compile_edition(copy)
        lines = [entries[_line(p) - 1] for p in caught.value.problems if "is not in the" in p]
        sentence = next(s for s in sentence_stretches(text) if s.span.start <= at < s.span.end)
        quote = text[sentence.span.start : sentence.span.end]
        assert f'quote = "{quote}"' in lines


def _line(problem: str) -> int:
    return int(problem.split(":")[1]) if problem.startswith("entries.toml:") else 1


@pytest.mark.parametrize("seed", range(12))
def test_a_character_changed_in_the_bundled_source_breaks_the_build_at_the_right_line(
    tmp_path: Path, seed: int
):
    folder = Path(shutil.copytree(BUNDLED, tmp_path / "edition"))
    source = folder / "azerbaijan-nato.txt"
    quote = "The following year, Azerbaijan sent a military unit to Afghanistan"
    text = source.read_bytes().decode()
    at = text.index(quote) + random.Random(seed).randrange(len(quote))
    source.write_bytes((text[:at] + "~" + text[at + 1 :]).encode())
    lines = (folder / "events.toml").read_text(encoding="utf-8").split("\n")
    line = 1 + next(n for n, words in enumerate(lines) if words.startswith(f'quote = "{quote}'))
    with pytest.raises(EditionError) as caught:
        compile_edition(folder)
    assert any(p.startswith(f"events.toml:{line}:9: ") for p in caught.value.problems)
