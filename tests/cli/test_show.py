"""azref show: one entry whole, its layers apart."""

import pytest

from tests.cli.terminal import Terminal


def test_show_prints_the_layers_apart(terminal: Terminal) -> None:
    answer = terminal("show", "ipap")
    assert (answer.status, answer.err) == (0, "")
    text = answer.out
    assert text.index("┃ The source says") < text.index("║ References attest")
    assert text.index("║ References attest") < text.index("┊ The editors infer")


def test_show_prints_citations_as_json(terminal: Terminal) -> None:
    record = terminal("show", "pfp", "--json").json
    assert record["id"] == "pfp"
    assert {"layers", "dates", "citations", "references"} <= record.keys()
    assert {"start", "end", "quote"} <= record["citations"][0].keys()


def test_an_unknown_entry_is_told_the_nearest(terminal: Terminal) -> None:
    line = terminal.refusal("show", "ev-1994-framwork", status=1)
    assert line == 'no entry has the id "ev-1994-framwork"; did you mean "ev-1994-framework"?'


@pytest.mark.parametrize("id_", ["", "x" * 10_000, "a\nb", "\x00", "\udcff", "🎖", "' OR ''='"])
def test_no_id_whatever_ends_in_a_traceback(terminal: Terminal, id_: str) -> None:
    assert "no entry has the id" in terminal.refusal("show", id_, status=1)
