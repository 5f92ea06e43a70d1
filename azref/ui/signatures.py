"""Qt for Python's signatures, loaded when first asked for and not at every start.

Shiboken compiles about a hundred kilobytes of Python out of an archive inside itself on each
start: a parser of signatures, the texts of its error messages, a writer of stub files. A program
needs them where a call fails, which ours should not, and they take a third of the time in which
a bare window appears. Names that another version of Shiboken does not have are never asked for;
everything is then as it would be without this module.
"""

import builtins
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def postponed() -> Iterator[None]:
    """While `PySide6` is imported for the first time: without what it seldom needs."""
    original = builtins.__import__

    def importing(name: str, *given: object, **named: object) -> ModuleType:
        if name in _LATER:
            for part in _LATER[name]:
                sys.modules.setdefault(f"{name}.{part}", _Later(f"{name}.{part}"))
        return original(name, *given, **named)  # type: ignore[arg-type]

    builtins.__import__ = importing
    try:
        yield
    finally:
        if builtins.__import__ is importing:  # Shiboken has kept it inside its own by now
            builtins.__import__ = original
