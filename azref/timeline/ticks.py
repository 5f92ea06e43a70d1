"""The axis: readable steps from days to thousands of years, labels that never overlap.

A label names a year, a month or a day and stands in the middle of what it names.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from azref.timeline.labels import Measure
from azref.timeline.scale import FIRST_DAY, LAST_DAY, Scale


class Unit(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Step(NamedTuple):
    """Every `every` of `unit`; `days` is the shortest such step in days."""

    unit: Unit
    every: int
    days: int


_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
STEPS = (
    Step(Unit.DAY, 1, 1),
    Step(Unit.DAY, 5, 3),
    Step(Unit.DAY, 10, 8),
    Step(Unit.MONTH, 1, 28),
    Step(Unit.MONTH, 3, 89),
    *(Step(Unit.YEAR, count, 365 * count) for count in _YEARS),
)


class Tick(NamedTuple):
    """A line at `x`, where its unit begins, and its label, if it has one, from `left`."""

    x: float
    text: str
    left: float
    width: float
    is_year: bool

    @property
    def right(self) -> float:
        return self.left + self.width


def ticks(scale: Scale, measure: Measure, months: Sequence[str], gap: float) -> tuple[Tick, ...]:
    """The ticks in view; `months` are the twelve short names. Empty for an empty pane."""
    if scale.width < 1:
        return ()
    step = step_for(scale.density, measure, months, gap)
    found = [_tick(scale, step, day, measure, months) for day in days_of(step, scale)]
    return tuple(_apart([tick for tick in found if tick is not None], gap))


def step_for(density: float, measure: Measure, months: Sequence[str], gap: float) -> Step:
    """The finest step whose labels stand apart at `density` pixels a day."""
    month = max(measure(name) for name in months)
    widths = {
        Unit.YEAR: measure("8888"),
        Unit.MONTH: month + measure(" 8888"),
        Unit.DAY: month + measure("88  8888"),
    }
    fitting = (step for step in STEPS if step.days * density >= widths[step.unit] + gap)
    return next(fitting, STEPS[-1])


def days_of(step: Step, scale: Scale) -> Iterator[date]:
    """The first days of the steps that touch the view, in order."""
    reach = 2 * step.days + 31
    day: date | None = _floor(_clamped(scale.start - reach), step)
    last = _clamped(scale.end)
    while day is not None and day <= last:
        yield day
        day = _following(day, step)


def unit_end(day: date, unit: Unit) -> int:
    """The day number after the day, month or year that begins on `day`."""
    if unit is Unit.DAY:
        return day.toordinal() + 1
    if unit is Unit.MONTH:
        return (day.replace(day=28) + timedelta(4)).replace(day=1).toordinal() if (
            day.year < 9999 or day.month < 12) else LAST_DAY + 1  # fmt: skip
    return LAST_DAY + 1 if day.year == 9999 else date(day.year + 1, 1, 1).toordinal()


def _clamped(day: float) -> date:
    return date.fromordinal(int(min(max(day, FIRST_DAY), LAST_DAY)))


def _floor(day: date, step: Step) -> date:
    if step.unit is Unit.YEAR:
        return date(max(1, day.year - day.year % step.every), 1, 1)
    if step.unit is Unit.MONTH:
        return date(day.year, day.month - (day.month - 1) % step.every, 1)
    return date(day.year, day.month, min(day.day - (day.day - 1) % step.every, 26))


def _following(day: date, step: Step) -> date | None:
    """The next step; None after the last year there is."""
    if step.unit is Unit.YEAR:
        year = day.year - day.year % step.every + step.every
        return date(year, 1, 1) if year <= 9999 else None
    if step.unit is Unit.MONTH:
        year, month = divmod(day.year * 12 + day.month - 1 + step.every, 12)
        return date(year, month + 1, 1) if year <= 9999 else None
    return _following_day(day, step.every)


def _following_day(day: date, count: int) -> date | None:
    """Within a month the 1st, 6th, 11th …; a step that would end the month starts the next."""
    if day.toordinal() + count > LAST_DAY:
        return None
    later = day + timedelta(count)
    if count == 1 or (later.month == day.month and later.day <= 31 - count + 1):
        return later
    first = unit_end(day.replace(day=1), Unit.MONTH)
    return date.fromordinal(first) if first <= LAST_DAY else None


def _tick(
    scale: Scale, step: Step, day: date, measure: Measure, months: Sequence[str]
) -> Tick | None:
    text = _text(day, step.unit, months)
    width = measure(text)
    begin, end = scale.x(day.toordinal()), scale.x(unit_end(day, step.unit))
    left = (begin + end - width) / 2
    if end - begin > width:
        left = min(max(left, 0.0, begin), scale.width - width, end - width)
        left = max(left, begin)
    if left < 0 or left + width > scale.width:
        return Tick(begin, "", left, 0.0, _is_year(day)) if 0 <= begin <= scale.width else None
    return Tick(begin, text, left, width, _is_year(day))


def _text(day: date, unit: Unit, months: Sequence[str]) -> str:
    if unit is Unit.YEAR:
        return str(day.year)
    month = f"{months[day.month - 1]} {day.year}"
    return month if unit is Unit.MONTH else f"{day.day} {month}"


def _is_year(day: date) -> bool:
    return day.month == 1 and day.day == 1


def _apart(found: list[Tick], gap: float) -> Iterator[Tick]:
    edge = -gap
    for tick in found:
        if tick.text and tick.left < edge + gap and edge > 0:
            yield Tick(tick.x, "", tick.left, 0.0, tick.is_year)
            continue
        edge = tick.right if tick.text else edge
        yield tick
