"""The process that gathers, sets and writes documents, so that the window never waits for one.

It reads requests as lines of JSON and answers in lines of JSON: ``{"stage": …}`` on the way, then
``{"done": …}`` or ``{"failed": reason}``. Before a file is written it says ``ready`` and waits for
``go``: who kills it while it waits or works finds nothing half written.
"""

import json
import sys
from pathlib import Path
from typing import Any, BinaryIO

from azref.errors import AzrefError
from azref.export.content import Document


def work() -> int:
    """Answers requests on standard input until it ends; the exit status."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers may go there
    serve(requests, answers)
    return 0


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers every line of `requests`; what fails is an answer, and the next one is read."""
    warm()
    for line in iter(requests.readline, b""):
        request = json.loads(line)
        try:
            _DEEDS[request["do"]](request, requests, answers)
        except AzrefError as error:
            _say(answers, failed=str(error))
        except Exception as error:  # a bug must end as a line, not as silence
            what = f"{type(error).__name__}: {error}"
            _say(answers, failed=f"{request.get('output', 'the document')}: {what}")


def warm() -> None:
    """Loads what every document needs, before one is asked for."""
    import typst

    from azref.export import data, document, formats, pdf  # noqa: F401

    typst.compile(b'#set text(font: "Libertinus Serif")\n.', ignore_system_fonts=True)


def _export(request: dict[str, Any], requests: BinaryIO, answers: BinaryIO) -> None:
    from azref.export.formats import format_of, put

    output = Path(request["output"])
    format_ = format_of(output)
    _say(answers, stage="reading")
    document = _gathered(request)
    _say(answers, stage="setting")
    written = format_.write(document)
    _say(answers, stage="ready")
    if requests.readline().strip() == b'"go"':
        put(written, output)
        notes = [note for note in (written.kept, *written.losses) if note]
        _say(answers, done=notes)


def _picture(request: dict[str, Any], _requests: BinaryIO, answers: BinaryIO) -> None:
    """Writes every page as a picture into a folder of the asker's, named by its number."""
    from azref.export.pdf import page_pictures

    _say(answers, stage="reading")
    document = _gathered(request)
    _say(answers, stage="setting")
    pages = page_pictures(document, request["dots_per_inch"])
    for number, picture in enumerate(pages, 1):
        (Path(request["folder"]) / f"{number:05}.png").write_bytes(picture)
    _say(answers, done=[str(len(pages))])


def _gathered(request: dict[str, Any]) -> Document:
    from azref.export.document import gather
    from azref.export.options import options_from
    from azref.store.database import Database

    database = Database(Path(request["database"]))
    options = options_from(request.get("options", {}))
    chosen = request["ids"], request.get("title", ""), request.get("remarks", {})
    return gather(database, *chosen, options)


_DEEDS = {"export": _export, "picture": _picture}


def _say(answers: BinaryIO, **answer: Any) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()
