"""An exported selection opened again: from its JSON, or from the JSON attached to a PDF."""

import io
import json
from pathlib import Path
from typing import NamedTuple

from azref.errors import SelectionError
from azref.export.json_records import ATTACHMENT, FORMAT, VERSION

_MOST_BYTES = 100_000_000


class OpenedSelection(NamedTuple):
    """What somebody selected: ids in order, remarks by id, and from which edition.

    The ids need not be known to the database that is open; `sha256` are the digests of the
    edition's files, by name.
    """

    ids: tuple[str, ...]
    title: str = ""
    remarks: tuple[tuple[str, str], ...] = ()
    edition: str = ""
    sha256: tuple[tuple[str, str], ...] = ()


def open_selection(file: Path) -> OpenedSelection:
    """The selection that a file exported by azref holds.

    Raises `SelectionError` with the name of the file, and `OSError` where it cannot be read.
    """
    with file.open("rb") as opened:
        content = opened.read(_MOST_BYTES + 1)
    try:
        if len(content) > _MOST_BYTES:
            raise SelectionError("it is too large")
        return read_selection(_attached(content) if content[:5] == b"%PDF-" else content)
    except SelectionError as error:
        raise SelectionError(f"{file} holds no selection of azref's: {error}") from error


def read_selection(content: bytes) -> OpenedSelection:
    """The selection in the bytes of `selection_json`. Raises `SelectionError`."""
    try:
        record = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SelectionError("it is not JSON") from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise SelectionError(f'its "format" is not "{FORMAT}"')
    version = record.get("version")
    if type(version) is not int or not 1 <= version <= VERSION:
        raise SelectionError(f"version {str(version)[:20]} of the format is not known here")
    return _selection(record)


def _selection(record: dict[str, object]) -> OpenedSelection:
    chosen = _objects(record.get("selection"))
    ids = tuple(dict.fromkeys(filter(None, (_text(each, "id") for each in chosen))))
    if not ids:
        raise SelectionError("it names no entry")
    remarks = {_text(each, "id"): _text(each, "remark") for each in chosen}
    edition = record.get("edition")
    facts = edition if isinstance(edition, dict) else {}
    digests = facts.get("sha256")
    sha256 = digests if isinstance(digests, dict) else {}
    return OpenedSelection(
        ids,
        _text(record, "title"),
        tuple((id, text) for id, text in remarks.items() if id and text),  # noqa: A001
        _text(facts, "id"),
        tuple((name, digest) for name, digest in sha256.items() if isinstance(digest, str)),
    )


def _objects(value: object) -> list[dict[str, object]]:
    if not isinstance(value, list):
        return []
    return [each for each in value if isinstance(each, dict)]


def _text(record: dict[str, object], key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""


def _attached(content: bytes) -> bytes:
    """The selection attached to a PDF."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        found = PdfReader(io.BytesIO(content)).attachments.get(ATTACHMENT, [])
    except (
        PyPdfError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise SelectionError("the PDF is damaged") from error
    if not found:
        raise SelectionError("nothing of azref's is attached to the PDF")
    return bytes(found[0])
