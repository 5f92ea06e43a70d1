"""Which actions the words typed into the palette mean."""

import pytest

from azref.ui.palette_rows import CommandRow, matching

ROWS = (
    CommandRow("larger", "Larger text", "View", "Ctrl++"),
    CommandRow("source", "Source text", "Go", "Ctrl+4"),
    CommandRow("context", "Show the context layer", "View", "Ctrl+Shift+L"),
    CommandRow("table", "Zaman cədvəli", "View", "Ctrl+T"),
)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["larger", "source", "context", "table"]),
        ("so", ["source", "context"][:1]),
        ("text", ["larger", "source", "context"]),
        ("text larger", ["larger"]),
        ("CEDVELI", ["table"]),
        ("view", ["larger", "context", "table"]),
        ("ctrl+4", ["source"]),
        ("nothing of the kind", []),
    ],
)
def test_words_in_any_order_find_actions_the_best_first(query, names):
    assert [row.name for row in matching(query, ROWS)] == names
