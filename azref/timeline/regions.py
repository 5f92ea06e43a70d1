"""The places of the pane: names at the left, days in the middle, undated at the right.

The axis stands on top, the overview strip at the bottom; both span the days' column.
"""

from typing import NamedTuple

LEAST_HEIGHT = 150.0
"""Below this height only the axis and the strip are shown."""

_LEAST_FOR_NAMES = 420.0
_LEAST_FOR_UNDATED_LABELS = 560.0


class Box(NamedTuple):
    """A rectangle of the pane, in pixels from its corner; right and bottom edge lie outside."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x < self.right and self.top <= y < self.bottom


class Regions(NamedTuple):
    """`names`, `days` and `undated` stand side by side between `axis` and `strip`.

    A region without room is 0 wide or high.
    """

    axis: Box
    names: Box
    days: Box
    undated: Box
    strip: Box

    @property
    def is_folded(self) -> bool:
        return self.days.height <= 0


def regions(
    width: float, height: float, unit: float, name_width: float, undated_width: float
) -> Regions:
    """The regions of a pane; `unit` is the unit of space.

    `name_width` and `undated_width` are the widest lane name and undated label, 0 for none.
    Two units at the right are kept for the scroll bar.
    """
    names = name_width + 8 * unit if width >= _LEAST_FOR_NAMES else 2 * unit
    undated = _undated_width(width, unit, undated_width)
    days = max(0.0, width - names - undated - 3 * unit)
    axis = min(7 * unit, height)
    strip, middle = _heights(height - axis, height, unit)
    return Regions(
        Box(names, 0, days, axis),
        Box(0, axis, names, middle),
        Box(names, axis, days, middle),
        Box(names + days + unit, axis, undated, middle),
        Box(names, axis + middle, days, strip),
    )


def _heights(room: float, height: float, unit: float) -> tuple[float, float]:
    """The heights of the strip and of the lanes above it."""
    if height < LEAST_HEIGHT:
        return min(room, 20 * unit), 0.0
    return 9 * unit, room - 9 * unit


def _undated_width(width: float, unit: float, label: float) -> float:
    if label <= 0 or width < 20 * unit:
        return 0.0
    if width < _LEAST_FOR_UNDATED_LABELS:
        return 5 * unit
    return min(max(0.17 * width, 24 * unit), label + 6 * unit)
