"""The completeness account: what became of every mention and every sentence of the source.

A mention is used where a cited span, a quantity or a discrepancy covers it, and dismissed where
an editor's dismissed quote does. A sentence is used where an entry or a discrepancy cites it, or
background with the editors' reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from azref.entries import Coverage, Span
from azref.ingest.edition import Edition, Record
from azref.ingest.locator import Locator
from azref.ingest.problems import Problems
from azref.ingest.scanner import Ink, Mention
from azref.ingest.tables import Tables

UNACCOUNTED = "unaccounted"


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A quote of the source that is no entry, and why."""

    span: Span
    reason: str


def add_account(
    edition: Edition,
    locator: Locator,
    found: Sequence[Mention],
    tables: Tables,
    problems: Problems,
) -> None:
    """Adds mentions and sentences with what became of each; reports what is unaccounted."""
    used = Ink(edition.text, _used_spans(tables))
    dismissed = _dismissals(edition, locator)
    rows = []
    for mention in found:
        disposition, reason = _settle(mention, used, dismissed.get(locator.sentence(mention.span)))
        rows.append((*mention.span, *mention[1:], disposition, reason))
        if disposition == UNACCOUNTED and edition.account == "strict":
            _report(mention, edition, locator, problems)
    tables.extend("mention", "start end kind text about disposition reason", rows)
    _add_sentences(edition, locator, tables, problems)


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


def _settle(mention: Mention, used: Ink, dismissed: Sequence[Dismissal] | None) -> tuple[str, str]:
    covers = used.covers_name if mention.kind == "name" else used.covers
    if covers(mention.span):
        return "used", ""
    for dismissal in dismissed or ():
        if dismissal.span.contains(mention.span):
            return "dismissed", dismissal.reason
    return UNACCOUNTED, ""


def _report(mention: Mention, edition: Edition, locator: Locator, problems: Problems) -> None:
    about = f" ({mention.about})" if mention.about else ""
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
        if coverage == UNACCOUNTED and edition.account == "strict":
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
