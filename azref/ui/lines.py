"""Lines made below the window, as its language says them: errors, and what an export lost.

They come filled in. A table gives them as templates: ``"{path} is damaged ({reason}); {remedy}"``;
what stands in a place is looked for in the table once more, and stays as it is where it is no line.
"""

import re
from collections.abc import Iterator, Mapping

_PLACE = re.compile(r"\{(\w+)\}")
_DEEP = 3
_KEPT = 1000
_LONGEST = 800
"""Letters of a line that is looked for: every place of a template may end anywhere in it."""


class Lines:
    """The lines of one language; call it with a line in English."""

    def __init__(self, templates: Mapping[str, str]) -> None:
        self._templates = [
            (_pattern(english).fullmatch, own)
            for english, own in sorted(templates.items(), key=_rank)
        ]
        self._known: dict[str, str] = {}

    def __call__(self, line: str) -> str:
        """The line in words of the table; as it is where no template fits."""
        if line not in self._known:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[line] = self._said(line, _DEEP)
        return self._known[line]

    def _said(self, line: str, deep: int) -> str:
        found = next(self._fitting(line), None) if deep and len(line) <= _LONGEST else None
        if found is None:
            return line
        match, own = found
        parts = {name: self._said(part, deep - 1) for name, part in match.groupdict().items()}
        return _PLACE.sub(lambda place: parts[place[1]], own)

    def _fitting(self, line: str) -> Iterator[tuple["re.Match[str]", str]]:
        for fits, own in self._templates:
            if match := fits(line):
                yield match, own


def _rank(template: tuple[str, str]) -> int:
    """Those with the most words of their own first: they say the most of a line."""
    return -len(_PLACE.sub("", template[0]))


def _place(name: str) -> str:
    """A place for any words; one called `count` holds a number."""
    return f"(?P<{name}>{'[0-9,]+' if name == 'count' else '.+?'})"


def _pattern(template: str) -> "re.Pattern[str]":
    parts = _PLACE.split(template)
    written = (_place(part) if n % 2 else re.escape(part) for n, part in enumerate(parts))
    return re.compile("".join(written), re.DOTALL)
