"""Damage to the bytes of a database file, and files that are something else."""

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
from tests.drill.edits import (
    family,
    rewrite,
)


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
