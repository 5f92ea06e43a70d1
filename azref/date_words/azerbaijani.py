"""Dates in Azerbaijani words: ordinals and case endings in harmony with what is spoken.

Days and months stand as in "4 may 1994"; years are "2002-ci il", decades "1990-cı illər",
centuries in Roman figures. What has a case ending is said with the word that can take it:
"4 may 1994-cü il tarixindən", "2015-ci ilin yanvarından".
"""

from enum import Enum

from azref.date_words.speech import Speech
from azref.dates import BoundKind, Edtf, Precision, calendar, first_day, last_day

MONTHS = ("yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr",
          "oktyabr", "noyabr", "dekabr")  # fmt: skip
_SHORT = ("yan", "fev", "mar", "apr", "may", "iyn", "iyl", "avq", "sen", "okt", "noy", "dek")
_SEASONS = ("yaz", "yay", "payız", "qış")

_DIGITS = ("cı", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu")  # sıfır, bir, iki, üç …
_TENS = ("", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı")  # on, iyirmi, otuz, qırx …
_POWERS = ((2, "cü"), (3, "ci"), (6, "cu"), (9, "cı"), (12, "cu"))  # yüz, min, milyon …
_NOT_KNOWN = "məlum deyil"


class _Case(Enum):
    """How a date stands in its sentence: by itself, as what time runs from or up to."""

    ITSELF = 0
    FROM = 1
    UNTIL = 2


_AFTER_E = {_Case.ITSELF: "", _Case.FROM: "dən", _Case.UNTIL: "ədək"}  # il, illər, əsr
_AFTER_I = {_Case.ITSELF: "", _Case.FROM: "ndən", _Case.UNTIL: "nədək"}  # tarixi, apreli
_AFTER_BACK = {_Case.ITSELF: "", _Case.FROM: "ndan", _Case.UNTIL: "nadək"}  # yanvarı, yazı, iyunu
_DAY = {_Case.ITSELF: "", _Case.FROM: " tarixindən", _Case.UNTIL: " tarixinədək"}
_NO_BOUNDS = {
    (BoundKind.OPEN, BoundKind.OPEN): "hər iki ucu açıq",
    (BoundKind.OPEN, BoundKind.UNKNOWN): f"başlanğıcsız (sonu {_NOT_KNOWN})",
    (BoundKind.UNKNOWN, BoundKind.OPEN): f"bu günədək (başlanğıcı {_NOT_KNOWN})",
}


class Azerbaijani(Speech):
    """The date in Azerbaijani: "4 may 1994", "2002-ci il", "təxminən 1850-ci il"."""

    months, short_months = MONTHS, _SHORT
    about, uncertain = "təxminən", "şübhəli"
    no_bounds = _NO_BOUNDS
    one_of, or_earlier, or_later = "bunlardan biri:", "və ya daha əvvəl", "və ya daha sonra"

    def plain(self, date: Edtf) -> str:
        return _plain(date, _Case.ITSELF)

    def since(self, start: Edtf, *, is_open: bool) -> str:
        words = self.hedged(start, _plain(start, _Case.FROM))
        return words + (" bu günədək" if is_open else f" (sonu {_NOT_KNOWN})")

    def until(self, end: Edtf, *, is_open: bool) -> str:
        words = self.hedged(end, _plain(end, _Case.UNTIL))
        return words + ("" if is_open else f" (başlanğıcı {_NOT_KNOWN})")

    def span(self, start: Edtf, end: Edtf, *, is_alike: bool) -> str:
        shorter = _without_repetition(start, end) if is_alike else ""
        return shorter or f"{self.say(start)} – {self.say(end)}"


def ordinal(number: int) -> str:
    """A number as an ordinal: 1994-cü, 2001-ci, 1990-cı, 9-cu."""
    return f"{number}-{_ending(number)}"


def _ending(number: int) -> str:
    """The ending that harmonises with the last word of the spoken number."""
    if number % 10 or not number:
        return _DIGITS[number % 10]
    if number % 100:
        return _TENS[number // 10 % 10]
    return next(ending for power, ending in reversed(_POWERS) if number % 10**power == 0)


# --- One date -----------------------------------------------------------------------------------


def _plain(date: Edtf, case: _Case) -> str:
    year, month, day = calendar(first_day(date))
    match date.precision:
        case Precision.DAY:
            return _day(year, month, day, date.text, case)
        case Precision.MONTH:
            unsaid = f" (günü {_NOT_KNOWN})" if "X" in date.text else ""
            return _month(year, month, case) + unsaid
        case Precision.SEASON:
            return f"{_year(year)}in {_SEASONS[month // 3 - 1]}ı{_AFTER_BACK[case]}"
        case Precision.YEAR:
            return _year(year) + _AFTER_E[case] + _unspecified(date.text)
        case _:
            return _vague_year(date, year) + _AFTER_E[case]


def _day(year: int, month: int, day: int, text: str, case: _Case) -> str:
    _, at, time = text.partition("T")
    hour = f", saat {time}" if at else ""
    if case is _Case.ITSELF:
        return f"{day} {MONTHS[month - 1]} {_number(year)}{hour}"
    return f"{day} {MONTHS[month - 1]} {_year(year)}{_DAY[case]}{hour}"


def _month(year: int, month: int, case: _Case) -> str:
    name = MONTHS[month - 1]
    if case is _Case.ITSELF:
        return f"{name} {_number(year)}"
    return f"{_year(year)}in {name}{_possessive(name, case)}"


def _possessive(name: str, case: _Case) -> str:
    """What a month takes after "…-ci ilin": yanvarından, aprelindən, iyunundan."""
    vowel = next(letter for letter in reversed(name) if letter in "aeu")
    own = {"a": "ı", "e": "i", "u": "u"}[vowel]
    return own + (_AFTER_I if vowel == "e" else _AFTER_BACK)[case]


def _number(year: int) -> str:
    return str(year) if year > 0 else f"e.ə. {1 - year}"


def _year(year: int) -> str:
    return f"{ordinal(year)} il" if year > 0 else f"e.ə. {ordinal(1 - year)} il"


def _unspecified(text: str) -> str:
    return {0: "", 2: f" (ayı {_NOT_KNOWN})"}.get(text.count("X"), f" (ayı və günü {_NOT_KNOWN})")


def _vague_year(date: Edtf, first: int) -> str:
    if date.text[0] == "-":
        last = calendar(last_day(date))[0]
        return f"{_number(first)} – {_year(last)}lər"
    if date.precision is Precision.DECADE:
        return f"{ordinal(first)} illər"
    return f"{_roman(first // 100 + 1)} əsr"


def _roman(number: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
             (4, "IV"), (1, "I"))  # fmt: skip
    written = ""
    for value, sign in signs:
        count, number = divmod(number, value)
        written += sign * count
    return written


# --- Two dates ----------------------------------------------------------------------------------


def _without_repetition(start: Edtf, end: Edtf) -> str:
    """Two dates of one kind that share words: 5–16 may 2001; empty where they share none."""
    year, month, day = calendar(first_day(start))
    other, last_month, last = calendar(first_day(end))
    if start.precision is Precision.YEAR and year > 0:
        return f"{year}–{_year(other)}lər"
    if year != other:
        return ""
    name, last_name = MONTHS[month - 1], MONTHS[last_month - 1]
    if start.precision is Precision.SEASON:
        return f"{_plain(start, _Case.ITSELF)} – {_SEASONS[last_month // 3 - 1]}ı"
    if start.precision is Precision.MONTH:
        return f"{name}–{last_name} {_number(year)}"
    if month == last_month:
        return f"{day}–{last} {name} {_number(year)}"
    return f"{day} {name} – {last} {last_name} {_number(year)}"
