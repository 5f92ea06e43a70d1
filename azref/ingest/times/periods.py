"""Shapes of long periods and of parts: decades, centuries, "early 2003", "the end of 2014"."""

from azref import dates
from azref.ingest.times.calendar_dates import NEARBY, month_template
from azref.ingest.times.licences import counts_something
from azref.ingest.times.points import PLACEHOLDERS, Point, Step, Unit
from azref.ingest.times.reckoning import part_of
from azref.ingest.times.shapes import Match, ShapeTable
from azref.ingest.times.vocabulary import (
    BEFORE_CHRIST,
    DASH,
    MONTH,
    NUMBER,
    ORDINAL,
    SEASON,
    SEASON_NUMBERS,
    WHICH,
    YEAR,
    direction,
    number,
    plain,
    year_text,
)

_PART_OF = (
    r"(?:the )?(?:(?P<part0>early|mid|late)(?:-to-| to |[-–/]| or | and ))?"
    r"(?P<part>early|mid|late)(?:-| )(?:in |part of |years of )?(?:the )?"
    r"|(?:the )?(?P<edge>(?:very )?(?:beginning|start|opening|middle|end|close)"
    r"|(?:early|middle|late) part"
    r"|(?:first|opening|early|last|final|closing) (?:days|weeks|months|years))"
    r" of (?:the year |the )?"
    r"|(?:the )?(?P<ordinal>first|second|third|fourth|last|final|1st|2nd|3rd|4th) "
    r"(?:(?P<share>half|quarter|third|week)"
    rf"|(?P<count>{NUMBER}) (?P<counted>days|weeks|months|years)) of (?:the )?"
    r"|(?-i:(?P<letter>[QH])(?P<digit>[1-4])(?:\s?[-–]\s?[QH](?P<digit2>[1-4]))?)(?: of|,)?(?: |/)"
)
_DECADE = r"(?P<decade>[12][0-9]{2}0)['’]?s(?!\w)"
_CENTURY = rf"(?P<century>{ORDINAL})(?:-| )century(?!\w)(?P<century_bc>{BEFORE_CHRIST})?"
_WHOLE = (
    rf"(?:{_DECADE}|{_CENTURY}|(?P<month>{MONTH})(?:(?:,| of)? (?P<month_year>{YEAR}))?(?!\w)"
    rf"|(?P<season>{SEASON})(?: of|,)? (?P<season_year>{YEAR})(?!\w)|(?P<year>{YEAR})(?![-\w%])"
    rf"|(?:(?P<which>{WHICH}) )?(?P<unit>month|year|decade|century)(?![-\w]))"
)
_DEFINITE = ("the", "same", "that", "next", "following", "subsequent", "previous", "preceding")
_PART_NAMES = {
    "start": "beginning",
    "opening": "beginning",
    "close": "end",
    "middle": "mid",
    "first": "early",
    "closing": "late",
    "last": "late",
    "final": "late",
}
_NICKNAME = r"(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies|['’‘]?[2-9]0s"


def _decade(match: Match) -> Point:
    template = _decade_template(match["decade"])
    return Point(*match.span(), first=template, last=template)


def _decade_template(words: str) -> str:
    """The 1990s are ``199X``; the 1900s may be a decade or the century, which holds both.

    The 2000s are the decade: of their century nobody writes as past.
    """
    is_century = words[2] == "0" and words != "2000"
    return f"{words[:2]}XX" if is_century else f"{words[:3]}X"


def _century(match: Match) -> Point | None:
    template = _century_template(match, "century")
    return Point(*match.span(), first=template, last=template) if template else None


def _century_template(match: Match, group: str) -> str:
    """By hundreds as EDTF counts: the 19th century is ``18XX``, the 5th before Christ ``-04XX``."""
    words = plain(match[group])
    ordinal = number(words) if words != "last" else 0
    sign = "-" if match["century_bc"] else ""
    return f"{sign}{ordinal - 1:02d}XX" if 1 <= ordinal <= 30 else ""


def _centuries(match: Match) -> Point | None:
    first, last = _century_template(match, "century"), _century_template(match, "century2")
    if not first or not last:
        return None
    if not match["or"]:
        return Point(*match.span(), first=first, last=last)
    years = [dates.iso(day)[:-6] for day in _ends(first, last)]
    either = f"[{years[0]}..{years[1]}]"
    return Point(*match.span(), first=either, last=either, is_choice=True)


def _ends(first: str, last: str) -> tuple[int, int]:
    one, other = dates.parse(first), dates.parse(last)
    assert one.earliest is not None
    assert other.latest is not None
    return one.earliest, other.latest


def _early_decade(match: Match) -> Point:
    """The 390s BC, which run from 399 to 390."""
    first, last = (f"{int(match['decade']) + years} BC" for years in (9, 0))
    return Point(*match.span(), first=year_text(first), last=year_text(last))


def _unsaid(match: Match) -> Point:
    """The nineties, the turn of the century: a time whose century the text does not say."""
    return Point(*match.span())


def _turn(match: Match) -> Point | None:
    """The turn of the 20th century is about 1900, that of the 1990s about 1990."""
    if match["decade"]:
        year = match["decade"]
    else:
        year = _century_template(match, "century").replace("XX", "00")
    return Point(*match.span(), first=f"{year}~", last=f"{year}~") if year else None


def _part(match: Match) -> Point | None:
    template, step = _whole_of(match)
    if match["unit"] and plain(match[0]).split()[-2] not in _DEFINITE:
        return None
    if not template or (match["year"] and counts_something(match.string, match.end())):
        return None
    parts = [part_of(template, name) for name in _part_names(match)]
    if None in parts:
        return None
    first, last = parts[0][0], parts[-1][1]  # type: ignore[index]
    return Point(*match.span(), first=first, last=last, step=step)


def _part_names(match: Match) -> tuple[str, ...]:
    """The part that is meant, or the first and the last: "early to mid", "Q1–Q3"."""
    if match["letter"]:
        share = "quarter" if match["letter"] == "Q" else "half"
        digits = match["digit"], match["digit2"] or match["digit"]
        return tuple(f"{share} {digit}" for digit in digits)
    if match["ordinal"]:
        return (_share_name(match),)
    words = plain(match["part"] or match["edge"]).removeprefix("very ").split()
    name = words[0]
    last = _PART_NAMES.get(name, name)
    return (plain(match["part0"]), last) if match["part0"] else (last,)


def _share_name(match: Match) -> str:
    ordinal = plain(match["ordinal"])
    is_last = ordinal in ("last", "final")
    if match["count"]:
        return f"{'last' if is_last else 'first'} {number(match['count'])} {match['counted']}"
    share = plain(match["share"])
    return f"{share} {_SHARES[share] if is_last else number(ordinal)}"


_SHARES = {"half": 2, "third": 3, "quarter": 4, "week": 5}


def _whole_of(match: Match) -> tuple[str, Step | None]:
    """The template of what is divided, with the step of one that leans on an anchor."""
    if match["decade"]:
        return _decade_template(match["decade"]), None
    if match["century"]:
        return _century_template(match, "century"), None
    if match["month"]:
        year = match["month_year"]
        return month_template(match).replace("YYYY", year or "YYYY"), None if year else NEARBY
    if match["season"]:
        return f"{match['season_year']}-{SEASON_NUMBERS[plain(match['season'])]}", None
    if match["year"]:
        return match["year"], None
    shift = direction(match["which"] or "")
    unit = Unit(plain(match["unit"]))
    return PLACEHOLDERS[unit], Step(unit, shift, shift)


PERIODS: ShapeTable = (
    (rf"(?:{_PART_OF}){_WHOLE}", _part),
    (rf"(?:the )?turn of the (?:{_CENTURY}|{_DECADE})", _turn),
    (r"(?:the )?turn of the (?:century|millennium|year|decade)(?![-\w])", _unsaid),
    (rf"the (?:early |mid-|mid |late )?(?:{_NICKNAME})(?!\w)", _unsaid),
    (rf"(?:the )?{_DECADE}", _decade),
    (rf"(?:the )?(?P<decade>[1-9][0-9]?0)s{BEFORE_CHRIST}", _early_decade),
    (
        rf"(?:the )?(?P<century>{ORDINAL})(?:{DASH}| (?:and|to|(?P<or>or)) )(?:the )?"
        rf"(?P<century2>{ORDINAL})(?:-| )centur(?:y|ies)(?!\w)(?P<century_bc>{BEFORE_CHRIST})?",
        _centuries,
    ),
    (rf"(?:the )?{_CENTURY}", _century),
)
