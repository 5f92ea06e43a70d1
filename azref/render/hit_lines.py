"""A hit in two lines, as a list shows it: where the matched letters stand, what the form is."""

import re
from typing import NamedTuple

from azref.entries import Called, Hit, Layer, Name, Role, Scope, Tier
from azref.render.hits import CONTEXT
from azref.render.names import shown
from azref.render.page import Tone
from azref.render.prose import date_words, language_name
from azref.render.wording import ENGLISH, Wording
from azref.store.matches import AMBIGUITY, AND, MORE, MOST_NAMED

STATUS = {
    Role.MISPRINT: "wrong acronym, printed in the source",
    Role.CALQUE: "wrong form, printed in the source",
    Role.VARIANT: "variant",
}
_BEFORE_MATCH = 40
"""So many characters of a sentence are kept before the words that were found."""
_YEAR = re.compile(r"\b\d{4}\b")


class Stretch(NamedTuple):
    """A text of one tone; the letters from `start` to `end` (exclusive) are those looked up."""

    text: str
    tone: Tone = Tone.MUTED
    start: int = 0
    end: int = 0


class HitLines(NamedTuple):
    """A hit in two lines: `lead` (acronym or sentence number) and title, what to know below."""

    lead: Stretch
    title: Stretch
    below: tuple[Stretch, ...]

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        return (self.lead, self.title, *self.below)

    @property
    def texts(self) -> tuple[tuple[str, Tone], ...]:
        """What it looks like but for the letters that were looked up."""
        return tuple(stretch[:2] for stretch in self.stretches)


def hit_lines(hit: Hit, say: Wording = ENGLISH) -> HitLines:
    """A hit as a list shows it: the matched letters where they stand, on their own spelling."""
    span = (hit.match_start, hit.match_end)
    if hit.type == "sentence":
        title = _from_near(hit.title, *span)
        return HitLines(Stretch(hit.id), title, (Stretch(say(hit.note)),))
    if hit.type == "note":
        return HitLines(Stretch(say("note")), Stretch(hit.title, Tone.PLAIN), (Stretch(hit.note),))
    name = say.names.of(hit.id, hit.title)
    in_lead = hit.matched == hit.acronym
    in_name, in_title = hit.matched == name.text, hit.matched == hit.title
    lead = Stretch(hit.acronym, Tone.STRONG, *(span if in_lead else ()))
    title = _named(name, span if in_name and not in_lead else ())
    below: list[Stretch] = []
    if hit.role and not (in_lead or in_name or in_title):
        wrong = hit.role in (Role.MISPRINT, Role.CALQUE)
        below.append(Stretch(hit.matched, Tone.WRONG if wrong else Tone.PLAIN, *span))
    if name.beside:
        below.append(Stretch(name.beside, Tone.MUTED, *(span if in_title and not in_lead else ())))
    doubt = "" if name.is_confirmed or in_name else say("unconfirmed name")
    scope = say(CONTEXT) if hit.scope == Scope.CONTEXT else ""
    rest = (_status(hit, say), say(hit.kind), doubt, scope, *_remarks(hit, say))
    below.append(Stretch(" · ".join(filter(None, rest))))
    return HitLines(lead, title, tuple(below))


def _named(name: Name, span: tuple[int, ...]) -> Stretch:
    """A name as lists show it; `span` are the letters of it that were looked up."""
    text = shown(name)
    return Stretch(text, Tone.PLAIN, *(at + len(text) - len(name.text) for at in span))


def _from_near(text: str, start: int, end: int) -> Stretch:
    """A sentence from a word not far before the match."""
    if start <= _BEFORE_MATCH:
        return Stretch(text, Tone.PLAIN, start, end)
    cut = text.find(" ", start - _BEFORE_MATCH, start) + 1 or start
    return Stretch(f"… {text[cut:]}", Tone.PLAIN, start - cut + 2, end - cut + 2)


def _status(hit: Hit, say: Wording) -> str:
    """What the form that was found is: official, foreign, a variant, wrong or unconfirmed."""
    if not hit.role or hit.type == "event":
        return ""
    role = Role(hit.role)
    if role in STATUS:
        return say(STATUS[role])
    is_acronym = role is Role.ACRONYM
    if hit.language == "en":
        return say("official acronym") if is_acronym else say("official name")
    words = say("{language} acronym") if is_acronym else say("{language} name")
    text = words.format(language=language_name(hit.language, say))
    return f"{text}, {say('unconfirmed')}" if hit.layer == Layer.EDITORS else text


def _remarks(hit: Hit, say: Wording) -> tuple[str, ...]:
    """What else to know: other meanings of the form, when an event was, where words stand."""
    if hit.role:
        return (_ambiguity(hit.others, say), say(hit.also))
    if not hit.match_end:
        return (date_words(hit.note, say) if hit.note else "",)
    if hit.tier is Tier.TEXT:
        return (f"{say(hit.note)}: “{hit.matched}”",)
    if year := _YEAR.search(hit.note):
        return (say(_YEAR.sub("{year}", hit.note)).format(year=date_words(year.group(), say)),)
    return (say(hit.note),)


def _ambiguity(others: tuple[Called, ...], say: Wording) -> str:
    """Which other entries a short form may stand for."""
    if not others:
        return ""
    left = len(others) - MOST_NAMED
    titles = [shown(say.names.of(*other)) for other in others[:MOST_NAMED]]
    more = [say(MORE).format(count=left)] if left > 0 else []
    return say(AMBIGUITY).format(titles=say(AND).join([*titles, *more]))
