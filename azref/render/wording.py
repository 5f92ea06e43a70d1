"""The reader's language, as pages and lines are written in it."""

from collections.abc import Callable
from typing import NamedTuple, Protocol


class Wording(Protocol):
    """Gives the reader's wording of an English text, and names the language it is in."""

    @property
    def language(self) -> str: ...
    def __call__(self, text: str, /) -> str: ...


class Spoken(NamedTuple):
    """The wording of one language; without anything English, word for word."""

    translated: Callable[[str], str] = str
    language: str = "en"

    def __call__(self, text: str, /) -> str:
        return self.translated(text)


ENGLISH = Spoken()
