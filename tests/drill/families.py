"""All the ways to damage a database, by number.

The same number gives the same damage to the same database, always.
"""

import random
import shutil
from pathlib import Path

from tests.drill import damaged_bytes, damaged_rows, damaged_schema, excess
from tests.drill.edits import FAMILIES as _ALL

_MODULES = (damaged_bytes, damaged_schema, damaged_rows, excess)
FAMILIES = tuple(each for module in _MODULES for each in _ALL if each.__module__ == module.__name__)
assert len(FAMILIES) == len(_ALL)


def make(number: int, sound: Path, folder: Path, name: str = "") -> tuple[str, Path]:
    """Writes damaged file `number` into `folder`; the name of its family, and its path.

    `name` asks for a family, which otherwise follows from the number.
    """
    named = [each for each in FAMILIES if each.__name__ == name]
    family = named[0] if name else FAMILIES[number % len(FAMILIES)]
    chance = random.Random(number)
    file = folder / f"{number:04}-{family.__name__}.sqlite"
    shutil.copyfile(sound, file)
    family(file, chance)
    return family.__name__, file
