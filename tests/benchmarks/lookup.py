"""Lookup: the engine per keystroke on small and large references, and `azref lookup` as a process.

    python tests/benchmarks/lookup.py [vera | gcide | bad | ENTRIES ...]

Prints p50, p99 and worst in milliseconds of single runs for every keystroke of typing names,
acronyms, names with an error in them and words out of order (all tiers, limit 20), on the bundled
reference and on generated ones; how many words and whole forms with one error have what was meant
among the 20 hits a reader sees, and how many of the others have over 20 as near; and the process
beside `python -I -c 'import sqlite3, json'`, one after the other in the same run.

`vera` and `gcide` ask the same of Debian's dict-vera or dict-gcide, here and from dictd over a kept
connection (`apt-get install dictd dict-vera dict-gcide`), by turns: the forms that begin so, the
forms one error away, and all tiers beside both commands. `bad` gives the slowest answers to
input that is no word, from the engine and from the command line. `keystrokes.py` times the window.
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
from typing import TypeVar

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
from azref.store.near import Near  # noqa: E402

SIZES = (12_000, 100_000)
_EDITION = """[edition]
id = "generated"
title = "Generated"
language = "en"
source = "source.txt"
account = "off"
"""
_T = TypeVar("_T")
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
    _report_errors(label, chance, database)


def _milliseconds(database: Database, query: str) -> float:
    started = time.perf_counter()
    database.lookup(query, _LIMIT)
    return (time.perf_counter() - started) * 1000


def _figures(timed: list[float]) -> str:
    ordered = sorted(timed)
    p99 = ordered[int(len(ordered) * 0.99)]
    return f"p50 {statistics.median(timed):6.3f}   p99 {p99:6.3f}   worst {ordered[-1]:7.3f} ms"


class _Known:
    """What a reference knows, by its comparable text: entries by form, words within names."""

    def __init__(self, database: Database) -> None:
        summaries = database.summaries()
        self.titles = [summary.title for summary in summaries]
        self.forms: dict[str, set[str]] = {}
        for summary in summaries:
            for text in filter(None, map(comparable, (summary.title, summary.acronym))):
                self.forms.setdefault(text, set()).add(summary.id)
        self.words = sorted({word for title in self.titles for _, word in words(fold(title))})

    def entries_near(self, typed: str) -> int:
        """How many entries have a form at most one error away."""
        found = (ids for text, ids in self.forms.items() if _is_near(typed, text))
        return len(set().union(*found))

    def names_near(self, typed: str) -> int:
        """How many names have `typed` for a word, and how many words within them are near it."""
        having = sum(f" {typed} " in f" {form} " for form in self.forms)
        near = (_is_near(typed, word) for word in self.words if word not in self.forms)
        return having + sum(near)


def _is_near(typed: str, text: str) -> bool:
    return abs(len(typed) - len(text)) < 2 and is_one_off(typed, text)


def _report_errors(label: str, chance: random.Random, database: Database) -> None:
    """What a reader sees of the word or name that was meant, where one letter is wrong."""
    known = _Known(database)
    for name, longest, shortest in (("3", 3, 3), ("4", 4, 4), ("5 or more", 99, 5)):
        fitting = [word for word in known.words if shortest <= len(word) <= longest]
        chosen = [(word, with_error(chance, word)) for word in _some(chance, fitting)]
        missed = [typed for word, typed in chosen if not _sees_word(database, word, typed)]
        excused = sum(known.entries_near(o) + known.names_near(o) > _LIMIT for o in missed)
        _print_found(label, f"words of {name} letters", len(chosen), len(missed), excused)
    forms = [(text, id_) for text, ids in known.forms.items() for id_ in ids if len(text) > 2]
    asked = [(id_, with_error(chance, text)) for text, id_ in _some(chance, forms)]
    missed = [typed for id_, typed in asked if not _sees_entry(database, id_, typed)]
    excused = sum(known.entries_near(typed) > _LIMIT for typed in missed)
    _print_found(label, "forms", len(asked), len(missed), excused)


def _some(chance: random.Random, every: Sequence[_T]) -> list[_T]:
    return chance.sample(every, min(_ASKED, len(every)))


def _print_found(label: str, what: str, asked: int, missed: int, excused: int) -> None:
    print(
        f"{label:>9}  {what} with an error found {asked - missed} of {asked}, "
        f"{excused} have more than {_LIMIT} as near, {missed - excused} missed"
    )


def _sees_word(database: Database, word: str, typed: str) -> bool:
    return any(word in comparable(hit.matched).split() for hit in database.lookup(typed, _LIMIT))


def _sees_entry(database: Database, id_: str, typed: str) -> bool:
    return any(hit.id == id_ for hit in database.lookup(typed, _LIMIT))


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
    """Every keystroke of typing headwords, and headwords with an error, after as many to warm up.

    What azref answers to one keystroke takes dictd two commands, whose times are added. Its
    `lev` fails on less than three letters.
    """
    time.sleep(1)
    chance = random.Random(3)
    chosen = chance.sample([word for word in headwords if len(word) > 3], 800)
    database._connection.row_factory = None
    dictd = _Dictd(name)
    for way, queries in (
        ("typed", [typed for typed in _typed(chosen[::2]) if len(typed) > 2]),
        ("with an error", [with_error(chance, word) for word in chosen]),
    ):
        asked = (_by_turns(dictd, database, query) for query in queries)
        timed = [own for own in asked if own]
        for who, own in zip(_ASKED_SO, zip(*timed[len(timed) // 2 :], strict=True), strict=True):
            print(f"dict-{name} {way:14}{who:21}{_figures(list(own))}")
        print(f"dict-{name} {way:14}{len(queries) - len(timed)} times dictd hung up")


_ASKED_SO = (
    "dictd, prefix", "azref, prefix", "dictd, lev", "azref, one error",
    "dictd, both", "azref, all tiers",
)  # fmt: skip


def _by_turns(dictd: "_Dictd", database: Database, query: str) -> tuple[float, ...]:
    """Milliseconds of each of `_ASKED_SO`; () where dictd hangs up."""
    try:
        prefix = dictd.asked("prefix", query)
        same_prefix = _timed(_begin_so, database, comparable(query))
        lev = dictd.asked("lev", query)
    except ConnectionError:
        return ()
    same_lev = _timed(_one_off, database, comparable(query))
    return prefix, same_prefix, lev, same_lev, prefix + lev, _milliseconds(database, query)


def _begin_so(database: Database, text: str) -> None:
    """The forms that begin like `text`, as hits."""
    heads = naming._heads(database._connection, text, _LIMIT)
    found = naming._prefix((*heads.words, *heads.others), text)
    hits(database._connection, found[:_LIMIT])


def _one_off(database: Database, text: str) -> None:
    """The forms one error away from `text`, as hits."""
    near = Near(database._connection, text)
    hits(database._connection, [*itertools.islice(near.forms(_LIMIT), _LIMIT)])


def _timed(ask: Callable[[Database, str], None], database: Database, text: str) -> float:
    started = time.perf_counter()
    ask(database, text)
    return (time.perf_counter() - started) * 1000


class _Dictd:
    """A connection to dictd, kept while dictd keeps it: its `lev` fails on some words."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._socket = socket.socket()
        self._greet()

    def _greet(self) -> None:
        self._socket.close()
        self._socket = socket.create_connection(("127.0.0.1", _PORT))
        self._answers = self._socket.makefile("rb")
        self._answers.readline()

    def asked(self, strategy: str, word: str) -> float:
        """Milliseconds to the end of an answer. Acknowledged at once, else TCP waits 40 ms.

        Raises `ConnectionError` where dictd hangs up; the next is asked over a new connection.
        """
        started = time.perf_counter()
        self._socket.sendall(f'MATCH {self._name} {strategy} "{word}"\r\n'.encode())
        line = b""
        while not line.startswith((b"250", b"5")):
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
            line = self._answers.readline()
            if not line:
                self._greet()
                raise ConnectionError
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
    _report_typed("bundled", None, queries)
    floor = statistics.median(_process(_FLOOR) for _ in range(9))
    print(f"import sqlite3, json alone {floor:.1f} ms")


def _report_typed(label: str, file: Path | None, queries: list[str]) -> None:
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


def _complained(query: str, file: Path | None) -> float:
    """Milliseconds of a lookup as a process that answers or says why not."""
    started = time.perf_counter()
    database = () if file is None else ("--database", file)
    typed = query.encode("utf-8", "replace")
    asked = [sys.executable, "-m", "azref", "lookup", *database, typed]
    done = subprocess.run(asked, cwd=ROOT, env=_ENVIRONMENT, capture_output=True, check=False)
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
