"""Shapes of calendar dates: days, months, seasons and years, and ranges printed as one word."""

from azref.ingest.times.licences import counts_something, is_quantity, is_reference
from azref.ingest.times.points import Choice, Point, Step, Unit
from azref.ingest.times.shapes import Match, ShapeTable
from azref.ingest.times.vocabulary import (
    DASH,
    DAY,
    MONTH,
    SEASON,
    SEASON_NUMBERS,
    WEEKDAY,
    WHICH,
    WHOLE_MONTH,
    YEAR,
    direction,
    month_number,
    number,
    plain,
)

NEARBY = Step(Unit.YEAR, choice=Choice.NEARBY)

_WHICH_YEAR = rf"{WHICH} year(?![-\w])"
_THIS_YEAR = rf"(?:(?:of|in) )?(?P<which>{_WHICH_YEAR})"
_NEEDED_TAIL = rf"(?:(?: of|,)? (?P<year>{YEAR})(?![\w%]|[.,][0-9])|,? {_THIS_YEAR})"
_TAIL = rf"{_NEEDED_TAIL}?"
_WEEKDAY = rf"(?:{WEEKDAY},? (?:the )?)?"


def _dated(match: Match, first: str, last: str | None = None) -> Point:
    """A calendar date; its templates name the year YYYY, which the tail of the match gives."""
    last = first if last is None else last
    year, which = match["year"], match["which"]
    if year and not _starts_an_amount(match):
        first, last = first.replace("YYYY", year), last.replace("YYYY", year)
        return Point(*match.span(), first=first, last=last)
    end = match.end("head") if year else match.end()
    shift = direction(which or "")
    step = Step(Unit.YEAR, shift, shift) if which else NEARBY
    is_weak = len(first) == len("YYYY-MM") and not which
    return Point(match.start(), end, first=first, last=last, step=step, is_weak=is_weak)


def _starts_an_amount(match: Match) -> bool:
    """Whether the year counts something after all: "On 4 May, 2000 soldiers …"."""
    has_comma = match.string[match.end("head")] == ","
    return has_comma and counts_something(match.string, match.end("year"))


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


CALENDAR: ShapeTable = (
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
        rf"(?P<head>(?P<day>{DAY})[-‑](?P<month>{MONTH}))[-‑](?P<year>{YEAR})(?!\w)(?P<which>)",
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
    (rf"(?P<head>(?:the )?(?P<season>{SEASON})){_NEEDED_TAIL}", _season),
    (rf"(?P<month>{WHOLE_MONTH})", _bare_month),
    (
        r"(?:the )?(?P<season>(?-i:spring|summer|autumn|winter))(?! of\b)(?![-\w])",
        _bare_season,
    ),
    (rf"(?P<year>{YEAR})(?:{DASH}|/)(?P<last>{YEAR})(?![-–\w/%]|[.,][0-9])", _year_range),
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


YEAR_ALONE: ShapeTable = ((rf"(?P<year>{YEAR})(?!\w)", _bare_year),)
