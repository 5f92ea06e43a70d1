"""Start azref from a checkout: `python3 main.py`; `main.py test` runs the tests instead.

Python never caches the bytecode of a script, so this file holds only what every start needs;
the set-up is in azref/checkout.py. It must parse under Python 3.8, to say that 3.8 is too old.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def complete_stamp(kind: str) -> bytes:
    """Return what .venv/KIND.stamp holds once KIND is set up: this Python, then the whole lock."""
    python = f"{sys.implementation.cache_tag} {sys.platform} {sys.base_prefix}\n"
    lock = ROOT / "resources" / "locks" / f"{kind}.txt"
    return python.encode("utf-8", "surrogateescape") + lock.read_bytes()


def is_set_up(kind: str, stamp: bytes) -> bool:
    """Return whether the last set-up of KIND came to its end, for this Python and this lock."""
    try:
        return (ROOT / ".venv" / f"{kind}.stamp").read_bytes() == stamp
    except OSError:
        return False


def site_packages(platform: str) -> str:
    """Return where the virtual environment of this Python keeps its packages on `platform`."""
    python = "python%d.%d" % sys.version_info[:2]
    inside = ("Lib",) if platform == "win32" else ("lib", python)
    return str(ROOT.joinpath(".venv", *inside, "site-packages"))


def search_path(path: "list[str]", packages: str) -> "list[str]":
    """Return `path` as it is inside the environment: no packages but ours, none before Python's."""
    foreign = ("site-packages", "dist-packages")
    kept = [place for place in path if place != str(ROOT) and not place.endswith(foreign)]
    return [str(ROOT), *kept, packages]


def refuse(line: str) -> int:
    """Tell the reader in one line why nothing was started; return the exit status for it."""
    print("azref: " + line, file=sys.stderr)
    return 2


def main(words: "list[str]") -> int:
    """Set up what is not set up yet, then run azref, or its tests, with `words`."""
    if sys.version_info < (3, 11):
        return refuse("This Python is too old: start main.py with Python 3.11 or newer.")
    kinds = ("run", "test") if words[:1] == ["test"] else ("run",)
    try:
        stamps = {kind: complete_stamp(kind) for kind in kinds}
    except OSError as error:
        return refuse(f"{error.filename}: {error.strerror}: get the whole checkout again.")
    if not all(is_set_up(kind, stamp) for kind, stamp in stamps.items()):
        from azref.checkout import set_up

        status = set_up(ROOT, stamps)
        if status:
            return status
    if "test" in kinds:
        from azref.checkout import run_tests

        return run_tests(ROOT, words[1:])
    sys.path[:] = search_path(sys.path, site_packages(sys.platform))
    from azref.cli import main as azref

    return azref(words)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
