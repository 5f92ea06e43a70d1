"""The command line. The window is imported only when a window is asked for.

Exit status: 0 found or done, 1 nothing found or a check failed, 2 wrong use or an unreadable
file; whatever went wrong is one line on standard error.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import azref
from azref import paths
from azref.errors import AzrefError, EditionError

FOUND, NOTHING, WRONG_USE = 0, 1, 2
_VERBS = ("lookup", "show", "timeline", "export", "build", "check")
_MOST_HITS = 1000


class _Parser(argparse.ArgumentParser):
    """Reports wrong use in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, f"azref: {message}; see: {self.prog} --help\n")


def main(words: Sequence[str]) -> int:
    """Runs azref with the words of a command line and returns the exit status."""
    _speak_utf8()
    words = [word.encode("utf-8", "replace").decode() for word in words]
    try:
        if words and words[0] in (*_VERBS, "-h", "--help", "--version"):
            return _run(words)
        return _open_window(words)
    except EditionError as error:
        for problem in error.problems:
            _complain(problem)
        return NOTHING
    except AzrefError as error:
        _complain(str(error))
        return WRONG_USE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except OSError as error:
        _complain(f"{error.filename or 'the system'}: {error.strerror or error}")
        return WRONG_USE
    except KeyboardInterrupt:
        return WRONG_USE


def entry_point() -> int:
    """What the installed command `azref` runs."""
    return main(sys.argv[1:])


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _complain(line: str) -> None:
    print(f"azref: {line}", file=sys.stderr)  # noqa: T201


def _print(text: str) -> None:
    print(text)  # noqa: T201


def _print_json(record: object) -> None:
    _print(json.dumps(record, ensure_ascii=False, indent=2))


def _open_window(words: Sequence[str]) -> int:
    parser = _Parser(prog="azref", description="Open the window.", epilog=_verbs_line())
    parser.add_argument("address", nargs="?", help="azref://entry/ID to show at once")
    _add_database(parser)
    given = parser.parse_args(words)
    if given.address and not given.address.startswith("azref:"):
        parser.error(f'"{given.address[:60]}" is neither a verb nor an azref:// address')
    from azref.app import run

    return run(given.database, given.address or "")


def _verbs_line() -> str:
    return f"Without a window: azref {{{','.join(_VERBS)}}} --help"


def _run(words: Sequence[str]) -> int:
    parser = _Parser(prog="azref", description="Offline reference to Azerbaijan and NATO.")
    parser.add_argument("--version", action="version", version=f"azref {azref.__version__}")
    verbs = parser.add_subparsers(metavar="VERB", required=True, parser_class=_Parser)
    for add in (_add_lookup, _add_show, _add_timeline, _add_export, _add_build, _add_check):
        add(verbs)
    given = parser.parse_args(words)
    status: int = given.run(given)
    return status


_Verbs = argparse._SubParsersAction


def _add_database(parser: argparse.ArgumentParser) -> None:
    default = paths.bundled_database()
    parser.add_argument("--database", type=Path, default=default, metavar="FILE",
                        help="another reference database than the bundled one")  # fmt: skip


def _add_reading(verbs: "_Verbs[_Parser]", name: str, text: str) -> _Parser:
    parser = verbs.add_parser(name, help=text, description=text)
    parser.add_argument("--json", action="store_true", help="print JSON")
    _add_database(parser)
    return parser


def _add_lookup(verbs: "_Verbs[_Parser]") -> None:
    parser = _add_reading(verbs, "lookup", "Look up an acronym, a name or a year.")
    parser.add_argument("words", nargs="*", metavar="WORDS")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="at most N hits (20)")
    parser.set_defaults(run=_lookup)


def _add_show(verbs: "_Verbs[_Parser]") -> None:
    parser = _add_reading(verbs, "show", "Show one entry whole.")
    parser.add_argument("id", metavar="ID")
    parser.set_defaults(run=_show)


def _add_timeline(verbs: "_Verbs[_Parser]") -> None:
    parser = _add_reading(verbs, "timeline", "List the events in time order.")
    parser.add_argument("--from", dest="first", metavar="D", help="only events that reach D")
    parser.add_argument("--to", dest="last", metavar="D", help="only events not after D")
    parser.add_argument("--context", action="store_true", help="with the editors' context events")
    parser.set_defaults(run=_timeline)


def _add_export(verbs: "_Verbs[_Parser]") -> None:
    text = "Write entries to a file; the format follows its suffix (.pdf)."
    parser = verbs.add_parser("export", help=text, description=text)
    parser.add_argument("ids", nargs="*", metavar="ID")
    parser.add_argument("--all", action="store_true", help="every entry of the source")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE")
    _add_database(parser)
    parser.set_defaults(run=_export)


def _add_build(verbs: "_Verbs[_Parser]") -> None:
    text = "Compile an edition to a database."
    parser = verbs.add_parser("build", help=text, description=text)
    parser.add_argument("edition", type=Path, metavar="EDITION_DIR")
    parser.add_argument("output", type=Path, metavar="OUTPUT")
    parser.set_defaults(run=_build)


def _add_check(verbs: "_Verbs[_Parser]") -> None:
    text = "Verify a database, prove it equals a rebuild, print the coverage account."
    parser = _add_reading(verbs, "check", text)
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser.add_argument("--edition", type=Path, metavar="DIR", help="the edition it was built from")
    parser.set_defaults(run=_check)


def _lookup(given: argparse.Namespace) -> int:
    query = " ".join(given.words)
    if not query.strip(" \t\n\x00"):
        raise AzrefError("nothing to look up; give an acronym, a name or a year")
    if not 1 <= given.limit <= _MOST_HITS:
        raise AzrefError(f"--limit must be between 1 and {_MOST_HITS}")
    from azref.render.records import hit_record
    from azref.store.database import Database

    hits = Database(given.database).lookup(query, given.limit)
    if given.json:
        _print_json({"query": query, "hits": [hit_record(hit) for hit in hits]})
    elif not hits:
        _complain(f'nothing found for "{query[:60]}"')
    for hit in () if given.json else hits:
        name = f"{hit.acronym}  {hit.title}" if hit.acronym else hit.title
        _print(f"{hit.id:32} {name}{f'  ({hit.note})' if hit.note else ''}")
    return FOUND if hits else NOTHING


def _show(given: argparse.Namespace) -> int:
    from azref.store.database import Database

    database = Database(given.database)
    entry = database.entry(given.id)
    if given.json:
        from azref.render.records import entry_record

        _print_json(entry_record(entry))
    else:
        from azref.render.entry_page import entry_page
        from azref.render.plain import page_text

        _print(page_text(entry_page(entry, database.source())).rstrip())
    return FOUND


def _timeline(given: argparse.Namespace) -> int:
    from azref.render.records import event_record
    from azref.store.database import Database
    from azref.timeline.period import Period

    period = Period.between(given.first or "", given.last or "")
    events = Database(given.database).timeline(with_context=given.context)
    kept = [event for event in events if period.meets(event)]
    if given.json:
        _print_json({"events": [event_record(event) for event in kept]})
    elif not kept:
        _complain("no event lies in that time")
    for event in () if given.json else kept:
        date = event.source.edtf or event.source.said or "undated"
        attested = f"  (attested {event.attested})" if event.attested else ""
        _print(f"{date:14} {event.title}{attested}")
    return FOUND if kept else NOTHING


def _export(given: argparse.Namespace) -> int:
    if given.all == bool(given.ids):
        raise AzrefError("give the ids of the entries to export, or --all")
    from azref.export.document import export_entries
    from azref.store.database import Database

    database = Database(given.database)
    wanted = [s.id for s in database.summaries() if s.scope.value == "source"]
    export_entries(database, wanted if given.all else list(dict.fromkeys(given.ids)), given.output)
    return FOUND


def _build(given: argparse.Namespace) -> int:
    from azref.ingest.compiler import compile_edition
    from azref.ingest.database import write_database

    tables = compile_edition(given.edition, _complain)
    write_database(tables, given.output)
    _complain(f"wrote {given.output} with {len(tables.of('entry'))} entries")
    return FOUND


def _check(given: argparse.Namespace) -> int:
    from azref.store.database import Database

    file = given.file or given.database
    is_bundled = file == paths.bundled_database()
    edition = given.edition or (paths.bundled_edition() if is_bundled else None)
    database = Database(file)
    record: dict[str, Any] = {
        "database": str(file),
        "faults": list(database.integrity()),
        "rebuild": _rebuild(file, edition),
        "account": [
            {"kind": kind, "disposition": disposition, "count": count}
            for kind, disposition, count in database.account()
        ],
        "unaccounted": list(database.unaccounted()),
    }
    is_strict = database.facts().account == "strict"
    is_sound = not record["faults"] and record["rebuild"] != "different"
    record["sound"] = is_sound and not (is_strict and record["unaccounted"])
    _print_json(record) if given.json else _print_check(record)
    return FOUND if record["sound"] else NOTHING


def _rebuild(file: Path, edition: Path | None) -> str:
    """How `file` compares with a rebuild of `edition`: identical, equal, different, not tried."""
    if edition is None:
        return "not tried"
    from azref.ingest.rebuild import compare

    return str(compare(file, edition))


_REBUILD = {
    "identical": "a rebuild of its edition gives the same bytes",
    "equal": "a rebuild of its edition gives the same rows, laid out by another SQLite",
    "different": "a rebuild of its edition gives something else",
    "not tried": "not compared with an edition; name it with --edition",
}


def _print_check(record: dict[str, Any]) -> None:
    _print(f"{record['database']}: {'sound' if record['sound'] else 'NOT sound'}")
    _print(f"  {_REBUILD[record['rebuild']]}")
    for fault in record["faults"]:
        _print(f"  fault: {fault}")
    _print("  account of the source:")
    for row in record["account"]:
        _print(f"    {row['kind']:9} {row['disposition']:12} {row['count']:5}")
    for line in record["unaccounted"]:
        _print(f"  unaccounted: {line}")
