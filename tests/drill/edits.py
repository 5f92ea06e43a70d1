"""What every damage is done with, and the list of all there are."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

Damage = Callable[[Path, random.Random], None]
FAMILIES: list[Damage] = []


def family(damage: Damage) -> Damage:
    FAMILIES.append(damage)
    return damage


def rewrite(file: Path, change: Callable[[bytearray], bytes | bytearray]) -> None:
    file.write_bytes(change(bytearray(file.read_bytes())))


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


def columns_of(file: Path, table: str) -> list[tuple[str, str, bool]]:
    """Name, type and whether it is a key of every column."""
    with closing(sqlite3.connect(file)) as database:
        found = database.execute(f"PRAGMA table_info([{table}])")
        return [(row[1], row[2], bool(row[5])) for row in found]


def any_column(file: Path, chance: random.Random, wanted: str = "") -> tuple[str, str]:
    """A table and one of its columns, of the type `wanted` if that is given."""
    places = [
        (table, name)
        for table in tables(file)
        for name, type_, _ in columns_of(file, table)
        if wanted in type_
    ]
    return chance.choice(places)


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
