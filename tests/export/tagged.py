"""A tagged PDF as a screen reader has it: its blocks in reading order, their letters, the language
of every letter. Reads content streams by themselves, with no help of what laid them out
(ISO 32000-1, 14.6 to 14.8).
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

_BLOCKS = {"Title", "P", "H1", "H2", "H3", "H4", "H5", "TH", "TD", "LBody", "TOCI"}
_SOFT_HYPHEN = "\u00ad"
_CODES = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
Letters = tuple[tuple[str, str], ...]
"""Each letter with the language it is in."""
Said = tuple[str, str | None]
"""Text of a marked sequence, with the language it names itself."""


class Block(NamedTuple):
    kind: str
    letters: Letters

    @property
    def text(self) -> str:
        return "".join(letter for letter, _ in self.letters)


def blocks_of(file: Path) -> list[Block]:
    """Paragraphs, headings, cells and items of a PDF in reading order.

    Blanks of every kind are one blank; a hyphen that was added to break a line is none.
    """
    with pikepdf.open(file) as pdf:
        marked = {page.objgen: _marked(page) for page in pdf.pages}
        tree = _Tree(marked)
        return list(tree.blocks(pdf.Root.StructTreeRoot, str(pdf.Root.Lang), None))


def plain(letters: Letters) -> Letters:
    """`letters` with one blank for many, of any kind, and nothing that is not seen."""
    found: list[tuple[str, str]] = []
    for letter, language in letters:
        if letter.isspace():
            if found and found[-1][0] != " ":
                found.append((" ", language))
        elif letter not in (_SOFT_HYPHEN, "\u200b"):
            found.append((letter, language))
    while found and found[-1][0] == " ":
        found.pop()
    return tuple(found)


class Sequence(NamedTuple):
    """A marked sequence of a page, by its number; what it says itself goes before its element's."""

    number: int | None
    instead: str | None = None
    language: str | None = None


class _Tree:
    def __init__(self, marked: dict[tuple[int, int], dict[int, list[Said]]]) -> None:
        self._marked = marked

    def blocks(self, node: Any, language: str, page: Any) -> Iterator[Block]:
        for child in _kids(node):
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                spoken, on = _within(child, language, page)
                kind = str(child.S)[1:]
                if kind in _BLOCKS:
                    yield Block(kind, plain(tuple(self._letters(child, spoken, on))))
                else:
                    yield from self.blocks(child, spoken, on)

    def _letters(self, node: Any, language: str, page: Any) -> Iterator[tuple[str, str]]:
        for child in _kids(node):
            if not isinstance(child, pikepdf.Dictionary):
                yield from _told(self._marked[page][int(child)], language)
            elif "/S" in child:
                yield from self._letters(child, *_within(child, language, page))
            elif "/MCID" in child:
                on = child.Pg.objgen if "/Pg" in child else page
                yield from _told(self._marked[on][int(child.MCID)], language)


def _told(said: list[Said], language: str) -> Iterator[tuple[str, str]]:
    return ((letter, own or language) for text, own in said for letter in text)


def _within(node: Any, language: str, page: Any) -> tuple[str, Any]:
    spoken = str(node.Lang) if "/Lang" in node else language
    return spoken, node.Pg.objgen if "/Pg" in node else page


def _kids(node: Any) -> list[Any]:
    kids: Any = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _marked(page: pikepdf.Page) -> dict[int, list[Said]]:
    """The text of every marked sequence of a page, by its number."""
    fonts = {name: _codes(font) for name, font in page.Resources.get("/Font", {}).items()}
    found: dict[int, list[Said]] = {}
    open_: list[Sequence] = []
    codes: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        said: Any = ""
        match str(operator):
            case "BDC":
                open_.append(_sequence(operands[1]))
                said = open_[-1].instead or ""
            case "BMC":
                open_.append(Sequence(None))
            case "EMC":
                open_.pop()
            case "Tf":
                codes = fonts[str(operands[0])]
            case "Tj" | "TJ" if all(sequence.instead is None for sequence in open_):
                said = _shown(operands[0], codes)
        number = next((each.number for each in reversed(open_) if each.number is not None), None)
        if said and number is not None:
            language = next((each.language for each in reversed(open_) if each.language), None)
            found.setdefault(number, []).append((said, language))
    return found


def _sequence(properties: Any) -> Sequence:
    known = {key: properties[key] for key in ("/MCID", "/ActualText", "/Lang") if key in properties}
    number, instead, language = map(known.get, ("/MCID", "/ActualText", "/Lang"))
    return Sequence(
        None if number is None else int(number),
        None if instead is None else str(instead),
        None if language is None else str(language),
    )


def _shown(operand: Any, codes: dict[int, str]) -> str:
    pieces = operand if isinstance(operand, pikepdf.Array) else [operand]
    strings = [bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String)]
    glyphs = (text[n : n + 2] for text in strings for n in range(0, len(text), 2))
    return "".join(codes[int.from_bytes(glyph, "big")] for glyph in glyphs)


def _codes(font: Any) -> dict[int, str]:
    """What each glyph stands for (ISO 32000-1, 9.10.3; typst writes no ranges)."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    assert "beginbfrange" not in table
    sections = re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL)
    pairs = (pair for section in sections for pair in _CODES.findall(section))
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
