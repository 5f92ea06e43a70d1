"""Lookup: the engine per keystroke on small and large references, and `azref lookup` as a process.

    python tests/benchmarks/lookup.py [vera | ENTRIES ...]

`vera` times lookups of Debian's dict-vera beside dictd (`apt-get install dictd dict-vera`), by
prefix and with an error, over a kept connection. `keystrokes.py` times the window.

Prints p50, p99 and worst in milliseconds for every keystroke of typing names, acronyms, names
with an error in them and words out of order (all tiers, limit 20), on the bundled reference and
on generated ones; the share of one-error words found; and the process beside
`python -I -c 'import sqlite3, json'`, one after the other in the same run.
"""

import functools
import gzip
import itertools
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from azref import paths  # noqa: E402
from azref.folding import fold, words  # noqa: E402
from azref.ingest.compiler import compile_edition  # noqa: E402
from azref.ingest.database import write_database  # noqa: E402
from azref.store.database import Database  # noqa: E402

SIZES = (12_000, 100_000)
_EDITION = """[edition]
id = "generated"
title = "Generated"
language = "en"
source = "source.txt"
account = "off"
"""
_VERA = Path("/usr/share/dictd")
_PLAIN = str.maketrans({'"': "'", "\\": "/"})
_PORT = 26_281
_DICTD = """global {{ listen_to 127.0.0.1 port {port} }}
access {{ allow * }}
database vera {{ data "{vera}/vera.dict.dz" index "{vera}/vera.index" }}
"""
_PROCESS_RUNS = 25
_FLOOR = ["-I", "-c", "import sqlite3, json"]
_LOOKUP = ["-m", "azref", "lookup", "SNT"]
_ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
_ONSETS = ["b", "br", "c", "ch", "d", "f", "g", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "st",
           "t", "tr", "v", "z", "ş", "ç"]  # fmt: skip
_CORES = ["a", "e", "i", "o", "u", "ə", "ö", "ü", "ea", "io"]
_CODAS = ["", "", "l", "m", "n", "r", "s", "t", "nt", "st", "k"]
_SMALL = ["of", "the", "and", "for", "in", "on", "to"]


def vocabulary(chance: random.Random, count: int) -> list[str]:
    """Words of one to four syllables, each once."""
    found: dict[str, None] = {}
    while len(found) < count:
        word = "".join(
            chance.choice(_ONSETS) + chance.choice(_CORES) + chance.choice(_CODAS)
            for _ in range(chance.choice((1, 2, 2, 3, 3, 4)))
        )
        found[word] = None
    return list(found)


def names(chance: random.Random, count: int) -> Iterator[tuple[str, str]]:
    """Names of two to six words, frequent words as frequent as in language, with acronyms."""
    known = vocabulary(chance, max(2_000, count // 4))
    weights = [1 / rank for rank in range(3, len(known) + 3)]
    for _ in range(count):
        chosen = chance.choices(known, weights, k=chance.randint(2, 5))
        if chance.random() < 0.5:
            chosen.insert(1, chance.choice(_SMALL))
        name = " ".join(word.capitalize() if len(word) > 3 else word for word in chosen)
        yield name, "".join(word[0] for word in chosen).upper()


def make_reference(count: int, output: Path) -> None:
    """A reference of `count` terms with a name, an acronym and a definition each."""
    write_reference(names(random.Random(count), count), output)


def write_reference(named: Iterable[tuple[str, str]], output: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="azref-") as folder:
        edition = Path(folder)
        (edition / "source.txt").write_text("Nothing is said here.\n", "utf-8")
        (edition / "edition.toml").write_text(_EDITION, "utf-8")
        terms = map(_term, itertools.count(), named)
        (edition / "terms.toml").write_text("".join(terms), "utf-8")
        write_database(compile_edition(edition), output)


def _term(number: int, named: tuple[str, str]) -> str:
    name, acronym = named
    return (
        f'[[term]]\nid = "entry-{number}"\nkind = "context"\nforms = []\nname_en = "{name}"\n'
        f'acronym_en = "{acronym}"\ndefinition = "A {name} is what stands here."\n'
        'confidence = "attested"\n\n'
    )


def with_error(chance: random.Random, word: str) -> str:
    """`word` with one letter left out, doubled, changed, or swapped with the next."""
    at = chance.randrange(len(word) - 1)
    return chance.choice((
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + "x" + word[at + 1 :],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    ))  # fmt: skip


def keystrokes(chance: random.Random, titles: list[str]) -> dict[str, list[str]]:
    """What stands in the search line after every key, by the way of typing."""
    chosen = chance.sample(titles, min(60, len(titles)))
    mistyped = [" ".join(_mistyped(chance, title)) for title in chosen]
    disordered = [" ".join(reversed(title.split())) for title in chosen]
    return {
        "names": list(_typed(chosen)),
        "names with errors": list(_typed(mistyped)),
        "words out of order": list(_typed(disordered)),
        "inner letters": [t[i : i + 4] for t in chosen for i in range(1, max(2, len(t) - 4), 3)],
        "nonsense": list(_typed(["".join(chance.choices("qxzjwvkh", k=9)) for _ in range(30)])),
    }


def _mistyped(chance: random.Random, title: str) -> list[str]:
    return [with_error(chance, w) if len(w) > 3 else w for w in title.split()[:3]]


def _typed(texts: Iterable[str]) -> Iterator[str]:
    return (text[:end] for text in texts for end in range(1, len(text) + 1))


def report(label: str, database: Database) -> None:
    chance = random.Random(7)
    titles = [summary.title for summary in database.summaries()]
    everything: list[float] = []
    for way, queries in keystrokes(chance, titles).items():
        timed = [_milliseconds(database, query) for query in queries]
        everything += timed
        print(f"{label:>9}  {way:20}{_figures(timed)}")
    print(f"{label:>9}  {'all':20}{_figures(everything)}")
    print(f"{label:>9}  one-error words found {_found_share(chance, database, titles):.1%}")


def _milliseconds(database: Database, query: str) -> float:
    started = time.perf_counter()
    database.lookup(query, 20)
    return (time.perf_counter() - started) * 1000


def _figures(timed: list[float]) -> str:
    ordered = sorted(timed)
    p99 = ordered[int(len(ordered) * 0.99)]
    return f"p50 {statistics.median(timed):6.3f}   p99 {p99:6.3f}   worst {ordered[-1]:7.3f} ms"


def _found_share(chance: random.Random, database: Database, titles: list[str]) -> float:
    """How many mistyped words find what shares a deletion with what was meant, of 300."""
    every = (word for title in titles for _, word in words(fold(title)))
    long = sorted({word for word in every if len(word) > 4})
    chosen = chance.sample(long, min(300, len(long)))
    return sum(_is_found(database, w, with_error(chance, w)) for w in chosen) / len(chosen)


def _is_found(database: Database, word: str, mistyped: str) -> bool:
    hits = database.lookup(mistyped, 1000)
    return any(word in fold(hit.matched) or mistyped in fold(hit.matched) for hit in hits)


def process_ratio() -> None:
    """The command line beside its floor, by turns."""
    pairs = [(_process(_FLOOR), _process(_LOOKUP)) for _ in range(_PROCESS_RUNS + 1)][1:]
    floor, lookup = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"process   import sqlite3, json  {floor:6.1f} ms   1.00")
    print(f"process   azref lookup SNT      {lookup:6.1f} ms   {lookup / floor:.2f}")


def _process(words: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=_ENVIRONMENT, check=True, stdout=subprocess.DEVNULL
    )
    return (time.perf_counter() - started) * 1000


def vera() -> Iterator[tuple[str, str]]:
    """The acronyms of dict-vera with their meanings; its first entries are about itself."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    text = gzip.decompress((_VERA / "vera.dict.dz").read_bytes())

    def number(code: str) -> int:
        return functools.reduce(lambda sum_, digit: sum_ * 64 + digits.index(digit), code, 0)

    for line in (_VERA / "vera.index").read_text("utf-8").splitlines():
        word, start, size = line.split("\t")
        article = text[number(start) : number(start) + number(size)].decode("utf-8", "replace")
        acronym, _, meaning = article.strip().partition("\n")
        if word.isalnum() and meaning.strip():
            yield " ".join(meaning.split()).translate(_PLAIN), acronym.translate(_PLAIN)


def beside_dictd() -> None:
    """Every acronym of dict-vera, whole and with an error, here and in dictd, by turns."""
    with tempfile.TemporaryDirectory(prefix="azref-") as folder:
        file, settings = Path(folder) / "vera.sqlite", Path(folder) / "dictd.conf"
        known = list(vera())
        write_reference(known, file)
        Path(folder).chmod(0o755)  # dictd reads as a user of its own
        settings.write_text(_DICTD.format(vera=_VERA, port=_PORT), "utf-8")
        words = ["dictd", "-d", "nodetach", "-c", str(settings)]
        server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _compare_dictd(Database(file), [acronym for _, acronym in known])
        finally:
            server.terminate()
            server.wait(10)


def _compare_dictd(database: Database, acronyms: list[str]) -> None:
    time.sleep(1)
    chance = random.Random(3)
    chosen = chance.sample([word for word in acronyms if len(word) > 3], 400)
    with socket.create_connection(("127.0.0.1", _PORT)) as dictd:
        answers = dictd.makefile("rb")
        answers.readline()
        for strategy, queries in (
            ("prefix", [word[:3] for word in chosen]),
            ("lev", [with_error(chance, word) for word in chosen]),
        ):
            pairs = [
                (_milliseconds(database, query), _asked(dictd, answers, strategy, query))
                for query in queries
            ]
            for name, timed in zip(("azref", "dictd"), zip(*pairs, strict=True), strict=True):
                print(f"dict-vera {strategy:7} {name:12}{_figures(list(timed))}")


def _asked(dictd: socket.socket, answers: BinaryIO, strategy: str, word: str) -> float:
    """Milliseconds to the end of an answer. It is acknowledged at once, else TCP waits 40 ms."""
    started = time.perf_counter()
    dictd.sendall(f'MATCH vera {strategy} "{word}"\r\n'.encode())
    line = b""
    while not line.startswith((b"250", b"5")):
        dictd.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        line = answers.readline()
    return (time.perf_counter() - started) * 1000


def main(words: Sequence[str]) -> None:
    if "vera" in words:
        return beside_dictd()
    return engine([int(word) for word in words] or SIZES)


def engine(sizes: Iterable[int]) -> None:
    process_ratio()
    report("bundled", Database(paths.bundled_database()))
    with tempfile.TemporaryDirectory(prefix="azref-") as folder:
        for count in sizes:
            file = Path(folder) / f"{count}.sqlite"
            make_reference(count, file)
            report(f"{count:,}", Database(file))


if __name__ == "__main__":
    main(sys.argv[1:])
