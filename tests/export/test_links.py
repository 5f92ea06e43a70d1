"""Stand-ins become links in as many bytes; a PDF written in another way is left to typst."""

from azref.export.links import Place, with_links

PAGES = b"<</Type/Pages/Count 2/Kids[7 0 R 8 0 R]>>\n"
STAND_IN = (
    b"<</Rect[0 0 9 9]/A<</Type/Action/S/URI/URI(azref-place-in-this-file:e12)>>/F 4/StructParent 3"
    b"/Contents(azref-place-in-this-file:e12)>>"
)
PLACES = {"e12": Place(2, 119.06, 100.0)}


def test_a_stand_in_becomes_a_link_in_as_many_bytes() -> None:
    linked = with_links(PAGES + STAND_IN, PLACES, 800, "Page {page}")
    assert linked is not None
    assert len(linked) == len(PAGES + STAND_IN)
    link = b"/Dest[8 0 R/XYZ 119.1 710.0 0]/F 4/StructParent 3/Contents(Page 2)"
    assert link in linked
    assert b"azref-place" not in linked


def test_a_place_nobody_knows_is_left_to_typst() -> None:
    assert with_links(PAGES + STAND_IN, {}, 800, "Page {page}") is None
    assert with_links(PAGES + STAND_IN, {"e12": Place(3, 0, 0)}, 800, "Page {page}") is None


def test_a_file_written_in_another_way_is_left_to_typst() -> None:
    spaced = STAND_IN.replace(b"/URI(", b"/URI (")
    assert with_links(PAGES + spaced, PLACES, 800, "Page {page}") is None
    assert with_links(STAND_IN, PLACES, 800, "Page {page}") is None


def test_words_of_another_alphabet_are_utf_16() -> None:
    linked = with_links(PAGES + STAND_IN, PLACES, 800, "Səhifə ({page})")
    assert linked is not None
    assert len(linked) == len(PAGES + STAND_IN)
    said = "Səhifə (2)".encode("utf-16-be").replace(b"(", b"\\(").replace(b")", b"\\)")
    assert b"/Contents(\xfe\xff" + said + b")" in linked


def test_words_that_need_more_room_are_left_to_typst() -> None:
    assert (
        with_links(
            PAGES + STAND_IN,
            PLACES,
            800,
            "On the one page of this file that has the number {page} and no other",
        )
        is None
    )
