"""How long it takes to compile an edition of many terms, in the form of an acronym dictionary.

    python tests/benchmarks/compile.py [TERMS …]

Each term is a line of the source, "XYZ Expansion words here". For every size (10,000, 50,000 and
100,000 unless others are given), each in a process of its own, prints the seconds from the
edition's folder to the finished file, the most memory held, and the microseconds per term beside
those of the smallest size: that ratio stays near 1 where the cost grows no faster than n log n.
"""

import itertools
import random
import resource
import string
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIZES = (10_000, 50_000, 100_000)
MOST_SECONDS, MOST_MEGABYTES = 15.0, 1024.0
_SYLLABLES = (
    "ba co da fe gi ho ju ka le mi no pu ra se ti vo wa xe zi plan gard tion ment ward".split()  # noqa: SIM905
)
_FACTS = (
    '[edition]\nid = "dictionary"\ntitle = "Dictionary"\nlanguage = "en"\nsource = "terms.txt"\n'
)
_TERM = (
    '[[term]]\nid = "t-{n}"\nkind = "concept"\nname_en = "{name}"\nacronym_en = "{acronym}"\n'
    'forms = ["{acronym}", "{name}"]\n'
)


def main(sizes: list[int]) -> int:
    """Measures every size; 1 where the largest takes too long or too much memory."""
    first = 0.0
    seconds = megabytes = 0.0
    for size in sizes:
        print(f"compiling {size:,} terms …", flush=True)
        seconds, megabytes = _measured(size)
        each = seconds / size * 1e6
        first = first or each
        print(f"{size:>9,} terms {seconds:6.2f} s {megabytes:6.0f} MB", end="")
        print(f" {each:6.1f} µs per term, {each / first:4.2f} of the first", flush=True)
    return int(seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES)


def _measured(size: int) -> tuple[float, float]:
    words = [sys.executable, __file__, "--one", str(size)]
    output = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
    return float(output[-2]), float(output[-1])


def write_edition(folder: Path, size: int) -> None:
    """An edition of `size` terms, the same for the same size."""
    names = itertools.islice(_names(), size)
    pairs = list(zip(_acronyms(), names, strict=False))
    (folder / "edition.toml").write_text(_FACTS)
    (folder / "terms.txt").write_text("\n".join(f"{acronym} {name}" for acronym, name in pairs))
    terms = (_TERM.format(n=n, acronym=a, name=name) for n, (a, name) in enumerate(pairs))
    (folder / "terms.toml").write_text("\n".join(terms))


def _acronyms() -> Iterator[str]:
    for length in itertools.count(3):
        for letters in itertools.product(string.ascii_uppercase, repeat=length):
            yield "".join(letters)


def _names() -> Iterator[str]:
    draw = random.Random(1)
    words = ["".join(draw.choices(_SYLLABLES, k=3)) for _ in range(3000)]
    seen: set[str] = set()
    while True:
        name = " ".join(draw.choices(words, k=3)).capitalize()
        if name not in seen:
            seen.add(name)
            yield name


def _compile_one(size: int) -> None:
    sys.path.insert(0, str(ROOT))
    from azref.ingest.compiler import compile_edition
    from azref.ingest.database import write_database

    with tempfile.TemporaryDirectory() as folder:
        write_edition(Path(folder), size)
        start = time.perf_counter()
        tables = compile_edition(Path(folder))
        write_database(tables, Path(folder) / "dictionary.sqlite")
        seconds = time.perf_counter() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _compile_one(int(sys.argv[2]))
    else:
        sys.exit(main([int(word) for word in sys.argv[1:]] or list(SIZES)))
