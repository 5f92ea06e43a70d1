"""Links inside a PDF, put in once the places they lead to are known.

Typst resolves a link by setting the whole document again and again until nothing moves, which
takes three times as long. The template writes a web link to a stand-in address instead, in the
form that PDF has for it (ISO 32000-1, 12.6.4.7); here each becomes a link to a place (12.3.2), in
as many bytes as before, so that every offset in the file stays right.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

_STAND_IN = re.compile(
    rb"/A<</Type/Action/S/URI/URI\(azref-place-in-this-file:(\w+)\)>>(/F \d+/StructParent \d+)"
    rb"/Contents\(azref-place-in-this-file:\1\)"
)
_ANY = b"(azref-place-in-this-file:"
_ABOVE = 10
"""Points that stay visible above the place a link leads to, as typst does it."""
_KIDS = re.compile(rb"<</Type/Pages/Count \d+/Kids\[([\d R]+)\]")
_PAGE = re.compile(rb"(\d+) 0 R")


class Place(NamedTuple):
    """A page, counted from 1, and points from its left and top edge."""

    page: int
    x: float
    y: float


def with_links(pdf: bytes, places: Mapping[str, Place], height: float, words: str) -> bytes | None:
    """`pdf` with its stand-ins turned into links; None where it is written in an unknown way.

    `height` is that of every page in points; `words` say "Page {page}" for those who hear them.
    """
    tree = _KIDS.findall(pdf)
    pages = _PAGE.findall(tree[0]) if len(tree) == 1 else []
    known = {name.encode() for name, place in places.items() if place.page <= len(pages)}
    stand_ins = {name for name, _ in _STAND_IN.findall(pdf)}
    if not pages or stand_ins - known:
        return None

    def link(found: re.Match[bytes]) -> bytes:
        place = places[found[1].decode()]
        top = height - max(place.y - _ABOVE, 0)
        target = f"{pages[place.page - 1].decode()} 0 R/XYZ {place.x:.1f} {top:.1f} 0"
        said = _text_string(words.format(page=place.page))
        text = f"/Dest[{target}]{found[2].decode()}/Contents".encode("ascii") + said
        return text.ljust(len(found[0]))

    linked = _STAND_IN.sub(link, pdf)
    is_sound = len(linked) == len(pdf) and _ANY not in linked
    return linked if is_sound else None


def _text_string(text: str) -> bytes:
    """A text string of a PDF: ASCII as it is, else UTF-16 (ISO 32000-1, 7.9.2.2 and 7.3.4.2)."""
    content = text.encode() if text.isascii() else b"\xfe\xff" + text.encode("utf-16-be")
    escaped = re.sub(rb"[\\()]", rb"\\\g<0>", content).replace(b"\r", b"\\r")
    return b"(" + escaped + b")"
