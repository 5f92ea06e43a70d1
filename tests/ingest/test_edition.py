"""Reading an edition: its facts, its files, the shape of its records, its ids."""

import os
from pathlib import Path

import pytest

from azref.errors import AzrefError, EditionError
from azref.ingest.comparison import compare_facts
from azref.ingest.compiler import compile_edition
from azref.ingest.database import write_database
from azref.ingest.edition import Reader
from azref.ingest.problems import Problems
from azref.store.database import Database

from .conftest import FACTS, Bench, term

SMALL = Path(__file__).parents[1] / "small_edition"


def test_the_small_edition_reads_without_a_problem():
    problems = Problems()
    edition = Reader(SMALL, problems).edition()
    assert not problems
    assert edition.facts.id == "caspian-rescue"
    assert [record.id for record in edition.all("term")] == [
        "crl", "sea-watch", "rescue-plan", "azerbaijan", "lankaran",
    ]  # fmt: skip


def test_every_input_is_named_with_its_sha256():
    inputs = dict(Reader(SMALL, Problems()).edition().inputs)
    assert sorted(inputs) == ["caspian-rescue.txt", "edition.toml", "entries.toml"]
    assert all(len(digest) == 64 for digest in inputs.values())


def test_records_of_several_files_come_in_the_order_of_the_files(bench: Bench):
    bench.write("NATO and PfP", term("b"))
    (bench.folder / "a.toml").write_text(term("a", '["PfP"]'))
    edition = Reader(bench.folder, Problems()).edition()
    assert [record.id for record in edition.all("term")] == ["a", "b"]


def test_a_missing_folder_is_said_in_one_line(tmp_path: Path):
    with pytest.raises(AzrefError, match=r"no such folder; an edition is a folder with"):
        compile_edition(tmp_path / "none")


def test_a_missing_edition_toml_is_said_in_one_line(tmp_path: Path):
    with pytest.raises(EditionError, match=r"^edition\.toml: No such file"):
        compile_edition(tmp_path)


def test_a_missing_source_text_is_said_in_one_line(bench: Bench):
    bench.write("NATO")
    (bench.folder / "s.txt").unlink()
    assert bench.problem() == "s.txt: No such file or directory"


def test_a_source_outside_the_folder_is_refused(bench: Bench):
    bench.write("NATO")
    (bench.folder / "edition.toml").write_text(FACTS.replace("s.txt", "../s.txt"))
    assert "source must be a file name in the folder" in bench.problem()


@pytest.mark.parametrize("name", ["s.txt", "edition.toml", "entries.toml"])
def test_a_file_that_is_not_utf8_is_named(bench: Bench, name: str):
    bench.write("NATO", term())
    (bench.folder / name).write_bytes(b"\xff")
    assert bench.problems() == (f"{name}: not UTF-8 at byte 0",)
    (bench.folder / name).write_bytes(FACTS.encode("utf-16"))
    assert bench.problems() == (f"{name}: not UTF-8 at byte 0; it is UTF-16, save it as UTF-8",)


@pytest.mark.parametrize("name", ["s.txt", "edition.toml", "more.toml"])
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(bench: Bench, name: str):
    bench.write("NATO", term())
    (bench.folder / name).unlink(missing_ok=True)
    os.mkfifo(bench.folder / name)
    assert bench.problems() == (f"{name}: not a file but a pipe or device",)


def test_a_byte_order_mark_is_no_letter_of_the_source(bench: Bench):
    assert bench.write("\ufeffNATO met.", term(), account="strict").problems() == ()
    assert bench.rows("SELECT start, end FROM citation") == [(0, 4)]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("x = = 3", "1:5: not TOML: Invalid value"),
        (f"x = {'9' * 5000}", " not TOML: a number is too long"),
        (f"x = {'[' * 5000}", " not TOML: nested too deeply"),
    ],
)
def test_a_file_that_is_not_toml_is_the_only_problem(bench: Bench, broken: str, reason: str):
    bench.write("In 2001 NATO sent 40 men.", broken, account="strict")
    assert bench.problem().startswith(f"entries.toml:{reason}")


def test_a_key_given_twice_is_not_a_table_that_is_missing(bench: Bench):
    bench.write("NATO", term())
    (bench.folder / "edition.toml").write_text(FACTS + '\nid = "again"\n')
    assert "not TOML: Cannot overwrite a value" in bench.problem()


def test_a_fact_that_is_missing_is_named(bench: Bench):
    bench.write("NATO")
    (bench.folder / "edition.toml").write_text('[edition]\nid = "e"\n')
    assert {line.splitlines()[0] for line in bench.problems()} == {
        'edition.toml:1:1: [edition] lacks the key "title", as in title = "The Valley Accords"',
        'edition.toml:1:1: [edition] lacks the key "language", as in language = "en"',
        'edition.toml:1:1: [edition] lacks the key "source", as in source = "accords.txt"',
    }


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(bench: Bench):
    bench.write("NATO", "\ufeff" + term().replace("\n", "\r\n"))
    assert bench.problems() == ()


SHAPES = [
    ('[[trem]]\nid = "t"', 'unknown array "trem"; did you mean "term"?'),
    (
        '[[quantity]]\nvalue = 85\nquote = "85"',
        '"value" must be a text: write "85" in quotation marks',
    ),
    (
        '[[term]]\nid = "t"\nkind = "concept"\nname_en = "N"\nforms = "NATO"',
        '"forms" must be a list of texts: write ["NATO"] in brackets',
    ),
    (
        '[[context_event]]\nid = "e"\ntitle = "T"\ndate_start = 1994-05-04',
        '"date_start" must be a text: write "1994-05-04" in quotation marks',
    ),
    ('[[term]]\nid = "t"\nkind = "concept"\nname_en = "N"', '[[term]] lacks the key "forms"'),
    (term(more='defintion = "x"'), 'unknown key "defintion"; did you mean "definition"?'),
    (term(more="definition = 3"), '"definition" must be a text'),
    (term(forms='"NATO"'), '"forms" must be a list of texts'),
    (term(forms='["NATO", 3]'), '"forms" must be a list of texts'),
    (term(forms='["NATO", ""]'), '"forms" holds an empty text'),
    (term().replace("Name of t", " "), '"name_en" is empty'),
    (term(more='az_status = "infered"'), 'unknown az_status "infered"; did you mean "inferred"?'),
    (
        term(more='confidence = "sure"'),
        'unknown confidence "sure"; it must be attested or inferred',
    ),
    ("term = 3", '"term" is an array: its header has double brackets, [[term]]'),
    ("term = [3]", '"term" must hold tables'),
    ('[term]\nid = "t"', '"term" is an array: its header has double brackets, [[term]]'),
]


@pytest.mark.parametrize(("entries", "expected"), SHAPES)
def test_a_record_of_a_wrong_shape_is_reported(bench: Bench, entries: str, expected: str):
    assert expected in bench.write("NATO", entries).problem()


def test_entries_may_stand_in_edition_toml_too(tmp_path: Path):
    (tmp_path / "s.txt").write_text("NATO")
    facts = '[edition]\nid = "x"\ntitle = "X"\nlanguage = "en"\nsource = "s.txt"\n'
    (tmp_path / "edition.toml").write_text(facts + 'account = "off"\n' + term())
    assert compile_edition(tmp_path).of("entry")
    (tmp_path / "edition.toml").write_text(facts + "[[trem]]\n")
    with pytest.raises(EditionError) as caught:
        compile_edition(tmp_path)
    assert caught.value.problems[0].startswith('edition.toml:6:1: unknown array "trem"')


def test_an_unknown_lane_names_the_lanes(bench: Bench):
    entries = '[[event]]\nid = "ev"\ntitle = "T"\nquote = "NATO"\nlane = "war"\n'
    problem = bench.write("NATO", entries).problem()
    lanes = "framework, operations, exercises, dialogue or context"
    assert f'unknown lane "war"; it must be {lanes}' in problem


def test_an_unknown_precision_or_discrepancy_kind_is_reported(bench: Bench):
    entries = (
        '[[event]]\nid = "ev"\ntitle = "T"\nquote = "NATO"\nattested_precision = "weak"\n'
        '[[discrepancy]]\nid = "d"\nquote = "NATO"\nlikely_meaning = "x"\nkind = "mistransation"\n'
    )
    first, second = bench.write("NATO", entries).problems()
    assert 'unknown attested_precision "weak"' in first
    assert 'unknown kind "mistransation"; did you mean "mistranslation"?' in second


def test_kinds_named_in_edition_toml_are_known(bench: Bench):
    bench.write("NATO", term().replace('"concept"', '"ship"'))
    (bench.folder / "edition.toml").write_text(f'{FACTS}account = "off"\nkinds = ["ship"]\n')
    assert bench.problems() == ()


def test_an_account_that_is_none_of_the_three_is_reported(bench: Bench):
    assert 'unknown account "strikt"; did you mean "strict"?' in (
        bench.write("NATO", account="strikt").problem()
    )


def test_an_id_used_twice_is_reported_with_the_first_place(bench: Bench):
    problem = bench.write("NATO PfP", term("t") + term("t", '["PfP"]')).problem()
    assert problem.startswith('entries.toml:8:6: id "t" is used twice, first at entries.toml:2\n')


def test_a_term_and_an_event_may_not_share_an_id(bench: Bench):
    entries = term("x") + '[[event]]\nid = "x"\ntitle = "T"\nquote = "It joined"\n'
    assert 'id "x" is used twice' in bench.write("It joined NATO.", entries).problem()


@pytest.mark.parametrize("slug", ["", "Nato", "na to", "-nato", "na/to", "na--to"])
def test_an_id_that_is_no_slug_is_reported(bench: Bench, slug: str):
    problems = bench.write("NATO", term(slug)).problems()
    assert any("must be lower-case letters" in p or '"id" is empty' in p for p in problems)


def test_all_problems_of_all_files_are_reported_at_once(bench: Bench):
    bench.write("NATO", term(more='nte = "x"') + term("Bad", '["none"]'))
    (bench.folder / "a.toml").write_text("x = [")
    (bench.folder / "b.toml").write_text("[[reference]]\n")
    files = [problem.split(":")[0] for problem in bench.problems()]
    assert files == ["a.toml", "b.toml", "b.toml", *["entries.toml"] * 3]


def test_a_link_to_a_record_of_a_wrong_shape_is_no_second_problem(bench: Bench):
    broken = term("u", more="note = 3").replace('["NATO"]', '["PfP"]')
    problem = bench.write("NATO PfP", term("t", more='relations = ["u"]') + broken).problem()
    assert '"note" must be a text' in problem


def test_a_dangling_link_names_the_nearest_id(bench: Bench):
    entries = term("parp", more='relations = ["prap"]\nreferences = ["nato"]')
    reference, relation = sorted(bench.write("NATO", entries).problems(), key=len)
    assert 'no reference has the id "nato"' in reference
    assert 'no entry has the id "prap"; did you mean "parp"?' in relation


def test_an_empty_text_in_an_optional_key_is_the_same_as_none(tmp_path):
    write = (tmp_path / "text.txt").write_text
    write("NATO met in 1999.", "utf-8")
    (tmp_path / "edition.toml").write_text(
        '[edition]\nid = "e"\ntitle = "E"\nlanguage = "en"\nsource = "text.txt"\n', "utf-8"
    )
    (tmp_path / "all.toml").write_text(
        '[[term]]\nid = "n"\nkind = "alliance"\nname_en = "NATO"\nforms = ["NATO"]\n'
        'az_status = ""\n[[event]]\nid = "e1"\ntitle = "Met"\nquote = "NATO met in 1999."\n'
        'attested_precision = ""\nprecision = ""\n',
        "utf-8",
    )
    said: list[str] = []
    tables = compile_edition(tmp_path, said.append)
    assert len(tables.of("entry")) == 2
    assert any('warning: unknown kind "alliance"' in line for line in said)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ('"23.11.2026"', "not a day, which is written like 1994-05-04"),
        ('"2026-02-30"', "February 2026 has no day 30"),
        ('"2026"', "not a day"),
        ("2026-11-23", 'must be a day in quotes, like "2026-05-04"'),
    ],
)
def test_the_date_of_an_edition_is_a_day_of_the_calendar(bench: Bench, written: str, reason: str):
    bench.write("NATO")
    (bench.folder / "edition.toml").write_text(f'{FACTS}account = "off"\ndate = {written}\n')
    with pytest.raises(EditionError, match=r'edition\.toml:7:8: "date" must be') as caught:
        compile_edition(bench.folder)
    assert reason in str(caught.value)
    assert "^" * len(written) in str(caught.value)


def test_the_date_of_an_edition_is_kept_and_none_is_invented(bench: Bench, tmp_path: Path):
    undated, dated = tmp_path / "undated.sqlite", tmp_path / "dated.sqlite"
    bench.write("NATO")
    write_database(compile_edition(bench.folder), undated)
    (bench.folder / "edition.toml").write_text(f'{FACTS}account = "off"\ndate = "2026-05-04"\n')
    write_database(compile_edition(bench.folder), dated)
    assert (Database(undated).facts().date, Database(dated).facts().date) == ("", "2026-05-04")
    assert any("2026-05-04" in change for change in compare_facts(undated, dated))
