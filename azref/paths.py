"""Where the database and the resources lie: in a checkout, in a wheel, or in a bundle."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _home() -> Path:
    """The folder that holds `db` and `resources`."""
    bundle = getattr(sys, "_MEIPASS", None)
    candidates = [Path(bundle)] if bundle else []
    candidates += [_PACKAGE / "_bundled", _PACKAGE.parent]
    return next((c for c in candidates if (c / "resources").is_dir()), _PACKAGE.parent)


def bundled_database() -> Path:
    return _home() / "db" / "azref.sqlite"


def bundled_edition() -> Path:
    return _home() / "db" / "edition"


def resources() -> Path:
    return _home() / "resources"
