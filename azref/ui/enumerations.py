"""Qt's enumerations, made in a third of the time that Python's `enum` takes for them.

Shiboken makes an enumeration of Python's own for each of Qt's when its class is first touched:
three hundred with nearly five thousand members until the window is filled. For every member
`enum` works out what a class statement could have meant. Shiboken means numbers under plain
names and nothing else; these are made here after the pattern of an example that `enum` itself
made. Where the same example made here differs from it in anything or cannot be made, as it may be
under another version of Python, everything is left to `enum`.
"""

import sys
from enum import KEEP, Enum, EnumType, Flag, IntEnum, IntFlag
from functools import reduce
from operator import or_
from types import MethodType
from typing import Any

_EXAMPLE = [("Two", 2), ("One", 1), ("Both", 3), ("Uno", 1), ("Not", 0), ("Too", 3), ("Else", 12)]
_PATTERNS: dict[type, "Pattern | None"] = {}
_CHANCE = ("__dict__", "__weakref__", "__module__")
_usual: Any = getattr(EnumType, "_create_", None)
_set = type.__setattr__


class Pattern:
    """What all enumerations over `base` have in common."""

    def __init__(self, base: type[Enum]) -> None:
        self._base = base
        self._taken = {"mro", *(name for each in base.__mro__ for name in vars(each))}
        self._is_flag = issubclass(base, Flag)
        self.example: Any = _usual(base, "Example", _EXAMPLE, boundary=KEEP)
        own = {"__dict__", "__weakref__", "__new__", "_iter_member_"}
        own.update(name for name, _value in _EXAMPLE)
        self._body = {name: it for name, it in vars(self.example).items() if name not in own}
        self._kept = {name: it for name, it in self._body.items() if isinstance(it, list | dict)}

    def is_true(self) -> bool:
        """Whether what is made here is what `enum` makes."""
        return _parts(self.make("Example", _EXAMPLE)) == _parts(self.example)

    def covers(self, members: object) -> bool:
        """Whether these are pairs of a plain name and a number, and no name comes twice."""
        if members.__class__ is not list or {member.__class__ for member in members} != {tuple}:
            return False
        if {len(member) for member in members} != {2}:
            return False
        names, values = zip(*members, strict=True)
        if set(map(type, names)) != {str} or set(map(type, values)) != {int}:
            return False
        is_plain = self._taken.isdisjoint(names) and not any(name[:1] == "_" for name in names)
        are_bits = not self._is_flag or min(values) >= 0
        return is_plain and are_bits and len(set(names)) == len(names)

    def make(self, name: str, members: list[tuple[str, int]]) -> Any:
        """The enumeration `name`; `covers` told that its members can be made here."""
        own = {kept: it.__class__() for kept, it in self._kept.items()}
        made: Any = type.__new__(EnumType, name, (self._base,), self._body | own)
        _set(made, "__new__", Enum.__new__)
        self._fill(made, members)
        if self._is_flag:
            self._sum_up(made, members)
        return made

    def _fill(self, made: Any, members: list[tuple[str, int]]) -> None:
        names, by_name, by_value = made._member_names_, made._member_map_, made._value2member_map_
        new, takes_value, is_flag = made._new_member_, made._use_args_, self._is_flag
        for name, value in members:
            if value not in by_value:
                member = by_value[value] = new(made, value) if takes_value else new(made)
                member._value_ = value
                member._name_ = name
                member.__objclass__ = made
                member._sort_order_ = len(names)
                if not is_flag or (value and not value & (value - 1)):
                    names.append(name)
            by_name[name] = by_value[value]
            _set(made, name, by_value[value])

    def _sum_up(self, made: Any, members: list[tuple[str, int]]) -> None:
        """Keeps which bits there are, and the order in which they were named."""
        single = [made._member_map_[name]._value_ for name in made._member_names_]
        mask = reduce(or_, (value for _name, value in members))
        _set(made, "_flag_mask_", mask)
        if "_singles_mask_" in self._body:
            _set(made, "_singles_mask_", sum(single))
        _set(made, "_all_bits_", 2 ** mask.bit_length() - 1)
        if single != sorted(single):
            _set(made, "_iter_member_", made._iter_member_by_def_)


def _parts(made: type[Enum]) -> dict[str, object]:
    return {name: _told(it) for name, it in vars(made).items() if name not in _CHANCE}


def _told(it: object) -> object:
    """Something that is equal for two enumerations that are the same."""
    match it:
        case Enum():
            told = {name: value for name, value in vars(it).items() if name != "__objclass__"}
            return type(it).__name__, type(it).__mro__[1:], told
        case dict():
            return [(name, _told(value)) for name, value in it.items()]
        case MethodType():
            return it.__func__
    return it


def _pattern(base: type[Enum]) -> Pattern | None:
    if base not in _PATTERNS:
        _PATTERNS[base] = _true_pattern(base) if base in (Enum, Flag, IntEnum, IntFlag) else None
    return _PATTERNS[base]


def _true_pattern(base: type[Enum]) -> Pattern | None:
    try:
        pattern = Pattern(base)
        return pattern if pattern.is_true() else None
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def _create(cls: type[Enum], class_name: str, names: Any, **how: Any) -> Any:
    """In the place of `EnumType._create_`."""
    asked = {name for name, value in how.items() if value is not None}
    if asked == {"start", "boundary"} and how["boundary"] is KEEP:
        pattern = _pattern(cls)
        if pattern is not None and pattern.covers(names):
            return pattern.make(class_name, names)
    how["module"] = how.get("module") or _asking_module()
    return _usual(cls, class_name, names, **how)


def _asking_module() -> str | None:
    """The module that asks for an enumeration, three calls above; None where Python did not."""
    try:
        return sys._getframe(3).f_globals.get("__name__")
    except ValueError:
        return None


def quicken() -> None:
    """Has Shiboken's enumerations made here from now on; all others are left as they are."""
    if _usual is not None:
        EnumType._create_ = _create  # type: ignore[attr-defined]
