"""Lists the texts of the window that a table of translations lacks.

    python tests/untranslated.py [LANGUAGE]

Found are the texts given to `tr`, `say` and the table of actions, those of the tables that the
program picks a text from, and the kinds that the bundled edition uses.
"""

import ast
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from azref import entries, paths  # noqa: E402
from azref.export.formats import FORMATS  # noqa: E402
from azref.render import citation, hit_lines, hits, kinds, prose  # noqa: E402
from azref.store import matches  # noqa: E402
from azref.timeline.sentences import Phrases  # noqa: E402
from azref.ui.actions import MENUS, SUBMENUS  # noqa: E402
from azref.ui.desk import words as desk_words  # noqa: E402
from azref.ui.language import table  # noqa: E402

_PLACES = ("ui", "render", "timeline")
_ASKING = ("tr", "say", "_say", "_tr")
_PICKED = (
    MENUS, SUBMENUS,
    kinds.HEADINGS, kinds.HEADINGS.values(), hits.PLURALS.values(), hits.REASONS.values(),
    hits.SCOPES.values(), hits.PLURALS, hit_lines.STATUS.values(), entries.LANGUAGES.values(),
    prose.UNDATED.values(), prose.DISTANCES.values(), desk_words.DONE.values(),
    citation.FORMAT_NAMES.values(), [each.name for each in FORMATS],
    [text for text in Phrases() if text != "en"],
    ["year", "month", "day", "week", "date"],  # the units of rules of dates
    ["folder", "bookmark", "note", "selection", "lookup"],  # what a merge adds
    ["words of the source", "named in its definition", "named in its note", "an event of {year}",
     "an event that reaches into {year}", "unconfirmed form",
     matches.AMBIGUITY, matches.AND, matches.MORE],  # notes of hits
)  # fmt: skip
_OF_THE_EDITION = (
    "SELECT kind FROM entry",
    "SELECT kind FROM discrepancy",
    "SELECT status FROM contradiction",
    "SELECT kind || 's' FROM mention",
)


def texts() -> set[str]:
    """The English texts of the window."""
    files = (file for place in _PLACES for file in (ROOT / "azref" / place).rglob("*.py"))
    asked = {text for file in files for text in _asked(ast.parse(file.read_text("utf-8")))}
    return asked.union(*_PICKED, _edition())


def _asked(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if any(keyword.arg == "is_name" for keyword in node.keywords):
            continue
        place = {"ActionSpec": 1}.get(name, 0 if name in _ASKING else len(node.args))
        if place < len(node.args):
            yield from _constants(node.args[place])


def _constants(asked: ast.expr) -> Iterator[str]:
    """A text, or the two of a choice between them."""
    if isinstance(asked, ast.IfExp):
        yield from _constants(asked.body)
        yield from _constants(asked.orelse)
    elif isinstance(asked, ast.Constant) and isinstance(asked.value, str):
        yield asked.value


def _edition() -> set[str]:
    connection = sqlite3.connect(f"{paths.bundled_database().as_uri()}?mode=ro", uri=True)
    try:
        return {row[0] for query in _OF_THE_EDITION for row in connection.execute(query)}
    finally:
        connection.close()


def untranslated(language: str) -> list[str]:
    return sorted(texts() - table(language).keys())


if __name__ == "__main__":
    missing = untranslated(*sys.argv[1:] or ["az"])
    print("\n".join(repr(text) for text in missing))
    print(len(missing), "of", len(texts()))
