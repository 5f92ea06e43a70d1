"""A structured page, or the source text, as HTML for a rich-text view.

Every text is escaped; links are the targets of runs and nothing else, so that no page can reach
the network or a file. Colours come from the caller.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

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
)
from azref.render.source_text import Piece, Sign, SourceParagraph, Stroke, Turn

_T = TypeVar("_T")
_BARS = {Layer.SOURCE: "3px solid", Layer.REFERENCES: "3px double", Layer.EDITORS: "3px dotted"}
LINES: dict[Layer | Stroke, str] = {
    Layer.SOURCE: "underline",
    Layer.REFERENCES: "overline",
    Layer.EDITORS: "line-through",
    Stroke.KNOWN: "overline line-through",
}
"""What stands for each line in the source text: HTML has no others, a view draws its own."""
_OWN_BAR = "3px dashed"
_LEADS_TO = ("entry:", "sentence:", "note:", "http://", "https://")
MOST_LINES, MOST_RUNS, MOST_LETTERS = 2_000, 8_000, 20_000
"""Of one table, list, note or section, of a page, and of one text on it. A view of rich text takes
a second for some ten thousand lines; the other formats write all."""
_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
)  # as `html.escape` does, without the table of 2,231 names that comes with it
_HIDDEN = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F], "")
_WRITTEN = _HIDDEN | _ESCAPED
_LONGEST_WORD = 2_000
"""Letters without a blank between: Qt takes seconds over twenty thousand that combine."""


class Colours(Protocol):
    """The colours a page is written in, as #RRGGBB."""

    @property
    def text(self) -> str: ...
    @property
    def muted(self) -> str: ...
    @property
    def accent(self) -> str: ...
    @property
    def hairline(self) -> str: ...
    @property
    def note(self) -> str: ...
    @property
    def mark(self) -> str: ...
    @property
    def operations(self) -> str: ...
    def layer(self, layer: Layer) -> str: ...


class HtmlWriter:
    """Writes pages in one set of colours, spaced in units of `unit` pixels, in `size` points.

    A title is 1.5 times the body, a heading 1.15: as styles of paragraphs, since rich-text views
    give HTML's own headings sizes of their own.
    """

    def __init__(self, colours: Colours, unit: int, size: float) -> None:
        self._colours = colours
        self._unit = unit
        self._size = size
        self._left = MOST_RUNS

    def page(self, page: Page) -> str:
        """The page as an HTML document; of what is too much for a view it says how much it is."""
        self._left = MOST_RUNS
        small = f"font-weight:normal;font-size:{self._size:.1f}pt"
        acronyms = f'&nbsp;&nbsp; <span style="{small}">{self._line(page.acronyms)}</span>'
        title = self._toned(page.heading.tone, _text(_shortened(page.title)))
        head = (
            f'<p style="{self._title}">{title}{acronyms if page.acronyms else ""}</p>'
            f'<p style="margin:{self._unit}px 0 0 0">{self._line(page.kicker)}</p>'
        )
        return self._document(head + "".join(map(self._section, page.sections)))

    def source(
        self,
        title: str,
        paragraphs: Sequence[SourceParagraph],
        chosen: Collection[str],
        legend: Iterable[Sign] = (),
        note: str = "note",
        turns: Sequence[Turn] = (),
    ) -> str:
        """The source text, cited words linked as ``cited:OFFSET``, under the legend of its signs.

        The words a note stands on are linked in the same way, between brackets, of which the second
        is followed by the word `note` and leads to ``note:ID``. The words that entries of `chosen`
        cite are marked, and the sentences whose labels it has. Each layer has its line, as in
        `LINES`. The `turns` lead to other parts of a long source as ``part:NUMBER``, above and
        below.
        """
        around = self._turns(turns)
        head = f'<p style="{self._title}">{_text(_shortened(title))}</p>{self._legend(legend)}'
        body = (self._source_paragraph(paragraph, chosen, note) for paragraph in paragraphs)
        return self._document(f"{head}{around}{''.join(body)}{around}")

    def _turns(self, turns: Sequence[Turn]) -> str:
        colour, margin = self._colours.accent, 3 * self._unit
        style = f"color:{colour};text-decoration:none"
        links = (f'<a href="part:{t.part}" style="{style}">{_text(t.words)}</a>' for t in turns)
        row = " &nbsp; ".join(links)
        return f'<p style="margin:{margin}px 0 0 0">{row}</p>' if row else ""

    def _legend(self, legend: Iterable[Sign]) -> str:
        signs = " &nbsp; ".join(map(self._sign, legend))
        style = f"margin:{self._unit}px 0 0 0;font-size:{0.88 * self._size:.1f}pt"
        return f'<p style="{style};color:{self._colours.muted}">{signs}</p>' if signs else ""

    def _sign(self, sign: Sign) -> str:
        """A word of the legend in the look it explains; a layer's underline is the view's."""
        words = _text(sign.words)
        if sign.is_note:
            opening, closing = self._bracket("["), self._bracket("]")
            return f"{opening}{words}{closing}"
        if sign.line is not None:
            return f'<span style="{_line_of(sign.line)}">{words}</span>'
        return f'<span style="{self._shade(sign.shade)}">{words}</span>'

    @property
    def _title(self) -> str:
        return f"font-size:{1.5 * self._size:.1f}pt;font-weight:600;margin:0"

    def _document(self, body: str) -> str:
        return f'<html><body style="color:{self._colours.text}">{body}</body></html>'

    def _section(self, section: Section) -> str:
        blocks = self._written(section.blocks, self._block, "<p>{}</p>")
        u = self._unit
        if section.is_readers:
            return self._barred(section.heading, blocks, _OWN_BAR, self._colours.text)
        if section.layer is None:
            heading = self._heading(section.heading, self._colours.muted)
            return f'<div style="margin-top:{4 * u}px">{heading}</div>{blocks}'
        colour = self._colours.layer(section.layer)
        return self._barred(section.heading, blocks, _BARS[section.layer], colour)

    def _barred(self, title: str, blocks: str, line: str, colour: str) -> str:
        """Blocks under their heading, behind a bar that tells who speaks."""
        u = self._unit
        bar = f"border-left:{line} {colour};padding-left:{3 * u}px"
        heading = self._heading(title, colour)
        return (
            f'<table width="100%" cellspacing="0" cellpadding="0" style="margin-top:{4 * u}px">'
            f'<tr><td style="{bar}">{heading}{blocks}</td></tr></table>'
        )

    def _heading(self, text: str, colour: str) -> str:
        style = f"font-size:{1.15 * self._size:.1f}pt;font-weight:600;color:{colour}"
        return f'<p style="{style};margin:0 0 {self._unit}px 0">{_text(text)}</p>'

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(line):
                return self._paragraph(self._line(line))
            case Passage(label, line):
                number = (
                    f'<span style="color:{self._colours.muted}"><sup>{_text(label)}</sup></span>'
                )
                return self._paragraph(f"{self._line(line)}&nbsp;{number}")
            case Table(header, rows):
                return self._table(header, rows)
            case Listing(items, is_numbered):
                return self._listing(items, is_numbered)
            case Note(label, lines):
                return self._note(label, lines)

    def _paragraph(self, html: str) -> str:
        return f'<p style="margin:0 0 {2 * self._unit}px 0">{html}</p>'

    def _table(self, header: Sequence[str], rows: Sequence[Sequence[Line]]) -> str:
        u, line = self._unit, self._colours.hairline
        cell = f"padding:{u // 2}px {5 * u}px {u // 2}px 0;border-bottom:1px solid {line}"
        heads = "".join(
            f'<th align="left" style="{cell};font-weight:normal;color:{self._colours.muted}">'
            f"{_text(text)}</th>"
            for text in header
        )

        def written(row: Sequence[Line]) -> str:
            cells = (f'<td style="{cell}">{self._line(line)}</td>' for line in row)
            return f"<tr>{''.join(cells)}</tr>"

        body = self._written(rows, written, "<tr><td>{}</td></tr>")
        style = f"margin:{u}px 0 {2 * u}px 0"
        return f'<table cellspacing="0" style="{style}"><tr>{heads}</tr>{body}</table>'

    def _listing(self, items: Sequence[Line], is_numbered: bool) -> str:
        u = self._unit
        if not is_numbered:
            style = f"margin:0 0 {u}px 0"
            return self._written(
                items, lambda item: f'<p style="{style}">{self._line(item)}</p>', "<p>{}</p>"
            )
        number = f"padding:0 {2 * u}px {u}px 0;color:{self._colours.muted}"

        def written(item: tuple[int, Line]) -> str:
            n, line = item
            return (
                f'<tr><td align="right" style="{number}"><a name="[{n}]">{n}</a></td>'
                f'<td style="padding-bottom:{u}px">{self._line(line)}</td></tr>'
            )

        rows = self._written([*enumerate(items, 1)], written, "<tr><td></td><td>{}</td></tr>")
        return f'<table cellspacing="0">{rows}</table>'

    def _note(self, label: str, lines: Sequence[Line]) -> str:
        u, colours = self._unit, self._colours
        head = f'<span style="color:{colours.layer(Layer.EDITORS)}">▿ {_text(label)}</span>'
        style = f"margin:{u // 2}px 0 0 0"
        body = self._written(
            lines, lambda line: f'<p style="{style}">{self._line(line)}</p>', "<p>{}</p>"
        )
        return (
            f'<table width="100%" cellspacing="0" style="margin:0 0 {2 * u}px 0">'
            f'<tr><td style="background:{colours.note};padding:{2 * u}px {3 * u}px">{head}{body}'
            "</td></tr></table>"
        )

    def _written(self, items: Sequence[_T], write: Callable[[_T], str], more: str) -> str:
        """Items one after another while there is room; then, in `more`, how many are left out."""
        parts: list[str] = []
        for n, item in enumerate(items):
            if n == MOST_LINES or self._left <= 0:
                parts.append(more.format(f"… + {len(items) - n:,}"))
                break
            parts.append(write(item))
        return "".join(parts)

    def _line(self, line: Line) -> str:
        return self._written(line, self._run, " {}")

    def _run(self, run: Run) -> str:
        self._left -= 1
        html = self._toned(run.tone, _text(_shortened(run.text)))
        if address := _address(run):
            colour = self._target_colour(run)
            style = f"text-decoration:none;color:{colour}"
            html = f'<a href="{address.translate(_ESCAPED)}" style="{style}">{html}</a>'
        return html

    def _target_colour(self, run: Run) -> str:
        colours = self._colours
        return colours.text if run.tone is Tone.MARK else colours.accent

    def _toned(self, tone: Tone, html: str) -> str:
        colours = self._colours
        match tone:
            case Tone.STRONG:
                return f"<b>{html}</b>"
            case Tone.MUTED:
                return f'<span style="color:{colours.muted}">{html}</span>'
            case Tone.MARK:
                return f'<span style="background:{colours.mark}">{html}</span>'
            case Tone.WRONG:
                return f'<s style="color:{colours.operations}">{html}</s>'
            case Tone.UNCONFIRMED:
                return f"○&nbsp;{html}"
            case Tone.PLAIN:
                return html

    def _source_paragraph(
        self, paragraph: SourceParagraph, chosen: Collection[str], note: str
    ) -> str:
        number = f'<span style="color:{self._colours.muted}"><sup>¶{paragraph.number}</sup></span>'
        pieces = "".join(
            f'<span style="background:{self._colours.note}">{html}</span>' if is_chosen else html
            for is_chosen, html in self._pieces(paragraph.pieces, chosen, note)
        )
        style = f"margin:{3 * self._unit}px 0 0 0;line-height:130%"
        return f'<p style="{style}">{number} {pieces}</p>'

    def _pieces(
        self, pieces: Sequence[Piece], chosen: Collection[str], note: str
    ) -> Iterator[tuple[bool, str]]:
        """Each piece with whether the sentence it is of was chosen as a whole."""
        is_chosen = False
        for piece in pieces:
            is_chosen = piece.label in chosen if piece.label else is_chosen
            html = self._note_sign(piece, note) if piece.sign else self._piece(piece, chosen)
            yield is_chosen and not piece.label, html

    def _piece(self, piece: Piece, chosen: Collection[str]) -> str:
        html = _text(piece.text)
        if piece.label:
            return self._sentence_label(piece.label, is_chosen=piece.label in chosen)
        shade = self._shade(piece.shade)
        if not piece.entries and not piece.notes:
            return f'<span style="{shade}">{html}</span>' if shade else html
        is_chosen = not set(piece.entries).isdisjoint(chosen)
        mark = f"background:{self._colours.mark};" if is_chosen else ""
        weight = "font-weight:600;" if is_chosen and shade else ""
        line = _line_of(piece.layer) if piece.entries else "text-decoration:none"
        style = f"color:{self._colours.text};{shade}{mark}{weight}{line}"
        return f'<a href="cited:{piece.link}" style="{style}">{html}</a>'

    def _note_sign(self, piece: Piece, note: str) -> str:
        """The bracket before the words of a note; that after them leads to it."""
        if not piece.is_end:
            return self._bracket("[")
        style = "text-decoration:none"
        address = f"note:{piece.sign}".translate(_ESCAPED)
        return f'<a href="{address}" style="{style}">{self._bracket(f"]{note}")}</a>'

    def _bracket(self, text: str) -> str:
        colour = self._colours.accent
        return f'<span style="color:{colour};font-weight:600"><sup>{_text(text)}</sup></span>'

    def _sentence_label(self, label: str, *, is_chosen: bool) -> str:
        colours, text = self._colours, _text(label)
        note = f"color:{colours.text};background:{colours.note};font-weight:600"
        style = note if is_chosen else f"color:{colours.muted}"
        return f'<a name="{text}"></a><span style="{style}"><sup>{text}</sup></span>&nbsp;'

    def _shade(self, shade: str) -> str:
        """What became of words: each look differs by more than its colour."""
        colours = self._colours
        looks = {
            "used": f"background:{colours.mark};",
            "dismissed": f"background:{colours.note};font-style:italic;",
            "unaccounted": f"color:{colours.operations};font-weight:600;",
            "background": f"color:{colours.muted};font-style:italic;",
        }
        return looks.get(shade, "")


def _line_of(line: Layer | Stroke) -> str:
    return f"text-decoration:{LINES[line]}"


def _address(run: Run) -> str:
    """Where a run leads, empty for nowhere a page may lead.

    A reference is a place on the page, named by its number there.
    """
    if run.target.startswith("reference:"):
        return f"#{run.text}"
    return run.target if run.target.startswith(_LEADS_TO) else ""


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_WORD:
        return text
    import re

    left_out = len(text) - MOST_LETTERS
    text = re.sub(rf"(\S{{{_LONGEST_WORD}}})\S+", r"\1…", text[:MOST_LETTERS])
    return f"{text} … + {left_out:,}" if left_out > 0 else text


def _text(text: str) -> str:
    """Escaped, with direction overrides taken out, which would let a text hide another."""
    return text.translate(_WRITTEN)
