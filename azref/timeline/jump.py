"""What a reader asks to jump to: “1994”, “May 1994”, “4 May 1994”, “2001..2004”."""

import re
from collections.abc import Sequence

from azref.dates import MONTHS, DateError
from azref.timeline.extent import extent_of

_BETWEEN = re.compile(r"\s*(?:\.\.|…|/|–|—|\bto\b)\s*|(?<=\d{4})\s*-\s*(?=\d{4}\b)")
_PARTS = re.compile(r"(?:(?P<day>\d{1,2})\.?\s+)?(?:(?P<month>[^\W\d]+)\.?\s+)?(?P<year>\d{4})")


def days_asked(text: str, months: Sequence[str] = ()) -> tuple[int, int] | None:
    """The first day and the day after the last of what is asked for, or None.

    A month goes by its English name, by its name in `months` or by the first three letters; EDTF
    dates are taken as they are.
    """
    parts = [_edtf(part, months) for part in _BETWEEN.split(text.strip()) if part]
    if not parts or len(parts) > 2:
        return None
    try:
        extents = [extent_of(part) for part in parts if part]
    except DateError:
        return None
    known = [extent for extent in extents if extent is not None]
    if len(known) != len(parts) or known[0].begin >= known[-1].end:
        return None
    return known[0].begin, known[-1].end


def _edtf(text: str, months: Sequence[str]) -> str:
    """A date in words as EDTF; what is none is left as it is."""
    match = _PARTS.fullmatch(text)
    if match is None:
        return text
    day, name, year = match["day"], match["month"], match["year"]
    month = _month(name, months) if name else None
    if name and month is None:
        return text
    if month is None:
        return year if day is None else text
    return f"{year}-{month:02d}" if day is None else f"{year}-{month:02d}-{int(day):02d}"


def _month(name: str, months: Sequence[str]) -> int | None:
    for number in range(12):
        names = [MONTHS[number], MONTHS[number][:3], *months[number : number + 1]]
        if name.casefold() in [known.casefold().rstrip(".") for known in names]:
            return number + 1
    return None
