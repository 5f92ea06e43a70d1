"""Dates in English words."""

from azref.dates import MONTHS as MONTHS
from azref.dates import BoundKind, Edtf, Precision, calendar, first_day, last_day, parse

SEASONS = ("spring", "summer", "autumn", "winter")
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)


def say(date: Edtf) -> str:
    """The date in English: "4 May 1994", "from January 2015, still open", "about 1850"."""
    if date.precision is Precision.INTERVAL:
        return _say_interval(date)
    if date.precision is Precision.SET:
        return _say_set(date)
    words = _say_plain(date)
    words = f"about {words}" if date.is_approximate else words
    return f"{words} (uncertain)" if date.is_uncertain else words


def _say_plain(date: Edtf) -> str:
    year, month, day = calendar(first_day(date))
    match date.precision:
        case Precision.DAY:
            return f"{day} {MONTHS[month - 1]} {_say_year(year)}{_say_time(date.text)}"
        case Precision.MONTH:
            unsaid = " (day not known)" if "X" in date.text else ""
            return f"{MONTHS[month - 1]} {_say_year(year)}{unsaid}"
        case Precision.SEASON:
            return f"{SEASONS[month // 3 - 1]} {_say_year(year)}"
        case Precision.YEAR:
            return f"{_say_year(year)}{_say_unspecified(date.text)}"
        case _:
            return _say_vague_year(date, year)


def _say_year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _say_time(text: str) -> str:
    _, at, time = text.partition("T")
    return f" at {time}" if at else ""


def _say_unspecified(text: str) -> str:
    return {0: "", 2: " (month not known)"}.get(text.count("X"), " (month and day not known)")


def _say_vague_year(date: Edtf, first: int) -> str:
    if date.text[0] == "-":
        return f"{_say_year(first)} to {_say_year(calendar(last_day(date))[0])}"
    if date.precision is Precision.DECADE:
        return f"the {first}s"
    return f"the {_ordinal(first // 100 + 1)} century"


def _ordinal(number: int) -> str:
    is_teen = number % 100 in (11, 12, 13)
    suffix = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _say_interval(date: Edtf) -> str:
    if date.start and date.end:
        return _say_from_to(date.start, date.end)
    if date.start:
        is_open = date.end_kind is BoundKind.OPEN
        return f"from {say(date.start)}{', still open' if is_open else ' (end not known)'}"
    if date.end:
        is_open = date.start_kind is BoundKind.OPEN
        return f"until {say(date.end)}{'' if is_open else ' (start not known)'}"
    return _SAY_NO_BOUND[date.start_kind, date.end_kind]


_SAY_NO_BOUND = {
    (BoundKind.OPEN, BoundKind.OPEN): "open at both ends",
    (BoundKind.OPEN, BoundKind.UNKNOWN): "without a start (end not known)",
    (BoundKind.UNKNOWN, BoundKind.OPEN): "still open (start not known)",
}


def _say_from_to(start: Edtf, end: Edtf) -> str:
    first, last = say(start), say(end)
    if first == last:
        return first
    is_bare = not any(mark in start.text + end.text for mark in "?~%XT")
    if is_bare and start.precision is end.precision:
        first = _without_repetition(first, last)
    return f"{first} to {last}"


def _without_repetition(first: str, last: str) -> str:
    """Drops from the end of `first` the words that `last` ends in too: 5 (to) 16 May 2001."""
    words, tail = first.split(), last.split()
    while len(words) > 1 and words[-1] == tail[-1]:
        del words[-1], tail[-1]
    return " ".join(words)


def _say_set(date: Edtf) -> str:
    items = date.text[1:-1].split(",")
    words = ", ".join(map(_say_item, items))
    is_single = len(items) == 1 and BoundKind.UNKNOWN in (date.start_kind, date.end_kind)
    return words if is_single else f"one of {words}"


def _say_item(item: str) -> str:
    start, dots, end = item.partition("..")
    if not dots:
        return say(parse(item))
    if not start:
        return f"{say(parse(end))} or earlier"
    if not end:
        return f"{say(parse(start))} or later"
    return f"{say(parse(start))} to {say(parse(end))}"
