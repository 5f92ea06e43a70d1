"""A document as one HTML file that needs nothing else: no script, no font, no picture.

Every text is escaped; addresses are places in the file or http and https. It follows light and
dark of the reader's system, prints on white paper, and says in words what looks say.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

from azref.entries import Layer
from azref.export.apparatus import Chapter, Item, chapters_after, chapters_before, counted
from azref.export.content import Document, Group, Part, Written
from azref.export.html_style import STYLE
from azref.export.resolved import places_of, resolved
from azref.export.visible import visible
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
)

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_SPOKEN = {Tone.WRONG: "wrong form: ", Tone.UNCONFIRMED: "unconfirmed: "}


def html_page(document: Document) -> Written:
    """The document as HTML in UTF-8. The timeline is a table: its figure needs a page's width."""
    losses = ("HTML: the timeline stands as a table, not as a figure",) if document.events else ()
    return Written(_Writer(document).page().encode(), losses)


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._parts = resolved(document)
        self._places = places_of(document)
        self._remarks = dict(document.remarks)

    def page(self) -> str:
        title = text_html(self._document.title) or "azref"
        before, after = chapters_before(self._document), chapters_after(self._document)
        body = (
            f'<a class="skip" href="#entries">To the entries</a>\n<header><h1>{title}</h1>\n'
            f"<p>{self._subtitle()}</p></header>\n"
            f"{self._contents(before, after)}\n<main>\n{_joined(map(_chapter, before))}\n"
            f'<div id="entries">\n{_joined(map(self._part, self._parts))}\n</div>\n'
            f"{_joined(map(_chapter, after))}\n</main>"
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{self._language()}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n'
            f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}\n"
            "</body>\n</html>\n"
        )

    def _language(self) -> str:
        """The language of the edition's own texts."""
        given = self._document.facts.language
        return given if _LANGUAGE.fullmatch(given) else "en"

    def _subtitle(self) -> str:
        document = self._document
        edition = f"From the edition “{document.facts.title or document.facts.id}”"
        source = f", which rests on “{document.source_title}”" if document.source_title else ""
        return text_html(f"{counted(document)}. {edition}{source}.")

    def _contents(self, before: Sequence[Chapter], after: Sequence[Chapter]) -> str:
        parts = _joined(map(self._part_contents, self._parts))
        return (
            '<nav aria-labelledby="contents"><h2 id="contents">Contents</h2>\n<ul>\n'
            f"{_joined(map(_chapter_link, before))}\n{parts}\n{_joined(map(_chapter_link, after))}"
            "\n</ul></nav>"
        )

    def _part_contents(self, part: Part) -> str:
        links = _joined(
            f"<li>{_link(text_html(page.title or page.id), self._address(page))}</li>"
            for page in part.pages
        )
        return f"<li>{text_html(part.heading)}\n<ul>\n{links}\n</ul></li>"

    def _address(self, page: Page) -> str:
        return f"#{self._places.entries[page.id]}"

    # Entries

    def _part(self, part: Part) -> str:
        groups = _joined(map(self._group, part.groups))
        return f"<section>\n<h2>{text_html(part.heading)}</h2>\n{groups}\n</section>"

    def _group(self, group: Group) -> str:
        level = 4 if group.heading else 3
        heading = f"<h3>{text_html(group.heading)}</h3>\n" if group.heading else ""
        return heading + _joined(self._entry(page, level) for page in group.pages)

    def _entry(self, page: Page, level: int) -> str:
        anchor = self._places.entries[page.id]
        acronyms = f' <span class="acronyms">{_line(page.acronyms)}</span>' if page.acronyms else ""
        title = text_html(page.title or page.id) or "Untitled"
        remark = text_html(self._remarks.get(page.id, ""))
        note = f'<aside class="remark"><b>Remark</b> {remark}</aside>\n' if remark else ""
        sections = _joined(_section(section, level + 1) for section in page.sections)
        return (
            f'<article id="{_attribute(anchor)}" aria-labelledby="{_attribute(anchor)}-title">\n'
            f'<h{level} id="{_attribute(anchor)}-title">{title}{acronyms}</h{level}>\n'
            f'<p class="kicker">{_line(page.kicker)}</p>\n{note}{sections}\n</article>'
        )


def article_html(page: Page) -> str:
    """A page whose targets are resolved, without its title, as a piece of HTML."""
    sections = _joined(_section(section, 3) for section in page.sections)
    acronyms = f"<p>{_line(page.acronyms)}</p>\n" if page.acronyms else ""
    return f"{acronyms}<p>{_line(page.kicker)}</p>\n{sections}"


def _section(section: Section, level: int) -> str:
    kind = f"layer {section.layer}" if section.layer in tuple(Layer) else "apart"
    blocks = block_html(section.blocks)
    heading = text_html(section.heading)
    return f'<section class="{kind}">\n<h{level}>{heading}</h{level}>\n{blocks}\n</section>'


def block_html(blocks: Iterable[Block]) -> str:
    """Blocks whose targets are resolved, as HTML."""
    return _joined(map(_block, blocks))


def _block(block: Block) -> str:
    match block:
        case Paragraph(line):
            return f"<p>{_line(line)}</p>"
        case Passage(label, line):
            number = label.removeprefix("S")
            place = _link(text_html(label), f"#sentence-{number}" if number.isdecimal() else "")
            return f"<blockquote><p>{_line(line)} <sup>{place}</sup></p></blockquote>"
        case Table(header, rows):
            return _table(header, rows)
        case Listing(items, is_numbered):
            name = "ol" if is_numbered else "ul"
            return f"<{name}>\n{_joined(f'<li>{_line(item)}</li>' for item in items)}\n</{name}>"
        case Note(label, lines):
            body = _joined(f"<p>{_line(line)}</p>" for line in lines)
            return f'<div class="note" role="note">\n<p><b>{text_html(label)}</b></p>\n{body}</div>'


def _table(header: Sequence[str], rows: Iterable[Sequence[Line]]) -> str:
    heads = "".join(f'<th scope="col">{text_html(text)}</th>' for text in header)
    body = _joined(map(_row, rows))
    return (
        '<div class="wide" tabindex="0" role="region" aria-label="Table"><table>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table></div>"
    )


def _row(row: Sequence[Line]) -> str:
    cells = "".join(f"<td>{_line(cell)}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{_line(row[0])}</th>{cells}</tr>' if row else ""


# Chapters


def _chapter(chapter: Chapter) -> str:
    items = _joined(map(_item, chapter.items))
    return (
        f'<section id="{chapter.anchor}">\n<h2>{text_html(chapter.heading)}</h2>\n'
        f"{block_html(chapter.blocks)}\n{items}\n</section>"
    )


def _chapter_link(chapter: Chapter) -> str:
    return f"<li>{_link(text_html(chapter.heading), f'#{chapter.anchor}')}</li>"


def _item(item: Item) -> str:
    label = text_html(item.label)
    return f'<p class="item" id="{_attribute(item.anchor)}"><b>{label}</b> {_line(item.line)}</p>'


# Runs


def _line(line: Line) -> str:
    return "".join(map(run_html, line))


def run_html(run: Run) -> str:
    """A run whose target is resolved, as HTML."""
    html = _toned(run.tone, text_html(run.text))
    if _LANGUAGE.fullmatch(run.language):
        html = f'<span lang="{run.language}">{html}</span>'
    return _link(html, run.target)


def _toned(tone: Tone, html: str) -> str:
    spoken = f'<span class="spoken">{_SPOKEN[tone]}</span>' if tone in _SPOKEN else ""
    match tone:
        case Tone.STRONG:
            return f"<b>{html}</b>"
        case Tone.MUTED:
            return f'<span class="muted">{html}</span>'
        case Tone.MARK:
            return f"<mark>{html}</mark>"
        case Tone.WRONG:
            return f'<s class="wrong">{spoken}{html}</s>'
        case Tone.UNCONFIRMED:
            return f"<span>{spoken}○ {html}</span>"
        case Tone.PLAIN:
            return html


def _link(html: str, address: str) -> str:
    if not address.startswith(("#", "http://", "https://", "bword://")):
        return html
    return f'<a href="{_attribute(address)}">{html}</a>'


def _attribute(text: str) -> str:
    return escape(visible(text), quote=True)


def text_html(text: str) -> str:
    return escape(visible(text), quote=True)


def _joined(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
