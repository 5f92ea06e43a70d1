"""The fields that narrow a lookup, and their values, by every name a reader may write, folded."""

from collections.abc import Iterator

from azref.folding import fold

NAMES = {
    "kind": "kind", "nov": "kind", "нөв": "kind",
    "year": "year", "il": "year", "ил": "year",
    "in": "in",
}  # fmt: skip
"""The fields by their names in English and Azerbaijani; a value follows the colon."""
SCOPE_NAMES = {
    "menbede": "source", "мәнбәдә": "source", "kontekstde": "context", "контекстдә": "context",
}  # fmt: skip
"""Fields without a value: where to look, by the word that says so."""
_SCOPES = {
    "source": "source", "menbe": "source", "menbede": "source",
    "context": "context", "kontekst": "context", "kontekstde": "context",
}  # fmt: skip
KINDS = {
    "programme": "proqram", "process": "proses", "document": "sənəd", "fund": "fond",
    "institution": "qurum", "forum": "forum", "operation": "əməliyyat", "exercise": "təlim",
    "event": "hadisə", "role": "vəzifə", "person": "şəxs", "place": "yer",
    "concept": "anlayış", "term": "termin", "sentence": "cümlə",
}  # fmt: skip
"""The kinds of entries, and of hits, by their names in Azerbaijani."""
EXAMPLES = {
    "en": ("kind:operation", "year:2001..2004", "in:source", '"exact phrase"'),
    "az": ("növ:əməliyyat", "il:2001..2004", "mənbədə:", '"dəqiq ifadə"'),
}
"""An example of each way to narrow a lookup, the fields first."""
_SPELT = {"nov": "növ"}
_AZERBAIJANI = frozenset(("növ", "il"))


def spelt(name: str, value: str) -> str:
    """A field as its name is spelt."""
    return f"{_SPELT.get(name, name)}:{value}"


def fields_like(field: str) -> str:
    """Examples of fields in the language of the one a reader wrote."""
    language = "az" if field.partition(":")[0] in _AZERBAIJANI else "en"
    return ", ".join(EXAMPLES[language][:-1])


def scope_of(value: str) -> str:
    """The scope a value of ``in:`` names; empty for none."""
    return _SCOPES.get(value, "")


def kinds_of(name: str, value: str) -> tuple[str, ...]:
    """The kinds that a value means, which may be the beginning of their names.

    ``növ:əməliyyatlar`` and ``növ:əməl`` mean operations, ``növ:fo`` funds and forums. A name that
    is none in Azerbaijani is taken as English; after ``kind:`` English goes first.
    """
    is_english = any(value == f"{kind}s" or kind.startswith(value) for kind in KINDS)
    if name == "kind" and is_english:
        return (value,)
    return tuple(_named(value)) or (value,)


def _named(value: str) -> Iterator[str]:
    for kind, own in KINDS.items():
        plurals = f"{fold(own)}lar", f"{fold(own)}ler"
        if any(plural.startswith(value) for plural in plurals):
            yield kind
