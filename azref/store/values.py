"""Values of columns, checked: a damaged or forged file may hold anything anywhere."""

from typing import Any

from azref.entries import Hit, Role, Span

_ROLES = frozenset(("", *Role))


def texts(*values: object) -> None:
    """Raises `TypeError` where one of `values` is no text."""
    "".join(values)  # type: ignore[arg-type]


def checked(row: Any) -> Any:
    """`row` again. Raises `TypeError` where something in it is no text."""
    "".join(row)
    return row


def date_text(edtf: str | None) -> str | None:
    """`edtf` again. Raises `ValueError` where it is no date."""
    if edtf:
        from azref.dates import parse

        parse(edtf)
    return edtf


def span_of(start: object, end: object) -> Span:
    """Raises `ValueError` for what is no stretch of a text."""
    span = Span(int(str(start)), int(str(end)))
    if not 0 <= span.start <= span.end:
        raise ValueError(f"{start} to {end} is no stretch of the source")
    return span


def checked_hits(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """`hits` again.

    Raises `TypeError` where one holds no text, `ValueError` for no known role or no stretch.
    """
    for hit in hits:
        "".join((*hit[:8], hit.language, hit.layer))
        if hit.role not in _ROLES:
            raise ValueError(f"{hit.role!r} is no role of a form")
        start, end = hit.match_start, hit.match_end
        if not (type(start) is type(end) is int and 0 <= start <= end):
            raise ValueError(f"{start} to {end} is no stretch of a form")
    return hits
