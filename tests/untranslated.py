"""Lists the texts of the window that a table of translations lacks.

    python tests/untranslated.py [LANGUAGE]

Found are the texts given to `tr`, `say` and the table of actions; what the program puts together
from data (kinds, reasons) is not found and stands in the tables by hand.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from azref.ui.language import table  # noqa: E402

_PLACES = ("ui", "render", "timeline")
_ASKING = ("tr", "say", "_say")


def texts() -> set[str]:
    """The English texts of the window."""
    files = (file for place in _PLACES for file in (ROOT / "azref" / place).glob("*.py"))
    return {text for file in files for text in _asked(ast.parse(file.read_text("utf-8")))}


def _asked(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        place = {"ActionSpec": 1}.get(name, 0 if name in _ASKING else len(node.args))
        if place < len(node.args) and isinstance(node.args[place], ast.Constant):
            yield str(node.args[place].value)  # type: ignore[attr-defined]


def untranslated(language: str) -> list[str]:
    return sorted(texts() - table(language).keys())


if __name__ == "__main__":
    missing = untranslated(*sys.argv[1:] or ["az"])
    print("\n".join(repr(text) for text in missing))
    print(len(missing), "of", len(texts()))
