"""Shapes of calendar dates: days, months, seasons and years, and ranges printed as one word."""

import re

from azref.ingest.times.licences import counts_something, is_quantity, is_reference
from azref.ingest.times.points import Choice, Point, Step, Unit
from azref.ingest.times.shapes import Match, ShapeTable
from azref.ingest.times.vocabulary import (
    ANY_YEAR,
    DASH,
    DAY,
    DAY_ORDINAL,
    ERA_YEAR,
    MONTH,
    SEASON,
    SEASON_NUMBERS,
    WEEKDAY,
    WHICH,
    WHOLE_MONTH,
    YEAR,
    compiled,
    direction,
    month_number,
    number,
    plain,
    year_text,
)

NEARBY = Step(Unit.YEAR, choice=Choice.NEARBY)

_WHICH_YEAR = rf"{WHICH} year(?![-\w])"
_THIS_YEAR = rf"(?:(?:of|in) )?(?P<which>{_WHICH_YEAR})"
_SHORT_YEAR = r"['’‘][0-9]{2}(?![\w'’])"
_NEEDED_TAIL = (
    rf"(?:(?: of|,)? (?:(?P<year>{ANY_YEAR})(?![\w%]|[.,][0-9])|(?P<short>{_SHORT_YEAR}))"
    rf"|,? {_THIS_YEAR})"
)
_TAIL = rf"{_NEEDED_TAIL}?"
_SHORT_WEEKDAY = r"(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
_WEEKDAY = rf"(?:(?:{WEEKDAY}|{_SHORT_WEEKDAY}),? (?:the )?)?"


def _dated(match: Match, first: str, last: str | None = None) -> Point:
    """A calendar date; its templates name the year YYYY, which the tail of the match gives.

    A year of two digits is a date, but which one is not said: "4 May ’94".
    """
    last = first if last is None else last
    year, which = match["year"], match["which"]
    if match["short"]:
        return Point(*match.span())
    if year and not _starts_an_amount(match):
        first, last = (bound.replace("YYYY", year_text(year)) for bound in (first, last))
        return Point(*match.span(), first=first, last=last)
    end = match.end("head") if year else match.end()
    shift = direction(which or "")
    step = Step(Unit.YEAR, shift, shift) if which else NEARBY
    is_weak = len(first) == len("YYYY-MM") and not which
    return Point(match.start(), end, first=first, last=last, step=step, is_weak=is_weak)


def _starts_an_amount(match: Match) -> bool:
    """Whether the year counts something after all: "On 4 May, 2000 soldiers …"."""
    tail = match.string[match.end("head") : match.start("year")].strip()
    is_amount = tail == "," or (tail == "of" and match["year"].endswith("0"))
    return is_amount and counts_something(match.string, match.end("year"))


def month_template(match: Match, group: str = "month") -> str:
    return f"YYYY-{month_number(match[group]):02d}"


def _day(match: Match) -> Point | None:
    return _dated(match, f"{month_template(match)}-{number(match['day']):02d}")


def _days(match: Match) -> Point:
    month = month_template(match)
    first, last = (f"{month}-{number(match[group]):02d}" for group in ("day", "day2"))
    return _dated(match, first, last)


def _listed_day(match: Match) -> Point:
    template = f"YYYY-MM-{number(match['day']):02d}"
    step = Step(Unit.MONTH, is_forward=True)
    return Point(*match.span(), first=template, last=template, step=step)


def _month(match: Match) -> Point:
    return _dated(match, month_template(match))


def _bare_month(match: Match) -> Point:
    template = month_template(match)
    return Point(*match.span(), first=template, last=template, step=NEARBY, is_weak=True)


def _season(match: Match) -> Point:
    return _dated(match, f"YYYY-{SEASON_NUMBERS[plain(match['season'])]}")


def _winter(match: Match) -> Point | None:
    """The winter of 2001/2002, which EDTF counts with its December."""
    if (int(match["year"]) + 1) % 100 != int(match["next"][-2:]):
        return None
    template = f"{match['year']}-{SEASON_NUMBERS['winter']}"
    return Point(*match.span(), first=template, last=template)


def _bare_season(match: Match) -> Point:
    template = f"YYYY-{SEASON_NUMBERS[plain(match['season'])]}"
    return Point(*match.span(), first=template, last=template, step=NEARBY, is_weak=True)


def _written_day(match: Match) -> Point:
    """1994-05-04, 1994/05/04, 1994.05.04, be it with a time of day."""
    text = "-".join(re.findall("[0-9]+", match[0])[:3])
    return Point(*match.span(), first=text, last=text)


def _dotted_day(match: Match) -> Point | None:
    day, month, year = match.groups()
    number_of_month = _ROMAN_MONTHS.get(month) or int(month)
    if number_of_month > 12 or int(day) > 31:
        return None
    text = f"{year}-{number_of_month:02d}-{int(day):02d}"
    return Point(*match.span(), first=text, last=text)


def _ordered_day(match: Match) -> Point | None:
    """Day and month in either order: where both fit, one of the two days."""
    one, two, year = (int(group) for group in match.groups())
    pairs = {(month, day) for month, day in ((one, two), (two, one)) if month <= 12 and day <= 31}
    days = [f"{year:04d}-{month:02d}-{day:02d}" for month, day in sorted(pairs)]
    if len(days) < 2:
        return Point(*match.span(), first=days[0], last=days[0]) if days else None
    text = f"[{','.join(days)}]"
    return Point(*match.span(), first=text, last=text, is_choice=True)


def _short_day(match: Match) -> Point | None:
    """4/5/94: neither its century nor the order of its parts is said."""
    one, two = (int(part) for part in re.findall("[0-9]+", match[0])[:2])
    is_day = min(one, two) in range(1, 13) and max(one, two) <= 31
    return Point(*match.span()) if is_day else None


def _listed_american_day(match: Match) -> Point | None:
    """The 11 of "May 9, 10 and 11, 2004", whose month stands before the list."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    opening = _AMERICAN_LIST.search(before)
    if not opening:
        return None
    text = f"{match['year'] or match['year2']}-{month_number(opening['month']):02d}"
    text += f"-{number(match['day']):02d}"
    return Point(*match.span(), first=text, last=text)


def _bare_year(match: Match) -> Point:
    year = year_text(match["year"])
    return Point(*match.span(), first=year, last=year, is_weak=True)


def _short_year(match: Match) -> Point:
    """The ’94 of "in ’94": a year whose century is not said."""
    return Point(match.start() - 1, match.end(), is_weak=True)


def _year_range(match: Match) -> Point | None:
    if match["year"] >= match["last"] or is_reference(match.string, match.start()):
        return None
    if is_quantity(match.string, *match.span()):
        return None
    return Point(*match.span(), first=match["year"], last=match["last"])


def _early_range(match: Match) -> Point | None:
    first, last = year_text(match["year"]), year_text(match["last"])
    return Point(*match.span(), first=first, last=last, is_weak=True) if first < last else None


def _short_range(match: Match) -> Point | None:
    """1994–96, 2004–05, 2001–2. With a hyphen 2004-05 may be May 2004 as well: one of both."""
    year, joint, short = match["year"], match["joint"], match["short"]
    last = year[: -len(short)] + short
    if year.endswith("99") and short == "00":
        last = f"{int(year) + 1}"
    if is_reference(match.string, match.start()):
        return None
    if last <= year:
        is_month = joint == "-" and len(short) == 2 and 1 <= int(short) <= 12
        return Point(*match.span(), first=match[0], last=match[0]) if is_month else None
    if joint == "-" and len(short) == 2 and 1 <= int(short) <= 12:
        either = f"[{year}..{last}]"
        return Point(*match.span(), first=either, last=either, is_choice=True)
    return Point(*match.span(), first=year, last=last, is_weak=len(short) == 1)


def _business_year(match: Match) -> Point | None:
    """FY 2014, FY2009/10: the years a financial or academic year is named after."""
    first = last = match["year"]
    if match["last"]:
        last = first[: -len(match["last"])] + match["last"]
    return Point(*match.span(), first=first, last=last) if first <= last else None


def _undated(match: Match) -> Point:
    """A date of another calendar, or a part of a year that begins who knows when."""
    return Point(*match.span())


def _era_year(match: Match) -> Point:
    year = year_text(match[0])
    return Point(*match.span(), first=year, last=year)


def _era_years(match: Match) -> Point | None:
    """From 264 to 241 BC: the first year is of the last one's era."""
    last = match["last"]
    first = f"{match['first']} BC" if "B" in last else match["first"]
    if int(year_text(first)) > int(year_text(last)):
        return None
    about = "~" if match["about"] else ""
    return Point(*match.span(), first=year_text(first), last=year_text(last) + about)


_ROMAN_MONTHS = {
    name: n
    for n, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)  # noqa: SIM905
}
_MM, _DD = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = (
    r"(?:T[0-2][0-9]:?[0-5][0-9](?::?[0-5][0-9])?(?:[.,][0-9]{1,6})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_HIJRI = r"(?-i:AH|A\.H\.|Hijri)(?!\w)"
_ISLAMIC_MONTHS = (
    r"Muharram|Safar|(?:Rabi|Jumada)[’'ʿ]? (?:I{1,2}|(?:al|ath|ul)-\w+|\w+)|Rajab|Sha[’'ʿ]?ban|"
    r"Ramadan|Shawwal|Dhu(?:[-\s]?[’']?a?l)?[-\s]\w*[QH][\w’'ʿ]+"
)
_AMERICAN_LIST = compiled(rf"(?P<month>{MONTH}) {DAY}(?:, {DAY}){{0,5}},?(?: (?:and|or|&))? $")
_FROM_OR_BETWEEN = r"(?:from |between )?"
_TO = rf"(?:{DASH}| (?:to|until|till|through|and) )"

CALENDAR: ShapeTable = (
    (
        rf"{YEAR}(?:-{_MM}-{_DD}|/{_MM}/{_DD}|\.{_MM}\.{_DD}){_CLOCK}(?![-\w/]|\.[0-9])",
        _written_day,
    ),
    (
        rf"([0-9]{{1,2}})\. ?([0-9]{{1,2}}|(?-i:[IVX]{{1,4}}))\. ?({YEAR})(?![-\w]|\.[0-9])",
        _dotted_day,
    ),
    (rf"(?<![0-9]-)([0-9]{{1,2}})[-/]([0-9]{{1,2}})[-/]({YEAR})(?![-/\w])", _ordered_day),
    (
        rf"(?:[0-9]{{1,2}}/[0-9]{{1,2}}/|{_DD}\.{_MM}\.)[0-9]{{2}}(?![-/\w]|\.[0-9])",
        _short_day,
    ),
    (
        rf"(?P<head>(?:from )?{_WEEKDAY}(?P<day>{DAY})(?:{DASH}|/| (?:to|until|till|through) )"
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
    (
        rf"(?P<day>{DAY})(?:(?=(?:, {DAY}){{0,5}},? (?:and|or|&) {DAY}, (?P<year2>{YEAR}))"
        rf"|, (?P<year>{YEAR}))(?!\w)",
        _listed_american_day,
    ),
    (
        rf"(?P<head>{_WEEKDAY}(?P<day>{DAY})(?: day)? ?(?:of )?(?P<month>{MONTH})){_TAIL}",
        _day,
    ),
    (
        rf"(?P<head>{_WEEKDAY}(?P<day>{DAY_ORDINAL})(?: day)? of (?P<month>{MONTH})){_TAIL}",
        _day,
    ),
    (
        rf"(?P<head>(?P<month>{MONTH}) the (?P<day>{DAY}|{DAY_ORDINAL})"
        rf"(?=,? {YEAR}|\s?[.,;:)])){_TAIL}",
        _day,
    ),
    (
        rf"(?P<head>(?P<day>{DAY})[-‑](?P<month>{MONTH}))[-‑](?P<year>{YEAR})(?!\w)(?P<which>)"
        r"(?P<short>)",
        _day,
    ),
    (
        rf"(?P<head>(?P<year>{YEAR}) (?P<month>{MONTH}) (?P<day>{DAY}))(?![.:]?[0-9])(?P<which>)"
        r"(?P<short>)",
        _day,
    ),
    (
        rf"(?P<head>{_WEEKDAY}(?P<month>{MONTH}) (?P<day>{DAY})) [0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}} "
        rf"(?:(?-i:[A-Z]{{2,5}}) )?(?P<year>{YEAR})(?!\w)(?P<which>)(?P<short>)",
        _day,
    ),
    (
        rf"(?P<head>{_WEEKDAY}(?P<month>{MONTH}) (?P<day>{DAY})(?![.,:]?[0-9]|%)){_TAIL}",
        lambda match: None if _counts_days(match) else _day(match),
    ),
    (rf"(?P<head>(?P<month>{MONTH})){_NEEDED_TAIL}", _month),
    (
        rf"(?:the )?winter(?: of)? (?P<year>{YEAR})[-–/]"
        r"(?P<next>(?:[0-9]{2})?[0-9]{2})(?![-\w])",
        _winter,
    ),
    (rf"(?P<head>(?:the )?(?P<season>{SEASON})s?){_NEEDED_TAIL}", _season),
    (rf"(?P<month>{WHOLE_MONTH})", _bare_month),
    (
        r"(?:the )?(?P<season>(?-i:spring|summer|autumn|winter))(?! of\b)(?![-\w])",
        _bare_season,
    ),
    (
        rf"(?-i:FY|AY) ?(?P<year>{YEAR})(?:[-‐‑–—/](?P<last>(?:[0-9]{{2}})?[0-9]{{2}}))?(?!\w)",
        _business_year,
    ),
    (rf"(?P<year>{YEAR})(?:{DASH}|/)(?P<last>{YEAR})(?![-–\w/%]|[.,][0-9])", _year_range),
    (
        rf"(?P<year>{YEAR})(?P<joint>[-‐‑–—/])(?P<short>[0-9]{{1,2}})(?![-–\w/%]|[.,][0-9])",
        _short_range,
    ),
    (
        rf"{_FROM_OR_BETWEEN}(?P<first>[1-9][0-9]{{0,3}}){_TO}(?P<about>ca?\. ?)?"
        rf"(?P<last>{ERA_YEAR})",
        _era_years,
    ),
    (ERA_YEAR, _era_year),
    (
        rf"(?:{DAY} )?(?-i:{_ISLAMIC_MONTHS}),? (?:1[0-4][0-9]{{2}}|[1-9][0-9]{{0,2}})(?![-\w])"
        rf"(?: {_HIJRI})?|[1-9][0-9]{{0,3}} {_HIJRI}",
        _undated,
    ),
    (
        rf"(?:Q[1-4] (?:of )?|(?:the )?(?:first|second|third|fourth|last) quarter of )"
        rf"(?-i:FY|AY) ?{YEAR}(?:[-‐‑–—/](?:[0-9]{{2}})?[0-9]{{2}})?(?!\w)",
        _undated,
    ),
    (rf"(?P<year>[1-9][0-9]{{2}}){DASH}(?P<last>1?[0-9]{{3}})(?![-\w%]|[.,][0-9])", _early_range),
)  # fmt: skip


def _counts_days(match: Match) -> bool:
    """Whether the day is an amount after all: "In March 10 soldiers …"."""
    return match["year"] is None and counts_something(match.string, match.end("day"))


YEAR_ALONE: ShapeTable = (
    (rf"(?P<year>{YEAR}|[1-9][0-9]{{2}})(?!\w)", _bare_year),
    (r"(?<=['’‘])[0-9]{2}(?![\w'’])", _short_year),
)
