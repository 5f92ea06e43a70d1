"""Shapes of what counts from another date: "the following year", "two months later"."""

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
    WHICH,
    WHOLE_MONTH,
    direction,
    month_number,
    number,
)

_UNITS: dict[str, tuple[Unit, int]] = {
    "day": (Unit.DAY, 1),
    "week": (Unit.DAY, 7),
    "fortnight": (Unit.DAY, 14),
    "month": (Unit.MONTH, 1),
    "year": (Unit.YEAR, 1),
    "decade": (Unit.YEAR, 10),
    "century": (Unit.YEAR, 100),
    "centurie": (Unit.YEAR, 100),
}
_HALVES = {"half a year": 6, "a year and a half": 18, "one and a half years": 18}
_AT = r"(?:(?:in|on|at|during|within) )?"
_VAGUE = r"(?:several|a few|few|some|many|a couple of)"
_NEARLY = r"(?:(?:about|around|almost|nearly|just|only|some|exactly|barely) )?"
_STOPS = r"(?=\s?(?:[.,;:!?)”\"]|$)| (?:and|but)\b)"


def _counted(match: Match, unit: Unit, first: int | None, last: int | None) -> Point:
    template = PLACEHOLDERS[unit]
    step = Step(unit, first, last)
    return Point(*match.span(), TimeKind.RELATIVE, template, template, step)


def _this_unit(match: Match) -> Point:
    shift = direction(match["which"])
    return _counted(match, Unit(_singular(match["unit"], "date")), shift, shift)


def _singular(unit: str, day: str = "day") -> str:
    word = unit.lower()
    return day if word == "day" else word


def _units_on(match: Match) -> Point:
    """The following two years, the previous three months: all of them."""
    sign = direction(match["which"])
    unit, size = _UNITS[match["unit"].lower().removesuffix("s")]
    ends = sorted((sign, sign * size * number(match["count"])))
    return _counted(match, unit, *ends)


def _years_on(match: Match) -> Point:
    """In the following years: from the next one, the end not known."""
    point = _counted(match, Unit.YEAR, 1, 1)
    return Point(point.start, point.end, TimeKind.RELATIVE, point.first, "", point.step)


def _distance(match: Match, sign: int, is_forward: bool = False) -> Point:
    """Two years later; `is_forward` where the anchor follows, "two years before 2004"."""
    count = number(match["count"]) if match["count"] else None
    unit, size = _UNITS[match["unit"].lower().removesuffix("s")]
    shift = None if count is None else sign * size * count
    point = _counted(match, unit, shift, shift)
    step = Step(unit, shift, shift, is_forward=is_forward)
    return Point(point.start, point.end, TimeKind.RELATIVE, point.first, point.last, step)


def _later_or_earlier(match: Match) -> Point:
    is_back = match["way"].lower() in ("earlier", "previously", "before")
    return _distance(match, -1 if is_back else 1)


def _before_or_after(match: Match) -> Point:
    return _distance(match, 1 if match["way"].lower() in ("after", "following") else -1, True)


def _beside(match: Match) -> Point:
    """The year before, the day after: of the date last named."""
    shift = 1 if match["way"].lower() == "after" else -1
    return _counted(match, Unit(_singular(match["unit"], "date")), shift, shift)


def _beside_next(match: Match) -> Point:
    """The year before 2004: of the date that follows."""
    shift = 1 if match["way"].lower() == "after" else -1
    unit = Unit(_singular(match["unit"], "date"))
    template = PLACEHOLDERS[unit]
    step = Step(unit, shift, shift, is_forward=True)
    return Point(*match.span(), TimeKind.RELATIVE, template, template, step)


def _half_years(match: Match) -> Point:
    words = " ".join(match["half"].lower().split())
    sign = 1 if match["way"].lower() in ("later", "after") else -1
    return _counted(match, Unit.MONTH, sign * _HALVES[words], sign * _HALVES[words])


def _this_month(match: Match) -> Point:
    """That May, the following March, the previous winter."""
    season, shift = match["season"], direction(match["which"])
    named = SEASON_NUMBERS[season.lower()] if season else month_number(match["month"])
    choice = {1: Choice.NEXT, -1: Choice.PREVIOUS}.get(shift, Choice.COUNTED)
    template = f"YYYY-{named:02d}"
    step = Step(Unit.YEAR, choice=choice)
    return Point(*match.span(), TimeKind.RELATIVE, template, template, step)


def _whole_date(match: Match, wrap: Wrap, qualifier: str = "") -> Point:
    step = Step(Unit.WHOLE)
    return Point(*match.span(), TimeKind.RELATIVE, "DATE", "DATE", step, wrap, qualifier)


STEPS: ShapeTable = (
    (
        rf"{_AT}(?P<which>{WHICH}) (?P<unit>day|week|month|year|decade|century)(?![-\w])",
        _this_unit,
    ),
    (rf"{_AT}the (?P<which>{NEXT_WORDS}|{LAST_WORDS}) (?P<count>{NUMBER}) (?P<unit>{UNIT})",
     _units_on),
    (rf"{_AT}(?:the )?(?:few )?(?P<which>following|subsequent|ensuing) (?:few )?years(?![-\w])",
     _years_on),
    (
        rf"{_AT}(?P<which>{WHICH}) (?:(?P<season>{SEASON})|(?P<month>{WHOLE_MONTH}))(?![-\w])",
        _this_month,
    ),
    (
        rf"(?:later|earlier) (?:on )?(?:in )?(?P<which>{WHICH}|the) "
        r"(?P<unit>day|week|month|year|decade|century)(?![-\w])",
        _this_unit,
    ),
    (
        rf"{_NEARLY}(?:(?P<count>{NUMBER}) |{_VAGUE} |)(?P<unit>{UNIT}) "
        rf"(?P<way>later|earlier|afterwards?|previously|thereafter|(?:after|before){_STOPS})(?!\w)",
        _later_or_earlier,
    ),
    (
        rf"{_NEARLY}(?:(?P<count>{NUMBER})|{_VAGUE}) (?P<unit>{UNIT}) "
        r"(?P<way>after|before|following)(?= \w)",
        _before_or_after,
    ),
    (rf"{_AT}the (?P<unit>day|week|month|year|decade) (?P<way>before|after){_STOPS}", _beside),
    (rf"{_AT}the (?P<unit>day|week|month|year|decade) (?P<way>before|after)(?= \w)", _beside_next),
    (
        r"(?P<half>half a year|a year and a half|one and a half years) "
        rf"(?P<way>later|earlier|(?:after|before){_STOPS})(?!\w)",
        _half_years,
    ),
    (
        r"(?:ever )?since (?:then|that (?:time|date|moment)|the same (?:time|date))(?!\w)",
        lambda match: _whole_date(match, Wrap.SINCE),
    ),
    (
        r"(?:until|till|up to) (?:then|that (?:time|date|moment))(?!\w)",
        lambda match: _whole_date(match, Wrap.UNTIL),
    ),
    (
        r"by (?:then|that (?:time|date))(?!\w)",
        lambda match: _whole_date(match, Wrap.BY),
    ),
    (r"at that (?:time|moment|date)(?!\w)", lambda match: _whole_date(match, Wrap.NONE, "~")),
    (r"on (?:that|the same) date(?!\w)", lambda match: _whole_date(match, Wrap.NONE)),
)  # fmt: skip
