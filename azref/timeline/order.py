"""Which event the arrow keys come to: time order along, lanes up and down."""

from azref.timeline.chronicle import Chronicle


def beside(events: Chronicle, current: str | None, way: int) -> str | None:
    """The event before (-1) or after (1); the first or last when none is current."""
    if not len(events):
        return None
    place = events.place(current)
    if place is None:
        return events.events[events.shown[0 if way > 0 else -1]].id
    return events.events[events.step(place, way)].id


def within_lane(events: Chronicle, current: str | None, way: int) -> str | None:
    """The event before or after in the lane of the current one, which stays at the ends."""
    here = events.place(current)
    if here is None:
        return beside(events, current, way)
    lane, place = events.events[here].lane, here
    while (following := events.step(place, way)) != place:
        place = following
        if events.events[place].lane is lane:
            return events.events[place].id
    return current


def across(events: Chronicle, current: str | None, way: int) -> str | None:
    """The event nearest in time in the next lane up (-1) or down (1) that has any."""
    here = events.find(current)
    if here is None:
        return beside(events, None, 1)
    lanes = events.filled_lanes
    number = lanes.index(here.event.lane) + way
    if not 0 <= number < len(lanes):
        return current
    index, undated = events.lanes[lanes[number]], events.undated[lanes[number]]
    is_dated = bool(len(index)) and (here.source is not None or not undated)
    day = here.source.begin if here.source else 0
    return events.events[index.nearest(day) if is_dated else undated[0]].id
