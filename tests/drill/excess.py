"""Damage that stays within every rule of the file format and of the schema, but not within reason.

Trees whose branches are one branch, pages that follow themselves, statistics that lie to the
planner; spans by the thousand over each other, years without end, forms without number.
"""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from azref import schema
from tests.drill.edits import (
    any_column,
    family,
    put,
    rewrite,
    script,
    sql_text,
    tables,
)

_PAGE = 4096
_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {}) "
_FIRST = "(SELECT id FROM entry ORDER BY position LIMIT 1)"


def _root(file: Path, name: str) -> int:
    with closing(sqlite3.connect(file)) as database:
        found = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,))
        return int(found.fetchone()[0])


def _page_at(data: bytearray, number: int) -> bytearray:
    return data[_PAGE * (number - 1) : _PAGE * number]


def _branch(leaf: int, kind: int, width: int) -> bytes:
    """An inner page of `width` + 1 branches, all of which are the page `leaf`."""
    cell = leaf.to_bytes(4, "big") + (b"\x7f" if kind == 5 else b"\x02\x02\x00")
    start = _PAGE - len(cell) * width
    head = bytes([kind, 0, 0]) + width.to_bytes(2, "big") + start.to_bytes(2, "big") + b"\0"
    head += leaf.to_bytes(4, "big")
    places = b"".join((start + len(cell) * n).to_bytes(2, "big") for n in range(width))
    return (head + places).ljust(start, b"\0") + cell * width


@family
def trees_of_one_branch(file: Path, chance: random.Random) -> None:
    """A table whose rows come again and again: each branch of its tree is the same branch."""
    name = chance.choice((*tables(file), "entry", "form", "citation", "sentence", "date", "key",
                          "source", "mention", "relation"))  # fmt: skip
    root, depth = _root(file, name), chance.choice((1, 2, 3, 6, 15))
    width = chance.choice((2, 400))

    def change(data: bytearray) -> bytearray:
        kind = {13: 5, 5: 5, 10: 2, 2: 2}[data[_PAGE * (root - 1)]]
        pages = len(data) // _PAGE
        data += _page_at(data, root)
        below = pages + 1
        for _ in range(depth - 1):
            data += _branch(below, kind, width)
            below += 1
        data[_PAGE * (root - 1) : _PAGE * root] = _branch(below, kind, width)
        data[28:32] = (len(data) // _PAGE).to_bytes(4, "big")
        return data

    rewrite(file, change)


@family
def pages_in_a_ring(file: Path, chance: random.Random) -> None:
    """Inner pages, pages of long values or free pages that lead back to themselves."""
    way = chance.randrange(3)
    root = _root(file, chance.choice(("entry", "form", "source", "sentence", "reference")))

    def change(data: bytearray) -> bytearray:
        pages = len(data) // _PAGE
        if way == 0:
            data[_PAGE * (root - 1) : _PAGE * root] = _branch(root, 5, 300)
        elif way == 1:
            for page in range(2, pages + 1):
                at = _PAGE * (page - 1)
                if data[at : at + 2] == b"\0\0":  # starts with the number of the page after it
                    data[at : at + 4] = chance.choice((page, page, 2, root)).to_bytes(4, "big")
        else:
            data[32:40] = pages.to_bytes(4, "big") + (10**9).to_bytes(4, "big")
            data[_PAGE * (pages - 1) :] = (pages.to_bytes(4, "big") * 2).ljust(_PAGE, b"\x07")
        return data

    rewrite(file, change)


@family
def longer_than_it_is(file: Path, chance: random.Random) -> None:
    """A row that claims megabytes, its pages going round: small file, long text."""
    put(file, "source", "text", f"text || {sql_text('word ' * 3000)}")
    put(file, "entry", "definition", sql_text("word " * 3000))
    root = _root(file, "entry")

    def change(data: bytearray) -> bytearray:
        claimed = chance.choice((900_000, 990_000, 2_000_000, 200_000_000))
        at = _PAGE * (root - 1)
        for place in range(at, at + _PAGE - 4):
            if data[place] & 0x80 and data[place + 1] & 0x80 and data[place + 2] < 0x80:
                data[place : place + 3] = bytes(
                    (0x80 | claimed >> 14 & 0x7F, 0x80 | claimed >> 7 & 0x7F, claimed & 0x7F)
                )
                break
        for page in range(2, len(data) // _PAGE + 1):
            start = _PAGE * (page - 1)
            if data[start : start + 4] == bytes(4):
                data[start : start + 4] = page.to_bytes(4, "big")
        return data

    rewrite(file, change)


@family
def lying_statistics(file: Path, chance: random.Random) -> None:
    """The planner is told that the best way is the worst."""
    numbers = chance.choice(("1000000000 1000000000 1000000000 1000000000", "1 1 1 1", "0 0 0 0",
                             "-5 x 9e9", "unordered noskipscan sz=-1"))  # fmt: skip
    script(file, "ANALYZE", f"UPDATE sqlite_stat1 SET stat = '{numbers}'",
            "UPDATE sqlite_stat1 SET idx = NULL WHERE random() % 2",
            "INSERT INTO sqlite_stat1 SELECT 'entry', 'sqlite_autoindex_source_1', '1 1'",
            is_writable=True)  # fmt: skip


@family
def maps_of_pages(file: Path, chance: random.Random) -> None:
    """The map an auto-vacuumed file keeps of its pages holds noise; or there is none at all."""
    script(file, "PRAGMA auto_vacuum = FULL", "VACUUM")
    way = chance.randrange(3)

    def change(data: bytearray) -> bytearray:
        if way == 0:
            data[_PAGE : 2 * _PAGE] = chance.randbytes(_PAGE)
        elif way == 1:
            data[52:56] = chance.choice((0, 2, 10**9)).to_bytes(4, "big")
        else:
            data[64:68] = (1).to_bytes(4, "big")
            data[_PAGE : 2 * _PAGE] = bytes(_PAGE)
        return data

    rewrite(file, change)


@family
def unfinished_business(file: Path, chance: random.Random) -> None:
    """Flags and files of a log that was never brought in; a journal that wants to be played."""
    way = chance.randrange(4)
    if way < 2:
        rewrite(file, lambda data: data[:18] + bytes((2, chance.choice((2, 1, 3)))) + data[20:])
    if way == 1:
        magic = (0x377F0682).to_bytes(4, "big") + (3007000).to_bytes(4, "big")
        log = magic + _PAGE.to_bytes(4, "big") + chance.randbytes(20) + chance.randbytes(4120 * 3)
        file.with_name(file.name + "-wal").write_bytes(log)
        file.with_name(file.name + "-shm").write_bytes(chance.randbytes(32768))
    if way >= 2:
        head = bytes.fromhex("d9d505f920a163d7") + (10**6).to_bytes(4, "big") + bytes(8)
        head += (2).to_bytes(4, "big") + (512).to_bytes(4, "big") + _PAGE.to_bytes(4, "big")
        file.with_name(file.name + "-journal").write_bytes(head.ljust(512, b"\0") + bytes(9000))


@family
def own_tables(file: Path, chance: random.Random) -> None:
    """Tables beside azref's own: some bear SQLite's names, some look like a full-text index's."""
    choices = (
        ("CREATE TABLE x (id INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO x VALUES (1)",
         "UPDATE sqlite_sequence SET seq = 9223372036854775807, name = 'entry'",
         "INSERT INTO sqlite_sequence VALUES ('form', 'text'), (NULL, NULL)"),
        ("CREATE TABLE fulltext_content (id, c0)", "CREATE TABLE inside_docsize (id, sz)"),
        *(((f"CREATE TABLE t{n} ({', '.join(f'c{c}' for c in range(900))})"),) for n in range(1)),
        tuple(f"CREATE TABLE t{n} (a)" for n in range(3000)),
        ("CREATE TABLE 'a''b\"c' (x)", "CREATE VIEW v AS SELECT * FROM v"),
        ("CREATE INDEX evil ON entry(abs(title))",
         "CREATE INDEX evil2 ON form(text COLLATE nocase)",
         "CREATE INDEX evil3 ON entry(title) WHERE likelihood(title, 0.5)"),
    )  # fmt: skip
    script(file, *[part for text in chance.choice(choices) for part in text.split("; ")],
            is_writable=True)  # fmt: skip


@family
def spans_over_spans(file: Path, chance: random.Random) -> None:
    """Thousands of cited spans of the same words, each a letter longer, or past every end."""
    many = _NUMBERS.format(chance.choice((300, 6_000, 20_000)))
    length = "(SELECT length(text) FROM source)"
    entry = chance.choice((_FIRST, "(SELECT id FROM entry ORDER BY position LIMIT 1 OFFSET i % "
                                   "(SELECT count(*) FROM entry))"))  # fmt: skip
    start, end = chance.choice(
        ((f"i % {length}", f"i % {length} + 1 + i / {length} * 7"),
         (f"i * 7919 % {length}", length),
         ("0", "i"), ("i", "i * 1000"), ("-i", "i"), (f"{length} - i", f"{length} + i"),
         ("i", "i"), (f"i * 31 % {length}", f"i * 31 % {length} + 300 + i % 41"))
    )  # fmt: skip
    source, quote = "(SELECT id FROM source)", "substr((SELECT text FROM source), 1, 20)"
    choices = (
        f"INSERT OR IGNORE INTO citation SELECT {entry}, {start}, {end}, 'quote', {source}, "
        f"1 + i % 6, {quote} FROM n",
        f"INSERT OR IGNORE INTO mention SELECT {start}, {end}, 'name', 'x', '', 'used', '' FROM n",
        f"INSERT OR IGNORE INTO discrepancy SELECT 'd-' || i, 1000 + i, 'odd', {start}, {end}, "
        f"{quote}, 1, 'm', 'editors', '' FROM n",
        f"INSERT OR IGNORE INTO sentence SELECT 100 + i, {source}, i / 9, {start}, {end}, 'x', "
        "'used', '' FROM n",
    )  # fmt: skip
    script(file, *(many + choice for choice in chance.sample(choices, chance.randint(1, 3))))


@family
def years_without_end(file: Path, chance: random.Random) -> None:
    """Dates that agree with each other, and lie a thousand million years away."""
    edtf, first, last = chance.choice(
        (("Y1000000000", "+1000000000-01-01", "+1000000000-12-31"),
         ("Y-1000000000/Y1000000000", "-1000000000-01-01", "+1000000000-12-31"),
         ("Y999999999999999", "+999999999999999-01-01", "+999999999999999-12-31"),
         ("Y-999999999999999/..", "-999999999999999-01-01", ""),
         ("-9999/9999", "-9999-01-01", "9999-12-31"), ("0000", "0000-01-01", "0000-12-31"),
         ("../Y1000000000", "", "+1000000000-12-31"),
         ("[2001-01-01..Y999999999]", "2001-01-01", "+999999999-12-31"),
         ("2001-01-01/Y99999999999", "2001-01-01", "+99999999999-12-31"))
    )  # fmt: skip
    which = chance.choice(("1", f"entry = {_FIRST}", "layer = 'references'"))
    script(file, f"UPDATE date SET edtf = '{edtf}', earliest = nullif('{first}', ''), "
            f"latest = nullif('{last}', '') WHERE {which}")  # fmt: skip


@family
def forms_without_number(file: Path, chance: random.Random) -> None:
    """One term with tens of thousands of forms, each found by its beginning and its words."""
    many = _NUMBERS.format(chance.choice((3_000, 40_000)))
    word = chance.choice(("'crl'", "'crl ' || i", "'a' || i", "'rescue plan ' || i", "'x'"))
    owner = "(SELECT owner FROM form LIMIT 1)"
    role = chance.choice(("acronym", "name", "variant", "calque", "misprint"))
    printed, language = chance.choice((0, 1)), chance.choice(("az", "en", "xx"))
    statements = [
        f"{many}INSERT INTO form SELECT 100000 + i, (SELECT entry FROM form LIMIT 1), {owner}, "
        f"{word}, {word}, '{language}', '{role}', 'source', i % 4, {printed}, '' FROM n",
        f"{many}INSERT OR IGNORE INTO key SELECT i % 2, {word}, 100000 + i, 0, {owner}, 0 FROM n",
        f"{many}INSERT OR IGNORE INTO passage SELECT 100000 + i, {owner}, NULL, 'note', {word} "
        "FROM n",
        f"{many}INSERT INTO beginning(rowid, folded) SELECT 100000 + i, {word} FROM n",
        f"{many}INSERT INTO inside(rowid, folded) SELECT 100000 + i, {word} FROM n",
        f"{many}INSERT INTO fulltext(rowid, folded) SELECT 100000 + i, {word} FROM n",
        f"{many}INSERT OR IGNORE INTO homonym SELECT {word}, 'm' || i, 't' FROM n",
    ]  # fmt: skip
    script(file, *chance.sample(statements, chance.randint(1, len(statements))))


@family
def keys_that_disagree(file: Path, chance: random.Random) -> None:
    """Lookup tables that name forms, entries and places there are not, or others than meant."""
    choices = (
        ("key", ("form", "owner", "start", "doubt", "later")), ("form", ("owner", "doubt", "id")),
        ("passage", ("owner", "sentence", "id")), ("entry", ("position",)),
        ("neighbour", ("forms", "words", "mark")),
    )  # fmt: skip
    for table, columns in chance.sample(choices, chance.randint(1, 3)):
        column = chance.choice(columns)
        value = chance.choice(
            ("-1", "0", "9223372036854775807", "NULL", "'x'", "1.5", f"{column} + 1",
             f"-{column}", f"(SELECT max({column}) FROM {table})", f"{column} + 1000")
        )  # fmt: skip
        put(file, table, column, value)


@family
def piled_up(file: Path, chance: random.Random) -> None:
    """Letters under a hundred thousand marks, turned about, and what is no character at all."""
    pile = chance.choice(
        ("e" + "\u0301" * 60_000, "\u202e" * 30_000 + "x" + "\u202c" * 30_000, "\u2067a" * 20_000,
         "\ufffe" * 30_000, "\u200d" * 50_000, "\U000e0100" * 30_000, "क्" * 20_000, "ا" * 60_000,
         "\u0e33" * 30_000, "🇦🇿" * 10_000, "x\u0336" * 30_000, "\u1100\u1161\u11a8" * 9_000,
         "a\u2028" * 20_000, "a\u00ad" * 30_000, "-" * 60_000, "a " * 60_000, "[" * 60_000,
         "<" * 60_000, "a-b" * 30_000, "\u3000" * 30_000)
    )  # fmt: skip
    for _ in range(chance.choice((1, 3))):
        table, column = chance.choice(
            (any_column(file, chance, "TEXT"), ("entry", "title"), ("entry", "acronym"),
             ("entry", "definition"), ("form", "text"), ("source", "text"), ("date", "said"),
             ("entry", "kind"), ("edition", "value"), ("reference", "url"), ("entry", "note"),
             ("citation", "quote"), ("sentence", "text"), ("homonym", "meaning"))
        )  # fmt: skip
        put(file, table, column, chance.choice((sql_text(pile), f"{column} || {sql_text(pile)}")))


@family
def halves_of_characters(file: Path, chance: random.Random) -> None:
    """Lone surrogates and bytes that no encoding has, in UTF-8 and in UTF-16."""
    with closing(sqlite3.connect(file)) as sound:
        found = {name: sound.execute(f"SELECT * FROM [{name}]").fetchall()
                 for name in tables(file)}  # fmt: skip
    file.unlink()
    noise = chance.choice(("00d8", "00dc00d8", "feff", "d800", "ffff", "3d00d8"))
    with closing(sqlite3.connect(file)) as database:
        database.execute(f"PRAGMA encoding = 'UTF-16{chance.choice(('le', 'be'))}'")
        database.executescript(schema.TABLES + schema.INDEXES)
        for name, rows in found.items():
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                database.executemany(f"INSERT INTO [{name}] VALUES ({marks})", rows)
        database.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {schema.VERSION}")
        database.commit()
    table, column = chance.choice((("entry", "title"), ("form", "text"), ("source", "text")))
    script(file, f"UPDATE [{table}] SET [{column}] = CAST(x'{noise}' AS TEXT) || [{column}]")


@family
def lists_without_end(file: Path, chance: random.Random) -> None:
    """One entry with thousands of references, relations, discrepancies, actors or quantities."""
    many = _NUMBERS.format(chance.choice((2_000, 30_000)))
    choices = (
        (f"{many}INSERT OR IGNORE INTO reference SELECT 'r-' || i, 't' || i, 'p', '2001', "
         "'https://example.org/' || i, 'en', '' FROM n",
         f"{many}INSERT OR IGNORE INTO entry_reference SELECT {_FIRST}, 1000 + i, 'r-' || i FROM n",
         "UPDATE entry SET note = (SELECT group_concat(id, ' ') FROM reference)"),
        (f"{many}INSERT OR IGNORE INTO entry SELECT 'n-' || i, 10000 + i, 'term', 'document', "
         "'source', 'Term ' || i, 'T' || i, '', 'source', '', '', NULL, '', '', '' FROM n",
         f"{many}INSERT OR IGNORE INTO relation SELECT {_FIRST}, 1000 + i, 'n-' || i, 'x' FROM n"),
        (f"{many}INSERT OR IGNORE INTO discrepancy SELECT 'd-' || i, 1000 + i, 'odd', 1, 9, 'q', "
         "1, 'm', 'editors', '' FROM n",
         "INSERT OR IGNORE INTO discrepancy_entry SELECT id, entry.id FROM discrepancy, "
         "(SELECT id FROM entry LIMIT 3) AS entry"),
        (f"{many}UPDATE entry SET actors = (SELECT group_concat('a' || i, '; ') FROM n)",),
        (f"{many}INSERT OR IGNORE INTO contradiction SELECT 'c-' || i, 1000 + i, 'open', 'r', NULL "
         "FROM n",
         f"{many}INSERT OR IGNORE INTO contradiction_side SELECT 'c-' || (i % 9 + 1), i, 1, 9, "
         "'q', 1 FROM n",
         "INSERT OR IGNORE INTO contradiction_entry SELECT contradiction.id, entry.id FROM "
         "contradiction, (SELECT id FROM entry LIMIT 3) AS entry"),
        (f"{many}INSERT OR REPLACE INTO edition SELECT 'sha256 ' || i, 'x' FROM n",
         f"{many}INSERT OR REPLACE INTO edition SELECT 'count ' || i, '7' FROM n"),
    )  # fmt: skip
    script(file, *chance.choice(choices))
