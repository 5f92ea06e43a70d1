"""Labels: how wide, how much of a text fits, and where a label stands in view."""

from collections.abc import Callable
from typing import NamedTuple

Measure = Callable[[str], float]
"""The width of a text in pixels."""

ELLIPSIS = "…"


class Label(NamedTuple):
    """A text of `width` pixels from `left`. One that lies on its own mark `is_inside`.

    `lead` pixels at its left are kept for signs, inside `width`.
    """

    left: float
    width: float
    text: str
    lead: float = 0.0
    is_inside: bool = False

    @property
    def right(self) -> float:
        return self.left + self.width


def elided(text: str, width: float, measure: Measure) -> str:
    """The longest beginning of `text` that fits with an ellipsis; empty when nothing does."""
    if measure(text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(_cut(text, middle)) <= width:
            low = middle
        else:
            high = middle - 1
    return _cut(text, low) if low else ""


def _cut(text: str, length: int) -> str:
    return text[:length].rstrip(" ,;:(–—-") + ELLIPSIS
