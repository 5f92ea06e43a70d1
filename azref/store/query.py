"""The reader's query, parsed: words, phrases, and the fields that grow out of the same line."""

import re
from typing import NamedTuple

from azref.folding import fold_query, in_latin, is_cyrillic

_PART = re.compile(r'(?<!\w)"([^"]*)"(?!\w)|(?<!\S)(kind|year|in):(\S*)')
_YEARS = re.compile(r"(\d{4})?(\.\.+|-)?(\d{4})?")
_SCOPES = ("source", "context")
FIELDS = ("kind:operation", "year:2001..2004", "in:source", '"exact phrase"')
"""An example of each way to narrow a lookup."""


class Years(NamedTuple):
    """A stretch of years, both included; empty where it is open."""

    first: str
    last: str


class Query(NamedTuple):
    """What is looked up: `text` folded, the words of phrases among its own.

    `typed` is the whole line folded, in Latin letters; `latin` the text as Azerbaijani in Latin
    letters, empty where no Cyrillic ones were typed; `unclear` holds fields whose value says
    nothing yet.
    """

    typed: str
    text: str
    phrases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: Years | None = None
    scope: str = ""
    unclear: tuple[str, ...] = ()
    latin: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether a field narrows what the words find."""
        return bool(self.kinds or self.years or self.scope)


def parse(line: str) -> Query:
    """What a reader typed, as it is understood; any line is, and no line is an error.

    ===============================  ==========================================================
    ``SNT``                          text ``snt``
    ``nato kind:operation``          text ``nato``, kinds ``operation``
    ``kind:fund kind:forum``         no text: all entries of either kind
    ``year:2001..2004``, ``2001-4``  years 2001 to 2004; the text ``2001-4``
    ``year:2001``, ``year:..2004``   years 2001 to 2001; years up to 2004
    ``"action plan" nato``           text ``action plan nato``, phrases ``action plan``
    ``in:source silk``               text ``silk``, scope ``source``; the other is ``context``
    ``сүлһ``                         text ``сүлһ``, in Latin letters ``sulh``
    ``year:20``, ``in:x``            no text, but unclear
    ``a:b``, ``"silk``, ``kind :x``  text as it stands
    ===============================  ==========================================================
    """
    typed = fold_query(line)
    if is_cyrillic(line):
        latin = _fields(fold_query(in_latin(line)))
        return latin._replace(text=_fields(typed).text, latin=latin.text)
    if ":" not in typed and '"' not in typed:
        return Query(typed, typed)
    return _fields(typed)


def _fields(typed: str) -> Query:
    text, at = "", 0
    query = Query(typed, "")
    for part in _PART.finditer(typed):
        phrase, field, value = part.groups()
        text += typed[at : part.start()] + (f" {phrase} " if phrase else "")
        query = _with(query, part.group(), phrase, field, value)
        at = part.end()
    return query._replace(text=" ".join((text + typed[at:]).split()))


def _with(query: Query, part: str, phrase: str | None, field: str, value: str) -> Query:
    """`query` with a phrase or a field more."""
    if phrase is not None:
        stripped = phrase.strip()
        return query._replace(phrases=(*query.phrases, stripped)) if stripped else query
    if field == "kind" and value.isalpha():
        return query._replace(kinds=(*query.kinds, value))
    if field == "year" and (years := _years(value)):
        return query._replace(years=years)
    if field == "in" and value in _SCOPES:
        return query._replace(scope=value)
    return query._replace(unclear=(*query.unclear, part))


def _years(value: str) -> Years | None:
    found = _YEARS.fullmatch(value)
    if not found or not (found[1] or found[3]):
        return None
    first, between, last = (part or "" for part in found.groups())
    if not between:
        return Years(first, first) if first and not last else None
    if between == "-" and not (first and last):
        return None
    return Years(*sorted((first, last))) if first and last else Years(first, last)
