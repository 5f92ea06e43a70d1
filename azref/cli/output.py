"""What the command line writes: results on standard output, what went wrong on standard error."""

import contextlib
import io
import os
import sys

FOUND, NOTHING, WRONG_USE = 0, 1, 2
_BIDIRECTIONAL = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)
_CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *_BIDIRECTIONAL)
_ONE_LINE = dict.fromkeys(_CONTROLS, "\ufffd")
_LINES = {code: sign for code, sign in _ONE_LINE.items() if chr(code) not in "\n\t"}


def speak_utf8() -> None:
    """Makes both streams write UTF-8 wherever they lead, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def complain(line: str) -> None:
    """One line on standard error, free of what could move the cursor or reverse the text."""
    if sys.stderr is not None:
        print(f"azref: {line.translate(_ONE_LINE)}", file=sys.stderr)  # noqa: T201


def explain(block: str) -> None:
    """A message of a compilation on standard error: one line, or with its place under it."""
    if sys.stderr is not None:
        print(f"azref: {block.translate(_LINES)}", file=sys.stderr)  # noqa: T201


def say(text: str) -> None:
    """Lines on standard output, free of what could move the cursor or reverse the text."""
    print(text.translate(_LINES))  # noqa: T201


def say_json(record: object) -> None:
    import json

    print(json.dumps(record, ensure_ascii=False, indent=2))  # noqa: T201


def finish_output() -> None:
    """Writes what is still waiting; raises `OSError` here rather than after the program's end."""
    if sys.stdout is not None:
        sys.stdout.flush()


def drop_output() -> None:
    """Leads standard output nowhere, so that what nobody reads is not written once more."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
