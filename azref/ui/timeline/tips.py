"""What the timeline says of a place the pointer rests on."""

from azref.timeline.board import Board
from azref.ui.timeline.words import TimelineWords


def tip_at(
    board: Board, words: TimelineWords, x: float, y: float, current: str | None = None
) -> list[str]:
    """The lines to show at a place of the pane; none where there is nothing to say.

    `current` is the event that is shown by itself in a lane that only counts.
    """
    if lane := board.name_at(x, y):
        return [words.toggling(lane, is_collapsed=lane in board.collapsed)]
    if found := board.item_at(x, y, current):
        return words.lines(found.item.events)
    if places := board.crowd_at(x, y):
        one = len(places) == 1
        events = [board.events.at(at) for at in places] if one else []
        return words.lines(events) if one else [words.crowd(len(places))]
    strip = board.regions.strip
    said = words.strip(board.strip, x - strip.left) if strip.holds(x, y) else ""
    return [said] if said else []
