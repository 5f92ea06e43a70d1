"""What of a text must be accounted for: its acronyms, names and numbers, times apart.

An acronym may stand in brackets after its expansion or before it, beside it, or inside a
hyphenated name (NATO-EEA); what it abbreviates there is found as Schwartz and Hearst do: "A simple
algorithm for identifying abbreviation definitions in biomedical text" (2003). A name is a run of
capitalised words. A number comes with what it counts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from azref.entries import Span
from azref.ingest.passages import Stretch

_OPENING = frozenset(
    """a about according after all also although among an and another any as at because before
    between both but by despite during each earlier even every few finally first following for
    from furthermore he hence her here his however i if in indeed instead it its last later like
    many meanwhile more moreover most my nevertheless next no not now of on once one only or other
    our out over several she since so some soon still such than that the their then there
    therefore these they this those though through throughout thus to today together under
    unlike until upon we what when where whereas which while who with within without yet you
    your""".split()  # noqa: SIM905
)
_NUMERAL = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?"
)
_MULTIPLE = "(?:dozen|hundred|thousand|million|billion)s?"
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth"
_IN_WORDS = (
    rf"(?:(?:half\s)?a\s|one\s|(?:ten|dozen|hundred)s\sof\s|(?:{_NUMERAL})[\s-])?{_MULTIPLE}"
    rf"(?:[\s-]{_MULTIPLE})*(?:\s(?:and\s)?(?:{_NUMERAL}|one)\b)?|{_NUMERAL}"
)
_FRACTION = (
    "(?:two|three|four|five|six|seven|nine)-(?:thirds|quarters|fifths|sixths|eighths|tenths)"
)
_FRACTIONS = "½⅓⅔¼¾⅕⅛"
_NUMBER = re.compile(
    rf"(?=[\d$€£{_FRACTIONS}])(?<![\w.,])(?<![^\W\d_]-)(?:[$€£]\s?)?"
    rf"(?:\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+|\d+(?:[.,:]\d+)*[{_FRACTIONS}]?|[{_FRACTIONS}])"
    rf"(?:st|nd|rd|th|[^\W\d_]{{1,3}})?\b(?:\s?%|\sper\s?cent\b)?"
    rf"(?:\s{_MULTIPLE})?"
    rf"|(?=[abdefhmnost])\b(?:{_FRACTION}|{_IN_WORDS}|{_ORDINALS})\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:\s|-)((?:[^\W\d_][\w’'-]*\s?){1,4})")
_COUNTED_END = re.compile(
    r"\b(?:a|an|and|are|as|at|by|came|did|do|does|for|from|had|has|have|in|including|into|is|not|of|"
    r"on|or|that|the|to|was|were|which|who|will|with|would)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][^\W_]*")
_UPPER = "".join(letter for letter in map(chr, range(0x41, 0x2000)) if letter.isupper())
_ACRONYM = re.compile(
    rf"(?<![^\W_])(?:(?:[{_UPPER}]\.){{2,}}|"
    rf"(?=[^\W_]*?[{_UPPER}][^\W_]*?[{_UPPER}])[^\W\d_][^\W_]*(?:-\d[^\W_]*)?|[{_UPPER}]&[{_UPPER}]+|"
    rf"[{_UPPER}]+-?\d[^\W_]*)"
)
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})[a-z]?")
_SMALL = re.compile(r"(?<![\w’'-])[^\W\d_][\w-]*")
_CAPITAL_NOUNS = frozenset(("de", "lb"))
_SMALL_ROMAN = re.compile(r"[IVX]{2,}[a-z]?")
_CAPITAL = re.compile(rf"(?<![\w’'°-])(?:[ae]l-|[dl][’'])?[{_UPPER}][\w-]*(?:[’'](?!s\b)\w+)*")
_PARTICLES = (
    r"(?:(?:af|al|av|bin|bint|da|das|de|del|della|den|der|di|dos|du|el|ibn|la|las|le|los|ter|van|"
    r"vom|von|zu|zum|zur)\s){1,3}"
)
_JOINT = re.compile(rf"\s(?:(?:(?:of|for)(?:\sthe)?|the|and|&)\s|{_PARTICLES})?")
_TITLE = re.compile(
    rf"(?<![\w’'-])(?:[{_UPPER}]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Maj|Capt|Sgt|Amb|Sen|Rep|Gov)$"
)
_GOES_ON = re.compile(rf"\s(?:(?:and|or)\s(?:the\s)?|{_PARTICLES})?(?:[ae]l-|[dl][’'])?[{_UPPER}]")
_LIST_ON = re.compile(rf"(?:,\s[{_UPPER}][\w-]*){{1,8}},?\s(?:and|or)\s[{_UPPER}]")
_APART = re.compile(
    r"\s?([(,])\s?(?:(?:or|the|hereafter|hereinafter|abbreviated(?:\s(?:as|to))?|(?:also\s)?known\sas|"
    r"called|for\sshort|in\sshort)\s)*[“\"‘']?$"
)
_INSIDE = re.compile(r"\s\(([^()]{4,150})\)")
_LONGEST_BEFORE = 200
_LONGEST_LINK = 30
_LONGEST_TITLE = 6
_LEAST_CAPITALS = 2
_HEADING = 4
_LONG_WORD = 8


class Mention(NamedTuple):
    """Something of the source that must be accounted for; kind is time, acronym, number, name.

    `about` is what an acronym stands for in the text itself, or what a number counts there.
    """

    span: Span
    kind: str
    text: str
    about: str = ""


def mentions(
    text: str, stretches: Sequence[Stretch], times: Sequence[Span], language: str = "en"
) -> tuple[Mention, ...]:
    """Everything in `text` to account for, in order; what lies inside a time is part of it, and an
    acronym at the end of a name none of the name.

    In another language than English numbers in words are none, and where every noun is capital
    neither are names.
    """
    found = [Mention(span, "time", text[span.start : span.end]) for span in times]
    taken = Cover(text, times)
    headings = Cover(text, (s.span for s in stretches if _is_heading(text, s.span)))
    numbers = (each for each in _numbers(text) if language == "en" or not each.text[0].isalpha())
    for scan in (_acronyms(text, headings), numbers):
        fresh = [mention for mention in scan if not taken.covers(mention.span)]
        taken.add(mention.span for mention in fresh)
        found += fresh
    for span in () if language in _CAPITAL_NOUNS else _names(text, stretches, language):
        name = taken.without_covered_ends(span)
        if name and not headings.covers(name):
            found.append(Mention(name, "name", text[name.start : name.end]))
    return tuple(sorted(found))


class Cover:
    """Which code points of a text a set of spans covers."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        self._text = text
        self._inked = bytearray(len(text))
        self.add(spans)

    def add(self, spans: Iterable[Span]) -> None:
        for span in spans:
            self._inked[span.start : span.end] = b"\1" * (span.end - span.start)

    def covers(self, span: Span) -> bool:
        """Whether every letter and digit of `span` is covered."""
        if self._inked.find(0, span.start, span.end) < 0:
            return True
        if self._inked.find(1, span.start, span.end) < 0:
            return not any(map(str.isalnum, self._text[span.start : span.end]))
        stretch = self._text[span.start : span.end], self._inked[span.start : span.end]
        return all(inked or not letter.isalnum() for letter, inked in zip(*stretch, strict=True))

    def covers_name(self, span: Span) -> bool:
        """Whether every capitalised word of `span` is covered, an opening article apart."""
        return self._inked.find(0, span.start, span.end) < 0 or all(
            self.covers(Span(*word.span()))
            for word in self._capitalised(span)
            if word.group() not in ("A", "An", "The")
        )

    def without_covered_ends(self, span: Span) -> Span | None:
        """What is left of a name between its first and its last capitalised word not covered."""
        if self._inked.find(1, span.start, span.end) < 0:
            return span
        words = [Span(*word.span()) for word in self._capitalised(span)]
        free = [word for word in words if not self.covers(word)]
        if len(free) == len(words):
            return span
        return Span(free[0].start, free[-1].end) if free else None

    def _capitalised(self, span: Span) -> Iterator[re.Match[str]]:
        words = _WORD.finditer(self._text, span.start, span.end)
        return (word for word in words if word.group()[0].isupper())


def _acronyms(text: str, headings: Cover) -> Iterator[Mention]:
    for match in _ACRONYM.finditer(text):
        span = Span(*match.span())
        if not is_short_form(match.group()) or headings.covers(span):
            continue
        if not _is_roman_number(text, match):
            yield Mention(span, "acronym", match.group(), expansion(text, span))


def is_short_form(word: str) -> bool:
    """Whether a word looks like an acronym: at least two capitals, as many as small letters.

    PfP, IPAPs, DoD, U.S., G20 and F-16 are; McDonald and iPhone are not.
    """
    capitals = sum(map(str.isupper, word))
    small = sum(map(str.islower, word))
    if capitals and not small and any(map(str.isdigit, word)):
        return True
    return capitals >= _LEAST_CAPITALS and capitals >= small


def _is_heading(text: str, span: Span) -> bool:
    """Whether everything is in capitals, so that capitals mean nothing: several words, or a long
    one on a line of its own.
    """
    sentence = text[span.start : span.end]
    if not sentence.isupper():
        return False
    words = _WORD.findall(sentence)
    around = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    is_line = not around.strip("\n")
    return len(words) >= _HEADING or (is_line and max(map(len, words)) >= _LONG_WORD)


def _is_roman_number(text: str, match: re.Match[str]) -> bool:
    """Whether it is a Roman number: "Corps II", "Article XIV", "phase II"."""
    if not _ROMAN.fullmatch(match.group()):
        return False
    if _SMALL_ROMAN.fullmatch(match.group()) and match.start() and text[match.start() - 1] == " ":
        return True
    before = text[max(0, match.start() - 40) : match.start()].split(" ")
    return len(before) > 1 and not before[-1] and before[-2][:1].isupper()


def expansion(text: str, acronym: Span) -> str:
    """The words beside an acronym that it abbreviates, empty where there are none.

    "Planning Process (PP)", "Planning Process, or PP", "PP (Planning Process)" and "PP Planning
    Process" are read.
    """
    short = text[acronym.start : acronym.end]
    nearby = max(0, acronym.start - _LONGEST_LINK)
    if apart := _APART.search(text, nearby, acronym.start):
        before = text[max(0, acronym.start - _LONGEST_BEFORE) : apart.start()]
        long_form = _long_form(short, before)
        if apart[1] == "(" or _spells(long_form, short):
            return long_form
    if inside := _INSIDE.match(text, acronym.end):
        return _long_form(short, inside.group(1))
    return _named_after(short, text[acronym.end : acronym.end + _LONGEST_BEFORE])


def _spells(long_form: str, short: str) -> bool:
    """Whether the first letters of words are the acronym, as they must be after a mere comma."""
    initials = "".join(word[0] for word in _WORD.findall(long_form))
    return initials.lower() == short.lower()


def _long_form(short: str, before: str) -> str:
    """The shortest end of `before` that holds the letters of `short` in order, whole words."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    if len(letters) > 1 and letters[-1] == "s" and short[-1] == "s":
        letters.pop()
    at = len(before)
    for number, letter in reversed(list(enumerate(letters))):
        at = before.lower().rfind(letter, 0, at)
        while number == 0 and at > 0 and before[at - 1].isalnum():
            at = before.lower().rfind(letter, 0, at)
        if at < 0:
            return ""
    most = min(len(letters) + 5, 2 * len(letters))
    long_form = before[at:]
    is_fitting = len(long_form.split()) <= most and not re.search(r"[.;:!?]\s", long_form)
    return long_form if is_fitting and len(long_form) > len(short) else ""


def _named_after(short: str, after: str) -> str:
    """The capitalised words right after an acronym, if they spell it."""
    run = next(_runs(after), None)
    if run is None or run.start != 1:
        return ""
    name = after[run.start : run.end]
    initials = [word[0] for word in name.split() if word[0].isupper()]
    return name if len(initials) > 1 and "".join(initials).startswith(short) else ""


def _numbers(text: str) -> Iterator[Mention]:
    for match in _NUMBER.finditer(text):
        yield Mention(Span(*match.span()), "number", match.group(), _counted(text, match.end()))


def _counted(text: str, at: int) -> str:
    """The words after a number that say what it counts: "120 military personnel"."""
    match = _COUNTED.match(text, at)
    if not match:
        return ""
    stop = _COUNTED_END.search(match.group(1))
    return (match.group(1)[: stop.start()] if stop else match.group(1)).strip()


def _names(text: str, stretches: Sequence[Stretch], language: str) -> Iterator[Span]:
    """Runs of capitals that a sentence does not merely begin with.

    In another language than English a word that stands small elsewhere in the text is none's.
    """
    small = _OPENING if language == "en" else frozenset(_SMALL.findall(text))
    openings = {stretch.span.start for stretch in stretches}
    runs = [(span, _opens(text, span, openings)) for span in _runs(text)]
    inner: set[str] = set()
    for span, is_opening in runs:
        inner.update(_CAPITAL.findall(text, span.start, span.end)[is_opening:])
    for span, is_opening in runs:
        name = _without_opening(text, span, inner, small) if is_opening else span
        if name.start < name.end and not _SMALL_ROMAN.fullmatch(text, *name):
            yield name


def _runs(text: str) -> Iterator[Span]:
    """Runs of capitalised words, joined by single blanks or by words such as "of the"."""
    start = end = -1
    for word in _CAPITAL.finditer(text):
        if start >= 0 and not _joins(text, start, end, word):
            yield Span(start, end)
            start = word.start()
        elif start < 0:
            start = word.start()
        end = word.end()
    if start >= 0:
        yield Span(start, end)


def _joins(text: str, start: int, end: int, word: re.Match[str]) -> bool:
    """Whether a capitalised word goes on a run, be it after an initial or a title with its stop."""
    if _JOINT.fullmatch(text, end, word.start()):
        return True
    is_stop = text[end : word.start()] in (". ", ".", ".\u00a0")
    is_title = is_stop and _TITLE.search(text, max(start, end - _LONGEST_TITLE), end)
    return bool(is_title) and word.group().lower() not in _OPENING


def _opens(text: str, span: Span, openings: set[int]) -> bool:
    """Whether a run opens a sentence, be it after quotation marks or a bracket."""
    start = span.start
    while start > 0 and text[start - 1] in "\"“‘'([«":
        start -= 1
    return start in openings or span.start in openings


def _first_word(text: str, span: Span) -> str:
    match = _CAPITAL.match(text, span.start)
    return match.group() if match else ""


def _without_opening(text: str, span: Span, inner: set[str], small: frozenset[str]) -> Span:
    """A run at the start of a sentence without the word that is capital for that reason alone.

    The word stays where it stands capital inside a sentence too, or where more capitals follow
    and it is no function word: "Peter Rabbit", "Charles de Gaulle", "Latvia, Estonia and Malta".
    """
    first = _first_word(text, span)
    rest = text[span.start + len(first) : span.end].lstrip(" ")
    if first in inner and first.lower() not in small:
        return span
    end = span.start + len(first)
    goes_on = _GOES_ON.match(text, end) or _LIST_ON.match(text, end)
    if first.lower() not in small and (goes_on or rest[:1] == "."):
        return span
    start = span.end - len(rest)
    while rest and not rest[0].isupper():
        rest = rest.partition(" ")[2]
        start = span.end - len(rest)
    return Span(start, span.end)
