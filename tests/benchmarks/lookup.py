"""Lookup: the engine per keystroke on small and large references, and `azref lookup` as a process.

    python tests/benchmarks/lookup.py [vera | gcide | bad | ENTRIES ...]

Prints p50, p99 and worst in milliseconds of single runs for every keystroke of typing names,
acronyms, names with an error in them and words out of order (all tiers, limit 20), on the bundled
reference and on generated ones; how many words and whole forms with one error have what was meant
among the 20 hits a reader sees, and how many more have over 20 forms as near; and the process
beside `python -I -c 'import sqlite3, json'`, one after the other in the same run.

`vera` and `gcide` ask the same of Debian's dict-vera or dict-gcide, here and from dictd over a kept
connection (`apt-get install dictd dict-vera dict-gcide`), by turns: the forms that begin so, the
forms one error away, and beside them all tiers. `bad` gives the slowest answers to input that is no
word, from the engine and from the command line. `keystrokes.py` times the window.
"""

import contextlib
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
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from azref import paths  # noqa: E402
from azref.errors import AzrefError  # noqa: E402
from azref.folding import comparable, fold, is_one_off, words  # noqa: E402
from azref.ingest.compiler import compile_edition  # noqa: E402
from azref.ingest.database import write_database  # noqa: E402
from azref.store import naming  # noqa: E402
from azref.store.database import Database  # noqa: E402
from azref.store.matches import hits  # noqa: E402
from azref.store.similar import Near  # noqa: E402

SIZES = (12_000, 100_000)
_EDITION = """[edition]
id = "generated"
title = "Generated"
language = "en"
source = "source.txt"
account = "off"
"""
_LIMIT = 20
_ASKED = 300
_DICTIONARIES = Path("/usr/share/dictd")
_WORDS_OF_A_MEANING = 12
_PLAIN = str.maketrans({'"': "'", "\\": "/"})
_PORT = 26_281
_DICTD = """global {{ listen_to 127.0.0.1 port {port} }}
access {{ allow * }}
database {name} {{ data "{folder}/{name}.dict.dz" index "{folder}/{name}.index" }}
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
    weights = list(itertools.accumulate(1 / rank for rank in range(3, len(known) + 3)))
    for _ in range(count):
        chosen = chance.choices(known, cum_weights=weights, k=chance.randint(2, 5))
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
    _report_errors(label, chance, database, titles)


def _milliseconds(database: Database, query: str) -> float:
    started = time.perf_counter()
    database.lookup(query, _LIMIT)
    return (time.perf_counter() - started) * 1000


def _figures(timed: list[float]) -> str:
    ordered = sorted(timed)
    p99 = ordered[int(len(ordered) * 0.99)]
    return f"p50 {statistics.median(timed):6.3f}   p99 {p99:6.3f}   worst {ordered[-1]:7.3f} ms"


def _report_errors(
    label: str, chance: random.Random, database: Database, titles: list[str]
) -> None:
    """What a reader sees of the word or name that was meant, where one letter is wrong."""
    every = sorted({word for title in titles for _, word in words(fold(title))})
    for name, kept in (("4", 4), ("5 or more", 5)):
        fitting = [w for w in every if len(w) == kept or (kept == 5 and len(w) > 5)]
        asked = [
            (w, with_error(chance, w)) for w in chance.sample(fitting, min(_ASKED, len(fitting)))
        ]
        found = sum(_sees_word(database, word, typed) for word, typed in asked)
        print(f"{label:>9}  words of {name} letters with an error found {found} of {len(asked)}")
    known: dict[int, list[tuple[str, str]]] = {}
    for summary in database.summaries():
        for text in filter(None, map(comparable, (summary.title, summary.acronym))):
            known.setdefault(len(text), []).append((text, summary.id))
    forms = [form for same in known.values() for form in same if len(form[0]) > 2]
    _report_forms(label, chance, database, chance.sample(forms, min(_ASKED, len(forms))), known)


def _sees_word(database: Database, word: str, typed: str) -> bool:
    return any(word in comparable(hit.matched).split() for hit in database.lookup(typed, _LIMIT))


def _report_forms(
    label: str,
    chance: random.Random,
    database: Database,
    forms: list[tuple[str, str]],
    known: dict[int, list[tuple[str, str]]],
) -> None:
    asked = [(id_, with_error(chance, text)) for text, id_ in forms]
    missed = [
        typed
        for id_, typed in asked
        if all(hit.id != id_ for hit in database.lookup(typed, _LIMIT))
    ]
    excused = sum(_as_near(typed, known) > _LIMIT for typed in missed)
    found = len(asked) - len(missed)
    print(f"{label:>9}  forms with an error found {found} of {len(asked)}, ", end="")
    print(f"{excused} have more than {_LIMIT} entries as near, {len(missed) - excused} missed")


def _as_near(typed: str, known: dict[int, list[tuple[str, str]]]) -> int:
    """How many entries have a form at most one error away."""
    lengths = range(len(typed) - 1, len(typed) + 2)
    fitting = (form for length in lengths for form in known.get(length, ()))
    return len({id_ for text, id_ in fitting if is_one_off(typed, text)})


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


def dictionary(name: str) -> Iterator[tuple[str, str]]:
    """The headwords of one of Debian's dictionaries, each once, with how they are explained."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    text = gzip.decompress((_DICTIONARIES / f"{name}.dict.dz").read_bytes())

    def number(code: str) -> int:
        return functools.reduce(lambda sum_, digit: sum_ * 64 + digits.index(digit), code, 0)

    known: dict[str, str] = {}
    for line in (_DICTIONARIES / f"{name}.index").read_text("utf-8").splitlines():
        word, start, size = line.split("\t")[:3]
        if word.isalnum() and word not in known:
            article = text[number(start) : number(start) + number(size)].decode("utf-8", "replace")
            meaning = article.strip().partition("\n")[2].split()[:_WORDS_OF_A_MEANING]
            known[word] = "".join(filter(str.isprintable, " ".join(meaning).translate(_PLAIN)))
    return ((meaning, word) for word, meaning in known.items() if meaning)


def beside_dictd(name: str) -> None:
    """Headwords of a dictionary, their beginnings and misspellings, here and in dictd, by turns."""
    with tempfile.TemporaryDirectory(prefix="azref-") as folder:
        file, settings = Path(folder) / f"{name}.sqlite", Path(folder) / "dictd.conf"
        known = list(dictionary(name))
        write_reference(known, file)
        print(f"dict-{name}: {len(known):,} headwords")
        Path(folder).chmod(0o755)  # dictd reads as a user of its own
        settings.write_text(_DICTD.format(folder=_DICTIONARIES, name=name, port=_PORT), "utf-8")
        words = ["dictd", "-d", "nodetach", "-c", str(settings)]
        server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _compare_dictd(name, Database(file), [word for _, word in known])
        finally:
            server.terminate()
            server.wait(10)


def _compare_dictd(name: str, database: Database, headwords: list[str]) -> None:
    time.sleep(1)
    chance = random.Random(3)
    chosen = chance.sample([word for word in headwords if len(word) > 3], 400)
    database._connection.row_factory = None
    with socket.create_connection(("127.0.0.1", _PORT)) as dictd:
        answers = dictd.makefile("rb")
        answers.readline()
        for strategy, alone, queries in (
            ("prefix", _begin_so, [word[:3] for word in chosen]),
            ("lev", _one_off, [with_error(chance, word) for word in chosen]),
        ):
            timed = [
                (
                    _asked(dictd, answers, f'MATCH {name} {strategy} "{query}"'),
                    _timed(alone, database, comparable(query)),
                    _milliseconds(database, query),
                )
                for query in queries
            ]
            for who, own in zip(
                ("dictd", "azref, the same", "azref, all tiers"),
                zip(*timed, strict=True),
                strict=True,
            ):
                print(f"dict-{name} {strategy:7} {who:17}{_figures(list(own))}")


def _begin_so(database: Database, text: str) -> None:
    """The forms that begin like `text`, as hits."""
    heads = naming._heads(database._connection, text, _LIMIT)
    found = naming._prefix((*heads.words, *heads.others), text)
    hits(database._connection, found[:_LIMIT])


def _one_off(database: Database, text: str) -> None:
    """The forms one error away from `text`, as hits."""
    hits(database._connection, Near(database._connection, text, _LIMIT).forms[:_LIMIT])


def _timed(ask: Callable[[Database, str], None], database: Database, text: str) -> float:
    started = time.perf_counter()
    ask(database, text)
    return (time.perf_counter() - started) * 1000


def _asked(dictd: socket.socket, answers: BinaryIO, command: str) -> float:
    """Milliseconds to the end of an answer. It is acknowledged at once, else TCP waits 40 ms."""
    started = time.perf_counter()
    dictd.sendall(f"{command}\r\n".encode())
    line = b""
    while not line.startswith((b"250", b"5")):
        dictd.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        line = answers.readline()
    return (time.perf_counter() - started) * 1000


def bad_input(chance: random.Random) -> list[str]:
    """What is no word: other scripts, signs, wildcards, quotes, NULs, half characters, lengths."""
    pieces = [
        "🎖", "🇦🇿", "حلف الناتو", "נאט״ו", "\u202e", "\x00", "\ud800", "\udfff", '"', "'", "*", "%",
        "_", "?", "\\", "(", ")", "-", "NEAR", "OR", "ə\u0301", "a", "e ", "in", "nato ", "中文",
        "ﬁ", "ẞ", "İ", "\u00ad", "\ufeff", "0", ":", "year:", "kind:x",
    ]  # fmt: skip
    mixed = [
        "".join(chance.choices(pieces, k=chance.choice((1, 2, 5, 30, 120)))) for _ in range(600)
    ]
    long = [piece * (length // len(piece)) for piece in pieces for length in (500, 10_000)]
    return [*pieces, *mixed, *long]


def report_bad_input(sizes: Iterable[int]) -> None:
    queries = bad_input(random.Random(5))
    with tempfile.TemporaryDirectory(prefix="azref-") as folder:
        for count in sizes:
            file = Path(folder) / f"{count}.sqlite"
            make_reference(count, file)
            _report_bad(f"{count:,}", Database(file), queries)
            _report_typed(f"{count:,}", file, queries)
    _report_typed("bundled", paths.bundled_database(), queries)
    floor = statistics.median(_process(_FLOOR) for _ in range(9))
    print(f"import sqlite3, json alone {floor:.1f} ms")


def _report_typed(label: str, file: Path, queries: list[str]) -> None:
    """What a terminal can hand over, each as a process of its own."""
    typed = [query for query in queries if "\x00" not in query and len(query) < 100_000]
    asked = sorted((_complained(query, file), query) for query in typed[::7])
    slowest, query = asked[-1]
    median = asked[len(asked) // 2][0]
    print(f"{label:>9}  command line, {len(asked)} inputs: median {median:.1f}, ", end="")
    print(f"worst {slowest:.1f} ms for {query[:30]!r}")


def _report_bad(label: str, database: Database, queries: list[str]) -> None:
    timed = sorted((_answered(database, query), query) for query in queries)
    query = timed[-1][1][:30]
    print(f"{label:>9}  {len(timed)} bad inputs  {_figures([t for t, _ in timed])} for {query!r}")


def _answered(database: Database, query: str) -> float:
    started = time.perf_counter()
    with contextlib.suppress(AzrefError):
        database.lookup(query, _LIMIT)
    return (time.perf_counter() - started) * 1000


def _complained(query: str, file: Path) -> float:
    """Milliseconds of a lookup as a process that answers or says why not."""
    started = time.perf_counter()
    typed = query.encode("utf-8", "replace")
    words = [sys.executable, "-m", "azref", "lookup", "--database", file, "--", typed]
    done = subprocess.run(words, cwd=ROOT, env=_ENVIRONMENT, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr, query
    return (time.perf_counter() - started) * 1000


def main(words: Sequence[str]) -> None:
    sizes = [int(word) for word in words if word.isdecimal()] or list(SIZES)
    named = [word for word in words if word in ("vera", "gcide")]
    for name in named:
        beside_dictd(name)
    if "bad" in words:
        report_bad_input(sizes)
    elif not named:
        engine(sizes)


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
