"""All the ways to damage a database, by number.

The same number gives the same damage to the same database, always.
"""

import random
import shutil
from pathlib import Path

from tests.drill import damage, excess

FAMILIES = tuple(damage.FAMILIES)
assert excess.family is damage.family  # both modules fill one list


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
