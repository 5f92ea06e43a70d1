"""Sentences and words that pages are written in: dates, derivations, roles, prose with links."""

import re
from collections.abc import Iterator, Mapping

from azref import dates
from azref.date_words import say as say_date
from azref.entries import LANGUAGES, DateStatement, Form, Name, Reference, Role
from azref.render.page import Line, Run, Tone
from azref.render.wording import Wording

_RULE = re.compile(r"(?P<unit>\w+)\((?P<anchor>[^()]+)\)(?P<shift>[+-]\d+)?")
_PLACE = re.compile(r"\{(\w+)\}")
_TOKEN = re.compile(r"(?<![a-z0-9])[a-z0-9]++(?:-[a-z0-9]++)+")  # linear in the longest word
UNDATED = {
    "recurring": "recurring; the source names no year",
    "deictic": "at the time of writing, which the source does not state",
}


def language_name(code: str, say: Wording) -> str:
    return say(LANGUAGES.get(code, code))


def date_words(edtf: str | None, say: Wording) -> str:
    """A date in words: "from January 2015, still open"; "no date" for none."""
    return say_date(dates.parse(edtf), say.language) if edtf else say("no date")


def date_run(edtf: str | None, say: Wording, tone: Tone = Tone.PLAIN) -> Run:
    """A date in words of the reader's language, which the run names."""
    return own_run(date_words(edtf, say), say, tone)


def own_run(text: str, say: Wording, tone: Tone = Tone.PLAIN) -> Run:
    """Words of the reader's language, which the run names."""
    return Run(text, tone, say.language)


def name_run(name: Name, target: str = "") -> Run:
    """The name of an entry, in its language; no language names the edition's."""
    tone = Tone.PLAIN if name.is_confirmed else Tone.UNCONFIRMED
    return Run(name.text, tone, name.language, target)


def title_run(reference: Reference) -> Run:
    """The title of a reference, in its language; one in square brackets is the editors' own."""
    is_given = reference.title.startswith("[") and reference.title.endswith("]")
    return Run(reference.title, Tone.STRONG, "" if is_given else reference.language)


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
    return say(UNDATED.get(kind, "the source gives no date"))


def derivation(date: DateStatement, links: Mapping[str, Run], say: Wording) -> Line:
    """How a relative date was resolved, in a sentence that links the event it counts from."""
    reading = date_run(date.edtf, say, Tone.STRONG)
    parts: dict[str, Line] = {"said": (Run(date.said),), "reading": (reading,)}
    match = _RULE.fullmatch(date.rule)
    if match is None:
        rule = (Run(" ("), *linked(date.rule, links), Run(")")) if date.rule else ()
        parts["reading"] = (reading, *rule)
        read, undated = say("“{said}” is read as {reading}."), say("“{said}” gives {reading}.")
        return _filled(read if date.edtf else undated, parts, say)
    parts["anchor"] = (links.get(match["anchor"], Run(match["anchor"])),)
    shift, unit = int(match["shift"] or 0), match["unit"]
    text = say(DISTANCES[min(max(shift, -2), 2)])
    parts |= {"unit": (own_run(say(unit), say),), "count": (Run(str(abs(shift))),)}
    return _filled(text, parts, say)


DISTANCES = {
    -2: "“{said}” is {count} {unit}s before {anchor}: {reading}.",
    -1: "“{said}” is the {unit} before {anchor}: {reading}.",
    0: "“{said}” takes the {unit} of {anchor}: {reading}.",
    1: "“{said}” is the {unit} after {anchor}: {reading}.",
    2: "“{said}” is {count} {unit}s after {anchor}: {reading}.",
}


def _filled(text: str, parts: Mapping[str, Line], say: Wording) -> Line:
    """A sentence of the reader's language with runs in its places, which need no ending."""
    runs: list[Run] = []
    for n, piece in enumerate(_PLACE.split(text)):
        runs += parts[piece] if n % 2 else (own_run(piece, say),) if piece else ()
    return tuple(runs)


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
