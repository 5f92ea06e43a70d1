"""The completeness account: what became of every mention and every sentence of the source.

A mention is used where a cited span, a quantity or a discrepancy covers it, and dismissed where
an editor's dismissed quote does. A sentence is used where an entry or a discrepancy cites it, or
background with the editors' reason.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from azref.entries import Coverage, Span
from azref.ingest.edition import Edition, Record
from azref.ingest.locator import Locator
from azref.ingest.problems import Problems
from azref.ingest.reading import Reading
from azref.ingest.scanner import Cover, Mention
from azref.ingest.tables import Tables
from azref.ingest.times import TimeKind

UNACCOUNTED = "unaccounted"
_FEW = 4


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A quote of the source that is no entry, and why."""

    span: Span
    reason: str


def add_account(
    edition: Edition,
    locator: Locator,
    reading: Reading,
    tables: Tables,
    problems: Problems,
) -> None:
    """Adds mentions and sentences with what became of each; reports what is unaccounted."""
    told = _Told(reading)
    is_strict = edition.account == "strict" and edition.is_whole
    used = Cover(edition.text, _used_spans(tables))
    dismissed = _dismissals(edition, locator)
    rows = []
    for mention in reading.mentions:
        disposition, reason = _settle(mention, used, dismissed.get(locator.sentence(mention.span)))
        rows.append((*mention.span, *mention[1:], disposition, reason))
        if disposition == UNACCOUNTED and is_strict:
            _report(mention, told.of(mention), edition, locator, problems)
    tables.extend("mention", "start end kind text about disposition reason", rows)
    _add_sentences(edition, locator, tables, problems)
    if is_strict:
        _sum_up(edition, tables, problems)


def _sum_up(edition: Edition, tables: Tables, problems: Problems) -> None:
    """Says how much is unaccounted and what to write for each kind, where it is more than a few."""
    rows = tables.select("mention", "kind", "disposition")
    left = Counter(kind for kind, disposition in rows if disposition == UNACCOUNTED)
    sentences = (coverage for (coverage,) in tables.select("sentence", "coverage"))
    left["sentence"] = sum(coverage == UNACCOUNTED for coverage in sentences)
    ways = [
        f"{count} {_noun(kind, count)} ({_WAYS[kind]})" for kind, count in left.items() if count
    ]
    if left.total() > _FEW:
        text = f"not accounted for: {', '.join(ways)}; what is no entry belongs in [[dismissed]]"
        problems.whole(edition.source.name, text)


def _noun(kind: str, count: int) -> str:
    return kind if count == 1 else f"{kind}s"


_WAYS = {
    "time": "quote each in an [[event]]",
    "acronym": "forms of a [[term]]",
    "name": "forms of a [[term]]",
    "number": "a [[quantity]]",
    "sentence": "quote it in an [[event]], or say in a [[sentence]] why not",
}


class _Told:
    """What the compiler makes of a mention, in words for a problem."""

    def __init__(self, reading: Reading) -> None:
        self._expressions = reading.expressions
        self._at = {each.start: each for each in reading.expressions}

    def of(self, mention: Mention) -> str:
        """`(Planning Process)`, `(2002, counted from "2001")`, empty where nothing is known."""
        if mention.kind != "time":
            return f" ({mention.about})" if mention.about else ""
        found = self._at[mention.span.start]
        if found.kind in (TimeKind.RECURRING, TimeKind.DEICTIC):
            return f" ({found.kind})"
        if found.anchor is None:
            told = found.edtf or "no date can be read from it"
            return "" if told == mention.text else f" ({told})"
        return (
            f' ({found.edtf or "no date"}, counted from "{self._expressions[found.anchor].words}")'
        )


def _used_spans(tables: Tables) -> list[Span]:
    """Forms and dates of entries, quantities, and discrepancies; a quote alone uses nothing."""
    cited = tables.select("citation", "start", "end", "purpose")
    spans = [Span(start, end) for start, end, purpose in cited if purpose != "quote"]
    for table in ("quantity", "discrepancy"):
        spans += [Span(start, end) for start, end in tables.select(table, "start", "end")]
    return spans


def _dismissals(edition: Edition, locator: Locator) -> dict[int, list[Dismissal]]:
    """What is dismissed, by the number of each sentence it reaches into."""
    found: dict[int, list[Dismissal]] = {}
    for record in edition.all("dismissed"):
        span = locator.quote(record, "quote", record.text("quote"))
        if span is not None:
            for number in locator.sentences(span):
                found.setdefault(number, []).append(Dismissal(span, record.text("reason")))
    return found


def _settle(
    mention: Mention, used: Cover, dismissed: Sequence[Dismissal] | None
) -> tuple[str, str]:
    covers = used.covers_name if mention.kind == "name" else used.covers
    if covers(mention.span):
        return "used", ""
    for dismissal in dismissed or ():
        if dismissal.span.contains(mention.span):
            return "dismissed", dismissal.reason
    return UNACCOUNTED, ""


def _report(
    mention: Mention, about: str, edition: Edition, locator: Locator, problems: Problems
) -> None:
    place = f"S{locator.sentence(mention.span)} at {mention.span.start}"
    text = f'{mention.kind} "{mention.text}"{about} in {place} is neither used nor dismissed'
    problems.between(edition.source, *mention.span, text)


def _add_sentences(edition: Edition, locator: Locator, tables: Tables, problems: Problems) -> None:
    background = _background(edition, locator, problems)
    cited = {number for (number,) in tables.select("citation", "sentence")}
    cited |= {number for (number,) in tables.select("discrepancy", "sentence")}
    for stretch in locator.stretches:
        reason = background.get(stretch.number, "")
        coverage = _coverage(stretch.number in cited, reason)
        if coverage == UNACCOUNTED and edition.account == "strict" and edition.is_whole:
            text = f"S{stretch.number} is neither used nor background"
            problems.between(edition.source, *stretch.span, text)
        tables.add(
            "sentence",
            number=stretch.number,
            source=tables.source,
            paragraph=stretch.paragraph,
            start=stretch.span.start,
            end=stretch.span.end,
            text=edition.text[stretch.span.start : stretch.span.end],
            coverage=coverage,
            reason=reason,
        )


def _coverage(is_cited: bool, reason: str) -> str:
    if reason:
        return str(Coverage.BACKGROUND)
    return str(Coverage.USED) if is_cited else UNACCOUNTED


def _background(edition: Edition, locator: Locator, problems: Problems) -> dict[int, str]:
    numbers = {f"S{stretch.number}": stretch.number for stretch in locator.stretches}
    found: dict[int, str] = {}
    for record in edition.all("sentence"):
        if record.id in numbers:
            found[numbers[record.id]] = record.text("background")
        else:
            _report_number(record, len(numbers), problems)
    return found


def _report_number(record: Record, count: int, problems: Problems) -> None:
    text = f'no sentence "{record.id}"; the source has S1 to S{count}'
    problems.at(record.script, record.where("id"), text)
