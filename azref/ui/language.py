"""The language of the window: the system's, or the one that AZREF_LANGUAGE names.

A table of TOML in `resources/translations` gives the words by their English text; what it lacks
stays English. Nothing is read where the language is English.
"""

import os

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from azref import paths

LANGUAGES = ("az",)
"""The languages there is a table for, beside English."""


def chosen_language() -> str:
    """The code of the window's language: "en" where there is no table for the one that is asked."""
    asked = os.environ.get("AZREF_LANGUAGE") or QLocale.system().name()
    code = asked.replace("-", "_").partition("_")[0].lower()
    return code if code in LANGUAGES else "en"


class Words(QTranslator):
    """Gives the words of a table for an English text, whatever class asks."""

    def __init__(self, words: dict[str, str], parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        # None, unlike an empty text, tells Qt to go on with the text as it is.
        return self._words.get(source)  # type: ignore[return-value]

    def isEmpty(self) -> bool:
        return not self._words


def table(language: str) -> dict[str, str]:
    """The words of a language by their English text.

    Raises `OSError` or `tomllib.TOMLDecodeError` for a table that cannot be read.
    """
    import tomllib

    file = paths.resources() / "translations" / f"window.{language}.toml"
    return dict(tomllib.loads(file.read_text("utf-8")))


def speak(application: QCoreApplication) -> str:
    """Has the window speak the reader's language, and returns which that is."""
    language = chosen_language()
    if language != "en":
        try:
            application.installTranslator(Words(table(language), application))
        except (OSError, ValueError):
            return "en"  # an installation without tables speaks English
    return language
