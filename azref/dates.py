"""EDTF dates: parse, first and last day, order.

The notation is the Extended Date/Time Format (ISO 8601-2:2019, Library of Congress 2019), levels
0 and 1, and of level 2 the one-of sets ``[1667,1670..1672]``. Dates with unspecified digits are
also taken as bounds of an interval (``199X/..``) and with a qualifier (``199X~``).

Days are numbers of the proleptic Gregorian calendar, 1 for 0001-01-01: the same numbers as
`datetime.date.toordinal`, and valid for every year.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from azref.errors import AzrefError

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
LONGEST_TEXT = 1000

SortKey = tuple[int, int, int, int, int, int, str]

_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
_DAYS_IN_400_YEARS = 146_097

_DATE = re.compile(
    r"(?P<sign>-?)(?P<year>[0-9]{2}(?:[0-9]{2}|[0-9]X|XX))"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)(?P<time>T[^?~%]*)?)?)?"
    r"(?P<qualifier>[?~%]?)"
)
_LONG_YEAR = r"Y(?P<year>-?[1-9][0-9]{4,14})(?P<qualifier>[?~%]?)"
_TIME = (
    r"T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)"
    r"(?:Z|[+-](?:(?:0[0-9]|1[0-3])(?::[0-5][0-9])?|14:00))?"
)
_ISO_DAY = re.compile(r"(?P<year>[+-]?[0-9]{4,15})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")


class DateError(AzrefError, ValueError):
    """A text that is not a date; the message names the part that is wrong."""


class BoundKind(StrEnum):
    """What is known of one end of a date.

    OPEN is an end that has not come (``2015-01/..``); UNKNOWN is one that nobody wrote down
    (``2015-01/``), and the far side of ``[..1760]``, which is some day in 1760 or earlier.
    """

    KNOWN = "known"
    OPEN = "open"
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How finely a date is given, finest first; a date with XX counts as what is specified."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    SET = "set"


_KNOWN = BoundKind.KNOWN
_NO_DATE = {"..": BoundKind.OPEN, "": BoundKind.UNKNOWN}
_FINENESS = {precision: rank for rank, precision in enumerate(Precision)}


class Edtf(NamedTuple):
    """A date, with the day numbers it spans; a bound that is open or unknown is None.

    `start` and `end` are the bounds of an interval as dates of their own, None where a bound is
    open or unknown and for everything that is no interval. `is_uncertain` (``?``) and
    `is_approximate` (``~``) hold for an interval or set when they hold for any part of it.
    """

    text: str
    earliest: int | None
    latest: int | None
    precision: Precision
    start_kind: BoundKind = BoundKind.KNOWN
    end_kind: BoundKind = BoundKind.KNOWN
    is_uncertain: bool = False
    is_approximate: bool = False
    start: "Edtf | None" = None
    end: "Edtf | None" = None


@lru_cache(4096)
def parse(text: str) -> Edtf:
    """Reads an EDTF text.

    Seasons are those of the northern hemisphere by whole months; the winter of a year begins in
    its December. A time of day is checked and kept in `text`, the date is the day. Raises
    `DateError`.
    """
    if len(text) > LONGEST_TEXT:
        raise _error(text, f"longer than {LONGEST_TEXT} characters")
    if "/" in text:
        return _interval(text)
    if text[:1] == "[":
        return _one_of(text)
    return _date(text)


def interval(start: str, end: str) -> str:
    """The EDTF text from `start` to `end`; ``..`` is open, an empty bound unknown.

    Two equal bounds make the date itself. Raises `DateError`.
    """
    return parse(start if start == end else f"{start}/{end}").text


def iso(day: int) -> str:
    """The calendar date of a day number: 1994-05-04, -0043-03-15; beyond 9999 +12345-01-01."""
    year, month, number = calendar(day)
    sign = "-" if year < 0 else "+" if year > 9999 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{number:02d}"


def day_number(iso_text: str) -> int:
    """The number of the day that `iso` writes as this text. Raises `DateError`."""
    found = _ISO_DAY.fullmatch(iso_text)
    if not found:
        raise _error(iso_text, "not a day, which is written like 1994-05-04")
    year, month, day = (int(part) for part in found.groups())
    _check_month(iso_text, month)
    _check_day(iso_text, year, month, day)
    return _day(year, month, day)


def sort_key(date: Edtf | None) -> SortKey:
    """The order of all dates: sort with this key.

    1. By the earliest day; a date whose start is open or unknown goes by its latest day.
    2. A known end comes before an open or unknown one, then by the latest day: so 4 May 1994
       precedes May 1994, and that precedes 1994, where they begin on the same day.
    3. Then a known start, then the finer precision, then the text.

    Dates without any known bound follow all others, and undated (None) comes last.
    """
    if date is None:
        return (2, 0, 0, 0, 0, 0, "")
    first = date.latest if date.earliest is None else date.earliest
    return (
        int(first is None),
        first or 0,
        int(date.latest is None),
        date.latest or 0,
        int(date.earliest is None),
        _FINENESS[date.precision],
        date.text,
    )


def _error(text: str, what: str) -> DateError:
    return DateError(f"{_shown(text)}: {what}")


def _shown(text: str) -> str:
    """The text in quotation marks on one line, cut where it is long."""
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:40])
    return f"“{printable}{'…' if len(text) > 40 else ''}”"


# --- The calendar -------------------------------------------------------------------------------


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year: int, month: int) -> int:
    return _DAYS_BEFORE[month] - _DAYS_BEFORE[month - 1] + (month == 2 and _is_leap(year))


def _day(year: int, month: int, day: int) -> int:
    past = year - 1
    before = _DAYS_BEFORE[month - 1] + (month > 2 and _is_leap(year))
    return past * 365 + past // 4 - past // 100 + past // 400 + before + day


def calendar(day: int) -> tuple[int, int, int]:
    """Year, month and day of a day number; the year 0 is 1 BC."""
    cycles, left = divmod(day - 1, _DAYS_IN_400_YEARS)
    year = 400 * cycles + left // 366 + 1
    while _day(year + 1, 1, 1) <= day:
        year += 1
    month = 1
    while month < 12 and _day(year, month + 1, 1) <= day:
        month += 1
    return year, month, day - _day(year, month, 1) + 1


def _check_month(text: str, month: int) -> None:
    if not 1 <= month <= 12:
        raise _error(text, f"there is no month {month:02d}")


def _check_day(text: str, year: int, month: int, day: int) -> None:
    if not 1 <= day <= _days_in_month(year, month):
        raise _error(text, f"{MONTHS[month - 1]} {year} has no day {day:02d}")


# --- One date -----------------------------------------------------------------------------------


def _date(text: str) -> Edtf:
    found = _DATE.fullmatch(text)
    if not found:
        return _long_year(text)
    sign, digits, month, day, time, qualifier = found.groups()
    if sign and digits == "0000":
        raise _error(text, "the year 0000 has no sign")
    if time is not None:
        _check_time(text, time, day, qualifier)
    if "X" in digits:
        return _vague_year(text, sign, digits, month, qualifier)
    year = int(sign + digits)
    if month is None or month == "XX":
        return _year(text, year, month, day, qualifier)
    return _within_year(text, year, int(month), day, qualifier)


def _check_time(text: str, time: str, day: str, qualifier: str) -> None:
    if day == "XX" or qualifier or not re.fullmatch(_TIME, time):
        raise _error(text, "a time of day is written like 1985-04-12T23:20:30Z")


def _long_year(text: str) -> Edtf:
    found = re.fullmatch(_LONG_YEAR, text)
    if found:
        return _year(text, int(found["year"]), None, None, found["qualifier"])
    if not text:
        raise _error(text, "an empty date")
    if text[0] == "{":
        raise _error(text, "all-of sets in braces are not supported")
    if text[0] == "Y":
        raise _error(text, "a year after Y has 5 to 15 digits and no leading zero")
    raise _error(text, "not a date, which is written like 1994, 1994-05 or 1994-05-04")


def _year(text: str, year: int, month: str | None, day: str | None, qualifier: str) -> Edtf:
    if month and day and day != "XX":
        raise _error(text, "a day needs a month")
    return _plain(text, _day(year, 1, 1), _day(year, 12, 31), Precision.YEAR, qualifier)


def _vague_year(text: str, sign: str, digits: str, month: str | None, qualifier: str) -> Edtf:
    if month:
        raise _error(text, "a year with unspecified digits stands alone")
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    first, last = (-high, -low) if sign else (low, high)
    precision = Precision.CENTURY if digits.endswith("XX") else Precision.DECADE
    return _plain(text, _day(first, 1, 1), _day(last, 12, 31), precision, qualifier)


def _within_year(text: str, year: int, month: int, day: str | None, qualifier: str) -> Edtf:
    if 21 <= month <= 24:
        return _season(text, year, month - 21, day, qualifier)
    _check_month(text, month)
    if day is None or day == "XX":
        first, last = _day(year, month, 1), _day(year, month, _days_in_month(year, month))
        return _plain(text, first, last, Precision.MONTH, qualifier)
    _check_day(text, year, month, int(day))
    number = _day(year, month, int(day))
    return _plain(text, number, number, Precision.DAY, qualifier)


def _season(text: str, year: int, season: int, day: str | None, qualifier: str) -> Edtf:
    if day:
        raise _error(text, "a season has no days")
    after_year, after_month = (year + 1, 3) if season == 3 else (year, 3 * season + 6)
    first, last = _day(year, 3 * season + 3, 1), _day(after_year, after_month, 1) - 1
    return _plain(text, first, last, Precision.SEASON, qualifier)


def _plain(text: str, first: int, last: int, precision: Precision, qualifier: str) -> Edtf:
    if not qualifier:
        return Edtf(text, first, last, precision)
    is_uncertain, is_approximate = qualifier != "~", qualifier != "?"
    return Edtf(text, first, last, precision, _KNOWN, _KNOWN, is_uncertain, is_approximate)


# --- Intervals and sets -------------------------------------------------------------------------


def _interval(text: str) -> Edtf:
    start_text, _, end_text = text.partition("/")
    if not start_text and not end_text:
        raise _error(text, "an interval with neither bound")
    if "/" in end_text:
        raise _error(text, "an interval has one slash")
    start = None if start_text in _NO_DATE else _part(text, start_text)
    end = None if end_text in _NO_DATE else _part(text, end_text)
    _check_direction(text, start, end)
    kinds = _NO_DATE.get(start_text, _KNOWN), _NO_DATE.get(end_text, _KNOWN)
    parts = [date for date in (start, end) if date]
    return _joined(text, parts, Precision.INTERVAL, *kinds)._replace(start=start, end=end)


def _check_direction(text: str, start: Edtf | None, end: Edtf | None) -> None:
    if start and end and first_day(start) > last_day(end):
        raise _error(text, "the end comes before the start")


def _one_of(text: str) -> Edtf:
    if text[-1] != "]":
        raise _error(text, "the closing ] is missing")
    items = text[1:-1].split(",")
    if len(items) == 1 and ".." not in text:
        raise _error(text, "a set needs two dates or a range")
    if any(item.count("..") > 1 for item in items):
        raise _error(text, "a range in a set has one “..”")
    is_early, is_late = items[0].startswith(".."), items[-1].endswith("..")
    items[0] = items[0].removeprefix("..") if is_early else items[0]
    items[-1] = items[-1].removesuffix("..") if is_late else items[-1]
    members = [date for item in items for date in _members(text, item)]
    kinds = (BoundKind.UNKNOWN if is_far else _KNOWN for is_far in (is_early, is_late))
    return _joined(text, members, Precision.SET, *kinds)


def _members(text: str, item: str) -> tuple[Edtf, ...]:
    start_text, dots, end_text = item.partition("..")
    start = _part(text, start_text)
    if not dots:
        return (start,)
    end = _part(text, end_text)
    if start.precision is not end.precision:
        raise _error(text, "both ends of a range in a set are days, months or years")
    _check_direction(text, start, end)
    return (start, end)


def _part(text: str, part: str) -> Edtf:
    try:
        return _date(part)
    except DateError as error:
        raise DateError(f"{error}, in {_shown(text)}") from None


def _joined(
    text: str, parts: list[Edtf], precision: Precision, start_kind: BoundKind, end_kind: BoundKind
) -> Edtf:
    earliest = min(map(first_day, parts), default=None) if start_kind is _KNOWN else None
    latest = max(map(last_day, parts), default=None) if end_kind is _KNOWN else None
    is_uncertain = any(part.is_uncertain for part in parts)
    is_approximate = any(part.is_approximate for part in parts)
    kinds = start_kind, end_kind
    return Edtf(text, earliest, latest, precision, *kinds, is_uncertain, is_approximate)


def first_day(date: Edtf) -> int:
    """The earliest day of a date that has one."""
    assert date.earliest is not None
    return date.earliest


def last_day(date: Edtf) -> int:
    """The latest day of a date that has one."""
    assert date.latest is not None
    return date.latest
