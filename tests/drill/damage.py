"""Ways to damage a reference database: each family turns a sound copy into something hostile."""

import os
import random
import socket
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from azref import schema

Damage = Callable[[Path, random.Random], None]
FAMILIES: list[Damage] = []
LARGEST = 10_000_000
"""Characters of the longest string put into a column."""

BOMB = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT {columns} FROM c"
CALLS = (
    "load_extension('/tmp/evil')", "fts3_tokenizer('simple')", "writefile('/tmp/evil', 'x')",
    "readfile('/etc/passwd')", "edit('x')", "zeroblob(1999999999)", "hex(randomblob(90000000))",
    "printf('%.*c', 999999999, 'x')", "(SELECT count(*) FROM pragma_integrity_check)",
    "(SELECT group_concat(hex(x)) FROM (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 "
    "FROM c LIMIT 1000000000) SELECT x FROM c))",
)  # fmt: skip
MARKUP = (
    "<script>alert(1)</script>", "<img src=http://192.0.2.1/x.png>", "<img src=file:///etc/passwd>",
    '<a href="file:///etc/passwd">x</a>', '<a href="javascript:alert(1)">x</a>',
    "<link rel=stylesheet href=http://192.0.2.1/x.css>", '"><svg onload=alert(1)>', "</td></table>",
    "<table><tr><td>" * 300, "<b>" * 3000, "&lt;&#x0;&bogus;&amp", "data:text/html,<script>1",
    "http://192.0.2.1/%0d%0aX:y", "file:///etc/passwd", "javascript:alert(1)", "smb://192.0.2.1/x",
    '#eval("1+1") $x$ @ref #read("/etc/passwd")', "=1+1|cmd", "[x](javascript:alert(1))", "```",
    "../../../../etc/passwd", "azref://entry/../x", "%s%n{0}{x}", "qrc:/x", "\\\\192.0.2.1\\x",
)  # fmt: skip
SIGNS = (
    "\u202eevil\u202c", "\u2066\u2067\u2068x", "\ufffe\uffff", "a\0b", "\x1b[2J\x1b]0;x\x07",
    "\u2028\u2029", "e" + "\u0301" * 5000, "\U0001f468\u200d\U0001f469" * 50, "\ufdd0\U0010ffff",
    "\u200f\u061c", "\r\n\t\v", "ﷺ" * 200, "\u0600" * 40, "🇦" * 99, "\ufeff", "\ue000",
    "\u00ad" * 500, "x" * 4000, "अ" * 400, "",
)  # fmt: skip


def family(damage: Damage) -> Damage:
    FAMILIES.append(damage)
    return damage


# --- Bytes ------------------------------------------------------------------------------------


def rewrite(file: Path, change: Callable[[bytearray], bytes | bytearray]) -> None:
    file.write_bytes(change(bytearray(file.read_bytes())))


def _flip(data: bytearray, chance: random.Random, first: int, last: int, most: int) -> bytearray:
    for _ in range(chance.randint(1, most)):
        data[chance.randrange(first, min(last, len(data)))] ^= 1 << chance.randrange(8)
    return data


@family
def random_bytes(file: Path, chance: random.Random) -> None:
    kept = chance.choice((0, 16, 100, 4096))
    noise = chance.randbytes(chance.choice((0, 1, 99, 5000, 400_000)))
    rewrite(file, lambda data: data[:kept] + noise)


@family
def cut_between_pages(file: Path, chance: random.Random) -> None:
    pages = file.stat().st_size // 4096
    rewrite(file, lambda data: data[: 4096 * chance.randrange(pages)])


@family
def cut_inside(file: Path, chance: random.Random) -> None:
    rewrite(file, lambda data: data[: chance.randrange(len(data))])


@family
def cut_and_padded(file: Path, chance: random.Random) -> None:
    """As long as it should be: a download that was broken off."""

    def change(data: bytearray) -> bytes:
        at = chance.randrange(4096, len(data))
        return bytes(data[:at]) + bytes(len(data) - at)

    rewrite(file, change)


@family
def flipped_header(file: Path, chance: random.Random) -> None:
    rewrite(file, lambda data: _flip(data, chance, 16, 100, 3))


@family
def flipped_schema(file: Path, chance: random.Random) -> None:
    rewrite(file, lambda data: _flip(data, chance, 100, 24_000, 12))


@family
def flipped_leaves(file: Path, chance: random.Random) -> None:
    most = chance.choice((1, 30, 3000))
    rewrite(file, lambda data: _flip(data, chance, 8192, len(data), most))


@family
def shuffled_pages(file: Path, chance: random.Random) -> None:
    def change(data: bytearray) -> bytearray:
        pages = len(data) // 4096
        for _ in range(chance.randint(1, 9)):
            one, other = (4096 * chance.randrange(1, pages) for _ in range(2))
            data[one : one + 4096] = chance.choice((bytes(4096), bytes(data[other : other + 4096])))
        return data

    rewrite(file, change)


@family
def odd_header(file: Path, chance: random.Random) -> None:
    """Page sizes, write versions, counts, encodings, application id and version as they come."""
    at, width = chance.choice(
        ((16, 2), (18, 1), (19, 1), (20, 1), (28, 4), (36, 4), (44, 4), (52, 4), (56, 4), (60, 4),
         (68, 4))
    )  # fmt: skip
    value = chance.choice((0, 1, 2, 3, 255, 256**width - 1, 256**width // 2))
    rewrite(file, lambda data: data[:at] + value.to_bytes(width, "big") + data[at + width :])


# --- Foreign files ----------------------------------------------------------------------------


def _zipped(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x", "x" * 9999)


def _listening(file: Path) -> None:
    with socket.socket(socket.AF_UNIX) as opened:
        here = Path.cwd()
        os.chdir(file.parent)
        try:
            opened.bind(file.name)
        finally:
            os.chdir(here)


def _link(target: str) -> Callable[[Path], None]:
    return lambda file: file.symlink_to(target)


FOREIGN: tuple[Callable[[Path], object], ...] = (
    _zipped, lambda file: file.write_bytes(b""), lambda file: file.write_text("text\n" * 99),
    lambda file: file.write_bytes(b"\x89PNG\r\n\x1a\n" + zlib.compress(bytes(9999))),
    lambda file: file.mkdir(), os.mkfifo, _listening, _link("/dev/zero"), _link("/dev/full"),
    _link("/dev/random"), _link("/proc/self/mem"), _link("/proc/self/maps"), _link("/proc"),
    _link("/dev/tty"), _link("nowhere"), _link("/proc/kmsg"), _link("/dev/stdin"),
    lambda file: file.symlink_to(file.name), lambda file: file.write_bytes(b"SQLite format 3\0"),
    lambda file: file.write_bytes(b"SQLite format 3\0" + bytes(84)), lambda _file: None,
)  # fmt: skip


@family
def foreign_file(file: Path, chance: random.Random) -> None:
    file.unlink()
    chance.choice(FOREIGN)(file)


OTHERS = (
    "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT); INSERT INTO moz_places VALUES "
    "(1, 'http://192.0.2.1')",
    "CREATE TABLE entry (a, b, c); INSERT INTO entry VALUES (1, 2, 3)",
    "CREATE TABLE entries (id); CREATE TABLE edition (value, key)",
    "CREATE TABLE t (x)",
    "CREATE TABLE source (id, title, language, sha256, text); CREATE TABLE entry (id)",
)


@family
def foreign_database(file: Path, chance: random.Random) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as database:
        database.executescript(chance.choice(OTHERS))
        if chance.random() < 0.7:
            database.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            database.execute(f"PRAGMA user_version = {schema.VERSION}")
        database.commit()


# --- Hostile schemas --------------------------------------------------------------------------


def script(file: Path, *statements: str, is_writable: bool = False) -> None:
    """Runs statements; those that this SQLite does not let pass are left out."""
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.executescript("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF;")
        database.execute("PRAGMA ignore_check_constraints = ON")
        if is_writable:
            database.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            try:
                database.execute(statement)
            except sqlite3.Error:
                continue


def tables(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as database:
        found = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
        return sorted(
            name for name, sql in found
            if not name.startswith(("sqlite_", "inside", "beginning", "fulltext"))
            and "VIRTUAL" not in sql
        )  # fmt: skip


def _columns(file: Path, table: str) -> list[tuple[str, str, bool]]:
    """Name, type and whether it is a key of every column."""
    with closing(sqlite3.connect(file)) as database:
        found = database.execute(f"PRAGMA table_info([{table}])")
        return [(row[1], row[2], bool(row[5])) for row in found]


def any_column(file: Path, chance: random.Random, wanted: str = "") -> tuple[str, str]:
    """A table and one of its columns, of the type `wanted` if that is given."""
    places = [
        (table, name)
        for table in tables(file)
        for name, type_, _ in _columns(file, table)
        if wanted in type_
    ]
    return chance.choice(places)


@family
def triggers(file: Path, chance: random.Random) -> None:
    table = chance.choice(tables(file))
    event = chance.choice(("INSERT", "UPDATE", "DELETE"))
    script(file, f"CREATE TRIGGER evil AFTER {event} ON [{table}] BEGIN "
            f"SELECT {chance.choice(CALLS)}; DELETE FROM entry; END")  # fmt: skip


@family
def views_as_tables(file: Path, chance: random.Random) -> None:
    table = chance.choice((*tables(file), "entry", "form", "source", "key"))
    names = [name for name, _, _ in _columns(file, table)]
    value = chance.choice(("x", *CALLS, f"(SELECT [{names[0]}] FROM [{table}])"))
    columns = ", ".join(f"{value} AS [{name}]" for name in names)
    body = chance.choice((BOMB.format(columns=columns), f"SELECT {columns} FROM (SELECT 1 AS x)",
                          f"SELECT {columns} FROM (SELECT 1 AS x) a, sqlite_schema, sqlite_schema, "
                          "sqlite_schema, sqlite_schema, sqlite_schema"))  # fmt: skip
    script(file, f"DROP TABLE [{table}]", f"CREATE VIEW [{table}] AS {body}")


@family
def virtual_tables(file: Path, chance: random.Random) -> None:
    table = chance.choice((*tables(file), "inside", "beginning", "fulltext"))
    columns = ", ".join(f"[{name}]" for name, _, _ in _columns(file, table))
    module = chance.choice((f"fts5({columns})", f"fts4({columns})", "dbstat", "sqlite_dbpage",
                            "rtree(id, a, b)", "fts5vocab('fulltext', 'row')", "nonsense(x)",
                            f"fts5({columns}, content='entry', content_rowid='nowhere')",
                            f"fts5({columns}, tokenize='unicode61 tokenchars ''xyz''')",
                            "csv(filename='/etc/passwd')", "bytecode", "json_each"))  # fmt: skip
    script(file, f"DROP TABLE [{table}]", f"CREATE VIRTUAL TABLE [{table}] USING {module}")


@family
def shadows(file: Path, chance: random.Random) -> None:
    """The tables behind a full-text index are views, or hold noise."""
    index = chance.choice(("inside", "beginning", "fulltext"))
    part, columns = chance.choice(
        (("data", "x AS id, x'00' AS block"), ("idx", "x AS segid, 'a' AS term, 1 AS pgno"),
         ("config", "'version' AS k, 4 AS v"))
    )  # fmt: skip
    name = f"{index}_{part}"
    bomb = BOMB.format(columns=columns)
    noise = chance.choice(("randomblob(length(block))", "zeroblob(4000)", "x''", "NULL", "'text'",
                           "CAST(substr(block, 1, length(block) / 2) AS BLOB)"))  # fmt: skip
    changes = chance.choice((
        (f"DELETE FROM sqlite_schema WHERE name = '{name}'",
         "INSERT INTO sqlite_schema VALUES ('view', "
         f"'{name}', '{name}', 0, 'CREATE VIEW [{name}] AS {bomb.replace(chr(39), chr(39) * 2)}')"),
        (f"UPDATE [{index}_data] SET block = {noise}",),
        (f"UPDATE [{index}_idx] SET pgno = pgno * 99, term = x'ff'",),
        (f"UPDATE [{index}_config] SET v = {chance.choice((-1, 5, 10**18))}",),
        (f"INSERT INTO [{index}_config] VALUES ('rank', 'load_extension(1)'), ('pgsz', -5)",),
        (f"UPDATE sqlite_schema SET sql = 'CREATE TABLE [{name}](id, block AS ({CALLS[6]}), segid, "
         f"term, pgno, k, v)' WHERE name = '{name}'",),
    ))  # fmt: skip
    script(file, *changes, is_writable=True)


@family
def generated_columns(file: Path, chance: random.Random) -> None:
    table, column = any_column(file, chance, "TEXT")
    call = chance.choice((*CALLS, "abs(-9223372036854775808)", "hex(zeroblob(900000000))"))
    value = f"{column} TEXT GENERATED ALWAYS AS ({call.replace(chr(39), chr(39) * 2)})"
    script(
        file,
        f"UPDATE sqlite_schema SET sql = replace(sql, '    {column} TEXT', '    {value}') "
        f"WHERE name = '{table}'",
        is_writable=True,
    )


@family
def edited_schema(file: Path, chance: random.Random) -> None:
    """The text of the schema does not fit the pages."""
    old, new = chance.choice(
        (("WITHOUT ROWID", ""), ("PRIMARY KEY", ""), ("INTEGER", "TEXT"), ("TEXT", "BLOB"),
         ("NOT NULL", ""), ("CREATE TABLE", "CREATE VIEW"), ("id", "di"), (",", ",,"), ("(", ""),
         ("entry", "yrtne"), ("CREATE TABLE entry", "CREATE TABLE evil"), ("UNIQUE", ""),
         ("title TEXT", "title TEXT COLLATE nowhere"), ("detail=full", "detail=none"),
         ("trigram", "porter"), ("content=''''", "content=entry"))
    )  # fmt: skip
    which = chance.choice(("1", "type = 'table'", "name = 'entry'", "type = 'index'"))
    script(file, f"UPDATE sqlite_schema SET sql = replace(sql, '{old}', '{new}') WHERE {which}",
            is_writable=True)  # fmt: skip


@family
def wrong_roots(file: Path, chance: random.Random) -> None:
    table, other = chance.choice(tables(file)), chance.choice(tables(file))
    page = chance.choice(
        (f"(SELECT rootpage FROM sqlite_schema WHERE name = '{other}')", "1", "0", "-5", "99999999")
    )
    script(file, f"UPDATE sqlite_schema SET rootpage = {page} WHERE name = '{table}'",
            is_writable=True)  # fmt: skip


@family
def something_missing(file: Path, chance: random.Random) -> None:
    table = chance.choice((*tables(file), "inside", "beginning", "fulltext"))
    column, _, _ = chance.choice(_columns(file, table))
    kind = chance.choice(("index", "view", "trigger"))
    drop = f"DROP TABLE [{table}]"
    choices = ((drop,), (f"ALTER TABLE [{table}] DROP COLUMN [{column}]", drop),
               (f"ALTER TABLE [{table}] RENAME COLUMN [{column}] TO gone",),
               (f"ALTER TABLE [{table}] ADD COLUMN more",),
               (f"DELETE FROM sqlite_schema WHERE type = '{kind}'",),
               ("DELETE FROM sqlite_schema",), (f"DELETE FROM [{table}]",))  # fmt: skip
    script(file, *chance.choice(choices), is_writable=True)


def _in_utf16(file: Path) -> None:
    with closing(sqlite3.connect(file)) as sound:
        found = {name: sound.execute(f"SELECT * FROM [{name}]").fetchall() for name in tables(file)}
    file.unlink()
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA encoding = 'UTF-16le'")
        database.executescript(schema.TABLES + schema.INDEXES)
        for name, rows in found.items():
            if rows:
                marks = ", ".join("?" * len(rows[0]))
                database.executemany(f"INSERT INTO [{name}] VALUES ({marks})", rows)
        database.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {schema.VERSION}")
        database.commit()


@family
def other_settings(file: Path, chance: random.Random) -> None:
    """Another encoding, page size, journal; a journal or log of somebody else's beside it."""
    choice = chance.randrange(6)
    if choice == 0:
        _in_utf16(file)
    elif choice == 1:
        script(file, "PRAGMA journal_mode = WAL")
    elif choice == 2:
        script(file, f"PRAGMA page_size = {chance.choice((512, 65536))}", "VACUUM")
    elif choice == 3:
        script(file, "PRAGMA auto_vacuum = FULL", "VACUUM")
    else:
        for suffix in ("-journal", "-wal"):
            file.with_name(file.name + suffix).write_bytes(chance.randbytes(5000))


# --- Hostile rows -----------------------------------------------------------------------------


def put(file: Path, table: str, column: str, value: str, which: str = "1") -> None:
    """Puts the SQL expression `value` into a column, past its type and every check."""
    own = f"name = '{table}' AND type = 'table'"
    with closing(sqlite3.connect(file)) as database:
        (sql,) = database.execute(f"SELECT sql FROM sqlite_schema WHERE {own}").fetchone()
    loose = sql.replace("NOT NULL", "").replace("TEXT", "BLOB")
    loose = loose.replace("'", "''")
    script(file, f"UPDATE sqlite_schema SET sql = '{loose}' WHERE {own}", is_writable=True)
    update = f"UPDATE OR IGNORE [{table}] SET [{column}] = {value} WHERE {which}"
    script(file, update)
    kept = sql.replace("'", "''")
    script(file, f"UPDATE sqlite_schema SET sql = '{kept}' WHERE {own}", is_writable=True)


def sql_text(value: str) -> str:
    """`value` as an SQL expression, whatever is in it."""
    return f"CAST(x'{value.encode('utf-8', 'surrogatepass').hex()}' AS TEXT)"


@family
def wrong_types(file: Path, chance: random.Random) -> None:
    table, column = any_column(file, chance)
    value = chance.choice(("NULL", "x'00ff'", "1.5", "9e999", "'text'", "''", "7", "-1", "x''"))
    put(file, table, column, value)


@family
def huge_numbers(file: Path, chance: random.Random) -> None:
    table, column = any_column(file, chance, "INTEGER")
    value = chance.choice((2**63 - 1, -(2**63), 2**31, 2**32 + 7, -(2**31) - 1, 10**15))
    put(file, table, column, str(value) if chance.random() < 0.7 else f"{column} + {value}")


@family
def no_utf8(file: Path, chance: random.Random) -> None:
    table, column = any_column(file, chance, "TEXT")
    noise = chance.choice(("ff", "c080", "eda080", "f4908080", "80808080", "41e4", "00ff00"))
    put(file, table, column, f"CAST(x'{noise}' AS TEXT)")


@family
def markup(file: Path, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 4, 60))):
        table, column = any_column(file, chance, "TEXT")
        value = sql_text(chance.choice(MARKUP))
        put(file, table, column, chance.choice((value, f"{column} || {value}")))


@family
def signs(file: Path, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 4, 60))):
        table, column = any_column(file, chance, "TEXT")
        value = sql_text(chance.choice(SIGNS))
        put(file, table, column, chance.choice((value, f"{column} || {value}")))


@family
def texts_of_entries(file: Path, chance: random.Random) -> None:
    """Markup and signs in the places a reader sees, and nothing else wrong."""
    places = (("entry", "title"), ("entry", "acronym"), ("entry", "definition"), ("entry", "note"),
              ("form", "text"), ("form", "note"), ("reference", "title"), ("reference", "url"),
              ("reference", "publisher"), ("reference", "note"), ("date", "said"),
              ("date", "rule"), ("edition", "value"), ("source", "title"), ("entry", "naming"),
              ("entry", "agreement"), ("entry", "kind"), ("sentence", "reason"),
              ("homonym", "meaning"), ("relation", "kind"), ("discrepancy", "note"))  # fmt: skip
    for table, column in places:
        value = sql_text(chance.choice((*MARKUP, *SIGNS)))
        joined = chance.choice((value, f"{column} || ' ' || {value}", column))
        put(file, table, column, joined)


@family
def long_texts(file: Path, chance: random.Random) -> None:
    table, column = chance.choice(
        (any_column(file, chance, "TEXT"), ("entry", "title"), ("entry", "definition"),
         ("entry", "note"), ("form", "text"), ("source", "text"), ("edition", "value"),
         ("citation", "quote"), ("date", "said"), ("reference", "title"), ("sentence", "text"))
    )  # fmt: skip
    length = chance.choice((200_000, 2_000_000, LARGEST))
    text = chance.choice(("x", "word ", "\n", "ə", "a-b ", "e\u0301"))
    value = f"replace(hex(zeroblob({length // len(text)})), '00', {sql_text(text)})"
    which = chance.choice(("1", f"rowid = (SELECT max(rowid) FROM [{table}])"))
    put(file, table, column, value, which)


@family
def wrong_offsets(file: Path, chance: random.Random) -> None:
    table = chance.choice(("citation", "date", "discrepancy", "sentence", "mention", "quantity",
                           "contradiction_side"))  # fmt: skip
    names = [name for name, _, _ in _columns(file, table)]
    column = chance.choice([name for name in ("start", "end", "sentence", "number", "paragraph")
                            if name in names])  # fmt: skip
    value = chance.choice((f"-{column}", f"{column} + 100000", "-1", "0", f"{column} + 1",
                           f"{column} - 3", "9999999999", "NULL", "start", "5"))  # fmt: skip
    put(file, table, column, value)


@family
def cycles(file: Path, chance: random.Random) -> None:
    """Everything is related to, anchored in and part of everything, itself included."""
    statements = (
        "INSERT OR IGNORE INTO relation SELECT a.id, 1000 + b.position, b.id, 'related' "
        "FROM entry a, entry b",
        "UPDATE date SET anchor = entry", "UPDATE date SET rule = 'year(' || entry || ')+1'",
        "INSERT OR IGNORE INTO discrepancy_entry SELECT discrepancy.id, entry.id FROM discrepancy, "
        "entry",
        "INSERT OR IGNORE INTO contradiction_entry SELECT contradiction.id, entry.id FROM "
        "contradiction, entry",
        "UPDATE entry SET note = (SELECT group_concat(id, ' ') FROM entry)",
        "UPDATE relation SET target = 'nowhere'", "UPDATE date SET anchor = 'nowhere'",
        "UPDATE date SET edtf = NULL, earliest = NULL, latest = NULL",
        "UPDATE date SET anchor = (SELECT id FROM entry ORDER BY position LIMIT 1)",
    )  # fmt: skip
    script(file, *chance.sample(statements, chance.randint(1, 5)))


@family
def doubles(file: Path, chance: random.Random) -> None:
    """Ids and positions that should be single are not, or go in another case."""
    table, column = chance.choice(
        (("entry", "id"), ("entry", "position"), ("form", "entry"), ("sentence", "number"),
         ("reference", "id"), ("form", "id"), ("passage", "entry"), ("key", "spaced"))
    )  # fmt: skip
    value = chance.choice((f"(SELECT min([{column}]) FROM [{table}])", f"upper([{column}])", "''",
                           "'coverage'", "'S1'", "'entry:x'", "'-1'", "' '",
                           "'a/b?c#d'"))  # fmt: skip
    put(file, table, column, value)


@family
def odd_words(file: Path, chance: random.Random) -> None:
    """Types, roles, layers, lanes and the like that azref does not know."""
    table, column = chance.choice(
        (("entry", "type"), ("entry", "scope"), ("entry", "lane"), ("entry", "definition_layer"),
         ("form", "role"), ("form", "layer"), ("date", "layer"), ("date", "basis"),
         ("date", "start_kind"), ("citation", "purpose"), ("sentence", "coverage"),
         ("mention", "disposition"), ("mention", "kind"), ("contradiction", "status"),
         ("entry", "kind"), ("entry", "confidence"), ("source", "language"), ("form", "language"))
    )  # fmt: skip
    put(file, table, column, chance.choice(("'evil'", "''", "'USED'", "'term'", "' '", "'source'")))


@family
def odd_dates(file: Path, chance: random.Random) -> None:
    column = chance.choice(("edtf", "earliest", "latest", "edtf", "said"))
    value = chance.choice(
        ("'99999-01'", "'Y99999999'", "'-9999'", "'2001-13-45'", "'2001/1999'", "'..'", "'/'",
         "'[2001,2002'", "'0000'", "'2001-02-30'", "'9999-12-31'", "'0001-01-01'", "''", "'XXXX'",
         "'2001-XX/..'", "'{1..9999}'", "'[" + ",".join(map(str, range(1000, 9000))) + "]'",
         "'2001~?%'", "'1e999'", "'2001-01-01T25:00:00'", "'٢٠٠١'", "'2001\n'", "NULL")
    )  # fmt: skip
    put(file, "date", column, value)


@family
def many_rows(file: Path, chance: random.Random) -> None:
    """Joins that explode: one folded form for all, hundreds of thousands of links of one entry."""
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT {}) "
    many, more = numbers.format(3_000), numbers.format(60_000)
    first = "(SELECT id FROM entry ORDER BY position LIMIT 1)"
    choices = (
        (f"{many}INSERT INTO form SELECT 100000 + i, {first}, 'x' || i, 'crl', 'en', 'acronym', "
         "'source', 1, '' FROM n",
         f"{many}INSERT INTO homonym SELECT 'crl', 'm' || i, 't' || i FROM n",
         "INSERT OR IGNORE INTO key SELECT 0, 'crl', id, 0 FROM form"),
        (f"{more}INSERT INTO relation SELECT {first}, 1000 + i, id, 'related' FROM n, "
         "(SELECT id FROM entry LIMIT 1)",),
        (f"{more}INSERT INTO citation SELECT {first}, i % 300, i % 300 + i / 300, 'quote', "
         "(SELECT id FROM source), 1, 'x' FROM n",
         f"{more}INSERT INTO quantity SELECT 1000 + i, '5', 9, 12, 'x', 1, 'c', '' FROM n"),
        (f"{many}INSERT INTO entry SELECT 'new-' || i, 10000 + i, 'event', 'event', 'source', "
         "'Event', '', '', 'source', '', '', 'operations', '', '', '' FROM n",
         f"{many}INSERT INTO date SELECT 'new-' || i, 'source', 'event', '2001', '2001-01-01', "
         "'2001-12-31', 'known', 'known', 'stated', '2001', 0, 4, '', NULL FROM n"),
        (f"{more}UPDATE neighbour SET forms = words, "
         "words = (SELECT group_concat('crl' || i, char(10)) FROM n)",),
        (f"{more}INSERT INTO mention SELECT i, i + 9, 'name', 'x', '', 'unaccounted', '' FROM n",
         f"{more}INSERT INTO sentence SELECT 1000 + i, (SELECT id FROM source), i, 0, 1, 'x', "
         "'used', '' FROM n"),
    )  # fmt: skip
    script(file, *chance.choice(choices))
