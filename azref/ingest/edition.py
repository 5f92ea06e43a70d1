"""An edition as its files have it: records with their file and line, checked for shape.

The format is that of CONTRIBUTING.md: `edition.toml` with a table `[edition]`, and any number of
other `.toml` files with arrays of tables. What a record may hold is the table `SHAPES`.
"""

import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from azref.errors import EditionError
from azref.ingest.problems import Problems, did_you_mean

TEXT = "text"
TEXTS = "texts"
_HEADER = re.compile(r"^\s*\[\[\s*([\w-]+)\s*\]\]")
_KEY = re.compile(r"^\s*([\w-]+)\s*=")
_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys a record of one array needs and may have, each a text or a list of texts."""

    required: Mapping[str, str]
    optional: Mapping[str, str]

    @property
    def keys(self) -> dict[str, str]:
        return {**self.required, **self.optional}


def _keys(words: str, kind: str = TEXT) -> dict[str, str]:
    return dict.fromkeys(words.split(), kind)


_TERM_OPTIONAL = {
    **_keys("acronym_en name_az acronym_az definition definition_by confidence note date_start"),
    **_keys("date_end az_status acronym_az_status acronym_az_note az_basis"),
    **_keys("references relations sentences misprints calques", TEXTS),
}
_EVENT_OPTIONAL = {
    **_keys("date_start date_end precision override resolves note sentence lane agreement"),
    **_keys("attested_start attested_end attested_precision"),
    **_keys("terms references actors also_quotes", TEXTS),
}
SHAPES: Mapping[str, Shape] = {
    "term": Shape({**_keys("id kind name_en"), **_keys("forms", TEXTS)}, _TERM_OPTIONAL),
    "context_term": Shape(_keys("id kind name_en"), {**_TERM_OPTIONAL, **_keys("forms", TEXTS)}),
    "event": Shape(_keys("id title quote"), _EVENT_OPTIONAL),
    "context_event": Shape(
        _keys("id title date_start"),
        {**_keys("date_end precision note"), **_keys("references terms", TEXTS)},
    ),
    "discrepancy": Shape(
        _keys("id quote likely_meaning kind"),
        {**_keys("note sentence"), **_keys("references entries", TEXTS)},
    ),
    "reference": Shape(_keys("id title"), _keys("publisher date url language note")),
    "quantity": Shape(
        _keys("value quote"), {**_keys("counts sentence comment"), **_keys("references", TEXTS)}
    ),
    "dismissed": Shape(_keys("quote reason"), {}),
    "sentence": Shape(_keys("id background"), {}),
}
_FACTS = Shape(
    _keys("id title language source"),
    _keys("source_title written_not_before written_not_after account"),
)
ACCOUNTS = ("strict", "report", "off")


@dataclass(frozen=True, slots=True)
class Record:
    """One table of an array, with the line of its header and of each of its keys."""

    array: str
    fields: Mapping[str, object]
    file: str
    line: int
    key_lines: Mapping[str, int]

    def text(self, key: str) -> str:
        """The text under `key`, empty where it is not given."""
        value = self.fields.get(key, "")
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.fields.get(key, [])
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()

    def has(self, key: str) -> bool:
        return key in self.fields

    def line_of(self, key: str) -> int:
        return self.key_lines.get(key, self.line)

    @property
    def id(self) -> str:
        return self.text("id")


@dataclass(frozen=True, slots=True)
class Edition:
    """What the editors wrote: facts, the source text, and the records by array, in file order.

    `inputs` holds the SHA-256 of every file read, by name.
    """

    facts: Record
    text: str
    records: Mapping[str, tuple[Record, ...]]
    inputs: tuple[tuple[str, str], ...]

    def all(self, *arrays: str) -> tuple[Record, ...]:
        return tuple(record for array in arrays for record in self.records.get(array, ()))

    @property
    def account(self) -> str:
        return self.facts.text("account") or "strict"


def read_edition(folder: Path, problems: Problems) -> Edition:
    """The edition in `folder`.

    Records of a wrong shape are reported to `problems` and left out. Raises `EditionError` where
    there is nothing to go on with: no folder, no edition.toml, no source text.
    """
    if not folder.is_dir():
        raise EditionError((f"{folder}: no such folder; an edition is a folder with edition.toml",))
    inputs: list[tuple[str, str]] = []
    facts = _read_facts(folder, problems, inputs)
    text = _read_source(folder, facts, inputs)
    records: dict[str, list[Record]] = {array: [] for array in SHAPES}
    for path in sorted(folder.glob("*.toml")):
        if path.name != "edition.toml":
            for record in _read_records(path, problems, inputs):
                records[record.array].append(record)
    _check_ids(records, problems)
    return Edition(facts, text, {k: tuple(v) for k, v in records.items()}, tuple(sorted(inputs)))


def _read_bytes(path: Path, inputs: list[tuple[str, str]]) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EditionError((f"{path}: {error.strerror or error}",)) from error
    inputs.append((path.name, hashlib.sha256(data).hexdigest()))
    return data


def _parse(path: Path, data: bytes) -> tuple[dict[str, object], str]:
    try:
        text = data.decode("utf-8-sig")
        return tomllib.loads(text.replace("\r\n", "\n")), text
    except UnicodeDecodeError as error:
        raise EditionError((f"{path.name}: not UTF-8 at byte {error.start}",)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise EditionError((f"{path.name}: not TOML: {error}",)) from error


def _read_facts(folder: Path, problems: Problems, inputs: list[tuple[str, str]]) -> Record:
    path = folder / "edition.toml"
    table, text = _parse(path, _read_bytes(path, inputs))
    fields = table.get("edition")
    if not isinstance(fields, dict):
        raise EditionError((f"{path.name}: the table [edition] is missing",))
    facts = Record("edition", fields, path.name, 1, _key_lines(text.splitlines(), 0))
    missing = [key for key in _FACTS.required if not facts.text(key)]
    if missing:
        raise EditionError(tuple(f'{path.name}: the key "{key}" is missing' for key in missing))
    _check_shape(facts, _FACTS, problems)
    if facts.text("account") not in ("", *ACCOUNTS):
        hint = ", ".join(ACCOUNTS)
        problems.add(path.name, facts.line_of("account"), f"account must be one of {hint}")
    return facts


def _read_source(folder: Path, facts: Record, inputs: list[tuple[str, str]]) -> str:
    name = facts.text("source")
    if Path(name).name != name:
        raise EditionError((f"edition.toml: source must be a file name in the folder: {name}",))
    data = _read_bytes(folder / name, inputs)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise EditionError((f"{name}: not UTF-8 at byte {error.start}",)) from error


def _key_lines(lines: list[str], above: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(lines, above + 1):
        if match := _KEY.match(line):
            found.setdefault(match.group(1), number)
    return found


def _header_lines(lines: list[str]) -> list[tuple[str, int]]:
    matches = ((number, _HEADER.match(line)) for number, line in enumerate(lines, 1))
    return [(match.group(1), number) for number, match in matches if match]


def _read_records(path: Path, problems: Problems, inputs: list[tuple[str, str]]) -> list[Record]:
    table, text = _parse(path, _read_bytes(path, inputs))
    lines = text.splitlines()
    headers = _header_lines(lines)
    ends = [number - 1 for _, number in headers[1:]] + [len(lines)]
    places: dict[str, list[tuple[int, int]]] = {}
    for (array, start), end in zip(headers, ends, strict=True):
        places.setdefault(array, []).append((start, end))
    records: list[Record] = []
    for array, rows in table.items():
        records += _array_records(path.name, array, rows, places.get(array, []), lines, problems)
    return records


def _array_records(
    file: str,
    array: str,
    rows: object,
    places: list[tuple[int, int]],
    lines: list[str],
    problems: Problems,
) -> list[Record]:
    if array not in SHAPES or not isinstance(rows, list):
        line = places[0][0] if places else 0
        problems.add(file, line, f'unknown array "{array}"{did_you_mean(array, SHAPES)}')
        return []
    records = []
    for index, fields in enumerate(rows):
        start, end = places[index] if index < len(places) else (0, 0)
        if isinstance(fields, dict):
            key_lines = _key_lines(lines[start:end], start)
            record = Record(array, fields, file, start, key_lines)
            if _check_shape(record, SHAPES[array], problems):
                records.append(record)
    return records


def _check_shape(record: Record, shape: Shape, problems: Problems) -> bool:
    """Whether every required key is there and every value of its type; the rest is reported."""
    fatal = False
    for key in shape.required:
        if key not in record.fields:
            problems.add(record.file, record.line, f'[[{record.array}]] lacks the key "{key}"')
            fatal = True
    for key, value in record.fields.items():
        kind = shape.keys.get(key)
        if kind is None:
            hint = did_you_mean(key, shape.keys)
            problems.add(record.file, record.line_of(key), f'unknown key "{key}"{hint}')
        elif not _is_of(kind, value):
            wanted = "a text" if kind == TEXT else "a list of texts"
            problems.add(record.file, record.line_of(key), f'"{key}" must be {wanted}')
            fatal = True
    return not fatal


def _is_of(kind: str, value: object) -> bool:
    if kind == TEXT:
        return isinstance(value, str)
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _check_ids(records: Mapping[str, list[Record]], problems: Problems) -> None:
    entries = [r for a in ("term", "context_term", "event", "context_event") for r in records[a]]
    for group in (entries, records["discrepancy"], records["reference"]):
        counts = Counter(record.id for record in group)
        for record in group:
            line = record.line_of("id")
            if not _SLUG.fullmatch(record.id):
                text = f'id "{record.id}" must be lower-case letters, digits and dashes'
                problems.add(record.file, line, text)
            if counts[record.id] > 1:
                problems.add(record.file, line, f'id "{record.id}" is used twice')
