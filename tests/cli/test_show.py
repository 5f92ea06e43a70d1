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


@pytest.mark.parametrize(("form", "id_"), [("WFP", "ipap"), ("snt", "pfp"), ("Silk Road", None),
                                           ("TƏRƏFDAŞLIQ", None)])  # fmt: skip
def test_a_form_instead_of_an_id_is_told_whose_it_is(
    terminal: Terminal, form: str, id_: str | None
) -> None:
    line = terminal.refusal("show", form, status=1)
    assert line == f'no entry has the id "{form}"' + (f'; did you mean "{id_}"?' if id_ else "")


def test_a_sentence_that_a_lookup_found_is_shown_with_those_who_cite_it(
    terminal: Terminal,
) -> None:
    found = {hit["id"]: hit for hit in terminal("lookup", "WFP", "--json").json["hits"]}
    record = terminal("show", "S14", "--json").json
    assert (record["id"], record["type"], record["text"]) == (
        "S14", "sentence", found["S14"]["title"])  # fmt: skip
    assert {"ipap", "ev-2004-ipap-joined"} <= {entry["id"] for entry in record["entries"]}
    shown = terminal("show", "s14").out
    assert shown.startswith("S14  paragraph ")
    assert "  – ipap  Individual Partnership Action Plan" in shown.splitlines()
    assert "no entry has the id" in terminal.refusal("show", "S999", status=1)


def test_a_sentence_that_nobody_cites_says_why(terminal: Terminal) -> None:
    records = [terminal("show", f"S{n}", "--json").json for n in range(1, 38)]
    set_aside = next(record for record in records if record["coverage"] == "background")
    reason = f"Background: {set_aside['reason']}"
    assert reason in terminal("show", set_aside["id"]).out.splitlines()
