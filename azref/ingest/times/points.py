"""A point in time as the words give it, before its date is known.

A date is held as two EDTF templates, its first and last bound. A template may leave out what the
words leave out: ``YYYY-03`` is a March whose year the `Step` takes from an anchor.
"""

from dataclasses import dataclass
from enum import StrEnum

from azref.ingest.times.expressions import TimeKind


class Unit(StrEnum):
    """What a step counts; WHOLE is the anchor's date as it stands ("since then")."""

    DAY = "date"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    WHOLE = "whole date"


# What stands in a template for the unit an anchor gives, and for the last day of a month.
PLACEHOLDERS = {
    Unit.DAY: "YYYY-MM-DD",
    Unit.WEEK: "YYYY-MM-DD",
    Unit.MONTH: "YYYY-MM",
    Unit.YEAR: "YYYY",
    Unit.DECADE: "YYYX",
    Unit.CENTURY: "YYXX",
    Unit.WHOLE: "DATE",
}
LAST_DAY = "LL"


class Wrap(StrEnum):
    """What a preposition makes of a date: an interval open at one side, or one day beyond it."""

    NONE = ""
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    BY = "by"
    NOT_BEFORE = "not before"


class Choice(StrEnum):
    """Which year a step takes for a month or season that leans on an anchor."""

    COUNTED = "counted"
    NEXT = "next"
    PREVIOUS = "previous"
    NEARBY = "nearby"


@dataclass(frozen=True, slots=True)
class Step:
    """How a date is counted from its anchor: `first` to `last` units on; None is unmeasured.

    With `choice` NEXT or PREVIOUS it is the first such month or season after, or the last before,
    the anchor; NEARBY is a calendar date whose year the words leave out.
    """

    unit: Unit
    first: int | None = 0
    last: int | None = 0
    choice: Choice = Choice.COUNTED
    is_forward: bool = False

    @property
    def rule(self) -> str:
        """The rule as `TimeExpression.rule` writes it."""
        if self.choice in (Choice.NEXT, Choice.PREVIOUS):
            return f"{'after' if self.choice is Choice.NEXT else 'before'}(anchor)"
        if self.first is None or self.last is None:
            return f"{self.unit}(anchor)+?"
        shifts = sorted({self.first, self.last})
        name = "date" if self.unit is Unit.WHOLE else str(self.unit)
        return f"{name}(anchor)" + "..".join(f"{n:+d}" for n in shifts if n or len(shifts) > 1)


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of text that says when: code points, end exclusive.

    A point that `is_weak` is a time only in the right surroundings ("1994", "March"); `is_named`
    is part of a quoted name. `is_choice` is one of several dates, and takes no part in ranges.
    """

    start: int
    end: int
    kind: TimeKind = TimeKind.ABSOLUTE
    first: str = ""
    last: str = ""
    step: Step | None = None
    wrap: Wrap = Wrap.NONE
    qualifier: str = ""
    is_weak: bool = False
    is_named: bool = False
    is_choice: bool = False

    @property
    def is_calendar(self) -> bool:
        """Whether the words name a place in the calendar, be it without its year."""
        return self.kind is TimeKind.ABSOLUTE and bool(self.first) and not self.is_choice

    @property
    def lacks_year(self) -> bool:
        return self.step is not None and self.step.choice is Choice.NEARBY
