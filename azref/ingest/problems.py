"""What is wrong with an edition: every problem with its file and line, all reported at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong; `line` counts from 1, 0 where a whole file is meant."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.text}"


class Problems:
    """Collects problems while a compilation goes on as far as it can."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, file: str, line: int, text: str) -> None:
        self._found.append(Problem(file, line, text))

    def messages(self) -> tuple[str, ...]:
        return tuple(str(problem) for problem in sorted(set(self._found)))

    def __bool__(self) -> bool:
        return bool(self._found)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean "kind"?` for the nearest known word, or nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'; did you mean "{near[0]}"?' if near else ""
