"""Dates in English words."""

from azref.date_words.speech import Speech
from azref.dates import MONTHS, BoundKind, Edtf, Precision, calendar, first_day, last_day

_SEASONS = ("spring", "summer", "autumn", "winter")
_NO_BOUNDS = {
    (BoundKind.OPEN, BoundKind.OPEN): "open at both ends",
    (BoundKind.OPEN, BoundKind.UNKNOWN): "without a start (end not known)",
    (BoundKind.UNKNOWN, BoundKind.OPEN): "still open (start not known)",
}


class English(Speech):
    """The date in English: "4 May 1994", "from January 2015, still open", "about 1850"."""

    months = MONTHS
    short_months = tuple(month[:3] for month in MONTHS)
    about, uncertain = "about", "uncertain"
    no_bounds = _NO_BOUNDS
    one_of, or_earlier, or_later = "one of", "or earlier", "or later"

    def plain(self, date: Edtf) -> str:
        return _plain(date)

    def since(self, start: Edtf, *, is_open: bool) -> str:
        return f"from {self.say(start)}{', still open' if is_open else ' (end not known)'}"

    def until(self, end: Edtf, *, is_open: bool) -> str:
        return f"until {self.say(end)}{'' if is_open else ' (start not known)'}"

    def span(self, start: Edtf, end: Edtf, *, is_alike: bool) -> str:
        first, last = self.say(start), self.say(end)
        return f"{_without_repetition(first, last) if is_alike else first} to {last}"


def _plain(date: Edtf) -> str:
    year, month, day = calendar(first_day(date))
    match date.precision:
        case Precision.DAY:
            return f"{day} {MONTHS[month - 1]} {_year(year)}{_time(date.text)}"
        case Precision.MONTH:
            unsaid = " (day not known)" if "X" in date.text else ""
            return f"{MONTHS[month - 1]} {_year(year)}{unsaid}"
        case Precision.SEASON:
            return f"{_SEASONS[month // 3 - 1]} {_year(year)}"
        case Precision.YEAR:
            return f"{_year(year)}{_unspecified(date.text)}"
        case _:
            return _vague_year(date, year)


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _time(text: str) -> str:
    _, at, time = text.partition("T")
    return f" at {time}" if at else ""


def _unspecified(text: str) -> str:
    return {0: "", 2: " (month not known)"}.get(text.count("X"), " (month and day not known)")


def _vague_year(date: Edtf, first: int) -> str:
    if date.text[0] == "-":
        return f"{_year(first)} to {_year(calendar(last_day(date))[0])}"
    if date.precision is Precision.DECADE:
        return f"the {first}s"
    return f"the {_ordinal(first // 100 + 1)} century"


def _ordinal(number: int) -> str:
    is_teen = number % 100 in (11, 12, 13)
    suffix = "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _without_repetition(first: str, last: str) -> str:
    """Drops from the end of `first` the words that `last` ends in too: 5 (to) 16 May 2001."""
    words, tail = first.split(), last.split()
    while len(words) > 1 and words[-1] == tail[-1]:
        del words[-1], tail[-1]
    return " ".join(words)
