"""What a record of each array of an edition needs and may hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from azref.entries import Lane

TEXT: Final = "a text"
TEXTS: Final = "a list of texts"
DAY: Final = 'a day in quotes, like "2026-05-04"'
Want = str | tuple[str, ...]
"""TEXT, TEXTS, DAY, or the words to choose from."""

ACCOUNTS = ("strict", "report", "off")
STATUSES = ("attested", "inferred")
PRECISIONS = ("day", "month", "year", "range", "ongoing")
TERM_KINDS = (
    "institution", "forum", "programme", "process", "document", "fund", "operation", "exercise",
    "event", "role", "person", "place", "concept", "context",
)  # fmt: skip
DISCREPANCY_KINDS = (
    "mistranslation", "inconsistency", "ambiguity", "outdated", "differs", "voice", "typography",
)  # fmt: skip
CONTRADICTION_STATUSES = ("open", "explained")


@dataclass(frozen=True)
class Shape:
    """The keys a record of one array needs and may have, and what each may hold.

    Of the optional keys `either`, one at least must be given.
    """

    required: Mapping[str, Want]
    optional: Mapping[str, Want]
    either: tuple[str, ...] = ()

    @cached_property
    def keys(self) -> dict[str, Want]:
        return {**self.required, **self.optional}


def _keys(words: str, want: Want = TEXT) -> dict[str, Want]:
    return dict.fromkeys(words.split(), want)


def _name_keys(code: str) -> dict[str, Want]:
    statuses = _keys(f"{code}_status acronym_{code}_status", STATUSES)
    return _keys(f"name_{code} acronym_{code} acronym_{code}_note") | statuses


_TERM_OPTIONAL = {
    **_keys("acronym_en definition note date_start date_end az_basis"),
    **_keys("confidence", STATUSES),
    **_name_keys("az"),
    **_keys("definition_by", ("references", "editors")),
    **_keys("references relations sentences misprints calques shared_forms", TEXTS),
}
_EVENT_OPTIONAL = {
    **_keys("date_start date_end override anchor resolves note sentence agreement"),
    **_keys("attested_start attested_end"),
    **_keys("lane", tuple(Lane)),
    **_keys("precision attested_precision", PRECISIONS),
    **_keys("terms references actors also_quotes", TEXTS),
}
SHAPES: Mapping[str, Shape] = {
    "term": Shape({**_keys("id kind name_en"), **_keys("forms", TEXTS)}, _TERM_OPTIONAL),
    "context_term": Shape(_keys("id kind name_en"), {**_TERM_OPTIONAL, **_keys("forms", TEXTS)}),
    "event": Shape(_keys("id title quote"), _EVENT_OPTIONAL),
    "context_event": Shape(
        _keys("id title date_start"),
        {
            **_keys("date_end note"),
            **_keys("precision", PRECISIONS),
            **_keys("references terms", TEXTS),
        },
    ),
    "discrepancy": Shape(
        {**_keys("id quote likely_meaning"), **_keys("kind", DISCREPANCY_KINDS)},
        {
            **_keys("note sentence"),
            **_keys("meaning_by", ("references", "editors")),
            **_keys("references entries", TEXTS),
        },
    ),
    "contradiction": Shape(
        {
            **_keys("id reason"),
            **_keys("status", CONTRADICTION_STATUSES),
            **_keys("sides", TEXTS),
        },
        {**_keys("discrepancy"), **_keys("entries", TEXTS)},
    ),
    "reference": Shape(_keys("id title"), _keys("publisher date url language note")),
    "quantity": Shape(
        _keys("value quote"), {**_keys("counts sentence comment"), **_keys("references", TEXTS)}
    ),
    "homonym": Shape(_keys("form meaning"), {}),
    "dismissed": Shape(_keys("quote reason"), {}),
    "sentence": Shape(_keys("id background"), {}),
}


def shapes_for(language: str, others: Iterable[str] = ()) -> Mapping[str, Shape]:
    """`SHAPES` for an edition in `language`, with names in it and in `others` too.

    Where that is not English, a name in the edition's own language does as well as an English one.
    """
    own = primary(language)
    keys = {key: want for code in {own, *others} - {"en"} for key, want in _name_keys(code).items()}
    either = (f"name_{own}", "name_en") if own != "en" else ()
    return {**SHAPES, **{array: _named(SHAPES[array], keys, either) for array in _TERMS}}


def primary(language: str) -> str:
    """The language of a tag without region or script: de of de-AT (BCP 47)."""
    return language.partition("-")[0].lower()


def _named(shape: Shape, keys: Mapping[str, Want], either: tuple[str, ...]) -> Shape:
    free = {key: want for key, want in shape.required.items() if key in either}
    required = {key: want for key, want in shape.required.items() if key not in either}
    return Shape(required, {**free, **shape.optional, **keys}, either)


FACTS = Shape(
    _keys("id title language source"),
    {
        **_keys("source_title written_not_before written_not_after"),
        **_keys("date", DAY),
        **_keys("account", ACCOUNTS),
        **_keys("kinds languages", TEXTS),
    },
)
_TERMS = ("term", "context_term")
ENTRIES = ("term", "context_term", "event", "context_event")
