"""A document as Markdown: CommonMark with the tables and struck text of GitHub.

Every text is escaped, so that no text becomes markup. The only HTML are the names of places.
"""

import re
from collections.abc import Iterable, Sequence

from azref.export.apparatus import Chapter, Item, chapters_after, chapters_before, lead
from azref.export.content import Document, Group, Part, Written
from azref.export.labels import labels
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

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$@]")
_BEGINNING = re.compile(r"(?:[-+=:]|\d+(?=[.)]))")
_MARKS = {
    Tone.STRONG: "**{}**",
    Tone.MARK: "**{}**",
    Tone.WRONG: "~~{}~~",
    Tone.UNCONFIRMED: "○ {}",
}
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


def markdown(document: Document) -> Written:
    """The document as Markdown in UTF-8."""
    losses = ["Markdown: the language of a passage cannot be marked"]
    if document.events:
        losses.append("Markdown: the timeline stands as a table, not as a figure")
    return Written(_Writer(document).text().encode(), tuple(losses))


class _Writer:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._places = places_of(document)
        self._remarks = dict(document.remarks)

    def text(self) -> str:
        document = self._document
        parts = (
            f"# {_text(document.title) or 'azref'}",
            _text(lead(document)),
            *map(_chapter, chapters_before(document)),
            *map(self._part, resolved(document)),
            *map(_chapter, chapters_after(document)),
        )
        return _joined(parts) + "\n"

    def _part(self, part: Part) -> str:
        return _joined((f"## {_text(part.heading)}", *map(self._group, part.groups)))

    def _group(self, group: Group) -> str:
        level = "####" if group.heading else "###"
        heading = f"### {_text(group.heading)}" if group.heading else ""
        return _joined((heading, *(self._entry(page, level) for page in group.pages)))

    def _entry(self, page: Page, level: str) -> str:
        title = _line((page.heading,)) or _text(page.id) or "Untitled"
        acronyms = f" {_line(page.acronyms)}" if page.acronyms else ""
        remark = _text(self._remarks.get(page.id, ""))
        return _joined((
            f"{_place(self._places.entries[page.id])}\n\n{level} {title}{acronyms}",
            _line(page.kicker),
            f"> **{labels(self._document.options.labels)('Remark')}** {remark}" if remark else "",
            *(_section(section, level + "#") for section in page.sections),
        ))  # fmt: skip


def _section(section: Section, level: str) -> str:
    return _joined((f"{level} {_text(section.heading)}", *map(_block, section.blocks)))


def _block(block: Block) -> str:
    match block:
        case Paragraph(line):
            return _line(line)
        case Passage(label, line):
            number = label.removeprefix("S")
            place = Run(label, target=f"#sentence-{number}" if number.isdecimal() else "")
            return f"> {_line(line)} {_line((place,))}"
        case Table(header, rows):
            return _table(header, rows)
        case Listing(items, is_numbered):
            return "\n".join(
                f"{f'{n}.' if is_numbered else '-'} {_line(item)}"
                for n, item in enumerate(items, 1)
            )
        case Note(label, lines):
            said = filter(None, (_line((Run(label, Tone.STRONG),)), *map(_line, lines)))
            return "\n>\n".join(f"> {line}" for line in said)


def _table(header: Sequence[str], rows: Iterable[Sequence[Line]]) -> str:
    lines = [map(_text, header), ("---" for _ in header), *(map(_line, row) for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _chapter(chapter: Chapter) -> str:
    blocks = map(_block, chapter.blocks)
    return _joined((f"## {_text(chapter.heading)}", *blocks, *map(_item, chapter.items)))


def _item(item: Item) -> str:
    return f"{_place(item.anchor)}**{_text(item.label)}** {_line(item.line)}"


def _place(name: str) -> str:
    return f'<a id="{name}"></a>'


def _line(line: Line) -> str:
    return _as_text("".join(map(_run, line)).strip())


def _run(run: Run) -> str:
    """A run; blanks at its edges stay outside the marks, which would not take there otherwise."""
    found = _EDGES.fullmatch(visible(run.text))
    assert found is not None
    before, words, after = found.groups()
    if not words:
        return before
    text = _MARKS.get(run.tone, "{}").format(_escaped(words))
    if run.target.startswith(("#", "http://", "https://")):
        text = f"[{text}](<{run.target}>)"
    return f"{before}{text}{after}"


def _text(text: str) -> str:
    """`text` with every character that Markdown could take for markup escaped."""
    return _as_text(_escaped(text).strip())


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: f"\\{found.group()}", visible(text))


def _as_text(line: str) -> str:
    """`line` so that its beginning makes no list, rule or heading of it."""
    found = _BEGINNING.match(line)
    if not found:
        return line
    at = found.end() - 1 if found.group()[0] in "-+=:" else found.end()
    return f"{line[:at]}\\{line[at:]}"


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)
