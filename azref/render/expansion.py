"""Known forms in running text: where they stand and what they mean, without markup.

An acronym is known only as it is spelled, so that no "who" is the WHO; a name in any case, also
with an Azerbaijani case ending. A single word is a name only with its capital, and never where it
is but the source's own wording. The longest form at a place wins.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from azref.endings import stems
from azref.entries import Layer, Role
from azref.folding import comparable, fold, spaced, words
from azref.render.names import shown
from azref.render.prose import language_name
from azref.render.wording import ENGLISH, Wording
from azref.store.known import KnownForm

_MOST_WORDS = 14
_LONGEST = 160
_SHORT = frozenset((Role.ACRONYM, Role.MISPRINT))
_OFFICIAL = frozenset((Role.ACRONYM, Role.MISPRINT, Role.NAME))


class Index(Protocol):
    """What knows the forms."""

    def beginning(self, words: Collection[str]) -> frozenset[str]: ...
    def called(self, spaced: Collection[str]) -> Sequence[KnownForm]: ...


class Expansion(NamedTuple):
    """A stretch of a text (code points, end exclusive) and the forms it may be."""

    start: int
    end: int
    forms: tuple[KnownForm, ...]

    @property
    def entries(self) -> tuple[str, ...]:
        """The entries it may stand for, each once."""
        return tuple(dict.fromkeys(form.id for form in self.forms))


class _Place(NamedTuple):
    """Some words in a row; `keys` are what they may be found by, stems after the whole."""

    start: int
    end: int
    keys: tuple[str, ...]


def expansions(text: str, index: Index, own: str = "") -> tuple[Expansion, ...]:
    """The known forms in `text` in order, without overlaps; those of the entry `own` left out."""
    folded = spaced(fold(text))
    places = _places(text, folded, index)
    wanted = {comparable(key) for rows in places for place in rows for key in place.keys}
    known: dict[str, list[KnownForm]] = {}
    for form in index.called(wanted) if wanted else ():
        known.setdefault(spaced(fold(form.text)), []).append(form)
    return tuple(found for found in _longest(text, places, known) if own not in found.entries)


def _places(text: str, folded: str, index: Index) -> list[list[_Place]]:
    """Where forms may stand: for each word that can begin one, the longest stretch first."""
    found = words(folded)
    ends = [start + len(word) for start, word in found]
    firsts = [_keys(text[start:end], word) for (start, word), end in zip(found, ends, strict=True)]
    begins = index.beginning({key for keys in firsts for key in keys})
    rows = []
    for n, (start, _) in enumerate(found):
        if not begins.isdisjoint(firsts[n]):
            last = bisect_right(ends, _stop(text, start), n, min(len(ends), n + _MOST_WORDS))
            rows.append([_place(text, folded, start, end) for end in reversed(ends[n:last])])
    return rows


def _keys(written: str, folded: str) -> tuple[str, ...]:
    """What words may be found by: as they are, or as a case form of Azerbaijani words."""
    return (folded,) if written.isascii() else (folded, *stems(folded))


def _stop(text: str, start: int) -> int:
    """Where a form that begins at `start` has ended at the latest: with its line."""
    stop = text.find("\n", start, start + _LONGEST)
    return stop if stop >= 0 else start + _LONGEST


def _place(text: str, folded: str, start: int, end: int) -> _Place:
    return _Place(start, end, _keys(text[start:end], folded[start:end]))


def _longest(
    text: str, places: Iterable[Sequence[_Place]], known: Mapping[str, Sequence[KnownForm]]
) -> Iterator[Expansion]:
    done = 0
    for row in places:
        for place in row:
            forms = _forms(text, place, known) if place.start >= done else ()
            if forms:
                yield Expansion(place.start, place.end, forms)
                done = place.end
                break


def _forms(
    text: str, place: _Place, known: Mapping[str, Sequence[KnownForm]]
) -> tuple[KnownForm, ...]:
    """The forms that stand at a place; a case form only where it can be of one entry alone."""
    written = text[place.start : place.end]
    whole, *endings = place.keys
    found = tuple(form for form in known.get(whole, ()) if _is_form(form, written))
    if found or not endings:
        return found
    cased = [
        form
        for key in endings
        for form in known.get(key, ())
        if form.language == "az" and form.role == Role.NAME and _is_form(form, written)
    ]
    return tuple(cased) if len({form.id for form in cased}) == 1 else ()


def _is_form(form: KnownForm, written: str) -> bool:
    if form.role in _SHORT:
        return written == form.text
    if " " in form.text.strip():
        return True
    return form.role in _OFFICIAL and written[0].isupper() == form.text[0].isupper()


def explanation(expansion: Expansion, say: Wording = ENGLISH) -> str:
    """What a form means, a line for each entry it may stand for, and what it means elsewhere."""
    titles = {form.id: form for form in reversed(expansion.forms)}
    lines = [_meaning(titles[id_], say) for id_ in expansion.entries]
    if len(lines) > 1:
        lines.insert(0, say("may stand for:"))
    elsewhere = dict.fromkeys(form.elsewhere for form in expansion.forms if form.elsewhere)
    also = say("elsewhere also: {meaning}")
    return "\n".join([*lines, *(also.format(meaning=meaning) for meaning in elsewhere)])


def _meaning(form: KnownForm, say: Wording) -> str:
    status = _status(form, say)
    name = shown(say.names.of(form.id, form.title))
    return f"{name} — {status}" if status else name


def _status(form: KnownForm, say: Wording) -> str:
    role, language = Role(form.role), language_name(form.language, say)
    if role.is_wrong:
        return say("wrong form, printed for this in the source")
    if role is Role.VARIANT:
        return say("variant")
    if form.language == "en":
        return ""
    said = say("{language} acronym") if role is Role.ACRONYM else say("{language} name")
    text = said.format(language=language)
    return f"{text}, {say('unconfirmed')}" if form.layer == Layer.EDITORS else text
