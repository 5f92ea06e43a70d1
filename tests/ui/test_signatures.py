"""Signatures that load later answer as those that loaded at once; seen from fresh interpreters."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_AT_ONCE = "import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets"
_LATER = """
from azref.ui.signatures import postponed
with postponed():
    import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets
"""
_WRONG_CALL = """
from PySide6.QtCore import QRect
for _ in range(2):
    try:
        QRect("wide")
    except TypeError as error:
        print(error)
"""
_WRONG_NAME = """
from PySide6.QtCore import QRect
try:
    QRect().widht
except AttributeError as error:
    print(error)
"""
_SIGNATURE = """
from PySide6.QtCore import QRect
from PySide6.support.signature import get_signature
print(get_signature(QRect.adjusted), get_signature(QRect))
"""
_DOCUMENTATION = """
from PySide6.QtCore import QRect
print(QRect.__doc__, QRect.adjusted.__doc__)
"""


def _said(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("question", [_WRONG_CALL, _WRONG_NAME, _SIGNATURE, _DOCUMENTATION])
def test_what_loads_later_answers_like_what_loads_at_once(question: str) -> None:
    at_once = _said(_AT_ONCE + question)
    assert at_once.strip()
    assert _said(_LATER + question) == at_once


def test_the_window_comes_without_any_of_them() -> None:
    script = """
import azref.app, sys
from azref.ui.signatures import _Later
late = {id(module): module for module in sys.modules.values() if isinstance(module, _Later)}
print(["_unread" in vars(module) for module in late.values()])
"""
    assert _said(script).strip() == str([True] * 7)


def test_no_module_is_searched_for_features_once_qt_is_there() -> None:
    script = """
import azref.app, builtins, sys
from azref.ui import panes
print("azref.ui.panes" in sys.modules["shibokensupport.feature"].pyside_feature_dict)
print(builtins.__import__, [name for name in ("inspect", "tempfile") if name in sys.modules])
"""
    assert _said(script) == "False\n<built-in function __import__> []\n"


def test_a_library_that_waits_is_there_when_it_is_used() -> None:
    script = """
import azref.app, sys
support = sys.modules["shibokensupport.feature"]
print(support.inspect.getdoc(str) == str.__doc__, "inspect" in sys.modules)
"""
    assert _said(script) == "True True\n"


def test_where_qt_is_there_already_nothing_is_touched() -> None:
    script = """
import builtins
import PySide6.QtCore
before = builtins.__import__
from azref.ui.signatures import postponed
with postponed():
    import PySide6.QtGui
print(builtins.__import__ is before)
"""
    assert _said(script).strip() == "True"
