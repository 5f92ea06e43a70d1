"""azref timeline: the events in time order, in a period, with their derivation."""

import pytest

from tests.cli.terminal import Terminal


def test_the_timeline_lists_the_events_of_the_source(terminal: Terminal) -> None:
    events = terminal("timeline", "--json").json["events"]
    assert {event["edtf"] for event in events} >= {
        "1994-05-04", "1996", "1997", "1999", "2001", "2002", "2003", "2004", "2005",
        "2015-01/..", None,
    }  # fmt: skip
    assert events[0].keys() == {"id", "title", "edtf", "earliest", "latest", "basis", "said",
                                "rule", "attested", "lane"}  # fmt: skip


def test_relative_dates_say_that_they_are_derived(terminal: Terminal) -> None:
    events = {e["id"]: e for e in terminal("timeline", "--json").json["events"]}
    assert (events["ev-2002-afghanistan"]["edtf"], events["ev-2002-afghanistan"]["basis"],
            events["ev-2002-afghanistan"]["rule"]) == (
        "2002", "derived", "year(ev-2001-exercise)+1")  # fmt: skip
    assert events["ev-2004-istanbul"]["rule"] == "year(ev-2003-silk)+1"


def test_a_period_keeps_what_reaches_into_it(terminal: Terminal) -> None:
    words = ("timeline", "--from", "1996", "--to", "1997", "--json")
    events = [event["id"] for event in terminal(*words).json["events"]]
    assert {"ev-1996-presentation", "ev-1997-parp"} <= set(events)
    assert "ev-1994-framework" not in events


def test_context_comes_on_request(terminal: Terminal) -> None:
    assert "NATO takes command of ISAF" not in terminal("timeline").out
    assert "NATO takes command of ISAF" in terminal("timeline", "--context").out


@pytest.mark.parametrize("words", [("--to", "1900"), ("--from", "1950", "--to", "1951")])
def test_a_period_without_events_is_status_1(terminal: Terminal, words: tuple[str, ...]) -> None:
    answer = terminal("timeline", *words)
    assert (answer.status, answer.err) == (1, "azref: no event lies in that time\n")


@pytest.mark.parametrize(("first", "last"), [("2004", "2001"), ("2001-05-02", "2001-05-01")])
def test_a_period_that_ends_before_it_begins_is_wrong_use(
    terminal: Terminal, first: str, last: str
) -> None:
    line = terminal.refusal("timeline", "--from", first, "--to", last)
    assert line == f"the period ends before it begins: --from {first} --to {last}"
    assert terminal("timeline", "--from", "2001", "--to", "2001-05").status == 0


@pytest.mark.parametrize("option", ["--from", "--to"])
@pytest.mark.parametrize("date", ["yesterday", "04.05.1994", "1994-13", "1994-02-30", "x" * 5000,
                                  "1994\n", "\x00"])  # fmt: skip
def test_a_date_that_is_none_is_wrong_use(terminal: Terminal, option: str, date: str) -> None:
    assert len(terminal.refusal("timeline", option, date)) < 400
