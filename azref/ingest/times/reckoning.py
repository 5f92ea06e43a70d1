"""Reckoning with dates: parts of a year or decade, steps from an anchor, days before and after.

How the vague words are read, as editors' choices that a reader can check: an *early*, *mid* or
*late* year is about four months (``2003-01/2003-04~``), of a decade about three or four years
(``1990/1993~``, ``1994~/1996~``, ``1997~/1999``), of a month ten days, of a century a third. The
*end* of a year is about December (``2014-12~``). "The 19th century" is ``18XX``, by hundreds as
EDTF counts, not from 1801.
"""

from azref import dates
from azref.dates import BoundKind, Edtf, Precision
from azref.ingest.times.points import LAST_DAY, PLACEHOLDERS, Choice, Point, Step, Unit, Wrap

Bounds = tuple[str, str]

_YEAR_PARTS = {
    "early": ("-01", "-04~"),
    "mid": ("-05~", "-08~"),
    "late": ("-09~", "-12"),
    "beginning": ("-01~", "-01~"),
    "end": ("-12~", "-12~"),
    "half 1": ("-01", "-06"),
    "half 2": ("-07", "-12"),
    "quarter 1": ("-01", "-03"),
    "quarter 2": ("-04", "-06"),
    "quarter 3": ("-07", "-09"),
    "quarter 4": ("-10", "-12"),
    "third 1": ("-01", "-04"),
    "third 2": ("-05", "-08"),
    "third 3": ("-09", "-12"),
}
_MONTH_PARTS = {
    "early": ("-01", "-10~"),
    "mid": ("-11~", "-20~"),
    "late": ("-21~", f"-{LAST_DAY}"),
    "half 1": ("-01", "-15"),
    "half 2": ("-16", f"-{LAST_DAY}"),
    "third 1": ("-01", "-10"),
    "third 2": ("-11", "-20"),
    "third 3": ("-21", f"-{LAST_DAY}"),
    "week 1": ("-01", "-07~"),
    "week 2": ("-08~", "-14~"),
    "week 3": ("-15~", "-21~"),
    "week 4": ("-22~", "-28~"),
    "week 5": ("-24~", f"-{LAST_DAY}"),
}
_DECADE_PARTS = {
    "early": ("0", "3~"),
    "mid": ("4~", "6~"),
    "late": ("7~", "9"),
    "half 1": ("0", "4"),
    "half 2": ("5", "9"),
}
_CENTURY_PARTS = {
    "early": ("00", "33~"),
    "mid": ("34~", "66~"),
    "late": ("67~", "99"),
    "half 1": ("00", "49"),
    "half 2": ("50", "99"),
    "third 1": ("00", "33~"),
    "third 2": ("34~", "66~"),
    "third 3": ("67~", "99"),
    "quarter 1": ("00", "24"),
    "quarter 2": ("25", "49"),
    "quarter 3": ("50", "74"),
    "quarter 4": ("75", "99"),
}
_LIKE = {"beginning": "early", "middle": "mid", "end": "late"}
_KEY_LENGTH = {
    Unit.DAY: 10,
    Unit.WEEK: 10,
    Unit.MONTH: 7,
    Unit.YEAR: 4,
    Unit.DECADE: 3,
    Unit.CENTURY: 2,
}
_PRECISIONS = {
    Unit.DAY: Precision.DAY,
    Unit.MONTH: Precision.MONTH,
    Unit.YEAR: Precision.YEAR,
    Unit.DECADE: Precision.DECADE,
    Unit.CENTURY: Precision.CENTURY,
}
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PRECISION_LENGTH = {Precision.DAY: 10, Precision.MONTH: 7}


def part_of(template: str, part: str) -> Bounds | None:
    """The bounds of a part ("early", "half 1") of a year, month, decade or century.

    None where the calendar has no such part: a quarter of a month.
    """
    table, stem = _YEAR_PARTS, template
    if template.endswith("XX"):
        table, stem = _CENTURY_PARTS, template[:-2]
    elif template.endswith("X"):
        table, stem = _DECADE_PARTS, template[:-1]
    elif "-2" in template[4:6]:
        return (f"{template}~", f"{template}~")
    elif len(template) > 4:
        table = _MONTH_PARTS
    found = table.get(part) or table.get(_LIKE.get(part, "")) or _counted_part(table, part)
    if found and stem.startswith("-"):
        found = _mirrored(found)
    return (stem + found[0], stem + found[1]) if found else None


def _counted_part(table: dict[str, Bounds], part: str) -> Bounds | None:
    """The first or last so many months of a year, days or weeks of a month, years of a decade."""
    words = part.split()
    if len(words) != 3 or _COUNTED_IN.get(words[2]) is not table:
        return None
    count, most = int(words[1]) * (7 if words[2] == "weeks" else 1), _MOST[words[2]]
    if not 0 < count < most:
        return None
    if table is _MONTH_PARTS:
        return ("-01", f"-{count:02d}") if words[0] == "first" else None
    write = "-{:02d}" if table is _YEAR_PARTS else "{:d}"
    start = 1 if table is _YEAR_PARTS else 0
    ends = (
        (start, start + count - 1)
        if words[0] == "first"
        else (start + most - count, start + most - 1)
    )
    return write.format(ends[0]), write.format(ends[1])


_COUNTED_IN = {
    "days": _MONTH_PARTS,
    "weeks": _MONTH_PARTS,
    "months": _YEAR_PARTS,
    "years": _DECADE_PARTS,
}
_MOST = {"days": 28, "weeks": 28, "months": 12, "years": 10}


def _mirrored(part: Bounds) -> Bounds:
    """A part of a century before Christ, whose years count down: early in it is 500 to 467."""

    def turned(bound: str) -> str:
        return f"{99 - int(bound[:2]):02d}{bound[2:]}"

    return turned(part[0]), turned(part[1])


def edtf_of(point: Point, anchor: Edtf | None) -> str | None:
    """The date of a point as EDTF; None where it has none, or none with this anchor."""
    if not point.first or (point.step and anchor is None):
        return None
    try:
        return _dated(point, anchor)
    except dates.DateError:
        return None


def _dated(point: Point, anchor: Edtf | None) -> str | None:
    bounds: Bounds | None = (point.first, point.last)
    qualifier = point.qualifier
    if point.step and anchor:
        bounds = _stepped(point, point.step, anchor)
        qualifier = qualifier or _inherited(point.step, anchor)
    if bounds is None:
        return None
    first, last = (_finished(bound, qualifier) for bound in bounds)
    return _wrapped(first, last, point.wrap)


def _inherited(step: Step, anchor: Edtf) -> str:
    """The qualifier of the anchor where it qualifies the very unit that is counted.

    The year after "about 1850" is about 1851, the year after "the end of 2014" is 2015.
    """
    if anchor.precision != _PRECISIONS.get(step.unit):
        return ""
    if anchor.is_uncertain:
        return "%" if anchor.is_approximate else "?"
    return "~" if anchor.is_approximate else ""


def _finished(bound: str, qualifier: str) -> str:
    if bound.endswith(LAST_DAY):
        day = dates.parse(bound[:7]).latest or 0
        bound = dates.iso(day)
    if not bound or not qualifier or bound[-1] in "?~%]":
        return bound
    return bound + qualifier


# --- Prepositions -------------------------------------------------------------------------------


def _wrapped(first: str, last: str, wrap: Wrap) -> str:
    match wrap:
        case Wrap.SINCE:
            return dates.interval(first, "..")
        case Wrap.UNTIL:
            return dates.interval("..", last)
        case Wrap.BY:
            return dates.parse(f"[..{_set_member(last)}]").text
        case Wrap.NOT_BEFORE:
            return dates.parse(f"[{_set_member(first)}..]").text
        case Wrap.BEFORE:
            return dates.parse(f"[..{_neighbour(first, -1)}]").text
        case Wrap.AFTER:
            return dates.parse(f"[{_neighbour(last, +1)}..]").text
        case _:
            return dates.interval(first, last)


def _set_member(text: str) -> str:
    """The last month of a season, the last year of a decade: sets hold plain dates only."""
    date = dates.parse(text)
    length = {Precision.SEASON: 7, Precision.DECADE: 4, Precision.CENTURY: 4}.get(date.precision)
    return dates.iso(date.latest or 0)[:length] if length else text


def _neighbour(text: str, direction: int) -> str:
    """The day, month or year next to a date, by the date's own precision."""
    date = dates.parse(text)
    edge = date.earliest if direction < 0 else date.latest
    if edge is None:
        raise dates.DateError(f"{text} has no neighbour")
    return dates.iso(edge + direction)[: _PRECISION_LENGTH.get(date.precision, 4)]


# --- Steps --------------------------------------------------------------------------------------


def _stepped(point: Point, step: Step, anchor: Edtf) -> Bounds | None:
    if step.choice in (Choice.NEXT, Choice.PREVIOUS):
        return _nearest(point, step.choice, anchor)
    if step.unit is Unit.WHOLE:
        return _whole(anchor)
    if step.first is None or step.last is None:
        return None
    first, last = _shifted(step.unit, step.first, anchor), _shifted(step.unit, step.last, anchor)
    if first is None or last is None:
        return None
    if step.choice is Choice.NEARBY and not step.is_forward and _may_be_next_year(point, anchor):
        return _either_year(point, first)
    letters = PLACEHOLDERS[step.unit].rstrip("X")
    end = _week_end(last) if step.unit is Unit.WEEK else last
    first, end = first.rstrip("X"), end.rstrip("X")
    return point.first.replace(letters, first), point.last.replace(letters, end)


def _whole(anchor: Edtf) -> Bounds | None:
    """The anchor itself; of an interval its end, of an open one its known bound."""
    date = anchor.end or anchor.start or anchor
    return None if date.precision is Precision.SET else (date.text, date.text)


def _shifted(unit: Unit, shift: int, anchor: Edtf) -> str | None:
    """The unit `shift` units from the anchor as EDTF; None where the anchor is too coarse."""
    days = _reference(anchor, shift)
    if days is None or days[0] < 1:
        return None
    keys = {dates.iso(day)[: _KEY_LENGTH[unit]] for day in days}
    return _moved(unit, days[0], shift) if len(keys) == 1 else None


def _reference(anchor: Edtf, shift: int) -> tuple[int, int] | None:
    """The days to count from: the end of an interval for later, its start for earlier."""
    first, last = anchor, anchor
    if anchor.precision is Precision.INTERVAL:
        first, last = anchor.start or anchor.end or anchor, anchor.end or anchor.start or anchor
        first = last if shift > 0 else first
        last = first if shift < 0 else last
    if first.earliest is None or last.latest is None:
        return None
    return first.earliest, last.latest


def _moved(unit: Unit, day: int, shift: int) -> str | None:
    iso = dates.iso(day)
    year, month = int(iso[:4]), int(iso[5:7])
    match unit:
        case Unit.DAY:
            moved = dates.iso(day + shift)
        case Unit.WEEK:
            moved = dates.iso(day - (day - 1) % 7 + 7 * shift)
        case Unit.MONTH:
            years, months = divmod(year * 12 + month - 1 + shift, 12)
            moved = f"{years:04d}-{months + 1:02d}"
        case Unit.YEAR:
            moved = f"{year + shift:04d}"
        case Unit.DECADE:
            moved = f"{year // 10 + shift:03d}X"
        case Unit.CENTURY:
            moved = f"{year // 100 + shift:02d}XX"
    return moved if len(moved) == len(PLACEHOLDERS[unit]) and moved[0] != "-" else None


def _week_end(monday: str) -> str:
    return dates.iso(dates.day_number(monday) + 6)


def _may_be_next_year(point: Point, anchor: Edtf) -> bool:
    """Whether a month without a year comes before the month of its anchor.

    "In November 2001 … In March …" may go on to 2002 or back within 2001.
    """
    days = _reference(anchor, 1)
    if days is None or dates.iso(days[0])[:7] != dates.iso(days[1])[:7]:
        return False
    month = point.first.removeprefix("[")[:7].replace("YYYY", dates.iso(days[0])[:4])
    own = dates.parse(month).earliest
    return own is not None and dates.iso(own)[:7] < dates.iso(days[0])[:7]


def _either_year(point: Point, year: str) -> Bounds | None:
    is_plain = point.first == point.last and not point.is_choice and not point.wrap
    if not is_plain or point.first.startswith("YYYY-2"):
        return None
    years = (year, f"{int(year) + 1:04d}")
    either = ",".join(point.first.replace("YYYY", each) for each in years)
    return f"[{either}]", f"[{either}]"


def _nearest(point: Point, choice: Choice, anchor: Edtf) -> Bounds | None:
    """The first such month or season after the anchor's last day, or the last before its first."""
    days = _reference(anchor, 1 if choice is Choice.NEXT else -1)
    if days is None:
        return None
    edge = days[1] if choice is Choice.NEXT else days[0]
    if point.first in _WEEKDAYS:
        return _next_weekday(_WEEKDAYS.index(point.first), days)
    year = int(dates.iso(edge)[:4])
    for candidate in (year, year + 1) if choice is Choice.NEXT else (year, year - 1):
        text = point.first.replace("YYYY", f"{candidate:04d}")
        found = dates.parse(text)
        if _lies_beyond(found, edge, choice):
            return text, text
    return None


def _next_weekday(number: int, days: tuple[int, int]) -> Bounds | None:
    """The first Monday (0) … after a day; none where the day is not known."""
    if days[0] != days[1]:
        return None
    day = dates.iso(days[0] + (number - days[0]) % 7 + 1)
    return day, day


def _lies_beyond(date: Edtf, edge: int, choice: Choice) -> bool:
    if date.start_kind is not BoundKind.KNOWN or date.earliest is None or date.latest is None:
        return False
    return date.earliest > edge if choice is Choice.NEXT else date.latest < edge
