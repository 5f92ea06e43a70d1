"""The language of the window: the system's or the one asked for, from tables of words."""

import re

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from azref.ui.actions import ACTIONS, MENUS
from azref.ui.language import LANGUAGES, Words, chosen_language, table

_PLACE = re.compile(r"\{\w*\}")


@pytest.mark.parametrize(
    ("asked", "system", "language"),
    [
        ("", "en_GB", "en"), ("", "az_AZ", "az"), ("", "az", "az"), ("", "fr_FR", "en"),
        ("az", "en_GB", "az"), ("AZ-latn", "C", "az"), ("en", "az_AZ", "en"), ("xx", "az_AZ", "en"),
    ],
)  # fmt: skip
def test_the_language_is_the_systems_unless_another_is_asked_for(
    monkeypatch, asked, system, language
):
    monkeypatch.setenv("AZREF_LANGUAGE", asked)
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    if system == "C":
        monkeypatch.setattr(QLocale, "system", QLocale.c)
    assert chosen_language() == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_the_places_of_its_text(language):
    for english, own in table(language).items():
        assert own.strip(), english
        assert sorted(_PLACE.findall(own)) == sorted(_PLACE.findall(english)), english
        assert (english[:1], english[-1:]) == (" ", " ") or own == own.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_menus_are_in_the_readers_language(language):
    assert set(MENUS) <= table(language).keys()
    spoken = [spec.text for spec in ACTIONS if spec.text in table(language)]
    assert len(spoken) > len(ACTIONS) // 2


def test_a_text_is_said_in_the_language_and_what_is_unknown_in_english(qtbot):
    application = QCoreApplication.instance()
    assert application is not None
    words = Words(table("az"), application)
    application.installTranslator(words)
    try:
        assert QCoreApplication.translate("Anybody", "Back") == "Geri"
        assert QCoreApplication.translate("Anybody", "no such text") == "no such text"
    finally:
        application.removeTranslator(words)
