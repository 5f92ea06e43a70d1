"""A structured page as plain text, for the terminal."""

import textwrap

from azref.entries import Layer
from azref.render.page import (
    Block,
    Line,
    Listing,
    Note,
    Page,
    Paragraph,
    Passage,
    Run,
    Section,
    Table,
    Tone,
    plain_text,
)

_WIDTH = 78
_BARS = {Layer.SOURCE: "┃", Layer.REFERENCES: "║", Layer.EDITORS: "┊", None: " "}


def page_text(page: Page) -> str:
    """The page in lines of at most 78 characters; a bar at the left tells the layer."""
    heading = f"{page.title}  {plain_text(page.acronyms)}".rstrip()
    lines = [heading, plain_text(page.kicker), ""]
    for section in page.sections:
        lines += [*_section(section), ""]
    return "\n".join(lines).rstrip() + "\n"


def _section(section: Section) -> list[str]:
    bar = _BARS[section.layer]
    lines = [f"{bar} {section.heading}"]
    for block in section.blocks:
        lines += [f"{bar}   {line}".rstrip() for line in _block(block)]
    return lines


def _block(block: Block) -> list[str]:
    match block:
        case Paragraph(line):
            return _wrapped(line)
        case Passage(label, line):
            return _wrapped((Run(f"{label}  "), *line))
        case Table(_, rows):
            return [" · ".join(filter(None, map(_marked, row))) for row in rows]
        case Listing(items, is_numbered):
            marks = [f"[{n}] " if is_numbered else "– " for n in range(1, len(items) + 1)]
            return [w for m, item in zip(marks, items, strict=True) for w in _item(m, item)]
        case Note(label, lines):
            return [f"▿ {label}", *(f"  {w}" for line in lines for w in _wrapped(line))]


def _item(mark: str, item: Line) -> list[str]:
    return _wrapped((Run(mark), *item), " " * len(mark))


def _wrapped(line: Line, indent: str = "") -> list[str]:
    return textwrap.wrap(_marked(line), _WIDTH, subsequent_indent=indent, break_on_hyphens=False)


def _marked(line: Line) -> str:
    """Cited words in brackets, wrong forms between waves."""
    signs = {Tone.MARK: "[{}]", Tone.WRONG: "~{}~"}
    return "".join(signs.get(run.tone, "{}").format(run.text) for run in line)
