"""Dates of prose in other languages than English: those that say their year.

Days, months and years by the names of the months, in figures, and years alone. What leans on
another date ("zwei Jahre später"), parts of years and centuries are not read there.
"""

import re
from collections.abc import Iterator
from functools import cache

from azref import dates
from azref.entries import Basis
from azref.ingest.times.expressions import TimeExpression, TimeKind

_SLAVIC = "(?:ень|ня|ні)"
MONTHS = {
    language: names.split()
    for language, names in {
        "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
        "de": "jan(?:uar|ner)|jänner februar|feber märz april mai juni juli august september "
        "oktober november dezember",
        "es": "enero febrero marzo abril mayo junio julio agosto sep?tiembre octubre noviembre "
        "diciembre",
        "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre "
        "décembre",
        "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
        "novembre dicembre",
        "nl": "januari februari maart april mei juni juli augustus september oktober november "
        "december",
        "pl": "stycz(?:eń|nia|niu) lut(?:y|ego|ym) mar(?:zec|ca|cu) kwie(?:cień|tnia|tniu) "
        "maj[au]? czerw(?:iec|ca|cu) lip(?:iec|ca|cu) sierp(?:ień|nia|niu) wrze(?:sień|śnia|śniu) "
        "październik[au]? listopad(?:a|zie)? grud(?:zień|nia|niu)",
        "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
        "dezembro",
        "ru": "январ[ьяе] феврал[ьяе] март[ае]? апрел[ьяе] ма[йяе] июн[ьяе] июл[ьяе] август[ае]? "
        "сентябр[ьяе] октябр[ьяе] ноябр[ьяе] декабр[ьяе]",
        "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
        "uk": f"січ{_SLAVIC} лют(?:ий|ого|ому) берез{_SLAVIC} квіт{_SLAVIC} трав{_SLAVIC} "
        f"черв{_SLAVIC} лип{_SLAVIC} серп{_SLAVIC} верес{_SLAVIC} жовт{_SLAVIC} листопад[аі]? "
        f"груд{_SLAVIC}",
    }.items()
}
"""The names of the months in each language that is read, as regular expressions."""

_BEFORE_A_YEAR = frozenset(
    """à al alrededor an anno annee année ano anul año ab bis ca circa dal de del depuis dès desde
    do du e em en entre et hacia hasta im in jahr jahre jahres jusqu'en jusqu’en l'an l’an l'année
    l’année nach nel od około om po roku seit sinds tot um und van vers von vor w y z zu zwischen
    в во до з и і к між между около от по с у від og və""".split()  # noqa: SIM905
)
_AFTER_A_YEAR = (
    r"-?(?:ci|cı|cu|cü|inci|ıncı|nci|ncı|uncu|üncü)\b|[’'][^\W\d]|-[^\W\d]{1,3}\b|"
    r"\s(?:г\.|гг\.|год|року?\b|рік|р\.|r\.|roku|yıl|il(?:də|dən|in|ə)?\b)"
)
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
_MARK = r"(?:\.º?|er\b|º|ª|-?го\b)?"
_YEAR = r"(?P<year>1[0-9]{3}|2[01][0-9]{2})(?![0-9]|[.,][0-9])"
_LINK = r"\s(?:(?:de|del|di)\s)?"
_TURKIC = ("az", "tr")
_ENDING = r"(?:[’']?[^\W\d_]{1,5})?"
"""What follows the name of a month where words take endings: "mayında", "Mayıs’ta"."""
_YEAR_FIRST = (
    rf"{_YEAR}(?:-?(?:ci|cı|cu|cü)\sil(?:in|də)?)?,?\s(?:MONTH)(?:\s{_DAY}(?:-?\w{{2,4}}\b)?)?"
)
_BETWEEN = (
    r"\b(?:von|zwischen|de|du|del|dal|entre|desde|tra|fra|tussen|van|od|między|от|с|между|з|від|між)"
    r"(?:\sil|\sel)?\s"
)
_TO = r"\s(?:bis|und|à|et|a|al|y|hasta|e|tot|en|do|i|по|до|и|і)(?:\sil|\sel)?\s"
_SHAPES = (
    rf"{_DAY}{_MARK}(?:\s?[-–—]\s?(?P<until>3[01]|[12][0-9]|0?[1-9]){_MARK})?"
    rf"(?P<other>\s\([0-9]{{1,2}}\.?\))?{_LINK}(?:MONTH){_LINK}{_YEAR}",
    rf"(?:MONTH){_LINK}{_YEAR}",
    rf"{_YEAR}-(?P<month>0[1-9]|1[0-2])-{_DAY}(?![-\w])",
    rf"{_DAY}(?P<joint>[./])\s?(?P<month>1[0-2]|0?[1-9])(?P=joint)\s?{_YEAR}",
    rf"{_BETWEEN}{_YEAR}{_TO}(?P<last>1[0-9]{{3}}|2[01][0-9]{{2}})(?![0-9]|[.,][0-9])",
    rf"{_YEAR}\s?[-–—]\s?(?P<last>1[0-9]{{3}}|2[01][0-9]{{2}})(?![0-9]|[.,][0-9])",
    rf"(?P<alone>{_YEAR})",
)
_WORD = re.compile(r"(?<![\w.,:/])\w")
_YEAR_GOES_ON = re.compile(rf"{_AFTER_A_YEAR}|\s*(?:[^\w%\s]|\Z)|\s*\n", re.IGNORECASE)


def foreign_dates(text: str, language: str) -> tuple[TimeExpression, ...]:
    """The dates of a text in `language`, by its code; offsets are code points, end exclusive.

    A day in two calendars, "7 (20) декабря", is found and left undated: which is which is not said.
    """
    return tuple(_expressions(text, language))


def _expressions(text: str, language: str) -> Iterator[TimeExpression]:
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end:
            continue
        for shape in _shapes(language):
            match = shape.match(text, word.start())
            if match and not (match.groupdict().get("alone") and not _is_year(text, match)):
                yield _expression(match, language)
                end = match.end()
                break


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Whether four figures alone are a year: by the words around, or where nothing is counted."""
    before = text[max(0, match.start() - 20) : match.start()].lower().split()
    sign = text[match.start() - 1 : match.start()]
    is_led = sign == " " and before[-1:] and before[-1].lstrip("(«„“") in _BEFORE_A_YEAR
    if sign == "(" or is_led:
        return True
    return bool(_YEAR_GOES_ON.match(text, match.end()))


def _expression(match: re.Match[str], language: str) -> TimeExpression:
    return TimeExpression(
        *match.span(), match.group(), TimeKind.ABSOLUTE, _edtf(match.groupdict(), language),
        Basis.STATED, "", None,
    )  # fmt: skip


def _edtf(found: dict[str, str | None], language: str) -> str | None:
    """The date of a match, None where the words do not say which it is or there is no such day."""
    parts = [found["year"] or ""]
    if last := found.get("last"):
        return _dated(f"{parts[0]}/{last}")
    if name := found.get("name"):
        months = _months(language)
        parts.append(f"{next(n for n, month in enumerate(months, 1) if month.match(name)):02}")
    elif month := found.get("month"):
        parts.append(f"{int(month):02}")
    if day := found.get("day"):
        parts.append(f"{int(day):02}")
    until = found.get("until")
    end = "/" + "-".join((*parts[:2], f"{int(until):02}")) if until else ""
    return None if found.get("other") else _dated("-".join(parts) + end)


def _dated(edtf: str) -> str | None:
    try:
        dates.parse(edtf)
    except dates.DateError:
        return None
    return edtf


@cache
def _months(language: str) -> tuple[re.Pattern[str], ...]:
    names = (_named(name, language) for name in MONTHS.get(language, ()))
    return tuple(re.compile(rf"\s*{name}", re.IGNORECASE) for name in names)


def _named(names: str, language: str) -> str:
    return rf"(?:{names}){_ENDING if language in _TURKIC else ''}\b"


@cache
def _shapes(language: str) -> tuple[re.Pattern[str], ...]:
    """Every shape, the longest first; those with a month only where its names are known."""
    names = _named("|".join(MONTHS.get(language, ())), language)
    shapes = [*([_YEAR_FIRST] if language in _TURKIC else []), *_SHAPES]
    fitting = (each for each in shapes if language in MONTHS or "MONTH" not in each)
    named = (each.replace("(?:MONTH)", f"(?P<name>{names})") for each in fitting)
    return tuple(re.compile(each, re.IGNORECASE) for each in named)
