"""The reader's language, as pages and lines are written in it."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from azref.render.names import TITLES, Names


class Wording(Protocol):
    """Gives the reader's wording of an English text, and names the language it is in.

    `names` gives what entries are called in it.
    """

    @property
    def language(self) -> str: ...
    @property
    def names(self) -> Names: ...
    def __call__(self, text: str, /) -> str: ...


class Spoken(NamedTuple):
    """The wording of one language; without anything English, word for word."""

    translated: Callable[[str], str] = str
    language: str = "en"
    names: Names = TITLES

    def __call__(self, text: str, /) -> str:
        return self.translated(text)


ENGLISH = Spoken()


def grouped(number: int, say: Wording) -> str:
    """A number in groups of three digits, as readers of the language write them."""
    return f"{number:,}".replace(",", "," if say.language == "en" else "\u00a0")
