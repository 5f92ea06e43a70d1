"""Damage to the schema: triggers, views and tables that are not what they seem."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

from azref import schema
from tests.drill.edits import any_column, columns_of, family, script, tables

BOMB = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT {columns} FROM c"
CALLS = (
    "load_extension('/tmp/evil')", "fts3_tokenizer('simple')", "writefile('/tmp/evil', 'x')",
    "readfile('/etc/passwd')", "edit('x')", "zeroblob(1999999999)", "hex(randomblob(90000000))",
    "printf('%.*c', 999999999, 'x')", "(SELECT count(*) FROM pragma_integrity_check)",
    "(SELECT group_concat(hex(x)) FROM (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 "
    "FROM c LIMIT 1000000000) SELECT x FROM c))",
)  # fmt: skip


@family
def triggers(file: Path, chance: random.Random) -> None:
    table = chance.choice(tables(file))
    event = chance.choice(("INSERT", "UPDATE", "DELETE"))
    script(file, f"CREATE TRIGGER evil AFTER {event} ON [{table}] BEGIN "
            f"SELECT {chance.choice(CALLS)}; DELETE FROM entry; END")  # fmt: skip


@family
def views_as_tables(file: Path, chance: random.Random) -> None:
    table = chance.choice((*tables(file), "entry", "form", "source", "key"))
    names = [name for name, _, _ in columns_of(file, table)]
    value = chance.choice(("x", *CALLS, f"(SELECT [{names[0]}] FROM [{table}])"))
    columns = ", ".join(f"{value} AS [{name}]" for name in names)
    body = chance.choice((BOMB.format(columns=columns), f"SELECT {columns} FROM (SELECT 1 AS x)",
                          f"SELECT {columns} FROM (SELECT 1 AS x) a, sqlite_schema, sqlite_schema, "
                          "sqlite_schema, sqlite_schema, sqlite_schema"))  # fmt: skip
    script(file, f"DROP TABLE [{table}]", f"CREATE VIEW [{table}] AS {body}")


@family
def virtual_tables(file: Path, chance: random.Random) -> None:
    table = chance.choice((*tables(file), "inside", "beginning", "fulltext"))
    columns = ", ".join(f"[{name}]" for name, _, _ in columns_of(file, table))
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
    column, _, _ = chance.choice(columns_of(file, table))
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
