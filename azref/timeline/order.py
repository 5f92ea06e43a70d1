"""Which event the arrow keys come to: time order along, lanes up and down."""

from collections.abc import Sequence

from azref.entries import Lane
from azref.timeline.marks import Dated

LANES = (Lane.FRAMEWORK, Lane.OPERATIONS, Lane.EXERCISES, Lane.DIALOGUE, Lane.CONTEXT)
"""Top to bottom."""


def beside(events: Sequence[Dated], current: str | None, step: int) -> str | None:
    """The event `step` further in the given order; the first or last when none is current."""
    if not events:
        return None
    ids = [event.id for event in events]
    if current not in ids:
        return ids[0] if step > 0 else ids[-1]
    return ids[min(max(ids.index(current) + step, 0), len(ids) - 1)]


def across(events: Sequence[Dated], current: str | None, step: int) -> str | None:
    """The event nearest in time in the next lane up (-1) or down (1) that has any."""
    here = next((event for event in events if event.id == current), None)
    if here is None:
        return beside(events, None, 1)
    lanes = [lane for lane in LANES if any(event.event.lane is lane for event in events)]
    place = lanes.index(here.event.lane) + step
    if not 0 <= place < len(lanes):
        return current
    there = [event for event in events if event.event.lane is lanes[place]]
    return min(there, key=lambda event: _distance(here, event)).id


def _distance(here: Dated, there: Dated) -> tuple[bool, int]:
    """Undated events are near to undated ones, dated ones by days."""
    if here.source is None or there.source is None:
        return (here.source is None) != (there.source is None), 0
    return False, abs(here.source.begin - there.source.begin)
