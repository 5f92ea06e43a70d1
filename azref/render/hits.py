"""Hits of a lookup as lines and as JSON records."""

from azref.entries import Hit

_KEYS = ("id", "type", "kind", "title", "acronym", "tier", "matched", "note")
_ID_WIDTH = 32


def hit_record(hit: Hit) -> dict[str, object]:
    """The JSON shape of a hit, relied on from outside."""
    return {key: str(getattr(hit, key)) for key in _KEYS}


def hit_line(hit: Hit) -> str:
    """A hit in one line: id, acronym, title, and what to know of the form that was found."""
    name = f"{hit.acronym}  {hit.title}" if hit.acronym else hit.title
    note = f"  ({hit.note})" if hit.note else ""
    return f"{hit.id:{_ID_WIDTH}} {name}{note}"
