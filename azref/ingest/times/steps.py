"""Shapes of what counts from another date: "the following year", "two months later".

The adverbial is taken whole ("In the same year"): the noun alone would not point back.
"""

from dataclasses import replace

from azref.ingest.times.expressions import TimeKind
from azref.ingest.times.points import PLACEHOLDERS, Choice, Point, Step, Unit, Wrap
from azref.ingest.times.shapes import Match, ShapeTable
from azref.ingest.times.vocabulary import (
    LAST_WORDS,
    NEXT_WORDS,
    NUMBER,
    SEASON,
    SEASON_NUMBERS,
    UNIT,
    WEEKDAY,
    WHICH,
    WHOLE_MONTH,
    direction,
    month_number,
    number,
    plain,
)

# A distance in weeks is counted in days, one in decades in years: "two weeks later" is a day.
_DISTANCES: dict[str, tuple[Unit, int]] = {
    "day": (Unit.DAY, 1),
    "week": (Unit.DAY, 7),
    "fortnight": (Unit.DAY, 14),
    "month": (Unit.MONTH, 1),
    "year": (Unit.YEAR, 1),
    "decade": (Unit.YEAR, 10),
    "century": (Unit.YEAR, 100),
    "centurie": (Unit.YEAR, 100),
}
_HALVES: dict[str, tuple[Unit, int]] = {
    "year": (Unit.MONTH, 6),
    "decade": (Unit.YEAR, 5),
    "century": (Unit.YEAR, 50),
}
_AND_A_HALF = (
    r"(?:half an? (?P<half>year|decade|century)"
    rf"|(?P<halves>{NUMBER}) and a half (?P<of>years|decades)"
    r"|an? (?P<one>year|decade|century) and a half|(?P<quarter>a quarter of a century))"
)
_PARTS_OF_DAY = ("day", "morning", "afternoon", "evening", "night")
_BACK = ("earlier", "previously", "before")

_AT = r"(?:(?:in|on|at|during|within|over|throughout) )?"
_ONE_UNIT = rf"(?P<unit>{'|'.join(_PARTS_OF_DAY)}|week|month|year|decade|century)(?![-\w]|['’]s)"
_SHORT_UNIT = r"(?P<unit>day|week|month|year|decade)"
_VAGUE = r"(?:several|a few|few|some|many|a couple of)"
_NEARLY = (
    r"(?:(?:just|only|exactly|precisely) |"
    r"(?P<rough>about|around|almost|nearly|some|barely|roughly|approximately|over|more than) )?"
)
_STOPS = r"(?=\s?(?:[.,;:!?)”\"]|$)| (?:and|but)\b)"
_STOPS_ON = rf"(?:{_STOPS}|(?= (?:it|he|she|they|we)\b))"
_THAT_ALONE = r" (?:that|this)(?=\s?[.,;:)]|$| (?:it|he|she|they|we|the|an?)\b)"
_NTH = r"(?:3[01]|[12]?[0-9])(?:st|nd|rd|th)"
_ALONE = r"(?=\s?[.,;:)]| (?:and|but|the|it|he|she|they|we)\b)"
_ON = r"(?:onwards?|on|forward)(?![-\w])"
_THEN = r"(?:then|that (?:time|date|moment))(?!\w)"


def _counted(match: Match, step: Step, template: str = "") -> Point:
    template = template or PLACEHOLDERS[step.unit]
    return Point(*match.span(), TimeKind.RELATIVE, template, template, step)


def _unit(match: Match) -> Unit:
    name = plain(match["unit"])
    return Unit.DAY if name in _PARTS_OF_DAY else Unit(name)


def _distance(match: Match) -> tuple[Unit, int]:
    return _DISTANCES[plain(match["unit"]).removesuffix("s")]


def _sign(match: Match) -> int:
    return -1 if plain(match["way"]) in _BACK else 1


def _this_unit(match: Match) -> Point:
    shift = direction(match["which"])
    return _counted(match, Step(_unit(match), shift, shift))


def _next_units(match: Match) -> Point:
    """The following two years, the previous three months: all of them."""
    sign = direction(match["which"])
    unit, size = _distance(match)
    first, last = sorted((sign, sign * size * number(match["count"])))
    return _counted(match, Step(unit, first, last))


def _next_years(match: Match) -> Point:
    """The following years: from the next one, the end not known."""
    step = Step(Unit.YEAR, 1, 1)
    return Point(*match.span(), TimeKind.RELATIVE, PLACEHOLDERS[Unit.YEAR], "", step)


def _units_away(match: Match) -> Point:
    """Two years later, several months earlier."""
    return _approximate(match, _counted(match, _away(match, is_forward=False)))


def _units_from_next(match: Match) -> Point:
    """Two years before 2004: counted from the date that follows."""
    return _approximate(match, _counted(match, _away(match, is_forward=True)))


def _approximate(match: Match, point: Point) -> Point:
    """Nearly three years later: about so."""
    return replace(point, qualifier="~") if match["rough"] else point


def _away(match: Match, is_forward: bool) -> Step:
    unit, size = _distance(match)
    shift = _sign(match) * size * number(match["count"]) if match["count"] else None
    return Step(unit, shift, shift, is_forward=is_forward)


def _beside(match: Match) -> Point:
    """The year before, the day after: of the date last named."""
    return _counted(match, Step(_unit(match), _sign(match), _sign(match)))


def _beside_next(match: Match) -> Point:
    """The year before 2004: of the date that follows."""
    return _counted(match, Step(_unit(match), _sign(match), _sign(match), is_forward=True))


def _half_away(match: Match) -> Point:
    """Half a century later, two and a half years before: counted in halves of the unit."""
    unit, size = _HALVES["century" if match["quarter"] else _halved(match)]
    halves = 2 * number(match["halves"]) + 1 if match["halves"] else 3 if match["one"] else 1
    shift = _sign(match) * size * halves // (2 if match["quarter"] else 1)
    return _approximate(match, _counted(match, Step(unit, shift, shift)))


def _halved(match: Match) -> str:
    return plain(match["half"] or match["one"] or match["of"]).removesuffix("s")


def _day_of_month(match: Match) -> Point:
    """On the 4th, on the 4th of the following month: of the month last named."""
    shift = direction(match["which"] or "")
    day = f"YYYY-MM-{number(match['day']):02d}"
    return _counted(match, Step(Unit.MONTH, shift, shift), day)


def _next_weekday(match: Match) -> Point:
    """The following Monday: the first one after the date last named."""
    return _counted(match, Step(Unit.DAY, choice=Choice.NEXT), plain(match["weekday"]))


def _this_month(match: Match) -> Point:
    """That May, the following March, the previous winter."""
    season, shift = match["season"], direction(match["which"])
    named = SEASON_NUMBERS[plain(season)] if season else month_number(match["month"])
    choice = {1: Choice.NEXT, -1: Choice.PREVIOUS}.get(shift, Choice.COUNTED)
    return _counted(match, Step(Unit.YEAR, choice=choice), f"YYYY-{named:02d}")


def _since_then(match: Match) -> Point:
    return _whole_date(match, Wrap.SINCE)


def _until_then(match: Match) -> Point:
    return _whole_date(match, Wrap.UNTIL)


def _by_then(match: Match) -> Point:
    return _whole_date(match, Wrap.BY)


def _at_that_time(match: Match) -> Point:
    return _whole_date(match, Wrap.NONE, "~")


def _on_that_date(match: Match) -> Point:
    return _whole_date(match, Wrap.NONE)


def _whole_date(match: Match, wrap: Wrap, qualifier: str = "") -> Point:
    template, step = PLACEHOLDERS[Unit.WHOLE], Step(Unit.WHOLE)
    return Point(*match.span(), TimeKind.RELATIVE, template, template, step, wrap, qualifier)


STEPS: ShapeTable = (
    (rf"{_AT}(?P<which>{WHICH}) {_ONE_UNIT}", _this_unit),
    (rf"(?:later|earlier) (?:on )?(?:in )?(?P<which>{WHICH}|the) {_ONE_UNIT}", _this_unit),
    (
        rf"{_AT}the (?P<which>{NEXT_WORDS}|{LAST_WORDS}) (?P<count>{NUMBER}) (?P<unit>{UNIT})",
        _next_units,
    ),
    (
        rf"{_AT}(?:the )?(?:few )?{NEXT_WORDS} (?:few )?years(?![-\w])",
        _next_years,
    ),
    (
        rf"{_AT}(?P<which>{WHICH}) (?:(?P<season>{SEASON})|(?P<month>{WHOLE_MONTH}))(?![-\w])",
        _this_month,
    ),
    (
        rf"{_NEARLY}(?:(?P<count>{NUMBER}) |{_VAGUE} |)(?P<unit>{UNIT}) (?P<way>later|earlier|"
        rf"afterwards?|previously|thereafter|(?:after|before)(?:{_THAT_ALONE}|{_STOPS})|on{_STOPS_ON})(?!\w)",
        _units_away,
    ),
    (
        rf"{_NEARLY}(?:(?P<count>{NUMBER})|{_VAGUE}) (?P<unit>{UNIT}) "
        r"(?P<way>after|before|following)(?= \w)",
        _units_from_next,
    ),
    (rf"{_AT}the {_SHORT_UNIT} (?P<way>before|after)(?:{_THAT_ALONE}|{_STOPS})", _beside),
    (rf"{_AT}the {_SHORT_UNIT} (?P<way>before|after)(?= \w)", _beside_next),
    (
        rf"{_NEARLY}{_AND_A_HALF} (?P<way>later|earlier|(?:after|before){_STOPS})(?!\w)",
        _half_away,
    ),
    (
        rf"on the (?P<day>{_NTH})(?: of (?P<which>{WHICH}) month(?![-\w])|{_ALONE})",
        _day_of_month,
    ),
    (rf"(?:on )?the {NEXT_WORDS} (?P<weekday>{WEEKDAY})(?!\w)", _next_weekday),
    (rf"from (?:then|that (?:time|date|day|moment)) {_ON}", _since_then),
    (rf"(?:ever )?since {_THEN}", _since_then),
    (rf"(?:until|till|up to) {_THEN}", _until_then),
    (rf"by {_THEN}", _by_then),
    (
        r"at that (?:time|moment|date)(?!\w)(?! of (?:night|day|year|month|week|life)\b)",
        _at_that_time,
    ),
    (r"on (?:that|the same) date(?!\w)", _on_that_date),
)
