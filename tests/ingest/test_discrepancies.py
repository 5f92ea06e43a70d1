"""Discrepancies, contradictions and quantities: their places and what they concern."""

import pytest

from .conftest import Bench, event, term

TEXT = "In 2001, the League Plan (WFP) had 120 men and 2 boats. In 2002, the Plan had 20 men."
ENTRIES = (
    term("plan", '["League Plan (WFP)", "WFP"]')
    + event("In 2001, the League Plan (WFP) had 120 men and 2 boats.", id="first")
    + event("In 2002, the Plan had 20 men.", id="second")
    + '[[reference]]\nid = "r"\ntitle = "R"\n'
)


def _discrepancy(quote: str, more: str = "") -> str:
    head = '[[discrepancy]]\nid = "d"\nkind = "differs"\nlikely_meaning = "m"\n'
    return f'{head}quote = "{quote}"\n{more}\n'


def _contradiction(sides: str, more: str = "") -> str:
    head = '[[contradiction]]\nid = "c"\nstatus = "open"\nreason = "why"\n'
    return f"{head}sides = {sides}\n{more}\n"


def test_a_discrepancy_concerns_the_entries_the_editors_name(bench: Bench):
    bench.write(TEXT, ENTRIES + _discrepancy("20 men", 'entries = ["plan"]'))
    assert bench.rows("SELECT * FROM discrepancy_entry") == [("d", "plan")]


@pytest.mark.parametrize(
    ("quote", "entries"),
    [
        ("20 men", ["second"]),
        ("League Plan (WFP) had", ["first", "plan"]),
        ("League Plan (WFP) had 120 men and 2 boats. In 2002, the Plan had 20 men", ["plan"]),
    ],
)
def test_a_discrepancy_concerns_else_what_it_quotes(bench: Bench, quote: str, entries: list[str]):
    bench.write(TEXT, ENTRIES + _discrepancy(quote))
    assert [entry for _, entry in bench.rows("SELECT * FROM discrepancy_entry")] == entries


@pytest.mark.parametrize(
    ("more", "layer"),
    [
        ("", "editors"),
        ('references = ["r"]', "references"),
        ('references = ["r"]\nmeaning_by = "editors"', "editors"),
    ],
)
def test_a_likely_meaning_says_who_vouches_for_it(bench: Bench, more: str, layer: str):
    bench.write(TEXT, ENTRIES + _discrepancy("20 men", more))
    assert bench.rows("SELECT layer FROM discrepancy") == [(layer,)]


def test_passages_that_contradict_each_other_are_pairs_with_a_reason(bench: Bench):
    more = 'entries = ["first", "second"]\ndiscrepancy = "d"'
    entries = ENTRIES + _discrepancy("20 men") + _contradiction('["120 men", "20 men"]', more)
    assert bench.write(TEXT, entries).rows("SELECT * FROM contradictions") == [
        ("c", "open", "120 men", "S1", "20 men", "S2", "why"),
    ]
    assert bench.rows("SELECT entry FROM contradiction_entry") == [("first",), ("second",)]
    assert bench.rows("SELECT discrepancy FROM contradiction") == [("d",)]


def test_three_sides_make_three_pairs(bench: Bench):
    entries = ENTRIES + _contradiction('["120 men", "2 boats", "20 men"]')
    assert len(bench.write(TEXT, entries).rows("SELECT * FROM contradictions")) == 3


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (_contradiction('["120 men"]'), "a contradiction has at least two sides"),
        (_contradiction('["120 men", "30 men"]'), '5:21: "30 men" is not in the source'),
        (_contradiction('["120 men", "20 men"]', 'entries = ["x"]'), 'no entry has the id "x"'),
        (_contradiction('["120 men", "20 men"]', 'discrepancy = "x"'),
         'no discrepancy has the id "x"'),
        (_contradiction('["120 men", "20 men"]').replace("open", "opne"),
         'unknown status "opne"; did you mean "open"?'),
        (_discrepancy("30 men"), '"30 men" is not in the source'),
    ],
)  # fmt: skip
def test_what_is_wrong_with_them_is_reported(bench: Bench, entries: str, expected: str):
    assert expected in bench.write(TEXT, entries).problem()


def _quantity(value: str, quote: str) -> str:
    return f'[[quantity]]\nvalue = "{value}"\nquote = "{quote}"\ncounts = "x"\nreferences = ["r"]\n'


def test_a_quantity_stands_where_its_value_stands_in_its_quote(bench: Bench):
    quote = "120 men and 2 boats"
    rows = bench.write(TEXT, ENTRIES + _quantity("2", quote)).rows(
        "SELECT value, start, end, sentence FROM quantity"
    )
    assert rows == [("2", 47, 48, 1)]
    assert TEXT[47:54] == "2 boats"
    assert bench.rows("SELECT * FROM quantity_reference") == [(0, 0, "r")]


@pytest.mark.parametrize("value", ["3", "12", ""])
def test_a_quote_without_its_value_is_reported(bench: Bench, value: str):
    problems = bench.write(TEXT, ENTRIES + _quantity(value, "120 men")).problems()
    assert len(problems) == 1


@pytest.mark.parametrize(("printed", "value"), [("5.000", "5000"), ("16 594", "16,594")])
def test_a_value_is_written_as_the_source_prints_it(bench: Bench, printed: str, value: str):
    quantity = f'[[quantity]]\nvalue = "{value}"\nquote = "{printed} men"\n'
    problem = bench.write(f"It had {printed} men.", quantity).problem()
    assert f'does not hold the value "{value}"; write "{printed}", as it stands there' in problem
