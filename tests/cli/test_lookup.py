"""azref lookup: the same index as the window, narrowed by fields, never a traceback."""

import pytest

from tests.cli.terminal import BUNDLED, Terminal


@pytest.mark.parametrize("words", [["SNT"], ["SNT", "--json"], ["--json", "SNT"],
                                   ["SNT", "--limit", "3"], ["--limit=3", "SNT", "--json"],
                                   ["SNT", "--database", BUNDLED]])  # fmt: skip
def test_lookup_finds_partnership_for_peace_first(terminal: Terminal, words: list[str]) -> None:
    answer = terminal("lookup", *words)
    assert (answer.status, answer.err) == (0, "")
    if "--json" in words:
        assert answer.json["hits"][0]["id"] == "pfp"
    else:
        assert answer.out.startswith("pfp ")


def test_lookup_prints_the_query_and_its_hits_as_json(terminal: Terminal) -> None:
    record = terminal("lookup", "virtual", "Silk", "Road", "--json").json
    assert record.keys() == {"query", "hits"}
    assert record["query"] == "virtual Silk Road"
    assert record["hits"][0].keys() == {
        "id", "type", "kind", "title", "acronym", "tier", "matched", "note",
    }  # fmt: skip


def test_a_plain_lookup_answers_like_a_parsed_one(terminal: Terminal) -> None:
    for words in (["WFP"], ["WFP", "--json"], ["azerbaijan", "joins"]):
        plain = terminal("lookup", *words)
        parsed = terminal("lookup", *words, "--limit", "20")
        assert (plain.status, plain.out) == (parsed.status, parsed.out)


def test_fields_narrow_a_lookup(terminal: Terminal) -> None:
    hits = terminal("lookup", "kind:operation", "year:2001..2004", "--json").json["hits"]
    assert [hit["id"] for hit in hits] == ["isaf", "kfor"]
    assert terminal("lookup", '"plan action"').status == 1


@pytest.mark.parametrize("field", ["year:20", "in:x", "kind:", "kind:1"])
def test_a_field_that_says_nothing_is_wrong_use(terminal: Terminal, field: str) -> None:
    line = terminal.refusal("lookup", "nato", field)
    assert line == f"{field} says nothing; write kind:operation, year:2001..2004, in:source"


@pytest.mark.parametrize("field", ["year:2004..2001", "il:2004-2001"])
def test_years_that_end_before_they_begin_are_wrong_use(terminal: Terminal, field: str) -> None:
    assert terminal.refusal("lookup", "nato", field) == f"{field} ends before it begins"


def test_an_azerbaijani_field_is_answered_with_azerbaijani_ones(terminal: Terminal) -> None:
    line = terminal.refusal("lookup", "nato", "nov:")
    assert line == "növ: says nothing; write növ:əməliyyat, il:2001..2004, mənbədə:"


def test_a_wrong_form_is_marked_on_the_line(terminal: Terminal) -> None:
    note = "(wrong form: the source prints WFP for IPAP; also: World Food Programme)"
    assert note in terminal("lookup", "WFP").out


def test_nothing_found_is_status_1(terminal: Terminal) -> None:
    answer = terminal("lookup", "xyzzyplugh")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err == 'azref: nothing found for "xyzzyplugh"\n'


def test_nothing_found_is_an_empty_list_as_json(terminal: Terminal) -> None:
    answer = terminal("lookup", "xyzzyplugh", "--json")
    assert (answer.status, answer.json) == (1, {"query": "xyzzyplugh", "hits": []})


@pytest.mark.parametrize("words", [[], [""], [" ", "\t"], ["\x00"], ["--json"], ["", "--json"]])
def test_nothing_to_look_up_is_wrong_use(terminal: Terminal, words: list[str]) -> None:
    line = terminal.refusal("lookup", *words)
    assert line == "nothing to look up; give an acronym, a name or a year"


@pytest.mark.parametrize("limit", ["0", "-1", "1001", "99999999999999999999"])
def test_a_limit_out_of_bounds_is_wrong_use(terminal: Terminal, limit: str) -> None:
    line = terminal.refusal("lookup", "nato", f"--limit={limit}")
    assert line == "--limit must be between 1 and 1000"


@pytest.mark.parametrize("limit", ["many", "", "1.5"])
def test_a_limit_that_is_no_number_is_wrong_use(terminal: Terminal, limit: str) -> None:
    assert "--limit: invalid int value" in terminal.refusal("lookup", "nato", f"--limit={limit}")


def test_hits_that_were_left_out_are_mentioned(terminal: Terminal) -> None:
    cut = terminal("lookup", "year:2001..2004")
    assert cut.out.count("\n") == 20
    assert cut.err == "azref: the first 20 hits; --limit 100 for more\n"
    whole = terminal("lookup", "year:2001..2004", "--limit", "100")
    assert (whole.out.count("\n") > 20, whole.err) == (True, "")
    for words in (["--json"], ["--limit", "19"]):
        assert terminal("lookup", "year:2001..2004", *words).err == ""


@pytest.mark.parametrize("limit", [1, 2, 1000])
def test_a_limit_is_kept(terminal: Terminal, limit: int) -> None:
    hits = terminal("lookup", "nato", "--limit", limit, "--json").json["hits"]
    assert 1 <= len(hits) <= limit


@pytest.mark.parametrize("query", ['"', "a-b", "foo(", "ion AND", "*", "🎖", "حلف", "a\nb", "\x00a",
                                   "\udcff", "nato\x1b[2J", "'; --", "x" * 500])  # fmt: skip
def test_any_query_is_answered_without_a_traceback(terminal: Terminal, query: str) -> None:
    answer = terminal("lookup", query)
    assert answer.status in (0, 1)
    assert answer.err.count("\n") <= 1
    assert "\x1b" not in answer.out + answer.err


def test_ten_thousand_characters_are_refused(terminal: Terminal) -> None:
    line = terminal.refusal("lookup", "x" * 10_000)
    assert line == "the query is 10,000 characters long; look up at most 500"


def test_a_query_that_looks_like_an_option_can_be_given_after_two_dashes(
    terminal: Terminal,
) -> None:
    assert terminal("lookup", "--", "-nato").status == 0
