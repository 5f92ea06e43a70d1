"""The dictionary: read back by its format, and by sdcv."""

import json
import logging
import os
import shutil
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from azref.entries import Form, Layer, Role
from azref.errors import ExportError
from azref.export.content import Document
from azref.export.formats import put
from azref.export.stardict import grouped, headwords, stardict
from tests.export.hostile import HOSTILE, document_of


class Read:
    """What the files of a dictionary say: articles by headword, headwords by synonym."""

    def __init__(self, document: Document, folder: Path) -> None:
        put(stardict(document), folder / "x.ifo")
        lines = (folder / "x.ifo").read_text("utf-8").splitlines()
        assert lines[0] == "StarDict's dict ifo file"
        self.facts = dict(line.split("=", 1) for line in lines[1:])
        words, index = (folder / "x.dict").read_bytes(), (folder / "x.idx").read_bytes()
        assert len(index) == int(self.facts["idxfilesize"])
        self.articles: list[tuple[str, str]] = []
        while index:
            name, rest = index.split(b"\0", 1)
            start, length = struct.unpack(">II", rest[:8])
            self.articles.append((name.decode(), words[start : start + length].decode()))
            index = rest[8:]
        self.synonyms: list[tuple[str, str]] = []
        synonyms = (folder / "x.syn").read_bytes() if (folder / "x.syn").exists() else b""
        while synonyms:
            name, rest = synonyms.split(b"\0", 1)
            self.synonyms.append(
                (name.decode(), self.articles[struct.unpack(">I", rest[:4])[0]][0])
            )
            synonyms = rest[4:]

    def names(self) -> list[bytes]:
        return [name.encode() for name, _ in self.articles]


@pytest.fixture
def read(document: Document, tmp_path: Path) -> Read:
    return Read(document, tmp_path)


def test_every_entry_is_there_and_every_form_leads_to_it(document: Document, read: Read) -> None:
    known = dict(read.articles)
    leading = {*read.synonyms, *((name, name) for name in known)}
    for entry in document.entries:
        assert entry.title in known
        for word in headwords(entry):
            assert (word, entry.title) in leading or word in known
    assert ("WFP", "Individual Partnership Action Plan") in leading
    assert int(read.facts["wordcount"]) == len(read.articles)
    assert int(read.facts["synwordcount"]) == len(read.synonyms)


def test_names_are_sorted_as_readers_of_the_format_search(read: Read) -> None:
    assert read.names() == sorted(read.names(), key=lambda name: (name.lower(), name))


def test_an_article_marks_what_is_wrong_and_keeps_the_layers_apart(read: Read) -> None:
    article = dict(read.articles)["Individual Partnership Action Plan"]
    assert 'wrong form: </span><span lang="en">WFP</span></s>' in article
    layers = [
        article.index(f'class="layer {name}"') for name in ("source", "references", "editors")
    ]
    assert layers == sorted(layers)
    assert 'href="bword://Partnership for Peace"' in article
    assert 'href="#' not in article


def test_a_word_that_grows_in_lower_case_has_the_article_to_itself() -> None:
    assert list(grouped(["Istanbul", "İstanbul", "IST", "Əliyev"])) == [
        ["Istanbul", "IST", "Əliyev"], ["İstanbul"],
    ]  # fmt: skip


def test_a_name_too_long_for_the_format_is_left_out_and_reported(document: Document) -> None:
    entry = document.entries[0]
    long = entry._replace(forms=(Form("ə" * 128, "az", Role.NAME, Layer.SOURCE), *entry.forms))
    written = stardict(replace(document, entries=(long, *document.entries[1:])))
    assert written.losses[0] == "StarDict: 1 name left out that is longer than 255 bytes"


def test_pyglossary_changes_nothing_of_python_and_writes_nothing_to_the_readers_home(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    script = (
        "import sys; sys.modules['lxml'] = None;"
        " from pathlib import Path; from azref import paths; from azref.store.database import"
        " Database; from azref.export.document import gather; from azref.export.stardict import"
        " stardict; stardict(gather(Database(paths.bundled_database()), ['pfp']));"
        " import logging; assert sys.excepthook is sys.__excepthook__;"
        " assert logging.getLoggerClass() is logging.Logger"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(root)}
    done = subprocess.run([sys.executable, "-c", script], cwd=root, env=environment, check=True,
                          capture_output=True)  # fmt: skip
    assert list(home.iterdir()) == []
    assert (done.stdout, done.stderr) == (b"", b"")


def test_what_pyglossary_logs_stays_off_the_terminal_and_what_fails_is_told(
    document: Document, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from pyglossary.glossary_v2 import Error, Glossary

    def failing(*_: object, **__: object) -> None:
        logging.getLogger("pyglossary").error("Module 'lxml' not found in some.plugin")
        raise Error("no room")

    monkeypatch.setattr(Glossary, "write", failing)
    with pytest.raises(ExportError, match="no room"):
        stardict(document)
    assert caplog.records == []
    assert not logging.getLogger("pyglossary").disabled


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_gets_out_of_its_place(tmp_path: Path, name: str) -> None:
    read = Read(document_of(HOSTILE[name]), tmp_path)
    assert set(read.facts) <= {
        "version", "bookname", "wordcount", "idxfilesize", "sametypesequence", "synwordcount",
        "description",
    }  # fmt: skip
    assert all("<script" not in article for _, article in read.articles)
    assert len(read.articles) >= 2


@pytest.mark.skipif(not shutil.which("sdcv"), reason="needs sdcv")
def test_sdcv_finds_every_word(document: Document, tmp_path: Path) -> None:
    put(stardict(document), tmp_path / "x.ifo")
    words = [word for entry in document.entries for word in headwords(entry)]
    done = subprocess.run(
        ["sdcv", "-n", "-e", "-j", "--utf8-input", "--utf8-output", "-2", tmp_path, "SNT", *words],
        env={**os.environ, "HOME": str(tmp_path)}, capture_output=True, check=True,
    )  # fmt: skip
    decoder, answers = json.JSONDecoder(), []
    text = done.stdout.decode().strip()
    text = text[text.index("[") :]
    while text:
        answer, end = decoder.raw_decode(text)
        answers.append(answer)
        text = text[end:].strip()
    assert [word for word, found in zip(words, answers[1:], strict=True) if not found] == []
    assert answers[0][0]["word"] == "Partnership for Peace"
