"""An edition as its files have it: records that know their place, checked for shape.

The format is that of CONTRIBUTING.md: `edition.toml` with a table `[edition]`, and any number of
other `.toml` files with arrays of tables. What a record may hold is the table `SHAPES`.
"""

import errno
import hashlib
import re
import stat
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import NamedTuple

from azref import dates
from azref.errors import AzrefError, EditionError
from azref.ingest.layout import Path as Where
from azref.ingest.plain_toml import read_toml
from azref.ingest.problems import Problems, Script, did_you_mean, listed
from azref.ingest.shapes import (
    DAY,
    ENTRIES,
    FACTS,
    SHAPES,
    TERM_KINDS,
    TEXT,
    TEXTS,
    Shape,
    Want,
    primary,
    shapes_for,
)

_SHORT = 40
_LARGEST = 1 << 28
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class Record(NamedTuple):
    """One table of an array, with the file it stands in and its path there."""

    array: str
    fields: Mapping[str, object]
    script: Script
    path: Where

    def text(self, key: str) -> str:
        """The text under `key`, empty where it is not given."""
        value = self.fields.get(key, "")
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under `key`, empty where it is not given."""
        value = self.fields.get(key)
        return tuple(value) if isinstance(value, list) else ()

    def has(self, key: str) -> bool:
        return key in self.fields

    def where(self, key: str, item: str | None = None) -> Where:
        """The path of a value, or of one item of a list."""
        value = self.fields.get(key)
        if isinstance(value, list) and item in value:
            return (*self.path, key, value.index(item))
        return (*self.path, key)

    @property
    def id(self) -> str:
        return self.text("id")


@dataclass(frozen=True, slots=True)
class Edition:
    """What the editors wrote: facts, the source text, and the records by array, in file order.

    `inputs` holds the SHA-256 of every file read, by name; `broken` the ids of records left out.
    Without `is_whole` a file could not be read, so that nothing can be said of what is missing.
    """

    facts: Record
    source: Script
    records: Mapping[str, tuple[Record, ...]]
    inputs: tuple[tuple[str, str], ...]
    broken: frozenset[str] = frozenset()
    is_whole: bool = True

    def all(self, *arrays: str) -> tuple[Record, ...]:
        return tuple(record for array in arrays for record in self.records.get(array, ()))

    def ids(self, *arrays: str) -> frozenset[str]:
        """The ids of records, those of a wrong shape included, so that no link to them is lost."""
        return frozenset(record.id for record in self.all(*arrays)) | self.broken

    @property
    def text(self) -> str:
        return self.source.text

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that names are given in: the edition's own, English, Azerbaijani, those listed."""
        own = primary(self.facts.text("language"))
        return tuple(dict.fromkeys((own, "en", "az", *self.facts.texts("languages"))))

    @property
    def account(self) -> str:
        return self.facts.text("account") or "strict"


def _content(path: Path) -> bytes:
    """The bytes of a file; a pipe or device, which might never end, is refused."""
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "Is a directory")
    if not stat.S_ISREG(found.st_mode):
        raise ValueError("not a file but a pipe or device")
    if found.st_size > _LARGEST:
        raise ValueError(f"larger than {_LARGEST >> 20} MB")
    return path.read_bytes()


class Reader:
    """Reads one edition's folder: the facts and the source text at once, the records on demand.

    Raises `EditionError` where there is nothing to go on with, no edition.toml or no source text;
    where there is no folder that is wrong use, a plain `AzrefError`.
    """

    def __init__(self, folder: Path, problems: Problems) -> None:
        if not folder.is_dir():
            what = "no folder" if folder.exists() else "no such folder"
            raise AzrefError(f"{folder}: {what}; an edition is a folder with edition.toml")
        self._folder = folder
        self._problems = problems
        self._inputs: dict[str, str] = {}
        self._broken: set[str] = set()
        self._is_whole = True
        self.facts = self._read_facts()
        self._shapes = shapes_for(self.facts.text("language"), self._languages())
        self.source = self._read_source()

    def edition(self) -> Edition:
        """The whole edition. Records of a wrong shape are reported and left out."""
        records: dict[str, list[Record]] = {array: [] for array in SHAPES}
        for path in sorted(self._folder.glob("*.toml")):
            for record in self._records(path):
                records[record.array].append(record)
        self._check_kinds([*records["term"], *records["context_term"]])
        for arrays in (ENTRIES, ("discrepancy",), ("contradiction",), ("reference",)):
            self._check_ids([record for array in arrays for record in records[array]])
        frozen = {array: tuple(found) for array, found in records.items()}
        inputs = tuple(sorted(self._inputs.items()))
        broken = frozenset(self._broken)
        return Edition(self.facts, self.source, frozen, inputs, broken, self._is_whole)

    def _read(self, name: str) -> Script:
        """A file of the folder as text; raises `EditionError` where it cannot be read."""
        try:
            data = _content(self._folder / name)
            self._inputs[name] = hashlib.sha256(data).hexdigest()
            return Script(name, data.decode("utf-8").removeprefix("\ufeff"))
        except UnicodeDecodeError as error:
            hint = "; it is UTF-16, save it as UTF-8" if data[:2] in _UTF_16 else ""
            raise EditionError((f"{name}: not UTF-8 at byte {error.start}{hint}",)) from error
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise EditionError((f"{name}: {reason}",)) from error

    def _read_table(self, name: str) -> tuple[Script, dict[str, object]]:
        """A TOML file and what it holds, nothing where it is not TOML, which is reported."""
        raw = self._read(name)
        script = Script(name, raw.text.replace("\r\n", "\n"))
        try:
            return script, read_toml(script.text)
        except tomllib.TOMLDecodeError as error:
            self._report_toml(script, str(error))
        except ValueError:  # of Python's own, for an integer of thousands of digits
            self._problems.whole(name, "not TOML: a number is too long")
        except RecursionError:
            self._problems.whole(name, "not TOML: nested too deeply")
        self._is_whole = False
        return script, {}

    def _report_toml(self, script: Script, error: str) -> None:
        place = _TOML_PLACE.search(error)
        text = "not TOML: " + _TOML_PLACE.sub("", error)
        start = len(script.text)
        if place and place.group(1):
            lines = script.text.split("\n")[: int(place.group(1)) - 1]
            start = sum(len(line) + 1 for line in lines) + int(place.group(2)) - 1
        self._problems.between(script, min(start, len(script.text)), start + 1, text)

    def _read_facts(self) -> Record:
        script, table = self._read_table("edition.toml")
        fields = table.pop("edition", None)
        self._beside_facts = script, table
        if not self._is_whole:
            raise EditionError(self._problems.messages())
        if not isinstance(fields, dict):
            many = "; it has single brackets" if isinstance(fields, list) else ""
            self._problems.whole(script.name, f"the table [edition] is missing{many}")
            raise EditionError(self._problems.messages())
        facts = Record("edition", fields, script, ("edition",))
        if not self._has_shape(facts, FACTS):
            raise EditionError(self._problems.messages())
        return facts

    def _languages(self) -> tuple[str, ...]:
        """The languages of names beside the edition's own, each a code; another is reported."""
        listed = self.facts.texts("languages")
        for language in listed:
            if not _LANGUAGE.fullmatch(language):
                text = f'"{language}" is no code of a language, which is two or three small letters'
                self._problems.at(self.facts.script, self.facts.where("languages", language), text)
        return listed

    def _read_source(self) -> Script:
        name = self.facts.text("source")
        if Path(name).name == name and "\0" not in name:
            return self._read(name)
        text = f"source must be a file name in the folder: {name!r}"
        self._problems.at(self.facts.script, self.facts.where("source"), text)
        raise EditionError(self._problems.messages())

    def _records(self, path: Path) -> Iterable[Record]:
        try:
            is_facts = path.name == "edition.toml"
            script, table = self._beside_facts if is_facts else self._read_table(path.name)
        except EditionError as error:
            self._problems.whole(path.name, str(error).removeprefix(f"{path.name}: "))
            self._is_whole = False
            return
        for array, rows in table.items():
            yield from self._array(script, array, rows)

    def _array(self, script: Script, array: str, rows: object) -> Iterable[Record]:
        if array not in SHAPES or not isinstance(rows, list):
            text = f'unknown array "{array}"{did_you_mean(array, SHAPES)}'
            if array in SHAPES:
                text = f'"{array}" is an array: its header has double brackets, [[{array}]]'
            self._problems.at(script, (array,), text)
            return
        for number, fields in enumerate(rows):
            if not isinstance(fields, dict):
                self._problems.at(script, (array, number), f'"{array}" must hold tables')
                continue
            record = Record(array, fields, script, (array, number))
            if self._has_shape(record, self._shapes[array]):
                yield record
            elif record.id:
                self._broken.add(record.id)

    def _has_shape(self, record: Record, shape: Shape) -> bool:
        """Whether every required key is there and every value of its type; the rest is reported."""
        missing = shape.required.keys() - record.fields.keys()
        for key in sorted(missing):
            header = f"[{record.array}]" if shape is FACTS else f"[[{record.array}]]"
            text = f'{header} lacks the key "{key}"{_example(key) if shape is FACTS else ""}'
            self._problems.at(record.script, record.path, text)
        is_nameless = shape.either and not any(record.text(key).strip() for key in shape.either)
        if is_nameless:
            text = f'[[{record.array}]] lacks the key "{shape.either[0]}" or "{shape.either[1]}"'
            self._problems.at(record.script, record.path, text)
        keys = shape.keys
        fitting = [self._fits(record, key, keys, shape) for key in record.fields]
        return not missing and not is_nameless and all(fitting)

    def _fits(self, record: Record, key: str, keys: Mapping[str, Want], shape: Shape) -> bool:
        """Whether the record can be used as far as `key` goes; an unknown key does no harm."""
        want, value = keys.get(key), record.fields[key]
        if want is None:
            text = f'unknown key "{key}"{did_you_mean(key, keys)}'
            self._problems.at_key(record.script, record.where(key), text)
            return True
        fault = _fault(key, value, want, is_required=key in shape.required)
        if fault:
            self._problems.at(record.script, record.where(key), fault)
        return not fault or isinstance(want, tuple)

    def _check_kinds(self, terms: Iterable[Record]) -> None:
        """Warns of a kind nobody knows: a slip of the pen, or an edition with kinds of its own."""
        kinds = (*TERM_KINDS, *self.facts.texts("kinds"))
        for term in terms:
            kind = term.text("kind")
            if kind not in kinds:
                hint = did_you_mean(kind, kinds) or f"; the kinds are {listed(kinds)}"
                text = f'unknown kind "{kind}"{hint} (more may be named in edition.toml as kinds)'
                self._problems.at(term.script, term.where("kind"), text, is_warning=True)

    def _check_ids(self, records: Iterable[Record]) -> None:
        first: dict[str, Record] = {}
        for record in records:
            id = record.id  # noqa: A001
            if not _SLUG.fullmatch(id):
                text = f'id "{id}" must be lower-case letters, digits and dashes'
                self._problems.at(record.script, record.where("id"), text)
            if first.setdefault(id, record) is not record:
                text = _used_before(first[id])
                self._problems.at(record.script, record.where("id"), text)


def _example(key: str) -> str:
    """How a required fact is written, since a first edition begins with these."""
    said = {
        "id": "valley-accords",
        "title": "The Valley Accords",
        "language": "en",
        "source": "accords.txt",
    }
    return f', as in {key} = "{said[key]}"'


def _used_before(record: Record) -> str:
    place = record.script.layout.place(record.where("id"))
    line = record.script.position(place[0])[0] if place else 0
    return f'id "{record.id}" is used twice, first at {record.script.name}:{line}'


def _in_quotes(value: object) -> str:
    """How a number or date would be written as a text, empty for what is neither."""
    is_plain = isinstance(value, int | float | date | time) and not isinstance(value, bool)
    return f': write "{value}" in quotation marks' if is_plain else ""


def _listed_text(value: object) -> str:
    is_short = isinstance(value, str) and len(value) <= _SHORT and value.isprintable()
    return f': write ["{value}"] in brackets' if is_short else ""


def _fault(key: str, value: object, want: Want, *, is_required: bool) -> str:
    """What is wrong with a value, empty where nothing is."""
    if want == TEXTS:
        is_list = isinstance(value, list) and all(isinstance(item, str) for item in value)
        if not is_list:
            return f'"{key}" must be {TEXTS}{_listed_text(value)}'
        return f'"{key}" holds an empty text' if "" in value else ""  # type: ignore[operator]
    if want == DAY:
        return _no_day(key, value) if value else ""
    if not isinstance(value, str):
        return f'"{key}" must be {TEXT}{_in_quotes(value)}'
    if isinstance(want, tuple) and value not in want and (value or is_required):
        hint = did_you_mean(value, want)
        return f'unknown {key} "{value}"{hint}; it must be {listed(want)}'
    return f'"{key}" is empty' if is_required and not value.strip() else ""


def _no_day(key: str, value: object) -> str:
    """Why `value` is no day as EDTF and ISO 8601 write it, empty where it is one."""
    if not isinstance(value, str):
        return f'"{key}" must be {DAY}'
    try:
        dates.day_number(value)
    except dates.DateError as error:
        return f'"{key}" must be {DAY}; {error}'
    return ""
