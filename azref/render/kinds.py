"""The kinds of terms as headings, in the order a reader meets them."""

HEADINGS = {
    "programme": "Programmes", "process": "Processes", "document": "Documents", "fund": "Funds",
    "institution": "Institutions", "forum": "Forums", "operation": "Operations",
    "exercise": "Exercises", "event": "Summits and conflicts", "role": "Posts",
    "person": "Persons", "place": "Places", "concept": "Concepts", "context": "Context",
}  # fmt: skip
_ORDER = tuple(HEADINGS)


def kind_heading(kind: str) -> str:
    return HEADINGS.get(kind, kind[:1].upper() + kind[1:]) or "Other terms"


def kind_order(kind: str) -> tuple[int, str]:
    """Known kinds first, in the order of the glossary; others by name."""
    return (_ORDER.index(kind) if kind in _ORDER else len(_ORDER), kind)
