"""Shapes of long periods and of parts: decades, centuries, "early 2003", "the end of 2014"."""

from azref.ingest.times.calendar_dates import NEARBY, month_template
from azref.ingest.times.licences import counts_something
from azref.ingest.times.points import PLACEHOLDERS, Point, Step, Unit
from azref.ingest.times.reckoning import part_of
from azref.ingest.times.shapes import Match, ShapeTable
from azref.ingest.times.vocabulary import (
    DASH,
    MONTH,
    ORDINAL,
    SEASON,
    SEASON_NUMBERS,
    WHICH,
    YEAR,
    direction,
    number,
    plain,
)

_PART_OF = (
    r"(?:the )?(?P<part>early|mid|late)(?:-| )(?:in |part of |years of )?(?:the )?"
    r"|(?:the )?(?P<edge>(?:very )?(?:beginning|start|opening|middle|end|close)) of "
    r"(?:the year |the )?"
    r"|(?:the )?(?P<ordinal>first|second|third|fourth|last) (?P<share>half|quarter) of (?:the )?"
    r"|(?-i:(?P<letter>[QH])(?P<digit>[1-4]))(?: of|,)?(?: |/)"
)
_DECADE = r"(?P<decade>[12][0-9]{2}0)['’]?s(?!\w)"
_CENTURY = rf"(?P<century>{ORDINAL})(?:-| )century(?!\w)(?! BC)"
_WHOLE = (
    rf"(?:{_DECADE}|{_CENTURY}|(?P<month>{MONTH})(?:(?:,| of)? (?P<month_year>{YEAR}))?(?!\w)"
    rf"|(?P<season>{SEASON})(?: of|,)? (?P<season_year>{YEAR})(?!\w)|(?P<year>{YEAR})(?![-\w%])"
    rf"|(?:(?P<which>{WHICH}) )?(?P<unit>month|year|decade|century)(?![-\w]))"
)
_DEFINITE = ("the", "same", "that", "next", "following", "subsequent", "previous", "preceding")
_PART_NAMES = {"start": "beginning", "opening": "beginning", "close": "end", "middle": "mid"}


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
    template = _century_template(match["century"])
    return Point(*match.span(), first=template, last=template) if template else None


def _century_template(words: str) -> str:
    ordinal = number(words) if plain(words) != "last" else 0
    return f"{ordinal - 1:02d}XX" if 1 <= ordinal <= 30 else ""


def _centuries(match: Match) -> Point | None:
    first, last = _century_template(match["century"]), _century_template(match["century2"])
    return Point(*match.span(), first=first, last=last) if first and last else None


def _part(match: Match) -> Point | None:
    template, step = _whole_of(match)
    if match["unit"] and plain(match[0]).split()[-2] not in _DEFINITE:
        return None
    bounds = part_of(template, _part_name(match)) if template else None
    if bounds is None or (match["year"] and counts_something(match.string, match.end())):
        return None
    first, last = bounds
    return Point(*match.span(), first=first, last=last, step=step)


def _part_name(match: Match) -> str:
    if match["letter"]:
        return f"{'quarter' if match['letter'] == 'Q' else 'half'} {match['digit']}"
    if match["ordinal"]:
        share = plain(match["share"])
        ordinal = (
            2 if plain(match["ordinal"]) == "last" and share == "half" else number(match["ordinal"])
        )
        return f"{share} {ordinal}"
    words = plain(match["part"] or match["edge"]).split()[-1]
    return _PART_NAMES.get(words, words)


def _whole_of(match: Match) -> tuple[str, Step | None]:
    """The template of what is divided, with the step of one that leans on an anchor."""
    if match["decade"]:
        return _decade_template(match["decade"]), None
    if match["century"]:
        return _century_template(match["century"]), None
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
    (rf"(?:the )?{_DECADE}", _decade),
    (
        rf"(?:the )?(?P<century>{ORDINAL})(?:{DASH}| (?:and|to|or) )(?:the )?"
        rf"(?P<century2>{ORDINAL})(?:-| )centur(?:y|ies)(?!\w)(?! BC)",
        _centuries,
    ),
    (rf"(?:the )?{_CENTURY}", _century),
)
