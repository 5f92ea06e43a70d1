"""Enumerations made in less time are those that `enum` makes; seen from fresh interpreters."""

import enum
import subprocess
import sys
from pathlib import Path

import pytest

from azref.ui import enumerations

ROOT = Path(__file__).resolve().parents[2]
_QUICKLY = "from azref.ui.enumerations import quicken\nquicken()\n"
_ALL_OF_QT = """
import enum, importlib, pickle

def told(it):
    if isinstance(it, enum.Enum):
        parts = {name: repr(value) for name, value in vars(it).items() if name != "_inverted_"}
        return type(it).__qualname__, type(it).__module__, sorted(parts.items())
    if isinstance(it, dict):
        return [(name, told(value)) for name, value in it.items()]
    return repr(getattr(it, "__func__", it)).split(" at 0x")[0]

def tell(made):
    own = {name for name in vars(made) if name not in ("__dict__", "__weakref__")}
    print(made.__module__, made.__qualname__, type(made), made.__mro__, len(made))
    print(sorted((name, str(told(vars(made)[name]))) for name in own))
    print([repr(each | each) if isinstance(each, enum.Flag) else str(each) for each in made])
    print(list(made), pickle.dumps(list(made)))

def walk(owner, seen):
    seen.add(owner)
    for name in sorted(dir(owner)):
        found = getattr(owner, name, None)
        if isinstance(found, enum.EnumMeta):
            tell(found)
        elif isinstance(found, type) and found.__module__[:7] == "PySide6" and found not in seen:
            walk(found, seen)

seen = set()
for module in ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtPrintSupport", "QtSvg"):
    walk(importlib.import_module(f"PySide6.{module}"), seen)
"""
_USE = """
from PySide6.QtCore import Qt, QEvent
both = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
print(both, ~both, Qt.AlignmentFlag(0x21), Qt.Key(0x01000000), Qt.Key["Key_A"], QEvent.Type(60000))
print(Qt.AlignmentFlag.AlignLeft in both, Qt.Key.Key_A == Qt.Key(65), hash(Qt.Key.Key_A))
"""


def _said(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("script", [_ALL_OF_QT, _USE])
def test_every_enumeration_of_qt_is_the_one_that_enum_makes(script: str) -> None:
    usual = _said(script)
    assert usual.strip()
    assert _said(_QUICKLY + script) == usual


def test_an_enumeration_of_anybody_else_is_as_it_was() -> None:
    script = """
import enum, pickle
Side = enum.Enum("Side", "LEFT RIGHT")
Bits = enum.Flag("Bits", [("A", 1), ("B", 2)], boundary=enum.KEEP, module="elsewhere")
print(Side.__module__, Side.__qualname__, list(Side), pickle.loads(pickle.dumps(Side.LEFT)))
print(Bits.__module__, list(Bits), Bits(7))
"""
    usual = _said(script)
    assert usual.startswith("__main__ Side")
    assert _said(_QUICKLY + script) == usual


@pytest.mark.parametrize("base", [enum.Enum, enum.IntEnum])
def test_this_python_makes_them_after_the_pattern(base: type[enum.Enum]) -> None:
    assert enumerations.Pattern(base).is_true()  # flags too, but not before Python 3.11.4


def test_a_python_that_makes_them_otherwise_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enumerations, "_PATTERNS", {})
    monkeypatch.setattr(enumerations.Pattern, "_fill", lambda *_: None)
    made = enumerations._create(enum.IntEnum, "Side", [("Left", 1)], start=1, boundary=enum.KEEP)
    assert list(made) == [1]
    assert enumerations._pattern(enum.IntEnum) is None


def test_a_python_that_lacks_what_is_needed_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enumerations, "_PATTERNS", {})
    monkeypatch.setattr(enumerations, "_usual", lambda *_given, **_how: None)
    assert enumerations._pattern(enum.Flag) is None


@pytest.mark.parametrize(
    "members",
    [
        [("_left", 1)],
        [("name", 1)],
        [("Left", "l")],
        [("Left", True)],
        [("Left", 1, 2)],
        [("Left", -1)],
        [("Left", 1), ("Left", 2)],
        ["Left", "Right"],
        "Left Right",
        {"Left": 1},
        [],
    ],
)
def test_what_shiboken_does_not_ask_for_is_left_to_enum(members: object) -> None:
    assert not enumerations.Pattern(enum.Flag).covers(members)
