"""The language of the window: the one asked for, or the system's.

AZREF_LANGUAGE asks first, then what the reader chose under View ▸ Language. A table of TOML in
`resources/translations` gives the words by their English text; what it lacks stays English.
Nothing is read where the language is English.
"""

import os
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from azref import paths
from azref.render.names import TITLES, Names
from azref.render.wording import Spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from azref.ui.lines import Lines

LANGUAGES = ("az",)
"""The languages there is a table for, beside English."""
CHOICES = ("", "en", *LANGUAGES)
"""The languages a reader can choose; the first is the system's."""
_LONGEST = 16
_SPOKEN = "azref.language"
"""The application's property that names the language that is spoken."""


def asked_language() -> str:
    """The language that AZREF_LANGUAGE asks for, whatever the reader chose; empty for none."""
    return _known(os.environ.get("AZREF_LANGUAGE", ""))


def chosen_language(chosen: str = "") -> str:
    """The code of the window's language: "en" where there is no table for the one that is asked.

    `chosen` is what the reader chose, empty for the system's.
    """
    return asked_language() or _known(chosen) or _known(QLocale.system().name()) or "en"


def _known(asked: str) -> str:
    """The code of a language as systems name it; "en" for one without a table, "" for none."""
    code = asked.replace("-", "_").partition("_")[0].lower()
    return code if code in LANGUAGES else "en" if code else ""


def kept_language(file: Path | None) -> str:
    """The language a reader chose, empty for the system's or where nothing is kept."""
    if file is None:
        return ""
    try:
        with file.open("rb") as kept:
            code = kept.read(_LONGEST).decode("ascii", "replace").strip()
    except OSError:
        return ""
    return code if code in CHOICES else ""


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


def table(language: str, name: str = "window") -> dict[str, str]:
    """The words of a language by their English text.

    Raises `OSError` or `tomllib.TOMLDecodeError` for a table that cannot be read.
    """
    import tomllib

    file = paths.resources() / "translations" / f"{name}.{language}.toml"
    return dict(tomllib.loads(file.read_text("utf-8")))


def spoken_language() -> str:
    """The code of the language the window speaks."""
    application = QCoreApplication.instance()
    return (application.property(_SPOKEN) if application else None) or "en"


def locale_of(code: str) -> QLocale:
    """The locale of a language, the system's own where it speaks it; assistive technology asks."""
    locale, system = QLocale(code), QLocale.system()
    return system if system.language() == locale.language() else locale


def wording(asking: QObject, names: Names = TITLES) -> Spoken:
    """The wording of the window's language, for pages and lines that `asking` shows.

    `names` are what entries are called in it.
    """
    language = spoken_language()
    if language == "en":
        return Spoken(asking.tr, language, names)

    def said(text: str) -> str:
        own = asking.tr(text)
        return reworded(text) if own == text else own

    return Spoken(said, language, names)


def reworded(line: str) -> str:
    """A line made below the window (an error, a loss) as the window's language says it."""
    language = spoken_language()
    return line if language == "en" else _lines(language)(line)


@cache
def _lines(language: str) -> "Lines":
    from azref.ui.lines import Lines

    try:
        return Lines(table(language, "lines"))
    except (OSError, ValueError):
        return Lines({})  # an installation without tables speaks English


def speak(application: QCoreApplication, chosen: str = "") -> str:
    """Has the window speak the language the reader chose, and returns which that is."""
    for before in application.findChildren(Words):
        application.removeTranslator(before)
        before.deleteLater()
    language = chosen_language(chosen)
    if language != "en":
        try:
            application.installTranslator(Words(table(language), application))
        except (OSError, ValueError):
            language = "en"  # an installation without tables speaks English
    application.setProperty(_SPOKEN, language)
    QLocale.setDefault(locale_of(language))  # for what is told of parts that are no widgets
    return language
