"""A document as one HTML file that needs nothing else: no script, no font, no picture.

Every text is escaped; addresses are places in the file or http and https. It follows light and
dark of the reader's system, prints on white paper, and says in words what looks say.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

from azref.entries import Layer
from azref.export.apparatus import Chapter, Item, chapters_after, chapters_before, lead
from azref.export.content import Document, Group, Part, Written
from azref.export.html_style import STYLE
from azref.export.labels import labels
from azref.export.resolved import named, places_of, resolved
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
from azref.render.wording import ENGLISH, Wording

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_SPOKEN = {Tone.WRONG: "wrong form", Tone.UNCONFIRMED: "unconfirmed"}


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
        self._say = labels(document.options.labels)

    def page(self) -> str:
        title = text_html(self._document.title) or "azref"
        skip = text_html(self._say("To the entries"))
        before, after = chapters_before(self._document), chapters_after(self._document)
        body = (
            f'<a class="skip" href="#entries">{skip}</a>\n'
            f"<header><h1{self._own_title()}>{title}</h1>\n"
            f"<p>{text_html(lead(self._document))}</p></header>\n"
            f"{self._contents(before, after)}\n<main>\n{self._chapters(before)}\n"
            f'<div id="entries">\n{_joined(map(self._part, self._parts))}\n</div>\n'
            f"{self._chapters(after)}\n</main>"
        )
        return (
            f'<!DOCTYPE html>\n<html lang="{self._language()}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n'
            f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}\n"
            "</body>\n</html>\n"
        )

    def _chapters(self, chapters: Iterable[Chapter]) -> str:
        return _joined(_chapter(chapter, self._say) for chapter in chapters)

    def _language(self) -> str:
        """The language of the document's own words; other texts name theirs."""
        return self._document.options.labels

    def _own_title(self) -> str:
        """The language of the document's title, where it is the edition's."""
        document = self._document
        is_foreign = document.facts.language != self._language()
        is_named = _LANGUAGE.fullmatch(document.facts.language)
        is_foreign = is_foreign and document.title == document.facts.title and bool(is_named)
        return f' lang="{document.facts.language}"' if is_foreign else ""

    def _title(self, page: Page) -> str:
        heading = page.heading if page.title else Run(page.id)
        return _line(named((heading,), self._document), self._say)

    def _contents(self, before: Sequence[Chapter], after: Sequence[Chapter]) -> str:
        parts = _joined(map(self._part_contents, self._parts))
        return (
            f'<nav aria-labelledby="contents"><h2 id="contents">{text_html(self._say("Contents"))}'
            "</h2>\n<ul>\n"
            f"{_joined(map(_chapter_link, before))}\n{parts}\n{_joined(map(_chapter_link, after))}"
            "\n</ul></nav>"
        )

    def _part_contents(self, part: Part) -> str:
        links = _joined(
            f"<li>{_link(self._title(page), self._address(page))}</li>" for page in part.pages
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
        short = _line(page.acronyms, self._say)
        acronyms = f' <span class="acronyms">{short}</span>' if short else ""
        title = self._title(page) or "Untitled"
        remark = text_html(self._remarks.get(page.id, ""))
        remarked = text_html(self._say("Remark"))
        note = f'<aside class="remark"><b>{remarked}</b> {remark}</aside>\n' if remark else ""
        sections = _joined(_section(section, level + 1, self._say) for section in page.sections)
        return (
            f'<article id="{_attribute(anchor)}" aria-labelledby="{_attribute(anchor)}-title">\n'
            f'<h{level} id="{_attribute(anchor)}-title">{title}{acronyms}</h{level}>\n'
            f'<p class="kicker">{_line(page.kicker, self._say)}</p>\n{note}{sections}\n</article>'
        )


def article_html(page: Page, say: Wording = ENGLISH) -> str:
    """A page whose targets are resolved, without its title, as a piece of HTML."""
    sections = _joined(_section(section, 3, say) for section in page.sections)
    acronyms = f"<p>{_line(page.acronyms, say)}</p>\n" if page.acronyms else ""
    return f"{acronyms}<p>{_line(page.kicker, say)}</p>\n{sections}"


def _section(section: Section, level: int, say: Wording) -> str:
    kind = f"layer {section.layer}" if section.layer in tuple(Layer) else "apart"
    blocks = block_html(section.blocks, say)
    heading = text_html(section.heading)
    return f'<section class="{kind}">\n<h{level}>{heading}</h{level}>\n{blocks}\n</section>'


def block_html(blocks: Iterable[Block], say: Wording = ENGLISH) -> str:
    """Blocks whose targets are resolved, as HTML."""
    return _joined(_block(block, say) for block in blocks)


def _block(block: Block, say: Wording) -> str:
    match block:
        case Paragraph(line):
            return f"<p>{_line(line, say)}</p>"
        case Passage(label, line):
            number = label.removeprefix("S")
            place = _link(text_html(label), f"#sentence-{number}" if number.isdecimal() else "")
            return f"<blockquote><p>{_line(line, say)} <sup>{place}</sup></p></blockquote>"
        case Table(header, rows):
            return _table(header, rows, say)
        case Listing(items, is_numbered):
            name = "ol" if is_numbered else "ul"
            listed = _joined(f"<li>{_line(item, say)}</li>" for item in items)
            return f"<{name}>\n{listed}\n</{name}>"
        case Note(label, lines):
            body = _joined(f"<p>{_line(line, say)}</p>" for line in lines)
            return f'<div class="note" role="note">\n<p><b>{text_html(label)}</b></p>\n{body}</div>'


def _table(header: Sequence[str], rows: Iterable[Sequence[Line]], say: Wording) -> str:
    heads = "".join(f'<th scope="col">{text_html(text)}</th>' for text in header)
    body = _joined(_row(row, say) for row in rows)
    return (
        '<div class="wide" tabindex="0" role="region" '
        f'aria-label="{text_html(say("Table"))}"><table>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table></div>"
    )


def _row(row: Sequence[Line], say: Wording) -> str:
    cells = "".join(f"<td>{_line(cell, say)}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{_line(row[0], say)}</th>{cells}</tr>' if row else ""


# Chapters


def _chapter(chapter: Chapter, say: Wording) -> str:
    items = _joined(_item(item, say) for item in chapter.items)
    return (
        f'<section id="{chapter.anchor}">\n<h2>{text_html(chapter.heading)}</h2>\n'
        f"{block_html(chapter.blocks, say)}\n{items}\n</section>"
    )


def _chapter_link(chapter: Chapter) -> str:
    return f"<li>{_link(text_html(chapter.heading), f'#{chapter.anchor}')}</li>"


def _item(item: Item, say: Wording) -> str:
    label, line = text_html(item.label), _line(item.line, say)
    return f'<p class="item" id="{_attribute(item.anchor)}"><b>{label}</b> {line}</p>'


# Runs


def _line(line: Line, say: Wording) -> str:
    return "".join(run_html(run, say) for run in line)


def run_html(run: Run, say: Wording = ENGLISH) -> str:
    """A run whose target is resolved, as HTML; what is added for the ear is in words of `say`."""
    html = text_html(run.text)
    if _LANGUAGE.fullmatch(run.language):
        html = f'<span lang="{run.language}">{html}</span>'
    return _link(_toned(run.tone, html, say), run.target)


def _toned(tone: Tone, html: str, say: Wording) -> str:
    words = f"{say(_SPOKEN[tone])}: " if tone in _SPOKEN else ""
    spoken = f'<span class="spoken">{text_html(words)}</span>' if words else ""
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
