"""The shapes of time expressions: a table of patterns, each with what it says.

Every pattern is bounded in length, so that a text is scanned in linear time.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from azref.ingest.times.expressions import TimeKind
from azref.ingest.times.licences import counts_something, ends_phrase, is_quantity, is_reference
from azref.ingest.times.points import Choice, Point, Step, Unit, Wrap
from azref.ingest.times.reckoning import part_of
from azref.ingest.times.vocabulary import (
    DASH,
    DAY,
    MONTH,
    NUMBER,
    ORDINAL,
    SEASON,
    SEASON_NUMBERS,
    UNIT,
    WEEKDAY,
    WHOLE_MONTH,
    YEAR,
    compiled,
    month_number,
    number,
)

Match = re.Match[str]
Build = Callable[[Match], Point | None]


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of words, and the point that a match of it says, or None where it says none."""

    pattern: re.Pattern[str]
    build: Build


def scan(text: str) -> Iterator[Point]:
    """Every point of `text` in order, not overlapping; weak ones are yet to be licensed."""
    position = 0
    while found := _ANY.search(text, position):
        point = _built(text, found.start())
        position = point.end if point else _word_end(text, found.start())
        if point:
            yield point


def _built(text: str, start: int) -> Point | None:
    """The point of the first shape that fits at `start`."""
    for shape in SHAPES:
        match = shape.pattern.match(text, start)
        point = shape.build(match) if match else None
        if point:
            return point
    return None


def _word_end(text: str, start: int) -> int:
    word = _WORD.match(text, start)
    return word.end() if word else start + 1


_WORD = re.compile(r"\w+")


# --- Calendar dates -----------------------------------------------------------------------------

_NEARBY = Step(Unit.YEAR, choice=Choice.NEARBY)

_NEXT_WORDS = r"(?:following|next|subsequent|ensuing)"
_LAST_WORDS = r"(?:previous|preceding|prior|foregoing)"
_SAME_WORDS = r"(?:the (?:very )?same|that(?: same| very)?|this same)"
_WHICH = rf"(?:{_SAME_WORDS}|the {_NEXT_WORDS}|the {_LAST_WORDS})"
_WHICH_YEAR = rf"{_WHICH} year(?![-\w])"
_THIS_YEAR = rf"(?:(?:of|in) )?(?P<which>{_WHICH_YEAR})"
_NEEDED_TAIL = rf"(?:(?: of|,)? (?P<year>{YEAR})(?![\w%]|[.,][0-9])|,? {_THIS_YEAR})"
_TAIL = rf"{_NEEDED_TAIL}?"
_WEEKDAY = rf"(?:{WEEKDAY},? (?:the )?)?"


def _direction(words: str) -> int:
    """How many units on the words count: "the following" 1, "that" 0, "the previous" -1."""
    if re.search(_NEXT_WORDS, words, re.IGNORECASE):
        return 1
    return -1 if re.search(_LAST_WORDS, words, re.IGNORECASE) else 0


def _dated(match: Match, first: str, last: str | None = None) -> Point:
    """A calendar date; its templates name the year YYYY, which the tail of the match gives."""
    last = first if last is None else last
    year, which = match["year"], match["which"]
    if year and not _starts_an_amount(match):
        first, last = first.replace("YYYY", year), last.replace("YYYY", year)
        return Point(*match.span(), first=first, last=last)
    end = match.end("head") if year else match.end()
    shift = _direction(which or "")
    step = Step(Unit.YEAR, shift, shift) if which else _NEARBY
    is_weak = len(first) == len("YYYY-MM") and not which
    return Point(match.start(), end, first=first, last=last, step=step, is_weak=is_weak)


def _starts_an_amount(match: Match) -> bool:
    """Whether the year counts something after all: "On 4 May, 2000 soldiers …"."""
    has_comma = match.string[match.end("head")] == ","
    return has_comma and counts_something(match.string, match.end("year"))


def _month_template(match: Match, group: str = "month") -> str:
    return f"YYYY-{month_number(match[group]):02d}"


def _day(match: Match) -> Point | None:
    return _dated(match, f"{_month_template(match)}-{number(match['day']):02d}")


def _days(match: Match) -> Point:
    month = _month_template(match)
    first, last = (f"{month}-{number(match[group]):02d}" for group in ("day", "day2"))
    return _dated(match, first, last)


def _listed_day(match: Match) -> Point:
    template = f"YYYY-MM-{number(match['day']):02d}"
    step = Step(Unit.MONTH, is_forward=True)
    return Point(*match.span(), first=template, last=template, step=step)


def _month(match: Match) -> Point:
    return _dated(match, _month_template(match))


def _bare_month(match: Match) -> Point:
    template = _month_template(match)
    return Point(*match.span(), first=template, last=template, step=_NEARBY, is_weak=True)


def _season(match: Match) -> Point:
    return _dated(match, f"YYYY-{SEASON_NUMBERS[match['season'].lower()]}")


def _bare_season(match: Match) -> Point:
    template = f"YYYY-{SEASON_NUMBERS[match['season']]}"
    return Point(*match.span(), first=template, last=template, step=_NEARBY, is_weak=True)


def _iso_day(match: Match) -> Point:
    return Point(*match.span(), first=match[0], last=match[0])


def _dotted_day(match: Match) -> Point | None:
    day, month, year = match.groups()
    if int(month) > 12 or int(day) > 31:
        return None
    text = f"{year}-{int(month):02d}-{int(day):02d}"
    return Point(*match.span(), first=text, last=text)


def _slashed_day(match: Match) -> Point | None:
    """Day and month in either order: where both fit, one of the two days."""
    one, two, year = (int(group) for group in match.groups())
    pairs = {(month, day) for month, day in ((one, two), (two, one)) if month <= 12 and day <= 31}
    days = [f"{year:04d}-{month:02d}-{day:02d}" for month, day in sorted(pairs)]
    if len(days) < 2:
        return Point(*match.span(), first=days[0], last=days[0]) if days else None
    text = f"[{','.join(days)}]"
    return Point(*match.span(), first=text, last=text, is_choice=True)


def _bare_year(match: Match) -> Point:
    return Point(*match.span(), first=match[0], last=match[0], is_weak=True)


def _year_range(match: Match) -> Point | None:
    if match["year"] >= match["last"] or is_reference(match.string, match.start()):
        return None
    if is_quantity(match.string, *match.span()):
        return None
    return Point(*match.span(), first=match["year"], last=match["last"])


def _short_range(match: Match) -> Point | None:
    """1994–96, 2004–05. With a hyphen or slash 2004-05 may be May 2004 as well: one of both."""
    year, joint, short = match["year"], match["joint"], match["short"]
    last = year[:2] + short
    if year.endswith("99") and short == "00":
        last = f"{int(year) + 1}"
    if is_reference(match.string, match.start()):
        return None
    if last <= year:
        is_month = joint == "-" and 1 <= int(short) <= 12
        return Point(*match.span(), first=match[0], last=match[0]) if is_month else None
    if joint in "-/" and 1 <= int(short) <= 12:
        either = f"[{year}..{last}]"
        return Point(*match.span(), first=either, last=either, is_choice=True)
    return Point(*match.span(), first=year, last=last)


def _era_year(match: Match) -> Point | None:
    year = int(match["bc"] or match["ad"] or match["ad2"])
    text = f"{-(year - 1):05d}" if match["bc"] and year > 1 else f"{year:04d}"
    text = "0000" if match["bc"] and year == 1 else text
    return Point(*match.span(), first=text, last=text) if year else None


_CALENDAR: tuple[tuple[str, Build], ...] = (
    (r"[12][0-9]{3}-(?:0[1-9]|1[0-2])-(?:[0-2][0-9]|3[01])(?![-\w])", _iso_day),
    (rf"([0-9]{{1,2}})\.([0-9]{{1,2}})\.({YEAR})(?![-\w]|\.[0-9])", _dotted_day),
    (rf"([0-9]{{1,2}})/([0-9]{{1,2}})/({YEAR})(?![-/\w])", _slashed_day),
    (
        rf"(?P<head>(?:from )?{_WEEKDAY}(?P<day>{DAY})(?:{DASH}| (?:to|until|till|through) )"
        rf"{_WEEKDAY}(?P<day2>{DAY}) (?:of )?(?P<month>{MONTH})){_TAIL}",
        _days,
    ),
    (
        rf"(?P<head>between (?P<day>{DAY}) and (?P<day2>{DAY}) (?:of )?(?P<month>{MONTH})){_TAIL}",
        _days,
    ),
    (
        rf"(?P<head>(?:from )?(?P<month>{MONTH}) (?P<day>{DAY})(?:{DASH}| (?:to|through) )"
        rf"(?P<day2>{DAY})(?![.:][0-9]| {MONTH})){_TAIL}",
        _days,
    ),
    (
        rf"(?P<day>{DAY})(?=(?:, {DAY}){{0,5}},? (?:and|or|&) {DAY} (?:of )?{MONTH})",
        _listed_day,
    ),
    (rf"(?P<head>{_WEEKDAY}(?P<day>{DAY}) ?(?:of )?(?P<month>{MONTH})){_TAIL}", _day),
    (
        rf"(?P<head>{_WEEKDAY}(?P<month>{MONTH}) (?P<day>{DAY})(?![.,:]?[0-9]|%)){_TAIL}",
        lambda match: None if _counts_days(match) else _day(match),
    ),
    (rf"(?P<head>(?P<month>{MONTH})){_NEEDED_TAIL}", _month),
    (rf"(?P<head>(?:the )?(?P<season>{SEASON})){_NEEDED_TAIL}", _season),
    (rf"(?P<month>{WHOLE_MONTH})", _bare_month),
    (
        r"(?:the )?(?P<season>(?-i:spring|summer|autumn|winter))(?! of\b)(?![-\w])",
        _bare_season,
    ),
    (rf"(?P<year>{YEAR}){DASH}(?P<last>{YEAR})(?![-–\w/%]|[.,][0-9])", _year_range),
    (
        rf"(?P<year>{YEAR})(?P<joint>[-‐‑–—/])(?P<short>[0-9]{{2}})(?![-–\w/%]|[.,][0-9])",
        _short_range,
    ),
    (
        r"(?-i:(?P<bc>[1-9][0-9]{0,3}) (?:BCE?\b|B\.C\.)|AD (?P<ad>[1-9][0-9]{0,3})\b"
        r"|(?P<ad2>[1-9][0-9]{0,3}) (?:AD|CE)\b)",
        _era_year,
    ),
)  # fmt: skip


def _counts_days(match: Match) -> bool:
    """Whether the day is an amount after all: "In March 10 soldiers …"."""
    return match["year"] is None and counts_something(match.string, match.end("day"))


# --- Decades, centuries and parts of them -------------------------------------------------------

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
    rf"|(?:(?P<which>{_WHICH}) )?(?P<unit>month|year|decade|century)(?![-\w]))"
)
_DEFINITE = ("the", "same", "that", "next", "following", "subsequent", "previous", "preceding")
_PART_NAMES = {"start": "beginning", "opening": "beginning", "close": "end", "middle": "mid"}


def _decade(match: Match) -> Point:
    template = _decade_template(match["decade"])
    return Point(*match.span(), first=template, last=template)


def _decade_template(words: str) -> str:
    """The 1990s are ``199X``; the 1900s may be a decade or the century, which holds both."""
    return f"{words[:2]}XX" if words[2] == "0" else f"{words[:3]}X"


def _century(match: Match) -> Point | None:
    template = _century_template(match["century"])
    return Point(*match.span(), first=template, last=template) if template else None


def _century_template(words: str) -> str:
    ordinal = number(words) if words.lower() != "last" else 0
    return f"{ordinal - 1:02d}XX" if 1 <= ordinal <= 30 else ""


def _centuries(match: Match) -> Point | None:
    first, last = _century_template(match["century"]), _century_template(match["century2"])
    return Point(*match.span(), first=first, last=last) if first and last else None


def _part(match: Match) -> Point | None:
    template, step = _whole_of(match)
    if match["unit"] and match[0].lower().split()[-2] not in _DEFINITE:
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
        share = match["share"].lower()
        ordinal = 2 if match["ordinal"] == "last" and share == "half" else number(match["ordinal"])
        return f"{share} {ordinal}"
    words = (match["part"] or match["edge"]).lower().split()[-1]
    return _PART_NAMES.get(words, words)


def _whole_of(match: Match) -> tuple[str, Step | None]:
    """The template of what is divided, with the step of one that leans on an anchor."""
    if match["decade"]:
        return _decade_template(match["decade"]), None
    if match["century"]:
        return _century_template(match["century"]), None
    if match["month"]:
        year = match["month_year"]
        return _month_template(match).replace("YYYY", year or "YYYY"), None if year else _NEARBY
    if match["season"]:
        return f"{match['season_year']}-{SEASON_NUMBERS[match['season'].lower()]}", None
    if match["year"]:
        return match["year"], None
    shift = _direction(match["which"] or "")
    unit = Unit(match["unit"].lower())
    return _UNIT_TEMPLATES[unit], Step(unit, shift, shift)


_UNIT_TEMPLATES = {
    Unit.DAY: "YYYY-MM-DD",
    Unit.WEEK: "YYYY-MM-DD",
    Unit.MONTH: "YYYY-MM",
    Unit.YEAR: "YYYY",
    Unit.DECADE: "YYYX",
    Unit.CENTURY: "YYXX",
}

_LARGE: tuple[tuple[str, Build], ...] = (
    (rf"(?:{_PART_OF}){_WHOLE}", _part),
    (rf"(?:the )?{_DECADE}", _decade),
    (
        rf"(?:the )?(?P<century>{ORDINAL})(?:{DASH}| (?:and|to|or) )(?:the )?"
        rf"(?P<century2>{ORDINAL})(?:-| )centur(?:y|ies)(?!\w)(?! BC)",
        _centuries,
    ),
    (rf"(?:the )?{_CENTURY}", _century),
)


# --- Counting from an anchor --------------------------------------------------------------------

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
    template = _UNIT_TEMPLATES[unit]
    step = Step(unit, first, last)
    return Point(*match.span(), TimeKind.RELATIVE, template, template, step)


def _this_unit(match: Match) -> Point:
    shift = _direction(match["which"])
    return _counted(match, Unit(_singular(match["unit"], "date")), shift, shift)


def _singular(unit: str, day: str = "day") -> str:
    word = unit.lower()
    return day if word == "day" else word


def _units_on(match: Match) -> Point:
    """The following two years, the previous three months: all of them."""
    sign = _direction(match["which"])
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
    template = _UNIT_TEMPLATES[unit]
    step = Step(unit, shift, shift, is_forward=True)
    return Point(*match.span(), TimeKind.RELATIVE, template, template, step)


def _half_years(match: Match) -> Point:
    words = " ".join(match["half"].lower().split())
    sign = 1 if match["way"].lower() in ("later", "after") else -1
    return _counted(match, Unit.MONTH, sign * _HALVES[words], sign * _HALVES[words])


def _this_month(match: Match) -> Point:
    """That May, the following March, the previous winter."""
    season, shift = match["season"], _direction(match["which"])
    named = SEASON_NUMBERS[season.lower()] if season else month_number(match["month"])
    choice = {1: Choice.NEXT, -1: Choice.PREVIOUS}.get(shift, Choice.COUNTED)
    template = f"YYYY-{named:02d}"
    step = Step(Unit.YEAR, choice=choice)
    return Point(*match.span(), TimeKind.RELATIVE, template, template, step)


def _whole_date(match: Match, wrap: Wrap, qualifier: str = "") -> Point:
    step = Step(Unit.WHOLE)
    return Point(*match.span(), TimeKind.RELATIVE, "DATE", "DATE", step, wrap, qualifier)


_RELATIVE: tuple[tuple[str, Build], ...] = (
    (
        rf"{_AT}(?P<which>{_WHICH}) (?P<unit>day|week|month|year|decade|century)(?![-\w])",
        _this_unit,
    ),
    (rf"{_AT}the (?P<which>{_NEXT_WORDS}|{_LAST_WORDS}) (?P<count>{NUMBER}) (?P<unit>{UNIT})",
     _units_on),
    (rf"{_AT}(?:the )?(?:few )?(?P<which>following|subsequent|ensuing) (?:few )?years(?![-\w])",
     _years_on),
    (
        rf"{_AT}(?P<which>{_WHICH}) (?:(?P<season>{SEASON})|(?P<month>{WHOLE_MONTH}))(?![-\w])",
        _this_month,
    ),
    (
        rf"(?:later|earlier) (?:on )?(?:in )?(?P<which>{_WHICH}|the) "
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


# --- Recurrence and the time of writing ---------------------------------------------------------

_PERIOD = (
    rf"(?:days?|weeks?|months?|years?|decades?|quarters?|{SEASON}|{WEEKDAY}|{WHOLE_MONTH})(?![-\w])"
)
_OWNED = "".join(
    rf"(?<!\b{word}\s)" for word in ("the", "its", "his", "her", "their", "our", "very")
)


def _recurring(match: Match) -> Point:
    return Point(*match.span(), TimeKind.RECURRING)


def _recurring_adverb(match: Match) -> Point | None:
    return _recurring(match) if ends_phrase(match.string, match.end()) else None


def _deictic(match: Match) -> Point:
    return Point(*match.span(), TimeKind.DEICTIC)


_OTHER: tuple[tuple[str, Build], ...] = (
    (
        r"(?:annually|biannually|semi-annually|biennially|triennially|year (?:after|by|on) year|"
        r"(?:from )?year to year|(?:per|a year|each) annum)(?![-\w])",
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
        r"now(?! that\b)|these days|at (?:the )?present(?: time| moment| day)?|at this moment|"
        r"at the moment(?! (?:of|when)\b)|to date(?=\s?[.,;:)]))(?![-\w])",
        _deictic,
    ),
    (
        rf"{_OWNED}(?:last|this|next) (?:day|week|month|year|decade|century|quarter|{SEASON}|"
        rf"{WEEKDAY}|{WHOLE_MONTH})(?![-\w])",
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

_YEAR_ALONE: tuple[tuple[str, Build], ...] = ((rf"(?P<year>{YEAR})(?!\w)", _bare_year),)

SHAPES = tuple(
    Shape(compiled(shape), build)
    for shape, build in (*_OTHER, *_RELATIVE, *_LARGE, *_CALENDAR, *_YEAR_ALONE)
)

_NAMED_GROUP = re.compile(r"\(\?P<\w+>")

# One search for all shapes, before the one that fits is found: ten times as fast as each in turn.
_ANY = compiled(
    r"(?=\w)(?<!\w)(?<![0-9][.,/:])(?<![a-z]-)(?:"
    + "|".join(_NAMED_GROUP.sub("(?:", shape.pattern.pattern) for shape in SHAPES)
    + ")"
)
