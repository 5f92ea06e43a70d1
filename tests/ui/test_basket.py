import pytest

from azref.ui.basket import Basket, Ticked


def basket(letters: str) -> Basket:
    return Basket().with_entries(letters)


def test_an_entry_is_ticked_once_and_taken_out_again() -> None:
    assert basket("abca").ids == ("a", "b", "c")
    assert basket("abc").toggled("b").ids == ("a", "c")
    assert basket("ac").toggled("b").ids == ("a", "c", "b")


@pytest.mark.parametrize(
    ("moved", "at", "after"),
    [
        ("a", 0, "abcd"),
        ("a", 1, "abcd"),
        ("a", 2, "bacd"),
        ("a", 4, "bcda"),
        ("d", 0, "dabc"),
        ("ca", 4, "bdac"),
        ("bd", 0, "bdac"),
        ("x", 2, "abcd"),
    ],
)
def test_entries_move_before_the_one_at_an_index(moved: str, at: int, after: str) -> None:
    assert "".join(basket("abcd").moved(moved, at).ids) == after


def test_a_remark_stays_with_its_entry() -> None:
    remarked = basket("abc").remarked("b", "Check the year.")
    assert remarked.moved("b", 0).items[0] == Ticked("b", "Check the year.")
    assert remarked.with_entries("b").remarks == (("b", "Check the year."),)
    assert remarked.toggled("b").toggled("b").remarks == ()
