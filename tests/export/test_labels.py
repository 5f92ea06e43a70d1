"""Documents with labels in another language: every word of ours is in the table."""

import re
import string
from pathlib import Path

import pytest

from azref import paths
from azref.export.document import gather
from azref.export.formats import format_of
from azref.export.labels import Labels, labels
from azref.export.options import LABELS, Options
from azref.store.database import Database

OTHERS = [code for code in LABELS if code != "en"]


def template_texts() -> set[str]:
    """What the templates ask the table for, called `say`, `map(say)`, `voice` or `sign-words`."""
    files = (paths.resources() / "templates").glob("*.typ")
    source = "\n".join(file.read_text("utf-8") for file in files)
    found = set(re.findall(r'say\(\s*"([^"]*)"', source))
    for listed in re.findall(r"\(([^()]*)\)\.map\(say\)", source):
        found |= set(re.findall(r'"([^"]*)"', listed))
    for spoken in re.findall(r'#voice\("\w+", ("[^"]*", "[^"]*")\)', source):
        found |= set(re.findall(r'"([^"]*)"', spoken))
    signs = re.search(r"#let sign-words = \((.*?)\n\)", source, re.DOTALL)
    assert signs is not None
    return found | set(re.findall(r': "([^"]*)"', signs[1]))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", OTHERS)
def test_the_templates_say_nothing_the_table_lacks(code: str) -> None:
    texts = template_texts()
    assert len(texts) > 40
    assert sorted(texts - labels(code).words.keys()) == []


@pytest.mark.parametrize("code", OTHERS)
def test_translations_keep_the_fields_of_their_text(code: str) -> None:
    for text, said in labels(code).words.items():
        assert fields(said) == fields(text), text


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("suffix", [".pdf", ".html", ".md"])
@pytest.mark.parametrize("chosen", [["pfp"], ["ev-1994-framework"], []])
def test_a_document_asks_the_table_for_nothing_it_lacks(
    code: str, suffix: str, chosen: list[str], database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()

    def say(self: Labels, text: str) -> str:
        asked.add(text)
        return self.words.get(text, text)

    monkeypatch.setattr(Labels, "__call__", say)
    ids = chosen or [summary.id for summary in database.summaries()]
    document = gather(database, ids, options=Options(labels=code, has_records=True))
    format_of(Path(f"x{suffix}")).write(document)
    assert len(asked) > 20
    assert sorted(asked - labels(code).words.keys()) == []
