"""The command line. The window is imported only when a window is asked for.

Exit status: 0 found or done, 1 nothing found or a check failed, 2 wrong use or an unreadable
file; whatever went wrong is one line on standard error. The parser is imported only for what it
is needed for: a plain lookup and a plain start of the window do without.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from azref import paths
from azref.cli.output import (
    WRONG_USE,
    complain,
    drop_output,
    explain,
    finish_output,
    speak_utf8,
)
from azref.errors import AzrefError, EditionError, UnknownEntry

_NOTHING = 1
_OPTIONS = ("-h", "--help", "--version")
_ADDRESSES = ("azref://entry/", "azref://lookup/")


def entry_point() -> int:
    """What the installed command `azref` runs."""
    return main(sys.argv[1:])


def main(words: Sequence[str]) -> int:
    """Runs azref with the words of a command line and returns the exit status."""
    speak_utf8()
    try:
        status = _run(words)
        finish_output()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except EditionError as error:
        for problem in error.problems:
            explain(problem)
        return _NOTHING
    except UnknownEntry as error:
        complain(str(error))
        return _NOTHING
    except AzrefError as error:
        complain(str(error))
        return WRONG_USE
    except BrokenPipeError:
        drop_output()
        return 0
    except OSError as error:
        complain(f"{error.filename or 'the system'}: {error.strerror or error}")
        drop_output()
        return WRONG_USE
    except KeyboardInterrupt:
        return WRONG_USE
    return status


def _run(words: Sequence[str]) -> int:
    if not words:
        return _open_window("")
    if words[0] == "lookup" and _is_plain(words[1:]):
        from azref.cli.verbs import lookup

        return lookup([word for word in words[1:] if word != "--json"], "--json" in words)
    if list(words) == ["--rebuild"]:
        from azref.cli.verbs import rebuild

        return rebuild()
    if words == ["--export-worker"]:
        from azref.export.worker import work

        return work()
    if len(words) == 1 and words[0].startswith(_ADDRESSES):
        return _open_window(_checked(words[0]))
    return _parsed(words)


def _parsed(words: Sequence[str]) -> int:
    from azref.cli.suggestions import VERBS

    if words[0] in (*VERBS, *_OPTIONS):
        from azref.cli.parser import run_verb

        return run_verb(words)
    if len(words) == 1 and not words[0].startswith("-"):
        return _open_window(_checked(words[0]))
    from azref.cli.parser import window_words

    address, database = window_words(words)
    return _open_window(_checked(address) if address else "", database)


def _is_plain(words: Sequence[str]) -> bool:
    """Whether there is nothing to parse: words, and no option but --json."""
    return all(not word.startswith("-") or word == "--json" for word in words)


def _checked(address: str) -> str:
    """`address` again. Raises `AzrefError` where it is none, or leads nowhere."""
    if not address.startswith(_ADDRESSES):
        from azref.cli.suggestions import refuse

        refuse(address)
    kind, _, rest = address.removeprefix("azref://").partition("/")
    if not rest.strip("/"):
        what = "names no entry" if kind == "entry" else "names nothing to look up"
        raise AzrefError(f"{address} {what}; write azref://entry/ID or azref://lookup/WORDS")
    return address


def _open_window(address: str, database: str = "") -> int:
    path = Path(database) if database else paths.bundled_database()
    if _is_taken(path, address):
        return 0
    from azref.app import run

    return run(path, address)


def _is_taken(path: Path, address: str) -> bool:
    """Whether a window over the same database is open and has taken `address`."""
    try:
        door = paths.door(path)
        if not os.path.exists(door):  # noqa: PTH110
            return False
    except (OSError, ValueError):
        return False
    from azref.cli.handover import hand_over

    return hand_over(door, address)
