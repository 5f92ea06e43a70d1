"""The words of a document that are azref's own, in the language the reader wants them in."""

import functools
import re

from azref import paths
from azref.errors import ExportError
from azref.export.options import LABELS


class Labels:
    """The words of one language. Call it with an English text; it knows its own words again."""

    def __init__(self, language: str, words: dict[str, str]) -> None:
        self.language = language
        self.words = words
        self._own = frozenset(words.values())
        self._patterns = [_pattern(text) for text in words.values() if "{" in text]

    def __call__(self, text: str) -> str:
        return self.words.get(text, text)

    def spoke(self, text: str) -> bool:
        """Whether `text` was made of words of this table and of nothing else but numbers."""
        said = text.strip()
        if said in self._own or any(pattern.fullmatch(said) for pattern in self._patterns):
            return bool(said)
        words = re.findall(r"[^\W\d_]+", said)
        return bool(words) and all(word in self._own for word in words)


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("(?s:.+)".join(map(re.escape, re.split(r"\{\w*\}", template.strip()))))


@functools.cache
def labels(language: str) -> Labels:
    """The words in `language`, English ones as they are. Raises `ExportError` for no table."""
    if language == "en":
        return Labels("en", {})
    if language not in LABELS:
        raise ExportError(f'no labels in "{language}"; there are {", ".join(LABELS)}')
    return Labels(language, {**_table("window", language), **_table("document", language)})


def _table(name: str, language: str) -> dict[str, str]:
    import tomllib

    table = paths.resources() / "translations" / f"{name}.{language}.toml"
    try:
        return tomllib.loads(table.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ExportError(f"{table}: {error}; install azref again") from error
