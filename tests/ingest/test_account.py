"""The completeness account: used, dismissed with a reason, or a failed build."""

import pytest

from .conftest import Bench, event, term

TEXT = "In 2001, NATO sent 40 men. It is the Best of times. The sea matters."
ENTRIES = (
    term()
    + event("In 2001, NATO sent 40 men.")
    + '[[quantity]]\nvalue = "40"\nquote = "40 men"\ncounts = "men"\n'
    + '[[dismissed]]\nquote = "the Best of times"\nreason = "A capital only."\n'
    + '[[sentence]]\nid = "S2"\nbackground = "An opinion."\n'
    + '[[sentence]]\nid = "S3"\nbackground = "Another."\n'
)
MENTIONS = "SELECT kind, text, disposition, reason FROM mention ORDER BY start"


def test_everything_used_or_dismissed_compiles(bench: Bench):
    assert bench.write(TEXT, ENTRIES, account="strict").rows(MENTIONS) == [
        ("time", "2001", "used", ""),
        ("acronym", "NATO", "used", ""),
        ("number", "40", "used", ""),
        ("name", "Best", "dismissed", "A capital only."),
    ]


@pytest.mark.parametrize(
    ("array", "line"),
    [
        ("[[term]]", 's.txt:1:10: acronym "NATO" in S1 at 9 is neither used nor dismissed'),
        ("[[event]]", 's.txt:1:4: time "2001" in S1 at 3 is neither used nor dismissed'),
        ("[[quantity]]", 's.txt:1:20: number "40" (men) in S1 at 19 is neither used nor dismissed'),
        ("[[dismissed]]", 's.txt:1:38: name "Best" in S2 at 37 is neither used nor dismissed'),
        ("[[sentence]]", "s.txt:1:28: S2 is neither used nor background"),
    ],
)
def test_what_is_left_out_fails_the_build_with_its_place(bench: Bench, array: str, line: str):
    before, _, after = ENTRIES.partition(array)
    rest = after[after.find("[[") :] if "[[" in after else ""
    problems = bench.write(TEXT, before + rest, account="strict").problems()
    assert [problem.splitlines()[0] for problem in problems] == [line]


def test_everything_unaccounted_is_reported_at_once(bench: Bench):
    first, *rest = bench.write(TEXT, account="strict").problems()
    assert len(rest) == 4 + 3
    assert first == (
        "s.txt: not accounted for: 1 time (quote each in an [[event]]), 1 acronym (forms of a "
        "[[term]]), 1 number (a [[quantity]]), 1 name (forms of a [[term]]), 3 sentences (quote it "
        "in an [[event]], or say in a [[sentence]] why not); what is no entry belongs in "
        "[[dismissed]]"
    )


def test_a_time_unaccounted_is_told_with_the_date_it_was_read_as(bench: Bench):
    text = "In 2001 it met. Two years later it left. It meets annually."
    problems = [
        problem.splitlines()[0] for problem in bench.write(text, account="strict").problems()
    ]
    assert 's.txt:1:4: time "2001" in S1 at 3 is neither used nor dismissed' in problems
    told = ('time "Two years later" (2003, counted from "2001")', 'time "annually" (recurring)')
    assert all(any(words in problem for problem in problems) for words in told)


@pytest.mark.parametrize("account", ["report", "off"])
def test_a_lenient_account_records_what_is_left_and_compiles(bench: Bench, account: str):
    rows = bench.write(TEXT, account=account).rows(MENTIONS)
    assert {disposition for _, _, disposition, _ in rows} == {"unaccounted"}
    assert bench.rows("SELECT DISTINCT coverage FROM sentence") == [("unaccounted",)]
    assert bench.rows("SELECT value FROM edition WHERE key = 'account'") == [(account,)]


def test_a_quote_alone_uses_no_acronym_in_it(bench: Bench):
    problems = bench.write(
        TEXT, ENTRIES.replace('["NATO"]', '["sea"]'), account="strict"
    ).problems()
    assert len(problems) == 1
    assert 'acronym "NATO"' in problems[0]


def test_a_discrepancy_uses_the_words_it_quotes(bench: Bench):
    before, _, after = ENTRIES.partition("[[dismissed]]")
    discrepancy = (
        '[[discrepancy]]\nid = "d"\nkind = "voice"\nquote = "the Best of times"\n'
        'likely_meaning = "x"\n'
    )
    entries = before + discrepancy + after[after.index("[[") :]
    entries = entries.replace('[[sentence]]\nid = "S2"\nbackground = "An opinion."\n', "")
    assert bench.write(TEXT, entries, account="strict").problems() == ()


def test_a_dismissal_covers_only_its_own_place(bench: Bench):
    entries = ENTRIES + '[[dismissed]]\nquote = "the sea"\nreason = "x"\n'
    problem = bench.write(TEXT, entries, account="strict").problem()
    assert '"the sea" is not in the source; the source has it at 52 as "The sea"' in problem


def test_a_sentence_that_is_not_there_is_reported(bench: Bench):
    entries = ENTRIES + '[[sentence]]\nid = "S9"\nbackground = "x"\n'
    problem = bench.write(TEXT, entries, account="strict").problem()
    assert 'no sentence "S9"; the source has S1 to S3' in problem


def test_an_acronym_is_recorded_with_what_it_stands_for(bench: Bench):
    bench.write("The Planning Process (PP) and 3 ships.")
    assert bench.rows("SELECT text, about FROM mention WHERE about != ''") == [
        ("PP", "Planning Process"),
        ("3", "ships"),
    ]


def test_an_empty_source_has_nothing_to_account_for(bench: Bench):
    assert bench.write("", account="strict").rows(MENTIONS) == []
