"""Where things stand in a TOML text, for messages: headers, keys, values, items of lists.

The text has been read by `tomllib` before; this scanner only finds places and checks nothing.
https://toml.io/en/v1.0.0
"""

import re
from contextlib import suppress

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_HEADER = re.compile(r"\[\[?[ \t]*([^\]\n]*?)[ \t]*\]\]?")
_PART = r"(?:[A-Za-z0-9_-]+|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*')"
_KEY = re.compile(rf"({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*=[ \t]*")
_VALUE = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|' + r"'''.*?'{3,5}|" + r'"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'|"
    r"[^\s,\[\]{}#\"'][^,\]}#\n]*",
    re.DOTALL,
)


class Layout:
    """The places of one TOML text by path: ``("term", 3, "forms", 0)`` is the first form of the
    fourth ``[[term]]``. A place is (start, end) in code points, end exclusive.

    Never raises: what the scanner does not understand has no place.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[Path, tuple[int, int]] = {}
        self._keys: dict[Path, tuple[int, int]] = {}
        self._counts: dict[str, int] = {}
        with suppress(RecursionError):
            self._scan()

    def place(self, path: Path) -> tuple[int, int] | None:
        """Where `path` stands, or else the nearest thing around it; None where nothing is."""
        while path and path not in self._places:
            path = path[:-1]
        return self._places.get(path)

    def key(self, path: Path) -> tuple[int, int] | None:
        """Where the key of a value stands; as `place` where it has none."""
        return self._keys.get(path) or self.place(path)

    def _scan(self) -> None:
        table: Path = ()
        at = self._past_blank(0)
        while at < len(self._text):
            if self._text[at] == "[":
                table, at = self._header(at)
            else:
                at = self._pair(at, table)
            at = self._past_blank(at)

    def _past_blank(self, at: int) -> int:
        match = _BLANK.match(self._text, at)
        return match.end() if match else at

    def _header(self, at: int) -> tuple[Path, int]:
        match = _HEADER.match(self._text, at)
        if not match:
            return (), self._line_end(at)
        name = match.group(1)
        table: Path = (name,)
        if match.group().startswith("[["):
            table = (name, self._counts.get(name, 0))
            self._counts[name] = self._counts.get(name, 0) + 1
        self._places.setdefault((name,), match.span())
        self._places.setdefault(table, match.span())
        return table, match.end()

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at)
        return len(self._text) if end < 0 else end

    def _pair(self, at: int, table: Path) -> int:
        match = _KEY.match(self._text, at)
        if not match:
            return max(at + 1, self._line_end(at))
        path = (*table, match.group(1).strip("\"'"))
        end = self._value(match.end(), path)
        self._keys[path] = match.span(1)
        return end

    def _value(self, at: int, path: Path) -> int:
        """Notes the value at `at` and returns where it ends."""
        opening = self._text[at : at + 1]
        if opening == "[":
            end = self._list(at + 1, path)
        elif opening == "{":
            end = self._inline_table(at + 1, path)
        else:
            match = _VALUE.match(self._text, at)
            end = at + len(match.group().rstrip()) if match else self._line_end(at)
        self._places[path] = (at, end)
        return end

    def _list(self, at: int, path: Path) -> int:
        number = 0
        while (at := self._past_blank(at)) < len(self._text) and self._text[at] != "]":
            if self._text[at] == ",":
                at += 1
            else:
                at = max(at + 1, self._value(at, (*path, number)))
                number += 1
        return at + 1

    def _inline_table(self, at: int, path: Path) -> int:
        while (at := self._past_blank(at)) < len(self._text) and self._text[at] != "}":
            at = at + 1 if self._text[at] == "," else max(at + 1, self._pair(at, path))
        return at + 1
