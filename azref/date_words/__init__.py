"""Dates in words, in the language the caller names: English or Azerbaijani.

say(parse("1994-05-04"), "az")  →  "4 may 1994"
"""

from functools import cache

from azref.date_words.speech import Speech
from azref.dates import Edtf

SPOKEN = ("en", "az")
"""The languages dates are said in."""


@cache
def _speech(language: str) -> Speech:
    if language == "az":
        from azref.date_words.azerbaijani import Azerbaijani

        return Azerbaijani()
    from azref.date_words.english import English

    return English()


def say(date: Edtf, language: str = "en") -> str:
    """The date in words; in English for a language azref does not speak.

    "4 May 1994", "from January 2015, still open", "about 1850"; in Azerbaijani "4 may 1994",
    "2015-ci ilin yanvarından bu günədək", "təxminən 1850-ci il".
    """
    return _speech(language).say(date)


def months(language: str) -> tuple[str, ...]:
    """The twelve months by name, as they stand within a date."""
    return _speech(language).months


def short_months(language: str) -> tuple[str, ...]:
    """The twelve months in three letters or so, for an axis."""
    return _speech(language).short_months
