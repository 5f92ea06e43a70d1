"""The language of the window: the system's or the one asked for, from tables of words."""

import ast
import re
from collections.abc import Iterator
from time import perf_counter

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QAccessible

from azref import paths
from azref.render.hit_lines import hit_lines
from azref.render.hits import understood
from azref.render.wording import Spoken
from azref.store.database import Database
from azref.store.query import parse
from azref.timeline.told import Told
from azref.ui.actions import ACTIONS, MENUS, SUBMENUS
from azref.ui.language import (
    LANGUAGES,
    Words,
    chosen_language,
    speak,
    spoken_language,
    table,
)
from azref.ui.lines import Lines
from azref.ui.notice import Notice
from azref.ui.theme import LIGHT
from azref.ui.timeline.words import TimelineWords
from azref.ui.window import Window
from tests.untranslated import ROOT, untranslated

_PLACE = re.compile(r"\{\w*\}")
_OF_A_LINE = ("&Undo", "&Redo", "Cu&t", "&Copy", "Copy &Link Location", "&Paste")


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
    assert {spec.text for spec in ACTIONS if not spec.is_name} <= table(language).keys()


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_every_text_of_the_window(language):
    assert untranslated(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_of_a_menu_do_not_collide(language):
    words = table(language)
    menus = [[words.get(spec.text, spec.text) for spec in ACTIONS if spec.menu == menu]
             for menu in (*MENUS, *SUBMENUS)]  # fmt: skip
    menus.append([words[menu] for menu in MENUS])
    menus.append([words[text] for text in _OF_A_LINE])
    for texts in menus:
        keys = [text[text.index("&") + 1].casefold() for text in texts if "&" in text]
        assert len(set(keys)) == len(keys), texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_keeps_what_stands_in_it(language):
    for english, own in table(language, "lines").items():
        assert set(_PLACE.findall(own)) == set(_PLACE.findall(english)), english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_the_window_can_show_has_words(language):
    lines = Lines(table(language, "lines"))
    untold = {line for line in error_lines() if lines(line) == line}
    untold -= {'no entry has the id "1"1'}  # the last is empty or “; did you mean …”
    assert untold == set()


def error_lines() -> Iterator[str]:
    """What is raised for the reader below the window, "1" standing for whatever is filled in."""
    for layer in ("store", "desk", "export"):
        for file in (ROOT / "azref" / layer).glob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                raised = node.exc if isinstance(node, ast.Raise) else None
                if isinstance(raised, ast.Call) and raised.args:
                    name = getattr(raised.func, "id", "")
                    if name in _FOR_THE_READER and (line := _filled(raised.args[0])):
                        yield line


_FOR_THE_READER = ("AzrefError", "DatabaseError", "UnknownEntry", "DeskError", "ExportError",
                   "SelectionError")  # fmt: skip


def _filled(text: ast.expr) -> str:
    """A text of the code filled in; empty where it is put together of other texts alone."""
    if isinstance(text, ast.Constant):
        return str(text.value)
    parts = text.values if isinstance(text, ast.JoinedStr) else []
    words = [part.value if isinstance(part, ast.Constant) else "1" for part in parts]
    return (
        "".join(map(str, words)) if any(len(str(word).strip(" ;:")) > 1 for word in words) else ""
    )


def test_a_line_is_said_with_what_stands_in_it():
    lines = Lines(table("az", "lines"))
    broken = "/b.sqlite is damaged (reading it takes too long); install azref again"
    assert lines(broken) == (
        "/b.sqlite zədələnib (oxunması çox uzun çəkir); azref proqramını yenidən quraşdırın"
    )
    assert lines("TBX: 3 events left out") == "TBX: 3 hadisə buraxılıb"
    assert lines("The reader’s own words") == "The reader’s own words"


def test_no_line_takes_long_to_find():
    lines = Lines(table("az", "lines"))
    began = perf_counter()
    for sign in ("(", "; ", "x", " is damaged (", ": "):
        lines(sign * 2000)
        lines((sign * 800)[:800])
    assert perf_counter() - began < 1


def test_a_notice_says_an_error_in_the_language_of_the_window(qtbot):
    application = QCoreApplication.instance()
    assert application is not None
    assert speak(application, "az") == "az"
    try:
        notice = Notice(LIGHT)
        qtbot.addWidget(notice)
        notice.say('no entry has the id "pfpp"; did you mean "pfp"?')
        assert notice.text == '"pfpp" identifikatorlu qeyd yoxdur; bəlkə "pfp"?'
        assert spoken_language() == "az"
    finally:
        speak(application, "en")
    assert spoken_language() == "en"
    assert QCoreApplication.translate("Anybody", "Back") == "Back"


@pytest.mark.parametrize(
    ("asked", "chosen", "system", "language"),
    [
        ("", "az", "en_GB", "az"), ("", "en", "az_AZ", "en"), ("en", "az", "az_AZ", "en"),
        ("", "", "az_AZ", "az"), ("", "xx", "az_AZ", "en"),
    ],
)  # fmt: skip
def test_the_environment_asks_before_the_reader_and_the_reader_before_the_system(
    monkeypatch, asked, chosen, system, language
):
    monkeypatch.setenv("AZREF_LANGUAGE", asked)
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    assert chosen_language(chosen) == language


def locale_told(widget) -> QLocale.Language:
    """The language a screen reader is told that a widget speaks."""
    told = QAccessible.queryAccessibleInterface(widget).attributesInterface()
    return told.attributeValue(QAccessible.Attribute.Locale).language()


def test_screen_readers_are_told_which_language_each_part_is_in(qtbot):
    application = QCoreApplication.instance()
    speak(application, "az")
    window = Window(LIGHT)
    qtbot.addWidget(window)
    try:
        window.fill(Database(paths.bundled_database()))
        reading = window.commands.panes.reading
        assert locale_told(window.search) == QLocale.Language.Azerbaijani
        assert locale_told(window.commands.panes.glossary.filter) == QLocale.Language.Azerbaijani
        assert locale_told(reading.entry_view) == QLocale.Language.English
        assert locale_told(reading.source_view) == QLocale.Language.English
        window.close()
    finally:
        speak(application, "en")


def test_an_azerbaijani_window_writes_capitals_and_dates_as_azerbaijani_does(qtbot):
    application = QCoreApplication.instance()
    speak(application, "az")
    try:
        words = TimelineWords(application)
        assert words.told(Told((), 2, "2003-06"), None) == "İyun 2003: 2 hadisə"
        assert words.months[7] == "avq"
    finally:
        speak(application, "en")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("il:2004", "2004-cü il"), ("il:1990", "1990-cı il"), ("il:..1999", "1999-cu ilədək"),
        ("il:2001..", "2001-ci ildən etibarən"), ("il:1990..2000", "1990–2000-ci illər"),
    ],
)  # fmt: skip
def test_years_a_lookup_is_kept_to_have_their_endings(query, said):
    words = table("az")
    tr = Spoken(lambda text: words.get(text, text), "az")
    assert understood(parse(query), (), 20, tr) == said


def test_an_event_found_by_its_year_says_so_in_azerbaijani():
    words = table("az")
    tr = Spoken(lambda text: words.get(text, text), "az")
    hits = Database(paths.bundled_database()).lookup("2002")
    told = [hit_lines(hit, tr).below[-1].text for hit in hits if hit.type == "event"]
    assert told[0].endswith("2002-ci ilin hadisəsi")
    assert any(text.endswith("2002-ci ili də əhatə edən hadisə") for text in told)
