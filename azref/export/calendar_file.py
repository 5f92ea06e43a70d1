"""The events of a document as iCalendar (RFC 5545).

An event stands there only on days that are known. A calendar has no way to say "some day of
1997": an event over the whole year would claim that it lasted the year, one on 1 January would be
invented. Where source and references name other days, each has an event of its own.
"""

from datetime import date, datetime, timedelta, timezone
from urllib.parse import quote

import icalendar

import azref
from azref import dates
from azref.entries import Entry, EntryType, Layer
from azref.errors import ExportError
from azref.export.content import Document, Written
from azref.export.counting import losses
from azref.export.layered import HEADINGS, layers_of
from azref.export.statements import vouching
from azref.export.visible import visible

_UNDATED = datetime(1970, 1, 1, tzinfo=timezone.utc)  # noqa: UP017
"""RFC 5545 insists on when an event was written down and an edition does not say."""

Days = tuple[int, int]


def calendar_file(document: Document) -> Written:
    """The calendar. Raises `ExportError` where no event has days that are known."""
    said = layers_of(document)
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//azref//azref {azref.__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", visible(document.title))
    events = [entry for entry in document.entries if entry.summary.type is EntryType.EVENT]
    for entry in events:
        for days, layers in known_days(entry).items():
            text = "\n\n".join("\n".join((head, *lines)) for head, lines in said[entry.id])
            calendar.add_component(_event(document, entry, days, layers, text))
    if not calendar.subcomponents:
        raise ExportError("none of the entries is an event whose days are known; a calendar "
                          "would be empty")  # fmt: skip
    return Written(calendar.to_ical(), _losses(document, events))


def known_days(entry: Entry) -> dict[Days, list[Layer]]:
    """The first and the last day, by whoever vouches for them, where both are known for certain."""
    found: dict[Days, list[Layer]] = {}
    for statement in entry.dates:
        if statement.edtf and (days := _days(dates.parse(statement.edtf))):
            found.setdefault(days, []).append(vouching(statement))
    return found


def _days(edtf: dates.Edtf) -> Days | None:
    ends = (edtf.start, edtf.end) if edtf.precision is dates.Precision.INTERVAL else (edtf, edtf)
    is_known = all(end is not None and end.precision is dates.Precision.DAY for end in ends)
    if not is_known or edtf.is_uncertain or edtf.is_approximate:
        return None
    if edtf.earliest is None or edtf.latest is None:
        return None
    is_in_range = date.min.toordinal() <= edtf.earliest and edtf.latest < date.max.toordinal()
    return (edtf.earliest, edtf.latest) if is_in_range else None


def _event(
    document: Document, entry: Entry, days: Days, layers: list[Layer], text: str
) -> icalendar.Event:
    first, last = map(date.fromordinal, days)
    event = icalendar.Event()
    event.add("uid", visible(f"{entry.id}/{first}/{last}@{document.facts.id}.azref"))
    event.add("dtstamp", _UNDATED)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", visible(entry.title) or visible(entry.id))
    event.add("description", "\n".join(map(visible, text.split("\n"))))
    event.add("categories", [HEADINGS[layer] for layer in Layer if layer in layers])
    event.add("transp", "TRANSPARENT")
    event.add("url", f"azref://entry/{quote(entry.id, safe='', errors='replace')}")
    return event


def _losses(document: Document, events: list[Entry]) -> tuple[str, ...]:
    left = [entry for entry in events if not known_days(entry)]
    undated = sum(not any(date.edtf for date in entry.dates) for entry in left)
    terms = len(document.entries) - len(events)
    return losses(
        "calendar",
        (undated, "undated event", "left out"),
        (len(left) - undated, "event", "left out whose first and last day are not both known"),
        (terms, "term", "left out"),
    )
