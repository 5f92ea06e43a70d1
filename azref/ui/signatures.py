"""What Qt for Python loads at every start and seldom needs, loaded when first asked for.

Shiboken compiles about a hundred kilobytes of Python out of an archive inside itself on each
start: a parser of signatures, the texts of its error messages, a writer of stub files. A program
needs them where a call fails, which ours should not, and they take a third of the time in which
a bare window appears; parts of Python's library come with them. From then on it reads the source
of every module that is imported, in search of `from __feature__ import …`, which azref does not
use; here imports are again what they were once Qt is there. Names that another version of
Shiboken does not have are never asked for; everything is then as it would be without this module.
"""

import builtins
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import cast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.abc import InspectLoader

_PACKAGE = "shibokensupport.signature"
_LATER = {
    _PACKAGE: ("errorhandler", "layout", "mapping", "parser"),
    f"{_PACKAGE}.lib": ("enum_sig", "pyi_generator", "tool"),
}
_READERS = ("shiboken6", "shibokensupport.", "signature_bootstrap", "zipfile")
_FEATURES = "shibokensupport.feature"
_SELDOM = ("inspect", "shutil", "tempfile", "textwrap", "traceback")
"""What these import and use only when signatures are read or files written."""


class _Library(ModuleType):
    """Stands for a module of Python's library, which is imported when something in it is used."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(f"module {self.__name__} has no attribute {name}")
        return getattr(import_module(self.__name__), name)


class _Later(ModuleType):
    """A module of Shiboken that is loaded when something in it is first asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__spec__ = ModuleSpec(name, None)
        self._unread = name
        if name.endswith(".mapping"):
            self.update_mapping = self._update_mapping  # looked up past `__getattr__`

    def __getattr__(self, name: str) -> object:
        if name.startswith("__") or "_unread" not in vars(self):
            raise AttributeError(f"module {self.__name__} has no attribute {name}")
        self._read(vars(self).pop("_unread"))
        return getattr(self, name)

    def _update_mapping(self) -> object:
        del self.update_mapping
        return self.update_mapping()

    def _read(self, name: str) -> None:
        loader = cast("InspectLoader", sys.modules[f"{_PACKAGE}.loader"].__loader__)
        self.__spec__ = ModuleSpec(name, loader)
        loader.exec_module(self)


def _leave(_module: ModuleType) -> None:
    """Looks into no module that was imported."""


def _reader(names: object = None, *_rest: object) -> str:
    """The module that imports, by the first of what Python gives to `__import__`."""
    return str(names.get("__name__", "")) if isinstance(names, dict) else ""


@contextmanager
def postponed() -> Iterator[None]:
    """While `PySide6` is imported for the first time: without what it seldom needs."""
    original = builtins.__import__

    def importing(name: str, *given: object, **named: object) -> ModuleType:
        if name in _LATER:
            for part in _LATER[name]:
                sys.modules.setdefault(f"{name}.{part}", _Later(f"{name}.{part}"))
        if name in _SELDOM and name not in sys.modules and _reader(*given).startswith(_READERS):
            return _Library(name)
        found = original(name, *given, **named)  # type: ignore[arg-type]
        if name == "shibokensupport" and _FEATURES in sys.modules:
            vars(sys.modules[_FEATURES])["feature_imported"] = _leave
        return found

    builtins.__import__ = importing
    try:
        yield
    finally:
        builtins.__import__ = original
