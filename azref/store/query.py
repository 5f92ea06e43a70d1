"""The reader's query, parsed: words, phrases, and the fields that grow out of the same line."""

import re
from typing import NamedTuple

from azref.folding import fold_query, in_latin, is_cyrillic
from azref.store.fields import NAMES, SCOPE_NAMES, kinds_of, scope_of, spelt

_PART = re.compile(
    r'(?<!\w)"([^"]*)"(?!\w)'
    rf"|(?<!\S)(?:({'|'.join(NAMES)}):(\S*)|({'|'.join(SCOPE_NAMES)}):)"
)
_YEARS = re.compile(r"(\d{4})?(\.\.+|-)?(\d{4})?")


class Years(NamedTuple):
    """A stretch of years, both included; empty where it is open."""

    first: str
    last: str


class Query(NamedTuple):
    """What is looked up: `text` folded, the words of phrases among its own.

    `typed` is the whole line folded, in Latin letters; `latin` the text as Azerbaijani in Latin
    letters, empty where no Cyrillic ones were typed; `read` that as it is spelt, empty beside
    fields; `unclear` holds fields whose value says nothing yet, `reversed` those whose years end
    before they begin.
    """

    typed: str
    text: str
    phrases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: Years | None = None
    scope: str = ""
    unclear: tuple[str, ...] = ()
    latin: str = ""
    reversed: tuple[str, ...] = ()
    read: str = ""

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
    ``növ:əməliyyat``, ``nov:emel``  no text: the kind ``operation``, in English all the same
    ``il:2001``, ``mənbədə: silk``   years 2001 to 2001; text ``silk``, scope ``source``
    ``сүлһ``                         text ``сүлһ``, in Latin letters ``sulh``
    ``year:20``, ``in:x``            no text, but unclear
    ``year:2004..2001``              no text, but reversed
    ``a:b``, ``"silk``, ``kind :x``  text as it stands
    ===============================  ==========================================================
    """
    typed = fold_query(line)
    if is_cyrillic(line):
        latin = _fields(fold_query(in_latin(line)))
        read = " ".join(in_latin(line).split()) if latin.text == latin.typed else ""
        return latin._replace(text=_fields(typed).text, latin=latin.text, read=read)
    if ":" not in typed and '"' not in typed:
        return Query(typed, typed)
    return _fields(typed)


def _fields(typed: str) -> Query:
    text, at = "", 0
    query = Query(typed, "")
    for part in _PART.finditer(typed):
        phrase, name, value, scope = part.groups()
        text += typed[at : part.start()] + (f" {phrase} " if phrase else "")
        if scope:
            query = query._replace(scope=SCOPE_NAMES[scope])
        elif phrase is None:
            query = _with_field(query, name, value)
        elif stripped := phrase.strip():
            query = query._replace(phrases=(*query.phrases, stripped))
        at = part.end()
    return query._replace(text=" ".join((text + typed[at:]).split()))


def has_years(line: str) -> bool:
    """Whether a line names years of its own, be it only the beginning of them."""
    return any(NAMES.get(part[2] or "") == "year" for part in _PART.finditer(fold_query(line)))


def _with_field(query: Query, name: str, value: str) -> Query:
    """`query` with a field more."""
    field = NAMES[name]
    if field == "kind" and value.isalpha():
        return query._replace(kinds=(*query.kinds, *kinds_of(name, value)))
    if field == "year" and (years := _years(value)):
        if years.last and years.first > years.last:
            return query._replace(reversed=(*query.reversed, spelt(name, value)))
        return query._replace(years=years)
    if field == "in" and (scope := scope_of(value)):
        return query._replace(scope=scope)
    return query._replace(unclear=(*query.unclear, spelt(name, value)))


def _years(value: str) -> Years | None:
    found = _YEARS.fullmatch(value)
    if not found or not (found[1] or found[3]):
        return None
    first, between, last = (part or "" for part in found.groups())
    if not between:
        return Years(first, first) if first and not last else None
    if between == "-" and not (first and last):
        return None
    return Years(first, last)
