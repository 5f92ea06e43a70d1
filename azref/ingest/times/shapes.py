"""What a table of shapes is made of."""

import re
from collections.abc import Callable

from azref.ingest.times.points import Point

Match = re.Match[str]
Build = Callable[[Match], Point | None]

# A pattern as `vocabulary.pattern` writes it, and what a match of it says; None says nothing.
ShapeTable = tuple[tuple[str, Build], ...]
