"""Whether the tables of a database are those azref reads: as the schema has them, and stored.

A view, a virtual table or a generated column in the place of a table is a program that reading
would run. https://www.sqlite.org/security.html
"""

import sqlite3

from azref import schema

_SHADOWS = ("_data", "_idx", "_config")
_PROGRAMS = ("generated", " as ", " as(", ")as", "virtual", "view")


def check_tables(connection: sqlite3.Connection) -> None:
    """Returns where every table of `schema` is there, as it is declared.

    Raises `ValueError` with the name of the first that is not.
    """
    text = schema.TABLES + schema.INDEXES
    plain, full_text = _names(text, "CREATE TABLE "), _names(text, "CREATE VIRTUAL TABLE ")
    shadows = {name + part for name in full_text for part in _SHADOWS}
    missing = {*plain, *full_text, *shadows}
    for type_, name, sql in connection.execute(
        "SELECT type, lower(name), sql FROM sqlite_master WHERE type <> 'index'"
    ):
        if name in missing:
            is_sound = _is_plain(sql) if name in shadows else _is_declared(sql, text)
            if type_ != "table" or not is_sound:
                raise ValueError(f"{name} is not the table it should be")
            missing.remove(name)
        elif name in plain or name in full_text or name in shadows:
            raise ValueError(f"{name} is there twice")
    if missing:
        raise ValueError(f"it has no table {min(missing)}")


def _names(text: str, before: str) -> list[str]:
    return [part.split(None, 1)[0] for part in text.split(before)[1:]]


def _is_declared(sql: object, text: str) -> bool:
    """Whether `text` declares a table so; comments may have been others when it was built."""
    if not isinstance(sql, str) or not sql.endswith((")", ") WITHOUT ROWID")):
        return False
    return sql in text or _uncommented(sql) in _uncommented(text)


def _uncommented(sql: str) -> str:
    """A statement without its comments, blanks put together."""
    return " ".join(" ".join(line.partition("--")[0] for line in sql.splitlines()).split())


def _is_plain(sql: object) -> bool:
    """Whether a table behind a full-text index, which SQLite words itself, only stores."""
    if not isinstance(sql, str) or not sql.startswith("CREATE TABLE "):
        return False
    folded = sql.lower()
    return not any(word in folded for word in _PROGRAMS)
