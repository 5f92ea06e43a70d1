"""Shapes of what recurs and of what counts from the time of writing; neither has a date."""

from azref.ingest.times.expressions import TimeKind
from azref.ingest.times.licences import ends_phrase
from azref.ingest.times.points import Point
from azref.ingest.times.shapes import Match, ShapeTable
from azref.ingest.times.vocabulary import (
    DAY,
    MONTH,
    NUMBER,
    SEASON,
    UNIT,
    WEEKDAY,
    WHOLE_MONTH,
)

_PERIOD = (
    rf"(?:days?|weeks?|months?|years?|decades?|quarters?|{SEASON}|{WEEKDAY}|{WHOLE_MONTH})(?![-\w])"
)
_OWNED = "".join(
    rf"(?<!\b{word}\s)" for word in ("the", "its", "his", "her", "their", "our", "very")
)


_PART = (
    r"(?:(?:later|earlier) (?:in |on )?|(?:early|late|mid)(?:-| )(?:in )?|"
    r"(?:the |by the )?(?:beginning|start|middle|end) of )?"
)


def _recurring(match: Match) -> Point:
    return Point(*match.span(), TimeKind.RECURRING)


def _recurring_adverb(match: Match) -> Point | None:
    return _recurring(match) if ends_phrase(match.string, match.end()) else None


def _deictic(match: Match) -> Point:
    return Point(*match.span(), TimeKind.DEICTIC)


RECURRENCES: ShapeTable = (
    (
        r"(?:annually|biannually|semi-annually|biennially|triennially|year (?:after|by|on) year|"
        r"(?:from )?year to year)(?![-\w])",
        _recurring,
    ),
    (rf"(?:every|each) (?:single |other |second |{NUMBER} )?{_PERIOD}", _recurring),
    (
        rf"(?:once|twice|thrice|(?:{NUMBER}|several|many) times) (?:an?|per|each|every) {_PERIOD}",
        _recurring,
    ),
    (r"per (?:annum|year|month|week|day|decade|quarter)(?![-\w])", _recurring),
    (rf"on {WEEKDAY}s(?!\w)", _recurring),
    (r"(?:yearly|monthly|weekly|daily|quarterly)(?![-\w])", _recurring_adverb),
    (
        r"(?:(?:until|till|up to|by|right|just|even) )?(?:now(?! that\b)|the present)"
        r"(?: day| time)?(?=\s?[.,;:)]|$)",
        _deictic,
    ),
    (
        r"(?:currently|presently|nowadays|recently|lately|today|tonight|yesterday|tomorrow|"
        r"(?<!\bthe\s)now(?! that\b)|these days|at (?:the )?present(?: time| moment| day)?|"
        r"at this moment|"
        r"at the moment(?! (?:of|when)\b)|to date(?=\s?[.,;:)]))(?![-\w])",
        _deictic,
    ),
    (
        rf"(?:(?:{WEEKDAY},? )?(?:the )?{DAY} (?:of )?)?(?:{MONTH}|(?:the )?{SEASON})(?: {DAY})?,? "
        r"(?:of )?(?:this|last|next|the current) year(?![-\w])",
        _deictic,
    ),
    (rf"(?:the )?{DAY} of (?:this|last|next) month(?![-\w])", _deictic),
    (
        r"the (?:day before yesterday|day after tomorrow|(?:week|month|year) before last)(?!\w)",
        _deictic,
    ),
    (
        rf"{_PART}{_OWNED}(?:last|this|next) (?:day|week|month|year|decade|century|quarter|"
        rf"{SEASON}|{WEEKDAY}|{WHOLE_MONTH})(?![-\w])",
        _deictic,
    ),
    (
        r"(?:in|over|for|during|within) (?:the )?(?:recent|past|last|coming) "
        rf"(?:(?:{NUMBER}|few|several|couple of) )?{UNIT}(?! of\b)",
        _deictic,
    ),
    (
        rf"(?:(?:{NUMBER}|several|a few|some|many) )?{UNIT} ago(?!\w)",
        _deictic,
    ),
    (rf"on {WEEKDAY}(?!\w)(?!,? (?:the )?(?:[0-9]|{MONTH}))", _deictic),
)  # fmt: skip
