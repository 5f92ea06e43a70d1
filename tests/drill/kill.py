"""Kills azref at every moment it touches the folder it writes to, and looks what is there then.

    python tests/drill/kill.py VERB N OUTPUT EDITION_OR_DATABASE

is the victim: it does VERB (build, export) and kills itself (SIGKILL) before the Nth thing it does
in the folder of OUTPUT; it ends by itself, with status 0, where there is no Nth.
"""

import os
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def watch(folder: str, left: int) -> None:
    """Kills this process before the event number `left` that concerns `folder`."""
    counted = 0

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal counted
        if not event.startswith(("open", "os.", "sqlite3.", "shutil.", "tempfile.")):
            return
        if any(folder in str(argument) for argument in arguments):
            if counted == left:
                os.kill(os.getpid(), signal.SIGKILL)
            counted += 1

    sys.addaudithook(hear)


def main() -> int:
    sys.path.insert(0, str(ROOT))
    from azref.cli import main as azref

    verb, left, output, source = sys.argv[1:]
    words = {
        "build": ["build", source, output],
        "export": ["export", "--all", "--output", output, "--database", source],
    }[verb]
    watch(str(Path(output).parent), int(left))
    return azref(words)


if __name__ == "__main__":
    sys.exit(main())
