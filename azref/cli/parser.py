"""The words of a command line, parsed; every verb with its options."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import azref
from azref import paths
from azref.cli import verbs
from azref.cli.output import WRONG_USE, complain
from azref.cli.suggestions import VERBS, refuse
from azref.store.fields import EXAMPLES

_Verbs = argparse._SubParsersAction


class _Parser(argparse.ArgumentParser):
    """Reports wrong use in one line. `appendix` gives what its help ends in."""

    appendix: Callable[[], str] = staticmethod(str)

    def format_help(self) -> str:
        return super().format_help() + self.appendix()

    def error(self, message: str) -> NoReturn:
        complain(f"{message}; see: {self.prog} --help")
        self.exit(WRONG_USE)


def run_verb(words: Sequence[str]) -> int:
    """Runs the verb that `words` begin with and returns the exit status."""
    parser = _Parser(
        prog=paths.command(),
        description="Offline reference to the Azerbaijan–NATO partnership. "
        "Without a verb, or with azref://entry/ID or azref://lookup/WORDS, it opens the window, "
        "or turns to the one that is open.",
    )
    parser.add_argument("--version", action="version", version=f"azref {azref.__version__}")
    parser.add_argument("--rebuild", action="store_true",
                        help="make the bundled database anew from its edition")  # fmt: skip
    group = parser.add_subparsers(metavar="VERB", required=True, parser_class=_Parser)
    for add in (_add_lookup, _add_show, _add_timeline, _add_export, _add_build, _add_check):
        add(group)
    if words[:1] == ["export"]:
        _add_document_options(group.choices["export"])
    given = vars(parser.parse_args(words))
    run = given.pop("run")
    given.pop("rebuild")  # stands alone, and is done before anything is parsed
    status: int = run(**given)
    return status


def window_words(words: Sequence[str]) -> tuple[str, str]:
    """The address and the database that a start of the window was given, empty where not."""
    parser = _Parser(prog=paths.command(), description="Open the window.")
    parser.add_argument("address", nargs="?", default="", help="azref://entry/ID to show at once")
    parser.add_argument("--database", default="", metavar="FILE", help=_DATABASE)
    given, rest = parser.parse_known_args(words)
    if rest and given.address and not rest[0].startswith("-") and given.address not in VERBS:
        refuse(given.address)
    if rest:
        first = "write the verb first" if given.address in VERBS else f"{rest[0]} is not understood"
        parser.error(first)
    return given.address, given.database


_DATABASE = "another reference database than the bundled one"


def _add_verb(group: "_Verbs[_Parser]", run: Any, text: str, *, reads: bool = True) -> _Parser:
    """A verb named like the function that does it."""
    parser = group.add_parser(run.__name__, help=text, description=text)
    parser.set_defaults(run=run)
    if reads:
        parser.add_argument("--json", dest="as_json", action="store_true", help="print JSON")
        _add_database(parser)
    return parser


def _add_database(parser: _Parser) -> None:
    parser.add_argument("--database", type=Path, metavar="FILE", help=_DATABASE)


def _add_lookup(group: "_Verbs[_Parser]") -> None:
    text = "Look up an acronym, a name or a year. Narrow it with " + ", ".join(EXAMPLES["en"])
    parser = _add_verb(group, verbs.lookup, f"{text}.")
    parser.add_argument("words", nargs="*", metavar="WORDS")
    parser.add_argument("--limit", type=int, default=verbs.LIMIT, metavar="N",
                        help=f"at most N hits ({verbs.LIMIT})")  # fmt: skip


def _add_show(group: "_Verbs[_Parser]") -> None:
    text = "Show one entry whole, or a sentence of the source (S14)."
    parser = _add_verb(group, verbs.show, text)
    parser.add_argument("id", metavar="ID")


def _add_timeline(group: "_Verbs[_Parser]") -> None:
    parser = _add_verb(group, verbs.timeline, "List the events in time order.")
    parser.add_argument("--from", dest="first", default="", metavar="D", help="events that reach D")
    parser.add_argument("--to", dest="last", default="", metavar="D", help="events not after D")
    parser.add_argument("--context", action="store_true", help="with the editors' context events")


def _add_export(group: "_Verbs[_Parser]") -> None:
    text = "Write entries to a file; the format follows its suffix."
    parser = _add_verb(group, verbs.export, text)
    parser.add_argument("ids", nargs="*", metavar="ID")
    parser.add_argument("--all", dest="every", action="store_true", help="all of the source")
    parser.add_argument("--context", action="store_true",
                        help="with --all: also what the editors add around the source")  # fmt: skip
    parser.add_argument("--output", type=Path, required=True, metavar="FILE")
    parser.add_argument("--selection", type=Path, metavar="FILE",
                        help="what an earlier export holds, .json or a PDF with it")  # fmt: skip
    parser.add_argument("--title", default="", metavar="TEXT", help="instead of the edition's")
    parser.add_argument("--remark", dest="remarks", nargs=2, action="append", default=[],
                        metavar=("ID", "TEXT"), help="yours on an entry; repeat it")  # fmt: skip
    parser.appendix = _formats


def _formats() -> str:
    """The formats, for the help of export alone: it takes time to load what knows them."""
    from azref.export.formats import FORMATS

    lines = "".join(f"  {each.suffix:16}{each.name}\n" for each in FORMATS)
    return f"\nsuffixes:\n{lines}"


def _add_document_options(parser: _Parser) -> None:
    """How the document is set; what a format has no use for it leaves out.

    Only an export may load what belongs to exports.
    """
    from azref.export.options import LABELS, Order, Paper, Standard

    def choice(name: str, values: Sequence[str], text: str) -> None:
        parser.add_argument(f"--{name}", choices=values, default=values[0], help=text)

    choice("paper", [str(paper) for paper in Paper], "the paper of a PDF (%(default)s)")
    choice("labels", LABELS, "the language of headings and labels (%(default)s)")
    choice("order", [str(order) for order in Order],
           "events in time and terms by kinds, or all as given (%(default)s)")  # fmt: skip
    choice("standard", [str(standard) for standard in Standard],
           "PDF/UA-1 with PDF/A-2a, or PDF/A-1a (%(default)s)")  # fmt: skip
    for part in ("figure", "appendix"):
        parser.add_argument(f"--no-{part}", dest=f"has_{part}", action="store_false",
                            help=f"a PDF without the {part}")  # fmt: skip
    parser.add_argument("--attach", dest="has_records", action="store_true",
                        help="attach the entries as JSON to a PDF (then PDF/A-3a)")  # fmt: skip


def _add_build(group: "_Verbs[_Parser]") -> None:
    parser = _add_verb(group, verbs.build, "Compile an edition to a database.", reads=False)
    parser.add_argument("edition", type=Path, metavar="EDITION_DIR")
    parser.add_argument("output", type=Path, metavar="OUTPUT")


def _add_check(group: "_Verbs[_Parser]") -> None:
    text = "Verify a database, prove it equals a rebuild, print the coverage account."
    parser = _add_verb(group, verbs.check, text)
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser.add_argument("--edition", type=Path, metavar="DIR", help="the edition it was built from")
    parser.add_argument("--against", type=Path, metavar="OTHER",
                        help="an older database: name every fact that changed since")  # fmt: skip
