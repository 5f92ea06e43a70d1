"""What a reader asks to jump to: “1994”, “May 1994”, “4 may 1994-cü il”, “2001..2004”."""

import re

from azref.date_words import SPOKEN, months, short_months
from azref.dates import DateError
from azref.folding import fold_query
from azref.timeline.extent import extent_of

_BETWEEN = re.compile(r"\s*(?:\.\.|…|/|–|—|\bto\b)\s*|(?<=\d{4})\s*-\s*(?=\d{4}\b)")
_ORDINAL = re.compile(r"(?<=\d)-c[ıiuü](?:\s+il(?:lər)?)?(?!\w)", re.IGNORECASE)
"""What makes a year an ordinal in Azerbaijani: 1994-cü il, 2001–2004-cü illər."""
_PARTS = re.compile(r"(?:(?P<day>\d{1,2})\.?\s+)?(?:(?P<month>[^\W\d]+)\.?\s+)?(?P<year>\d{4})")


def days_asked(text: str) -> tuple[int, int] | None:
    """The first day and the day after the last of what is asked for, or None.

    A month goes by its name, long or short, in any language dates are said in; EDTF dates are
    taken as they are.
    """
    asked = _ORDINAL.sub("", text.strip())
    parts = [_edtf(part) for part in _BETWEEN.split(asked) if part]
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


def _edtf(text: str) -> str:
    """A date in words as EDTF; what is none is left as it is."""
    match = _PARTS.fullmatch(text)
    if match is None:
        return text
    day, name, year = match["day"], match["month"], match["year"]
    month = _month(name) if name else None
    if name and month is None:
        return text
    if month is None:
        return year if day is None else text
    return f"{year}-{month:02d}" if day is None else f"{year}-{month:02d}-{int(day):02d}"


def _month(name: str) -> int | None:
    """The number of a month by its name, long or short."""
    asked = fold_query(name)
    for language in SPOKEN:
        for known in (months(language), short_months(language)):
            folded = [fold_query(month) for month in known]
            if asked in folded:
                return folded.index(asked) + 1
    return None
