"""Sentences and words that pages are written in: dates, derivations, roles, prose with links."""

import re
from collections.abc import Callable, Iterator, Mapping

from azref import dates
from azref.entries import DateStatement, Form, Role
from azref.render.page import Line, Run, Tone

Wording = Callable[[str], str]
"""Gives the reader's wording of an English text; `str` itself for English."""

_RULE = re.compile(r"(?P<unit>\w+)\((?P<anchor>[^()]+)\)(?P<shift>[+-]\d+)?")
_TOKEN = re.compile(r"(?<![a-z0-9])[a-z0-9]++(?:-[a-z0-9]++)+")  # linear in the longest word
_LANGUAGES = {"az": "Azerbaijani", "en": "English", "ru": "Russian", "tr": "Turkish",
              "fr": "French", "it": "Italian"}  # fmt: skip


def language_name(code: str, say: Wording) -> str:
    return say(_LANGUAGES.get(code, code))


def date_words(edtf: str | None, say: Wording) -> str:
    """A date in words: "from January 2015, still open"; "no date" for none."""
    return dates.say(dates.parse(edtf)) if edtf else say("no date")


def role_words(form: Form, say: Wording) -> str:
    """What a printed form is: "wrong form", "Azerbaijani acronym", "variant", "" for a name."""
    if form.role is Role.MISPRINT:
        return say("wrong acronym")
    if form.role is Role.CALQUE:
        return say("wrong form")
    if form.role is Role.ACRONYM:
        language = language_name(form.language, say)
        return say("{language} acronym").format(language=language)
    return say("official name") if form.role is Role.NAME else ""


def undated_words(kind: str, say: Wording) -> str:
    """Why a statement of the source has no date."""
    reasons = {
        "recurring": "recurring; the source names no year",
        "deictic": "at the time of writing, which the source does not state",
    }
    return say(reasons.get(kind, "the source gives no date"))


def derivation(date: DateStatement, links: Mapping[str, Run], say: Wording) -> Line:
    """How a relative date was resolved, in a sentence that links the event it counts from."""
    reading = Run(date_words(date.edtf, say), Tone.STRONG)
    said = Run(f"“{date.said}”")
    match = _RULE.fullmatch(date.rule)
    if match is None:
        text = say(" is read as ") if date.edtf else say(" gives ")
        rule = (Run(" ("), *linked(date.rule, links), Run(")")) if date.rule else ()
        return (said, Run(text), reading, *rule, Run("."))
    anchor = links.get(match["anchor"], Run(match["anchor"]))
    distance = _distance(match["unit"], int(match["shift"] or 0), say)
    return (said, Run(distance), anchor, Run(": "), reading, Run("."))


def _distance(unit: str, shift: int, say: Wording) -> str:
    """How far a rule counts: " takes the year of ", " is the year after ", " is 2 years after "."""
    if shift == 0:
        text = say(" takes the {unit} of ")
    elif abs(shift) == 1:
        text = say(" is the {unit} after ") if shift > 0 else say(" is the {unit} before ")
    else:
        text = (
            say(" is {count} {unit}s after ") if shift > 0 else say(" is {count} {unit}s before ")
        )
    return text.format(unit=say(unit), count=abs(shift))


def linked(text: str, links: Mapping[str, Run]) -> Line:
    """`text` with every id that `links` knows replaced by its run."""
    return tuple(_linked(text, links))


def _linked(text: str, links: Mapping[str, Run]) -> Iterator[Run]:
    done = 0
    for match in _TOKEN.finditer(text):
        if match.group() in links:
            if match.start() > done:
                yield Run(text[done : match.start()])
            yield links[match.group()]
            done = match.end()
    if done < len(text):
        yield Run(text[done:])
