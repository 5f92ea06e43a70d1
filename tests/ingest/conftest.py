"""Editions for tests, written in a few lines and compiled by the real compiler."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from azref.errors import EditionError
from azref.ingest.compiler import compile_edition
from azref.ingest.database import write_database

FACTS = '[edition]\nid = "e"\ntitle = "E"\nlanguage = "en"\nsource = "s.txt"\n'


class Bench:
    """A folder for one edition; `account` is off unless the test is about it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "edition"
        self.folder.mkdir()
        self.warnings: list[str] = []

    def write(self, text: str, entries: str = "", *, account: str = "off") -> "Bench":
        facts = f'{FACTS}account = "{account}"\n'
        (self.folder / "edition.toml").write_text(facts, encoding="utf-8")
        (self.folder / "s.txt").write_bytes(text.encode())
        (self.folder / "entries.toml").write_bytes(entries.encode())
        return self

    def problems(self) -> tuple[str, ...]:
        """The problems the edition has, () where it compiles."""
        try:
            compile_edition(self.folder, self.warnings.append)
        except EditionError as error:
            return error.problems
        return ()

    def problem(self) -> str:
        """The one problem the edition has."""
        (found,) = self.problems()
        return found

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What a query gives in the compiled database."""
        output = self.folder.parent / "out.sqlite"
        write_database(compile_edition(self.folder), output)
        with closing(sqlite3.connect(output)) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def term(id: str = "t", forms: str = '["NATO"]', more: str = "") -> str:  # noqa: A002
    head = f'[[term]]\nid = "{id}"\nkind = "concept"\nname_en = "Name of {id}"\n'
    return f"{head}forms = {forms}\n{more}\n"


def event(quote: str, more: str = "", id: str = "ev") -> str:  # noqa: A002
    return f'[[event]]\nid = "{id}"\ntitle = "Title of {id}"\nquote = "{quote}"\n{more}\n'
