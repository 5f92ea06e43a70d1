"""What a problem looks like: file, line, column, the line itself, carets."""

import time
import tomllib
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref.ingest.layout import Layout
from azref.ingest.plain_toml import _read_plain, read_toml
from azref.ingest.problems import Problems, Script, did_you_mean, listed

from .conftest import Bench, term

ROOT = Path(__file__).parents[2]
EDITIONS = [
    path
    for folder in ("db/edition", "tests/small_edition")
    for path in sorted((ROOT / folder).glob("*.toml"))
]


def _picture(problem: str) -> str:
    return "\n" + problem + "\n"


def test_the_caret_stands_under_the_form_that_is_wrong(bench: Bench):
    problem = bench.write("The NATO summit", term(forms='["NATO", "NATOX"]')).problem()
    assert _picture(problem) == dedent("""
        entries.toml:5:18: form "NATOX" is not in the source; the closest word is "NATO"
            forms = ["NATO", "NATOX"]
                             ^^^^^^^
        """)


def test_the_caret_stands_under_the_key_that_is_unknown(bench: Bench):
    problem = bench.write("NATO", term(more='  nte = "x"  # here')).problem()
    assert _picture(problem) == dedent("""
        entries.toml:6:3: unknown key "nte"; did you mean "note"?
              nte = "x"  # here
              ^^^
        """)


def test_the_caret_stands_under_the_header_that_lacks_a_key(bench: Bench):
    problem = bench.write("NATO", '# one\n\n[[reference]]\nid = "r"\n').problem()
    assert _picture(problem) == dedent("""
        entries.toml:3:1: [[reference]] lacks the key "title"
            [[reference]]
            ^^^^^^^^^^^^^
        """)


def test_the_caret_stands_where_toml_breaks_off(bench: Bench):
    problem = bench.write("NATO", 'x = "1"\ny = = 3\n').problem()
    assert _picture(problem) == dedent("""
        entries.toml:2:5: not TOML: Invalid value
            y = = 3
                ^
        """)


def test_the_caret_stands_under_words_of_the_source(bench: Bench):
    problem = bench.write("It met NATO here.\n", account="strict").problems()[1]
    assert _picture(problem) == dedent("""
        s.txt:1:8: acronym "NATO" in S1 at 7 is neither used nor dismissed
            It met NATO here.
                   ^^^^
        """)


def test_a_long_line_is_cut_around_what_is_meant(bench: Bench):
    text = "word " * 60 + "NATO " + "word " * 60
    message, line, carets = bench.write(text, account="strict").problems()[1].splitlines()
    assert message.startswith("s.txt:1:301: ")
    assert line[carets.index("^") : carets.rindex("^") + 1] == "NATO"
    assert len(line) < 110
    assert line.startswith("    …")
    assert line.endswith("…")


def test_a_book_on_one_line_is_looked_at_only_where_it_matters():
    script = Script("f", "word " * 1_000_000)
    began = time.perf_counter()
    for at in range(0, 5_000_000, 1000):
        assert script.excerpt(at, at + 4).endswith("^^^^")
    assert time.perf_counter() - began < 5


def test_a_value_over_several_lines_is_shown_where_it_starts(bench: Bench):
    entries = term(more='note = """one\ntwo"""\nrelations = ["x"]')
    assert bench.write("NATO", entries).problem().startswith("entries.toml:8:14: no entry has")


def test_headers_and_keys_inside_texts_do_not_confuse_the_lines(bench: Bench):
    entries = term(more='note = """\n[[term]]\nid = 3 # no\n"""\n') + term("b", '["none"]')
    assert bench.write("NATO", entries).problem().startswith("entries.toml:15:10: form")


def test_arrays_written_inline_have_places_too(bench: Bench):
    entries = 'reference = [{id = "a", title = "A"}, {id = "B", title = "B"}]\n'
    assert bench.write("NATO", entries).problem().startswith('entries.toml:1:45: id "B" must be')


def test_a_tab_keeps_the_carets_aligned():
    problems = Problems()
    problems.between(Script("f", "a\tb\tc"), 4, 5, "here")
    assert problems.messages()[0].splitlines()[2] == "     \t \t^"


def test_what_could_move_the_cursor_is_not_printed():
    problems = Problems()
    problems.between(Script("f", "a\x1b[2Jb\u202ec"), 0, 1, "here")
    assert problems.messages()[0].splitlines()[1] == "    a�[2Jb�c"


def test_a_warning_is_printed_and_stops_nothing(bench: Bench):
    entries = term() + '[[reference]]\nid = "r"\ntitle = "R"\n'
    assert bench.write("NATO", entries).problems() == ()
    (warning,) = (line for line in bench.warnings if "warning" in line)
    assert _picture(warning) == dedent("""
        entries.toml:8:6: warning: nothing cites 1 of the references: r
            id = "r"
                 ^^^
        """)


def test_a_reference_that_a_note_mentions_is_cited(bench: Bench):
    entries = term(more='note = "See nato-rsm."') + '[[reference]]\nid = "nato-rsm"\ntitle = "R"\n'
    bench.write("NATO", entries).problems()
    assert not [line for line in bench.warnings if "warning" in line]


def test_problems_come_once_each_in_the_order_of_their_places():
    problems = Problems()
    script = Script("f", "one\ntwo\nthree " + "x" * 20)
    for offset in (8, 0, 20, 4, 0):
        problems.between(script, offset, offset + 1, "wrong")
    places = [message.splitlines()[0] for message in problems.messages()]
    assert places == ["f:1:1: wrong", "f:2:1: wrong", "f:3:1: wrong", "f:3:13: wrong"]


def test_the_nearest_word_is_offered_among_few_and_among_many():
    assert did_you_mean("relatoins", ["relations", "references"]) == '; did you mean "relations"?'
    assert did_you_mean("zzz", ["relations"]) == ""
    many = [f"entry-{n}" for n in range(50_000)] + ["nato"]
    assert did_you_mean("natoo", many) == '; did you mean "nato"?'


def test_choices_are_listed_in_words():
    assert listed(["a", "b", "c"]) == "a, b or c"
    assert listed(["a"]) == "a"


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.name)
def test_every_value_of_every_edition_has_its_place(path: Path):
    text = path.read_text(encoding="utf-8")
    layout = Layout(text)
    for where, value in _leaves(tomllib.loads(text), ()):
        start, end = layout.place(where) or (0, 0)
        assert tomllib.loads(f"x = {text[start:end]}") == {"x": value}


def _leaves(value, path):
    children = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in children:
        if isinstance(child, dict | list):
            yield from _leaves(child, (*path, key))
        else:
            yield (*path, key), child


@given(st.text(alphabet="[]{}=\"'#\\\n ,.ab1-", max_size=60))
def test_places_are_looked_for_in_any_text_without_an_error(text: str):
    Layout(text).place(("a", 0, "b"))


_LINES = st.lists(
    st.sampled_from(
        ["[[a]]", "[[b]]", "[a]", 'x = "1"', 'y = ["p", "q"]', "y = []", 'x = "\\n"', "# c", "",
         'x = "ə – “t”"', "x = 3", ' x = "1"', 'x = "1" # c', 'y = ["p",]', "a.b = 1", "\t"]
    ),
    max_size=12,
)  # fmt: skip


@given(_LINES)
def test_the_quick_reader_gives_what_tomllib_gives(lines: list[str]):
    text = "\n".join(lines)
    try:
        expected = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assert _read_plain(text) is None
    else:
        assert read_toml(text) == expected
