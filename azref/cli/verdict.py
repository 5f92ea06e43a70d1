"""What `azref check` finds out about a database, as a record and in words."""

from pathlib import Path
from typing import Any

from azref.store.database import Database
from azref.store.header import check_header

_REBUILD = {
    "identical": "a rebuild of its edition gives the same bytes",
    "equal": "a rebuild of its edition gives the same rows, laid out by another SQLite",
    "different": "a rebuild of its edition gives something else",
    "not tried": "not compared with an edition; name it with --edition",
}


def examine(file: Path, edition: Path | None, against: Path | None = None) -> dict[str, Any]:
    """The verdict on `file`; `sound` is false where a fault, or a gap in a strict account, is.

    `changes` names what differs from the facts of the database `against`, which is no fault.

    Raises `DatabaseError` where the file cannot be read, `EditionError` where the edition does
    not compile.
    """
    database = Database(file)
    facts = database.facts()
    record: dict[str, Any] = {
        "database": str(file),
        "edition": facts.id,
        "date": facts.date,
        "faults": list(database.integrity()),
        "rebuild": _rebuild(file, edition),
        "account": [
            {"kind": kind, "disposition": disposition, "count": count}
            for kind, disposition, count in database.account()
        ],
        "unaccounted": list(database.unaccounted()),
    }
    if against is not None:
        record["against"] = str(against)
        record["changes"] = _changes(against, file)
    is_strict = facts.account == "strict"
    is_sound = not record["faults"] and record["rebuild"] != "different"
    record["sound"] = is_sound and not (is_strict and record["unaccounted"])
    return record


def _rebuild(file: Path, edition: Path | None) -> str:
    """How `file` compares with a rebuild of `edition`: identical, equal, different, not tried."""
    if edition is None:
        return "not tried"
    from azref.ingest.rebuild import compare

    return str(compare(file, edition))


def _changes(old: Path, new: Path) -> list[str]:
    check_header(old)
    from azref.ingest.comparison import compare_facts

    return list(compare_facts(old, new))


def verdict_text(record: dict[str, Any]) -> str:
    lines = [f"{record['database']}: {'sound' if record['sound'] else 'NOT sound'}"]
    lines += ["  edition " + " of ".join(filter(None, (record["edition"], record["date"])))]
    lines += [f"  {_REBUILD[record['rebuild']]}"]
    lines += [f"  fault: {fault}" for fault in record["faults"]]
    lines += ["  account of the source:"]
    lines += [
        f"    {row['kind']:9} {row['disposition']:12} {row['count']:5}" for row in record["account"]
    ]
    lines += [f"  unaccounted: {line}" for line in record["unaccounted"]]
    if "changes" in record:
        count = len(record["changes"])
        told = f"{count:,} differences" if count > 1 else "one difference" if count else "no fact"
        ending = "" if count else " was added, changed or withdrawn"
        lines += [f"  compared with {record['against']}: {told}{ending}"]
        lines += [f"    {change}" for change in record["changes"]]
    return "\n".join(lines)
