"""The forms of a term, and what each is to it."""

import pytest

from .conftest import Bench, term

TEXT = "The WFP and the SNT (PfP) at the virtual Silk Road; PfP is a pfp process."
FORMS = "SELECT text, language, role, layer, is_printed FROM form WHERE entry = 't'"


def _form(bench: Bench, text: str, forms: str, more: str = "") -> tuple[str, str, str, int]:
    rows = bench.write(TEXT, term("t", forms, more + REFERENCES)).rows(FORMS)
    (found,) = (row[1:] for row in rows if row[0] == text)
    return found


REFERENCES = '\nreferences = ["r"]\n[[reference]]\nid = "r"\ntitle = "R"\n'


def test_an_official_acronym_that_is_printed_is_that_acronym(bench: Bench):
    found = _form(bench, "PfP", '["PfP"]', 'acronym_en = "PfP"')
    assert found == ("en", "acronym", "references", 1)


def test_a_printed_azerbaijani_acronym_is_official_in_its_language(bench: Bench):
    found = _form(bench, "SNT", '["SNT"]', 'acronym_az = "SNT"')
    assert found == ("az", "acronym", "references", 1)


def test_a_short_form_that_is_none_of_the_official_ones_is_a_misprint(bench: Bench):
    found = _form(bench, "WFP", '["WFP"]', 'acronym_en = "IPAP"')
    assert found == ("en", "misprint", "source", 1)


@pytest.mark.parametrize("acronym", ["", 'acronym_en = "W.F.P."', 'acronym_en = "WFP"'])
def test_a_short_form_agrees_with_an_official_one_but_for_dots_or_where_there_is_none(
    bench: Bench, acronym: str
):
    assert _form(bench, "WFP", '["WFP"]', acronym)[1] == "acronym"


def test_a_plural_of_an_official_acronym_is_no_misprint(bench: Bench):
    bench.write("Two PfPs.", term("t", '["PfPs"]', 'acronym_en = "PfP"'))
    assert ("PfPs", "en", "acronym", "source", 1) in bench.rows(FORMS)


def test_a_printed_form_that_is_no_acronym_is_a_variant(bench: Bench):
    assert _form(bench, "virtual Silk Road", '["virtual Silk Road"]')[1] == "variant"


def test_a_form_that_is_the_whole_quote_of_a_mistranslation_is_a_calque(bench: Bench):
    more = (
        REFERENCES + '[[discrepancy]]\nid = "d"\nkind = "mistranslation"\n'
        'quote = "virtual Silk Road"\nlikely_meaning = "x"\n'
    )
    entries = term("t", '["virtual Silk Road"]', more)
    assert bench.write(TEXT, entries).rows(FORMS)[1][2] == "calque"


@pytest.mark.parametrize("key", ["misprints", "calques"])
def test_the_editors_may_say_what_a_form_is(bench: Bench, key: str):
    more = f'{key} = ["virtual Silk Road"]'
    assert _form(bench, "virtual Silk Road", '["virtual Silk Road"]', more)[1] == key[:-1]


def test_a_misprint_that_is_no_form_is_reported(bench: Bench):
    problem = bench.write(TEXT, term("t", '["WFP"]', 'misprints = ["WPF"]')).problem()
    assert 'entries.toml:6:14: "WPF" is not among the forms; did you mean "WFP"?' in problem


def test_a_form_in_other_case_plays_the_role_of_the_official_one(bench: Bench):
    found = _form(bench, "pfp", '["pfp"]', 'acronym_en = "PfP"')
    assert found == ("en", "acronym", "source", 1)


@pytest.mark.parametrize(
    ("key", "text"), [("acronym_az", "ƏMO"), ("az", "Ordu")], ids=["acronym", "name"]
)
def test_an_inferred_form_stands_in_the_editors_layer(bench: Bench, key: str, text: str):
    name = "name_az" if key == "az" else key
    more = f'{name} = "{text}"\n{key}_status = "inferred"'
    assert _form(bench, text, '["WFP"]', more) == (
        "az", "name" if key == "az" else "acronym", "editors", 0,
    )  # fmt: skip


def test_an_official_form_without_references_is_not_theirs(bench: Bench):
    rows = bench.write(TEXT, term("t", '["WFP"]', 'acronym_en = "WFP"\nname_az = "X"')).rows(FORMS)
    assert {(text, layer) for text, _, _, layer, _ in rows} == {
        ("Name of t", "editors"), ("WFP", "source"), ("X", "editors"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("more", "layer"),
    [
        ("", "references"),
        ('confidence = "inferred"', "editors"),
        ('definition_by = "editors"', "editors"),
    ],
)
def test_a_definition_says_who_vouches_for_it(bench: Bench, more: str, layer: str):
    entries = term("t", '["WFP"]', f'definition = "D"\n{more}{REFERENCES}')
    rows = bench.write(TEXT, entries).rows("SELECT definition_layer FROM entry")
    assert rows == [(layer,)]


def test_a_definition_without_references_is_the_editors(bench: Bench):
    entries = term("t", '["WFP"]', 'definition = "D"')
    assert bench.write(TEXT, entries).rows("SELECT definition_layer FROM entry") == [("editors",)]


def test_a_date_and_a_confidence_without_references_are_the_editors(bench: Bench):
    bench.write(TEXT, term("t", '["WFP"]', 'date_start = "1880"\nconfidence = "attested"'))
    assert bench.rows("SELECT layer, basis FROM date") == [("editors", "inferred")]
    assert bench.rows("SELECT confidence FROM entry") == [("inferred",)]
