"""Texts made fit for setting: nothing invisible, nothing that no font has, no unsafe address."""

import re
import unicodedata
from urllib.parse import urlsplit

from azref.export.glyphs import has_glyph

MISSING = "\N{REPLACEMENT CHARACTER}"
"""Stands for a character that no bundled font has."""

_BREAK = "\N{ZERO WIDTH SPACE}"
_LONGEST_WORD = 30
_PIECE = 6
_LONGEST_ADDRESS = 2000
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SPACES = re.compile(r"[\t-\r\x1c-\x20\x85\u2028\u2029]+")
_LONG_WORD = re.compile(rf"[^\s/?&=-]{{{_LONGEST_WORD + 1},}}")
_EVERYDAY = re.compile(r"(?:[!-~\u00a1-\u00ac\u00ae-\u01c3А-яƏəǴǵ–—‘’“”…]| (?! ))*")
"""Texts that are fit as they are: nearly all, and told ten times faster than letter by letter."""
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_STACK = re.compile(f"(?<=[{_MARKS}]{{30}})[{_MARKS}]+")
"""Marks beyond thirty on one letter: https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format.
Typst takes minutes over thousands."""
_INVISIBLE = {"Cc", "Cf", "Cs"}
_ADDRESS_PIECE = re.compile(r"[^/.?&=#%~+_-]*/+|[^/.?&=#%~+_-]+|[.?&=#%~+_-]+[^/.?&=#%~+_-]*/*")
_UNSAFE = re.compile(r"[^A-Za-z0-9:/?#\[\]@!$&'()*+,;=%._~-]|%(?![0-9A-Fa-f]{2})")


def printable(text: str) -> str:
    """`text` as it can be set in one paragraph.

    Line breaks and tabs become blanks; control, format (with all that turns the direction of
    writing), non-characters, lone surrogates and marks piled up on one letter go; what no font
    has becomes `MISSING`.
    """
    if _EVERYDAY.fullmatch(text):
        return text
    return "".join(map(_shown, _STACK.sub("", _SPACES.sub(" ", text))))


def text(string: str) -> str:
    """`string` as it can be set and broken into lines."""
    return breakable(printable(string))


def _shown(character: str) -> str:
    if has_glyph(character):
        return character
    return "" if _is_invisible(character) else MISSING


def _is_invisible(character: str) -> bool:
    code = ord(character)
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    is_selector = 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
    return unicodedata.category(character) in _INVISIBLE or is_noncharacter or is_selector


def breakable(text: str) -> str:
    """`text` with room to break inside words too long for a line."""
    return _LONG_WORD.sub(lambda word: _broken(word.group()), text)


def _broken(word: str) -> str:
    return _BREAK.join(word[at : at + _PIECE] for at in range(0, len(word), _PIECE))


def address_pieces(address: str) -> tuple[str, ...]:
    """`address` in pieces between which a line may end: after a slash, before what else divides it.

    A line never ends in a dot or dash that could be taken for the writer's own (Chicago Manual of
    Style, 18th edition, 14.20).
    """
    return tuple(piece for word in _ADDRESS_PIECE.findall(address) for piece in _cut(word))


def _cut(word: str) -> tuple[str, ...]:
    return tuple(word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD))


def web_address(target: str) -> str:
    """`target` percent-encoded if it is an http or https address, empty if it is anything else."""
    if not target.lstrip().lower().startswith("http"):
        return ""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    address = _UNSAFE.sub(lambda found: _percent_encoded(found.group()), target)
    return address if len(address) <= _LONGEST_ADDRESS else ""


def _percent_encoded(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))


def shortened(string: str, most: int) -> str:
    return string if len(string) <= most else string[: most - 1].rstrip() + "…"


def language(code: str) -> str:
    """`code` if it names a language the way typst wants it, otherwise empty."""
    return code if _LANGUAGE.fullmatch(code) else ""
