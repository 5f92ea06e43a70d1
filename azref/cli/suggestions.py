"""What to say of a first word that is neither a verb nor an address."""

from typing import NoReturn

from azref import paths
from azref.errors import AzrefError
from azref.folding import errors, fold

VERBS = ("lookup", "show", "timeline", "export", "build", "check")

_MOST_ERRORS = 2
_SHOWN = 60


def refuse(word: str) -> NoReturn:
    """Raises `AzrefError` with what the word was presumably meant to be."""
    shown = word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
    if word.startswith("azref:"):
        raise AzrefError(
            f"{shown} is no address of azref's; write azref://entry/ID or azref://lookup/WORDS"
        )
    near = min(VERBS, key=lambda verb: errors(fold(word[:_SHOWN]), verb))
    if errors(fold(word[:_SHOWN]), near) <= _MOST_ERRORS:
        raise AzrefError(f'"{shown}" is not a verb; did you mean "{near}"?')
    raise AzrefError(
        f'"{shown}" is neither a verb ({", ".join(VERBS)}) nor an azref:// address; '
        f"to look it up: {paths.command()} lookup {shown}"
    )
