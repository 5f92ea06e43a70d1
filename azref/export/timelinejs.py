"""The events of a document as the JSON that TimelineJS reads.

An event stands where the source puts it, and where the source gives no date, where references
do; the words beside it name all layers. Nothing is padded: a year stays a year.
"""

from azref import dates
from azref.entries import DateStatement, Entry, EntryType
from azref.errors import ExportError
from azref.export.content import Document, Written
from azref.export.counting import losses
from azref.export.html_page import text_html
from azref.export.json_records import json_bytes
from azref.export.layered import HEADINGS, layers_of
from azref.export.resolved import places_of
from azref.export.statements import vouching
from azref.render.prose import date_words
from azref.render.records import Json
from azref.render.wording import ENGLISH

_PARTS = {dates.Precision.YEAR: 1, dates.Precision.MONTH: 2, dates.Precision.DAY: 3}


def timelinejs(document: Document) -> Written:
    """The timeline. Raises `ExportError` where no event can be placed on one."""
    events = [entry for entry in document.entries if entry.summary.type is EntryType.EVENT]
    placed = {entry.id: placing(entry) for entry in events}
    if not any(placed.values()):
        raise ExportError("none of the entries is an event with a date; a timeline would be empty")
    said, places = layers_of(document), places_of(document)
    slides = [
        _slide(entry, date, places.entries[entry.id], said[entry.id])
        for entry in events
        if (date := placed[entry.id])
    ]
    title = {"text": {"headline": text_html(document.title), "text": _origin(document)}}
    return Written(json_bytes({"title": title, "events": slides}), _losses(document, events))


def placing(entry: Entry) -> DateStatement | None:
    """The date that places an event: the first that has a year to begin with."""
    return next((date for date in entry.dates if date.edtf and _start(date.edtf)), None)


def _start(edtf: str) -> dates.Edtf | None:
    date = dates.parse(edtf)
    start = date.start if date.precision is dates.Precision.INTERVAL else date
    return start if start is not None and _is_plain(start) else None


def _end(edtf: str) -> dates.Edtf | None:
    date = dates.parse(edtf)
    return date.end if date.end is not None and _is_plain(date.end) else None


def _is_plain(date: dates.Edtf) -> bool:
    return date.precision in _PARTS and date.earliest is not None and "X" not in date.text


def _slide(
    entry: Entry, date: DateStatement, place: str, said: tuple[tuple[str, tuple[str, ...]], ...]
) -> Json:
    edtf = date.edtf or ""
    start, end = _start(edtf), _end(edtf)
    assert start is not None
    words = f"{date_words(edtf, ENGLISH)} ({HEADINGS[vouching(date)].lower()})"
    text = "".join(f"<h4>{head}</h4>{_paragraphs(lines)}" for head, lines in said)
    slide: Json = {
        "start_date": _parts(start),
        "display_date": text_html(words),
        "text": {"headline": text_html(entry.title), "text": text},
        "group": str(entry.lane or ""),
        "unique_id": place,
    }
    return {**slide, "end_date": _parts(end)} if end else slide


def _paragraphs(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{text_html(line)}</p>" for line in lines)


def _parts(date: dates.Edtf) -> dict[str, int]:
    assert date.earliest is not None
    numbers = map(int, dates.iso(date.earliest).rsplit("-", 2))
    named = zip(("year", "month", "day"), numbers, strict=True)
    return dict(list(named)[: _PARTS[date.precision]])


def _origin(document: Document) -> str:
    facts = document.facts
    return f"<p>{text_html(f'From the edition “{facts.title or facts.id}”')}</p>"


def _losses(document: Document, events: list[Entry]) -> tuple[str, ...]:
    placed = [date for entry in events if (date := placing(entry))]
    parsed = [dates.parse(date.edtf or "") for date in placed]
    open_ended = sum(d.precision is dates.Precision.INTERVAL and not _end(d.text) for d in parsed)
    unsure = sum(date.is_uncertain or date.is_approximate for date in parsed)
    others = sum(len({d.edtf for d in e.dates if d.edtf}) > 1 for e in events if placing(e))
    return losses(
        "timeline",
        (len(events) - len(placed), "event", "left out that no plain date places"),
        (len(document.entries) - len(events), "term", "left out"),
        (open_ended, "event", "drawn without an end that is open or not known, only named"),
        (unsure, "uncertain date", "drawn as if certain, only named as uncertain"),
        (others, "event", "placed by one date, another layer's date only named"),
    )
