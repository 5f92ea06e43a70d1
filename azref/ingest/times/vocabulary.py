"""The words of the calendar, and the regular expressions made of them.

Fragments are written for matching without regard to case; names of months switch that off, since
"may" and "march" are verbs. A blank in a pattern stands for white space within a paragraph.
"""

import re

from azref.dates import MONTHS

_SPACE = r"(?:[^\S\n]{1,3}(?:\n[^\S\n]{0,3})?|\n[^\S\n]{0,3})"

NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "last": 4,
}
SEASON_NUMBERS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_ABBREVIATIONS = {9: "Sept?"} | {n: name[:3] for n, name in enumerate(MONTHS, 1) if n != 9}


def pattern(text: str) -> str:
    """The regular expression for `text`, whose blanks match white space within a paragraph."""
    return text.replace(" ", _SPACE)


def compiled(text: str) -> re.Pattern[str]:
    """The pattern of `text`, compiled to match without regard to case."""
    return re.compile(pattern(text), re.IGNORECASE)


def _month_names(number: int, name: str) -> str:
    lower = "" if name in ("March", "May") else f"|{name.lower()}"
    return f"{name}|{name.upper()}{lower}"


def _one_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_WHOLE_MONTH = "|".join(_month_names(n, name) for n, name in enumerate(MONTHS, 1))
_SHORT_MONTH = "|".join(rf"{short}\b\.?" for short in _ABBREVIATIONS.values())
WHOLE_MONTH = rf"(?-i:\b(?:{_WHOLE_MONTH})\b)"
MONTH = rf"(?-i:\b(?:(?:{_WHOLE_MONTH})\b|{_SHORT_MONTH}))"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9])"
YEAR = r"(?:1[0-9]{3}|2[01][0-9]{2})(?![0-9])"
_BC = r"(?:BCE?|B\.C\.(?:E\.)?)"
_AD = r"(?:AD|CE|A\.D\.|C\.E\.)"
ERA = rf"(?-i: (?:{_BC}|{_AD})(?!\w))"
BEFORE_CHRIST = rf"(?-i: {_BC}(?!\w))"
ERA_YEAR = rf"(?:(?-i:AD|A\.D\.) [1-9][0-9]{{0,3}}(?![0-9])|[1-9][0-9]{{0,3}}{ERA})"
ANY_YEAR = rf"(?:{ERA_YEAR}|{YEAR})"
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
DAY_ORDINAL = (
    r"(?:(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    r"tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)(?!-)"
)
SEASON = r"(?:spring|summer|autumn|fall|winter)"
_TENS = rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:{_one_of(NUMBERS)})"
NUMBER = rf"(?:{_TENS}|{_one_of(NUMBERS)}|[0-9]{{1,5}})"
ORDINAL = rf"(?:twenty-first|{_one_of(ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th))"
UNIT = r"(?:days?|weeks?|fortnights?|months?|years?|decades?|century|centuries)(?![-\w])"
DASH = r"(?:\s?[-‐‑–—]\s?)"

NEXT_WORDS = r"(?:following|next|subsequent|ensuing)"
LAST_WORDS = r"(?:previous|preceding|prior|foregoing)"
SAME_WORDS = r"(?:the (?:very )?same|that(?: same| very)?|this same)"
WHICH = rf"(?:{SAME_WORDS}|the {NEXT_WORDS}|the {LAST_WORDS})"


# The letters that match i, s and k where case does not count.
_LOOKALIKES = str.maketrans("İıſ\u212a", "iisk")


def plain(words: str) -> str:
    """The words in lower case, with i, s and k for the letters that match them regardless of it."""
    return words.translate(_LOOKALIKES).lower()


_OPENINGS = frozenset(
    f"""
    {" ".join([*NUMBERS, *ORDINALS, *SEASON_NUMBERS, *MONTHS, "sept"])}
    {" ".join(f"{season}s" for season in SEASON_NUMBERS)}
    {" ".join(month[:3] for month in MONTHS)}
    mon tue tues wed thu thur thurs fri sat sun
    monday tuesday wednesday thursday friday saturday sunday q1 q2 q3 q4 h1 h2 h3 h4
    day days week weeks fortnight fortnights month months year years decade decades century
    centuries about ad almost annually approximately around at ay barely beginning between
    biannually biennially by close closing currently daily during each earlier early end ensuing
    even ever every exactly few final following for from fy half in just lately late later many mid
    middle monthly more nearly next now nowadays on once only opening over per precisely presently
    quarterly recently right roughly semi several since some start subsequent that the these this
    muharram safar rabi rabiʿ jumada jumadaʿ rajab sha shaban shaʿban ramadan shawwal dhu dhul dhual
    thrice throughout till to today tomorrow tonight triennially turn twice until up very weekly
    within yearly yesterday
    """.lower().split()
)


def opens(word: str) -> bool:
    """Whether a time expression can begin with `word`: told in a hundredth of what it costs to try.

    Every shape of the grammar begins with such a word, or with a digit.
    """
    if word[0] <= "9" or word[:2] in ("FY", "AY"):
        return True
    return (word.lower() if word.isascii() else plain(word)) in _OPENINGS


def month_number(name: str) -> int:
    """The number of a month by its name or abbreviation."""
    prefix = name[:3].lower()
    return next(n for n, month in enumerate(MONTHS, 1) if month[:3].lower() == prefix)


def number(words: str) -> int:
    """The value of a number or ordinal in digits or words."""
    digits = re.match("[0-9]+", words)
    if digits:
        return int(digits.group())
    tens, _, ones = plain(words).rpartition("-")
    return NUMBERS.get(tens, 0) + (NUMBERS.get(ones) or ORDINALS[ones])


def year_text(words: str) -> str:
    """A year as EDTF writes it: 1994, AD 70 as 0070, 44 BC as -0043, 1 BC as 0000."""
    year = int(re.sub("[^0-9]", "", words))
    if "B" not in words:
        return f"{year:04d}"
    return f"-{year - 1:04d}" if year > 1 else "0000"


def direction(words: str) -> int:
    """How many units on the words count: "the following" 1, "that" 0, "the previous" -1."""
    if re.search(NEXT_WORDS, words, re.IGNORECASE):
        return 1
    return -1 if re.search(LAST_WORDS, words, re.IGNORECASE) else 0
