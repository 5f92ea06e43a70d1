"""What is wrong with an edition: every problem with its file and place, all reported at once.

A problem is printed as a block, the way compilers do::

    terms.toml:12:10: form "SNTX" is not in the source; the closest passage is at 592: "SNT"
        forms = ["SNTX", "PfP"]
                 ^^^^^^

Lines and columns count from 1, columns in code points. A warning stops nothing.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from itertools import accumulate, islice

from azref.ingest.layout import Layout, Path

_WIDTH = 96
_BEFORE = 40
_COMPARED = 2000


@dataclass(frozen=True)
class Script:
    """One file of an edition: its name and its text."""

    name: str
    text: str

    @cached_property
    def layout(self) -> Layout:
        return Layout(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n"))][:-1]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of a code point, both from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def excerpt(self, start: int, end: int) -> str:
        """The line that holds `start`, and a line of carets under what is meant.

        Of a long line only a stretch around it is looked at: one line may be a whole book.
        """
        line, column = self.position(start)
        line_start, line_end = self._bounds(line)
        begin = line_start + max(0, column - 1 - _BEFORE)
        if line_end - line_start <= _WIDTH:
            begin = line_start
        stop = min(line_end, begin + _WIDTH)
        lead, tail = "…" * (begin > line_start), "…" * (stop < line_end)
        words = lead + self.text[begin:stop] + tail
        first = start - begin + len(lead)
        last = max(first + 1, min(first + end - start, stop - begin + len(lead)))
        blanks = "".join(c if c == "\t" else " " for c in words[:first])
        return f"    {_printable(words)}\n    {blanks}{'^' * (last - first)}"

    def _bounds(self, line: int) -> tuple[int, int]:
        start = self._line_starts[line - 1]
        following = self._line_starts[line : line + 1]
        end = following[0] - 1 if following else len(self.text)
        return start, end - (self.text[end - 1 : end] == "\r" and end > start)


def _printable(words: str) -> str:
    return "".join(c if c.isprintable() or c in "\t\u00a0" else "�" for c in words)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong; line and column are 0 where a whole file is meant."""

    file: str
    line: int
    column: int
    text: str
    excerpt: str = ""
    is_warning: bool = False

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        kind = "warning: " if self.is_warning else ""
        return f"{place}: {kind}{self.text}" + (f"\n{self.excerpt}" if self.excerpt else "")


@dataclass(slots=True)
class Problems:
    """Collects problems while a compilation goes on as far as it can."""

    _found: list[Problem] = field(default_factory=list)

    def at(self, script: Script, path: Path, text: str, *, is_warning: bool = False) -> None:
        """A problem with the value at `path` of a TOML file, or with what stands around it."""
        place = script.layout.place(path)
        if place is None:
            self.whole(script.name, text)
        else:
            self.between(script, *place, text, is_warning=is_warning)

    def at_key(self, script: Script, path: Path, text: str) -> None:
        """A problem with the key at `path`."""
        place = script.layout.key(path)
        if place is None:
            self.whole(script.name, text)
        else:
            self.between(script, *place, text)

    def between(
        self, script: Script, start: int, end: int, text: str, *, is_warning: bool = False
    ) -> None:
        """A problem with the code points from `start` to `end`, exclusive, of a file."""
        line, column = script.position(start)
        excerpt = script.excerpt(start, end)
        self._found.append(Problem(script.name, line, column, text, excerpt, is_warning))

    def whole(self, file: str, text: str) -> None:
        """A problem with a whole file."""
        self._found.append(Problem(file, 0, 0, text))

    def messages(self) -> tuple[str, ...]:
        """One block for each problem that fails the compilation, in the order of the files."""
        return self._blocks(is_warning=False)

    def warnings(self) -> tuple[str, ...]:
        return self._blocks(is_warning=True)

    def _blocks(self, *, is_warning: bool) -> tuple[str, ...]:
        chosen = {problem for problem in self._found if problem.is_warning is is_warning}
        return tuple(str(problem) for problem in sorted(chosen))

    def __bool__(self) -> bool:
        return any(not problem.is_warning for problem in self._found)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean "kind"?` for the nearest known word, or nothing.

    Among thousands of words only those that start alike are compared, and not all of them.
    """
    words = list(known)
    if len(words) > _COMPARED:
        words = list(islice((w for w in words if w[:2] == word[:2]), _COMPARED))
    near = get_close_matches(word, words, n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""


def listed(words: Iterable[str]) -> str:
    """`a, b or c`."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last
