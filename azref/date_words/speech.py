"""What every language does with a date: the walk over intervals and sets to single dates."""

from abc import ABC, abstractmethod
from collections.abc import Mapping

from azref.dates import BoundKind, Edtf, Precision, parse


class Speech(ABC):
    """A language dates are said in: it says single dates, and what stands around them."""

    months: tuple[str, ...]
    """By name, as they stand within a date."""
    short_months: tuple[str, ...]
    about: str
    uncertain: str
    no_bounds: Mapping[tuple[BoundKind, BoundKind], str]
    """An interval that has neither end, by what its start and its end are instead."""
    one_of: str
    or_earlier: str
    or_later: str

    @abstractmethod
    def plain(self, date: Edtf) -> str:
        """A single date, as if it were certain."""

    @abstractmethod
    def since(self, start: Edtf, *, is_open: bool) -> str:
        """What began then and is still open, or whose end is not known."""

    @abstractmethod
    def until(self, end: Edtf, *, is_open: bool) -> str:
        """What ended then and was open before, or whose start is not known."""

    @abstractmethod
    def span(self, start: Edtf, end: Edtf, *, is_alike: bool) -> str:
        """From one date to another; dates that are alike may say once what both share."""

    def say(self, date: Edtf) -> str:
        match date.precision:
            case Precision.INTERVAL:
                return self._interval(date)
            case Precision.SET:
                return self._set(date)
        return self.hedged(date, self.plain(date))

    def hedged(self, date: Edtf, words: str) -> str:
        """`words` for a date with what it says of how sure it is."""
        words = f"{self.about} {words}" if date.is_approximate else words
        return f"{words} ({self.uncertain})" if date.is_uncertain else words

    def _interval(self, date: Edtf) -> str:
        if date.start and date.end:
            return self._from_to(date.start, date.end)
        if date.start:
            return self.since(date.start, is_open=date.end_kind is BoundKind.OPEN)
        if date.end:
            return self.until(date.end, is_open=date.start_kind is BoundKind.OPEN)
        return self.no_bounds[date.start_kind, date.end_kind]

    def _from_to(self, start: Edtf, end: Edtf) -> str:
        first = self.say(start)
        if first == self.say(end):
            return first
        is_bare = not any(mark in start.text + end.text for mark in "?~%XT")
        return self.span(start, end, is_alike=is_bare and start.precision is end.precision)

    def _set(self, date: Edtf) -> str:
        items = date.text[1:-1].split(",")
        words = ", ".join(map(self._item, items))
        is_single = len(items) == 1 and BoundKind.UNKNOWN in (date.start_kind, date.end_kind)
        return words if is_single else f"{self.one_of} {words}"

    def _item(self, item: str) -> str:
        start, dots, end = item.partition("..")
        if not dots:
            return self.say(parse(item))
        if not start:
            return f"{self.say(parse(end))} {self.or_earlier}"
        if not end:
            return f"{self.say(parse(start))} {self.or_later}"
        return self._from_to(parse(start), parse(end))
