"""Labels: how wide, how much of a text fits, and where a label stands in view."""

from collections.abc import Callable
from typing import NamedTuple

Measure = Callable[[str], float]
"""The width of a text in pixels."""

Elide = Callable[[str, float], str]
"""What of a text fits a width."""

ELLIPSIS = "…"

MOST_KEPT = 20_000
"""Texts whose widths are remembered."""


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
    whole = measure(text)
    if whole <= width:
        return text
    low, high = 0, len(text)
    guess = int(high * width / whole) if width > 0 else 0
    while low < high:
        middle = min(max(guess, low + 1), high)
        if measure(_cut(text, middle)) <= width:
            low = middle
            guess = middle + 2
        else:
            high = middle - 1
            guess = middle - 2
    return _cut(text, low) if low else ""


def _cut(text: str, length: int) -> str:
    return text[:length].rstrip(" ,;:(–—-") + ELLIPSIS


class KeptWidths:
    """A measure and an elision that remember; cheap to ask again for the same text."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._widths: dict[str, float] = {}
        self._cuts: dict[tuple[str, int], str] = {}

    def measure(self, text: str) -> float:
        width = self._widths.get(text)
        if width is None:
            if len(self._widths) >= MOST_KEPT:
                self._widths.clear()
            width = self._widths[text] = self._measure(text)
        return width

    def elided(self, text: str, width: float) -> str:
        """As `elided`, of a width in whole pixels."""
        if self.measure(text) <= width:
            return text
        key = text, int(width)
        cut = self._cuts.get(key)
        if cut is None:
            if len(self._cuts) >= MOST_KEPT:
                self._cuts.clear()
            cut = self._cuts[key] = elided(text, key[1], self.measure)
        return cut
