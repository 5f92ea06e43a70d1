"""Damage to the rows: wrong types, hostile texts, offsets and dates beyond reason."""

import random
from pathlib import Path

from tests.drill.edits import (
    any_column,
    columns_of,
    family,
    put,
    script,
    sql_text,
)

LARGEST = 10_000_000
"""Characters of the longest string put into a column."""
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
    names = [name for name, _, _ in columns_of(file, table)]
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
