"""Texts as they may stand in a text format: on one line, nothing invisible, nothing reversed."""

import re

_BLANKS = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"  # what turns the direction of writing
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # halves of characters, and no characters at all
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)


def visible(text: str) -> str:
    """`text` on one line, without what no reader sees and what would turn its direction."""
    return _HIDDEN.sub("", _BLANKS.sub(" ", text))
