"""Points joined to phrases: ranges, alternatives, and what a preposition makes of a date."""

import re
from collections.abc import Sequence
from dataclasses import replace

from azref import dates
from azref.ingest.times.expressions import TimeKind
from azref.ingest.times.points import Point, Wrap
from azref.ingest.times.vocabulary import compiled, plain

_WINDOW = 40

_ROUGHLY = r"(?P<about>(?:about|around|circa|ca?\.) ?)?"
_TO = compiled(rf"(?: (?:to|until|till|through) (?:the (?:year )?)?|\s?[-‐‑–—/]\s?){_ROUGHLY}")
_AND = compiled(rf" and (?:in )?(?:the (?:year )?)?{_ROUGHLY}")
_OR = compiled(r",? or (?:in |on )?")
_FROM = compiled(rf"\bfrom (?:the (?:year )?)?{_ROUGHLY}$")
_BETWEEN = compiled(rf"\bbetween (?:the (?:years? )?)?{_ROUGHLY}$")
_MOVED = compiled(
    r"\b(?:postponed|moved|delayed|rescheduled|shifted|changed|brought forward) from $"
)
_UP_TO_NOW = compiled(
    r"(?: (?:to|until|till|through) (?:the )?|\s?[-‐‑–—]\s?)"
    r"(?:present(?: day| time)?|today|now|date)(?![-\w])"
)
_ONWARDS = compiled(
    r",? (?:(?:and )?onwards?(?!\w)|(?:on|and after|and later)(?=\s?(?:[,.;:)]|$)))"
)

_ABOUT = compiled(
    r"(?:\b(?:about|around|circa|approximately|roughly|somewhere around)(?: the year)?"
    r"|\bon or about|\bca?\.) ?$"
)
_WEEK = compiled(
    r"\bthe week (?:(?P<ending>ending)|of|from|beginning|starting|commencing)(?: on)? $"
)
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PERHAPS = compiled(r"\b(?:probably|possibly|perhaps|presumably)(?: in| on)? $")
_NOT = compiled(r"(?:\bnot|n['’]t|\bnever|\bonly) (?:[\w’']{1,20} ){0,5}$")
_WRAPS: tuple[tuple[re.Pattern[str], Wrap], ...] = (
    (compiled(r"\b(?:ever )?since (?:about |around |as early as )?$"), Wrap.SINCE),
    (compiled(r"\b(?:starting|beginning) (?:from|in|with|on) $"), Wrap.SINCE),
    (compiled(r"\b(?:as|with effect|effective) from $|\b(?:on|from) and after $"), Wrap.SINCE),
    (compiled(r"\b(?:until|till|up to|up until|through) (?:at least )?$"), Wrap.UNTIL),
    (compiled(r"\b(?:on or before|by|by no later than|no later than|not later than) $"), Wrap.BY),
    (
        compiled(r"\b(?:on or after|not before|not earlier than|no earlier than) $"),
        Wrap.NOT_BEFORE,
    ),
    (compiled(r"\b(?:(?:shortly |just |soon )?before|prior to|earlier than) $"), Wrap.BEFORE),
    (compiled(r"\b(?:(?:shortly |just |soon )?after|later than) $"), Wrap.AFTER),
)


def phrases(text: str, points: Sequence[Point]) -> list[Point]:
    """The points of `text` with ranges joined and prepositions taken in; order is kept."""
    joined: list[Point] = []
    for point in points:
        both = _joined(text, joined[-1], point) if joined else None
        if both:
            joined[-1] = both
        else:
            joined.append(point)
    finished: list[Point] = []
    for point in joined:
        floor = finished[-1].end if finished else 0
        if point.start >= floor:
            finished.append(_with_preposition(text, point, floor))
    return finished


def _joined(text: str, left: Point, right: Point) -> Point | None:
    """One point for "from A to B", "between A and B", "A–B", "A or B"; None for two."""
    if not _may_join(left, right):
        return None
    before = text[max(0, left.start - _WINDOW) : left.start]
    to = _TO.fullmatch(text, left.end, right.start)
    if to and not _MOVED.search(before):
        return _range(left, _roughly(to, right), _FROM.search(before))
    between = _BETWEEN.search(before)
    to = _AND.fullmatch(text, left.end, right.start)
    if between and to:
        return _range(left, _roughly(to, right), between)
    if _OR.fullmatch(text, left.end, right.start):
        return _either(left, right)
    return None


def _roughly(to: re.Match[str], right: Point) -> Point:
    """The end of a range, about so where the words before it say so: "940 to c. 1000"."""
    if not to["about"] or right.last[-1] in "~?":
        return right
    return replace(right, last=f"{right.last}~")


def _may_join(left: Point, right: Point) -> bool:
    if not (left.is_calendar and right.is_calendar) or left.is_named or right.is_named:
        return False
    forward = left.step is not None and left.step.is_forward
    return right.start - left.end <= _WINDOW and not forward and _share_a_year(left, right)


def _share_a_year(left: Point, right: Point) -> bool:
    return all(point.step is None or point.lacks_year for point in (left, right))


def _range(left: Point, right: Point, opening: re.Match[str] | None) -> Point:
    first, last = _same_year(left.first, right.last)
    start = left.start - len(opening.group()) if opening else left.start
    if opening and opening["about"] and first[-1] not in "~?":
        first = f"{first}~"
    step = left.step if "YYYY" in first else None
    return replace(left, start=start, end=right.end, first=first, last=last, step=step)


def _same_year(first: str, last: str) -> tuple[str, str]:
    """The bounds of a range, the one without a year in the year of the other."""
    if "YYYY" in first and "YYYY" not in last and last[:4].isdigit():
        year = int(last[:4]) - (first[4:7] > last[4:7])
        return first.replace("YYYY", f"{year:04d}"), last
    if "YYYY" in last and "YYYY" not in first and first[:4].isdigit():
        year = int(first[:4]) + (first[4:7] > last[4:7])
        return first, last.replace("YYYY", f"{year:04d}")
    return first, last


def _either(left: Point, right: Point) -> Point | None:
    if left.first != left.last or right.first != right.last:
        return None
    first, last = _same_year(left.first, right.first)
    if any("X" in bound for bound in (first, last)):
        return None
    either = f"[{first},{last}]"
    step = left.step if "YYYY" in either else None
    return replace(left, end=right.end, first=either, last=either, step=step, is_choice=True)


def _with_preposition(text: str, point: Point, floor: int) -> Point:
    """The point with the words before it that change its date; they begin at `floor` or later."""
    if point.kind not in (TimeKind.ABSOLUTE, TimeKind.RELATIVE) or point.is_named or point.wrap:
        return point
    if point.is_calendar:
        point = _qualified(_before(text, point, floor), _week(_before(text, point, floor), point))
        opened = _opened(text, point, floor) if point.first == point.last else None
        if opened:
            return opened
    return point if point.is_choice else _wrapped(_before(text, point, floor), point)


def _before(text: str, point: Point, floor: int) -> str:
    return text[max(floor, point.start - _WINDOW) : point.start]


def _qualified(before: str, point: Point) -> Point:
    """The point with "about" or "probably"; the "c." of "c. 940–1000" is of its first year."""
    for pattern, qualifier in ((_ABOUT, "~"), (_PERHAPS, "?")):
        found = pattern.search(before)
        if not found or qualifier in point.first[-1:]:
            continue
        start = point.start - len(found.group())
        if qualifier == "~" and point.first != point.last and "c" in plain(found.group())[:1]:
            return replace(point, start=start, first=f"{point.first}~")
        return replace(point, start=start, qualifier=qualifier)
    return point


def _week(before: str, point: Point) -> Point:
    """The seven days of "the week of 3 May 1999", which begin or end with the day named."""
    found = _WEEK.search(before)
    if not found or point.first != point.last or not _DAY.fullmatch(point.first):
        return point
    day = dates.day_number(point.first)
    first, last = (day - 6, day) if found["ending"] else (day, day + 6)
    start = point.start - len(found.group())
    return replace(point, start=start, first=dates.iso(first), last=dates.iso(last))


def _opened(text: str, point: Point, floor: int) -> Point | None:
    """The open interval of "from 1994 onwards", "1994 to the present"."""
    opening = _FROM.search(_before(text, point, floor))
    closing = _UP_TO_NOW.match(text, point.end)
    if not closing and opening:
        closing = _ONWARDS.match(text, point.end)
    if not closing:
        return None
    start = point.start - len(opening.group()) if opening else point.start
    return replace(point, start=start, end=closing.end(), wrap=Wrap.SINCE)


def _wrapped(before: str, point: Point) -> Point:
    for pattern, wrap in _WRAPS:
        found = pattern.search(before)
        if not found:
            continue
        if wrap is Wrap.UNTIL and _NOT.search(before[: found.start()]):
            return point
        return replace(point, start=point.start - len(found.group()), wrap=wrap)
    return point
