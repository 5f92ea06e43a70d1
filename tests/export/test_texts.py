"""Texts made fit for setting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from azref.export.texts import MISSING, address_pieces, breakable, printable, web_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Fərdi Tərəfdaşlıq İŞĞÇÖÜ", "Fərdi Tərəfdaşlıq İŞĞÇÖÜ"),
        ("Эльбрус Ψ “…” 5–16 ½ €", "Эльбрус Ψ “…” 5–16 ½ €"),
        ("a\x00b\x07c\x9fd", "abcd"),
        ("a\ufffeb\uffffc\U0001fffed\ufdd0e", "abcde"),
        ("a\u202eb\u2066c\u200fd\u061ce", "abcde"),
        ("soft\u00adhyphen zero\u200bwidth", "softhyphen zerowidth"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("one\ntwo\r\n\tthree\u2028four", "one two three four"),
        ("no\u00a0break", "no\u00a0break"),
        ("中 and 😀\ufe0f", f"{MISSING} and {MISSING}"),
        ("private \ue000", f"private {MISSING}"),
    ],
)
def test_a_text_keeps_what_can_be_set_and_shows_where_something_could_not(
    text: str, shown: str
) -> None:
    assert printable(text) == shown


def test_a_word_too_long_for_a_line_can_break_and_others_cannot() -> None:
    assert "\u200b" in breakable("x" * 31)
    assert breakable("x" * 31).replace("\u200b", "") == "x" * 31
    assert breakable("Tərəfdaşlıq " * 9) == "Tərəfdaşlıq " * 9


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("https://www.nato.int/a?b=c#d", "https://www.nato.int/a?b=c#d"),
        ("http://a.az/ə ü", "http://a.az/%C9%99%20%C3%BC"),
        ("https://a.az/%C9%99", "https://a.az/%C9%99"),
        ("https://a.az/100%", "https://a.az/100%25"),
        ('https://a.az/"><x>\n\u202e', "https://a.az/%22%3E%3Cx%3E%0A%E2%80%AE"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https:///nowhere", ""),
        ("http://[::1", ""),
        ("www.nato.int", ""),
        ("entry:ipap", ""),
        ("https://a.az/" + "x" * 3000, ""),
    ],
)
def test_only_web_addresses_are_links_and_they_are_percent_encoded(
    target: str, address: str
) -> None:
    assert web_address(target) == address


@pytest.mark.parametrize(
    ("address", "pieces"),
    [
        ("https://a.org/b-c/d_e.htm?f=g&h", "https:// a .org/ b -c/ d _e .htm ?f =g &h"),
        ("http://x/" + "q" * 70, f"http:// x/ {'q' * 30} {'q' * 30} {'q' * 10}"),
        ("", ""),
    ],
)
def test_a_line_of_an_address_never_ends_in_a_dot_or_dash(address: str, pieces: str) -> None:
    assert list(address_pieces(address)) == pieces.split()


@given(st.text("ab/.-_%?=&", max_size=80))
def test_the_pieces_of_an_address_are_the_address(address: str) -> None:
    assert "".join(address_pieces(address)) == address
