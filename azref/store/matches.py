"""Forms that a lookup found, and the hits they become: each says what a reader must know of it."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from azref.entries import LANGUAGES, Called, Hit, Layer, Role, Tier
from azref.folding import place_in

COLUMNS = (
    "entry.id, entry.type, entry.kind, entry.title, entry.acronym, "
    "form.text, form.language, form.role, form.layer"
)
_FORMS = (
    f"WITH wanted(form) AS (VALUES {{0}}) SELECT form.id, {COLUMNS}, entry.scope "  # noqa: S608
    "FROM wanted CROSS JOIN form ON form.id = wanted.form "
    "CROSS JOIN entry ON entry.position = form.owner"
)
_SCOPES = "SELECT id, scope FROM entry WHERE id IN ({0})"
MOST_NAMED = 3
"""Entries a note names of those that a short form stands for as well."""
AMBIGUITY, AND, MORE = "also the acronym of {titles}", " and ", "{count} more"
"""What a note says of them: also for who says it in another language."""
_AT_ONCE = 100
_WRONG = frozenset(role for role in Role if role.is_wrong)
_SHORT = frozenset((Role.ACRONYM, Role.MISPRINT))


class Spot(NamedTuple):
    """Where a query was found: a form, by its number, and offsets in its comparable text.

    `owner` is the position of the form's entry. The form itself is read once it is shown.
    """

    owner: int
    form: int
    start: int
    end: int
    tier: Tier


class Ready(NamedTuple):
    """A hit that is read already; `owner` is its entry's position, below 0 that of a sentence."""

    owner: int
    hit: Hit

    @property
    def tier(self) -> Tier:
        return self.hit.tier


class Match(NamedTuple):
    """A form with where in it the query was found: offsets in its text, end exclusive."""

    id: str
    type: str
    kind: str
    title: str
    acronym: str
    text: str
    language: str
    role: str
    layer: str
    start: int = 0
    end: int = 0

    @property
    def is_wrong(self) -> bool:
        return self.role in _WRONG

    @property
    def is_marked(self) -> bool:
        """Whether a reader must be told that this is not the English or a right form."""
        return self.is_wrong or (self.role == Role.ACRONYM and self.language != "en")

    @property
    def is_unconfirmed(self) -> bool:
        return self.layer == Layer.EDITORS and self.language != "en"

    @property
    def is_short(self) -> bool:
        return self.role in _SHORT


def match(row: Any, start: int = 0, end: int | None = None) -> Match:
    """The match of a row of `COLUMNS`; without offsets the whole form is what was found."""
    return Match._make((*row[:9], start, len(row[5]) if end is None else end))


def hits(connection: sqlite3.Connection, found: Sequence[Spot | Ready]) -> list[Hit]:
    """The hits of what was found, in its order; their forms are read together."""
    made: list[Hit] = []
    for at in range(0, len(found), _AT_ONCE):
        made += _hits(connection, found[at : at + _AT_ONCE])
    return made


def _hits(connection: sqlite3.Connection, found: Sequence[Spot | Ready]) -> list[Hit]:
    forms = [one.form for one in found if isinstance(one, Spot)]
    sql = _FORMS.format(", ".join(["(?)"] * len(forms)))
    read = {row[0]: row for row in connection.execute(sql, forms)} if forms else {}
    return [
        one.hit if isinstance(one, Ready) else _hit(read[one.form], one)
        for one in found
        if isinstance(one, Ready) or one.form in read
    ]


def with_scopes(connection: sqlite3.Connection, found: Sequence[Hit]) -> tuple[Hit, ...]:
    """The same hits, each with the scope of its entry, which some know already."""
    ids = [hit.id for hit in found if not hit.scope]
    if not ids:
        return tuple(found)
    sql = _SCOPES.format(", ".join("?" * len(ids)))
    scopes = dict(connection.execute(sql, ids).fetchall())
    return tuple(hit._replace(scope=scopes[hit.id]) if hit.id in scopes else hit for hit in found)


def _hit(row: Any, spot: Spot) -> Hit:
    _, id_, type_, kind, title, acronym, text, language, role, layer, scope = row
    start, end = place_in(text, spot.start, spot.end)
    is_plain = language == "en" and role not in _WRONG
    note = "" if is_plain else form_note(match(row[1:]))
    found_as = role, language, layer, "", scope
    return Hit(id_, type_, kind, title, acronym, spot.tier, text, note, start, end, *found_as)


def hit_of(found: Match, tier: Tier, others: tuple[Called, ...] = (), also: str = "") -> Hit:
    """The hit of a match; the note says what `others` and `also` say of its form, too."""
    notes = "; ".join(filter(None, (form_note(found), _ambiguity(others), also)))
    return Hit(
        found.id, found.type, found.kind, found.title, found.acronym, tier,
        found.text, notes, found.start, found.end, found.role, found.language, found.layer, also,
        others=others,
    )  # fmt: skip


def form_note(found: Match) -> str:
    """What a reader must know of a form: that it is wrong, foreign or unconfirmed."""
    official = found.acronym if found.role == Role.MISPRINT and found.acronym else found.title
    if found.role == Role.MISPRINT:
        return f"wrong form: the source prints {found.text} for {official}"
    if found.role == Role.CALQUE:
        return f"wrong form: the source prints “{found.text}” for {found.title}"
    if found.role == Role.ACRONYM and found.language != "en":
        language = LANGUAGES.get(found.language, found.language)
        is_another = found.acronym not in ("", found.text)
        in_english = f"; in English {found.acronym}" * is_another
        return f"{'unconfirmed ' * found.is_unconfirmed}{language} acronym{in_english}"
    return "unconfirmed form" * found.is_unconfirmed


def ambiguous(found: Iterable[Match]) -> tuple[Called, ...]:
    """The entries that a short form may stand for, of all that have it."""
    return tuple(dict.fromkeys(Called(one.id, one.title) for one in found if one.is_short))


def _ambiguity(others: tuple[Called, ...]) -> str:
    left = len(others) - MOST_NAMED
    titles = [other.title for other in others[:MOST_NAMED]]
    more = [MORE.format(count=left)] if left > 0 else []
    return AMBIGUITY.format(titles=AND.join([*titles, *more])) if others else ""
