"""The words of a document that are azref's own, in the language the reader wants them in."""

import functools

from azref import paths
from azref.errors import ExportError
from azref.export.options import LABELS
from azref.render.names import TITLES


class Labels:
    """The words of one language. Call it with an English text; names belong to a database."""

    names = TITLES

    def __init__(self, language: str, words: dict[str, str]) -> None:
        self.language = language
        self.words = words

    def __call__(self, text: str) -> str:
        return self.words.get(text, text)


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
